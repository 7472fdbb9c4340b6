"""The words of the digest: its message, its picture, and the pages below it."""

from datetime import datetime

from markupsafe import Markup

from handlers.digests.snapshot import WEEKLY, Figures, Span

QUARTERS = ("I", "II", "III", "IV")
SIGN_NO_PLAN = "▲"
SIGN_PLAN = "△"

PICTURE_FILE = "tong-hop-{day}.png"
PICTURE_NUMBERS = ("việc\nxong", "quá\nhạn", "khó\nkhăn")
PICTURE_AHEAD = "tới"
PICTURE_SQUARE = "Mỗi ô là một tuần, ghi theo ngày đầu tuần:"
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
    return f"{figures.unit_name} · phần đồng chí phụ trách" if figures.cut else figures.unit_name


def picture_moment(figures: Figures) -> str:
    return f"Số liệu lúc {moment_words(figures.at)}"


def picture_totals(figures: Figures, hidden: int) -> str:
    return (
        f"Cả {len(figures.cells)} chi bộ (còn {hidden} chi bộ không vẽ)"
        if hidden
        else f"Cả {len(figures.cells)} chi bộ"
    )


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


SIGNS = Markup("Có buổi cần xem lại nội dung: {names}")
AND_OTHERS = "{names} và nơi khác"

BEHIND = Markup("⏰ <b>Chậm</b>")
NOTHING_BEHIND = "Không có việc gì chậm."
LATE = Markup("Việc quá hạn: <b>{count}</b> ({names})")
DIFFICULTY = Markup("Việc gặp khó khăn: <b>{count}</b> ({names})")
UNLOGGED = Markup("Qua ngày họp, chưa có biên bản: <b>{count}</b> ({names})")

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
CELL_TASKS = Markup("Việc (⏰ quá hạn, ⚠ khó khăn, ▫ đang làm, ✅ mới xong): bấm để xem.")
CELL_PAGE = Markup("Trang {page}/{pages}.")
CELL_NO_TASKS = "Chưa có việc nào đang làm."
TASK_SIGNS = {"late": "⏰", "difficulty": "⚠", "open": "▫", "done": "✅"}
TASK_LABEL = "{sign} {content} – {who}"

TASK = Markup("<b>{content}</b>\n{cell}\nNgười làm: {who}\nHạn: {due}\nTình trạng: <b>{state}</b>{count}")
TASK_COUNT = Markup("\nKết quả: {done}/{target} {unit}")
TASK_STATES = {
    "new": "Mới giao",
    "doing": "Đang thực hiện",
    "done": "Hoàn thành",
    "partly": "Hoàn thành một phần",
    "in_difficulty": "Gặp khó khăn",
}
TASK_LATE = " · quá hạn"
TASK_REPORTS = Markup("<b>Báo cáo gần đây</b>")
TASK_NO_REPORTS = Markup("Chưa có báo cáo nào.")
TASK_REPORT = Markup("{at} · {who}: {state}{words}")

ALL_CELLS = "⬅ Về bản tổng hợp"
BACK_TO_CELL = "⬅ Về {cell}"
REFRESH = "🔄 Số liệu mới nhất"
ALREADY_FRESH = "Số liệu vừa lấy lúc {moment}, chưa có gì thay đổi."
CHOOSE_UNIT = Markup("Đồng chí xem tổng hợp của nơi nào?")
NO_CELLS = Markup("Chưa có chi bộ nào trong danh sách.")
