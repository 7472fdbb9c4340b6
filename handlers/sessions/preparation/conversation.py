"""Preparing: the page of steps, ticking one off, sending a file, giving materials out; asking ahead."""

from telegram import Message, Update
from telegram.ext import MessageHandler, filters

from handlers.context import Context, chat_id_of, current_work
from handlers.forms.buttons import Tap
from handlers.forms.conversation import WORDS
from handlers.forms.engine import open_form
from handlers.forms.feature import Feature
from handlers.forms.showing import show, toast
from handlers.language.dates import short_date
from handlers.rights import viewings
from handlers.rights.access import Action
from handlers.screens import menu
from handlers.screens import texts as shared
from handlers.screens.fitting import shortened
from handlers.screens.screen import Screen, one_per_row
from handlers.sessions.audience import guest_in
from handlers.sessions.buttons import PREPARATION
from handlers.sessions.notifications import subject_of
from handlers.sessions.preparation import giving_out, own_questions, texts
from handlers.sessions.preparation.asking_ahead import AHEAD, AskedAhead, over
from handlers.sessions.preparation.due import DUE
from handlers.sessions.preparation.facts import steps_of
from handlers.sessions.preparation.materials import FILE, SentFile, is_open, mark_done
from handlers.sessions.preparation.pages import page, questions_screen
from handlers.sessions.preparation.words import asks_for_own
from handlers.sessions.rules import closed
from handlers.sessions.texts import ON_HOLD
from storage.preparation import MaterialRead, materials_of, questions_of, readers_of
from storage.sessions import Session, SessionKind, SessionState, planned_from

MOST_LISTED = 8
THEME_IN_LABEL = 40


class AsksForOwn(filters.MessageFilter):
    """Whether a text asks for what its writer has sent ahead, and there is something."""

    def filter(self, message: Message) -> bool:
        work = current_work()
        if work.person is None or not asks_for_own(message.text or ""):
            return False
        coming = planned_from(work.db, [work.person.unit_id], work.now)
        return any(one.person_id == work.person.id for session in coming for one in questions_of(work.db, session.id))


async def _ask_ahead(update: Update, context: Context) -> None:
    """/ykien: for which of the cell's sessions to come?"""
    cell = context.person.unit_id
    sessions = planned_from(context.db, [cell], context.now) if context.work.may(Action.ASK_AHEAD, cell) else []
    sessions = [session for session in sessions if session.kind != SessionKind.COMMITTEE][:MOST_LISTED]
    if len(sessions) == 1:
        return await _ahead_of(update, context, sessions[0])
    if not sessions:
        await show(update, Screen(texts.NOTHING_AHEAD), fresh=True)
        return None
    choices = [PREPARATION.choice(session, _label(context, session), "ahead") for session in sessions]
    await show(update, Screen(texts.PICK, one_per_row(choices)), fresh=True)
    return None


def _label(context: Context, session: Session) -> str:
    local = session.starts_at.astimezone(context.work.zone)
    start = f"{short_date(local.date())} {local:%H:%M}"
    return texts.ITEM.format(start=start, theme=shortened(session.theme, THEME_IN_LABEL))


async def _ahead_of(update: Update, context: Context, session: Session) -> None:
    """Who has sent something already sees it first."""
    if own_questions.own_of(context, session):
        await show(update, own_questions.own_screen(context, session), fresh=True)
    else:
        await _open_ahead(update, context, session)


async def _open_ahead(update: Update, context: Context, session: Session) -> None:
    data = AskedAhead(session_id=session.id, version=session.version)
    await open_form(update, context, AHEAD, subject_of(session), data)


async def _ask(update: Update, context: Context, tap: Tap[Session]) -> None:
    if closed(tap.row.state, tap.row.starts_at, context.now) is not None:
        return await toast(update, shared.OLD_BUTTON)
    return await _open_ahead(update, context, tap.row)


async def _pick(update: Update, context: Context, tap: Tap[Session]) -> None:
    await _ahead_of(update, context, tap.row)


def _asking_over(context: Context, session: Session) -> str | None:
    said = over(session, context.work)
    return str(said) if said is not None else None


async def _file(update: Update, context: Context, tap: Tap[Session]) -> None:
    data = SentFile(session_id=tap.row.id, version=tap.row.version)
    await open_form(update, context, FILE, subject_of(tap.row), data)


async def _view(update: Update, context: Context, tap: Tap[Session]) -> None:
    await show(update, page(context.work, tap.row, context.person))


async def _done(update: Update, context: Context, tap: Tap[Session]) -> None:
    """One tap: this step is done."""
    session, key = tap.row, "".join(tap.arguments)
    step = next((step for step in steps_of(context.work, session) if step.key == key), None)
    if step is None or key == "preparer":
        return await toast(update, shared.OLD_BUTTON)
    if not mark_done(context.work, session, key, context.person):
        return await toast(update, texts.ALREADY)
    await show(update, page(context.work, session, context.person, texts.TICKED.format(title=step.title)))
    return None


async def _share(update: Update, context: Context, tap: Tap[Session]) -> None:
    files = materials_of(context.db, tap.row.id)
    if all(file.shared_at is not None for file in files):
        return await toast(update, texts.ALREADY if files else texts.NO_FILES)
    note = giving_out.share(context.work, tap.row, context.person)
    await show(update, page(context.work, tap.row, context.person, note))
    return None


async def _get(update: Update, context: Context, tap: Tap[Session]) -> None:
    count = giving_out.hand_over(context.work, tap.row, context.person, chat_id_of(update))
    await toast(update, texts.FILES_COMING.format(count=count) if count else texts.NO_FILES)


async def _read(update: Update, context: Context, tap: Tap[Session]) -> None:
    """Đã đọc: by whom the materials were sent to alone."""
    if context.person.id in readers_of(context.db, tap.row.id):
        return await toast(update, texts.READ_ALREADY)
    context.db.add(MaterialRead(session_id=tap.row.id, person_id=context.person.id, at=context.now))
    return await toast(update, texts.READ_KEPT)


async def _asked(update: Update, context: Context, tap: Tap[Session]) -> None:
    viewings.note(context, Action.SEE_QUESTIONS, subject_of(tap.row))
    await show(update, questions_screen(context.work, tap.row))


def _may_read(context: Context, session: Session) -> bool:
    """A session's materials are its preparer's and its guests' own, too."""
    owner = guest_in(context.work, session, context.person) or session.preparer_id
    return context.work.may(Action.READ_MATERIALS, session.cell_id, owner)


def _called_off(context: Context, session: Session) -> str | None:
    if is_open(session):
        return None
    return ON_HOLD if session.state == SessionState.POSTPONED else texts.CLOSED


FEATURE = Feature(
    due=DUE,
    forms=(FILE, AHEAD),
    idle=(MessageHandler(WORDS & AsksForOwn(), _ask_ahead),),
    menu={menu.AHEAD: _ask_ahead},
    buttons=(
        PREPARATION.on("view", _view, Action.PREPARE, ended=_called_off),
        PREPARATION.on("done", _done, Action.PREPARE, ended=_called_off),
        PREPARATION.on("file", _file, Action.PREPARE, ended=_called_off),
        PREPARATION.on("share", _share, Action.CHANGE_SESSION, ended=_called_off),
        PREPARATION.on("get", _get, allowed=_may_read, ended=_called_off),
        PREPARATION.on("read", _read, allowed=_may_read, ended=_called_off, addressed=True),
        PREPARATION.on("asked", _asked, Action.SEE_QUESTIONS, ended=_called_off),
        PREPARATION.on("ask", _ask, Action.ASK_AHEAD, ended=_called_off),
        PREPARATION.on("ahead", _pick, Action.ASK_AHEAD, ended=_asking_over, numbers=0),
        PREPARATION.on("mine", own_questions.show_own, Action.ASK_AHEAD, numbers=0),
        PREPARATION.on("change", own_questions.change, Action.ASK_AHEAD, ended=_asking_over, numbers=1),
        PREPARATION.on("back", own_questions.ask_back, Action.ASK_AHEAD, ended=_asking_over, numbers=1),
        PREPARATION.on("sure", own_questions.take_back, Action.ASK_AHEAD, ended=_asking_over, numbers=1),
    ),
)
