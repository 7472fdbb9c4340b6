"""The tour as text: who does what, and what the bot then says to whom; the same words to several people once."""

import textwrap
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.play.simulator.messages import SimMessage
from bot.play.simulator.players import Player
from bot.play.tour.script import BOT, NETWORK, Line

Say = Callable[[str], None]
INDENT = " " * 4
WIDTH = 112
UNBROKEN = "\u00a0"
MOST_NAMES = 3
_DONE = {
    "reads_code": "(types the code that is read out)",
    "taps": "[{what}]",
    "says": "{what}",
    "opens": "(opens the invitation's link)",
    "photos": "(sends two photos)",
    "takes_up": "(takes up {what})",
}
_HAPPENS = {
    "fails": "~ the next {what} calls of the API fail",
    "drops": "~ the next {what} connections are dropped",
    "restarts": "~ the bot is restarted",
}


class Teller:
    """Tells everything through `say`, a line at a time."""

    def __init__(self, say: Say, zone: ZoneInfo) -> None:
        self._say, self._zone = say, zone
        self._told_at = ""

    def opened(self, people: int) -> None:
        self._say(f"A sample ward, all of it invented. {people} people have joined, and have the bot open.")

    def scene(self, title: str, now: datetime) -> None:
        self._say("")
        self._say(f"== {self._moment(now)} · {title}")
        self._told_at = self._moment(now)

    def line(self, line: Line, player: Player | None) -> None:
        if line.who in (NETWORK, BOT):
            self._say(_HAPPENS[line.does].format(what=line.what))
        elif player is not None:
            typed = " (by typing its number)" if line.does == "taps" and not player.app.kind.reach.buttons else ""
            self._say(f"{player.cast.name}: {_DONE[line.does].format(what=line.what)}{typed}")

    def answers(self, news: Iterable[tuple[Player, SimMessage]], now: datetime) -> None:
        """What the bot has said since the last look."""
        told: dict[tuple[str, ...], list[tuple[Player, SimMessage]]] = {}
        for player, message in news:
            told.setdefault(_lines(message), []).append((player, message))
        for lines, heard in told.items():
            self._heading(now)
            self._say(f"{INDENT}Chibo → {_names([player for player, _ in heard])}: {lines[0]}")
            for more in (*lines[1:], *_buttons(*heard[0])):
                self._say(_folded(more))

    def toasts(self, player: Player, words: Iterable[str]) -> None:
        for one in words:
            self._say(f"{INDENT}({player.cast.name} sees: {one})")

    def _heading(self, now: datetime) -> None:
        """Say when it is, where that has changed since it was said."""
        moment = self._moment(now)
        if moment[:-1] != self._told_at[:-1]:
            self._say("")
            self._say(f"-- {moment}")
            self._told_at = moment

    def _moment(self, now: datetime) -> str:
        return f"{now.astimezone(self._zone):%A %d/%m/%Y, %H:%M}"


def _lines(message: SimMessage) -> tuple[str, ...]:
    """What it says, line by line; at least one."""
    shown = [line for line in message.text.splitlines() if line.strip()]
    if message.photo:
        shown.insert(0, "(a picture)")
    if message.document:
        shown.insert(0, f"(a file: {message.document[0]})")
    return tuple(shown or [""])


def _folded(line: str) -> str:
    """A long line in several, none of them within a button."""
    folded = textwrap.fill(line, WIDTH, initial_indent=INDENT * 2, subsequent_indent=INDENT * 2)
    return folded.replace(UNBROKEN, " ")


def _buttons(player: Player, message: SimMessage) -> Iterator[str]:
    """The buttons in one line; on the text-only app they stand in the text."""
    if message.labels() and player.app.kind.reach.buttons:
        yield " ".join(f"[{label}]".replace(" ", UNBROKEN) for label in message.labels())


def _names(players: list[Player]) -> str:
    names = [player.cast.name + (f" ({mark})" if (mark := player.app.words.mark) else "") for player in players]
    if len(names) <= MOST_NAMES:
        return ", ".join(names)
    return f"{', '.join(names[:MOST_NAMES])} and {len(names) - MOST_NAMES} more"
