"""Data of buttons that nobody was shown: made from the patterns that the Application listens to, then spoilt."""

import random
import re
import re._constants as parts  # type: ignore[import-not-found]
import re._parser as grammar  # type: ignore[import-not-found]
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from telegram.ext import BaseHandler, CallbackQueryHandler, ConversationHandler

from handlers.forms.conversation import FORM_BUTTONS, Chosen
from handlers.forms.openings import Openings
from handlers.screens.screen import DATA_LIMIT_BYTES

HUGE = (0, 10**15 - 1, 2**31, 2**63 - 1, 2**63, 2**64, 10**40)
OTHER_DIGITS = (str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"), str.maketrans("0123456789", "０１２３４５６７８９"))
MANY = 3


def patterns_of(handlers: Iterable[BaseHandler[Any, Any, Any]]) -> set[str]:
    """The patterns of all buttons that these handlers take."""
    found: set[str] = set()
    for handler in handlers:
        if isinstance(handler, ConversationHandler):
            inner = [one for state in handler.states.values() for one in state]
            found |= patterns_of([*handler.entry_points, *inner, *handler.fallbacks])
        elif isinstance(handler, Openings):
            found |= set(handler.patterns())
        elif isinstance(handler, Chosen):
            found.add(FORM_BUTTONS)
        elif isinstance(handler, CallbackQueryHandler) and isinstance(handler.pattern, re.Pattern):
            found.add(handler.pattern.pattern)
    return found


class Forger:
    """Makes data. `seen` are buttons that somebody was shown; it grows as they come by."""

    def __init__(self, patterns: Iterable[str], most_id: int, chance: random.Random) -> None:
        self._patterns = [grammar.parse(pattern) for pattern in sorted(patterns)]
        self._most_id, self._chance = most_id, chance
        self.seen: list[str] = []

    def data(self) -> str:
        """At most as many bytes as a button can carry, and never none."""
        chance = self._chance.random()
        made = self._chance.choice(self.seen) if self.seen and chance < 0.4 else self._made()
        if chance < 0.3:
            made = re.sub(r"\d+", lambda found: self._number(len(found[0]) + 1), made)
        elif chance > 0.75:
            made = self._spoilt(made)
        return made.encode()[:DATA_LIMIT_BYTES].decode(errors="ignore") or ":"

    def _made(self) -> str:
        return "".join(self._pieces(self._chance.choice(self._patterns)))

    def _pieces(self, tree: Sequence[Any]) -> Iterator[str]:
        for kind, value in tree:
            if kind is parts.LITERAL:
                yield chr(value)
            elif kind is parts.IN:
                yield self._one_of(value)
            elif kind in (parts.MAX_REPEAT, parts.MIN_REPEAT):
                yield from self._repeated(*value)
            elif kind is parts.SUBPATTERN:
                yield from self._pieces(value[-1])
            elif kind is parts.BRANCH:
                yield from self._pieces(self._chance.choice(value[1]))
            elif kind in (parts.ANY, parts.NOT_LITERAL):
                yield self._chance.choice("aZ0:-đ ")

    def _one_of(self, choices: Sequence[Any]) -> str:
        kind, value = self._chance.choice(choices)
        if kind is parts.RANGE:
            return chr(self._chance.randint(*value))
        return chr(value) if kind is parts.LITERAL else str(self._chance.randrange(10))

    def _repeated(self, least: int, most: int, inner: Sequence[Any]) -> Iterator[str]:
        if most > MANY and inner[0][0] is parts.IN and inner[0][1][0] == (parts.CATEGORY, parts.CATEGORY_DIGIT):
            yield self._number(min(int(most), DATA_LIMIT_BYTES))
            return
        for _ in range(self._chance.randint(least, min(int(most), least + MANY))):
            yield from self._pieces(inner)

    def _number(self, digits: int) -> str:
        likely = self._chance.randint(0, self._most_id)
        number = likely if self._chance.random() < 0.8 else self._chance.choice(HUGE)
        return str(number)[:digits]

    def _spoilt(self, data: str) -> str:
        """Other digits, other signs, parts lost, doubled, exchanged or empty; or no sense at all."""
        pieces, at = data.split(":"), self._chance.randrange(data.count(":") + 1)
        match self._chance.randrange(8):
            case 0:
                return data.translate(self._chance.choice(OTHER_DIGITS))
            case 1:
                pieces[at] = f"-{pieces[at]}"
            case 2:
                pieces[at] = str(self._chance.choice(HUGE))
            case 3:
                pieces[at] = ""
            case 4:
                del pieces[at]
            case 5:
                pieces[at:at] = [pieces[at]]
            case 6:
                pieces[-1] = self._made().split(":")[-1]
            case _:
                return "".join(chr(self._chance.randrange(1, 0x2FF)) for _ in range(self._chance.randrange(1, 30)))
        return ":".join(pieces)
