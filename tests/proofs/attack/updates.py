"""Updates by the thousand: forged taps and odd words from everybody, and every kind of Telegram's and of Zalo's.

An update is unhandled if its row was set aside after its tries, or anything failed on its way; it is stalled if its row
still waits when all others are done and the clock has been moved on several times.
"""

import random
from collections import Counter
from datetime import timedelta

from sqlalchemy import func, select
from structlog.testing import capture_logs

from bot.channels.keeping import Intake
from bot.play.sample.ward import cast
from bot.play.simulator.registry import BY_NAME
from bot.play.simulator.zalo.behaviour import by_chance
from storage import inbox
from storage.inbox import InboxRow, InboxState
from tests.house import House
from tests.proofs.attack.attempt import Attempt
from tests.proofs.attack.houses import house
from tests.proofs.attack.kinds import TelegramKinds, ZaloKinds
from tests.proofs.fuzz.running import STRANGER, Fuzz

AT_ONCE = 8
GROUP = -100_778
IN_GROUPS = 0.15
TRIES = 8
A_WHILE = timedelta(minutes=2)
# What is told of things that are no fault of ours: whom the simulator does not know cannot be written to.
EXPECTED = frozenset({"downloads.later", "delivery.unreachable", "delivery.later", "worker.retry"})


async def taps_and_words(updates: int, seed: int) -> Attempt:
    async with house() as made:
        findings = await Fuzz(made, seed).run(updates)
    return Attempt(
        "fuzzed taps and words", f"{findings.taps} taps, {findings.others} messages (seed {seed})", findings.found
    )


async def telegram_kinds(updates: int, seed: int) -> Attempt:
    chance = random.Random(seed)
    kinds = TelegramKinds(chance)
    users = [*(one.number for one in cast()), STRANGER]
    async with house() as made:

        def one() -> object:
            user = chance.choice(users)
            chat = GROUP if chance.random() < IN_GROUPS else user
            return kinds.make(user, chat, int(made.clock.now().timestamp()))

        breaches = await _flood(made, "telegram", [one] * updates)
    return Attempt("every kind of Telegram's updates", f"{updates} of {len(kinds.kinds)} kinds", breaches)


async def zalo_kinds(updates: int, seed: int) -> Attempt:
    chance = random.Random(seed)
    kinds = ZaloKinds(chance)
    users = [*(BY_NAME["zalo"].user_id(one) for one in cast()), "stranger"]
    async with house("zalo") as made:
        made.zalo.behaviour = by_chance(chance)

        def one() -> object:
            return kinds.make(chance.choice(users), int(made.clock.now().timestamp()))

        breaches = await _flood(made, "zalo", [one] * updates)
    return Attempt("every kind of Zalo's events", f"{updates} of {len(kinds.kinds)} kinds", breaches)


async def _flood(made: House, channel: str, makers: list) -> list[str]:  # type: ignore[type-arg]
    found: Counter[str] = Counter()
    for start in range(0, len(makers), AT_ONCE):
        raws = [make() for make in makers[start : start + AT_ONCE]]
        with capture_logs() as lines:
            await Intake(made.bot.channels[channel], made.database, made.clock).keep(raws)
            await made.bot.settle()
            stalled = await _left(made)
        for line in lines:
            if line["log_level"] in ("error", "warning") and line["event"] not in EXPECTED:
                found[f"{line['event']}: {line.get('exc_info') or line.get('error')!r} of {raws!r}"[:600]] += 1
        if stalled:
            found[f"{stalled} updates stalled among {raws!r}"[:400]] += 1
    with made.database.reading() as db:
        aside = db.scalar(select(func.count()).select_from(InboxRow).where(InboxRow.state == InboxState.SET_ASIDE)) or 0
    if aside:
        found[f"{aside} updates were set aside"] += 1
    return list(found)


async def _left(made: House) -> int:
    """How many rows wait although each had its time."""
    for _ in range(TRIES):
        with made.database.reading() as db:
            if not inbox.count_waiting(db):
                return 0
        made.clock.move(A_WHILE)
        await made.bot.settle()
    with made.database.reading() as db:
        return inbox.count_waiting(db)
