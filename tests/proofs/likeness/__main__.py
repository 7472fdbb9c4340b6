"""How well copies are found, how seldom unrelated themes are flagged, and how fast, with 30,000 themes stored.

    python -m tests.proofs.likeness [--pairs 2000] [--themes 30000] [--seed 1]

Prints what docs/likeness.md states. Ends with 1 where a target is missed: 95 % of generated copies found as copies, 2 %
of unrelated themes flagged at all, no pair of real life with another aim called a copy, 100 ms.
"""

import random
import sys
from argparse import ArgumentParser
from collections.abc import Sequence

from handlers.sessions.plan.likeness.finding import Level, Levels
from handlers.settings.planning import Planning
from tests.handlers.sessions.plan.likeness import pairs
from tests.proofs.likeness import real_life
from tests.proofs.likeness.among_many import ask_among
from tests.proofs.likeness.generated import copies, unrelated

HAND_WRITTEN = (
    ("looked at while tuning", pairs.SEEN_COPIES, pairs.SEEN_UNRELATED),
    ("looked at once, after tuning", pairs.ONCE_UNSEEN_COPIES, pairs.ONCE_UNSEEN_UNRELATED),
    ("never looked at while tuning", pairs.UNSEEN_COPIES, pairs.UNSEEN_UNRELATED),
)


def told(found: Sequence[real_life.Pair], levels: Levels) -> str:
    """The pairs of each level, in per cent."""
    counts = real_life.counted(found, levels)
    shares = {level: 100 * counts[level] / len(found) for level in (Level.COPY, Level.PART, None)}
    copy, part, nothing = shares[Level.COPY], shares[Level.PART], shares[None]
    return f"{len(found)}: {copy:.1f} % copy, {part:.1f} % in part, {nothing:.1f} % nothing"


def main() -> int:
    options = ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--pairs", type=int, default=2_000)
    options.add_argument("--themes", type=int, default=30_000)
    options.add_argument("--asked", type=int, default=200)
    options.add_argument("--seed", type=int, default=20261125)
    given = options.parse_args()
    chance, levels = random.Random(given.seed), Levels.of(Planning())
    made, apart = list(copies(chance, given.pairs)), list(unrelated(chance, given.pairs))
    print(f"in part from {levels.part}, copy from {levels.copy}")
    print(f"generated copies, {told(made, levels)}")
    print(f"generated, unrelated, {told(apart, levels)}")
    for name, alike, others in HAND_WRITTEN:
        print(f"hand-written, {name}: copies, {told(alike, levels)}; unrelated, {told(others, levels)}")
    for kind in real_life.KINDS:
        for part in real_life.PARTS:
            print(f"real life, {kind}, {part}, {told(real_life.pairs(kind, part), levels)}")
    wolf = real_life.cried_wolf(levels)
    print(f"real life, each theme among all the others: {dict(wolf)}")
    slowest = ask_among(chance, given.themes, given.asked, levels)
    found = real_life.counted(made, levels)[Level.COPY] / given.pairs
    flagged = 1 - real_life.counted(apart, levels)[None] / given.pairs
    wrong = sum(real_life.counted(real_life.pairs("apart", part), levels)[Level.COPY] for part in real_life.PARTS)
    return 0 if found >= 0.95 and flagged <= 0.02 and not wrong and slowest < 100 else 1


if __name__ == "__main__":
    sys.exit(main())
