"""Registering a theme, and adding one to the plan with every field: the tables of their questions, the last look, and
what becomes of it.
"""

from dataclasses import replace

from markupsafe import Markup

from handlers.context import Context
from handlers.forms.draft import Draft
from handlers.forms.form import Finish, Form, Outcome, Reject
from handlers.forms.pick_member import called
from handlers.forms.questions.asking import Asking
from handlers.forms.questions.confirmation import Confirmation
from handlers.language.dates import long_moment
from handlers.rights.access import Action
from handlers.screens.screen import Screen
from handlers.sessions.about_session import named_by
from handlers.sessions.notifications import notify_assigned
from handlers.sessions.plan import texts
from handlers.sessions.plan.buttons import THEME
from handlers.sessions.plan.checks import advice_on
from handlers.sessions.plan.forms import questions
from handlers.sessions.plan.saving import keep_new
from handlers.sessions.plan.theme_form import ThemeData
from storage.people import Person
from storage.sessions import Session

EVERY_FIELD = "plan"


def _allowed(context: Context, draft: Draft[ThemeData]) -> bool:
    return context.work.may(Action.REGISTER_SESSION, draft.data.cell_id)


def _about(context: Context, draft: Draft[ThemeData]) -> str:
    theme = draft.data.theme
    return texts.ABOUT.format(theme=theme) if theme else texts.ABOUT_EMPTY


def _names(context: Context, draft: Draft[ThemeData]) -> tuple[str, ...]:
    """The theme, once its own question is passed."""
    return named_by(draft.data.theme) if draft.step != questions.THEME.name else ()


def _last_look(context: Context, draft: Draft[ThemeData]) -> Markup:
    text = texts.ASK_SUMMARY.format(summary=_summary(context, draft))
    note = advice_on(context.work, draft.data)
    return text + Markup("\n\n") + note if note is not None else text


def _summary(context: Context, draft: Draft[ThemeData]) -> Markup:
    data = draft.data
    preparer = context.db.get(Person, data.preparer_id) if data.preparer_id is not None else None
    text = texts.SUMMARY.format(
        theme=data.theme,
        field=data.field,
        reason=data.reason,
        place=data.place,
        area=data.area,
        start=long_moment(data.starts_at, context.work.zone),
        guests=data.guests or texts.NONE,
        preparer=called(context.db, preparer) if preparer is not None else texts.NOBODY,
    )
    words = data.words()
    for name, line in texts.SUMMARY_MORE.items():
        if words[name] or draft.kind == EVERY_FIELD:
            text += Markup("\n") + line.format(words=words[name] or texts.NONE)
    return text


def _save(context: Context, draft: Draft[ThemeData]) -> Outcome:
    data = draft.data
    if (problem := questions.check_start(context, draft, data.starts_at)) is not None:
        return Reject(problem)
    session = Session(
        cell_id=data.cell_id, starts_at=data.starts_at, preparer_id=data.preparer_id, draft_id=draft.id, **data.words()
    )
    keep_new(context.work, session, context.person)
    notify_assigned(context.work, session, None, "preparer", context.person)
    to_theme = THEME.choice(session, texts.TO_ITEM, "view")
    return Finish(Screen(texts.SAVED.format(summary=_summary(context, draft)), ((to_theme,),)))


def _from_the_summary_alone(context: Context, draft: Draft[ThemeData]) -> bool:
    return False


def _form(kind: str, title: str, *table: Asking[ThemeData]) -> Form[ThemeData]:
    """A form of these questions; the last look leads back to each."""
    edits = [(each.of_part, each.name, texts.EDIT.format(part=texts.PARTS[each.name])) for each in table]
    summary = Confirmation[ThemeData]("summary", _last_look, label=texts.SAVE, save=_save, edits=lambda *_: edits)
    return Form(kind, title, (*table, summary), _allowed, _about, ThemeData, _names)


REGISTER = _form(
    "register",
    texts.TITLE,
    questions.THEME,
    questions.FIELD,
    questions.REASON,
    questions.PLACE,
    replace(questions.AREA, group="place"),
    questions.START,
    questions.PREPARER,
    questions.GUESTS,
    replace(questions.AIM, group="guests", asked=_from_the_summary_alone),
    replace(questions.EXPECTED, group="guests", asked=_from_the_summary_alone),
)
ADD = _form(
    EVERY_FIELD,
    texts.ADD_TITLE,
    questions.THEME,
    questions.FIELD,
    questions.REASON,
    questions.AREA,
    questions.AIM,
    questions.EXPECTED,
    questions.START,
    questions.PLACE,
    questions.PREPARER,
    questions.GUESTS,
    questions.MATERIALS,
    questions.PRACTICE,
)
