"""Preparing: the page of steps, ticking one off, sending a file, giving materials out; asking ahead."""

from telegram import Update
from telegram.ext import CallbackQueryHandler

from handlers.context import Context, Work, chat_id_of
from handlers.forms.engine import Forms, show, toast
from handlers.forms.form import Form, Step
from handlers.forms.old_openings import openings_of
from handlers.forms.stated import Handler
from handlers.language.dates import short_date
from handlers.rights import viewings
from handlers.rights.access import Action
from handlers.screens import menu
from handlers.screens import texts as shared
from handlers.screens.fitting import shortened
from handlers.screens.screen import Screen, one_per_row
from handlers.sessions.audience import guest_in
from handlers.sessions.notifications import subject_of
from handlers.sessions.preparation import giving_out, materials, questions, rules, texts
from handlers.sessions.preparation.facts import sitting_of
from handlers.sessions.preparation.pages import page, prepare_button, questions_screen
from handlers.sessions.rules import closed
from handlers.sessions.texts import ON_HOLD
from storage.preparation import MaterialRead, materials_of, readers_of
from storage.sessions import Session, SessionKind, SessionState, planned_from

FILE = Form(
    kind="material",
    title=texts.FILE_TITLE,
    allowed=materials.allowed,
    about=materials.about,
    table=(
        Step("kind", materials.ask_kind, tapped=materials.tap_kind),
        Step(
            "file",
            materials.ask_file,
            sent=materials.take_file,
            fetched=materials.keep_file,
            pictured=materials.take_photo,
        ),
    ),
)
AHEAD = Form(
    kind="ahead",
    title=texts.AHEAD_TITLE,
    allowed=questions.allowed,
    about=questions.about,
    table=(Step("text", questions.ask_text, typed=questions.read_text),),
)
DIALOGS = (FILE, AHEAD)
_RIGHTS = {
    "view": Action.PREPARE,
    "done": Action.PREPARE,
    "file": Action.PREPARE,
    "share": Action.CHANGE_SESSION,
    "get": Action.READ_MATERIALS,
    "read": Action.READ_MATERIALS,
    "asked": Action.SEE_QUESTIONS,
    "ask": Action.ASK_AHEAD,
}
_BUTTON = r"^kr:\d{1,15}:\d{1,9}:(?:%s)(?::[a-z_0-9]{1,20})?$"
MOST_LISTED = 8
THEME_IN_LABEL = 40


class Preparing:
    """Where preparing starts."""

    def __init__(self, dialogs: Forms) -> None:
        self._dialogs = dialogs

    def openings(self) -> list[Handler]:
        return [*openings_of(menu.AHEAD, self.ahead), CallbackQueryHandler(self.form, pattern=_BUTTON % "file|ask")]

    def handlers(self) -> list[Handler]:
        return [
            CallbackQueryHandler(self.view, pattern=_BUTTON % "view"),
            CallbackQueryHandler(self.done, pattern=_BUTTON % "done"),
            CallbackQueryHandler(self.share, pattern=_BUTTON % "share"),
            CallbackQueryHandler(self.get, pattern=_BUTTON % "get"),
            CallbackQueryHandler(self.read, pattern=_BUTTON % "read"),
            CallbackQueryHandler(self.asked, pattern=_BUTTON % "asked"),
            CallbackQueryHandler(self.unknown, pattern=r"^kr:"),
        ]

    async def ahead(self, update: Update, context: Context) -> None:
        """/ykien: for which of the cell's sessions to come?"""
        cell = context.person.unit_id
        sessions = planned_from(context.db, [cell], context.now) if context.work.may(Action.ASK_AHEAD, cell) else []
        sessions = [one for one in sessions if one.kind == SessionKind.THEMATIC][:MOST_LISTED]
        if len(sessions) == 1:
            return await self._open(update, context, AHEAD.kind, sessions[0])
        if not sessions:
            await show(update, Screen(texts.NOTHING_AHEAD), fresh=True)
            return None
        choices = [prepare_button(one, _label(context, one), "ask") for one in sessions]
        await show(update, Screen(texts.PICK, one_per_row(choices)), fresh=True)
        return None

    async def form(self, update: Update, context: Context) -> None:
        session, verb, _ = await _checked(update, context)
        if session is None:
            return None
        if verb == "ask" and closed(session.state, session.starts_at, context.now) is not None:
            await toast(update, shared.OLD_BUTTON)
            return None
        return await self._open(update, context, FILE.kind if verb == "file" else AHEAD.kind, session)

    async def _open(self, update: Update, context: Context, kind: str, session: Session) -> None:
        data: dict[str, object] = {"session_id": session.id, "version": session.version}
        return await self._dialogs.open(update, context, kind, subject_of(session), data)

    async def view(self, update: Update, context: Context) -> None:
        session, _, _ = await _checked(update, context)
        if session is not None:
            await toast(update)
            await show(update, page(context.work, session))
        return

    async def done(self, update: Update, context: Context) -> None:
        """One tap: this step is done."""
        session, _, key = await _checked(update, context)
        step = next((one for one in context.policy.planning.preparation if one.key == key), None)
        if session is None:
            return
        if step is None or key == "preparer":
            await toast(update, shared.OLD_BUTTON)
        elif rules.is_after(step) and not sitting_of(context.work, session).held:
            await toast(update, texts.NOT_YET)
        elif not materials.mark_done(context.work, session, key, context.person):
            await toast(update, texts.ALREADY)
        else:
            await toast(update)
            await show(update, page(context.work, session, texts.TICKED.format(title=step.title)))
        return

    async def share(self, update: Update, context: Context) -> None:
        session, _, _ = await _checked(update, context)
        if session is None:
            return
        if all(one.shared_at is not None for one in materials_of(context.db, session.id)):
            await toast(update, texts.ALREADY if materials_of(context.db, session.id) else texts.NO_FILES)
            return
        note = giving_out.share(context.work, session, context.person)
        await toast(update)
        await show(update, page(context.work, session, note))
        return

    async def get(self, update: Update, context: Context) -> None:
        session, _, _ = await _checked(update, context)
        if session is not None:
            count = giving_out.hand_over(context.work, session, context.person, chat_id_of(update))
            await toast(update, texts.FILES_COMING.format(count=count) if count else texts.NO_FILES)
        return

    async def read(self, update: Update, context: Context) -> None:
        """Đã đọc: by whom the materials were sent to alone."""
        session, _, person_id = await _checked(update, context)
        if session is None:
            return
        if person_id != str(context.person.id):
            await toast(update, shared.NOT_YOURS)
        elif context.person.id in readers_of(context.db, session.id):
            await toast(update, texts.READ_ALREADY)
        else:
            context.db.add(MaterialRead(session_id=session.id, person_id=context.person.id, at=context.now))
            await toast(update, texts.READ_KEPT)
        return

    async def asked(self, update: Update, context: Context) -> None:
        session, _, _ = await _checked(update, context)
        if session is not None:
            viewings.note(context, Action.SEE_QUESTIONS, subject_of(session))
            await toast(update)
            await show(update, questions_screen(context.work, session))
        return

    async def unknown(self, update: Update, context: Context) -> None:
        await toast(update, shared.OLD_BUTTON)
        return


def _label(context: Context, session: Session) -> str:
    local = session.starts_at.astimezone(context.work.zone)
    start = f"{short_date(local.date())} {local:%H:%M}"
    return texts.ITEM.format(start=start, theme=shortened(session.theme, THEME_IN_LABEL))


async def _checked(update: Update, context: Context) -> tuple[Session | None, str, str]:
    """The session of a tapped button, its verb and argument; None where the tap was answered: unknown, not theirs, or
    called off. A moved session's buttons stay good: what is done is done.
    """
    assert update.callback_query is not None and update.callback_query.data is not None
    _, session_id, _, verb, *rest = update.callback_query.data.split(":")
    session = context.db.get(Session, int(session_id))
    if session is None or not _may(context.work, session, verb):
        await toast(update, shared.NOT_YOURS)
        return None, verb, ""
    if not materials.is_open(session):
        on_hold = session.state == SessionState.POSTPONED
        await toast(update, ON_HOLD if on_hold else texts.CLOSED)
        return None, verb, ""
    return session, verb, rest[0] if rest else ""


def _may(work: Work, session: Session, verb: str) -> bool:
    """A session is its preparer's own, and for reading its guests' too."""
    action = _RIGHTS[verb]
    guest = guest_in(work, session) if action is Action.READ_MATERIALS else None
    return work.may(action, session.cell_id, guest or session.preparer_id)
