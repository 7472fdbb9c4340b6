"""`chibo erase`: a person's data goes, or their consent is withdrawn."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from bot.admin.opening import opened
from bot.clock import MovableClock
from bot.config import Settings
from bot.delivery.public_files import end_all
from handlers.people.joining import texts as joining
from handlers.people.joining.invitations import people_called
from handlers.people.privacy import report_texts, texts
from handlers.people.privacy.documents_of_others import Documents, look_through, report_of
from handlers.people.privacy.erasing import erase, withdraw_consent
from storage.database import Database
from storage.erasing import Erased, known_by
from storage.files import FileStore, kept_hashes
from storage.people import Person
from storage.spellings import Known

Told = tuple[list[str], bool]


def erase_person(settings: Settings, words: str, only_consent: bool, sure: Callable[[str], bool]) -> Told:
    """Erase the one active person whom `words` (a code or a name) means, after `sure` has been asked. Returns what to
    say, and whether it went well.
    """
    files = FileStore(settings.storage.files, settings.storage.read_key())
    with opened(settings) as database:
        with database.reading() as db:
            people = people_called(db, words)
            if len(people) != 1:
                return _who(words, people), False
            person_id = people[0].id
            named = texts.ERASE_FOUND.format(name=people[0].full_name, code=people[0].code, unit=people[0].unit.name)
            question = texts.CONSENT_SURE if only_consent else texts.ERASE_SURE
            if not sure(question.format(person=named)):
                return [texts.ERASE_STOPPED], False
            known, digests = known_by(db, people[0], Erased()), kept_hashes(db)
        # Before it, as afterwards nobody knows what to look for; outside of it, as it may take minutes.
        found = Documents() if only_consent else _looked_through(files, digests, known)
        with database.unit_of_work() as unit:
            now, loose, person = MovableClock().now(), set[str](), unit.db.get_one(Person, person_id)
            if only_consent:
                lines = withdraw_consent(unit.db, person, now)
            else:
                lines, loose = erase(unit.db, files, person, now)
                lines += report_of(unit.db, found.without(loose))
            unit.commit()
        for digest in loose:
            files.path(digest).unlink(missing_ok=True)
        if not only_consent:
            lines.append(report_texts.PUBLISHED.format(count=end_all(settings.storage.files)))
        return [*lines, *_leave_no_trace(database)], True


def _looked_through(files: FileStore, digests: list[str], known: Known) -> Documents:
    """In a thread of its own: whoever calls may be in a loop already."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(lambda: asyncio.run(look_through(files, digests, known))).result()


def _who(words: str, people: list[Person]) -> list[str]:
    heading = joining.SEVERAL_CALLED if people else joining.NOBODY_CALLED
    found = [joining.CALLED.format(code=one.code, name=one.full_name, unit=one.unit.name) for one in people]
    return [heading.format(words=words), *found]


def _leave_no_trace(database: Database) -> list[str]:
    """SQLite keeps what was deleted in free pages (of before they were overwritten) and in its log: both are written
    anew. Returns what to say where that has to wait, as a running bot reads or writes.
    """
    if database.engine.dialect.name != "sqlite":
        return []
    raw = database.engine.raw_connection()
    try:
        cursor = raw.cursor()
        cursor.execute("VACUUM")
        busy, *_ = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        cursor.close()
    except database.engine.dialect.loaded_dbapi.Error:
        return [report_texts.LOG_WAITS]
    finally:
        raw.close()
    return [report_texts.LOG_WAITS] if busy else []
