"""Whatever a person changes leaves a row in the audit, in the same transaction: looked at in every commit of every
dialog test (tests/conftest.py), so that a new thing to do is held to it from its first test on.

A commit is a person's doing where it ends a row of the inbox. That something was told, or looked at, is no row of a
change.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import Engine, event

from handlers.people.privacy.texts import SEEN_WHAT
from handlers.rights.viewings import TOLD
from storage.schema import every_table

# What is changed without a row of the audit, and why.
EXEMPT: Mapping[str, str] = {
    "inbox": "what came in, as it came",
    "outbox": "what goes out; the audit has what it tells of others",
    "screens": "what the chat can choose from now",
    "drafts": "a form on its way; what comes of it is the change",
    "meeting_logs": "the form in which several take notes; what comes of it is the change",
    "digests": "a snapshot of figures; that somebody looked at it is audited",
    "downloads": "a file on its way; the row that names it is the change",
    "files": "a content; the row that names it is the change",
    "accounts": "a chat that speaks for nobody until it is bound",
    "held_updates": "what was said before consent, as it came",
    "consent_receipts": "evidence itself: who said what, to which text, when and where; never changed",
    "wrong_answers": "a count; the lock that comes of it is audited",
    "chairings": "where a meeting that runs stands; that it began and what was logged of it are audited",
    "chairing_cards": "the chairman's message that is kept up to date",
    "spoken": "who has spoken in the meeting that runs; its minutes are audited",
    "document_counters": "the numbers that were given; the document is audited",
    "materials_read": "evidence itself: who opened what, when; never changed",
    "preferences": "one's own: whether one wants lessons",
    "task_snoozes": "one's own: when one wants to be reminded",
    "lessons": "one's own: what one answered in a lesson",
    "text_votes": "one's own: whether a text was of use",
    "theme_marks": "a search index of what is audited",
    "theme_mark_counts": "a search index of what is audited",
    "audit": "the audit",
    "audit_links": "the audit",
    "installation": "no person's",
    "message_counts": "no person's",
    "identities": "no person's",
}
# Of tables that are held to it, what changes beside a person's doing.
BESIDE: Mapping[str, frozenset[str]] = {
    "invitations": frozenset({"opened_by_account_id", "wrong_answers"}),
    # With the receipt, which is the evidence.
    "bindings": frozenset({"consent_version"}),
}
_LOOKS = frozenset({TOLD, *SEEN_WHAT})
_WRITE = re.compile(r'\s*(INSERT(?: OR \w+)? INTO|UPDATE|DELETE FROM)\s+"?(\w+)"?', re.IGNORECASE)
_COLUMNS = re.compile(r'[(,]\s*"?(\w+)"?(?=[^()]*\)\s*(?:VALUES|SELECT))')
_SET = re.compile(r'(?:\bSET|,)\s+"?(\w+)"?\s*=')


class AuditWatch:
    """Sees what each transaction changes. `unaudited`: the tables that one changed without a row of the audit."""

    def __init__(self, engine: Engine) -> None:
        self.unaudited: list[tuple[str, ...]] = []
        self._forget()
        event.listen(engine, "before_cursor_execute", self._executed)
        event.listen(engine, "commit", self._committed)
        event.listen(engine, "rollback", lambda connection: self._forget())

    def _forget(self) -> None:
        self._changed: set[str] = set()
        self._is_a_persons = self._is_audited = False

    def _executed(self, connection: Any, cursor: Any, statement: str, values: Any, context: Any, many: bool) -> None:
        if (found := _WRITE.match(statement)) is None:
            return
        verb, table = found[1].split()[0].upper(), found[2]
        if table == "audit" and verb == "INSERT":
            self._is_audited = self._is_audited or any(one not in _LOOKS for one in _actions(statement, values))
        if table == "inbox" and verb == "UPDATE":
            self._is_a_persons = True
        beside = verb == "UPDATE" and set(_SET.findall(statement.split(" WHERE ")[0])) <= BESIDE.get(table, frozenset())
        if table not in EXEMPT and not beside:
            self._changed.add(table)

    def _committed(self, connection: Any) -> None:
        if self._is_a_persons and self._changed and not self._is_audited:
            self.unaudited.append(tuple(sorted(self._changed)))
        self._forget()


def _actions(statement: str, values: Any) -> Iterator[str]:
    """What the rows of the audit say that was done."""
    columns = _COLUMNS.findall(statement)
    place = columns.index("action")
    for row in values if isinstance(values[0], (tuple, list)) else [values]:
        yield from (str(one) for one in row[place :: len(columns)])


def exempt_tables_there_are() -> set[str]:
    """Which of the exempt tables exist."""
    return set(EXEMPT) & {table.name for table in every_table()}
