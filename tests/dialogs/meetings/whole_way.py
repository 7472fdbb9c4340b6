"""The whole way of logging the sample's meeting: what is done, and the exact answers; and the shortest one."""

from tests.dialogs.meetings.evening import Evening
from tests.dialogs.sample import THEME
from tests.house import Person

HINT = "Ai vắng, đồng chí chọn tên hoặc gõ tên. Xong thì chọn Xong điểm danh."
EXEMPT = "Miễn sinh hoạt (1): Vũ Văn Sơn"
ASK_CONCLUSION = (
    "Chủ trì kết luận thế nào? Mỗi kết luận gõ một tin.\nVí dụ: Tổng dọn kiệt 3 trước Tết; mỗi tổ một nhóm tự quản."
)
MORE_CONCLUSIONS = "Còn kết luận khác, đồng chí gõ tiếp."
TAKER = "Đỗ Thu Thảo"
Said = tuple[str, str, str]


def score_screen(given: tuple[int, ...] | None = None) -> str:
    """The form of the whole way: what is reckoned, and the five lines that the cell gives."""
    names = ["Chuẩn bị", "Tổ chức sinh hoạt", "Điều hành", "Thực hiện nguyên tắc", "Kết thúc"]
    most = [10, 25, 10, 5, 5]
    own = [f"{points}/{top}" for points, top in zip(given or ("…",) * 5, most, strict=True)]
    lines = [
        "1. Thời gian, thời lượng: 5/5 (105 phút, quy định 90 phút)",
        "2. Tỷ lệ đảng viên dự: 2/5 (có mặt 6/9)",
        f"3. {names[0]}: {own[0]}",
        f"4. {names[1]}: {own[1]}",
        "5. Đảng viên phát biểu: 5/5 (4/6 đồng chí phát biểu)",
        f"6. {names[2]}: {own[2]}",
        f"7. {names[3]}: {own[3]}",
        "8. Thực hiện kết luận kỳ trước: 10/30 (1/3 việc kỳ trước đã xong; 2 việc chưa đến hạn, không tính)",
        f"9. {names[4]}: {own[4]}",
    ]
    total = 22 + sum(given or ())
    if given is None:
        hint = f"Còn 5 mục chi bộ tự chấm: {', '.join(names)}.\nGõ điểm theo thứ tự, ví dụ: 9 24 9 4 4"
        return "Chấm điểm buổi sinh hoạt\n" + "\n".join(lines) + f"\nTổng: {total}/100\n\n{hint}"
    hint = "Đủ điểm rồi. Cần đổi mục nào, đồng chí chọn mục ấy."
    return "Chấm điểm buổi sinh hoạt\n" + "\n".join(lines) + f"\nTổng: {total}/100 – Khá\n\n{hint}"


NO_OPINIONS = (
    "Ý kiến phát biểu\nChưa có ý kiến nào.\nGõ luôn một dòng cũng được: ý kiến Bình về kiệt 3: nên có chỗ để xe"
)
NO_TASKS = "Việc giao\nChưa giao việc nào.\nGõ luôn một dòng cũng được: giao Lan: dọn rác kiệt 3, hạn 30/12, 45 hộ"


def step(number: int, text: str, note: str = "", about: str = THEME) -> str:
    """The screen of a step: its heading, what it is about where its question does not say so, the question, and what is
    said above them.
    """
    named = "" if about[:30] in text else f"{about}\n"
    return f"{note}\n\nGhi biên bản · bước {number}/11\n\n{named}{text}".lstrip()


def roll(present: int, lists: str = "", note: str = "") -> str:
    text = f"Điểm danh · {THEME}\nCó mặt {present}/9{lists}\n{EXEMPT}\n\n{HINT}"
    return step(1, text, note)


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
    unseen = "⚠ Việc 2 chưa nêu sản phẩm (xong việc thì có gì để thấy, để đếm)."
    expected = (
        "Sản phẩm là gì: xong việc thì có gì để thấy hoặc đếm được?\n"
        "Ví dụ: kiệt 3 không còn rác qua đêm; 45 hộ ký cam kết"
    )
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
                "Trong chi bộ chưa thấy “anh Tâm công an”. Nếu là khách mời, đồng chí chọn Khách mời; "
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
            step(7, f"Kết luận\n1. Tổng dọn kiệt 3 & giữ sạch\n\n{MORE_CONCLUSIONS}", "✔ Kết luận 1."),
        ),
        ("taps", "Xong kết luận", step(8, NO_TASKS)),
        ("taps", "➕ Thêm việc", step(8, what)),
        ("says", "Dọn rác kiệt 3", step(8, charge, about="Dọn rác kiệt 3")),
        ("says", "lan", step(8, helpers, about="Dọn rác kiệt 3")),
        ("says", "Đoàn thanh niên", step(8, due, about="Dọn rác kiệt 3")),
        ("says", evening.typed(20), step(8, expected, f"Hạn: {evening.in_days(20)}", about="Dọn rác kiệt 3")),
        ("says", "không còn rác qua đêm", step(8, target, about="Dọn rác kiệt 3")),
        ("says", "45 hộ", step(8, f"Việc giao\n{task}", f"Đã ghi việc 1. Hạn: {evening.in_days(20)}")),
        ("taps", "➕ Thêm việc", step(8, what)),
        ("says", "Gặp hộ bà Tư", step(8, charge, about="Gặp hộ bà Tư")),
        ("taps", "Đặng Thị Yến", step(8, helpers, about="Gặp hộ bà Tư")),
        ("taps", "Bỏ qua", step(8, due, about="Gặp hộ bà Tư")),
        (
            "taps",
            f"1 tuần · {evening.in_days(7)}",
            step(8, expected, f"Hạn: {evening.in_days(7)}", about="Gặp hộ bà Tư"),
        ),
        ("taps", "Bỏ qua", step(8, target, about="Gặp hộ bà Tư")),
        (
            "taps",
            "Không đếm",
            step(8, f"Việc giao\n{task}\n{other}\n\n{unseen}", f"Đã ghi việc 2. Hạn: {evening.in_days(7)}"),
        ),
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
                "Chủ trì: đồng chí Trần Văn Minh, Bí thư chi bộ\n\n"
                "Đồng chí nào ghi biên bản? Chọn trong các đồng chí có mặt, hoặc gõ tên.",
            ),
        ),
        (
            "taps",
            "Đỗ Thu Thảo",
            step(
                11,
                "Đồng chí xem lại rồi chọn Lưu. Ai có việc sẽ nhận được ngay.\n\n"
                f"{THEME}\n{times}\nCó mặt: 6/9\nVắng có lý do (2): {yen}; {hoa}\n"
                f"Vắng không lý do (1): Bùi Ngọc Mai\n{EXEMPT}\nKhách: Đại diện tổ dân phố\n"
                f"Ý kiến (2):\n{opinion}\n{guest}\nSố đồng chí phát biểu: 4\n"
                f"Kết luận: Tổng dọn kiệt 3 & giữ sạch\nViệc giao (2):\n{task}\n{other}\n"
                "⚠ Còn 1 điều nên xem lại ở phần việc.\n"
                "Biểu quyết: tán thành 4, không tán thành 0, không có ý kiến 1; trên 5 đồng chí có quyền\n"
                "Điểm: 71/100, Khá\nChủ trì: Trần Văn Minh, Bí thư chi bộ\nNgười ghi biên bản: Đỗ Thu Thảo",
            ),
        ),
    ]


async def act(person: Person, verb: str, words: str) -> list[str]:
    return await (person.says(words) if verb == "says" else person.taps(words))


async def to_summary(person: Person, evening: Evening) -> None:
    for verb, words, _ in whole_way(evening):
        await act(person, verb, words)


async def quickly(person: Person, start: str = "19:00", end: str = "20:30") -> None:
    """The shortest way from the roll call to the summary: nothing noted but times and conclusion."""
    for label in (
        "Xong điểm danh",
        "Không có khách",
        f"Đúng lịch: {start}",
        f"+90 phút · {end}",
        "Xong việc kỳ trước",
        "Xong ý kiến",
        "Bỏ qua",
    ):
        await person.taps(label)
    await person.says("Giữ sạch kiệt 3")
    for label in ("Xong kết luận", "Xong phần việc", "Không biểu quyết", "Không chấm", TAKER):
        await person.taps(label)


async def saves(person: Person) -> str:
    """Tap "Lưu": the file for reading out comes as well; what was saved is what is looked at."""
    (saved,) = [answer for answer in await person.taps("💾 Lưu biên bản") if answer.startswith("✅")]
    return saved


async def begin(person: Person) -> None:
    await person.says("/bienban")
    await person.taps("📝 Ghi buổi này")
