"""Attack chibo, and print what was tried and what came of it. Ends with 1 at any breach.

python -m tests.proofs.attack [--updates 100000] [--seed N] [--short]
"""

import argparse
import asyncio
import logging
import random
import sys
from collections.abc import AsyncIterator

import structlog

from tests.proofs.attack.attempt import Attempt
from tests.proofs.attack.houses import house
from tests.proofs.attack.leftovers import leftovers
from tests.proofs.attack.others import others
from tests.proofs.attack.rights import Matrix
from tests.proofs.attack.updates import taps_and_words, telegram_kinds, zalo_kinds
from tests.proofs.fuzz.messages import Writer


async def attacks(updates: int, seed: int, short: bool) -> AsyncIterator[Attempt]:
    async with house() as made:
        yield await Matrix(made, Writer(random.Random(seed)), least=short, roles_once=short).run()
    yield await taps_and_words(updates // 2, seed)
    yield await telegram_kinds(updates // 4, seed)
    yield await zalo_kinds(updates // 4, seed)
    for attempt in await leftovers():
        yield attempt
    for attempt in others(short):
        yield attempt


async def main() -> int:
    options = argparse.ArgumentParser()
    options.add_argument("--updates", type=int, default=100_000)
    options.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    options.add_argument("--short", action="store_true", help="One person of each office, one row of each relation.")
    given = options.parse_args()
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
    print(f"seed {given.seed}\n| Attack | Tried | Came of it |\n| --- | --- | --- |", flush=True)
    breaches = 0
    async for attempt in attacks(given.updates, given.seed, given.short):
        print("\n".join(attempt.lines()), flush=True)
        breaches += len(attempt.breaches)
    print(f"{breaches} breaches")
    return 1 if breaches else 0


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
