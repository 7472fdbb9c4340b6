"""Carrying out a withdrawal of consent or an erasure, from the command line."""

from datetime import datetime

from handlers.language.names import fold
from handlers.people.privacy import report_texts, texts
from handlers.people.privacy.report import report, report_screen, rows_erased
from handlers.rights.access import Action
from handlers.rights.recipients import Duty, told
from handlers.screens.notices import Notice, write_notice
from storage import audit
from storage.accounts import Account
from storage.consents import Said, last_version, write_receipt
from storage.data_requests import RequestKind, requests_of
from storage.database import Db
from storage.erasing import Erased, erase_rows, forget_accounts, neutralize
from storage.files import FileStore
from storage.meetings import count_photos
from storage.people import Person
from storage.retention import empty_drafts_of, forget_contents
from storage.spellings import InTheirPlace


def withdraw_consent(
    db: Db, person: Person, now: datetime, channel: str = "", speaking_at: Account | None = None
) -> list[str]:
    """Unbind the person's accounts and take back what waits for them, with a receipt. `channel` and `speaking_at` are
    where they say so themselves; without, it is done for them. Whoever calls commits. Returns what to say.
    """
    erased = Erased()
    write_receipt(db, person.id, Said.WITHDRAWN, last_version(db, person.id), channel, now)
    forget_accounts(db, person, now, erased, speaking_at)
    empty_drafts_of(db, person.id)
    _close(db, person, now, RequestKind.WITHDRAW)
    audit.record(db, None, Action.ANSWER_DATA_REQUEST, f"person:{person.id}", now)
    return [texts.CONSENT_DONE, *rows_erased(erased)]


def erase(db: Db, files: FileStore, person: Person, now: datetime) -> tuple[list[str], set[str]]:
    """Erase the person. Whoever calls commits, and then takes the files from the disk. Returns what to say – every
    place looked at, what was left and why – and the hashes of the contents that nothing refers to any more.
    """
    erased = Erased()
    write_receipt(db, person.id, Said.WITHDRAWN, last_version(db, person.id), "", now)
    forget_accounts(db, person, now, erased)
    erase_rows(db, person, erased)
    neutral = texts.NEUTRAL_NAME.format(number=person.id)
    instead = InTheirPlace(neutral, report_texts.PHONE_GONE, texts.NEUTRAL_CODE.format(number=person.id))
    neutralize(db, person, instead, fold, erased)
    _close(db, person, now, *RequestKind)
    audit.record(db, None, Action.ANSWER_DATA_REQUEST, f"person:{person.id}", now)
    loose = set(forget_contents(db, erased.loose_files, lambda digest: files.forget_row(db, digest)))
    for administrator in told(db, Duty.ANSWER_DATA_REQUESTS, person.unit_id):
        screen = report_screen(erased, neutral)
        write_notice(db, administrator, Notice("data_erased", f"person:{person.id}", "report", screen), now)
    return report(erased, neutral, len(loose), count_photos(db, person.unit_id)), loose


def _close(db: Db, person: Person, now: datetime, *kinds: RequestKind) -> None:
    for request in requests_of(db, person.id):
        if request.kind not in kinds or request.ended_at is not None:
            continue
        request.carried_out_at = now
        if request.answered_at is None:
            request.answer, request.answered_at = texts.DONE_ANSWER, now
    db.flush()
