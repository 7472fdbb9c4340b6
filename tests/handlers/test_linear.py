"""Whatever is typed costs steps that grow with its length, not with its square.

Steps are counted, not seconds: calls (of Python's functions and of C's) under `sys.setprofile`. Functions that read
words are found by walking `handlers`; one with a parameter that is not known yet wants a line in `OTHERS`.
"""

import importlib
import inspect
import pkgutil
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

import handlers
from handlers.meetings.log.one_line import Known
from tests.house import BEGINS

PEOPLE = [(number, name) for number, name in enumerate(("Trần Văn Minh", "Lê Thị Lan", "Nguyễn Thị Hoa", "Hòa An"))]
KNOWN = [Known(number, name) for number, name in PEOPLE]
TODAY = date(2026, 11, 25)
SHORT, LONG = 1024, 4096
# Four times the length: four times the steps, and a little for what is done per word found.
MOST_GROWTH = 4.6
# What is done once, however much was typed, is not to be counted as growth.
SMALL = 400

PATTERNS = (
    "chị đồng chí ",
    "và cùng với ",
    " ",
    "\t ",
    "\n",
    "1",
    "1.000/12,",
    "19h thứ 5 tuần sau ngày 1/12 ",
    "từ 1/12 đến ",
    "e\u0301\u0323",
    "ư\u0323ớ\u200b",
    ".",
    " - ",
    "–, ",
    "👨\u200d👩\u200d",
    "()[_]",
    ";",
    "aA1",
    "Nguyễn Thị Hoa ",
    "giao Hoa chưa xong được 5 hộ ",
    "kiệt 12 tổ 5 ",
    "T Ố I M Ậ T ",
    "<b>&amp;",
    "https://t.me/x?start=",
    "+84 0912345678 ",
)


def filled(pattern: str, length: int) -> str:
    return (pattern * (length // len(pattern) + 1))[:length]


def readers() -> Iterator[tuple[str, Callable[..., Any]]]:
    """Every function of `handlers` that takes words first, and no database, form or chat."""
    for found in pkgutil.walk_packages(handlers.__path__, "handlers."):
        module = importlib.import_module(found.name)
        for name, value in vars(module).items():
            if inspect.isfunction(value) and value.__module__ == found.name and not name.startswith("_"):
                first = next(iter(inspect.signature(value).parameters.values()), None)
                if first is not None and first.annotation is str:
                    yield f"{found.name.removeprefix('handlers.')}.{name}", value


READERS = dict(readers())


# First parameters that nobody has typed: names of states, kinds, things of our own, the label of a button.
NOT_TYPED = frozenset(
    (
        "state",
        "kind",
        "part",
        "secret",
        "parts",
        "module",
        "slot",
        "label",
        "quarter",
        "theme",
        "line_key",
        "alternatives",
    )
)
# Functions whose first words are none that somebody typed, though the parameter is called like one.
OURS = frozenset(
    (
        "meetings.log.noting.absences.why_away",
        "meetings.log.noting.helper.which_helper",
        "meetings.log.one_line.phrases.pattern",
        "meetings.log.rules.changed_pieces",
        "meetings.log.scoring.rules.reckon",
        "people.joining.command_line.about_person",
        "people.joining.qr.qr_png",
        "sessions.attendance.invitation_card.recipe",
        "sessions.plan.checks.alike_note",
        "ward.skills.rules.layout",
    )
)
# What stands for the other parameters, by their names.
OTHERS: dict[str, Any] = {
    "now": BEGINS,
    "sent": BEGINS,
    "today": TODAY,
    "day": TODAY,
    "people": PEOPLE,
    "everybody": KNOWN,
    "members": [],
    "own": [],
    "others": [],
    "names": ("Lê Thị Lan", "Hòa An"),
    "instead": "một đồng chí",
    "most": 100,
    "old_due": TODAY,
    "target": Decimal(45),
    "limit": 1500,
    "length": 100,
    "entitled": 30,
    "first": True,
    "named_first": True,
    "office": False,
    "old": True,
    "birth_year": 1968,
    "phone": "0912345678",
    "secret": "ab" * 16,
    "session_id": 1,
    "lives": BEGINS - BEGINS,
    "spans": [(0, 5)],
    "parts": ["xong việc", "chưa xong"],
    "clauses": ["xong việc", "chưa xong"],
    "due": TODAY,
    "answering": True,
}


def cases() -> Iterator[Any]:
    for name, reader in READERS.items():
        parameters = list(inspect.signature(reader).parameters.values())
        if parameters[0].name not in NOT_TYPED and name not in OURS:
            yield pytest.param(reader, parameters[1:], id=name)


def arguments(reader: Callable[..., Any], others: list[inspect.Parameter], words: str) -> dict[str, Any]:
    """What to call it with. A second text is as long as the first."""
    given: dict[str, Any] = {}
    for one in others:
        if one.annotation is str and one.name not in OTHERS:
            given[one.name] = words
        elif one.name == "most" and one.annotation is not int:
            given[one.name] = (5, 5)
        elif one.annotation == Sequence[Known]:
            given[one.name] = KNOWN
        elif one.name in OTHERS and not (one.name == "own" and one.annotation is str):
            given[one.name] = OTHERS[one.name]
        elif one.default is inspect.Parameter.empty and one.kind is not inspect.Parameter.VAR_POSITIONAL:
            pytest.fail(f"say in OTHERS what “{one.name}” of {reader.__module__}.{reader.__name__} may be")
    return given


def steps(reader: Callable[..., Any], words: str, given: dict[str, Any]) -> int:
    """How many calls are made on the way to its answer, and through it."""
    count = 0

    def counted(frame: object, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        answer = reader(words, **given)
        if inspect.isgenerator(answer):
            for _ in answer:
                pass
    except (ValueError, LookupError, AssertionError):
        pass
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize(("reader", "others"), list(cases()))
def test_four_times_the_words_are_four_times_the_steps(
    reader: Callable[..., Any], others: list[inspect.Parameter]
) -> None:
    for pattern in PATTERNS:
        counts = []
        for length in (SHORT, LONG):
            words = filled(pattern, length)
            counts.append(steps(reader, words, arguments(reader, others, words)))
        short, long = counts
        assert long <= MOST_GROWTH * short + SMALL, (pattern, short, long)
