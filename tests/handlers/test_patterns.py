"""No regular expression repeats words that can be cut in two ways: "(?:,|,|toi )*" over n commas has 2^n ways, and one
short message would keep everybody waiting. `test_linear.py` feeds the readers long lines; this looks at the patterns.

Two ways to cut a line into the words of a repeated group are found by the algorithm of Sardinas and Patterson, which
says of a finite set of words whether every line has one way at most.
"""

import importlib
import pkgutil
import re
from collections.abc import Iterator, Sequence
from itertools import product
from re import _constants as sre
from re import _parser as parser
from typing import Any

import pytest

import handlers

MOST_WORDS = 600
FEW = 3


def patterns_in(value: Any) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
        yield value
    elif isinstance(value, list | tuple):
        for one in value:
            yield from patterns_in(one)
    elif isinstance(value, dict):
        yield from patterns_in(list(value.values()))


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Every pattern that stands in a module of `handlers`, by where it stands."""
    for found in pkgutil.walk_packages(handlers.__path__, "handlers."):
        for name, value in vars(importlib.import_module(found.name)).items():
            for pattern in patterns_in(value):
                yield f"{found.name}.{name}", pattern


def repeated(parts: Any) -> Iterator[Any]:
    """The bodies of all groups that are repeated without an end."""
    for op, argument in parts:
        if op in (sre.MAX_REPEAT, sre.MIN_REPEAT):
            _, most, body = argument
            if most is sre.MAXREPEAT:
                yield body
            yield from repeated(body)
        elif op is sre.SUBPATTERN:
            yield from repeated(argument[-1])
        elif op is sre.BRANCH:
            for branch in argument[1]:
                yield from repeated(branch)
        elif op in (sre.ASSERT, sre.ASSERT_NOT):
            yield from repeated(argument[1])


def words_of(parts: Any) -> list[str] | None:
    """All that a piece of a pattern matches, each as often as there are ways to it; None where the list is long."""
    found = [""]
    for op, argument in parts:
        more = _words(op, argument)
        if more is None or len(found) * len(more) > MOST_WORDS:
            return None
        found = [before + word for before, word in product(found, more)]
    return found


def _words(op: Any, argument: Any) -> list[str] | None:
    if op is sre.LITERAL:
        return [chr(argument)]
    if op is sre.SUBPATTERN:
        return words_of(argument[-1])
    if op is sre.BRANCH:
        branches = [words_of(branch) for branch in argument[1]]
        return None if None in branches else [word for branch in branches for word in branch or []]
    if op is sre.IN and all(kind is sre.LITERAL for kind, _ in argument):
        return [chr(code) for _, code in argument]
    if op in (sre.MAX_REPEAT, sre.MIN_REPEAT) and argument[1] is not sre.MAXREPEAT and argument[1] <= FEW:
        least, most, body = argument
        once = words_of(body)
        return (
            None
            if once is None
            else ["".join(some) for n in range(least, most + 1) for some in product(once, repeat=n)]
        )
    return None


def cut_in_two_ways(words: Sequence[str]) -> bool:
    """Whether some line is a row of these words in two ways."""
    if len(set(words)) < len(words) or "" in words:
        return True
    rests = {two[len(one) :] for one in words for two in words if one != two and two.startswith(one)}
    seen: set[str] = set()
    while rests:
        if any(rest in words for rest in rests):
            return True
        seen |= rests
        longer = {word[len(rest) :] for rest in rests for word in words if word.startswith(rest)}
        longer |= {rest[len(word) :] for rest in rests for word in words if rest.startswith(word)}
        rests = longer - seen
    return False


def ambiguous(pattern: re.Pattern[str]) -> bool:
    found = (words_of(body) for body in repeated(parser.parse(pattern.pattern, pattern.flags)))
    return any(words is not None and cut_in_two_ways(words) for words in found)


@pytest.mark.parametrize(
    ("pattern", "two_ways"),
    [
        (r"(?:(?:,|toi|,) )*", True),
        (r"(?:a|ab|b)*", True),
        (r"(?:(?:lai|lai nua|nua) )*", True),
        (r"(?:x?)*", True),
        (r"(?:(?:toi|anh|chi) )*", False),
        (r"(?:a|ab)*c", False),
    ],
)
def test_what_can_be_cut_in_two_ways(pattern: str, two_ways: bool) -> None:
    assert ambiguous(re.compile(pattern)) is two_ways


def test_no_pattern_repeats_words_that_can_be_cut_in_two_ways() -> None:
    everything = list(patterns())
    assert len(everything) > 300
    assert [(where, one.pattern) for where, one in everything if ambiguous(one)] == []
