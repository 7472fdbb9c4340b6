"""Pairs of themes as real plans have them, written by hand before the measure was tuned on a part of them.

`apart`: one field, mostly one place, a stock phrase in common, another aim. `part`: a field or a half of one is copied.
`copy`: copied with other places, numbers and words. Of each kind a third is `unseen`: it is evaluated and never looked
at while the measure or its thresholds are tuned; whoever tunes again writes a new one. A line of the files is a pair,
with a tab between; the fields of a theme stand between bars. All of it is invented.
"""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from handlers.sessions.plan.likeness.comparing import likeness
from handlers.sessions.plan.likeness.finding import Level, Levels, theme_text

KINDS, PARTS = ("apart", "part", "copy"), ("seen", "unseen")
Pair = tuple[str, str]


def pairs(kind: str, part: str) -> list[Pair]:
    """The pairs of a kind ("apart", "part", "copy"), seen or unseen."""
    lines = Path(__file__).with_name(f"{kind}_{part}.tsv").read_text(encoding="utf-8").splitlines()
    found = [line.split("\t") for line in lines if not line.startswith("#")]
    return [(theme_text(*one.split(" | ")), theme_text(*other.split(" | "))) for one, other in found]


def level_of(pair: Pair, levels: Levels) -> Level | None:
    return levels.level(*pair, likeness(*pair))


def counted(found: Iterable[Pair], levels: Levels) -> Counter[Level | None]:
    """How many pairs are of each level."""
    return Counter(level_of(pair, levels) for pair in found)


def cried_wolf(levels: Levels) -> Counter[Level | None]:
    """The themes that are `apart`, each among all of them: how many have which level, by the likest of the others."""
    themes = [theme for part in PARTS for pair in pairs("apart", part) for theme in pair]
    ranks: tuple[Level | None, ...] = (None, Level.PART, Level.COPY)
    found = Counter[Level | None]()
    for own in themes:
        reached = [level_of((own, other), levels) for other in themes if other is not own]
        found[max(reached, key=ranks.index)] += 1
    return found
