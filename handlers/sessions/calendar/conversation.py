"""The schedule: its forms as tables, and what its buttons do.

A button is `s:<session id>:<version>:<verb>[:<person id>]`; the person is whom an invitation was sent to. Looking is
never too old: "view" and "who" show the session as it is now, whatever version the button carries.
"""

from datetime import timedelta

from telegram import Update
from telegram.ext import CallbackQueryHandler

from handlers.context import Context, Work
from handlers.forms.engine import Forms, show, toast
from handlers.forms.form import Form, Step
from handlers.forms.old_openings import openings_of
from handlers.forms.stated import Handler
from handlers.forms.who_is_using import ask_user
from handlers.rights import viewings
from handlers.rights.access import Action, Actor, units_where
from handlers.screens import menu
from handlers.screens import texts as shared
from handlers.sessions import texts
from handlers.sessions.audience import guest_in
from handlers.sessions.calendar import answering, calling_off, steps
from handlers.sessions.pages import list_screen, page, who_screen
from handlers.sessions.rules import LEADERS_LOOK_BACK, Closed, closed, listed
from storage.accounts import people_of_account
from storage.drafts import DraftState, draft_about
from storage.people import Person, cells_below
from storage.sessions import Session, planned_from, postponed_of_cell

EXCUSE = Form(
    kind="excuse",
    title=texts.EXCUSE_TITLE,
    allowed=answering.allowed,
    about=answering.about,
    table=(Step("reason", answering.ask_excuse, tapped=answering.tap_excuse, typed=answering.read_excuse),),
)
MOVE = Form(
    kind="move",
    title=texts.MOVE_TITLE,
    allowed=steps.allowed,
    about=steps.about_move,
    table=(
        *steps.NEW_START.steps(),
        Step("reason", steps.ask_move_reason, typed=steps.read_reason, part="reason"),
        Step("summary", steps.ask_move, tapped=steps.tap_move),
    ),
)
CANCEL = Form(
    kind="cancel",
    title=texts.CANCEL_TITLE,
    allowed=steps.allowed,
    about=calling_off.about_cancel,
    table=(
        Step("reason", calling_off.ask_cancel_reason, typed=steps.read_reason, part="reason"),
        Step("summary", calling_off.ask_cancel, tapped=calling_off.tap_cancel),
    ),
)
POSTPONE = Form(
    kind="postpone",
    title=texts.POSTPONE_TITLE,
    allowed=steps.allowed,
    about=calling_off.about_postpone,
    table=(
        Step("reason", calling_off.ask_postpone_reason, typed=steps.read_reason, part="reason"),
        Step("summary", calling_off.ask_postpone, tapped=calling_off.tap_postpone),
    ),
)
ASSIGN = Form(
    kind="assign",
    title=texts.ASSIGN_TITLE,
    allowed=steps.allowed,
    about=steps.about_assign,
    table=(
        Step("who", steps.ask_assign, tapped=steps.tap_assign, typed=steps.read_assign),
        Step("summary", steps.ask_assign_sure, tapped=steps.tap_assign_sure),
    ),
)
DIALOGS = (EXCUSE, MOVE, CANCEL, POSTPONE, ASSIGN)

_FORMS = {"no": EXCUSE, "move": MOVE, "cancel": CANCEL, "postpone": POSTPONE, "assign": ASSIGN}
_RIGHTS = {
    "view": Action.SEE_SCHEDULE,
    "who": Action.SEE_ANSWERS,
    "yes": Action.ANSWER_INVITATION,
    "no": Action.ANSWER_INVITATION,
    "move": Action.CHANGE_SESSION,
    "cancel": Action.CHANGE_SESSION,
    "postpone": Action.CHANGE_SESSION,
    "assign": Action.CHANGE_SESSION,
}
_CLOSED = {
    Closed.STARTED: texts.STARTED,
    Closed.CANCELLED: texts.CALLED_OFF,
    Closed.POSTPONED: texts.ON_HOLD,
    Closed.HELD: texts.HELD,
}
# What a session that was not held at its time, or waits for a new one, can still become.
_STILL = {Closed.STARTED: ("move", "cancel", "postpone"), Closed.POSTPONED: ("move", "cancel")}
_BUTTON = r"^s:\d{1,15}:\d{1,9}:(?:%s)(?::\d{1,15})?$"


class Schedule:
    """Where looking at sessions, answering and changing them starts."""

    def __init__(self, dialogs: Forms) -> None:
        self._dialogs = dialogs

    def openings(self) -> list[Handler]:
        return [
            *openings_of(menu.SCHEDULE, self.schedule),
            CallbackQueryHandler(self.form, pattern=_BUTTON % "|".join(_FORMS)),
        ]

    def handlers(self) -> list[Handler]:
        """What shows or answers without a conversation, so that one that is open stays as it is."""
        return [
            CallbackQueryHandler(self.schedule, pattern=r"^s:list$"),
            CallbackQueryHandler(self.view, pattern=_BUTTON % "view"),
            CallbackQueryHandler(self.who, pattern=_BUTTON % "who"),
            CallbackQueryHandler(self.yes, pattern=_BUTTON % "yes"),
            CallbackQueryHandler(self.unknown, pattern=r"^s:"),
        ]

    async def schedule(self, update: Update, context: Context) -> None:
        await toast(update)
        await show(update, list_screen(context.work, visible_sessions(context.work, context.person), context.person))
        return

    async def view(self, update: Update, context: Context) -> None:
        session = await _checked(update, context, "view")
        if session is not None:
            await toast(update)
            await show(update, page(context.work, session, context.person))
        return

    async def who(self, update: Update, context: Context) -> None:
        session = await _checked(update, context, "who")
        if session is not None:
            await toast(update)
            viewings.note(context, Action.SEE_ANSWERS, f"session:{session.id}")
            await show(update, who_screen(context.work, session))
        return

    async def yes(self, update: Update, context: Context) -> None:
        session = await _checked(update, context, "yes")
        if session is None or not await _still_open(update, context, session):
            return
        if not answering.say_yes(context.work, session, context.person):
            await toast(update, texts.YES_ALREADY)
            return
        await toast(update)
        await show(update, page(context.work, session, context.person, texts.YES_SAVED))
        return

    async def form(self, update: Update, context: Context) -> None:
        """A button that begins a form about one session."""
        verb = _parts(update)[2]
        session = await _checked(update, context, verb)
        if session is None or not await _still_open(update, context, session, verb):
            return None
        _forget_outdated(context, _FORMS[verb].kind, session)
        data: dict[str, object] = {"session_id": session.id, "version": session.version}
        return await self._dialogs.open(update, context, _FORMS[verb].kind, f"session:{session.id}", data)

    async def unknown(self, update: Update, context: Context) -> None:
        await toast(update, shared.OLD_BUTTON)
        return


def _parts(update: Update) -> tuple[int, int, str, int | None]:
    """Session id, version, verb and addressee of a button whose pattern has been checked."""
    assert update.callback_query is not None and update.callback_query.data is not None
    _, session_id, version, verb, *rest = update.callback_query.data.split(":")
    return int(session_id), int(version), verb, int(rest[0]) if rest else None


async def _checked(update: Update, context: Context, verb: str) -> Session | None:
    """The session of a tapped button, checked for existing, the right to it, its addressee and its version. Where
    something is wrong the tap is answered and None returned.
    """
    session_id, version, _, addressee = _parts(update)
    session = context.db.get(Session, session_id)
    if session is None or not context.work.may(_RIGHTS[verb], session.cell_id, guest_in(context.work, session)):
        await toast(update, shared.NOT_YOURS)
        return None
    if addressee is not None and addressee != context.person.id:
        await _ask_for_addressee(update, context, addressee)
        return None
    if version != session.version and verb not in ("view", "who"):
        await toast(update, shared.OLD_BUTTON)
        return None
    return session


async def _ask_for_addressee(update: Update, context: Context, addressee: int) -> None:
    """A button sent to somebody else: on a shared phone they have to say that it is them, elsewhere it was forged."""
    account = context.work.account
    people = people_of_account(context.db, account.id) if account is not None else []
    if addressee in [one.id for one in people]:
        await ask_user(update, people)
    else:
        await toast(update, shared.NOT_YOURS)


async def _still_open(update: Update, context: Context, session: Session, verb: str = "yes") -> bool:
    """Whether the session takes answers (or changes: those also after its start, where it was not held)."""
    why = closed(session.state, session.starts_at, context.now)
    if why is None or verb in _STILL.get(why, ()):
        return True
    await toast(update, _CLOSED[why])
    return False


def visible_sessions(work: Work, person: Person) -> list[Session]:
    """The sessions of one's own cell (at the end those that wait for a new date), and for ward people those soon in the
    cells they reach.
    """
    units = units_where(Actor.of(person), Action.SEE_SCHEDULE)
    cells = {person.unit_id} | {cell.id for unit in units for cell in cells_below(work.db, unit)}
    midnight = work.now.astimezone(work.zone).replace(hour=0, minute=0, second=0, microsecond=0)
    leads = work.may(Action.CHANGE_SESSION, person.unit_id)
    planned = planned_from(work.db, cells, midnight - (LEADERS_LOOK_BACK if leads else timedelta()))
    near = [one for one in planned if listed(one.cell_id == person.unit_id, one.starts_at, work.now, midnight)]
    return [*near, *postponed_of_cell(work.db, person.unit_id)]


def _forget_outdated(context: Context, kind: str, session: Session) -> None:
    """A form that was left open before the session changed speaks of a start that is no more."""
    draft = draft_about(context.db, context.person.id, kind, f"session:{session.id}")
    if draft is not None and draft.data.get("version") != session.version:
        draft.state = DraftState.DROPPED
        context.db.flush()
