"""The home menu: what a person may do, as labels of the reply keyboard and as commands."""

from dataclasses import dataclass

from handlers.rights.access import Action, Actor, may_somewhere

MOST_ITEMS = 6


@dataclass(frozen=True)
class Item:
    """One entry: the label of its button, its command (without the slash), what it is for, and the right it takes."""

    label: str
    command: str
    description: str
    action: Action | None

    @property
    def data(self) -> str:
        """What its button in the list of further entries brings back."""
        return f"menu:{self.command}"


REGISTER = Item("📅 Đăng ký chuyên đề", "dangky", "Đăng ký buổi sinh hoạt chuyên đề", Action.REGISTER_SESSION)
MINUTES = Item("📝 Ghi biên bản", "bienban", "Ghi biên bản buổi sinh hoạt", Action.LOG_MEETING)
CHAIR = Item("🎙 Điều hành", "dieuhanh", "Điều hành buổi sinh hoạt, ghi nhanh", Action.NOTE_IN_MEETING)
YEAR = Item("🔁 Lịch cả năm", "lichnam", "Lịch họp các tháng trong năm", Action.SEE_SCHEDULE)
OTHER = Item("➕ Buổi họp khác", "hopkhac", "Sinh hoạt thường kỳ, họp chi ủy", Action.LOG_MEETING)
BOOK = Item("📚 Sổ chi bộ", "soho", "Sổ biên bản của chi bộ, tìm lại", Action.SEE_BOOK)
FEEDBACK = Item("💬 Góp ý buổi họp", "gopy", "Góp ý sau buổi sinh hoạt", Action.SEE_FEEDBACK)
DIGEST = Item("📊 Tổng hợp", "tonghop", "Xem tổng hợp các chi bộ", Action.SEE_DIGEST)
REPORT = Item("📣 Báo cáo việc", "baocao", "Báo cáo việc được giao", Action.REPORT_TASK)
TASKS = Item("📋 Việc của tôi", "viec", "Xem việc được giao", Action.SEE_OWN_TASKS)
SCHEDULE = Item("🗓 Lịch sinh hoạt", "lich", "Xem lịch sinh hoạt", Action.SEE_SCHEDULE)
INVITE = Item("✉ Mời đảng viên", "moi", "Tạo lời mời cho đảng viên", Action.INVITE_MEMBER)
BOARD = Item("📌 Việc chi bộ", "chibo", "Bảng việc của chi bộ, nhắc việc", Action.CHANGE_TASK)
LEAVE = Item("🌴 Báo đi vắng", "vang", "Báo đi vắng để không bị nhắc việc", Action.SET_LEAVE)
ME = Item("👤 Của tôi", "toi", "Sổ của tôi và dữ liệu của tôi", Action.SEE_OWN_DATA)
PLAN = Item("🗂 Kế hoạch năm", "kehoach", "Kế hoạch chuyên đề của chi bộ", Action.SEND_PLAN)
DECIDE = Item("🗳 Duyệt chuyên đề", "duyet", "Duyệt chuyên đề, xem lịch các chi bộ", Action.DECIDE_PLAN)
VISITS = Item("🚗 Lịch dự chi bộ", "lichdu", "Ai dự buổi nào", Action.SEE_CALENDAR)
AHEAD = Item("✋ Ý kiến trước họp", "ykien", "Gửi câu hỏi, ý kiến trước buổi họp", Action.ASK_AHEAD)
SEARCH = Item("🔎 Tìm", "tim", "Tìm buổi, việc, địa điểm", Action.SEARCH)
PLACES = Item("📍 Địa điểm", "diadiem", "Nơi được nêu trong các buổi", Action.SEE_PLACES)
LEARN = Item("🎓 Học kỹ năng", "hockynang", "Bài học ngắn cho bí thư, góp ý qua các buổi", Action.LEARN)
SKILLS = Item("🎓 Kỹ năng điều hành", "kynang", "Việc đi dự, góp ý, kỹ năng cả phường", Action.SEE_WARD_SKILLS)
ADMINISTER = Item("🛠 Quản trị", "quantri", "Ai đã tham gia, phiếu mời, vai trò, máy chủ", Action.ADMINISTER)
HELP = Item("❓ Trợ giúp", "trogiup", "Cách dùng", None)
MORE = Item("☰ Mục khác", "them", "Xem các mục còn lại", None)

# In the order of the menu: the first that somebody may use are on the keyboard, the rest one tap further. A secretary's
# keyboard follows a session through its life, the ward's begins with the week, a member's with what is to be done.
ITEMS = (
    ADMINISTER,
    DECIDE,
    PLAN,
    CHAIR,
    MINUTES,
    BOARD,
    DIGEST,
    VISITS,
    REPORT,
    TASKS,
    SCHEDULE,
    AHEAD,
    LEAVE,
    REGISTER,
    OTHER,
    YEAR,
    BOOK,
    FEEDBACK,
    INVITE,
    SEARCH,
    PLACES,
    LEARN,
    SKILLS,
    ME,
)
# How help sorts them: what comes before a meeting, what in it, what after it. The rest has a heading of its own.
BEFORE = (DECIDE, PLAN, REGISTER, SCHEDULE, YEAR, VISITS, AHEAD)
DURING = (CHAIR, MINUTES, OTHER)
AFTER = (REPORT, TASKS, BOARD, DIGEST, FEEDBACK, BOOK)

# Labels of keyboards that were sent before a label was changed; they stay on phones until the next keyboard.
FORMER_LABELS = {"✅ Báo cáo việc": REPORT}


def items_for(actor: Actor) -> tuple[Item, ...]:
    """At most six entries for the keyboard: the first that the actor may use; the way to the others; help last."""
    allowed = allowed_for(actor)
    if len(allowed) < MOST_ITEMS:
        return (*allowed, HELP)
    return (*allowed[: MOST_ITEMS - 2], MORE, HELP)


def further_items_for(actor: Actor) -> tuple[Item, ...]:
    """What the keyboard has no room for."""
    return tuple(item for item in allowed_for(actor) if item not in items_for(actor))


def allowed_for(actor: Actor) -> tuple[Item, ...]:
    """Everything the actor may use, in the order of the menu."""
    return tuple(item for item in ITEMS if item.action is None or may_somewhere(actor, item.action))


def every_label() -> tuple[str, ...]:
    """All labels there are, whoever may use them."""
    return tuple(item.label for item in (*ITEMS, MORE, HELP))


def labels_for(actor: Actor) -> tuple[str, ...]:
    return tuple(item.label for item in items_for(actor))
