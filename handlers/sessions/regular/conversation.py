"""/hopkhac: what it is, what it is about, where; then it can be chaired and logged like any other."""

from telegram import Update

from handlers.context import Context
from handlers.forms.draft import Draft
from handlers.forms.engine import Forms, show
from handlers.forms.form import Finish, Form, Next, Outcome, Reject, Step, button
from handlers.forms.old_openings import openings_of
from handlers.forms.pick_cell import CellPicker
from handlers.forms.stated import Handler
from handlers.language import answers
from handlers.rights.access import Action
from handlers.screens import menu
from handlers.screens import texts as shared
from handlers.screens.fitting import shortened
from handlers.screens.screen import Choice, Screen, one_per_row
from handlers.sessions.regular import texts
from storage import audit
from storage.meetings import latest_of_cells
from storage.sessions import Session, SessionKind, SessionState

IN_LABEL = 50


CELLS = CellPicker(Action.LOG_MEETING, texts.ASK_CELL, "kind")


def about(context: Context, draft: Draft) -> str:
    return texts.ABOUT


def ask_kind(context: Context, draft: Draft) -> Screen:
    return Screen(texts.ASK_KIND, one_per_row(button(draft, label, kind) for kind, label in texts.KINDS.items()))


def tap_kind(context: Context, draft: Draft, verb: str, argument: str) -> Outcome:
    if verb not in texts.KINDS:
        return Reject(shared.USE_BUTTONS)
    draft.data["kind"] = verb
    return Next("theme")


def _usual_theme(context: Context, draft: Draft) -> str:
    today = context.work.today
    return texts.USUAL_THEMES[draft.data["kind"]].format(month=today.month, year=today.year)


def ask_theme(context: Context, draft: Draft) -> Screen:
    return Screen(texts.ASK_THEME, ((button(draft, _usual_theme(context, draft), "usual"),),))


def tap_theme(context: Context, draft: Draft, verb: str, argument: str) -> Outcome:
    return _keep_theme(draft, _usual_theme(context, draft)) if verb == "usual" else Reject(shared.USE_BUTTONS)


def read_theme(context: Context, draft: Draft, words: str) -> Outcome:
    if (problem := answers.words_problem(words, answers.SHORT)) is not None:
        return Reject(problem)
    return _keep_theme(draft, words)


def _keep_theme(draft: Draft, theme: str) -> Outcome:
    draft.data["theme"] = theme
    return Next("place")


def _last_place(context: Context, draft: Draft) -> str:
    last = latest_of_cells(context.db, [int(draft.data["cell_id"])], 1)
    return last[0].session.place if last else ""


def ask_place(context: Context, draft: Draft) -> Screen:
    place = _last_place(context, draft)
    rows = ((button(draft, shortened(place, IN_LABEL), "last"),),) if place else ()
    return Screen(texts.ASK_PLACE, rows)


def tap_place(context: Context, draft: Draft, verb: str, argument: str) -> Outcome:
    place = _last_place(context, draft)
    return _open(context, draft, place) if verb == "last" and place else Reject(shared.USE_BUTTONS)


def read_place(context: Context, draft: Draft, words: str) -> Outcome:
    if (problem := answers.words_problem(words, answers.SHORT)) is not None:
        return Reject(problem)
    return _open(context, draft, words)


def _open(context: Context, draft: Draft, place: str) -> Outcome:
    kind = SessionKind(draft.data["kind"])
    session = Session(
        cell_id=int(draft.data["cell_id"]),
        kind=kind,
        theme=draft.data["theme"],
        field="",
        reason="",
        place=place,
        area="",
        starts_at=context.now.replace(second=0, microsecond=0),
        state=SessionState.PLANNED,
        registered_by_id=context.person.id,
        registered_at=context.now,
        draft_id=draft.id,
    )
    context.db.add(session)
    context.db.flush()
    audit.record(context.db, context.person.id, "open_sitting", f"session:{session.id}", context.now)
    rows = [Choice(texts.LOG, f"m:{session.id}:log")]
    if context.work.may(Action.CHAIR_MEETING, session.cell_id):
        rows.insert(0, Choice(texts.CHAIR, f"c:{session.id}:0:begin"))
    text = texts.OPENED.format(theme=session.theme, kind=texts.KINDS[kind], place=place)
    return Finish(Screen(text, one_per_row(rows)))


SITTING = Form(
    kind="sitting",
    title=texts.TITLE,
    allowed=CELLS.allowed,
    about=about,
    table=(
        CELLS.step(group="kind"),
        Step("kind", ask_kind, tapped=tap_kind),
        Step("theme", ask_theme, tap_theme, read_theme),
        Step("place", ask_place, tap_place, read_place),
    ),
)
DIALOGS = (SITTING,)


class Sittings:
    def __init__(self, dialogs: Forms) -> None:
        self._dialogs = dialogs

    def openings(self) -> list[Handler]:
        return openings_of(menu.OTHER, self.open)

    def handlers(self) -> list[Handler]:
        return []

    async def open(self, update: Update, context: Context) -> None:
        begun = CELLS.begun(context)
        if begun is None:
            await show(update, Screen(shared.NOT_ALLOWED), fresh=True)
            return None
        return await self._dialogs.open(update, context, SITTING.kind, "", *begun)
