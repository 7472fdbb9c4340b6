"""Logging a meeting: the whole way, leaving and resuming, two people at once, and everything that can go wrong."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from handlers.language.dates import long_date, long_moment
from storage.accounts import Binding
from storage.audit import AuditRow
from storage.drafts import Draft, DraftState
from storage.meetings import Attendance, Meeting, Presence
from storage.outbox import OutboxRow, OutboxState
from storage.people import Person as Somebody
from storage.people import Unit
from storage.sessions import AttendanceAnswer, Session, SessionState
from storage.tasks import Task
from tests.house import House, Person

THEME = "Giữ sạch kiệt, không để rác qua đêm"
PLACE = "Nhà sinh hoạt cộng đồng khu phố 1 (mẫu)"
OLD_BUTTON = "Nút này đã cũ. Đồng chí dùng nút ở tin nhắn mới nhất nhé."
NOT_YOURS = "Đồng chí không có quyền dùng nút này."
ALREADY_DONE = "Việc này đã ghi xong rồi, không ghi lần nữa."
USE_BUTTONS = "Bước này đồng chí chọn một nút ở dưới nhé."
USE_PICTURES = "Bước này đồng chí gửi ảnh hoặc chọn một nút ở dưới nhé."
USE_ANY = "Bước này đồng chí gõ chữ giúp, chưa dùng được nhãn dán hay tệp."
USE_WORDS = "Bước này đồng chí gõ chữ giúp, chưa dùng được ảnh, nhãn dán hay tệp."
HINT = "Ai vắng, đồng chí bấm tên hoặc gõ tên. Xong thì bấm Xong điểm danh."
EXEMPT = "Miễn sinh hoạt (1): Vũ Văn Sơn"
NAMES = [
    "Bùi Ngọc Mai",
    "Đặng Thị Yến",
    "Đỗ Thu Thảo",
    "Hoàng Văn Tâm",
    "Lê Thị Lan",
    "Nguyễn Thị Hoa (1958)",
    "Nguyễn Thị Hoa (1979)",
    "Phạm Quốc Bình",
]
EDITS = [
    "✏ Sửa điểm danh",
    "✏ Sửa khách mời",
    "✏ Sửa thời gian",
    "✏ Sửa việc kỳ trước",
    "✏ Sửa ý kiến",
    "✏ Sửa số phát biểu",
    "✏ Sửa kết luận",
    "✏ Sửa phần việc",
    "✏ Sửa biểu quyết",
    "✏ Sửa chấm điểm",
]
ASK_CONCLUSION = (
    "Chủ trì kết luận thế nào? Mỗi kết luận gõ một tin.\nVí dụ: Tổng dọn kiệt 3 trước Tết; mỗi tổ một nhóm tự quản."
)
EARLIER_LINES = (
    "1. Gặp ba hộ bày hàng ở đầu chợ (Phạm Quốc Bình, hạn 22/11): quá hạn",
    "2. Vận động các hộ đường Mẫu 1 ký cam kết không lấn chiếm vỉa hè (Lê Thị Lan, hạn 27/11, 30/45 hộ): quá hạn",
    "    Đã gặp hai phần ba số hộ, các hộ còn lại đi vắng ban ngày",
    "3. Kẻ lại vạch để xe trước nhà sinh hoạt cộng đồng (Nguyễn Thị Hoa, hạn 01/12): gặp khó khăn",
    "    Đã đo và vạch thử bằng phấn; nguyên nhân khách quan: Mưa liên tục nên chưa sơn được; trách nhiệm: Chưa "
    "chuẩn bị sơn từ sớm; khắc…",
    "4. Lập danh sách hộ cần chỗ để xe chung (Lê Thị Lan, hạn 04/12): chưa báo cáo",
    "5. Viết bài tuyên truyền đọc trên loa khu phố (Đỗ Thu Thảo, hạn 17/11): đã xong",
    "    Bài đã phát trên loa ba buổi sáng; chờ xác nhận",
)
MORE_CONCLUSIONS = "Còn kết luận khác, đồng chí gõ tiếp."
Said = tuple[str, str, str]


def score_screen(given: tuple[int, ...] | None = None) -> str:
    """The form of the whole way: what is reckoned, and the five lines that the cell gives."""
    names = ["Chuẩn bị", "Tổ chức sinh hoạt", "Điều hành", "Thực hiện nguyên tắc", "Kết thúc"]
    most = [10, 25, 10, 5, 5]
    own = [f"{points}/{top}" for points, top in zip(given or ("…",) * 5, most, strict=True)]
    lines = [
        "1. Thời gian, thời lượng: 5/5 (105 phút, quy định 90 phút)",
        "2. Tỷ lệ đảng viên dự: 1/5 (có mặt 6/9)",
        f"3. {names[0]}: {own[0]}",
        f"4. {names[1]}: {own[1]}",
        "5. Đảng viên phát biểu: 5/5 (4/6 đồng chí phát biểu)",
        f"6. {names[2]}: {own[2]}",
        f"7. {names[3]}: {own[3]}",
        "8. Thực hiện kết luận kỳ trước: 10/30 (1/5 việc kỳ trước đã xong)",
        f"9. {names[4]}: {own[4]}",
    ]
    total = 21 + sum(given or ())
    if given is None:
        hint = f"Còn 5 mục chi bộ tự chấm: {', '.join(names)}.\nGõ điểm theo thứ tự, ví dụ: 9 24 9 4 4"
        return "Chấm điểm buổi sinh hoạt\n" + "\n".join(lines) + f"\nTổng: {total}/100\n\n{hint}"
    hint = "Đủ điểm rồi. Cần đổi mục nào, đồng chí bấm mục ấy."
    return "Chấm điểm buổi sinh hoạt\n" + "\n".join(lines) + f"\nTổng: {total}/100 – Khá\n\n{hint}"


NO_OPINIONS = (
    "Ý kiến phát biểu\nChưa có ý kiến nào.\nGõ luôn một dòng cũng được: ý kiến Bình về kiệt 3: nên có chỗ để xe"
)
NO_TASKS = "Việc giao\nChưa giao việc nào.\nGõ luôn một dòng cũng được: giao Lan: dọn rác kiệt 3, hạn 30/12, 45 hộ"


def step(number: int, text: str, note: str = "") -> str:
    """The screen of a step: its heading, its question, and what is said above them."""
    return f"{note}\n\nGhi biên bản · bước {number}/11\n\n{text}".lstrip()


def roll(present: int, lists: str = "", note: str = "") -> str:
    text = f"Điểm danh · {THEME}\nCó mặt {present}/9{lists}\n{EXEMPT}\n\n{HINT}"
    return step(1, text, note)


class Evening:
    """The evening of the sample cell's session: its start, and how days and moments are said."""

    def __init__(self, house: House, session_id: int, start: datetime) -> None:
        self.house, self.session_id = house, session_id
        self.start = start.astimezone(house.zone)

    def at(self, hour: int, minute: int = 0) -> str:
        return long_moment(self.start.replace(hour=hour, minute=minute), self.house.zone)

    def in_days(self, days: int) -> str:
        return long_date(self.start.date() + timedelta(days=days))

    def typed(self, days: int) -> str:
        return f"{self.start.date() + timedelta(days=days):%d/%m/%Y}"

    @property
    def earlier(self) -> str:
        """The tasks of the last meeting, four days and some later."""
        with self.house.database.reading() as db:
            last = db.scalars(select(Meeting).order_by(Meeting.id)).first()
            assert last is not None
            day = long_date(last.started_at.astimezone(self.house.zone).date())
        return f"Việc kỳ trước (từ buổi {day}): đã xong 1/5\n" + "\n".join(EARLIER_LINES)

    @property
    def card(self) -> str:
        return (
            f"{THEME}\nThời gian: {self.at(19)}\nNơi họp: {PLACE}\nNgười chuẩn bị: Phạm Quốc Bình\n"
            "Khách mời: Đại diện tổ dân phố"
        )


@pytest.fixture
async def evening(house: House) -> Evening:
    """The clock stands two hours after the session began."""
    with house.database.reading() as db:
        planned = db.scalars(select(Session).where(Session.theme == THEME)).one()
        session_id, start = planned.id, planned.starts_at
    await house.move(seconds=(start + timedelta(hours=2) - house.clock.now()).total_seconds())
    for name in ("Minh", "Lan", "Thảo", "Bình"):
        house.person(name).take()
    return Evening(house, session_id, start)


@pytest.fixture
def minh(house: House, evening: Evening) -> Person:
    """The secretary."""
    return house.person("Minh")


@pytest.fixture
def thao(house: House, evening: Evening) -> Person:
    """Who takes the minutes."""
    return house.person("Thảo")


def whole_way(evening: Evening) -> list[Said]:
    """A whole meeting up to the summary: what is done, with what, and the exact answer."""
    times = f"Từ {evening.at(19)} đến 20:45 (105 phút)."
    opinion = "1. Phạm Quốc Bình (kiệt 3): Rác để qua đêm vì không có chỗ đổ"
    guest = "2. anh Tâm công an: Công an sẽ nhắc từng hộ"
    task = f"1. Dọn rác kiệt 3 – Lê Thị Lan, hạn {evening.in_days(20)}"
    other = f"2. Gặp hộ bà Tư – Đặng Thị Yến, hạn {evening.in_days(7)}"
    yen, hoa = "Đặng Thị Yến – Ốm", "Nguyễn Thị Hoa (1979) – trông cháu"
    who = "Ai phát biểu? Chọn ở dưới, hoặc gõ tên. Khách mời thì gõ tên khách."
    place = "nói về nơi nào?\nVí dụ: kiệt 3, chợ. Không gắn nơi nào thì Bỏ qua."
    charge = "Giao đồng chí nào chịu trách nhiệm? Chọn một người, hoặc gõ tên."
    helpers = "Làm cùng ai?\nVí dụ: Đoàn thanh niên, Công an khu vực. Làm một mình thì Bỏ qua."
    due = "Hạn ngày nào?\nChọn ở dưới, hoặc gõ như: 30/12; cuối tháng"
    expected = "Xong việc thì được gì?\nVí dụ: kiệt 3 không còn rác qua đêm"
    target = "Có đếm được không? Gõ số và đơn vị.\nVí dụ: 45 hộ"
    what = "Việc gì?\nVí dụ: Dọn rác kiệt 3"
    return [
        ("says", "/bienban", f"Ghi biên bản buổi này?\n\n{evening.card}"),
        ("taps", "📝 Ghi buổi này", roll(9)),
        ("taps", "✔ Đặng Thị Yến", step(1, "Đồng chí Đặng Thị Yến vắng vì sao? Chọn ở dưới, hoặc gõ lý do.")),
        ("taps", "Ốm", roll(8, f"\nVắng có lý do (1): {yen}")),
        (
            "says",
            "hoa",
            roll(8, f"\nVắng có lý do (1): {yen}", "Có mấy đồng chí tên gần giống. Đồng chí chọn một người nhé."),
        ),
        (
            "taps",
            "✔ Nguyễn Thị Hoa (1979)",
            step(1, "Đồng chí Nguyễn Thị Hoa (1979) vắng vì sao? Chọn ở dưới, hoặc gõ lý do."),
        ),
        ("says", "trông cháu", roll(7, f"\nVắng có lý do (2): {yen}; {hoa}")),
        ("says", "bui ngoc mai", step(1, "Đồng chí Bùi Ngọc Mai vắng vì sao? Chọn ở dưới, hoặc gõ lý do.")),
        ("taps", "Vắng không lý do", roll(6, f"\nVắng có lý do (2): {yen}; {hoa}\nVắng không lý do (1): Bùi Ngọc Mai")),
        ("taps", "Xong điểm danh", step(2, "Khách nào đến dự? Ghi tên và đơn vị.\nVí dụ: anh Tâm, Công an phường")),
        (
            "taps",
            "Giữ: Đại diện tổ dân phố",
            step(3, f"Bắt đầu lúc mấy giờ?\nTheo lịch: {evening.at(19)}\nChọn ở dưới, hoặc gõ như: 19h10"),
        ),
        (
            "taps",
            "Đúng lịch: 19:00",
            step(3, f"Bắt đầu: {evening.at(19)}\nKết thúc lúc mấy giờ?\nChọn ở dưới, hoặc gõ như: 20h45"),
        ),
        ("says", "20h45", step(4, evening.earlier, times)),
        ("taps", "Xong việc kỳ trước", step(5, NO_OPINIONS, "Còn 4 việc chưa bàn, vẫn giữ nguyên hạn cũ.")),
        ("taps", "➕ Thêm ý kiến", step(5, who)),
        ("says", "binh", step(5, f"Phạm Quốc Bình {place}")),
        ("says", "kiệt 3", step(5, "Phạm Quốc Bình nói gì? Ghi ý chính.")),
        ("says", "Rác để qua đêm vì không có chỗ đổ", step(5, f"Ý kiến phát biểu\n{opinion}")),
        ("taps", "➕ Thêm ý kiến", step(5, who)),
        (
            "says",
            "anh Tâm công an",
            step(
                5,
                who,
                "Trong chi bộ chưa thấy “anh Tâm công an”. Nếu là khách mời, đồng chí bấm nút Khách mời; "
                "nếu không, gõ lại tên.",
            ),
        ),
        ("taps", "Khách mời: anh Tâm công an", step(5, f"anh Tâm công an {place}")),
        ("taps", "Bỏ qua", step(5, "anh Tâm công an nói gì? Ghi ý chính.")),
        ("says", "Công an sẽ nhắc từng hộ", step(5, f"Ý kiến phát biểu\n{opinion}\n{guest}")),
        ("taps", "Xong ý kiến", step(6, "Có bao nhiêu đồng chí phát biểu? Gõ một số.\nCó mặt: 6")),
        ("says", "4", step(7, ASK_CONCLUSION)),
        (
            "says",
            "Tổng dọn kiệt 3 & giữ sạch",
            step(7, f"Kết luận\n1. Tổng dọn kiệt 3 & giữ sạch\n\n{MORE_CONCLUSIONS}", "Đã ghi kết luận 1."),
        ),
        ("taps", "Xong kết luận", step(8, NO_TASKS)),
        ("taps", "➕ Thêm việc", step(8, what)),
        ("says", "Dọn rác kiệt 3", step(8, charge)),
        ("says", "lan", step(8, helpers)),
        ("says", "Đoàn thanh niên", step(8, due)),
        ("says", evening.typed(20), step(8, expected, f"Hạn: {evening.in_days(20)}")),
        ("says", "không còn rác qua đêm", step(8, target)),
        ("says", "45 hộ", step(8, f"Việc giao\n{task}", f"Đã ghi việc 1. Hạn: {evening.in_days(20)}")),
        ("taps", "➕ Thêm việc", step(8, what)),
        ("says", "Gặp hộ bà Tư", step(8, charge)),
        ("taps", "Đặng Thị Yến", step(8, helpers)),
        ("taps", "Bỏ qua", step(8, due)),
        ("taps", f"1 tuần · {evening.in_days(7)}", step(8, expected, f"Hạn: {evening.in_days(7)}")),
        ("taps", "Bỏ qua", step(8, target)),
        ("taps", "Không đếm", step(8, f"Việc giao\n{task}\n{other}", f"Đã ghi việc 2. Hạn: {evening.in_days(7)}")),
        (
            "taps",
            "Xong phần việc",
            step(
                9,
                "Biểu quyết: bao nhiêu đồng chí tán thành?\nCó mặt: 6, có quyền biểu quyết: 5\n"
                "Gõ như: 16/17 (16 trên 17), hoặc 15 1 1 (tán thành, không tán thành, không có ý kiến).",
            ),
        ),
        (
            "says",
            "4/5",
            step(
                9,
                "Tán thành 4/5. Còn 1 đồng chí thế nào?\n"
                "Chọn ở dưới, hoặc gõ hai số: không tán thành, không có ý kiến.",
            ),
        ),
        ("taps", "1 không có ý kiến", step(10, score_screen())),
        ("says", "9 22 8 5 5", step(10, score_screen((9, 22, 8, 5, 5)))),
        (
            "taps",
            "Xong chấm điểm",
            step(
                11,
                "Đồng chí xem lại rồi bấm Lưu. Ai có việc sẽ nhận được ngay.\n\n"
                f"{THEME}\n{times}\nCó mặt: 6/9\nVắng có lý do (2): {yen}; {hoa}\n"
                f"Vắng không lý do (1): Bùi Ngọc Mai\n{EXEMPT}\nKhách: Đại diện tổ dân phố\n"
                f"Ý kiến (2):\n{opinion}\n{guest}\nSố đồng chí phát biểu: 4\n"
                f"Kết luận: Tổng dọn kiệt 3 & giữ sạch\nViệc giao (2):\n{task}\n{other}\n"
                "Biểu quyết: tán thành 4, không tán thành 0, không có ý kiến 1; trên 5 đồng chí có quyền\n"
                "Điểm: 70/100, Khá",
            ),
        ),
    ]


async def act(person: Person, verb: str, words: str) -> list[str]:
    return await (person.says(words) if verb == "says" else person.taps(words))


async def to_summary(person: Person, evening: Evening) -> None:
    for verb, words, _ in whole_way(evening):
        await act(person, verb, words)


async def quickly(person: Person) -> None:
    """The shortest way from the roll call to the summary: nothing noted but times and conclusion."""
    for label in (
        "Xong điểm danh",
        "Không có khách",
        "Đúng lịch: 19:00",
        "+90 phút · 20:30",
        "Xong việc kỳ trước",
        "Xong ý kiến",
        "Bỏ qua",
    ):
        await person.taps(label)
    await person.says("Giữ sạch kiệt 3")
    for label in ("Xong kết luận", "Xong phần việc", "Không biểu quyết", "Không chấm"):
        await person.taps(label)


async def saves(person: Person) -> str:
    """Tap "Lưu": the file for reading out comes as well; what was saved is what is looked at."""
    (saved,) = [answer for answer in await person.taps("💾 Lưu biên bản") if answer.startswith("✅")]
    return saved


def for_reading(number: int = 2) -> str:
    return (
        f"📄 Biên bản số {number:02d}-BB/CB: {THEME}\n"
        "Đồng chí đọc lại trước hội nghị. Cả hội nghị nhất trí thì bấm “Đã thông qua”."
    )


async def begin(person: Person) -> None:
    await person.says("/bienban")
    await person.taps("📝 Ghi buổi này")


async def test_the_whole_way_with_exact_answers(house: House, evening: Evening, minh: Person) -> None:
    for verb, words, answer in whole_way(evening):
        assert await act(minh, verb, words) == [answer]
    assert minh.labels() == ["💾 Lưu biên bản", *EDITS, "⬅ Quay lại", "✖ Hủy"]
    lan = house.person("Lan")
    answers = await minh.taps("💾 Lưu biên bản")
    assert sorted(answer.split("\nhttp")[0].split("\nbien-ban")[0] for answer in answers) == [
        f"✅ Đã lưu biên bản: {THEME}\nTừ {evening.at(19)} đến 20:45 (105 phút).\nCó mặt: 6/9\n\n"
        f"Việc đã giao:\n1. Dọn rác kiệt 3 – Lê Thị Lan, hạn {evening.in_days(20)}\n"
        f"2. Gặp hộ bà Tư – Đặng Thị Yến, hạn {evening.in_days(7)}\n\nĐã báo: Lê Thị Lan.\n\n"
        "Chưa báo được vì chưa dùng trợ lý: Đặng Thị Yến. Đồng chí báo trực tiếp giúp.",
        for_reading(),
    ]
    assert minh.labels() == [
        "📄 Xem lại biên bản",
        "📄 Tải bản Word",
        "📄 Tải bản PDF",
        "✔ Đã thông qua",
        "✏ Sửa trước khi thông qua",
    ]
    assert lan.take() == [
        f"📌 Đồng chí được giao việc tại buổi {THEME}:\n\nDọn rác kiệt 3\nHạn: {evening.in_days(20)}\n"
        "Làm cùng: Đoàn thanh niên\nKết quả cần đạt: không còn rác qua đêm\nChỉ tiêu: 45 hộ"
    ]
    assert lan.labels() == ["✅ Báo cáo: Dọn rác kiệt 3"]


async def test_a_restart_in_every_state_changes_nothing(house: House, evening: Evening, minh: Person) -> None:
    for verb, words, answer in whole_way(evening):
        await house.restart()
        # A new process knows nothing of the app's pace for this chat: it waits a moment before the next message.
        await house.move(seconds=2)
        assert await act(minh, verb, words) == [answer]
    await house.restart()
    await house.move(seconds=2)
    saved = await saves(minh)
    assert saved.startswith("✅ Đã lưu biên bản")
    assert len(facts(house, Task)) == 8


def facts(house: House, table: type) -> list:  # type: ignore[type-arg]
    with house.database.reading() as db:
        return list(db.scalars(select(table)))


def meeting_of(house: House, evening: Evening) -> Meeting:
    with house.database.reading() as db:
        return db.scalars(select(Meeting).where(Meeting.session_id == evening.session_id)).one()


async def test_what_is_saved(house: House, evening: Evening, minh: Person) -> None:
    await to_summary(minh, evening)
    await minh.taps("💾 Lưu biên bản")
    with house.database.reading() as db:
        meeting = db.scalars(select(Meeting).where(Meeting.session_id == evening.session_id)).one()
        assert meeting.started_at == evening.start
        assert meeting.ended_at == evening.start + timedelta(minutes=105)
        assert (meeting.guests, meeting.speakers, meeting.conclusion) == (
            "Đại diện tổ dân phố",
            4,
            "Tổng dọn kiệt 3 & giữ sạch",
        )
        votes = (meeting.votes_for, meeting.votes_against, meeting.votes_abstaining, meeting.votes_of)
        assert votes == (4, 0, 1, 5)
        assert [(one.position, one.content) for one in meeting.conclusions] == [(1, "Tổng dọn kiệt 3 & giữ sạch")]
        assert meeting.score is not None
        assert (meeting.score["total"], meeting.score["most"], meeting.score["grade"]) == (70, 100, "Khá")
        assert meeting.earlier == [
            "Viết bài tuyên truyền đọc trên loa khu phố (Đỗ Thu Thảo, hạn 17/11): hoàn thành. "
            "Bài đã phát trên loa ba buổi sáng; chờ xác nhận",
            "Vận động các hộ đường Mẫu 1 ký cam kết không lấn chiếm vỉa hè (Lê Thị Lan, hạn 27/11, 30/45 hộ): chưa "
            "xong. Đã gặp hai phần ba số hộ, các hộ còn lại đi vắng ban ngày",
            "Kẻ lại vạch để xe trước nhà sinh hoạt cộng đồng (Nguyễn Thị Hoa, hạn 01/12): chưa xong. Đã đo và vạch "
            "thử bằng phấn; nguyên nhân khách quan: Mưa liên tục nên chưa sơn được; trách nhiệm: Chưa chuẩn bị sơn "
            "từ sớm; khắc phục: Mượn sơn của tổ dân phố, làm ngay khi tạnh",
            "Gặp ba hộ bày hàng ở đầu chợ (Phạm Quốc Bình, hạn 22/11): chưa có báo cáo, tiếp tục theo dõi",
            "Lập danh sách hộ cần chỗ để xe chung (Lê Thị Lan, hạn 04/12): chưa có báo cáo, tiếp tục theo dõi",
        ]
        assert [(one.speaker, one.place, one.content) for one in meeting.opinions] == [
            ("Phạm Quốc Bình", "kiệt 3", "Rác để qua đêm vì không có chỗ đổ"),
            ("anh Tâm công an", "", "Công an sẽ nhắc từng hộ"),
        ]
        marks = {
            (one.person.full_name, one.person.birth_year): (one.presence, one.reason) for one in meeting.attendance
        }
        away = {name: mark for name, mark in marks.items() if mark[0] != Presence.PRESENT}
        assert away == {
            ("Bùi Ngọc Mai", 1999): ("absent", ""),
            ("Đặng Thị Yến", 1948): ("excused", "Ốm"),
            ("Nguyễn Thị Hoa", 1979): ("excused", "trông cháu"),
            ("Vũ Văn Sơn", 1950): ("exempt", ""),
        }
        assert len(marks) == 10
        tasks = db.scalars(select(Task).where(Task.meeting_id == meeting.id).order_by(Task.position)).all()
        due = evening.start.date() + timedelta(days=20)
        assert [(one.content, one.assignee.full_name, one.helpers, one.expected) for one in tasks] == [
            ("Dọn rác kiệt 3", "Lê Thị Lan", "Đoàn thanh niên", "không còn rác qua đêm"),
            ("Gặp hộ bà Tư", "Đặng Thị Yến", "", ""),
        ]
        assert [(one.target, one.target_unit, one.state) for one in tasks] == [(45, "hộ", "new"), (None, "", "new")]
        assert tasks[0].due_on == due
        planned = db.get_one(Session, evening.session_id)
        assert (planned.state, planned.version) == (SessionState.HELD, 2)
        subject = f"session:{evening.session_id}"
        assert db.scalars(select(AuditRow).where(AuditRow.action == "log_meeting")).one().subject == subject


async def test_reminders_still_waiting_are_withdrawn(house: House, evening: Evening, minh: Person) -> None:
    async with house.database.writing() as unit:
        subject = f"session:{evening.session_id}"
        unit.db.add(
            OutboxRow(
                channel="telegram",
                chat_id=1,
                method="sendMessage",
                payload="{}",
                kind="reminder",
                subject=subject,
                lane=2,
                state=OutboxState.WAITING,
                created_at=house.clock.now(),
                not_before=house.clock.now() + timedelta(days=1),
            )
        )
        unit.commit()
    await begin(minh)
    await quickly(minh)
    await minh.taps("💾 Lưu biên bản")
    with house.database.reading() as db:
        rows = db.scalars(select(OutboxRow).where(OutboxRow.subject == subject, OutboxRow.chat_id == 1))
        assert [row.state for row in rows] == [OutboxState.WITHDRAWN]


async def test_one_notice_for_all_ones_tasks_also_for_oneself(house: House, evening: Evening, minh: Person) -> None:
    await begin(minh)
    await quickly(minh)
    await minh.taps("✏ Sửa phần việc")
    for what in ("Việc một", "Việc hai"):
        await minh.taps("➕ Thêm việc")
        await minh.says(what)
        await minh.says("tran van minh")
        await minh.taps("Bỏ qua")
        await minh.says(evening.typed(3))
        await minh.taps("Bỏ qua")
        await minh.taps("Không đếm")
    await minh.taps("Xong phần việc")
    answers = await minh.taps("💾 Lưu biên bản")
    due = evening.in_days(3)
    assert f"📌 Đồng chí được giao 2 việc tại buổi {THEME}:\n\nViệc một\nHạn: {due}\n\nViệc hai\nHạn: {due}" in answers
    (saved,) = [answer for answer in answers if answer.startswith("✅")]
    assert saved.endswith(
        f"1. Việc một – Trần Văn Minh, hạn {due}\n2. Việc hai – Trần Văn Minh, hạn {due}\n\nĐã báo: Trần Văn Minh."
    )


async def test_a_meeting_without_tasks_is_warned_of_kindly(evening: Evening, minh: Person) -> None:
    await begin(minh)
    await quickly(minh)
    await minh.taps("✏ Sửa phần việc")
    (summary,) = await minh.taps("Xong phần việc")
    assert summary.startswith("⚠ Chưa giao việc cho ai.")
    assert "\nViệc giao: ⚠ chưa có việc nào\n" in summary
    saved = await saves(minh)
    assert saved.endswith("Buổi này không giao việc nào.")


async def test_saving_twice_saves_once(house: House, evening: Evening, minh: Person) -> None:
    await begin(minh)
    await quickly(minh)
    button = minh.button("💾 Lưu biên bản")
    await minh.taps("💾 Lưu biên bản")
    await minh.presses(button)
    assert minh.toasts() == [ALREADY_DONE]
    assert meeting_of(house, evening).logged_by_id
    assert len([draft for draft in facts(house, Draft) if draft.kind == "minutes"]) == 1


async def test_back_goes_round_by_round(evening: Evening, minh: Person) -> None:
    for verb, words, _ in whole_way(evening)[:18]:
        await act(minh, verb, words)
    hub = whole_way(evening)[17][2]
    await minh.taps("➕ Thêm ý kiến")
    await minh.says("lan")
    (who,) = await minh.taps("⬅ Quay lại")
    assert "Ai phát biểu?" in who
    assert await minh.taps("⬅ Quay lại") == [hub]
    (earlier,) = await minh.taps("⬅ Quay lại")
    assert earlier.endswith(evening.earlier)
    (end,) = await minh.taps("⬅ Quay lại")
    assert "Kết thúc lúc mấy giờ?" in end
    assert minh.labels()[0] == f"Giữ: {evening.at(20, 45)}"
    await minh.taps(f"Giữ: {evening.at(20, 45)}")
    (opinions,) = await minh.taps("Xong việc kỳ trước")
    assert opinions.endswith("1. Phạm Quốc Bình (kiệt 3): Rác để qua đêm vì không có chỗ đổ")


async def test_the_last_opinion_and_task_can_be_taken_back(evening: Evening, minh: Person) -> None:
    await to_summary(minh, evening)
    await minh.taps("✏ Sửa ý kiến")
    assert await minh.taps("🗑 Bỏ ý kiến 2") == [
        step(
            5,
            "Ý kiến phát biểu\n1. Phạm Quốc Bình (kiệt 3): Rác để qua đêm vì không có chỗ đổ",
            "Đã bỏ ý kiến 2 của anh Tâm công an.",
        )
    ]
    (summary,) = await minh.taps("Xong ý kiến")
    assert "\nÝ kiến (1):\n" in summary
    await minh.taps("✏ Sửa phần việc")
    (tasks,) = await minh.taps("🗑 Bỏ việc 2")
    assert tasks.startswith("Đã bỏ việc 2: Gặp hộ bà Tư\n")
    (summary,) = await minh.taps("Xong phần việc")
    assert "\nViệc giao (1):\n" in summary


async def test_each_part_is_mended_from_the_summary_and_leads_back(evening: Evening, minh: Person) -> None:
    await begin(minh)
    await quickly(minh)
    mended = [
        ("✏ Sửa khách mời", [("says", "chị Ba, Mặt trận")], "Khách: chị Ba, Mặt trận\n"),
        ("✏ Sửa thời gian", [("says", "19h15"), ("taps", "+120 phút · 21:15")], "đến 21:15 (120 phút).\n"),
        ("✏ Sửa số phát biểu", [("says", "3")], "Số đồng chí phát biểu: 3\n"),
        (
            "✏ Sửa kết luận",
            [("taps", "🗑 Bỏ kết luận 1"), ("says", "Làm ngay trong tuần"), ("taps", "Xong kết luận")],
            "Kết luận: Làm ngay trong tuần\n",
        ),
        ("✏ Sửa kết luận", [("taps", "Xong kết luận")], "Kết luận: Làm ngay trong tuần\n"),
        (
            "✏ Sửa biểu quyết",
            [("taps", "7/7 tán thành")],
            "Biểu quyết: tán thành 7, không tán thành 0, không có ý kiến 0; trên 7 đồng chí có quyền",
        ),
        ("✏ Sửa chấm điểm", [("says", "10 25 10 5 5"), ("taps", "Xong chấm điểm")], "Điểm: 78/100, Khá"),
        (
            "✏ Sửa điểm danh",
            [("says", "lan"), ("taps", "Đi công tác"), ("taps", "Xong điểm danh")],
            "Có mặt: 8/9\nVắng có lý do (1): Lê Thị Lan – Đi công tác\n",
        ),
    ]
    for label, deeds, shown in mended:
        await minh.taps(label)
        for verb, words in deeds:
            (answer,) = await act(minh, verb, words)
        assert "bước 11/11" in answer
        assert shown in answer
    (refused,) = await minh.taps("💾 Lưu biên bản")
    assert refused.startswith("7/7 chưa khớp với số có quyền biểu quyết là 6. Đồng chí xem lại phần biểu quyết")


async def test_leaving_keeps_what_was_noted_even_at_the_first_question(evening: Evening, minh: Person) -> None:
    await begin(minh)
    await minh.says("lan")
    await minh.taps("Ốm")
    answers = await minh.says("/menu")
    assert answers[0].startswith(f"Đã gác lại: Biên bản: {THEME}. Khi cần, đồng chí gõ /menu để ghi tiếp.")
    await minh.says("/bienban")
    assert await minh.taps("📝 Ghi buổi này") == [
        f"Đồng chí đang ghi dở: Biên bản: {THEME}. Ghi tiếp hay làm lại từ đầu?"
    ]
    assert await minh.taps("▶ Tiếp tục") == [roll(8, "\nVắng có lý do (1): Lê Thị Lan – Ốm")]


async def test_starting_afresh_forgets_what_was_noted(evening: Evening, minh: Person) -> None:
    await begin(minh)
    await minh.says("lan")
    await minh.taps("Ốm")
    await minh.says("/bienban")
    await minh.taps("📝 Ghi buổi này")
    assert await minh.taps("🗑 Làm lại từ đầu") == [roll(9)]


async def test_cancelled_and_taken_back(house: House, evening: Evening, minh: Person) -> None:
    await begin(minh)
    await minh.taps("Xong điểm danh")
    assert await minh.taps("✖ Hủy") == [f"Đã hủy: Biên bản: {THEME}. Chưa có gì được gửi đi."]
    (guests,) = await minh.taps("↩ Lấy lại")
    assert "Khách nào đến dự?" in guests
    assert [draft.state for draft in facts(house, Draft) if draft.kind == "minutes"] == [DraftState.LIVE]


async def test_both_see_one_state_and_the_first_to_save_saves_it_all(
    house: House, evening: Evening, minh: Person, thao: Person
) -> None:
    await to_summary(minh, evening)
    await begin(thao)
    (start,) = await thao.taps("Xong điểm danh")
    await thao.taps("Giữ: Đại diện tổ dân phố")
    await thao.taps("Đúng lịch: 19:00")
    await thao.taps(f"Giữ: {evening.at(20, 45)}")
    (opinions,) = await thao.taps("Xong việc kỳ trước")
    assert opinions.endswith("2. anh Tâm công an: Công an sẽ nhắc từng hộ")
    for label in ("Xong ý kiến", "Giữ: 4"):
        await thao.taps(label)
    await thao.says("Mỗi tổ một nhóm tự quản")
    for label in ("Xong kết luận", "Xong phần việc", "Giữ: 4/5", "Xong chấm điểm"):
        await thao.taps(label)
    await saves(thao)
    assert [words.split("\n")[0] for words in minh.take()] == [f"📄 Biên bản số 02-BB/CB: {THEME}"]
    (answer,) = await minh.taps("💾 Lưu biên bản")
    assert answer.startswith(
        f"Buổi này đồng chí Đỗ Thu Thảo đã lưu biên bản lúc {evening.at(21)}. "
        "Phần đồng chí đang ghi vẫn còn, chưa mất gì; gõ /huy nếu không cần nữa.\n"
    )
    with house.database.reading() as db:
        meeting = db.scalars(select(Meeting).where(Meeting.session_id == evening.session_id)).one()
        assert meeting.conclusion == "Tổng dọn kiệt 3 & giữ sạch\nMỗi tổ một nhóm tự quản"
        assert len(meeting.opinions) == 2
    assert start.count("Khách nào đến dự?") == 1


async def test_a_logged_session_is_shown_instead_of_logged_again(evening: Evening, minh: Person, thao: Person) -> None:
    await thao.says("/bienban")
    button = thao.button("📝 Ghi buổi này")
    await begin(minh)
    await quickly(minh)
    await minh.taps("💾 Lưu biên bản")
    assert await thao.presses(button) == [f"Buổi này đồng chí Trần Văn Minh đã lưu biên bản lúc {evening.at(21)}."]
    (text,) = await thao.taps("📄 Xem lại biên bản")
    assert text.startswith(f"BIÊN BẢN SINH HOẠT CHUYÊN ĐỀ\n\nChi bộ: Chi bộ Khu phố 1 (mẫu)\nChuyên đề: {THEME}\n")
    assert text.endswith(f"Người ghi: Trần Văn Minh, lúc {evening.at(21)}")


async def test_reading_minutes_is_on_record(house: House, evening: Evening, minh: Person) -> None:
    await minh.says("/bienban")
    (label,) = [label for label in minh.labels() if label.startswith("📄 Xem lại: ")]
    await minh.taps(label)
    read = [row for row in facts(house, AuditRow) if row.action == "see_minutes"]
    assert len(read) == 1


async def test_old_and_forged_buttons(house: House, evening: Evening, minh: Person, thao: Person) -> None:
    await begin(minh)
    old = minh.button("Xong điểm danh")
    await minh.taps("Xong điểm danh")
    await minh.presses(old)
    assert minh.toasts() == [OLD_BUTTON]
    await thao.says("/menu")
    await thao.presses(minh.button("Không có khách"))
    assert thao.toasts() == [NOT_YOURS]
    draft = next(draft for draft in facts(house, Draft) if draft.kind == "minutes")
    for forged in ("save", "after:90", "edit:rollcall", "who:999"):
        version = facts(house, Draft)[-1].version
        (answer,) = await minh.presses(f"d:{draft.id}:{version}:{forged}")
        assert answer.startswith(USE_BUTTONS)
    assert [one for one in facts(house, Meeting) if one.session_id == evening.session_id] == []


@pytest.mark.parametrize("data", ["m:999999:log", "m:1:log", "m:1:view"])
async def test_nobody_without_the_right_logs_or_reads(house: House, evening: Evening, data: str) -> None:
    for name in ("Lan", "Hùng", "Quỳnh"):
        person = house.person(name)
        await person.says("/menu")
        await person.presses(data)
        assert person.toasts() == [NOT_YOURS]
    assert facts(house, Draft) == []


async def test_a_member_is_told_that_minutes_are_not_theirs(house: House, evening: Evening) -> None:
    assert await house.person("Lan").says("/bienban") == [
        "Mục này không thuộc quyền của đồng chí. Gõ /menu để xem các mục đồng chí dùng được."
    ]


async def test_a_right_that_ends_keeps_the_form_but_saves_nothing(house: House, evening: Evening, thao: Person) -> None:
    await begin(thao)
    await quickly(thao)
    async with house.database.writing() as unit:
        person = unit.db.scalars(select(Somebody).where(Somebody.full_name == "Đỗ Thu Thảo")).one()
        person.roles.clear()
        unit.commit()
    (answer,) = await thao.taps("💾 Lưu biên bản")
    assert answer.startswith("Đồng chí không còn quyền ghi mục này, nên chưa lưu được.")
    assert [one for one in facts(house, Meeting) if one.session_id == evening.session_id] == []


async def test_without_a_session_registering_is_offered(house: House, evening: Evening, minh: Person) -> None:
    await call_off(house, evening)
    (answer,) = await minh.says("/bienban")
    assert answer == (
        "Chưa có buổi sinh hoạt nào đến giờ để ghi biên bản.\n"
        "Nếu buổi họp chưa đăng ký, đồng chí đăng ký trước rồi ghi nhé."
    )
    (asked,) = await minh.taps("📅 Đăng ký chuyên đề")
    assert asked.startswith("Đăng ký chuyên đề · bước 1/8")


async def call_off(house: House, evening: Evening) -> None:
    async with house.database.writing() as unit:
        unit.db.get_one(Session, evening.session_id).state = SessionState.CANCELLED
        unit.commit()


async def test_a_session_called_off_meanwhile_is_not_saved(house: House, evening: Evening, minh: Person) -> None:
    await begin(minh)
    await quickly(minh)
    await call_off(house, evening)
    (answer,) = await minh.taps("💾 Lưu biên bản")
    assert answer.startswith("Buổi này đã hủy nên chưa lưu được. Phần đã ghi vẫn còn.\n")


async def test_those_who_asked_to_be_excused_are_marked_by_one_tap(
    house: House, evening: Evening, minh: Person
) -> None:
    async with house.database.writing() as unit:
        lan = unit.db.scalars(select(Somebody).where(Somebody.full_name == "Lê Thị Lan")).one()
        unit.db.add(
            AttendanceAnswer(
                session_id=evening.session_id,
                person_id=lan.id,
                coming=False,
                reason="Đi khám bệnh",
                at=house.clock.now(),
            )
        )
        unit.commit()
    await begin(minh)
    assert "✔ Lê Thị Lan · đã xin vắng" in minh.labels()
    assert await minh.taps("✖ Ghi vắng 1 đồng chí đã xin vắng") == [
        roll(8, "\nVắng có lý do (1): Lê Thị Lan – Đi khám bệnh", "Đã ghi vắng có lý do: Lê Thị Lan.")
    ]
    await minh.says("lan")
    assert await minh.taps("Có mặt") == [roll(9)]


async def test_wrong_answers_are_met_kindly(house: House, evening: Evening, minh: Person) -> None:
    await begin(minh)
    assert await minh.says("son") == [roll(9, note="Đồng chí Vũ Văn Sơn được miễn sinh hoạt nên không phải điểm danh.")]
    assert await minh.says("Tôn Ngộ Không") == [
        roll(9, note="Chưa tìm thấy “Tôn Ngộ Không” trong chi bộ. Đồng chí gõ lại tên hoặc chọn ở dưới nhé.")
    ]
    await minh.taps("Xong điểm danh")
    await minh.taps("Không có khách")
    (start,) = await minh.says("chiều tà")
    assert start.startswith("Chưa hiểu giờ này.")
    await minh.taps("Đúng lịch: 19:00")
    (end,) = await minh.says("18h30")
    assert end.startswith(
        f"Giờ kết thúc phải sau giờ bắt đầu; {evening.at(18, 30)} thì chưa. Đồng chí xem lại giúp nhé.\n"
    )
    (short,) = await minh.says("20h")
    assert short.startswith(
        f"Từ {evening.at(19)} đến 20:00 (60 phút).\n"
        "⚠ Ngắn hơn 90 phút theo quy định. Nếu đúng vậy, đồng chí cứ ghi tiếp.\n\n"
    )
    await minh.taps("Xong việc kỳ trước")
    (said,) = await minh.says("cho tôi hỏi")
    assert said.endswith("Ai nói: “cho tôi hỏi”? Chọn ở dưới, hoặc gõ tên.")
    assert await minh.taps("⬅ Quay lại") == [step(5, NO_OPINIONS)]
    await minh.taps("Xong ý kiến")
    (speakers,) = await minh.says("10")
    assert speakers.startswith("Chỉ có mặt 9 đồng chí. Đồng chí gõ lại số người phát biểu nhé.\n")
    (speakers,) = await minh.says("nhiều lắm")
    assert speakers.startswith("Đồng chí gõ một số giúp, ví dụ: 9.")
    await minh.says("9")
    (conclusion,) = await minh.says("dài " * 400)
    assert conclusion.startswith("Đoạn này dài quá 1500 ký tự.")
    await minh.says("Giữ sạch kiệt 3")
    await minh.taps("Xong kết luận")
    await minh.taps("➕ Thêm việc")
    await minh.says("Dọn rác")
    (alike,) = await minh.says("nguyen thi hoa")
    assert alike.startswith("Có mấy đồng chí tên gần giống. Đồng chí chọn một người nhé.\n")
    assert minh.labels()[:3] == ["Nguyễn Thị Hoa (1958)", "Nguyễn Thị Hoa (1979)", "Xem tất cả"]
    await minh.taps("Nguyễn Thị Hoa (1958)")
    await minh.taps("Bỏ qua")
    (past,) = await minh.says(evening.typed(-1))
    assert past.startswith(f"{evening.in_days(-1)} đã qua rồi. Đồng chí chọn ngày khác nhé.\n")
    await minh.says(evening.typed(5))
    await minh.taps("Bỏ qua")
    (target,) = await minh.says("45")
    assert target.startswith("45 gì, đồng chí? Gõ cả số và đơn vị, ví dụ: 45 hộ.\n")
    (target,) = await minh.says("nhiều hộ")
    assert target.startswith("Chưa hiểu số này. Đồng chí gõ như: 45 hộ.")
    await minh.taps("Không đếm")
    await minh.taps("Xong phần việc")
    (vote,) = await minh.says("9/10")
    assert vote.startswith("9/10 chưa khớp với số có quyền biểu quyết là 7.")
    (vote,) = await minh.says("cả chi bộ")
    assert vote.startswith("Chưa hiểu số này. Đồng chí gõ như: 16/17 hoặc 15 1 1.\n")


async def test_a_meeting_that_has_not_begun_is_not_saved(house: House, evening: Evening, minh: Person) -> None:
    async with house.database.writing() as unit:
        planned = unit.db.get_one(Session, evening.session_id)
        planned.starts_at = house.clock.now() + timedelta(hours=1)
        unit.commit()
    await begin(minh)
    for label in (
        "Xong điểm danh",
        "Không có khách",
        "Đúng lịch: 22:00",
        "+90 phút · 23:30",
        "Xong việc kỳ trước",
        "Xong ý kiến",
        "Bỏ qua",
    ):
        await minh.taps(label)
    await minh.says("Giữ sạch kiệt 3")
    for label in ("Xong kết luận", "Xong phần việc", "Không biểu quyết", "Không chấm"):
        await minh.taps(label)
    (answer,) = await minh.taps("💾 Lưu biên bản")
    assert answer.startswith(f"Buổi họp bắt đầu lúc {evening.at(22)}, chưa tới giờ nên chưa lưu được.")
    await house.move(hours=1)
    saved = await saves(minh)
    assert saved.startswith("✅ Đã lưu biên bản")


async def test_stickers_are_met_kindly_in_every_state(house: House, evening: Evening, minh: Person) -> None:
    if house.channel != "telegram":
        pytest.skip("the text-only channel has no stickers")
    for verb, words, _ in whole_way(evening):
        await act(minh, verb, words)
        if words != "/bienban":
            (answer,) = await minh.sends_sticker()
            assert answer.startswith((USE_WORDS, USE_BUTTONS, USE_PICTURES, USE_ANY))


async def test_a_cell_of_sixty_fits_every_screen(house: House, evening: Evening, minh: Person) -> None:
    async with house.database.writing() as unit:
        cell = unit.db.scalars(select(Unit).where(Unit.code == "CB01")).one()
        for number in range(50):
            unit.db.add(
                Somebody(
                    code=f"M{number}",
                    full_name=f"Đỗ Văn Mẫu {number}",
                    folded_name=f"do van mau {number}",
                    birth_year=1960,
                    membership="official",
                    unit_id=cell.id,
                )
            )
        unit.commit()
    await begin(minh)
    seen = [label for label in minh.labels() if label.startswith("✔")]
    while "Trang sau ▶" in minh.labels():
        (screen,) = await minh.taps("Trang sau ▶")
        assert len(screen) + sum(len(label) + 5 for label in minh.labels()) <= 2_000
        seen += [label for label in minh.labels() if label.startswith("✔")]
    assert len(seen) == len(set(seen)) == 59
    for number in range(20, 40):
        await minh.says(f"do van mau {number}")
        (screen,) = await minh.says("bận việc gia đình ở quê, đã báo bí thư trước hai ngày")
        assert len(screen) + sum(len(label) + 5 for label in minh.labels()) <= 2_000
    assert "Có mặt 39/59\nVắng có lý do (20): Đỗ Văn Mẫu 20 – bận" in screen
    assert "… và " in screen
    await quickly(minh)
    saved = await saves(minh)
    assert "Có mặt: 39/59" in saved
    assert len(facts(house, Attendance)) >= 60


async def another_session(house: House, starts: datetime, cell: str = "CB01", **more: str) -> int:
    """One more planned session of a sample cell."""
    words = {
        "theme": "Học tập và làm theo Bác",
        "place": "Nhà văn hóa (mẫu)",
        "area": "cả khu phố",
        "guests": "",
        **more,
    }
    async with house.database.writing() as unit:
        cell_id = unit.db.scalars(select(Unit.id).where(Unit.code == cell)).one()
        registrar = unit.db.scalars(select(Somebody.id).where(Somebody.unit_id == cell_id)).first()
        planned = Session(
            cell_id=cell_id,
            field="Xây dựng Đảng",
            reason="Cần bàn",
            starts_at=starts,
            registered_by_id=registrar,
            registered_at=starts,
            **words,
        )
        unit.db.add(planned)
        unit.db.flush()
        number = planned.id
        unit.commit()
    return number


async def test_of_several_sessions_one_is_picked_the_nearest_first(
    house: House, evening: Evening, minh: Person
) -> None:
    await another_session(house, evening.start - timedelta(days=7))
    await another_session(house, evening.start + timedelta(hours=3), theme="Chuyển đổi số")
    await another_session(house, evening.start + timedelta(hours=7), theme="Còn lâu mới họp")
    assert await minh.says("/bienban") == ["Đồng chí ghi biên bản buổi nào?"]
    labels = [label.split(" · ")[-1] for label in minh.labels()]
    assert labels[:3] == [
        "Chuyển đổi số",
        THEME[:39].rstrip() + "…" if len(THEME) > 40 else THEME,
        "Học tập và làm theo Bác",
    ]
    (label,) = [label for label in minh.labels() if label.endswith("Học tập và làm theo Bác")]
    (screen,) = await minh.taps(label)
    assert "Điểm danh · Học tập và làm theo Bác\nCó mặt 9/9" in screen


async def test_a_session_far_ahead_cannot_be_logged_by_an_early_button(
    house: House, evening: Evening, minh: Person
) -> None:
    number = await another_session(house, evening.start + timedelta(hours=7))
    await minh.says("/menu")
    await minh.presses(f"m:{number}:log")
    assert minh.toasts() == [OLD_BUTTON]
    assert facts(house, Draft) == []


async def test_taken_up_on_another_phone(house: House, evening: Evening, minh: Person) -> None:
    phone = house.person("Lan")
    async with house.database.writing() as unit:
        people = {one.full_name: one.id for one in unit.db.scalars(select(Somebody))}
        binding = unit.db.scalars(select(Binding).where(Binding.person_id == people["Lê Thị Lan"])).one()
        binding.person_id = people["Trần Văn Minh"]
        unit.commit()
    await begin(minh)
    await minh.says("mai")
    await minh.taps("Ốm")
    old = minh.button("Xong điểm danh")
    await phone.says("/bienban")
    await phone.taps("📝 Ghi buổi này")
    assert await phone.taps("▶ Tiếp tục") == [roll(8, "\nVắng có lý do (1): Bùi Ngọc Mai – Ốm")]
    await phone.taps("Xong điểm danh")
    await minh.presses(old)
    assert minh.toasts() == [OLD_BUTTON]
    (start,) = await minh.says("chị Ba, Mặt trận")
    assert "Bắt đầu lúc mấy giờ?" in start


async def test_somebody_has_to_be_present(house: House, evening: Evening, minh: Person) -> None:
    async with house.database.writing() as unit:
        for person in unit.db.scalars(select(Somebody).where(Somebody.full_name != "Trần Văn Minh")):
            person.active = False
        unit.commit()
    await begin(minh)
    await minh.says("minh")
    await minh.taps("Vắng không lý do")
    (answer,) = await minh.taps("Xong điểm danh")
    assert answer.startswith("Chưa có ai có mặt. Đồng chí xem lại điểm danh giúp nhé.\n")


async def test_times_out_of_reason_are_refused(evening: Evening, minh: Person) -> None:
    await begin(minh)
    await minh.taps("Xong điểm danh")
    await minh.taps("Không có khách")
    (far,) = await minh.says(f"19h {evening.typed(-40)}")
    assert "cách lịch quá một tháng. Đồng chí xem lại giúp nhé.\n" in far
    (later,) = await minh.says(f"19h {evening.typed(1)}")
    assert later.startswith(f"{long_moment(evening.start + timedelta(days=1), evening.house.zone)} còn lâu mới tới.")
    await minh.says("7h")
    (long,) = await minh.says("20h")
    assert long.startswith(f"Kết thúc lúc {evening.at(20)} thì buổi họp dài quá 12 tiếng.")
    await minh.taps("⬅ Quay lại")
    assert minh.labels()[:2] == [f"Giữ: {evening.at(7)}", "Đúng lịch: 19:00"]
    (end,) = await minh.taps(f"Giữ: {evening.at(7)}")
    assert f"Bắt đầu: {evening.at(7)}\n" in end


async def test_speakers_by_button_page_guest_and_though_marked_away(evening: Evening, minh: Person) -> None:
    await begin(minh)
    await minh.says("tam")
    await minh.taps("Ốm")
    await minh.taps("Xong điểm danh")
    await minh.says("anh Bảy; chị Ba, Mặt trận")
    await minh.taps("Đúng lịch: 19:00")
    await minh.taps("+120 phút · 21:00")
    await minh.taps("Xong việc kỳ trước")
    await minh.taps("➕ Thêm ý kiến")
    assert minh.labels()[:2] == ["Khách mời: anh Bảy", "Khách mời: chị Ba, Mặt trận"]
    (place,) = await minh.taps("Khách mời: chị Ba, Mặt trận")
    assert "chị Ba, Mặt trận nói về nơi nào?" in place
    await minh.taps("⬅ Quay lại")
    await minh.taps("Trang sau ▶")
    await minh.taps("◀ Trang trước")
    (away,) = await minh.taps("Hoàng Văn Tâm")
    assert away.startswith("Lưu ý: đồng chí Hoàng Văn Tâm đang ghi vắng.")
    await minh.taps("Bỏ qua")
    (hub,) = await minh.says("Nên làm ngay")
    assert hub.endswith("1. Hoàng Văn Tâm: Nên làm ngay")


async def test_an_office_cell_is_asked_for_counters(house: House, evening: Evening) -> None:
    await another_session(house, evening.start, "CB03")
    tung = house.person("Tùng")
    await begin(tung)
    for label in ("Xong điểm danh", "Không có khách", "Đúng lịch: 19:00", "+90 phút · 20:30", "➕ Thêm ý kiến"):
        await tung.taps(label)
    (place,) = await tung.says("khang")
    assert place.endswith("Ví dụ: quầy số 2, bộ phận một cửa. Không gắn nơi nào thì Bỏ qua.")


async def test_a_due_day_from_the_calendar(house: House, evening: Evening, minh: Person) -> None:
    await begin(minh)
    await quickly(minh)
    await minh.taps("✏ Sửa phần việc")
    await minh.taps("➕ Thêm việc")
    await minh.says("Dọn rác")
    await minh.taps("Trang sau ▶")
    await minh.taps("Trần Văn Minh")
    await minh.taps("Bỏ qua")
    await minh.taps("📆 Chọn trên lịch")
    month = (evening.start.date().replace(day=1) + timedelta(days=31)).replace(day=1)
    await minh.taps(f"Tháng {month.month}/{month.year} ▶")
    (label,) = [label for label in minh.labels() if label.endswith(" 15")]
    (answer,) = await minh.taps(label)
    assert answer.startswith(f"Hạn: {long_date(month.replace(day=15))}\n")


async def test_who_has_left_the_cell_is_given_no_task(house: House, evening: Evening, minh: Person) -> None:
    await to_summary(minh, evening)
    await minh.taps("✏ Sửa biểu quyết")
    await minh.taps("Không biểu quyết")
    async with house.database.writing() as unit:
        unit.db.scalars(select(Somebody).where(Somebody.full_name == "Lê Thị Lan")).one().active = False
        unit.commit()
    (answer,) = await minh.taps("💾 Lưu biên bản")
    assert answer.startswith("Đồng chí Lê Thị Lan không còn trong chi bộ. Đồng chí sửa phần việc giúp nhé.\n")


async def test_long_minutes_are_read_page_by_page(evening: Evening, minh: Person) -> None:
    await begin(minh)
    await quickly(minh)
    await minh.taps("✏ Sửa kết luận")
    await minh.says("Giữ sạch kiệt 3 mỗi ngày. " * 50)
    await minh.taps("Xong kết luận")
    await minh.taps("✏ Sửa ý kiến")
    await minh.taps("➕ Thêm ý kiến")
    await minh.says("lan")
    await minh.taps("Bỏ qua")
    await minh.says("Rác để qua đêm vì không có chỗ đổ. " * 40)
    await minh.taps("Xong ý kiến")
    await minh.taps("💾 Lưu biên bản")
    (first,) = await minh.taps("📄 Xem lại biên bản")
    assert first.endswith("\n\nTrang 1/3")
    assert minh.labels()[0] == "Trang sau ▶"
    (second,) = await minh.taps("Trang sau ▶")
    assert second.endswith("\n\nTrang 2/3")
    assert minh.labels()[:2] == ["◀ Trang trước", "Trang sau ▶"]
    (third,) = await minh.taps("Trang sau ▶")
    assert third.endswith(f"Người ghi: Trần Văn Minh, lúc {evening.at(21)}\n\nTrang 3/3")
    assert minh.labels()[0] == "◀ Trang trước"
    assert max(len(first), len(second), len(third)) <= 1_950


async def test_what_was_noted_is_shown_again_and_can_be_kept(evening: Evening, minh: Person) -> None:
    await to_summary(minh, evening)
    for label, keep in (
        ("✏ Sửa khách mời", "Giữ: Đại diện tổ dân phố"),
        ("✏ Sửa số phát biểu", "Giữ: 4"),
        ("✏ Sửa kết luận", "Xong kết luận"),
        ("✏ Sửa biểu quyết", "Giữ: 4/5"),
    ):
        await minh.taps(label)
        (answer,) = await minh.taps(keep)
        assert answer == whole_way(evening)[-1][2]
