"""Carrying out a withdrawal of consent or an erasure, from the command line."""

from datetime import datetime

from handlers.language.names import fold
from handlers.people.privacy import texts
from handlers.rights.access import Action
from storage import audit
from storage.data_requests import RequestKind, requests_of
from storage.database import Db
from storage.erasing import Erased, erase_rows, forget_accounts, neutralize
from storage.files import FileStore
from storage.meetings import count_photos
from storage.people import Person


def withdraw_consent(db: Db, person: Person, now: datetime) -> list[str]:
    """Unbind the person's accounts and take back what waits for them. Whoever calls commits. Returns what to say."""
    erased = Erased()
    forget_accounts(db, person, now, erased)
    _close(db, person, now, RequestKind.WITHDRAW)
    audit.record(db, None, Action.ANSWER_DATA_REQUEST, f"person:{person.id}", now)
    return [texts.CONSENT_DONE, *_rows(erased)]


def erase(db: Db, files: FileStore, person: Person, now: datetime) -> tuple[list[str], set[str]]:
    """Erase the person. Whoever calls commits, and then takes the files from the disk. Returns what to say, and the
    hashes of the contents that nothing refers to any more.
    """
    erased = Erased()
    forget_accounts(db, person, now, erased)
    erase_rows(db, person, erased)
    neutral = texts.NEUTRAL_NAME.format(number=person.id)
    neutralize(db, person, neutral, fold, erased)
    _close(db, person, now, *RequestKind)
    audit.record(db, None, Action.ANSWER_DATA_REQUEST, f"person:{person.id}", now)
    loose = {digest for digest in erased.loose_files if files.forget_row(db, digest)}
    lines = [texts.ERASE_DONE.format(neutral=neutral), *_rows(erased), texts.ERASE_FILES.format(count=len(loose))]
    lines += [texts.ERASE_SHARED] if erased.name_shared else []
    photos = count_photos(db, person.unit_id)
    lines += [texts.ERASE_PHOTOS.format(count=photos)] if photos else []
    return [*lines, texts.ERASE_BACKUPS], loose


def _rows(erased: Erased) -> list[str]:
    return [texts.ERASE_ROW.format(table=table, count=count) for table, count in sorted(erased.rows.items())]


def _close(db: Db, person: Person, now: datetime, *kinds: RequestKind) -> None:
    for request in requests_of(db, person.id):
        if request.kind in kinds and request.answered_at is None:
            request.answer, request.answered_at = texts.ERASED_ANSWER, now
    db.flush()
