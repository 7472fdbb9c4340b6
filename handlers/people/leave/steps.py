"""The form of leave: who, from when, until when, and the last look."""

from datetime import date, timedelta

from markupsafe import Markup

from handlers.context import Context
from handlers.forms import pick_member
from handlers.forms.draft import Draft, FormData
from handlers.forms.form import Finish, Form, Next, Outcome
from handlers.forms.questions.asking import Option
from handlers.forms.questions.confirmation import Confirmation
from handlers.forms.questions.day import Day, local_now, not_read, with_both_dates
from handlers.forms.questions.person import OnePerson
from handlers.language.dates import long_date, read_moment
from handlers.people.leave import rules, texts
from handlers.rights.access import Action, units_where
from handlers.screens import texts as shared
from handlers.screens.notices import Notice, notify
from handlers.screens.quiet_hours import wait_for_morning
from handlers.screens.screen import Screen
from handlers.sessions.notifications import leaders
from storage import audit
from storage.leaves import Leave
from storage.outbox import withdraw
from storage.people import Person, members_of_cells

TASK_REMINDER = "task_reminder"


class Away(FormData):
    """Who (None: the speaker) is away on which days, both counted."""

    person_id: int | None = None
    first: date | None = None
    last: date | None = None

    @property
    def days(self) -> tuple[date, date]:
        """Both days, once they have been answered."""
        assert self.first is not None and self.last is not None
        return self.first, self.last

    @property
    def words(self) -> dict[str, str]:
        first, last = self.days
        return {"first": long_date(first), "last": long_date(last)}


def who_of(context: Context, draft: Draft[Away]) -> Person:
    """Whose leave it is: the speaker's own, unless they lead a cell and chose another."""
    return context.db.get_one(Person, draft.data.person_id or context.person.id)


def _allowed(context: Context, draft: Draft[Away]) -> bool:
    who = who_of(context, draft)
    return context.work.may(Action.SET_LEAVE, who.unit_id, who.id)


def _about(context: Context, draft: Draft[Away]) -> str:
    who = who_of(context, draft)
    return (
        texts.ABOUT
        if who.id == context.person.id
        else texts.ABOUT_OTHER.format(who=pick_member.called(context.db, who))
    )


def _names(context: Context, draft: Draft[Away]) -> tuple[str, ...]:
    """Who is away, where that is another; who it is, is the first question."""
    another = draft.data.person_id not in (None, context.person.id)
    return (pick_member.called(context.db, who_of(context, draft)),) if another else ()


def called(context: Context, who: Person) -> str:
    return texts.YOU if who.id == context.person.id else texts.OTHER.format(name=pick_member.called(context.db, who))


def members(context: Context) -> list[Person]:
    """Those for whom the speaker may set leave, themself left out."""
    cells = units_where(context.actor, Action.SET_LEAVE)
    return [one for one in members_of_cells(context.db, cells) if one.id != context.person.id]


def _ask_first(context: Context, draft: Draft[Away]) -> Markup:
    return texts.ASK_FIRST.format(who=called(context, who_of(context, draft)))


def _first_problem(context: Context, draft: Draft[Away], day: date) -> Markup | None:
    problem = rules.first_problem(day, context.work.today)
    return texts.PROBLEMS[problem.value] if problem is not None else None


class FirstDay(Day[Away]):
    """A day, or a span at once."""

    def read(self, context: Context, draft: Draft[Away], words: str) -> Outcome:
        both, now = rules.halves(words), local_now(context)
        moment = read_moment(words, now)
        if moment is not None:
            return with_both_dates(self.keep(context, draft, moment.day), moment)
        first, last = (read_moment(half, now) for half in both) if both is not None else (None, None)
        if first is None or last is None:
            return not_read(context, words, shared.DAY_NOT_READ)
        kept = self.keep(context, draft, first.day)
        if isinstance(kept, Next):
            kept = with_both_dates(LAST.keep(context, draft, last.day), last)
        return with_both_dates(kept, first)


def _first(draft: Draft[Away]) -> date:
    assert draft.data.first is not None
    return draft.data.first


def _ask_last(context: Context, draft: Draft[Away]) -> Markup:
    return texts.ASK_LAST.format(who=called(context, who_of(context, draft)), first=long_date(_first(draft)))


def _only_day(context: Context, draft: Draft[Away]) -> str:
    return texts.ONLY_DAY.format(day=long_date(_first(draft)))


def _keep_only_day(context: Context, draft: Draft[Away]) -> Outcome:
    return LAST.keep(context, draft, _first(draft))


def _span_problem(context: Context, draft: Draft[Away], day: date) -> Markup | None:
    problem = rules.span_problem(_first(draft), day, context.work.today)
    return texts.PROBLEMS[problem.value] if problem is not None else None


def _ask_summary(context: Context, draft: Draft[Away]) -> Markup:
    return texts.SUMMARY.format(who=called(context, who_of(context, draft)), **draft.data.words)


def _save(context: Context, draft: Draft[Away]) -> Outcome:
    who, (first, last) = who_of(context, draft), draft.data.days
    leave = Leave(
        person_id=who.id,
        first_on=first,
        last_on=last,
        set_by_id=context.person.id,
        set_at=context.now,
        draft_id=draft.id,
    )
    context.db.add(leave)
    context.db.flush()
    audit.record(context.db, context.person.id, Action.SET_LEAVE, f"person:{who.id}", context.now)
    if leave.first_on <= context.work.today:
        withdraw(context.db, f"person:{who.id}", (TASK_REMINDER,), context.now)
    _notify(context, draft.data, leave, who)
    return Finish(Screen(texts.SAVED.format(who=called(context, who), **draft.data.words)))


def _notify(context: Context, away: Away, leave: Leave, who: Person) -> None:
    """The head of the cell hears of it; whoever it was set for as well."""
    later = wait_for_morning(
        context.now, context.now + timedelta(days=7), context.policy.quiet_hours, context.work.zone
    )
    about: tuple[str, ...] = ()
    if who.id != context.person.id:
        text = texts.TOLD_OTHER.format(by=pick_member.called(context.db, context.person), **away.words)
        people = [who]
    else:
        text = texts.TOLD_LEADER.format(who=pick_member.called(context.db, who), **away.words)
        about = (f"person:{who.id}",)
        people = [one for one in leaders(context.work, who.unit_id) if one.id != who.id]
    notice = Notice("leave", f"leave:{leave.id}", "set", Screen(text), not_before=later, about=about)
    for person in people:
        notify(context.work, person, notice)


LAST = Day[Away](
    "last", _ask_last, check=_span_problem, following="summary", options=(Option("same", _only_day, _keep_only_day),)
)
FORM: Form[Away] = Form(
    kind="leave",
    title=texts.TITLE,
    data=Away,
    allowed=_allowed,
    about=_about,
    names=_names,
    table=(
        OnePerson(
            "who", texts.ASK_WHO, field="person_id", people=lambda context, _: members(context), oneself=texts.MYSELF
        ),
        FirstDay(
            "first", _ask_first, check=_first_problem, following="last", spans=((0, texts.TODAY), (1, texts.TOMORROW))
        ),
        LAST,
        Confirmation("summary", _ask_summary, label=texts.SAVE, save=_save),
    ),
)
