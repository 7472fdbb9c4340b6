"""The schedule: looking, answering, and buttons that are no longer theirs."""

import pytest
from sqlalchemy import select

from handlers.screens.consent_texts import VERSION
from storage.accounts import Account, Binding
from storage.people import Person as Member
from tests.dialogs.refusals import NOT_YOURS, OLD_BUTTON
from tests.dialogs.sample import PLACE, THEME, session_of
from tests.dialogs.sessions.schedule import answers, item, open_page, start
from tests.house import House, Person

UNANSWERED = "Đồng chí chưa báo dự được hay xin vắng."
COUNTS = "Dự được: {} · Xin vắng: {} · Chưa trả lời: {}"


def card(house: House) -> str:
    return (
        f"{THEME}\nThời gian: {start(house)}\nNơi họp: {PLACE}\nNgười chuẩn bị: Phạm Quốc Bình\n"
        "Khách mời: Đại diện tổ dân phố"
    )


def page(house: House, own: str, counts: tuple[int, int, int], note: str = "") -> str:
    above = f"{note}\n\n" if note else ""
    return f"{above}{card(house)}\nKhu vực: Kiệt Mẫu 3\n\n{own}\n\n{COUNTS.format(*counts)}"


async def test_the_schedule_and_a_page(house: House, lan: Person) -> None:
    assert await lan.says("/lich") == ["Lịch sinh hoạt\nĐồng chí chọn một buổi để xem."]
    assert lan.labels() == [item(house)]
    assert await lan.taps(item(house)) == [page(house, UNANSWERED, (0, 0, 9))]
    assert lan.labels() == ["Dự được", "Xin vắng", "📆 Thêm vào lịch", "🗓 Về lịch"]
    await lan.taps("🗓 Về lịch")
    assert lan.labels() == [item(house)]


async def test_the_secretary_sees_more_buttons(house: House, minh: Person) -> None:
    await open_page(house, minh)
    assert minh.labels() == [
        "Dự được",
        "Xin vắng",
        "📆 Thêm vào lịch",
        "👥 Ai dự, ai vắng",
        "👤 Đổi người chuẩn bị",
        "📅 Đổi ngày giờ",
        "⏸ Hoãn",
        "❌ Hủy buổi",
        "🧰 Chuẩn bị",
        "🗓 Về lịch",
    ]


async def test_ward_people_see_the_cells_they_reach_and_answer_nothing(house: House) -> None:
    thuy = house.person("Thủy")
    (listed,) = await thuy.says("/lich")
    assert listed == "Lịch sinh hoạt\nĐồng chí chọn một buổi để xem."
    assert all("Chi bộ" in label for label in thuy.labels())
    (shown,) = await thuy.taps(thuy.labels()[0])
    assert "Chi bộ: Chi bộ Khu phố 1 (mẫu)" in shown and UNANSWERED not in shown
    assert thuy.labels() == ["🗓 Về lịch"]


async def test_another_cell_sees_nothing_of_it(house: House) -> None:
    phuc = house.person("Phúc")
    await phuc.says("/lich")
    assert item(house) not in phuc.labels()


async def test_saying_yes_then_no_then_yes(house: House, lan: Person, minh: Person) -> None:
    await open_page(house, lan)
    saved = "✅ Đã ghi: đồng chí dự được."
    assert await lan.taps("Dự được") == [page(house, "Đồng chí đã báo: dự được.", (1, 0, 8), saved)]
    assert lan.labels() == ["Xin vắng", "📆 Thêm vào lịch", "🗓 Về lịch"]
    assert minh.take() == []
    asked = f"Xin vắng\n\n{card(house)}\n\nVì sao đồng chí xin vắng? Chọn ở dưới, hoặc gõ lý do."
    assert await lan.taps("Xin vắng") == [asked]
    assert lan.labels() == ["Ốm", "Đi công tác", "Việc gia đình", "Dự được", "✖ Hủy"]
    await house.restart()
    note = "Đã báo vắng. Lý do: Ốm. Bí thư chi bộ sẽ được biết."
    assert await lan.taps("Ốm") == [page(house, "Đồng chí đã báo: xin vắng (Ốm).", (0, 1, 8), note)]
    assert lan.labels() == ["Dự được", "📆 Thêm vào lịch", "🗓 Về lịch"]
    assert minh.take() == [f"Đồng chí Lê Thị Lan xin vắng buổi {THEME}, {start(house)}.\nLý do: Ốm"]
    await lan.taps("Dự được")
    assert minh.take() == [f"Đồng chí Lê Thị Lan báo lại: dự được buổi {THEME}, {start(house)}."]
    assert list(answers(house).values()) == [(True, "")]


async def test_a_typed_reason_and_what_is_none(house: House, lan: Person) -> None:
    await open_page(house, lan)
    await lan.taps("Xin vắng")
    assert (await lan.says("x" * 201))[0].startswith("Đoạn này dài quá 200 ký tự.")
    assert answers(house) == {}
    (asked,) = await lan.says("Bận <trông cháu>")
    assert asked.endswith(f"{start(house)}?\nLý do: Bận <trông cháu>\nBí thư chi bộ sẽ được biết.")
    assert answers(house) == {}
    assert (await lan.taps("📨 Báo vắng"))[0].startswith("Đã báo vắng. Lý do: Bận <trông cháu>.")
    assert list(answers(house).values()) == [(False, "Bận <trông cháu>")]


async def test_leaving_the_form_of_an_excuse_keeps_nothing(house: House, lan: Person) -> None:
    await open_page(house, lan)
    await lan.taps("Xin vắng")
    assert await lan.taps("✖ Hủy") == [f"Đã hủy: Xin vắng: {THEME}. Chưa có gì được gửi đi."]
    assert answers(house) == {}


async def test_names_are_for_those_who_lead(house: House, minh: Person, lan: Person) -> None:
    await open_page(house, lan)
    await lan.taps("Dự được")
    await open_page(house, minh)
    (shown,) = await minh.taps("👥 Ai dự, ai vắng")
    assert shown.startswith(f"{THEME}\n{start(house)}\n\nDự được (1)\n– Lê Thị Lan\n\nXin vắng (0)\n– chưa có ai\n\n")
    assert "Chưa trả lời (8)" in shown and "Vũ Văn Sơn" not in shown
    one = session_of(house)
    await lan.forges(f"s:{one.id}:{one.version}:who")
    assert lan.toasts() == [NOT_YOURS]


async def test_old_buttons_say_so(house: House, minh: Person, lan: Person) -> None:
    one = session_of(house)
    await open_page(house, minh)
    await minh.taps("📅 Đổi ngày giờ")
    await minh.says("10 ngày nữa 19h30")
    await minh.says("Mưa")
    await minh.taps("📅 Dời và báo mọi người")
    for verb in ("yes", "no"):
        await lan.forges(f"s:{one.id}:1:{verb}")
        assert lan.toasts() == [OLD_BUTTON]
    for verb in ("move", "cancel", "assign"):
        await minh.forges(f"s:{one.id}:1:{verb}")
        assert minh.toasts() == [OLD_BUTTON]
    assert answers(house) == {}


@pytest.mark.parametrize("verb", ["yes", "no", "view", "who", "move", "cancel", "assign"])
async def test_forged_buttons_of_another_cell(house: House, verb: str) -> None:
    one = session_of(house)
    phuc = house.person("Phúc")
    assert await phuc.forges(f"s:{one.id}:{one.version}:{verb}") == []
    assert phuc.toasts() == [NOT_YOURS]
    assert answers(house) == {}


@pytest.mark.parametrize(
    ("data", "answer"),
    [
        ("s:999:1:view", NOT_YOURS),
        ("s:99999999999999999999:1:view", OLD_BUTTON),
        ("s:x", OLD_BUTTON),
        ("s:1:1:burn", OLD_BUTTON),
        ("s:1:1:yes:1:2", OLD_BUTTON),
    ],
)
async def test_buttons_that_never_were(house: House, lan: Person, data: str, answer: str) -> None:
    assert await lan.forges(data) == []
    assert lan.toasts() == [answer]


async def test_a_doubled_yes_changes_nothing(house: House, lan: Person, minh: Person) -> None:
    one = session_of(house)
    await lan.forges(f"s:{one.id}:1:yes")
    assert await lan.forges(f"s:{one.id}:1:yes") == []
    assert lan.toasts() == ["Đã ghi đồng chí dự được rồi."]
    assert len(answers(house)) == 1


async def test_answering_does_not_disturb_what_is_being_filled_in(house: House, minh: Person) -> None:
    one = session_of(house)
    await minh.says("/dangky")
    await minh.says("Chuyên đề khác")
    await minh.forges(f"s:{one.id}:1:yes")
    (answer,) = await minh.says("an ninh trat tu")
    assert answer.startswith("Đăng ký chuyên đề · bước 3/")


async def test_after_the_start_nobody_answers_any_more(house: House, lan: Person, minh: Person) -> None:
    one = session_of(house)
    await house.move(days=5)
    for verb in ("yes", "no"):
        await lan.forges(f"s:{one.id}:1:{verb}")
        assert lan.toasts() == ["Buổi họp đã bắt đầu nên không đổi được nữa."]
    lan.take(), minh.take()
    assert await lan.says("/lich") == ["Sắp tới chưa có buổi sinh hoạt nào."]
    await minh.says("/lich")
    assert minh.labels() == [f"⌛ {item(house)}"]


async def test_on_a_shared_phone_an_answer_is_for_whom_it_was_shown_to(house: House, lan: Person) -> None:
    await open_page(house, lan)
    yes = lan.button("Dự được")
    async with house.database.writing() as unit:
        minh = unit.db.scalars(select(Member).where(Member.full_name == "Trần Văn Minh")).one()
        lans = Binding.person.has(Member.full_name == "Lê Thị Lan")
        account = unit.db.scalars(select(Account).join(Binding).where(lans)).one()
        unit.db.add(Binding(account=account, person=minh, consent_at=house.clock.now(), consent_version=VERSION))
        account.active_person_id, account.active_since = minh.id, house.clock.now()
        unit.commit()
    (asked,) = await lan.forges(yes)
    assert asked.startswith("Máy này có mấy đồng chí dùng chung. Ai đang dùng?")
    assert answers(house) == {}
    await lan.taps("Lê Thị Lan")
    await lan.forges(yes)
    assert [coming for coming, _ in answers(house).values()] == [True]
