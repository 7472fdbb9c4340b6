"""The calls that make a message, one after another, and what is made of their answers."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

import structlog

from bot.channels.api import FateUnknown, NotSent, Reply
from bot.channels.channel import ApiCall, Channel, Outbound
from bot.channels.verdicts import SUSPECTED_PAUSE, TOO_OFTEN, Arrived, Failed, Later, Verdict, backoff, judge_unknown
from bot.clock import MovableClock
from bot.delivery.attachments import Attachments
from bot.delivery.budget import Budget
from bot.delivery.pacer import Pacer
from bot.delivery.preparing import Ready
from storage.delivering import DueRow
from storage.outbox import EDITS, Lane

TAP_WAIT, WAIT, UPLOAD_WAIT = 8.0, 30.0, 90.0

log = structlog.get_logger(__name__)


class Sender:
    """Remembers, of rows that are to be tried again, which of their calls were carried out and what troubles they met.

    A row that was cut off in the middle begins afresh: nobody knows how far it came.
    """

    def __init__(
        self,
        channels: Mapping[str, Channel],
        clock: MovableClock,
        pacers: Mapping[str, Pacer],
        attachments: Attachments,
        budget: Budget,
    ) -> None:
        self._channels, self._clock, self._pacers, self._attachments = channels, clock, pacers, attachments
        self._progress: dict[int, list[tuple[ApiCall, Reply]]] = {}
        self._troubles: dict[int, int] = {}
        self._too_fast: Counter[int] = Counter()
        self._budget = budget

    async def send(self, ready: Ready) -> Verdict:
        """Make the row's calls. Never raises but for being cancelled: a fault of ours is a verdict too."""
        row = ready.row
        try:
            verdict = await self._make_calls(ready)
        except NotSent as error:
            verdict = Later(backoff(row.tries), _words(error))
        except FateUnknown as error:
            self._progress.pop(row.id, None)
            verdict = judge_unknown(row, _words(error), self._count_trouble(row.id))
        except Exception as error:
            log.exception("delivery.broken", row=row.id, method=row.method)
            # What else an error says may be what somebody wrote, and this goes into logs and to administrators.
            verdict = Failed(type(error).__name__)
        if isinstance(verdict, Later):
            verdict = self._held_back(row, verdict)
        else:
            self._forget(row.id)
        return verdict

    def _held_back(self, row: DueRow, verdict: Later) -> Later:
        """Keep to what the app has refused us for: the pace, or the plan, which it may not tell apart."""
        surely = verdict.used_up
        if verdict.too_fast and self._channels[row.channel].pace.messages_a_month:
            self._too_fast[row.id] += 1
            if self._too_fast[row.id] > TOO_OFTEN:
                verdict = replace(verdict, after=SUSPECTED_PAUSE, too_fast=False, used_up=True)
        if verdict.too_fast:
            self._pacers[row.channel].refused(row.chat_id, self._clock.now() + verdict.after)
        if verdict.used_up:
            self._pacers[row.channel].shut(verdict.after)
            self._budget.refused(row.channel, verdict.after, surely)
        return verdict

    async def _make_calls(self, ready: Ready) -> Verdict:
        row, channel = ready.row, self._channels[ready.row.channel]
        calls = channel.calls(self._outbound(ready, channel))
        done = self._done(row.id, calls)
        for call in calls[len(done) :]:
            if done:
                await self._take_turn(self._pacers[row.channel], row.chat_id)
            reply = await channel.api.call(call.method, call.params, call.files, wait=_wait(row, call))
            if not reply.ok:
                verdict = channel.judge(row, reply, self._troubles.get(row.id, 0))
                if isinstance(verdict, Later) and verdict.theirs:
                    self._count_trouble(row.id)
                return verdict
            self._budget.note(row.channel, call.method)
            done.append((replace(call, files={}), reply))
        return Arrived(tuple(channel.external_ids([reply for _, reply in done])))

    def _done(self, row_id: int, calls: list[ApiCall]) -> list[tuple[ApiCall, Reply]]:
        """Which of the calls an earlier try has made; none where the message has been changed since."""
        done = self._progress.setdefault(row_id, [])
        if any(replace(call, files={}) != made for call, (made, _) in zip(calls, done, strict=False)):
            done.clear()
        return done

    def _outbound(self, ready: Ready, channel: Channel) -> Outbound:
        row, payload = ready.row, self._attachments.put_in(ready.row)
        numbered, instead = bool(payload.pop("numbered", True)), str(payload.pop("instead", ""))
        # An edit that is made twice is seen once; where there are no edits it is one more message.
        shows_anew = row.method.startswith("send") or (row.method in EDITS and not channel.reach.edits)
        again = row.resent and shows_anew and row.method != "sendChatAction"
        return Outbound(row.method, payload, ready.recipient, ready.target, again, numbered, instead)

    async def _take_turn(self, pacer: Pacer, chat_id: int) -> None:
        while (opens := max(pacer.opens(), pacer.chat_opens(chat_id))) > self._clock.now():
            await self._clock.sleep_until(opens)
        pacer.note(chat_id)

    def _count_trouble(self, row_id: int) -> int:
        """How often the row had met trouble before this time."""
        before = self._troubles.get(row_id, 0)
        self._troubles[row_id] = before + 1
        return before

    def _forget(self, row_id: int) -> None:
        self._progress.pop(row_id, None)
        self._troubles.pop(row_id, None)
        self._too_fast.pop(row_id, None)
        self._attachments.forget(row_id)


def _wait(row: DueRow, call: ApiCall) -> float:
    if row.lane is Lane.TAP:
        return TAP_WAIT
    return UPLOAD_WAIT if call.files else WAIT


def _words(error: Exception) -> str:
    return f"{type(error).__name__}: {error}".removesuffix(": ")
