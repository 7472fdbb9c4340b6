"""What is said outside of forms and is no report: repeated and kept, answered, or met with a kind word."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from handlers.language.dates import long_moment
from storage.drafts import DraftRow
from storage.people import Person as Somebody
from storage.sessions import AttendanceAnswer
from storage.tasks import Task, TaskHelper
from tests.dialogs.refusals import NOT_YOURS, OLD_BUTTON
from tests.dialogs.sample import PLACE, THEME, session_of
from tests.dialogs.tasks.reporting import PARKING, SIDEWALK, reports
from tests.house import ZONE, House, Person

WORDS = "Nhà bà Tư đầu kiệt hay để xe chắn lối <đi>"
ASKED = f"Em chưa rõ ý: «{WORDS}»\nLời của đồng chí em vẫn giữ. Đồng chí muốn làm gì với lời này?"
REPORT, DELAY, ATTEND, SECRETARY = "📣 Báo cáo việc này", "⏳ Xin gia hạn", "🙋 Báo dự / vắng", "💬 Gửi bí thư"


def answers(house: House) -> list[AttendanceAnswer]:
    with house.database.reading() as db:
        return list(db.scalars(select(AttendanceAnswer).where(AttendanceAnswer.session_id == session_of(house).id)))


async def test_what_is_not_understood_is_repeated_and_asked_about(lan: Person) -> None:
    assert await lan.says(WORDS) == [ASKED]
    assert lan.labels() == [REPORT, DELAY, ATTEND, SECRETARY, "👌 Không cần làm gì"]


async def test_what_was_only_said_waits_for_nobody(house: House, lan: Person) -> None:
    await lan.says("hôm qua tổ tôi liên hoan đông lắm")
    assert await lan.taps("👌 Không cần làm gì") == ["Dạ vâng, em không giữ lời này nữa. Cần gì đồng chí cứ nhắn em."]
    assert len(await lan.says("/menu")) == 1
    assert not any("liên hoan" in f"{row.data}{row.opened}" for row in house.rows(DraftRow))


async def test_the_words_go_into_a_report_also_after_a_restart(house: House, lan: Person) -> None:
    await lan.says(WORDS)
    await house.restart()
    (asked,) = await lan.taps(REPORT)
    assert asked.startswith(f"Báo cáo việc · bước 1/6\n\nTin “{WORDS}” báo cáo cho việc nào?\n– {SIDEWALK}")
    (asked,) = await lan.taps(PARKING)
    assert f"Em ghi lời đồng chí: “{WORDS}”" in asked
    await lan.taps("⏳ Đang thực hiện")
    await lan.taps("📨 Gửi")
    (report,) = reports(house)
    assert (report.outcome, report.done_text) == ("doing", WORDS)


async def test_words_of_the_only_task_are_asked_how_far_it_is(house: House, binh: Person) -> None:
    async with house.database.writing() as unit:
        mine = list(unit.db.scalars(select(Task).where(Task.assignee_id == id_of(house, "Phạm Quốc Bình"))))
        for one in mine[1:]:
            one.state = "cancelled"
        helped = list(unit.db.scalars(select(TaskHelper)))
        for helper in helped:
            unit.db.delete(helper)
        unit.commit()
    await binh.says("Mấy nhà ấy bữa ni vắng cả")
    (asked,) = await binh.taps(REPORT)
    assert "Em ghi lời đồng chí: “Mấy nhà ấy bữa ni vắng cả”" in asked and "Việc này đến đâu rồi?" in asked


async def test_words_that_a_report_had_stay_in_it(house: House, lan: Person) -> None:
    await lan.says(WORDS)
    await lan.taps(REPORT)
    await lan.taps(PARKING)
    await lan.says("/menu")
    await lan.says("Nhà ông Ba cũng rứa, khó nói lắm")
    await lan.taps(REPORT)
    (asked,) = await lan.taps(PARKING)
    assert f"“{WORDS}" in asked and "Nhà ông Ba cũng rứa, khó nói lắm”" in asked


def id_of(house: House, name: str) -> int:
    with house.database.reading() as db:
        return db.scalars(select(Somebody.id).where(Somebody.full_name == name)).one()


async def test_the_words_become_the_reason_of_a_delay(house: House, lan: Person, minh: Person) -> None:
    await lan.says(WORDS)
    assert await lan.taps(DELAY) == [f"Xin gia hạn việc nào? Lời của đồng chí sẽ là lý do:\n«{WORDS}»"]
    await lan.taps(PARKING)
    await lan.says("30/12")
    minh.take()
    (sent,) = await lan.taps(WORDS)
    assert sent.startswith("⏳ Đã gửi xin gia hạn đến Thứ Tư 30/12/2026.")
    (told,) = minh.take()
    assert told.endswith(f"Lý do: {WORDS}")


@pytest.mark.parametrize("name", ["danh sách", "việc chỗ để xe ạ", "danh sach ho can cho de xe"])
async def test_the_task_to_put_off_is_named(house: House, lan: Person, name: str) -> None:
    await lan.says(WORDS)
    await lan.taps(DELAY)
    (asked,) = await lan.says(name)
    assert "Xin gia hạn" in asked and PARKING in asked and "Đồng chí xin lùi đến ngày nào?" in asked
    await lan.says("30/12")
    (sent,) = await lan.taps(WORDS)
    assert sent.startswith("⏳ Đã gửi xin gia hạn đến Thứ Tư 30/12/2026.")


async def test_a_name_of_no_task_puts_nothing_off(house: House, lan: Person) -> None:
    await lan.says(WORDS)
    await lan.taps(DELAY)
    (unclear,) = await lan.says("cột đèn")
    assert "Em chưa rõ ý: «cột đèn»" in unclear


async def test_the_words_become_the_reason_of_an_absence(house: House, lan: Person, minh: Person) -> None:
    await lan.says(WORDS)
    start = long_moment(session_of(house).starts_at, ZONE)
    (asked,) = await lan.taps(ATTEND)
    assert asked.startswith(f"{THEME}\nThời gian: {start}\nNơi họp: {PLACE}\n")
    assert asked.endswith(f"Đồng chí dự được hay xin vắng? Nếu vắng, lý do là:\n«{WORDS}»")
    minh.take()
    (shown,) = await lan.taps("Xin vắng")
    assert shown.startswith(f"Đã báo vắng. Lý do: {WORDS}. Bí thư chi bộ sẽ được biết.")
    (answer,) = answers(house)
    assert (answer.coming, answer.reason) == (False, WORDS)
    (told,) = minh.take()
    assert told.endswith(f"Lý do: {WORDS}")


async def test_who_comes_can_still_send_the_words(house: House, lan: Person) -> None:
    await lan.says(WORDS)
    await lan.taps(ATTEND)
    (shown,) = await lan.taps("Dự được")
    assert shown.startswith("✅ Đã ghi: đồng chí dự được.")
    assert [one.coming for one in answers(house)] == [True]
    (asked,) = await lan.taps("💬 Gửi lời này cho bí thư")
    assert asked.endswith(f"Gửi đồng chí Trần Văn Minh lời này?\n«{WORDS}»")


async def test_the_words_go_to_the_secretary_by_a_tap_and_stay_nowhere(house: House, lan: Person, minh: Person) -> None:
    others = [house.person(name) for name in ("Thảo", "Thủy", "Quỳnh", "Bình")]
    await lan.says(WORDS)
    (asked,) = await lan.taps(SECRETARY)
    assert asked == f"Gửi bí thư · bước 2/2\n\nGửi đồng chí Trần Văn Minh lời này?\n«{WORDS}»"
    for one in (minh, *others):
        one.take()
    assert await lan.taps("✏ Sửa lời") != []
    await lan.says("Nhờ bí thư xem kiệt 3 giúp")
    assert minh.take() == []
    assert await lan.taps("📨 Gửi") == ["✅ Đã gửi đồng chí Trần Văn Minh."]
    told = "💬 Đồng chí Lê Thị Lan gửi lời:\n«Nhờ bí thư xem kiệt 3 giúp»\n\n"
    assert minh.take() == [f"{told}Em chỉ chuyển lời. Đồng chí trả lời trực tiếp giúp."]
    assert [one.take() for one in others] == [[], [], [], []]
    assert not any("kiệt" in f"{row.data}{row.opened}" for row in house.rows(DraftRow))


async def test_words_at_night_reach_the_secretary_in_the_morning(house: House, lan: Person, minh: Person) -> None:
    await house.move(hours=14)
    await lan.says(WORDS)
    await lan.taps(SECRETARY)
    minh.take()
    await lan.taps("📨 Gửi")
    assert minh.take() == []
    await house.move(hours=8)
    assert any(WORDS in one for one in minh.take())


async def test_sent_words_are_not_sent_again(house: House, lan: Person) -> None:
    if house.channel != "telegram":
        pytest.skip("the text-only channel has no old buttons")
    await lan.says(WORDS)
    old = lan.button(SECRETARY)
    await lan.presses(old)
    await lan.taps("📨 Gửi")
    assert await lan.presses(old) == []
    assert lan.toasts() == ["Lời này đã gửi bí thư rồi."]


async def test_the_buttons_are_the_speakers_own(house: House, lan: Person) -> None:
    if house.channel != "telegram":
        pytest.skip("the text-only channel has no buttons that could be forged")
    await lan.says(WORDS)
    stolen = [lan.button(one) for one in (REPORT, DELAY, ATTEND, SECRETARY)]
    binh = house.person("Bình")
    for one in stolen:
        assert await binh.presses(one) == []
        assert binh.toasts() == [NOT_YOURS]


async def test_a_button_of_a_session_that_moved_is_old(house: House, lan: Person) -> None:
    if house.channel != "telegram":
        pytest.skip("the text-only channel has no old buttons")
    await lan.says(WORDS)
    await lan.taps(ATTEND)
    async with house.database.writing() as unit:
        unit.db.get_one(type(session_of(house)), session_of(house).id).version += 1
        unit.commit()
    assert await lan.taps("Xin vắng") == []
    assert lan.toasts() == [OLD_BUTTON] and answers(house) == []


async def test_the_words_are_offered_with_the_menu_for_a_day(house: House, lan: Person) -> None:
    await lan.says(WORDS)
    _, drafts = await lan.says("/menu")
    assert drafts == "Lời đồng chí nói mà em chưa rõ, em còn giữ:"
    (label,) = lan.labels()
    assert await lan.taps(label) == [ASKED]
    house.clock.move(timedelta(days=1, minutes=1))
    assert len(await lan.says("/menu")) == 1


async def test_the_words_are_emptied_as_dropped_forms_are(house: House, lan: Person) -> None:
    await lan.says(WORDS)
    assert any(WORDS in str(row.data) for row in house.rows(DraftRow))
    await house.move(days=200)
    assert not any(WORDS in str(row.data) for row in house.rows(DraftRow))


async def test_whoever_has_nothing_to_choose_reads_how_to_go_on(house: House, quynh: Person) -> None:
    assert await quynh.says("ừm thì là thế này") == [
        "Em chưa rõ ý: «ừm thì là thế này»\nĐồng chí nói lại cách khác giúp, hoặc chọn một mục ở bảng bên dưới."
    ]
    assert len(await quynh.says("/menu")) == 1


@pytest.mark.parametrize("words", ["Chào em", "alo em ơi", "Dạ chào buổi sáng nhen", "Chào em, tui Lan đây nhen"])
async def test_a_greeting_is_greeted(lan: Person, words: str) -> None:
    assert (await lan.says(words))[0].startswith("Chào đồng chí Lê Thị Lan.")


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("cảm ơn em nhiều", "Dạ, không có gì ạ."),
        ("vâng", "Dạ vâng ạ."),
        ("ok e", "Dạ vâng ạ."),
        ("chúc ngủ ngon", "Dạ, em chúc đồng chí mạnh khỏe."),
        ("em ăn cơm chưa", "Dạ, em cảm ơn đồng chí."),
        ("dao nay em khoe khong", "Dạ, em cảm ơn đồng chí."),
        ("cháu nhà tôi mới đỗ đại học", "Dạ, em cảm ơn đồng chí."),
        ("trời nóng quá em nhỉ", "Dạ, em cảm ơn đồng chí."),
    ],
)
async def test_small_talk_gets_a_kind_word_and_the_menu(house: House, lan: Person, words: str, answer: str) -> None:
    assert await lan.says(words) == [f"{answer} Cần gì đồng chí cứ nhắn em."]
    if house.channel == "telegram":
        assert "📣 Báo cáo việc" in lan.keyboard()
    assert house.rows(DraftRow) == []


@pytest.mark.parametrize("words", ["họp mấy giờ", "hom nao hop, o dau", "Mai họp lúc mấy giờ?"])
async def test_when_the_meeting_is(house: House, lan: Person, words: str) -> None:
    (shown,) = await lan.says(words)
    start = long_moment(session_of(house).starts_at, ZONE)
    assert shown.startswith(f"{THEME}\nThời gian: {start}\nNơi họp: {PLACE}\n")
    assert lan.labels()[:2] == ["Dự được", "Xin vắng"]


@pytest.mark.parametrize("words", ["tôi có mấy việc", "bao giờ đến hạn", "toi con may viec chua lam em"])
async def test_what_is_to_be_done_and_by_when(lan: Person, words: str) -> None:
    (shown,) = await lan.says(words)
    assert shown.startswith(f"Việc của đồng chí\n– {SIDEWALK}")


@pytest.mark.parametrize(
    "words", ["danh sách hộ cần chỗ để xe bao giờ đến hạn", "danh sách hộ cần chỗ để xe xong chưa?"]
)
async def test_one_task_that_is_named(lan: Person, words: str) -> None:
    (shown,) = await lan.says(words)
    assert shown.startswith(PARKING) and "📣 Báo cáo việc này" in lan.labels()


async def test_a_question_about_what_is_not_ones_own_is_unclear(lan: Person) -> None:
    assert (await lan.says("rác kiệt 99 xong chưa?"))[0].startswith("Em chưa rõ ý: «rác kiệt 99 xong chưa?»")


async def test_who_is_in_charge(house: House, lan: Person, minh: Person) -> None:
    (shown,) = await lan.says("ai phụ trách?")
    assert shown.startswith(f"Bí thư chi bộ: Trần Văn Minh.\nBuổi {THEME} (")
    words = "ai phụ trách gặp ba hộ bày hàng ở đầu chợ?"
    assert await lan.says(words) == [
        "Việc này không có trong các việc của đồng chí. Ai phụ trách, đồng chí hỏi bí thư giúp: Trần Văn Minh."
    ]
    (shown,) = await minh.says(words)
    assert "Gặp ba hộ bày hàng ở đầu chợ" in shown and "Người làm: Phạm Quốc Bình" in shown
