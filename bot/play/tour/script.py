"""The script of the tour: scenes of lines, each (who, does, what). To add a scene, see `bot.play.tour.scenes`."""

from dataclasses import dataclass
from typing import Any

NETWORK, BOT = "network", "bot"


@dataclass(frozen=True)
class Line:
    """One thing that happens. `who` is a code of the roster, NETWORK or BOT.

    People: says (a text), taps (a label), opens (the invitation in the chat of the person with this code), photos
    (after: False, before and after: True), takes_up (an app, by name), reads_code (says the
    roll call's code that the person with this code shows).
    NETWORK: fails (the next so many calls); drops (the next so many before they are carried out). BOT: restarts.
    """

    who: str
    does: str
    what: Any = None


@dataclass(frozen=True)
class Scene:
    """Lines that belong together, on a `day` of the week (the first is 0) `at` a local time ("19:30")."""

    day: int
    at: str
    title: str
    lines: tuple[Line, ...]

    @property
    def begins(self) -> tuple[int, str]:
        return self.day, self.at


def scene(day: int, at: str, title: str, *lines: tuple[Any, ...]) -> Scene:
    """A scene of lines written as tuples."""
    return Scene(day, at, title, tuple(Line(*line) for line in lines))
