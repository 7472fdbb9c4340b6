"""The steps of registering a session: each reads one answer into the draft and says what comes next."""

from datetime import date, datetime, time, timedelta

from markupsafe import Markup
from sqlalchemy.orm import Session

from handlers import answers, datepicker, peoplepicker
from handlers import texts as shared
from handlers.access import Action
from handlers.context import Context
from handlers.dates import long_date, long_moment, read_moment
from handlers.dialog import Again, Done, Go, Outcome, Sorry, button, mend
from handlers.names import plain_label
from handlers.notices import Notice, notify
from handlers.planning import texts
from handlers.planning.rules import Booked, StartProblem, check_start
from handlers.screens import Screen, one_per_row
from storage import audit
from storage.drafts import Draft
from storage.outbox import Lane
from storage.people import Person, members_of_cell
from storage.sessions import ThematicSession, planned_of_cell

TIMES = ("07:30", "08:00", "14:00", "15:00", "19:00", "19:30")
AHEAD = timedelta(days=365)


def cell_id(draft: Draft) -> int:
    return int(draft.data["cell_id"])


def allowed(context: Context, draft: Draft) -> bool:
    return context.work.may(Action.REGISTER_SESSION, cell_id(draft))


def about(context: Context, draft: Draft) -> str:
    theme = draft.data.get("theme")
    return texts.ABOUT.format(theme=theme) if theme else texts.ABOUT_EMPTY


def ask_theme(context: Context, draft: Draft) -> Screen:
    return Screen(texts.ASK_THEME)


def read_theme(context: Context, draft: Draft, words: str) -> Outcome:
    return _keep_words(draft, "theme", words, "field", answers.SHORT)


def ask_field(context: Context, draft: Draft) -> Screen:
    fields = context.practice.meetings.fields
    return Screen(texts.ASK_FIELD, one_per_row(button(draft, name, "field", n) for n, name in enumerate(fields)))


def tap_field(context: Context, draft: Draft, verb: str, argument: str) -> Outcome:
    fields = context.practice.meetings.fields
    if verb != "field" or not argument.isdigit() or int(argument) >= len(fields):
        return Sorry(texts.FIELD_UNKNOWN)
    draft.data["field"] = fields[int(argument)]
    return Go("reason")


def read_field(context: Context, draft: Draft, words: str) -> Outcome:
    wanted = plain_label(words)
    found = [name for name in context.practice.meetings.fields if wanted and wanted in plain_label(name)]
    if len(found) != 1:
        return Sorry(texts.FIELD_UNKNOWN)
    draft.data["field"] = found[0]
    return Go("reason")


def ask_reason(context: Context, draft: Draft) -> Screen:
    return Screen(texts.ASK_REASON)


def read_reason(context: Context, draft: Draft, words: str) -> Outcome:
    return _keep_words(draft, "reason", words, "place", answers.LONG)


def ask_place(context: Context, draft: Draft) -> Screen:
    return Screen(texts.ASK_PLACE)


def read_place(context: Context, draft: Draft, words: str) -> Outcome:
    return _keep_words(draft, "place", words, "area", answers.SHORT)


def ask_area(context: Context, draft: Draft) -> Screen:
    return Screen(texts.ASK_AREA)


def read_area(context: Context, draft: Draft, words: str) -> Outcome:
    return _keep_words(draft, "area", words, "start", answers.SHORT)


def _keep_words(draft: Draft, name: str, words: str, following: str, limit: int) -> Outcome:
    if (problem := answers.words_problem(words, limit)) is not None:
        return Sorry(problem)
    draft.data[name] = words
    return Go(following)


def ask_start(context: Context, draft: Draft) -> Screen:
    return Screen(texts.ASK_START, ((button(draft, shared.PICK_ON_CALENDAR, "calendar"),),))


def tap_start(context: Context, draft: Draft, verb: str, argument: str) -> Outcome:
    draft.data["month"] = context.work.today.replace(day=1).isoformat()
    return Go("day")


def read_start(context: Context, draft: Draft, words: str) -> Outcome:
    moment = read_moment(words, context.now.astimezone(context.work.zone))
    if moment is None:
        return Sorry(shared.DATE_NOT_READ)
    if moment.time is None:
        draft.data["day"] = moment.day.isoformat()
        return Go("time")
    return _keep_start(context, draft, moment.day, moment.time)


def ask_day(context: Context, draft: Draft) -> Screen:
    today = context.work.today
    month = date.fromisoformat(draft.data["month"])
    return Screen(texts.ASK_DAY, datepicker.month_choices(draft, month, today, today + AHEAD))


def tap_day(context: Context, draft: Draft, verb: str, argument: str) -> Outcome:
    day = datepicker.read_day(argument)
    if day is None:
        return Sorry(shared.DATE_NOT_READ)
    if verb == datepicker.MONTH:
        draft.data["month"] = day.isoformat()
        return Again()
    draft.data["day"] = day.isoformat()
    return Go("time")


def ask_time(context: Context, draft: Draft) -> Screen:
    day = date.fromisoformat(draft.data["day"])
    choices = [button(draft, label, "time", label.replace(":", "")) for label in TIMES]
    rows = tuple(tuple(choices[start : start + 3]) for start in range(0, len(choices), 3))
    return Screen(texts.ASK_TIME.format(day=long_date(day)), rows)


def tap_time(context: Context, draft: Draft, verb: str, argument: str) -> Outcome:
    label = f"{argument[:2]}:{argument[2:]}"
    if label not in TIMES:
        return Sorry(texts.TIME_NOT_READ)
    return _keep_start(context, draft, date.fromisoformat(draft.data["day"]), time.fromisoformat(label))


def read_time(context: Context, draft: Draft, words: str) -> Outcome:
    day = date.fromisoformat(draft.data["day"])
    midnight = datetime.combine(day, time(), context.work.zone)
    moment = read_moment(words, midnight)
    if moment is None or moment.time is None:
        return Sorry(texts.TIME_NOT_READ)
    return _keep_start(context, draft, moment.day, moment.time)


def _keep_start(context: Context, draft: Draft, day: date, at: time) -> Outcome:
    start = datetime.combine(day, at, context.work.zone)
    booked = _booked(context.session, cell_id(draft), draft.data.get("session_id"))
    if (problem := check_start(start, context.now, booked)) is not None:
        return Sorry(start_problem_words(context, start, *problem))
    draft.data["start"] = start.isoformat()
    return Go("preparer", texts.START_READ.format(start=long_moment(start, context.work.zone)))


def _booked(session: Session, cell: int, but_for: int | None) -> list[Booked]:
    return [Booked(one.theme, one.starts_at) for one in planned_of_cell(session, cell) if one.id != but_for]


def start_problem_words(context: Context, start: datetime, problem: StartProblem, other: Booked | None) -> Markup:
    said = long_moment(start, context.work.zone)
    if problem is StartProblem.TAKEN and other is not None:
        return texts.START_TAKEN.format(start=said, theme=other.theme)
    return (texts.START_PAST if problem is StartProblem.PAST else texts.START_FAR).format(start=said)


def ask_preparer(context: Context, draft: Draft) -> Screen:
    rows = peoplepicker.people_choices(draft, members_of_cell(context.session, cell_id(draft)))
    return Screen(texts.ASK_PREPARER, (*rows, (button(draft, texts.NO_PREPARER, "nobody"),)))


def tap_preparer(context: Context, draft: Draft, verb: str, argument: str) -> Outcome:
    if verb == peoplepicker.PAGE:
        return peoplepicker.turn_page(draft, argument)
    if verb == "nobody":
        return _keep_preparer(draft, None)
    person = peoplepicker.picked(members_of_cell(context.session, cell_id(draft)), argument)
    return _keep_preparer(draft, person) if person is not None else Sorry(shared.USE_BUTTONS)


def read_preparer(context: Context, draft: Draft, words: str) -> Outcome:
    found = peoplepicker.typed_name(draft, members_of_cell(context.session, cell_id(draft)), words)
    return _keep_preparer(draft, found) if isinstance(found, Person) else found


def _keep_preparer(draft: Draft, person: Person | None) -> Outcome:
    peoplepicker.forget_search(draft)
    draft.data["preparer_id"] = person.id if person is not None else None
    return Go("guests")


def ask_guests(context: Context, draft: Draft) -> Screen:
    return Screen(texts.ASK_GUESTS, ((button(draft, texts.NO_GUESTS, "none"),),))


def tap_guests(context: Context, draft: Draft, verb: str, argument: str) -> Outcome:
    draft.data["guests"] = ""
    return Go("summary")


def read_guests(context: Context, draft: Draft, words: str) -> Outcome:
    return _keep_words(draft, "guests", words, "summary", answers.SHORT)


def ask_summary(context: Context, draft: Draft) -> Screen:
    edits = [button(draft, texts.EDIT.format(part=name), "edit", part) for part, name in texts.PARTS.items()]
    rows = ((button(draft, texts.SAVE, "save"),), *(tuple(edits[start : start + 2]) for start in range(0, 8, 2)))
    return Screen(texts.ASK_SUMMARY.format(summary=summary(context, draft)), rows)


def summary(context: Context, draft: Draft) -> Markup:
    data = draft.data
    preparer = context.session.get(Person, data["preparer_id"]) if data.get("preparer_id") else None
    start = datetime.fromisoformat(data["start"])
    return texts.SUMMARY.format(
        theme=data["theme"], field=data["field"], reason=data["reason"], place=data["place"], area=data["area"],
        start=long_moment(start, context.work.zone), guests=data.get("guests") or texts.NONE,
        preparer=preparer.full_name if preparer else texts.NOBODY,
    )  # fmt: skip


def tap_summary(context: Context, draft: Draft, verb: str, argument: str) -> Outcome:
    if verb == "edit" and argument in texts.PARTS:
        return mend(draft, argument, argument)
    if verb != "save":
        return Sorry(shared.USE_BUTTONS)
    start = datetime.fromisoformat(draft.data["start"])
    if (problem := check_start(start, context.now, _booked(context.session, cell_id(draft), None))) is not None:
        return Sorry(start_problem_words(context, start, *problem))
    session = _register(context, draft, start)
    _tell_preparer(context, session)
    return Done(Screen(texts.SAVED.format(summary=summary(context, draft))))


def _register(context: Context, draft: Draft, start: datetime) -> ThematicSession:
    data = draft.data
    session = ThematicSession(
        cell_id=cell_id(draft), theme=data["theme"], field=data["field"], reason=data["reason"], place=data["place"],
        area=data["area"], starts_at=start, preparer_id=data["preparer_id"], guests=data["guests"],
        registered_by_id=context.person.id, registered_at=context.now, draft_id=draft.id,
    )  # fmt: skip
    context.session.add(session)
    context.session.flush()
    audit.record(context.session, context.person.id, Action.REGISTER_SESSION, f"session:{session.id}", context.now)
    return session


def _tell_preparer(context: Context, session: ThematicSession) -> None:
    preparer = context.session.get(Person, session.preparer_id) if session.preparer_id else None
    if preparer is None or preparer.id == context.person.id:
        return
    start = long_moment(session.starts_at, context.work.zone)
    text = texts.ASSIGNED_PREPARER.format(theme=session.theme, start=start, place=session.place)
    subject = f"session:{session.id}"
    notify(context.work, preparer, Notice("assignment", subject, "preparer", Screen(text), lane=Lane.PERSON))
