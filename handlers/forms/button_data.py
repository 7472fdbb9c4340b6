"""What a button outside of forms brings back: `<family>:<id>:<version>:<verb>[:<argument>…]`."""

from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True)
class ButtonData:
    """The family and verb, and the id and version of the row that it stands for as it was shown."""

    family: str
    id: int
    version: int
    verb: str
    arguments: tuple[str, ...] = ()

    @classmethod
    def read(cls, data: str) -> Self | None:
        """The parts of a button; None for one that stands in a form, and for what nobody here has made."""
        family, *rest = data.split(":")
        if len(rest) < 3 or not all(map(is_number, rest[:2])):
            return None
        return cls(family, int(rest[0]), int(rest[1]), rest[2], tuple(rest[3:]))

    def __str__(self) -> str:
        return ":".join((self.family, str(self.id), str(self.version), self.verb, *self.arguments))


def is_number(given: str) -> bool:
    """Whether this is a number that a database may be asked for: a forged one may have sixty digits."""
    return given.isascii() and given.isdecimal() and len(given) <= 15
