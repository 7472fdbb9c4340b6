"""Materials given out with "Đã đọc": when the secretary shares them, with the invitation, and when somebody asks.

What somebody has had once is not sent to them again, unless they ask for it.
"""

from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import Any

from markupsafe import Markup

from handlers.context import Work
from handlers.language.dates import long_moment
from handlers.screens.notices import Notice, answer_with_document, notify, written_about
from handlers.screens.quiet_hours import is_quiet
from handlers.screens.screen import Screen
from handlers.sessions.audience import concerned, invitation_before, is_asked
from handlers.sessions.buttons import PREPARATION
from handlers.sessions.notifications import subject_of
from handlers.sessions.pages import Row, answer_rows
from handlers.sessions.preparation import texts
from handlers.sessions.preparation.materials import MATERIALS, mark_done
from handlers.sessions.preparation.pages import invited, prepares
from storage.files import FileStore, StoredFile
from storage.leaves import on_leave
from storage.people import Person
from storage.preparation import Material, materials_among, materials_of
from storage.sessions import Session, SessionState, answer_of, thematic_between

KIND = "material"
_FILE, _READ = "file:", "read:"
Had = dict[int, set[str]]


def share(work: Work, session: Session, by: Person) -> Markup:
    """Give the files that are new to everybody whom the session concerns; returns what is said of it."""
    files = [one for one in materials_of(work.db, session.id) if one.shared_at is None]
    had, expected = slots_of(work, session), invited(work, session)
    reached, missed = 0, []
    for person in concerned(work, session).values():
        if give(work, session, files, person, had[person.id]):
            reached += 1
        elif person in expected:
            missed.append(person.full_name)
    for one in files:
        one.shared_at = work.now
    mark_done(work, session, MATERIALS, by)
    said = texts.SHARED.format(files=len(files), count=reached)
    return said + texts.SHARED_MISSED.format(names=", ".join(missed)) if missed else said


def slots_of(work: Work, session: Session) -> Had:
    """What everybody has had of a session's materials, as slots of notices by person."""
    had: Had = defaultdict(set)
    for one in written_about(work.db, [subject_of(session)], [KIND]):
        had[one.person_id].add(one.slot)
    return had


def give(work: Work, session: Session, files: Sequence[Material], person: Person, had: Collection[str]) -> bool:
    """Give a person those files that they have not had, and ask for "Đã đọc". Returns whether they can be reached.

    Who has been invited and has not answered yet is asked for that too: on a text-only channel only the newest question
    can be answered by its number.
    """
    new = [one for one in files if f"{_FILE}{one.id}" not in had]
    if not all(notify(work, person, _notice(work, one)) for one in new):
        return False
    start = long_moment(session.starts_at, work.zone)
    words = texts.MATERIALS if new else texts.MATERIALS_HAD
    text = words.format(theme=session.theme, start=start, count=len(new))
    rows = ((PREPARATION.choice(session, texts.HAVE_READ, "read", person.id),), *_answers(work, session, person))
    slot = f"{_READ}{max(one.id for one in files)}"
    return notify(work, person, Notice(KIND, subject_of(session), slot, Screen(text, rows)))


def _answers(work: Work, session: Session, person: Person) -> list[Row]:
    invited_by_now = session.starts_at - invitation_before(work) <= work.now
    if not invited_by_now or not is_asked(work, session, person) or answer_of(work.db, session.id, person.id):
        return []
    return answer_rows(work, session, None, person)


def _notice(work: Work, material: Material) -> Notice:
    return Notice(
        KIND,
        f"session:{material.session_id}",
        f"{_FILE}{material.id}",
        Screen(Markup("{}").format(material.name)),
        document=recipe(work, material),
    )


def give_with_invitation(work: Work) -> int:
    """Whoever is invited after the files were given out (a guest, somebody new) gets them too. Returns how many."""
    if is_quiet(work.now, work.policy.quiet_hours, work.zone):
        return 0
    near = thematic_between(work.db, work.now, work.now + invitation_before(work))
    sessions = {one.id: one for one in near if one.state == SessionState.PLANNED}
    shared: dict[int, list[Material]] = defaultdict(list)
    for one in materials_among(work.db, sessions):
        if one.shared_at is not None:
            shared[one.session_id].append(one)
    away = on_leave(work.db, work.today)
    return sum(_give_late(work, sessions[number], files, away) for number, files in shared.items())


def _give_late(work: Work, session: Session, files: list[Material], away: Collection[int]) -> int:
    had, last = slots_of(work, session), f"{_READ}{max(one.id for one in files)}"
    late = [one for one in concerned(work, session).values() if last not in had[one.id] and one.id not in away]
    return sum(give(work, session, files, one, had[one.id]) for one in late)


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
    for one in files:
        answer_with_document(work, chat_id, person, _notice(work, one))
    return len(files)
