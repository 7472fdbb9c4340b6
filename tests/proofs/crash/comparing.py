"""What people said and saw beside what the database holds."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from sqlalchemy import select

from bot.play.simulator.calls import Call
from storage.database import Db
from storage.inbox import InboxRow, InboxState
from storage.outbox import EDITS, Lane, OutboxRow, OutboxState
from storage.tasks import Report
from tests.proofs.crash.apps import TELEGRAM, App
from tests.proofs.crash.reporters import Reporting
from tests.proofs.crash.ward import Meeting

Message = tuple[int, str]


@dataclass
class Counts:
    """The figures of one run."""

    kills: int = 0
    updates: int = 0
    reports: int = 0
    reports_refused: int = 0
    reports_lost: int = 0
    reports_doubled: int = 0
    unanswered: int = 0
    reminders: int = 0
    reminders_lost: int = 0
    messages: int = 0
    messages_lost: int = 0
    interrupted: int = 0
    repeated: int = 0
    repeated_unmarked: int = 0
    repeated_too_often: int = 0
    refused: int = 0
    not_done: int = 0
    exit_code: int = 0
    seconds: float = 0
    notes: list[str] = field(default_factory=list)

    def kept(self) -> bool:
        """Whether every promise was kept."""
        broken = (
            self.reports_lost,
            self.reports_doubled,
            self.unanswered,
            self.reminders_lost,
            self.messages_lost,
            self.repeated_unmarked,
            self.repeated_too_often,
            self.not_done,
            self.exit_code,
        )
        return not any(broken)


def compare(db: Db, counts: Counts, reporters: Iterable[Reporting], calls: Iterable[Call], app: App = TELEGRAM) -> None:
    """Fill in the figures on reports and messages."""
    reporters = list(reporters)
    refused = set(db.scalars(select(InboxRow.update_number).where(InboxRow.state == InboxState.REFUSED)))
    _reports(db, counts, reporters, refused)
    _messages(db, counts, arrivals(calls, app), app)
    rows = db.scalars(select(InboxRow.state)).all()
    counts.updates = len(rows)
    counts.refused = sum(state == InboxState.REFUSED for state in rows)
    counts.not_done = sum(state not in (InboxState.DONE, InboxState.REFUSED) for state in rows)
    counts.unanswered = sum(reporter.unanswered for reporter in reporters)


def compare_reminders(
    counts: Counts, meetings: Collection[Meeting], calls: Iterable[Call], app: App = TELEGRAM
) -> None:
    """Every meeting's reminder has to have reached each of its members."""
    seen = [(chat_id, text) for chat_id, text in arrivals(calls, app) if "🔔" in text]
    reached = {(chat_id, meeting.theme) for chat_id, text in seen for meeting in meetings if meeting.theme in text}
    due = {(chat_id, meeting.theme) for meeting in meetings for chat_id in meeting.chat_ids}
    counts.reminders, counts.reminders_lost = len(due), len(due - reached)


def arrivals(calls: Iterable[Call], app: App = TELEGRAM) -> list[Message]:
    """The messages that stood in people's chats, as they were sent: by chat, with their words. A refusal has words of
    its own, whatever its status.
    """
    sent = (call for call in calls if call.method == "sendMessage" and call.status == 200 and not call.description)
    return [(app.chat(str(call.params["chat_id"])), str(call.params["text"])) for call in sent]


def _reports(db: Db, counts: Counts, reporters: Iterable[Reporting], refused: Collection[int | None]) -> None:
    """One whose last tap was refused was never received, and its sender was told so: it is not lost."""
    kept = Counter(db.scalars(select(Report.done_text)))
    sent = [one for reporter in reporters for one in reporter.sent.items()]
    missing = [update for words, update in sent if kept[words] == 0]
    counts.reports = len(sent)
    counts.reports_refused = sum(update in refused for update in missing)
    counts.reports_lost = len(missing) - counts.reports_refused
    counts.reports_doubled = sum(count > 1 for count in kept.values())


def _went_elsewhere(row: OutboxRow) -> bool:
    """An edit that a newer one replaces, or that went with its message."""
    return row.method in EDITS and row.state == OutboxState.WITHDRAWN


def _messages(db: Db, counts: Counts, arrived: Iterable[Message], app: App) -> None:
    """Row by row would be wrong: equal words to one chat cannot be told apart. So they are counted together."""
    plain, marked = Counter[Message](), Counter[Message]()
    for chat_id, text in arrived:
        if text.startswith(app.again):
            marked[chat_id, text.removeprefix(app.again)] += 1
        else:
            plain[chat_id, text] += 1
    written, interruptions = Counter[Message](), Counter[Message]()
    # The answer to a tap goes at most once: one that was interrupted may have come.
    perhaps = Counter[Message]()
    for row in db.scalars(select(OutboxRow)):
        said = app.said(row)
        if row.state == OutboxState.SENT:
            written.update((row.chat_id, text) for text in said)
            interruptions.update({(row.chat_id, text): row.tries if row.resent else 0 for text in said})
            counts.interrupted += row.resent and bool(said)
        elif row.lane == Lane.TAP:
            perhaps.update((row.chat_id, text) for text in said)
        elif said and not _went_elsewhere(row):
            counts.messages_lost += 1
            counts.notes.append(f"message {row.id} is {row.state}: {row.error}")
    counts.messages = sum(written.values())
    for message in written.keys() | plain.keys() | marked.keys():
        there = written[message]
        unmarked = plain[message] - min(perhaps[message], max(0, plain[message] - there))
        came = unmarked + marked[message]
        lost, too_often = max(0, there - came), max(0, came - there - interruptions[message])
        counts.messages_lost += lost
        counts.repeated += max(0, came - there)
        counts.repeated_unmarked += max(0, unmarked - there)
        counts.repeated_too_often += too_often
        if lost or too_often or unmarked > there:
            tally = f"written {there}, came {came}, of them unmarked {unmarked}"
            counts.notes.append(f"chat {message[0]}, {message[1][:60]!r}: {tally}")
