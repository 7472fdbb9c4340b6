"""How a sign is shown: its name, its reason, and the answer beside it. Never a number of signs."""

from collections.abc import Iterable

from markupsafe import Markup

from handlers.context import Work
from handlers.language.dates import short_date
from handlers.rights.access import Action
from handlers.screens import texts as shared
from handlers.screens.fitting import one_line, shortened
from handlers.screens.screen import Choice
from handlers.ward.signs import texts
from handlers.ward.signs.buttons import SIGN
from handlers.ward.signs.rules import REASON_GIVEN
from storage.people import Person, Unit
from storage.sessions import Session
from storage.signs import Sign, signs_of_session

IN_REASON = 160


def reason_of(work: Work, sign: Sign, viewer: Person | None = None) -> Markup:
    """Why, in one sentence, for `viewer` (else the one speaking)."""
    if sign.rule == "without_day" and not sign.facts.get("day"):
        return texts.WITHOUT_DAY_AT_ALL
    words = {name: _words(value) for name, value in sign.facts.items()}
    if "other" in words:
        words["which"] = _which(work, sign, viewer)
    return texts.REASONS[sign.rule].format(**words)


def _which(work: Work, sign: Sign, viewer: Person | None) -> Markup:
    """The theme that this one is nearly copied from, by its name where the plan it is in is the viewer's to see."""
    other = work.db.get(Session, sign.facts["other"])
    if other is None or not (other.cell_id == sign.cell_id or work.may(Action.SEE_PLAN, other.cell_id, person=viewer)):
        return texts.EARLIER_THEME
    day = f"{other.starts_at.astimezone(work.zone):%d/%m/%Y}"
    return texts.NAMED_THEME.format(theme=shortened(one_line(other.theme), IN_REASON), cell=other.cell.name, day=day)


def _words(value: object) -> object:
    return shortened(one_line("; ".join(map(str, value))), IN_REASON) if isinstance(value, list) else value


def line(work: Work, sign: Sign, with_answer: bool = True, viewer: Person | None = None) -> Markup:
    """Name, reason and, where wanted, the answer, for `viewer` (else the one speaking)."""
    text = texts.SIGN.format(name=texts.NAMES[sign.rule], reason=reason_of(work, sign, viewer))
    if not with_answer:
        return text
    if sign.answered_at is None:
        return text if sign.rule in REASON_GIVEN else text + texts.NOT_ANSWERED
    day = short_date(sign.answered_at.astimezone(work.zone).date())
    return text + texts.ANSWERED.format(day=day, answer=shortened(one_line(sign.answer), 300))


def block(work: Work, signs: Iterable[Sign]) -> Markup:
    """The signs under a heading; nothing for none."""
    lines = [line(work, sign) for sign in signs]
    return Markup("\n\n") + texts.HEADING + Markup("\n") + shared.list_lines(lines) if lines else Markup("")


def session_of(work: Work, sign: Sign) -> Session:
    return work.db.get_one(Session, sign.session_id)


def visible(work: Work, session_id: int, cell: Unit) -> list[Sign]:
    """The signs of a session that the speaker may see: the secretary at once, others after the time to answer."""
    at_once = work.may(Action.ANSWER_SIGN, cell.id)
    found = signs_of_session(work.db, session_id)
    return [sign for sign in found if at_once or sign.shown_from <= work.now]


def answer_button(sign: Sign) -> Choice:
    return SIGN.choice(sign, texts.ANSWER.format(name=texts.NAMES[sign.rule]), "answer")
