"""What has become of a row is written down: arrived, to be tried again, or ended, and who has to be told."""

from collections.abc import Sequence
from datetime import datetime

import structlog

from bot.channels.verdicts import Anew, Arrived, Dropped, Failed, Later, Moved, Unreachable, Verdict
from bot.delivery import edits
from handlers.screens import failures, unreachable
from storage import delivering, shown_choices
from storage.accounts import account_of_chat
from storage.database import Db, is_unavailable
from storage.delivering import DueRow
from storage.outbox import EDITS, PLAYING, Lane, OutboxState

_SHOWING = frozenset({*EDITS, "sendMessage", "sendPhoto", "sendDocument", *PLAYING})

log = structlog.get_logger(__name__)


def record(db: Db, finished: Sequence[tuple[DueRow, Verdict]], now: datetime) -> None:
    """Write the verdicts down, in the order in which they were passed."""
    arrived = {row.id: verdict.external_ids for row, verdict in finished if isinstance(verdict, Arrived)}
    if arrived:
        delivering.mark_sent(db, arrived, now)
    for row, verdict in finished:
        if isinstance(verdict, Arrived):
            _remember(db, row, verdict)
            continue
        try:
            with db.begin_nested():
                _record(db, row, verdict, now)
        except Exception as error:
            if is_unavailable(error):
                raise
            # One row that cannot even be told of must not stand in the way of all others.
            log.exception("delivery.not_recorded", row=row.id)
            delivering.mark_ended(db, row.id, OutboxState.FAILED, type(error).__name__, now)


def _remember(db: Db, row: DueRow, arrived: Arrived) -> None:
    """The message is on somebody's screen now; what it offers can be typed."""
    if row.target_id is not None and row.method.startswith("send"):
        delivering.renew_message(db, row.target_id, arrived.external_ids)
    if row.chat_id > 0 and row.method in _SHOWING:
        shown = row.target_id if row.method in EDITS and row.target_id is not None else row.id
        shown_choices.remember(db, row.chat_id, shown, row.payload)


def _record(db: Db, row: DueRow, verdict: Verdict, now: datetime) -> None:
    match verdict:
        case Later(after, error, unknown):
            log.warning("delivery.later", row=row.id, method=row.method, error=error, seconds=after.total_seconds())
            delivering.mark_retry(db, row.id, now + after, error, unknown)
        case Anew(error):
            _send_anew(db, row, error, now)
        case Unreachable(error):
            _give_up_chat(db, row, error, now)
        case Moved(chat_id):
            log.info("delivery.chat_moved", row=row.id)
            delivering.mark_retry(db, row.id, now, "moved", fate_unknown=False)
            delivering.rewrite_chat(db, row.chat_id, chat_id)
        case Dropped(state, error):
            log.info("delivery.dropped", row=row.id, method=row.method, error=error)
            delivering.mark_ended(db, row.id, state, error, now)
        case Failed(error, unmade):
            log.error("delivery.failed", row=row.id, method=row.method, error=error)
            delivering.mark_ended(db, row.id, OutboxState.FAILED, error, now)
            failures.report_undelivered(db, _undelivered(row, unmade), error, now)


def _send_anew(db: Db, row: DueRow, error: str, now: datetime) -> None:
    new = edits.as_new_message(row)
    if new is None:
        delivering.mark_ended(db, row.id, OutboxState.WITHDRAWN, error, now)
        return
    delivering.change_call(db, row.id, *new)
    delivering.mark_retry(db, row.id, now, error, fate_unknown=False)


def _give_up_chat(db: Db, row: DueRow, error: str, now: datetime) -> None:
    log.warning("delivery.unreachable", row=row.id, error=error)
    delivering.mark_ended(db, row.id, OutboxState.FAILED, error, now)
    delivering.give_up_chat(db, row.chat_id, error, now)
    account = account_of_chat(db, row.chat_id)
    if account is not None and account.unreachable_since is None:
        account.unreachable_since = now
        unreachable.tell(db, account, now)


def _undelivered(row: DueRow, unmade: bool) -> failures.Undelivered:
    awaited = row.lane is Lane.PERSON and (row.method.startswith("send") or row.method in EDITS)
    return failures.Undelivered(row.id, row.channel, row.chat_id, row.method, row.kind, row.payload, awaited, unmade)
