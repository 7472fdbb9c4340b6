"""/hopkhac: what it is, what it is about, where; then it can be chaired and logged like any other."""

from telegram import Update

from handlers.context import Context
from handlers.forms.draft import Draft, FormData
from handlers.forms.feature import Feature
from handlers.forms.form import Finish, Form, Outcome
from handlers.forms.questions.cell import OneCell
from handlers.forms.questions.choice import OneOf
from handlers.forms.questions.words import TypedWords
from handlers.language import answers
from handlers.rights.access import Action
from handlers.screens import menu
from handlers.screens.screen import Screen, one_per_row
from handlers.sessions.about_session import named_by
from handlers.sessions.buttons import MEETING_AHEAD
from handlers.sessions.meeting_buttons import MEETING
from handlers.sessions.regular import texts
from handlers.sessions.regular.usual import last_places, usual_theme
from storage import audit
from storage.sessions import Session, SessionKind, SessionState


class OtherSession(FormData):
    """A regular meeting, or a session of the cell committee. `kind` is a SessionKind's, "" before it is chosen."""

    cell_id: int = 0
    kind: str = ""
    theme: str = ""
    place: str = ""


def _usual_theme(context: Context, draft: Draft[OtherSession]) -> list[str]:
    return [usual_theme(draft.data.kind, context.work.today)]


def _last_place(context: Context, draft: Draft[OtherSession]) -> list[str]:
    return last_places(context.db, draft.data.cell_id)


def _open(context: Context, draft: Draft[OtherSession]) -> Outcome:
    chosen = draft.data
    session = Session(
        cell_id=chosen.cell_id,
        kind=SessionKind(chosen.kind),
        theme=chosen.theme,
        field="",
        reason="",
        place=chosen.place,
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
    rows = [MEETING.choice(session, texts.LOG, "log")]
    if context.work.may(Action.CHAIR_MEETING, session.cell_id):
        rows.insert(0, MEETING_AHEAD.choice(session, texts.CHAIR, "begin"))
    text = texts.OPENED.format(theme=session.theme, kind=texts.KINDS[chosen.kind], place=session.place)
    return Finish(Screen(text, one_per_row(rows)))


CELL: OneCell[OtherSession] = OneCell("cell", texts.ASK_CELL, field="cell_id", group="kind", action=Action.LOG_MEETING)
SITTING: Form[OtherSession] = Form(
    kind="sitting",
    title=texts.TITLE,
    data=OtherSession,
    allowed=CELL.allowed,
    about=lambda context, draft: texts.ABOUT,
    names=lambda context, draft: named_by(draft.data.theme),
    table=(
        CELL,
        OneOf("kind", texts.ASK_KIND, offers=lambda context, draft: list(texts.KINDS.items()), typed=False),
        TypedWords("theme", texts.ASK_THEME, limit=answers.SHORT, likely=_usual_theme),
        TypedWords("place", texts.ASK_PLACE, limit=answers.SHORT, likely=_last_place, then=_open),
    ),
)


async def _begin(update: Update, context: Context) -> None:
    await CELL.open(update, context, SITTING, OtherSession())


FEATURE = Feature(forms=(SITTING,), menu={menu.OTHER: _begin})
