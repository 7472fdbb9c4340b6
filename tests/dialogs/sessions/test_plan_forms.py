"""Every form about a plan and its sessions, by one table: a way to its middle, the rest of the way, what it leaves.

Of each: restarted in the middle, back, cancelled, saved by a doubled tap, an old button, another's tap, a right that
ended meanwhile. What each form says and does is in the tests of its feature.
"""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from sqlalchemy import delete, func, select

from storage.people import Person as Member
from storage.people import Role
from storage.plans import PlanChange, Remark
from storage.preparation import Material, Question
from storage.sessions import AttendanceAnswer, Session, SessionMove
from storage.visits import Visit
from tests.dialogs.refusals import ALREADY_DONE, NOT_YOURS, OLD_BUTTON
from tests.documents import docx_of
from tests.house import House, Person

RIGHT_ENDED = "Đồng chí không còn quyền ghi mục này, nên chưa lưu được."
FILE = "gửi tệp"
Words = tuple[str, ...]


@dataclass(frozen=True)
class Form:
    """`opens` leads to its first question, `answers` into the middle, `ends` to the end; `back`: the middle has a way
    back. Labels of buttons are tapped by their beginning, other words are typed. `leaves` counts what it is to leave.
    """

    name: str
    who: str
    opens: Words
    answers: Words
    ends: Words
    leaves: Callable[[House], int]
    back: bool = True


def rows(table: type) -> Callable[[House], int]:
    def count(house: House) -> int:
        with house.database.reading() as db:
            return db.scalar(select(func.count()).select_from(table)) or 0

    return count


def changes(kind: str) -> Callable[[House], int]:
    def count(house: House) -> int:
        with house.database.reading() as db:
            query = select(func.count()).select_from(PlanChange).where(PlanChange.kind == kind)
            return db.scalar(query) or 0

    return count


def settled(house: House) -> int:
    with house.database.reading() as db:
        return db.scalar(select(func.count()).select_from(Remark).where(Remark.answer != "")) or 0


def prepared_by_lan(house: House) -> int:
    with house.database.reading() as db:
        lan = db.scalars(select(Member.id).where(Member.full_name == "Lê Thị Lan")).one()
        query = select(func.count()).select_from(Session).where(Session.preparer_id == lan)
        return db.scalar(query) or 0


SESSION = ("/lich", "*Giữ sạch")
THEME_2027 = ("/kehoach", "Kế hoạch năm 2027", "2. Nâng cao")
KEPT_AS_IT_IS = ("Giữ nguyên kết quả", "Chưa khảo sát", "Giữ nguyên khu vực", "Khắp khu phố")
FORMS = (
    Form(
        "register",
        "Minh",
        ("/dangky",),
        ("Lắp đèn kiệt Mẫu 5", "An ninh trật tự"),
        ("Tối quá", "Nhà văn hóa", "Kiệt Mẫu 5", "25 ngày nữa 19h", "Chưa phân công", "Không mời khách", "💾 Lưu"),
        rows(Session),
    ),
    Form(
        "add",
        "Hùng",
        ("/kehoach", "➕ Thêm chuyên đề"),
        ("Lắp đèn hẻm Mẫu 5", "An ninh trật tự"),
        (
            "Tối quá",
            "Hẻm Mẫu 5",
            "Sáng",
            "10 đèn",
            "25 ngày nữa 19h",
            "Nhà văn hóa",
            "Chưa phân công",
            "Không mời khách",
            "Không cần tài liệu",
            "Không có",
            "💾 Lưu",
        ),
        rows(Session),
    ),
    Form(
        "change", "Hùng", (*THEME_2027, "✏ Sửa nội dung"), ("✏ Khu vực",), ("Hẻm Mẫu 8", "💾 Lưu"), changes("changed")
    ),
    Form("keep", "Hùng", (*THEME_2027, "Giữ nguyên khu vực"), (), ("Khắp khu phố",), settled, back=False),
    Form(
        "send",
        "Hùng",
        (*THEME_2027, *KEPT_AS_IT_IS, "📤 Gửi phường duyệt"),
        ("📤 Vẫn gửi, ghi lý do",),
        ("Sẽ bổ sung",),
        changes("sent"),
    ),
    Form(
        "return",
        "Quỳnh",
        ("/duyet", "2 ngày"),
        ("↩ Yêu cầu chỉnh sửa", "Khu vực"),
        ("Ghi rõ hẻm nào", "↩ Gửi lại chi bộ (1 ý)"),
        changes("returned"),
    ),
    Form("file", "Bình", (*SESSION, "🧰 Chuẩn bị"), ("📎 Gửi tệp", "Tài liệu khác"), (FILE,), rows(Material)),
    Form("ahead", "Lan", (), ("/ykien", "Ai thu gom rác ngày lễ?"), ("📨 Gửi",), rows(Question)),
    Form(
        "choose", "Quỳnh", ("/lichdu", "*Khu phố 1"), ("👤 Chọn người dự",), ("Cao Văn Long",), rows(Visit), back=False
    ),
    Form(
        "evenly",
        "Quỳnh",
        ("/lichdu",),
        ("⚖ Đề xuất chia đều",),
        ("💾 Lưu và báo các đồng chí",),
        rows(Visit),
        back=False,
    ),
    Form(
        "hand over",
        "Thủy",
        ("/lichdu", "*Khu phố 1"),
        ("🔁 Nhờ đồng chí khác dự", "Cao Văn Long"),
        ("Đi công tác",),
        rows(Visit),
    ),
    Form("excuse", "Lan", SESSION, ("Xin vắng",), ("Ốm",), rows(AttendanceAnswer), back=False),
    Form(
        "move",
        "Minh",
        SESSION,
        ("📅 Đổi ngày giờ", "10 ngày nữa 19h30", "Mưa"),
        ("📅 Dời và báo mọi người",),
        rows(SessionMove),
    ),
    Form("cancel", "Minh", SESSION, ("❌ Hủy buổi", "Mưa"), ("❌ Đúng, báo mọi người",), rows(SessionMove)),
    Form("postpone", "Minh", SESSION, ("⏸ Hoãn", "Mưa"), ("⏸ Hoãn và báo mọi người",), rows(SessionMove)),
    Form("assign", "Minh", SESSION, ("👤 Đổi người chuẩn bị", "le thi lan"), ("💾 Lưu",), prepared_by_lan),
)


@pytest.fixture(params=FORMS, ids=[form.name for form in FORMS])
def form(request: pytest.FixtureRequest, house: House) -> Form:
    found: Form = request.param
    if found.name == "file" and house.channel == "zalo":
        pytest.skip("the text-only channel takes no files")
    return found


async def act(person: Person, words: str) -> list[str]:
    """Tap what begins so ("*": has it), send a file, or type."""
    await person.house.move(seconds=3)
    if words == FILE:
        return await person.sends_document("tai-lieu.docx", docx_of("Tài liệu"), "application/octet-stream")
    labels = person.labels()
    wanted = [one for one in labels if one.startswith(words)]
    if words.startswith("*"):
        wanted = [one for one in labels if words[1:] in one]
    elif words in labels:
        wanted = [words]
    return await person.taps(wanted[0]) if wanted else await person.says(words)


async def to_the_middle(house: House, form: Form) -> tuple[Person, list[str]]:
    """The person, and the question that they then have before them."""
    person = house.person(form.who)
    if form.name == "hand over":
        quynh = house.person("Quỳnh")
        for words in ("/lichdu", "*Khu phố 1", "👤 Chọn người dự", "Hồ Thị Thủy"):
            await act(quynh, words)
    shown: list[str] = []
    for words in (*form.opens, *form.answers):
        shown = await act(person, words)
    return person, shown


async def finish(person: Person, form: Form) -> list[str]:
    said: list[str] = []
    for words in form.ends:
        said = await act(person, words)
    return said


async def test_a_restart_in_the_middle_loses_nothing(house: House, form: Form) -> None:
    before = form.leaves(house)
    person, _ = await to_the_middle(house, form)
    opened = form.leaves(house)
    await house.restart()
    await finish(person, form)
    assert form.leaves(house) > opened or form.leaves(house) > before
    assert await person.says("/huy") == ["Hiện không có mục nào đang ghi dở. Gõ /menu để chọn việc."]


async def test_back_and_on_again(house: House, form: Form) -> None:
    person, shown = await to_the_middle(house, form)
    if not form.back:
        assert "⬅ Quay lại" not in person.labels()
        return
    assert (await act(person, "⬅ Quay lại"))[-1] != shown[-1]
    before = form.leaves(house)
    await act(person, form.answers[-1])
    await finish(person, form)
    assert form.leaves(house) > before


async def test_cancelling_leaves_nothing_and_can_be_taken_back(house: House, form: Form) -> None:
    before = form.leaves(house)
    person, _ = await to_the_middle(house, form)
    before = max(before, form.leaves(house))
    (said,) = await act(person, "✖ Hủy")
    assert said.startswith("Đã hủy: ") and said.endswith(". Chưa có gì được gửi đi.")
    assert form.leaves(house) == before
    await act(person, "↩ Lấy lại")
    await finish(person, form)
    assert form.leaves(house) > before


async def test_a_doubled_last_answer_is_kept_once(house: House, form: Form) -> None:
    person, _ = await to_the_middle(house, form)
    before = form.leaves(house)
    for words in form.ends[:-1]:
        await act(person, words)
    last = form.ends[-1]
    if last in person.labels():
        await person.taps_twice(last)
    else:
        await act(person, last)
        await act(person, last)
    added = {"evenly": 3}.get(form.name, 1)
    assert form.leaves(house) == before + added


async def test_an_old_button_says_so(house: House, form: Form) -> None:
    person, _ = await to_the_middle(house, form)
    cancel = person.button("✖ Hủy")
    await finish(person, form)
    after = form.leaves(house)
    await person.presses(cancel)
    assert person.toasts()[-1] in (ALREADY_DONE, OLD_BUTTON)
    assert form.leaves(house) == after


async def test_anothers_tap_does_nothing(house: House, form: Form) -> None:
    person, _ = await to_the_middle(house, form)
    before = form.leaves(house)
    forged = person.button("✖ Hủy")
    stranger = house.person("Phúc")
    for data in (forged, forged.rsplit(":", 1)[0] + ":save", forged.rsplit(":", 1)[0] + ":return"):
        assert await stranger.presses(data) == []
        assert stranger.toasts()[-1] == NOT_YOURS
    assert form.leaves(house) == before
    await finish(person, form)
    assert form.leaves(house) > before


async def test_a_right_that_ended_meanwhile_ends_the_form(house: House, form: Form) -> None:
    """The roles are taken away, the person goes to another cell, prepares nothing and visits nobody any more."""
    person, _ = await to_the_middle(house, form)
    before = form.leaves(house)
    async with house.database.writing() as unit:
        member = unit.db.scalars(select(Member).where(Member.full_name == person.cast.name)).one()
        unit.db.execute(delete(Role).where(Role.person_id == member.id))
        elsewhere = unit.db.scalars(select(Member).where(Member.full_name == "Võ Minh Khang")).one()
        member.unit_id = elsewhere.unit_id
        for one in unit.db.scalars(select(Session).where(Session.preparer_id == member.id)):
            one.preparer_id = None
        for visit in unit.db.scalars(select(Visit)):
            visit.visitor_id = elsewhere.id
        unit.commit()
    said = await act(person, form.ends[0])
    assert said[-1].startswith(RIGHT_ENDED)
    assert form.leaves(house) == before
