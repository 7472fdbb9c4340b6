"""Several lines typed or pasted at once in the log of a meeting: one list, nothing lost, what is unclear asked."""

from typing import Any

import pytest
from sqlalchemy import select

from storage.meeting_notes import MeetingLog
from storage.meetings import Attendance, Opinion
from storage.people import Person as Somebody
from storage.sessions import AttendanceAnswer
from storage.tasks import Task, TaskHelper
from tests.dialogs.meetings.evening import Evening
from tests.dialogs.meetings.whole_way import TAKER, begin, roll, saves
from tests.dialogs.sample import THEME, last_meeting
from tests.house import House, Person

BEFORE_OPINIONS = ("Xong điểm danh", "Không có khách", "Đúng lịch: 19:00", "+90 phút · 20:30", "Xong việc kỳ trước")
HINT = "\n\nCòn gì, đồng chí gõ tiếp, mỗi dòng một ý. Đúng cả thì đi tiếp."
ASK_PRODUCT = (
    "Sản phẩm là gì: xong việc thì có gì để thấy hoặc đếm được?\nVí dụ: kiệt 3 không còn rác qua đêm; 45 hộ ký cam kết"
)


@pytest.fixture
async def at_opinions(evening: Evening, minh: Person) -> Person:
    await begin(minh)
    for label in BEFORE_OPINIONS:
        await minh.taps(label)
    return minh


def pasted(evening: Evening) -> str:
    due = evening.typed(20)
    return "\n".join(
        (
            "vắng: Yến (ốm), Mai",
            "Bình: đường Mẫu 1 xe lấn hết vỉa hè",
            "- nên thống nhất giờ thu gom",
            "Lan: nên có chỗ để xe chung",
            "kết luận: trả lại vỉa hè trước Tết",
            f"giao Lan: vận động các hộ ký cam kết, hạn {due}, sản phẩm: 45 bản cam kết",
            f"giao Bình và Tâm: dựng rạp, hạn {due}",
            f"giao cho anh Sơn tổ trưởng dân phố (không phải đảng viên): cắm biển cấm đổ rác, hạn {due}",
        )
    )


def noted(house: House) -> dict[str, Any]:
    with house.database.reading() as db:
        return dict(db.scalars(select(MeetingLog)).one().data)


async def test_eight_lines_are_one_list_and_what_is_unclear_is_asked(
    house: House, evening: Evening, at_opinions: Person
) -> None:
    minh, due = at_opinions, evening.in_days(20)
    (said,) = await minh.says(pasted(evening))
    assert said == (
        "✔ Đã nhận 8 dòng: 2 ý kiến, 1 kết luận, 3 việc, 2 đồng chí vắng, 1 dòng chưa rõ. Chỗ chưa rõ, em hỏi lần "
        f"lượt.\n\nGhi biên bản · bước 8/11\n\n{THEME}\n"
        "Ai nói: “nên thống nhất giờ thu gom”? Chọn ở dưới, hoặc gõ tên."
    )
    await house.restart()
    (both,) = await minh.says("chị Ba, Mặt trận")
    assert both.startswith("Trong chi bộ chưa thấy “chị Ba, Mặt trận”. Nếu là khách mời")
    (both,) = await minh.taps("Khách mời: chị Ba, Mặt trận")
    assert both.startswith(
        f"✔ Ý kiến của chị Ba, Mặt trận.\n✔ Việc 1: vận động các hộ ký cam kết – Lê Thị Lan, hạn {due}.\n"
        "Đã ghi việc 2: dựng rạp. Chưa rõ giao ai (“Bình, Tâm”), đồng chí chọn giúp."
    )
    assert minh.labels()[:2] == ["Hoàng Văn Tâm", "Phạm Quốc Bình"]
    (product,) = await minh.says("tâm")
    assert product.startswith(f"✔ Việc 2: dựng rạp – Hoàng Văn Tâm, hạn {due}.") and product.endswith(ASK_PRODUCT)
    (outside,) = await minh.says("một rạp 5 gian")
    assert (
        "Đã ghi việc 3: cắm biển cấm đổ rác. Cùng làm, ngoài chi bộ: anh Sơn tổ trưởng dân phố. Chi bộ cử một đồng chí "
        "chịu trách nhiệm; em hỏi kết quả qua đồng chí ấy."
    ) in outside
    await minh.says("thảo")
    (away,) = await minh.says("3 biển")
    assert away.endswith("Đồng chí Bùi Ngọc Mai vắng vì sao? Chọn ở dưới, hoặc gõ lý do.")
    (listed,) = await minh.taps("Vắng không lý do")
    assert listed == (
        f"Ghi biên bản · bước 8/11\n\n{THEME}\nĐã ghi\n"
        "Vắng:\n– Đặng Thị Yến: ốm\n– Bùi Ngọc Mai: không lý do\n"
        "Ý kiến:\n1. Phạm Quốc Bình: đường Mẫu 1 xe lấn hết vỉa hè\n"
        "2. chị Ba, Mặt trận: nên thống nhất giờ thu gom\n3. Lê Thị Lan: nên có chỗ để xe chung\n"
        "Kết luận:\n1. trả lại vỉa hè trước Tết\n"
        f"Việc giao:\n1. vận động các hộ ký cam kết – Lê Thị Lan, hạn {due}\n    sản phẩm: 45 bản cam kết\n"
        f"2. dựng rạp – Hoàng Văn Tâm, hạn {due}\n    cùng Phạm Quốc Bình; sản phẩm: một rạp 5 gian\n"
        "Trang 1/2" + HINT
    )
    (second,) = await minh.taps("Trang sau ▶")
    assert (
        f"3. cắm biển cấm đổ rác – Đỗ Thu Thảo, hạn {due}\n    cùng anh Sơn tổ trưởng dân phố; 3 biển\nTrang 2/2"
    ) in second


async def test_what_was_pasted_is_saved_and_its_parts_are_not_asked_again(
    house: House, evening: Evening, minh: Person
) -> None:
    """Pasted at the very first question."""
    await begin(minh)
    await minh.says(pasted(evening))
    for words in ("lan", "bình", "rạp", "bình", "3 biển"):
        await minh.says(words)
    await minh.taps("Ốm")
    (guests,) = await minh.taps("✔ Đúng cả, đi tiếp")
    assert guests.endswith("Khách nào đến dự? Ghi tên và đơn vị.\nVí dụ: anh Tâm, Công an phường")
    for label in ("Không có khách", "Đúng lịch: 19:00", "+90 phút · 20:30"):
        await minh.taps(label)
    (speakers,) = await minh.taps("Xong việc kỳ trước")
    assert "Có bao nhiêu đồng chí phát biểu?" in speakers
    (vote,) = await minh.says("2")
    assert "Biểu quyết: bao nhiêu đồng chí tán thành?" in vote
    await minh.taps("Không biểu quyết")
    await minh.taps("Không chấm")
    await minh.taps(TAKER)
    await saves(minh)
    meeting = last_meeting(house)
    with house.database.reading() as db:
        tasks = db.scalars(select(Task).where(Task.meeting_id == meeting.id).order_by(Task.position)).all()
        helpers = {one.task_id: one.person.full_name for one in db.scalars(select(TaskHelper))}
        assert [(one.assignee.full_name, one.helpers, one.expected, helpers.get(one.id)) for one in tasks] == [
            ("Lê Thị Lan", "", "45 bản cam kết", None),
            ("Phạm Quốc Bình", "Hoàng Văn Tâm", "rạp", "Hoàng Văn Tâm"),
            ("Phạm Quốc Bình", "anh Sơn tổ trưởng dân phố", "", None),
        ]
        opinions = db.scalars(select(Opinion).where(Opinion.meeting_id == meeting.id)).all()
        assert [one.speaker for one in opinions] == ["Phạm Quốc Bình", "Lê Thị Lan", "Lê Thị Lan"]
        away = db.scalars(select(Attendance).where(Attendance.meeting_id == meeting.id, Attendance.reason != "")).all()
        assert {(one.person.full_name, one.reason) for one in away} == {("Đặng Thị Yến", "ốm"), ("Bùi Ngọc Mai", "Ốm")}


async def test_a_member_of_the_same_name_is_not_given_what_somebody_else_does(
    house: House, evening: Evening, at_opinions: Person
) -> None:
    minh, due = at_opinions, evening.typed(20)
    await minh.says(f"giao cho anh Tâm (không phải đảng viên): kê ghế, hạn {due}, sản phẩm: 50 ghế")
    assert "Hoàng Văn Tâm" in minh.labels() and "Xem tất cả" not in minh.labels()
    await minh.says("lan")
    await minh.says(f"giao anh Tâm công an phường: tuần tra, hạn {due}, sản phẩm: sổ tuần tra")
    assert minh.labels()[:3] == ["Hoàng Văn Tâm", "Xem tất cả", "“anh Tâm công an phường” là người ngoài chi bộ"]
    (who,) = await minh.taps("“anh Tâm công an phường” là người ngoài chi bộ")
    assert who.startswith("Đã ghi anh Tâm công an phường cùng làm. Đồng chí nào chịu trách nhiệm và hỏi giúp kết quả?")
    await minh.says("bình")
    assert [(one["assignee_id"] is not None, one["helpers"]) for one in noted(house)["tasks"]] == [
        (True, "anh Tâm (ngoài chi bộ)"),
        (True, "anh Tâm công an phường"),
    ]


async def test_the_meeting_goes_on_while_something_is_asked(
    house: House, evening: Evening, at_opinions: Person
) -> None:
    minh, due = at_opinions, evening.typed(20)
    await minh.says(f"giao Lan: dọn rác, hạn {due}")
    (noted_too,) = await minh.says("kết luận: tổng dọn trước Tết")
    assert noted_too.startswith("✔ Kết luận 1.\n") and noted_too.endswith(ASK_PRODUCT)
    (asked,) = await minh.says("Bình: thiếu đèn\nvắng: Yến (ốm)")
    assert asked.startswith("✔ Đã nhận 2 dòng: 1 ý kiến, 1 đồng chí vắng.") and asked.endswith(ASK_PRODUCT)
    await minh.says("kiệt 3 sạch")
    data = noted(house)
    assert [one["expected"] for one in data["tasks"]] == ["kiệt 3 sạch"]
    assert (len(data["conclusions"]), len(data["opinions"]), len(data["marks"])) == (1, 1, 1)


async def test_a_line_whose_question_was_left_waits(evening: Evening, at_opinions: Person) -> None:
    minh = at_opinions
    await minh.says("Lan: nên làm sớm\nsửa đèn ngõ 5 đi")
    await minh.taps("⬅ Quay lại")
    (more,) = await minh.says("Bình: thiếu thùng rác\nTâm: thêm chổi")
    assert "⚠ Còn 1 chỗ chưa rõ." in more
    (asked,) = await minh.taps("▶ Hỏi tiếp chỗ chưa rõ")
    assert asked.endswith("Ai nói: “sửa đèn ngõ 5 đi”? Chọn ở dưới, hoặc gõ tên.")
    await minh.taps("⬅ Quay lại")
    for label in ("✔ Đúng cả, đi tiếp", "Bỏ qua"):
        await minh.taps(label)
    await minh.says("Làm ngay")
    for label in ("Xong kết luận", "Xong phần việc", "Không biểu quyết"):
        await minh.taps(label)
    await minh.taps("Không chấm")
    (summary,) = await minh.taps(TAKER)
    assert "⚠ Còn 1 dòng đã gõ chưa rõ, chưa vào biên bản: sửa đèn ngõ 5 đi" in summary
    await minh.taps("✏ Sửa từng mục")
    await minh.taps("▶ Hỏi tiếp chỗ chưa rõ")
    (listed,) = await minh.says("tâm")
    assert "chỗ chưa rõ" not in listed and "2. Hoàng Văn Tâm: sửa đèn ngõ 5 đi" in listed
    (summary,) = await minh.taps("✔ Đúng cả, đi tiếp")
    assert "Ý kiến (4):" in summary and "chưa vào biên bản" not in summary


async def test_each_entry_is_mended_or_taken_out(house: House, evening: Evening, at_opinions: Person) -> None:
    minh, due = at_opinions, evening.typed(20)
    await minh.says(
        "vắng: Yến (ốm)\nBình: rác kiệt 3\nLan: đổi giờ xe gom\nkết luận: một\nkết luận: hai\n"
        f"giao Lan: dọn rác, hạn {due}, 45 hộ\ngiao Bình: kẻ vạch, hạn {due}, sản phẩm: 20 chỗ"
    )
    await minh.taps("✏ Sửa ý kiến 1")
    (mended,) = await minh.says("tam (chợ): xe lấn")
    assert "1. Hoàng Văn Tâm (chợ): xe lấn\n2. Lê Thị Lan: đổi giờ xe gom" in mended
    await minh.taps("✏ Sửa ý kiến 2")
    (shown,) = await minh.taps("Đổi người nói")
    assert shown.endswith("Ai nói: “đổi giờ xe gom”? Chọn ở dưới, hoặc gõ tên. Khách mời thì gõ tên khách.")
    (mended,) = await minh.says("thảo")
    assert "2. Đỗ Thu Thảo: đổi giờ xe gom" in mended
    await minh.taps("✏ Sửa kết luận 1")
    (mended,) = await minh.says("tổng dọn")
    assert "Kết luận:\n1. tổng dọn\n2. hai" in mended
    await minh.taps("✏ Sửa việc 1")
    (mended,) = await minh.says(f"giao Thảo, hạn {evening.typed(9)}, sản phẩm: ngõ sạch")
    assert f"1. dọn rác – Đỗ Thu Thảo, hạn {evening.in_days(9)} (kết luận 2)\n    sản phẩm: ngõ sạch; 45 hộ" in mended
    await minh.taps("✏ Sửa việc 2")
    await minh.taps("Đổi hạn")
    (mended,) = await minh.says(evening.typed(5))
    assert f"2. kẻ vạch – Phạm Quốc Bình, hạn {evening.in_days(5)}" in mended
    await minh.taps("✏ Sửa ý kiến 2")
    assert (await minh.taps("Giữ nguyên"))[0].startswith("Vẫn giữ như cũ.")
    await minh.taps("✏ Sửa Đặng Thị Yến (vắng)")
    (mended,) = await minh.taps("Đi công tác")
    assert "– Đặng Thị Yến: Đi công tác" in mended
    (dropped,) = await minh.taps("🗑 Bỏ Đặng Thị Yến (vắng)")
    assert dropped.startswith("Đã ghi Đặng Thị Yến có mặt.") and "Vắng:" not in dropped
    (dropped,) = await minh.taps("🗑 Bỏ kết luận 1")
    assert dropped.startswith("Đã bỏ kết luận 1: tổng dọn")
    assert [one["conclusion"] for one in noted(house)["tasks"]] == [1, 1]
    await minh.taps("🗑 Bỏ ý kiến 1")
    (dropped,) = await minh.taps("🗑 Bỏ việc 1")
    assert "Ý kiến:\n1. Đỗ Thu Thảo: đổi giờ xe gom\nKết luận:\n1. hai\nViệc giao:\n1. kẻ vạch" in dropped


async def test_an_entry_that_is_typed_anew_as_another_kind_becomes_one_of_that(
    evening: Evening, at_opinions: Person
) -> None:
    minh = at_opinions
    await minh.says("Bình: rác kiệt 3\nLan: dọn kiệt 3")
    await minh.taps("✏ Sửa ý kiến 2")
    (moved,) = await minh.says(f"giao Lan: dọn kiệt 3, hạn {evening.typed(5)}, sản phẩm: kiệt sạch")
    assert "Ý kiến:\n1. Phạm Quốc Bình: rác kiệt 3\nViệc giao:\n1. dọn kiệt 3 – Lê Thị Lan" in moved


async def test_the_same_in_the_rounds_of_the_log(evening: Evening, at_opinions: Person) -> None:
    """Each of a list, not the last alone; and the longer lists by a page of their own."""
    minh = at_opinions
    for number in range(1, 9):
        await minh.says(f"Lan: ý {number}")
    assert minh.labels()[:3] == ["✏ Sửa ý kiến 3", "🗑 Bỏ ý kiến 3", "✏ Sửa ý kiến 4"]
    (dropped,) = await minh.taps("🗑 Bỏ ý kiến 4")
    assert "4. Lê Thị Lan: ý 5" in dropped
    await minh.taps("✏ Sửa ý kiến 7")
    (mended,) = await minh.says("ý cuối")
    assert "7. Lê Thị Lan: ý cuối" in mended and "bước 5/11" in mended
    (listed,) = await minh.taps("☰ Xem cả danh sách")
    assert "1. Lê Thị Lan: ý 1" in listed
    await minh.taps("🗑 Bỏ ý kiến 1")
    (speakers,) = await minh.taps("✔ Đúng cả, đi tiếp")
    assert "Có bao nhiêu đồng chí phát biểu?" in speakers


async def test_what_is_asked_comes_to_its_place_among_the_others(evening: Evening, at_opinions: Person) -> None:
    minh = at_opinions
    await minh.says("sửa đèn ngõ 5\nBình: một\nthêm chổi\nLan: hai")
    await minh.says("tâm")
    (listed,) = await minh.says("thảo")
    assert (
        "1. Hoàng Văn Tâm: sửa đèn ngõ 5\n2. Phạm Quốc Bình: một\n3. Đỗ Thu Thảo: thêm chổi\n4. Lê Thị Lan: hai"
    ) in listed


async def test_the_way_back_forgets_what_was_asked_of_a_line(evening: Evening, at_opinions: Person) -> None:
    minh = at_opinions
    await minh.says("giao Lan: dọn rác")
    await minh.says(evening.typed(9))
    (hub,) = await minh.says("ngõ sạch")
    assert "Ý kiến phát biểu" in hub
    (earlier,) = await minh.taps("⬅ Quay lại")
    assert "Việc kỳ trước" in earlier


async def test_what_waits_for_an_answer_goes_with_the_task_that_is_taken_out(
    evening: Evening, at_opinions: Person
) -> None:
    minh, due = at_opinions, evening.typed(9)
    await minh.says(f"kết luận: một\ngiao Lan: dọn rác, hạn {due}\ngiao Bình: kẻ vạch, hạn {due}")
    await minh.taps("⬅ Quay lại")
    for label in ("Xong ý kiến", "Bỏ qua", "Xong kết luận"):
        await minh.taps(label)
    (left,) = await minh.taps("🗑 Bỏ việc 1")
    assert "⚠ Việc 1 chưa nêu sản phẩm" in left
    for label in ("Xong phần việc", "Không biểu quyết", "Không chấm", TAKER):
        await minh.taps(label)
    (listed,) = await minh.taps("✏ Sửa từng mục")
    assert "⚠ Còn 1 chỗ chưa rõ." in listed
    (asked,) = await minh.taps("▶ Hỏi tiếp chỗ chưa rõ")
    assert asked.startswith("✔ Việc 1: kẻ vạch – Phạm Quốc Bình") and asked.endswith(ASK_PRODUCT)
    (listed,) = await minh.says("vạch mới")
    assert "chưa rõ" not in listed and "sản phẩm: vạch mới" in listed


async def test_absences_by_a_line_in_the_roll_call(house: House, evening: Evening, minh: Person) -> None:
    """Who asked to be excused is away for their own reason; who is exempt is not called; who is meant is asked."""
    async with house.database.writing() as unit:
        lan = unit.db.scalars(select(Somebody).where(Somebody.full_name == "Lê Thị Lan")).one()
        own = {"coming": False, "reason": "Đi khám bệnh", "at": house.clock.now()}
        unit.db.add(AttendanceAnswer(session_id=evening.session_id, person_id=lan.id, **own))
        unit.commit()
    await begin(minh)
    assert (await minh.says("không ai vắng"))[0].startswith("✔ Không ai vắng.")
    assert await minh.says("vang: lan") == [
        roll(8, "\nVắng có lý do (1): Lê Thị Lan – Đi khám bệnh", "✔ Đã ghi vắng: Lê Thị Lan.")
    ]
    (whose,) = await minh.says("vắng: hoa (ốm)")
    assert whose.endswith("“hoa” vắng là đồng chí nào? Chọn ở dưới, hoặc gõ tên.")
    (listed,) = await minh.says("hoa 1979")
    assert whose != listed and "Nguyễn Thị Hoa (1979)" in minh.labels()
    (called,) = await minh.taps("Nguyễn Thị Hoa (1979)")
    assert "Vắng có lý do (2): Lê Thị Lan – Đi khám bệnh; Nguyễn Thị Hoa (1979) – ốm" in called
    (none,) = await minh.says("không ai vắng")
    assert none.startswith("Đang ghi vắng 2 đồng chí. Ai có mặt, đồng chí sửa lại giúp.")
    (exempt,) = await minh.says("vắng: Sơn (già yếu)")
    assert exempt.startswith("✔ Đã ghi vắng: Vũ Văn Sơn (được miễn sinh hoạt, không phải điểm danh).")
    assert "Có mặt 7/9" in exempt
