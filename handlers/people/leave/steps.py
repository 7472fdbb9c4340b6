"""The steps of leave: who, from when, until when, and the last look."""

from datetime import date, timedelta

from handlers.context import Context
from handlers.forms import pick_member
from handlers.forms.draft import Draft
from handlers.forms.form import Finish, Next, Outcome, Reject, button
from handlers.forms.pick_day import DayPicker
from handlers.language.dates import long_date, read_moment
from handlers.people.leave import rules, texts
from handlers.rights.access import Action, units_where
from handlers.screens import texts as shared
from handlers.screens.notices import Notice, notify
from handlers.screens.quiet_hours import wait_for_morning
from handlers.screens.screen import Screen, one_per_row
from handlers.sessions.notifications import leaders
from storage import audit
from storage.leaves import Leave
from storage.outbox import withdraw
from storage.people import Person, members_of_cells

KIND = "leave"
TASK_REMINDER = "task_reminder"


def who_of(context: Context, draft: Draft) -> Person:
    """Whose leave it is: the speaker's own, unless they lead a cell and chose another."""
    return context.db.get_one(Person, int(draft.data.get("person_id") or context.person.id))


def allowed(context: Context, draft: Draft) -> bool:
    who = who_of(context, draft)
    return context.work.may(Action.SET_LEAVE, who.unit_id, who.id)


def about(context: Context, draft: Draft) -> str:
    who = who_of(context, draft)
    return texts.ABOUT if who.id == context.person.id else texts.ABOUT_OTHER.format(who=who.full_name)


def called(context: Context, who: Person) -> str:
    return texts.YOU if who.id == context.person.id else texts.OTHER.format(name=who.full_name)


def members(context: Context) -> list[Person]:
    """Those for whom the speaker may set leave, themself left out."""
    cells = units_where(context.actor, Action.SET_LEAVE)
    return [one for one in members_of_cells(context.db, cells) if one.id != context.person.id]


def ask_who(context: Context, draft: Draft) -> Screen:
    mine = (button(draft, texts.MYSELF, "me"),)
    return Screen(texts.ASK_WHO, (mine, *pick_member.people_choices(draft, members(context))))


def tap_who(context: Context, draft: Draft, verb: str, argument: str) -> Outcome:
    if verb == "me":
        return _choose(draft, context.person)
    if verb == pick_member.PAGE:
        return pick_member.turn_page(draft, argument)
    person = pick_member.picked(members(context), argument)
    return _choose(draft, person) if person is not None else Reject(shared.USE_BUTTONS)


def read_who(context: Context, draft: Draft, words: str) -> Outcome:
    found = pick_member.typed_name(draft, members(context), words)
    return _choose(draft, found) if isinstance(found, Person) else found


def _choose(draft: Draft, person: Person) -> Outcome:
    pick_member.forget_search(draft)
    draft.data["person_id"] = person.id
    return Next("first")


def _day(draft: Draft, name: str) -> date:
    return date.fromisoformat(draft.data[name])


def ask_first(context: Context, draft: Draft) -> Screen:
    today = context.work.today
    rows = [
        button(draft, texts.TODAY.format(day=long_date(today)), "in", 0),
        button(draft, texts.TOMORROW.format(day=long_date(today + timedelta(days=1))), "in", 1),
        button(draft, shared.PICK_ON_CALENDAR, "calendar"),
    ]
    return Screen(texts.ASK_FIRST.format(who=called(context, who_of(context, draft))), one_per_row(rows))


def tap_first(context: Context, draft: Draft, verb: str, argument: str) -> Outcome:
    if verb == "in" and argument in ("0", "1"):
        return keep_first(context, draft, context.work.today + timedelta(days=int(argument)))
    return FIRST.tap_day(context, draft, verb, argument) if verb == "calendar" else Reject(shared.USE_BUTTONS)


def read_first(context: Context, draft: Draft, words: str) -> Outcome:
    """A day, or a span at once."""
    both, now = rules.halves(words), context.now.astimezone(context.work.zone)
    moment = read_moment(words, now)
    if moment is not None:
        return keep_first(context, draft, moment.day)
    first, last = (read_moment(half, now) for half in both) if both is not None else (None, None)
    if first is None or last is None:
        return Reject(shared.DAY_NOT_READ)
    kept = keep_first(context, draft, first.day)
    return keep_last(context, draft, last.day) if isinstance(kept, Next) else kept


def keep_first(context: Context, draft: Draft, day: date) -> Outcome:
    if (problem := rules.first_problem(day, context.work.today)) is not None:
        return Reject(texts.PROBLEMS[problem.value])
    draft.data["first"] = day.isoformat()
    return Next("last")


def _ask_last(context: Context, draft: Draft) -> Screen:
    first = _day(draft, "first")
    text = texts.ASK_LAST.format(who=called(context, who_of(context, draft)), first=long_date(first))
    return Screen(text, ((button(draft, texts.ONLY_DAY.format(day=long_date(first)), "same"),),))


def tap_last(context: Context, draft: Draft, verb: str, argument: str) -> Outcome:
    if verb == "same":
        return keep_last(context, draft, _day(draft, "first"))
    return LAST.tap_day(context, draft, verb, argument)


def keep_last(context: Context, draft: Draft, day: date) -> Outcome:
    problem = rules.span_problem(_day(draft, "first"), day, context.work.today)
    if problem is not None:
        return Reject(texts.PROBLEMS[problem.value])
    draft.data["last"] = day.isoformat()
    return Next("summary")


FIRST = DayPicker("first", ask_first, keep_first)
LAST = DayPicker("last", _ask_last, keep_last)


def span(draft: Draft) -> dict[str, str]:
    return {"first": long_date(_day(draft, "first")), "last": long_date(_day(draft, "last"))}


def ask_summary(context: Context, draft: Draft) -> Screen:
    text = texts.SUMMARY.format(who=called(context, who_of(context, draft)), **span(draft))
    return Screen(text, ((button(draft, texts.SAVE, "save"),),))


def tap_summary(context: Context, draft: Draft, verb: str, argument: str) -> Outcome:
    if verb != "save":
        return Reject(shared.USE_BUTTONS)
    who = who_of(context, draft)
    leave = Leave(
        person_id=who.id,
        first_on=_day(draft, "first"),
        last_on=_day(draft, "last"),
        set_by_id=context.person.id,
        set_at=context.now,
        draft_id=draft.id,
    )
    context.db.add(leave)
    context.db.flush()
    audit.record(context.db, context.person.id, Action.SET_LEAVE, f"person:{who.id}", context.now)
    if leave.first_on <= context.work.today:
        withdraw(context.db, f"person:{who.id}", (TASK_REMINDER,), context.now)
    _tell(context, draft, leave, who)
    return Finish(Screen(texts.SAVED.format(who=called(context, who), **span(draft))))


def _tell(context: Context, draft: Draft, leave: Leave, who: Person) -> None:
    """The head of the cell hears of it; whoever it was set for as well."""
    later = wait_for_morning(
        context.now, context.now + timedelta(days=7), context.policy.quiet_hours, context.work.zone
    )
    if who.id != context.person.id:
        text = texts.TOLD_OTHER.format(by=context.person.full_name, **span(draft))
        people = [who]
    else:
        text = texts.TOLD_LEADER.format(who=who.full_name, **span(draft))
        people = [one for one in leaders(context.work, who.unit_id) if one.id != who.id]
    for person in people:
        notify(context.work, person, Notice("leave", f"leave:{leave.id}", "set", Screen(text), not_before=later))
