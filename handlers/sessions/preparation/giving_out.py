"""Materials given out with "Đã đọc": when the secretary shares them, with the invitation (due.py), and when asked for.

What somebody has had once is not sent to them again, unless they ask for it.
"""

from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import Any

from markupsafe import Markup

from handlers.context import Work
from handlers.forms.pick_member import called
from handlers.language.dates import long_moment
from handlers.reminders.reminder import Piece
from handlers.screens.notices import Notice, answer_with_document, notify, written_about
from handlers.screens.screen import Screen
from handlers.sessions.audience import concerned, expected, invitation_before, is_asked
from handlers.sessions.buttons import PREPARATION
from handlers.sessions.notifications import subject_of
from handlers.sessions.pages import Row, answer_rows
from handlers.sessions.preparation import texts
from handlers.sessions.preparation.materials import MATERIALS, mark_done
from handlers.sessions.preparation.pages import prepares
from storage import audit
from storage.files import FileStore, StoredFile
from storage.people import Person
from storage.preparation import Material, materials_of
from storage.sessions import Session, answer_of

KIND = "material"
GIVEN_OUT = "give_out_materials"
_FILE, _READ = "file:", "read:"
Had = dict[int, set[str]]


def share(work: Work, session: Session, by: Person) -> Markup:
    """Give the files that are new to everybody whom the session concerns; returns what is said of it."""
    files = [one for one in materials_of(work.db, session.id) if one.shared_at is None]
    had, awaited = slots_of(work, session), expected(work, [session])[session.id]
    reached, missed = 0, []
    for person in concerned(work, session).values():
        if give(work, session, files, person, had[person.id]):
            reached += 1
        elif person in awaited:
            missed.append(called(work.db, person))
    for one in files:
        one.shared_at = work.now
    audit.record(work.db, by.id, GIVEN_OUT, subject_of(session), work.now)
    mark_done(work, session, MATERIALS, by)
    said = texts.SHARED.format(files=len(files), count=reached)
    return said + texts.SHARED_MISSED.format(names=", ".join(missed)) if missed else said


def slots_of(work: Work, session: Session) -> Had:
    """What everybody has had of a session's materials, as slots of notices by person."""
    had: Had = defaultdict(set)
    for one in written_about(work.db, [subject_of(session)], [KIND]):
        had[one.person_id].add(one.slot)
    return had


def slot_of(files: Sequence[Material]) -> str:
    """Under which slot "Đã đọc" is asked for when these files are given out."""
    return f"{_READ}{max(one.id for one in files)}"


def give(work: Work, session: Session, files: Sequence[Material], person: Person, had: Collection[str]) -> bool:
    """Give a person those files that they have not had. Returns whether they can be reached."""
    given = pieces(work, session, files, person, had)
    notices = (Notice(KIND, subject_of(session), one.slot, one.screen, document=one.document) for one in given)
    return all(notify(work, person, one) for one in notices)


def pieces(
    work: Work, session: Session, files: Sequence[Material], person: Person, had: Collection[str]
) -> list[Piece]:
    """Those files that a person has not had, and what asks for "Đã đọc".

    Who has been invited and has not answered yet is asked for that too: on a text-only channel only the newest question
    can be answered by its number.
    """
    new = [_piece(work, one) for one in files if f"{_FILE}{one.id}" not in had]
    start = long_moment(session.starts_at, work.zone)
    words = texts.MATERIALS if new else texts.MATERIALS_HAD
    text = words.format(theme=session.theme, start=start, count=len(new))
    rows = ((PREPARATION.choice(session, texts.HAVE_READ, "read", person.id),), *_answers(work, session, person))
    return [*new, Piece(slot_of(files), Screen(text, rows))]


def _answers(work: Work, session: Session, person: Person) -> list[Row]:
    invited_by_now = session.starts_at - invitation_before(work) <= work.now
    if not invited_by_now or not is_asked(work, session, person) or answer_of(work.db, session.id, person.id):
        return []
    return answer_rows(work, session, None, person)


def _piece(work: Work, material: Material) -> Piece:
    name = Screen(Markup("{}").format(material.name))
    return Piece(f"{_FILE}{material.id}", name, document=recipe(work, material))


def recipe(work: Work, material: Material) -> dict[str, Any]:
    """How delivery makes the file."""
    stored = work.db.get_one(StoredFile, material.file_hash)
    return {"kind": KIND, "hash": material.file_hash, "name": material.name, "mime": stored.mime}


def render(files: FileStore, recipe: dict[str, Any]) -> tuple[str, bytes, str]:
    """The file of a recipe: name, content, type."""
    return recipe["name"], files.read(recipe["hash"]), recipe["mime"]


def hand_over(work: Work, session: Session, person: Person, chat_id: int) -> int:
    """Send the files to who is speaking; returns how many. Members get those that were given out."""
    everything = prepares(work, session, person)
    files = [one for one in materials_of(work.db, session.id) if everything or one.shared_at is not None]
    for one in (_piece(work, file) for file in files):
        notice = Notice(KIND, subject_of(session), one.slot, one.screen, document=one.document)
        answer_with_document(work, chat_id, person, notice)
    return len(files)
