"""One line of the table: an attack, what was tried, and the breaches that came of it (none, if all is well)."""

from dataclasses import dataclass, field

SHOWN_BREACHES = 8


@dataclass
class Attempt:
    attack: str
    tried: str = ""
    breaches: list[str] = field(default_factory=list)

    @property
    def came(self) -> str:
        return f"{len(self.breaches)} breaches" if self.breaches else "nothing gave way"

    def lines(self) -> list[str]:
        more = [f"    {one[:400]}" for one in self.breaches[:SHOWN_BREACHES]]
        return [f"| {self.attack} | {self.tried} | {self.came} |", *more]
