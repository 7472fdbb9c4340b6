"""What a button brings back is read as it was made, and nothing else is."""

import pytest

from handlers.forms.button_data import ButtonData
from handlers.forms.buttons import ButtonIndex, Buttons, Tap
from storage.people import Unit

FAMILY = Buttons("x", Unit, unit=lambda unit: unit.id)


@pytest.mark.parametrize("data", [ButtonData("g", 7, 0, "cells"), ButtonData("t", 1, 12, "view", ("3", "4"))])
def test_it_is_read_as_it_was_made(data: ButtonData) -> None:
    assert ButtonData.read(str(data)) == data


@pytest.mark.parametrize("data", ["", "x", "x:1", "x:1:0", "x:a:0:at", "x:1:b:at", "x:²:0:at", f"x:{'9' * 16}:0:at"])
def test_what_nobody_made_is_not_read(data: str) -> None:
    assert ButtonData.read(data) is None


@pytest.mark.parametrize(
    ("data", "known"),
    [
        ("x:1:0:at", True),
        ("x:1:0:at:2", True),
        ("x:1:0:at:2:3", False),
        ("x:1:0:at:-2", False),
        ("x:1:0:say:a:b:c", True),
        ("x:1:0:fly", False),
    ],
)
def test_a_verb_says_how_many_numbers_follow_it(data: str, known: bool) -> None:
    index = ButtonIndex((FAMILY.on("at", _never, numbers=1), FAMILY.on("say", _never)))
    assert (index.find(data) is not None) == known


async def _never(update: object, context: object, tap: Tap[Unit]) -> None:
    raise AssertionError("nothing is tapped here")
