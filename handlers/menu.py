"""The home menu: what a person may do, as labels of the reply keyboard and as commands."""

from dataclasses import dataclass

from handlers.access import Action, Actor, may_somewhere

MOST_ITEMS = 6


@dataclass(frozen=True)
class Item:
    """One entry: the label of its button, its command (without the slash), what it is for, and the right it takes."""

    label: str
    command: str
    description: str
    action: Action | None


REGISTER = Item("📅 Đăng ký chuyên đề", "dangky", "Đăng ký buổi sinh hoạt chuyên đề", Action.REGISTER_SESSION)
MINUTES = Item("📝 Ghi biên bản", "bienban", "Ghi biên bản buổi sinh hoạt", Action.LOG_MEETING)
DIGEST = Item("📊 Tổng hợp", "tonghop", "Xem tổng hợp các chi bộ", Action.SEE_DIGEST)
REPORT = Item("✅ Báo cáo việc", "baocao", "Báo cáo việc được giao", Action.REPORT_TASK)
TASKS = Item("📋 Việc của tôi", "viec", "Xem việc được giao", Action.SEE_OWN_TASKS)
SCHEDULE = Item("🗓 Lịch sinh hoạt", "lich", "Xem lịch sinh hoạt", Action.SEE_SCHEDULE)
INVITE = Item("✉ Mời đảng viên", "moi", "Tạo lời mời cho đảng viên", Action.INVITE_MEMBER)
HELP = Item("❓ Trợ giúp", "trogiup", "Cách dùng", None)

ITEMS = (REGISTER, MINUTES, DIGEST, REPORT, SCHEDULE, TASKS, INVITE, HELP)
_LAST = (HELP,)


def items_for(actor: Actor) -> tuple[Item, ...]:
    """Four to six entries: the first that the actor may use, and help last. What is left out has its command still."""
    allowed = [item for item in ITEMS if item.action is not None and may_somewhere(actor, item.action)]
    return (*allowed[: MOST_ITEMS - len(_LAST)], *_LAST)


def all_items_for(actor: Actor) -> tuple[Item, ...]:
    """Everything the actor may use, for /trogiup."""
    return tuple(item for item in ITEMS if item.action is None or may_somewhere(actor, item.action))


def labels_for(actor: Actor) -> tuple[str, ...]:
    return tuple(item.label for item in items_for(actor))
