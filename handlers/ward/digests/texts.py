"""The words of the digest: its message, its picture, and the pages below it."""

from datetime import datetime

from markupsafe import Markup

from handlers.settings.section import WEEKDAYS
from handlers.settings.ward import Digest
from handlers.ward.digests.snapshot import WEEKLY, Figures, Span

QUARTERS = ("I", "II", "III", "IV")
SIGN_NO_PLAN = "▲"
SIGN_PLAN = "△"

PICTURE_FILE = "tong-hop-{day}.png"
PICTURE_NUMBERS = ("việc\nxong", "quá\nhạn", "khó\nkhăn")
PICTURE_AHEAD = "tới"
PICTURE_SQUARE = "Mỗi ô là một tuần, ghi theo ngày đầu tuần:"
PICTURE_SQUARE_OF_MANY = "Mỗi ô là một tuần, ghi theo ngày đầu tuần; số là số buổi:"
PICTURE_STATES = {
    "held": "đã họp chuyên đề",
    "planned": "có lịch họp",
    "unlogged": "qua ngày họp, chưa có biên bản",
    "none": "không có lịch họp",
}
PICTURE_LATE = "có việc quá hạn"
PICTURE_NO_PLAN = "quý {quarter}/{year} chưa họp, chưa có lịch"
PICTURE_PLAN = "quý {quarter} chưa họp, đã có lịch"
PICTURE_CAPTION = Markup("Từng chi bộ qua các tuần · số liệu lúc {moment}")


SHEET_FILE = "tong-hop-{day}.xlsx"
SHEET_CAPTION = Markup("Bảng số liệu của bản tổng hợp · số liệu lúc {moment}")
SHEET_CELLS, SHEET_WEEKS, SHEET_COMING = "Chi bộ", "Theo tuần", "Lịch tới"
SHEET_NAMES = ("Chi bộ", "Thuộc")
SHEET_TOTALS = "Cộng"
SHEET_NUMBERS = {
    "held": "Buổi đã họp",
    "planned": "Buổi sắp tới",
    "unlogged": "Chưa có biên bản",
    "done": "Việc xong",
    "open": "Việc đang làm",
    "late": "Việc quá hạn",
    "difficulty": "Việc khó khăn",
    "reports": "Báo cáo",
    "waiting": "Chờ duyệt",
    "visited": "Cấp ủy đã dự",
    "to_visit": "Cấp ủy sẽ dự",
    "remarks": "Góp ý của người dự",
    "unprepared": "Buổi chuẩn bị chậm",
    "without": "Quý này chưa họp",
    "without_plan": "Chưa họp, chưa có lịch",
    "missed": "Quý trước không họp",
}
SHEET_STATES = {"held": "đã họp", "planned": "có lịch", "unlogged": "chưa có biên bản", "none": "–"}
SHEET_SEVERAL = "{state} ({number})"
SHEET_LATE = "{state}, {late} việc quá hạn"
SHEET_COMING_HEADS = ("Ngày", "Giờ", "Chi bộ", "Chuyên đề")


def week_head(week: Span) -> str:
    """ "30/11–06/12", for the head of a column."""
    return f"{week.first:%d/%m}–{week.last:%d/%m}"


def span_words(span: Span) -> str:
    """ "30/11–06/12/2026", with both years where they differ."""
    first = "%d/%m" if span.first.year == span.last.year else "%d/%m/%Y"
    return f"{span.first.strftime(first)}–{span.last:%d/%m/%Y}"


def moment_words(at: datetime) -> str:
    """ "07:30 ngày 07/12/2026", of a local moment."""
    return f"{at:%H:%M} ngày {at:%d/%m/%Y}"


def short_name(name: str) -> str:
    """A cell's name in a list of cells: without the words that all have."""
    rest = name[len("Chi bộ ") :] if name.casefold().startswith("chi bộ ") else ""
    return rest[:1].upper() + rest[1:] if rest.strip() else name


def picture_title(figures: Figures) -> str:
    week = f"Tuần {span_words(figures.period)}" if figures.kind == WEEKLY else f"7 ngày {span_words(figures.period)}"
    return f"Tổng hợp · {week}"


def picture_unit(figures: Figures) -> str:
    return figures.unit_name + (IN_CHARGE if figures.cut and figures.cut_name else "")


def picture_moment(figures: Figures) -> str:
    return f"Số liệu lúc {moment_words(figures.at)}"


def picture_totals(figures: Figures, hidden: int) -> str:
    whole = f"Cả {len(figures.cells)} chi bộ"
    return f"{whole} (còn {hidden} nơi không vẽ)" if hidden else whole


TITLE_WEEKLY = Markup("<b>Tổng hợp tuần {span}</b>\n{unit}\n<i>Số liệu lúc {moment}</i>")
TITLE_LIVE = Markup("<b>Tổng hợp 7 ngày {span}</b>\n{unit}\n<i>Số liệu lúc {moment}</i>")
IN_CHARGE = " · phần đồng chí phụ trách"
LATE_NOTE = Markup("<i>Bản tin đến muộn vì máy chủ bị gián đoạn.</i>")

DECIDE = Markup("⚠ <b>Cần quyết định</b>")
NOTHING_TO_DECIDE = "Không có việc gì phải quyết định."


def without_plan(quarter: str) -> Markup:
    return Markup(f"Quý {quarter} chưa họp chuyên đề, chưa có lịch: <b>{{count}}</b>/{{cells}} chi bộ ({{names}})")


def missed(quarter: str) -> Markup:
    return Markup(
        f"Quý {quarter} đã qua, không có biên bản chuyên đề nào: <b>{{count}}</b>/{{cells}} chi bộ ({{names}})"
    )


def without_names(line: Markup) -> Markup:
    """The same line for one cell alone, which need not be named."""
    return Markup(str(line).replace(" ({names})", ""))


OWN = Markup("👤 <b>Chi bộ đồng chí phụ trách</b>")
OWN_LINE = Markup("{name}: {words}")
OWN_MORE = "… và {count} chi bộ nữa"
OWN_NOTHING = "ổn"
OWN_WORDS = {
    "without_plan": "quý này chưa họp, chưa có lịch",
    "late": "quá hạn {count}",
    "difficulty": "khó khăn {count}",
    "unlogged": "chưa có biên bản {count}",
    "unprepared": "chuẩn bị chậm {count}",
    "held": "đã họp {count}",
    "done": "xong {count}",
}
WAITING = Markup("Chuyên đề chờ duyệt: <b>{count}</b> ({names})")
VISITED = Markup("Buổi có cấp ủy phường về dự: <b>{count}</b>")
REMARKS = Markup("Góp ý của người đi dự: <b>{count}</b> ({names}). Gõ <kbd>/gopy</kbd> để đọc.")
TO_VISIT = Markup("Buổi có lịch cấp ủy phường về dự: <b>{count}</b>")
SIGNS_HERE = Markup("Có buổi cần xem lại nội dung.")
SIGNS = Markup("Có buổi cần xem lại nội dung: {names}")
AND_OTHERS = "{names} và nơi khác"

BEHIND = Markup("⏰ <b>Chậm</b>")
NOTHING_BEHIND = "Không có việc gì chậm."
LATE = Markup("Việc quá hạn: <b>{count}</b> ({names})")
DIFFICULTY = Markup("Việc gặp khó khăn: <b>{count}</b> ({names})")
UNLOGGED = Markup("Qua ngày họp, chưa có biên bản: <b>{count}</b> ({names})")

UNPREPARED = Markup("Buổi chuẩn bị chậm: <b>{count}</b> ({names})")

WELL = Markup("✅ <b>Làm được</b>")
NOTHING_WELL = "Chưa có buổi chuyên đề hay việc xong nào."
HELD = Markup("Đã họp chuyên đề: <b>{count}</b> buổi ({names})")
DONE = Markup("Việc xong: <b>{count}</b> ({names})")
REPORTS = Markup("Báo cáo nhận được: <b>{count}</b>")

COMING_WEEKLY = Markup("🗓 <b>Tuần này</b>")
COMING_LIVE = Markup("🗓 <b>7 ngày tới</b>")
WITHOUT = Markup("Quý {quarter} chưa họp, đã có lịch: <b>{count}</b>/{cells} chi bộ")
NOTHING_COMING = "Chưa có buổi nào trong lịch."
COMING = Markup("{start} – {cell}: {theme}")
MORE_SESSIONS = "… và {count} buổi nữa"

CHANGE_WEEKLY = Markup("📈 <b>So với tuần {span}</b>")
CHANGE_LIVE = Markup("📈 <b>So với bản tin tuần {span}</b>")
# At the foot, to ward and city: `chibo check --witness` wants it.
WITNESS = Markup("🔏 Mã kiểm chứng nhật ký: <code>{code}</code>")
NO_CHANGE = Markup("📈 Chưa có tuần trước để so.")
CHANGES = {
    "held": "Buổi đã họp",
    "done": "Việc xong",
    "late": "Việc quá hạn",
    "difficulty": "Việc khó khăn",
    "without": "Chi bộ chưa họp quý này",
}
CHANGE = Markup("{what}: <b>{now}</b> ({change})")
CHANGED = {1: "tăng {count}", 0: "như cũ", -1: "giảm {count}"}

NAMED_NUMBER = "{name}: {number}"
MORE_CELLS = "{names} … và {count} nơi nữa"
ONLY_MORE = "{count} nơi"

CELL = Markup("<b>{name}</b>\n<i>Số liệu lúc {moment}, {days}</i>\n{lines}")
CELL_WEEK = "tuần {span}"
CELL_DAYS = "7 ngày {span}"
CELL_LINES = {
    "held": "Buổi chuyên đề đã họp",
    "done": "Việc xong",
    "open": "Việc đang làm",
    "late": "Việc quá hạn",
    "difficulty": "Việc gặp khó khăn",
}
CELL_LINE = Markup("{what}: <b>{now}</b>")
CELL_LINE_BEFORE = Markup("{what}: <b>{now}</b> (kỳ trước {before})")
CELL_QUARTER = {
    "held": Markup("Quý {quarter}: đã họp chuyên đề"),
    "plan": Markup("Quý {quarter}: chưa họp chuyên đề, đã có lịch"),
    "no_plan": Markup("Quý {quarter}: <b>chưa họp chuyên đề, chưa có lịch</b>"),
}
CELL_NOW = Markup("<b>Hiện nay</b> ({moment})")
CELL_SESSION = Markup("Buổi sắp tới: {start} – {theme}")
CELL_SESSION_PAST = Markup("Qua ngày, chưa có biên bản: {start} – {theme}")
CELL_NO_SESSION = "Chưa có buổi nào trong lịch."
CELL_TASKS = Markup("Việc (⏰ quá hạn, ⚠ khó khăn, ▫ đang làm, ✅ mới xong): chọn để xem.")
CELL_PAGE = Markup("Trang {page}/{pages}.")
CELL_NO_TASKS = "Chưa có việc nào đang làm."
TASK_SIGNS = {"late": "⏰", "difficulty": "⚠", "open": "▫", "done": "✅"}
TASK_LABEL = "{sign} {content} – {who}"

TASK = Markup("<b>{content}</b>\n{cell}\nNgười làm: {who}\nHạn: {due}\nTình trạng: <b>{state}</b>{count}")
TASK_COUNT = Markup("\nKết quả: {done}/{target} {unit}")
TASK_LATE = " · quá hạn"
TASK_REPORTS = Markup("<b>Báo cáo gần đây</b>")
TASK_NO_REPORTS = Markup("Chưa có báo cáo nào.")
TASK_REPORT = Markup("{at} · {who}: {state}{words}")

CELL_IS_NOW = Markup("<i>Nay là {name}.</i>")
CELL_MEETS = "🗓 Các buổi sinh hoạt"
MEETS = Markup("<b>{name}</b>\nCác buổi sinh hoạt, mới nhất trước (✓ đã họp, ○ sắp tới, ⏸ hoãn, ? chưa có biên bản):")
NO_MEETS = Markup("<b>{name}</b>\nChưa có buổi sinh hoạt nào.")
MEET_SIGNS = {"held": "✓", "planned": "○", "unlogged": "?", "postponed": "⏸"}
MEET_MARKED = "🔎"
CELL_SIGNS = Markup("🔎 Có buổi cần xem lại nội dung: mở “Các buổi sinh hoạt”.")
MEET_LABEL = "{sign} {day} {theme}"
BACK_TO_MEETS = "⬅ Về các buổi"
BACK_TO_MEET = "⬅ Về buổi giao việc này"
BACK_TO_TASK = "⬅ Về việc: {task}"
REPORT_LABEL = "📄 {day}: {state}{photos}"
REPORT_PHOTOS = " · {count} ảnh"
REPORT = Markup("<b>Báo cáo</b>: {task}\n{at} · {who}: <b>{state}</b>\n{lines}")
REPORT_BARE = Markup("Không ghi thêm lời nào.")
REPORT_PARTS = {
    "done_text": Markup("Đã làm: {words}"),
    "cause": Markup("Nguyên nhân: {words}"),
    "remedy": Markup("Cách khắc phục: {words}"),
    "help_wanted": Markup("Cần giúp: {words}"),
}
SEE_PHOTOS = "🖼 Xem {count} ảnh"

ALL_CELLS = "⬅ Về bản tổng hợp"
BACK_TO_CELL = "⬅ Về {cell}"
SHEET = "📎 Bảng Excel"
PICTURE = "🖼 Ảnh"
TIMING = "⏰ Giờ nhận"
REFRESH = "🔄 Số liệu mới nhất"
ALREADY_FRESH = "Số liệu vừa lấy lúc {moment}, chưa có gì thay đổi."
CHOOSE_UNIT = Markup("Đồng chí xem tổng hợp của nơi nào?")
NO_CELLS = Markup("Chưa có chi bộ nào trong danh sách.")

TIMING_TITLE = "Giờ nhận bản tổng hợp"
TIMING_DAYS = ("T2", "T3", "T4", "T5", "T6", "T7", "CN")
TIMING_DAYS_LONG = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật")
TIMING_OFF = "🔕 Không gửi hằng tuần"
TIMING_NEVER = "không gửi hằng tuần"
ASK_TIMING_DAY = Markup("Bản tổng hợp đến đồng chí hằng tuần. Hiện nay: <b>{now}</b>.\nĐồng chí muốn nhận ngày nào?")
ASK_TIMING_HOUR = Markup("<b>{day}</b>, mấy giờ?\n<i>Chọn ở dưới, hoặc gõ như: 7h15</i>")
TIMING_SAVED = Markup("Đã ghi: bản tổng hợp đến đồng chí vào <b>{when}</b> hằng tuần.")
TIMING_SAVED_OFF = Markup("Đã ghi: không gửi hằng tuần nữa. Khi cần, đồng chí gõ <kbd>/tonghop</kbd>.")


def timing_words(setting: Digest) -> str:
    """ "07:30 Thứ Hai"."""
    return f"{setting.time:%H:%M} {TIMING_DAYS_LONG[WEEKDAYS.index(setting.weekday)]}"
