"""Registering a meeting that has been held: what it was, when, about what, and why it was not registered ahead."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from markupsafe import Markup
from telegram import Update

from handlers.context import Context
from handlers.forms.buttons import Tap
from handlers.forms.draft import Draft
from handlers.forms.feature import Feature
from handlers.forms.form import Finish, Form, Outcome, Reject
from handlers.forms.pick_member import called
from handlers.forms.questions.asking import Asking
from handlers.forms.questions.cell import OneCell
from handlers.forms.questions.choice import OneOf
from handlers.forms.questions.confirmation import Confirmation
from handlers.forms.questions.past_moment import PastDayAndTime
from handlers.forms.questions.person import OnePerson
from handlers.forms.questions.words import TypedWords
from handlers.language import answers
from handlers.language.dates import long_moment
from handlers.rights.access import Action
from handlers.screens.screen import Screen
from handlers.sessions.about_session import named_by
from handlers.sessions.afterwards import texts
from handlers.sessions.afterwards.rules import HeldProblem, SameDay, check_held
from handlers.sessions.booking.checking import start_read
from handlers.sessions.buttons import AFTERWARDS
from handlers.sessions.meeting_buttons import MEETING
from handlers.sessions.notifications import subject_of
from handlers.sessions.plan import texts as plan_texts
from handlers.sessions.plan.forms.questions import fields
from handlers.sessions.plan.saving import keep_new
from handlers.sessions.plan.theme_form import ThemeData
from handlers.sessions.regular import texts as regular_texts
from handlers.sessions.regular.usual import last_places, usual_theme
from storage import audit
from storage.people import Person, members_of_cell
from storage.sessions import Session, SessionKind, SessionState, of_kind_between


class HeldSession(ThemeData):
    """A meeting that was held. `kind` is a SessionKind's ("" before it is chosen), `start` when it began."""

    kind: str = ""
    late_reason: str = ""

    @property
    def thematic(self) -> bool:
        return self.kind == SessionKind.THEMATIC


def _thematic(context: Context, draft: Draft[HeldSession]) -> bool:
    return draft.data.thematic


def _regular(context: Context, draft: Draft[HeldSession]) -> bool:
    return not draft.data.thematic


def _days(context: Context) -> int:
    return context.policy.meetings.log_within // timedelta(days=1)


def _start_problem(context: Context, draft: Draft[HeldSession], start: datetime) -> Markup | None:
    data, zone = draft.data, context.work.zone
    day = start.astimezone(zone).replace(hour=0, minute=0, second=0, microsecond=0)
    same_day = of_kind_between(context.db, data.cell_id, data.kind, day, day + timedelta(days=1))
    # The day of one that is postponed no longer holds.
    others = [
        SameDay(one.theme, one.state == SessionState.HELD) for one in same_day if one.state != SessionState.POSTPONED
    ]
    against = check_held(start.astimezone(zone), context.now, context.policy.meetings.log_within, others)
    if against is None:
        return None
    problem, other = against
    if problem is HeldProblem.NOT_YET:
        return texts.NOT_YET.format(start=long_moment(start, zone))
    if problem is HeldProblem.TOO_LONG_AGO or other is None:
        return texts.TOO_LONG_AGO.format(start=long_moment(start, zone), days=_days(context))
    return (texts.LOGGED if problem is HeldProblem.LOGGED else texts.REGISTERED).format(theme=other.theme)


def _usual_subject(context: Context, draft: Draft[HeldSession]) -> list[str]:
    return [usual_theme(SessionKind.REGULAR, draft.data.starts_at.astimezone(context.work.zone).date())]


def _places(context: Context, draft: Draft[HeldSession]) -> list[str]:
    return last_places(context.db, draft.data.cell_id)


def _members(context: Context, draft: Draft[HeldSession]) -> Sequence[Person]:
    return members_of_cell(context.db, draft.data.cell_id)


def _summary(context: Context, draft: Draft[HeldSession]) -> Markup:
    data, more = draft.data, Markup()
    if data.thematic:
        presenter = context.db.get(Person, data.preparer_id) if data.preparer_id is not None else None
        name = called(context.db, presenter) if presenter is not None else texts.NOBODY
        more = texts.SUMMARY_THEMATIC.format(field=data.field, area=data.area, presenter=name)
    return texts.SUMMARY.format(
        theme=data.theme,
        kind=texts.KINDS[data.kind],
        start=long_moment(data.starts_at, context.work.zone),
        place=data.place,
        more=more,
        reason=data.late_reason,
    )


def _save(context: Context, draft: Draft[HeldSession]) -> Outcome:
    data = draft.data
    if (problem := _start_problem(context, draft, data.starts_at)) is not None:
        return Reject(problem)
    session = Session(
        cell_id=data.cell_id,
        kind=data.kind,
        starts_at=data.starts_at,
        preparer_id=data.preparer_id,
        draft_id=draft.id,
        late_reason=data.late_reason,
        **data.words(),
    )
    _keep(context, session)
    text = texts.SAVED.format(summary=_summary(context, draft))
    return Finish(Screen(text, ((MEETING.choice(session, texts.LOG, "log"),),)))


def _keep(context: Context, session: Session) -> None:
    """A theme has its place in the plan; a regular meeting has none."""
    if session.kind == SessionKind.THEMATIC:
        keep_new(context.work, session, context.person)
        return
    session.registered_by_id, session.registered_at = context.person.id, context.now
    context.db.add(session)
    context.db.flush()
    audit.record(context.db, context.person.id, Action.REGISTER_SESSION, subject_of(session), context.now)


CELL: OneCell[HeldSession] = OneCell("cell", texts.ASK_CELL, field="cell_id", group="kind", action=Action.LOG_MEETING)
KIND = OneOf[HeldSession]("kind", texts.ASK_KIND, offers=lambda context, draft: list(texts.KINDS.items()))
ABOUT_IT: tuple[Asking[HeldSession], ...] = (
    PastDayAndTime[HeldSession](
        "start",
        lambda context, draft: texts.ASK_START.format(days=_days(context)),
        back=lambda context: context.policy.meetings.log_within,
        check=_start_problem,
        note=start_read,
    ),
    TypedWords[HeldSession]("theme", plan_texts.ASK_THEME, limit=answers.SHORT, asked=_thematic),
    TypedWords[HeldSession](
        "subject", regular_texts.ASK_THEME, field="theme", limit=answers.SHORT, likely=_usual_subject, asked=_regular
    ),
    TypedWords[HeldSession]("place", plan_texts.ASK_PLACE, limit=answers.SHORT, likely=_places),
    OneOf[HeldSession]("field", plan_texts.ASK_FIELD, offers=fields, unknown=plan_texts.FIELD_UNKNOWN, asked=_thematic),
    TypedWords[HeldSession]("area", plan_texts.ASK_AREA, limit=answers.SHORT, asked=_thematic),
    OnePerson[HeldSession](
        "preparer",
        texts.ASK_PRESENTER,
        field="preparer_id",
        people=_members,
        nobody=texts.NO_PRESENTER,
        asked=_thematic,
    ),
    TypedWords[HeldSession]("late_reason", texts.ASK_REASON),
)


def _edits(context: Context, draft: Draft[HeldSession]) -> list[tuple[str, str, str]]:
    asked = [one for one in ABOUT_IT if one.asked is None or one.asked(context, draft)]
    return [(one.of_part, one.name, texts.EDIT.format(part=texts.PARTS[one.name])) for one in asked]


def _last_look(context: Context, draft: Draft[HeldSession]) -> Markup:
    return texts.ASK_SUMMARY.format(summary=_summary(context, draft))


HELD: Form[HeldSession] = Form(
    kind="held",
    title=texts.TITLE,
    data=HeldSession,
    allowed=CELL.allowed,
    about=lambda context, draft: texts.ABOUT,
    names=lambda context, draft: named_by(draft.data.theme),
    table=(CELL, KIND, *ABOUT_IT, Confirmation("summary", _last_look, label=texts.SAVE, save=_save, edits=_edits)),
)


async def _begin(update: Update, context: Context, tap: Tap[Person]) -> None:
    await CELL.open(update, context, HELD, HeldSession())


FEATURE = Feature(
    forms=(HELD,),
    buttons=(AFTERWARDS.on("new", _begin, allowed=lambda context, row: row.id == context.person.id, numbers=0),),
)
