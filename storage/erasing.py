"""Erasing a person: what is theirs goes, what a cell's records must keep stays under a neutral name.

A name is found in every text and JSON column of every table (renaming.py), so that a table made later is covered as
well. What happens to the rows themselves is said for every table in `DELETED`, `BLANKED`, `WITH_THE_CHAT` or `KEPT`
(with the reason); a test holds these against all tables there are.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Table, delete, func, select, update

from storage.accounts import Account, Binding, accounts_used_by, is_used
from storage.audit import count_rows, forget_operators, forget_subject
from storage.base import Base, table_of
from storage.chairing import ChairingCard, CheckIn, Spoken
from storage.consents import HeldUpdate
from storage.data_requests import DataRequest
from storage.database import Db, leave_no_trace
from storage.drafts import DraftRow
from storage.files import Download
from storage.inbox import InboxRow, InboxState
from storage.invitations import Invitation, WrongAnswer
from storage.leaves import Leave
from storage.meetings import Attendance
from storage.outbox import NOT_TRIED, WITHOUT_SECRETS, OutboxRow, OutboxState
from storage.people import Person, Role
from storage.personal_rows import columns_naming_people, count_naming
from storage.postponed_reminders import Snooze
from storage.preferences import Preference
from storage.preparation import MaterialRead, Question
from storage.renaming import take_out
from storage.schema import every_table
from storage.sessions import AttendanceAnswer
from storage.shown_choices import ScreenRow
from storage.skills import LessonSent, TextVote
from storage.spellings import InTheirPlace, Known, Namesakes, Spellings, national
from storage.task_changes import TaskChange
from storage.tasks import Report, ReportMedia, Task
from storage.visits import Visit

# Rows that are a person's own and no part of any record; all of them name the person as `person_id`.
DELETED: tuple[type[Base], ...] = (
    Binding,
    HeldUpdate,
    DraftRow,
    Snooze,
    Leave,
    Role,
    Invitation,
    WrongAnswer,
    Question,
    MaterialRead,
    LessonSent,
    TextVote,
    Preference,
    ChairingCard,
    CheckIn,
    Spoken,
)
# Texts in which people say something of themselves; the row stays, these do not.
BLANKED: Mapping[tuple[type[Base], str], tuple[str, ...]] = {
    (Report, "person_id"): ("cause", "responsibility", "remedy", "help_wanted"),
    (AttendanceAnswer, "person_id"): ("reason",),
    (Attendance, "person_id"): ("reason",),
    (DataRequest, "person_id"): ("words",),
    (Visit, "visitor_id"): ("reason",),
}
# What goes, or is blanked, with the chat of an account that nobody uses any more (of a shared phone: what is done).
WITH_THE_CHAT: tuple[type[Base], ...] = (Account, InboxRow, OutboxRow, Download, ScreenRow)
# The kind of what tells others of a report.
_REPORTED = "report"
# The person's own name is dealt with apart; the audit says ids and words of ours, and none of its rows may change.
_WITHOUT_NAMES = frozenset({"people", "audit", "audit_links"})
MINUTES = "part of a meeting's minutes, which the cell keeps long term (guidance 05-HD/VPTW)"
WORK = "the cell's record of its work: what was to be done and what came of it"
PLAN = "the cell's plan and its approval, papers of the cell and the ward"
_NOBODY = "says nothing of a person"
KEPT: Mapping[str, str] = {
    "addenda": MINUTES,
    "attendance": MINUTES,
    "conclusions": MINUTES,
    "document_versions": MINUTES,
    "documents": MINUTES,
    "document_counters": _NOBODY,
    "meeting_logs": MINUTES,
    "meetings": MINUTES,
    "opinions": MINUTES,
    "attendance_answers": MINUTES,
    "meeting_photos": "sheets of the cell's minutes; what is written on a photo cannot be searched: the erasing "
    "administrator is told to look",
    "chairings": "when the meeting's parts began; part of its record",
    "tasks": WORK,
    "task_changes": WORK,
    "task_helpers": WORK,
    "reports": WORK,
    "report_media": WORK,
    "assessments": WORK,
    "feedback": "the ward's word on a meeting, for the cell",
    "visits": "the ward's own duty",
    "sessions": PLAN,
    "session_moves": PLAN,
    "session_guests": PLAN,
    "rhythms": PLAN,
    "plan_changes": PLAN,
    "plan_remarks": PLAN,
    "preparation_steps_done": PLAN,
    "materials": PLAN,
    "place_matters": "matters of a street, kept without names",
    "place_told": _NOBODY,
    "signs": "what the cell answered for itself",
    "sign_looks": _NOBODY,
    "consent_receipts": "the evidence of consent and of its end that the law asks for: no words, a neutral name",
    "audit": "the law asks for a log of who read what; under a neutral name",
    "audit_links": _NOBODY,
    "data_requests": "that the law's days were kept; its words are blanked",
    "people": "the row stays under a neutral name, so that records keep pointing at somebody",
    "units": _NOBODY,
    "unit_changes": _NOBODY,
    "cell_groups": _NOBODY,
    "identities": _NOBODY,
    "installation": _NOBODY,
    "message_counts": _NOBODY,
    "theme_marks": _NOBODY,
    "theme_mark_counts": _NOBODY,
    "digests": "figures of cells; names in the lists of late tasks are made neutral",
    "files": "contents by their hash: those of the person's photos and chat go, once nothing refers to them",
}


_LEAST_OF_AN_ID = 6
_HASH = re.compile(r'"file_hash": ?"([0-9a-f]{64})"')


@dataclass
class Erased:
    """What came of it, by table: how many `rows` were erased and texts changed; how many rows were `looked` at; in how
    many places it is `unsure` who is meant, so that they stay; how many rows are `left` that say that somebody, under a
    neutral name, did something. `loose_files`: the hashes of files that may have nothing that refers to them any more.
    """

    rows: dict[str, int] = field(default_factory=dict)
    loose_files: set[str] = field(default_factory=set)
    looked: dict[str, int] = field(default_factory=dict)
    unsure: dict[str, int] = field(default_factory=dict)
    left: dict[str, int] = field(default_factory=dict)
    name_shared: bool = False
    phone_shared: bool = False

    def count(self, name: str, rows: int) -> None:
        if rows > 0:
            self.rows[name] = self.rows.get(name, 0) + rows


def forget_accounts(db: Db, person: Person, now: datetime, erased: Erased, speaking_at: Account | None = None) -> None:
    """Unbind a person's accounts. What came from and went to an account that nobody else uses is blanked; the chat in
    which they are speaking is forgotten once they have been answered (`forget_left_chats`).
    """
    accounts = accounts_used_by(db, person.id)
    _delete(db, erased, HeldUpdate, HeldUpdate.person_id == person.id)
    _delete(db, erased, Binding, Binding.person_id == person.id)
    for account in accounts:
        if account.active_person_id == person.id:
            account.active_person_id = account.active_since = None
        used = is_used(db, account.id)
        if used or account is speaking_at:
            _forget_in_shared_chat(db, account, person, now, erased)
            account.left_at = None if used else now
            account.menu_signature = None
        else:
            _forget_chat(db, account, now, erased)
    db.flush()


def forget_left_chats(db: Db, now: datetime) -> int:
    """Forget the chats whose last user has withdrawn their consent, and has been told so. Returns how many."""
    here, erased = table_of(OutboxRow), Erased()
    left = db.scalars(select(Account).where(Account.left_at.is_not(None), Account.left_at < now)).all()
    told = [one for one in left if not is_used(db, one.id) and not _is_spoken_to(db, here, one)]
    for account in told:
        _forget_chat(db, account, now, erased)
        account.left_at = None
    if told:
        leave_no_trace(db)
    return len(told)


def _is_spoken_to(db: Db, outgoing: Table, account: Account) -> bool:
    unsent = outgoing.c.state.in_((*NOT_TRIED, OutboxState.SENDING))
    return db.scalar(select(outgoing.c.id).where(outgoing.c.chat_id == account.chat_id, unsent).limit(1)) is not None


def _forget_in_shared_chat(db: Db, account: Account, person: Person, now: datetime, erased: Erased) -> None:
    """Others go on using the chat. Nobody can tell whose its messages were: all that is done is blanked; of what waits,
    what is for the person is withdrawn.
    """
    incoming, outgoing, downloads = table_of(InboxRow), table_of(OutboxRow), table_of(Download)
    key = f"{account.channel}:{account.chat_id}"
    done = (incoming.c.chat_key == key) & (incoming.c.state == InboxState.DONE)
    _update(db, erased, incoming, done, {"raw": "{}"})
    here = outgoing.c.chat_id == account.chat_id
    theirs = here & outgoing.c.state.in_(NOT_TRIED) & outgoing.c.unique_key.contains(f"|{person.id}|")
    ended = {"state": OutboxState.WITHDRAWN, "finished_at": now, "payload": WITHOUT_SECRETS}
    db.execute(update(outgoing).where(theirs).values(ended))
    over = here & outgoing.c.state.not_in((*NOT_TRIED, OutboxState.SENDING))
    erased.loose_files.update(_uploaded(db, over))
    _update(db, erased, outgoing, over, {"payload": "{}"})
    for draft_id in db.scalars(select(DraftRow.id).where(DraftRow.person_id == person.id)).all():
        mine = downloads.c.purpose.startswith(f"draft:{draft_id}:") | (
            downloads.c.purpose == f"report_photo:{draft_id}"
        )
        found = db.scalars(select(downloads.c.file_hash).where(mine, downloads.c.file_hash.is_not(None)))
        erased.loose_files.update(found)
        _delete(db, erased, Download, mine)


def _uploaded(db: Db, where: Any) -> set[str]:
    """The hashes of files that went out with these rows."""
    payloads = db.scalars(select(OutboxRow.payload).where(where, OutboxRow.payload.contains('"file_hash"')))
    return {digest for payload in payloads for digest in _HASH.findall(payload)}


def _forget_chat(db: Db, account: Account, now: datetime, erased: Erased) -> None:
    chat, key = account.chat_id, f"{account.channel}:{account.chat_id}"
    incoming, outgoing = table_of(InboxRow), table_of(OutboxRow)
    done = {
        "raw": "{}",
        "chat_key": f"{account.channel}:erased-{account.id}",
        "state": InboxState.DONE,
        "done_at": func.coalesce(incoming.c.done_at, now),
    }
    _update(db, erased, incoming, incoming.c.chat_key == key, done)
    waiting = (outgoing.c.chat_id == chat, outgoing.c.state.in_(NOT_TRIED))
    db.execute(update(outgoing).where(*waiting).values(state=OutboxState.WITHDRAWN, finished_at=now))
    erased.loose_files.update(_uploaded(db, outgoing.c.chat_id == chat))
    _update(db, erased, outgoing, outgoing.c.chat_id == chat, {"payload": "{}", "chat_id": -account.id})
    # In groups, and where others passed it on, the account stands under its number.
    if len(account.external_id) >= _LEAST_OF_AN_ID:
        elsewhere = incoming.c.raw.contains(account.external_id, autoescape=True) & incoming.c.done_at.is_not(None)
        _update(db, erased, incoming, elsewhere, {"raw": "{}"})
    hashes = select(Download.file_hash).where(Download.chat_id == chat, Download.file_hash.is_not(None))
    erased.loose_files.update(found for found in db.scalars(hashes) if found)
    erased.count("audit", forget_subject(db, f"chat:{key}"))
    for model in (Download, ScreenRow):
        _delete(db, erased, model, table_of(model).c.chat_id == chat)
    # The account's row stays, as invitations point to it; nothing in it leads to the chat any more.
    account.external_id, account.chat_id, account.menu_signature = f"erased-{account.id}", -account.id, None
    account.unreachable_since = now


def erase_rows(db: Db, person: Person, erased: Erased) -> None:
    """Erase what is a person's own and no part of a cell's records."""
    leave_no_trace(db)
    mine = person.id
    photos = select(ReportMedia).join(Report, Report.id == ReportMedia.report_id).where(Report.person_id == mine)
    for photo in db.scalars(photos).all():
        erased.loose_files |= {photo.file_hash} if photo.file_hash else set()
        db.delete(photo)
        erased.count("report_media", 1)
    db.flush()
    _forget_what_was_told(db, person, erased)
    for (model, column), words in BLANKED.items():
        table = table_of(model)
        _update(db, erased, table, table.c[column] == mine, dict.fromkeys(words, ""))
    _blank_own_reasons(db, person, erased)
    for model in DELETED:
        _delete(db, erased, model, table_of(model).c.person_id == mine)
    db.expire_all()


def _blank_own_reasons(db: Db, person: Person, erased: Erased) -> None:
    """Why they asked for more time, or could not take a task: of what they did to tasks of others, reasons stay."""
    done, own = table_of(TaskChange), select(Task.id).where(Task.assignee_id == person.id)
    theirs = (done.c.by_id == person.id) & done.c.task_id.in_(own) & (done.c.reason != "")
    _update(db, erased, done, theirs, {"reason": ""})


def _forget_what_was_told(db: Db, person: Person, erased: Erased) -> None:
    """Others were told of the person's reports, word for word: those messages are blanked in the outbox. One that waits
    does not leave, unless it is of something else about the task.
    """
    outgoing = table_of(OutboxRow)
    task_ids = db.scalars(select(Report.task_id).where(Report.person_id == person.id).distinct())
    about = outgoing.c.subject.in_([f"task:{task_id}" for task_id in task_ids])
    waits = outgoing.c.state.in_(NOT_TRIED)
    words = db.scalars(select(OutboxRow.id).where(about, waits, outgoing.c.kind == _REPORTED)).all()
    told = outgoing.c.id.in_(words)
    db.execute(update(outgoing).where(told).values(state=OutboxState.WITHDRAWN, finished_at=outgoing.c.created_at))
    _update(db, erased, outgoing, told | (about & ~waits), {"payload": "{}"})


def neutralize(db: Db, person: Person, instead: InTheirPlace, fold: Callable[[str], str], erased: Erased) -> None:
    """Give the person the name and the code `instead`, also in every old text, however they are written there. What
    may as well mean another person of that name stays, and is counted (`erased.unsure`).
    """
    spellings = Spellings(known_by(db, person, erased), instead)
    logins = [person.full_name, fold(person.full_name), fold(person.full_name).replace(" ", "")]
    person.full_name, person.folded_name, person.code = instead.name, fold(instead.name), instead.code
    person.birth_year = person.phone = None
    person.active = False
    db.flush()
    erased.looked |= {"audit": count_rows(db), "audit_links": 0}
    erased.count("audit", forget_operators(db, logins))
    for table in every_table():
        if table.name not in _WITHOUT_NAMES:
            erased.looked[table.name], met = take_out(db, table, spellings)
            erased.count(table.name, met.found)
            if met.unsure:
                erased.unsure[table.name] = met.unsure
    for column in columns_naming_people():
        if column.table.name in KEPT and (left := count_naming(db, column, person.id)):
            erased.left[column.table.name] = erased.left.get(column.table.name, 0) + left
    db.expire_all()


def known_by(db: Db, person: Person, erased: Erased) -> Known:
    """By what the person is known, and nobody else."""
    alike = Person.folded_name == person.folded_name
    others = set(db.scalars(select(Person.full_name).where(alike, Person.id != person.id)))
    same = person.full_name in others
    namesakes = Namesakes.SAME if same else Namesakes.WITHOUT_ACCENTS if others else Namesakes.NONE
    number = national(person.phone or "")
    phones = db.scalars(select(Person.phone).where(Person.phone.is_not(None), Person.id != person.id))
    shared = bool(number) and number in {national(one or "") for one in phones}
    erased.name_shared, erased.phone_shared = bool(others), shared
    return Known(person.full_name, person.birth_year, "" if shared else number, person.code, namesakes)


def _delete(db: Db, erased: Erased, model: type[Base], *where: Any) -> None:
    result = db.execute(delete(table_of(model)).where(*where))
    erased.count(table_of(model).name, int(result.rowcount))  # type: ignore[attr-defined]


def _update(db: Db, erased: Erased, table: Table, where: Any, values: dict[str, Any]) -> None:
    result = db.execute(update(table).where(where).values(values))
    erased.count(table.name, int(result.rowcount))  # type: ignore[attr-defined]
