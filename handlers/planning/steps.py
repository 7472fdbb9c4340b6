"""The steps of registering a session: each reads one answer into the draft and says what comes next."""

from datetime import datetime

from markupsafe import Markup

from handlers import answers, peoplepicker
from handlers import texts as shared
from handlers.access import Action
from handlers.context import Context
from handlers.dates import long_moment
from handlers.dialog import Done, Go, Outcome, Sorry, button, mend
from handlers.names import plain_label
from handlers.notices import Notice, notify
from handlers.planning import texts
from handlers.screens import Screen, one_per_row
from handlers.startpicker import StartPicker, start_of, start_problem
from storage import audit
from storage.drafts import Draft
from storage.outbox import Lane
from storage.people import Person, members_of_cell
from storage.sessions import ThematicSession


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
    return Screen(texts.ASK_START)


def check_start(context: Context, draft: Draft, start: datetime) -> Markup | None:
    return start_problem(context, start, cell_id(draft))


START = StartPicker(ask_start, check_start, following="preparer")


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
    return texts.SUMMARY.format(
        theme=data["theme"], field=data["field"], reason=data["reason"], place=data["place"], area=data["area"],
        start=long_moment(start_of(draft), context.work.zone), guests=data.get("guests") or texts.NONE,
        preparer=preparer.full_name if preparer else texts.NOBODY,
    )  # fmt: skip


def tap_summary(context: Context, draft: Draft, verb: str, argument: str) -> Outcome:
    if verb == "edit" and argument in texts.PARTS:
        return mend(draft, argument, argument)
    if verb != "save":
        return Sorry(shared.USE_BUTTONS)
    start = start_of(draft)
    if (problem := check_start(context, draft, start)) is not None:
        return Sorry(problem)
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
