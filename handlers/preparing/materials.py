"""Materials: taken in as files for a step, and given out to the members with "Đã đọc"."""

from typing import Any

from markupsafe import Markup
from telegram import Update

from handlers import texts as shared
from handlers.access import Action
from handlers.context import Context, FileReady, Work, chat_id_of
from handlers.dates import long_moment
from handlers.dialog import Attachment, Done, Fetch, Go, Outcome, Picture, Sorry, button
from handlers.notices import Notice, notify, send_document
from handlers.preparing import rules, texts
from handlers.preparing.facts import sitting_of
from handlers.preparing.pages import invited, page, prepare_button, prepares
from handlers.schedule.news import concerned, subject_of
from handlers.screens import Screen, one_per_row
from handlers.secrecy.texts import PHOTOS_UNCHECKED
from storage import audit
from storage.drafts import Draft
from storage.files import FileStore, StoredFile
from storage.people import Person
from storage.preparation import Material, StepDone, materials_of, step_done
from storage.sessions import SessionState, ThematicSession
from storage.visits import visit_of_session

KIND = "material"
MATERIALS = "materials"
MOST_NAME = 120


def session_of(context: Context, draft: Draft) -> ThematicSession:
    return context.session.get_one(ThematicSession, int(draft.data["session_id"]))


def allowed(context: Context, draft: Draft) -> bool:
    return prepares(context.work, session_of(context, draft))


def about(context: Context, draft: Draft) -> str:
    return texts.FILE_ABOUT.format(theme=session_of(context, draft).theme)


def ask_kind(context: Context, draft: Draft) -> Screen:
    choices = [
        button(draft, step.title, "for", step.key)
        for step in rules.open_steps(
            context.practice.planning.preparation, sitting_of(context.work, session_of(context, draft))
        )
        if step.key != "preparer"
    ]
    return Screen(texts.ASK_KIND, one_per_row([*choices, button(draft, texts.OTHER_FILE, "other")]))


def tap_kind(context: Context, draft: Draft, verb: str, argument: str) -> Outcome:
    keys = [step.key for step in context.practice.planning.preparation]
    if verb == "other":
        draft.data["key"] = ""
    elif verb == "for" and argument in keys:
        draft.data["key"] = argument
    else:
        return Sorry(shared.USE_BUTTONS)
    return Go("file")


def ask_file(context: Context, draft: Draft) -> Screen:
    return Screen(texts.ASK_FILE.format(unchecked=PHOTOS_UNCHECKED))


def take_photo(context: Context, draft: Draft, picture: Picture) -> Outcome:
    return Sorry(texts.AS_FILE)


def take_file(context: Context, draft: Draft, file: Attachment) -> Outcome:
    draft.data["name"] = file.name[-MOST_NAME:] or "tai-lieu"
    return Fetch()


def keep_file(context: Context, draft: Draft, ready: FileReady) -> Outcome:
    """The file has come: it is kept as material, and the step that it was sent for is done."""
    assert ready.file_hash is not None
    session, work = session_of(context, draft), context.work
    name, key = str(draft.data.get("name") or "tai-lieu"), str(draft.data.get("key") or "")
    known = any(one.file_hash == ready.file_hash for one in materials_of(work.session, session.id))
    if not known:
        work.session.add(
            Material(
                session_id=session.id, key=key, file_hash=ready.file_hash, name=name, by_id=context.person.id,
                at=work.now,
            )
        )  # fmt: skip
    # Materials are done when they have been given to the members, not when they have come in.
    if key and key != MATERIALS:
        mark_done(work, session, key, context.person)
    work.session.flush()
    note = (texts.FILE_KNOWN if known else texts.FILE_KEPT).format(name=name)
    return Done(page(work, session, note))


def mark_done(work: Work, session: ThematicSession, key: str, by: Person) -> bool:
    """Note that a step is done. Returns whether that is news."""
    if step_done(work.session, session.id, key) is not None:
        return False
    work.session.add(StepDone(session_id=session.id, key=key, by_id=by.id, at=work.now))
    work.session.flush()
    audit.record(work.session, by.id, Action.PREPARE, subject_of(session), work.now)
    return True


def share(work: Work, session: ThematicSession, by: Person) -> Markup:
    """Give the files that are new to everybody whom the session concerns; returns what is said of it."""
    files = [one for one in materials_of(work.session, session.id) if one.shared_at is None]
    people = {**concerned(work, session)}
    if (visit := visit_of_session(work.session, session.id)) is not None:
        people[visit.visitor_id] = visit.visitor
    reached, missed = 0, []
    for person in people.values():
        if _give(work, session, files, person):
            reached += 1
        elif person in invited(work, session):
            missed.append(person.full_name)
    for one in files:
        one.shared_at = work.now
    mark_done(work, session, MATERIALS, by)
    said = texts.SHARED.format(files=len(files), count=reached)
    return said + texts.SHARED_MISSED.format(names=", ".join(missed)) if missed else said


def _give(work: Work, session: ThematicSession, files: list[Material], person: Person) -> bool:
    subject, last = subject_of(session), max(one.id for one in files)
    for one in files:
        notice = Notice(
            KIND, subject, f"file:{one.id}", Screen(Markup("{}").format(one.name)), document=recipe(work, one)
        )
        if not notify(work, person, notice):
            return False
    text = texts.MATERIALS.format(
        theme=session.theme, start=long_moment(session.starts_at, work.zone), count=len(files)
    )
    row = (prepare_button(session, texts.HAVE_READ, f"read:{person.id}"),)
    return notify(work, person, Notice(KIND, subject, f"read:{last}", Screen(text, (row,))))


def recipe(work: Work, material: Material) -> dict[str, Any]:
    """How delivery makes the file."""
    stored = work.session.get_one(StoredFile, material.file_hash)
    return {"kind": KIND, "hash": material.file_hash, "name": material.name, "mime": stored.mime}


def render(files: FileStore, recipe: dict[str, Any]) -> tuple[str, bytes, str]:
    """The file of a recipe: name, content, type."""
    return recipe["name"], files.read(recipe["hash"]), recipe["mime"]


def hand_over(update: Update, work: Work, session: ThematicSession) -> int:
    """Send the files to who is speaking; returns how many. Members get those that were given out."""
    everything = prepares(work, session)
    files = [one for one in materials_of(work.session, session.id) if everything or one.shared_at is not None]
    for one in files:
        send_document(work, chat_id_of(update), Markup("{}").format(one.name), recipe(work, one))
    return len(files)


def is_open(session: ThematicSession) -> bool:
    return session.state in (SessionState.PLANNED, SessionState.HELD)
