"""Returning a theme with remarks on single fields: which field, what is to be changed, round and round until sent."""

from collections.abc import Sequence

from markupsafe import Markup
from pydantic import BaseModel

from handlers.context import Context
from handlers.forms.draft import Draft, FormData
from handlers.forms.form import Finish, Form, Next, Outcome, Stay
from handlers.forms.pick_member import called
from handlers.forms.questions.asking import Option
from handlers.forms.questions.choice import OneOf
from handlers.forms.questions.words import TypedWords
from handlers.language import answers
from handlers.language.dates import long_moment
from handlers.rights.access import Action
from handlers.screens import texts as shared
from handlers.screens.screen import Screen
from handlers.sessions.about_session import named_by
from handlers.sessions.approval import texts
from handlers.sessions.approval.deciding import decide, notify_leaders
from handlers.sessions.approval.pages import what_waits
from handlers.sessions.plan import year_texts
from handlers.sessions.plan.pages import state_word, what
from handlers.sessions.plan.theme_words import field_words
from handlers.sessions.plan.year_rules import can_return
from storage.plans import Remark, changes_of
from storage.sessions import Approval, Session

FIELDS = (
    "theme",
    "reason",
    "area",
    "aim",
    "expected",
    "start",
    "place",
    "preparer",
    "guests",
    "materials",
    "practice",
    "whole",
)
FIELDS_A_ROW = 2
MOST_REMARKS = 12


class NotedRemark(BaseModel):
    field: str
    text: str


class Returned(FormData):
    """`remarks` are those noted so far; `field` and `remark` are the round at hand. `plan_version` is the theme's when
    the form was opened.
    """

    session_id: int = 0
    plan_version: int = 0
    field: str = ""
    remark: str = ""
    remarks: tuple[NotedRemark, ...] = ()


def _session(context: Context, draft: Draft[Returned]) -> Session:
    return context.db.get_one(Session, draft.data.session_id)


def _allowed(context: Context, draft: Draft[Returned]) -> bool:
    return context.work.may(Action.DECIDE_PLAN, _session(context, draft).cell_id)


def _about(context: Context, draft: Draft[Returned]) -> str:
    return texts.RETURN_ABOUT.format(theme=_session(context, draft).theme)


def _ask_field(context: Context, draft: Draft[Returned]) -> Markup:
    text = texts.ASK_FIELD.format(theme=_session(context, draft).theme)
    noted = draft.data.remarks
    return text + Markup("\n\n") + texts.SO_FAR.format(remarks=_lines(noted)) if noted else text


def _lines(noted: Sequence[NotedRemark]) -> Markup:
    return shared.list_lines(
        year_texts.REMARK.format(field=year_texts.NAMES[remark.field], text=remark.text) for remark in noted
    )


def _fields(context: Context, draft: Draft[Returned]) -> Sequence[tuple[str, str]]:
    names = {name: year_texts.NAMES[name].capitalize() for name in FIELDS} | {"whole": texts.WHOLE}
    return [(name, names[name]) for name in FIELDS]


def _too_many(context: Context, draft: Draft[Returned], field: str) -> Markup | None:
    return shared.USE_BUTTONS if len(draft.data.remarks) >= MOST_REMARKS else None


def _drop_label(context: Context, draft: Draft[Returned]) -> str | None:
    return texts.DROP_LAST if draft.data.remarks else None


def _drop_last(context: Context, draft: Draft[Returned]) -> Outcome:
    draft.data.remarks = draft.data.remarks[:-1]
    return Next("field")


def _ask_remark(context: Context, draft: Draft[Returned]) -> Markup:
    name = draft.data.field
    words = field_words(context.work, _session(context, draft)).get(name, "")
    return texts.ASK_REMARK.format(field=year_texts.NAMES[name], words=words[:400])


def _note_remark(context: Context, draft: Draft[Returned]) -> Outcome:
    data = draft.data
    data.remarks = (*data.remarks, NotedRemark(field=data.field, text=data.remark))
    return Next("field")


def _since(context: Context, session: Session, draft: Draft[Returned]) -> Markup:
    """What has happened to the theme since the form was begun."""
    begun = draft.row.created_at
    changes = [change for change in changes_of(context.db, session.id) if change.at >= begun]
    lines = [
        texts.SINCE.format(name=called(context.db, change.by), what=what(change.kind, change.fields))
        for change in changes
    ]
    return shared.list_lines(lines)


def _return_label(context: Context, draft: Draft[Returned]) -> str | None:
    noted = draft.data.remarks
    return texts.RETURN_NOW.format(count=len(noted)) if noted else None


def _return(context: Context, draft: Draft[Returned]) -> Outcome:
    session, work, noted = _session(context, draft), context.work, draft.data.remarks
    if not can_return(session.state, session.approval):
        return Finish(Screen(texts.NOT_RETURNED.format(state=state_word(session), remarks=_lines(noted))))
    if session.plan_version != draft.data.plan_version:
        draft.data.plan_version = session.plan_version
        return Stay(texts.CHANGED_MEANWHILE.format(changes=_since(context, session, draft)))
    decide(work, session, context.person, Approval.RETURNED)
    words = field_words(work, session)
    work.db.add_all(
        Remark(
            session_id=session.id,
            field=remark.field,
            text=remark.text,
            was=words.get(remark.field, ""),
            by_id=context.person.id,
            at=work.now,
        )
        for remark in noted
    )
    work.db.flush()
    text = texts.RETURNED_NOTICE.format(
        theme=session.theme, start=long_moment(session.starts_at, work.zone), remarks=_lines(noted)
    )
    notify_leaders(work, session, text, f"returned:{draft.id}", texts.WORK_THROUGH)
    note = texts.RETURNED.format(theme=session.theme, cell=session.cell.name, count=len(noted))
    return Finish(what_waits(work, context.person, session.cell).under(note))


RETURN = Form(
    kind="planreturn",
    title=texts.RETURN_TITLE,
    data=Returned,
    allowed=_allowed,
    about=_about,
    names=lambda context, draft: named_by(_session(context, draft).theme),
    table=(
        OneOf[Returned](
            "field",
            _ask_field,
            part="remarks",
            offers=_fields,
            typed=False,
            a_row=FIELDS_A_ROW,
            check=_too_many,
            options=(Option("drop", _drop_label, _drop_last), Option("return", _return_label, _return)),
        ),
        TypedWords[Returned]("remark", _ask_remark, part="remarks", limit=answers.SHORT, then=_note_remark),
    ),
)
