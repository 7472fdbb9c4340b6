"""Faults on request: the next calls fail, hang, or are cut off after being carried out."""

from dataclasses import dataclass, field
from typing import Any

from bot.channels.api import FateUnknown


class Hung(FateUnknown):
    """The call is never answered, and was not carried out."""


class CutOff(FateUnknown):
    """The call was carried out, and its answer is lost."""


@dataclass
class Fault:
    """What befalls the next `left` calls (of `method` alone, where one is named)."""

    kind: str
    left: int
    method: str | None
    status: int = 0
    body: dict[str, Any] = field(default_factory=dict)


class Faults:
    """The faults that wait, first ordered first served."""

    def __init__(self) -> None:
        self._waiting: list[Fault] = []

    def fail_next(
        self, n: int = 1, method: str | None = None, status: int = 500, body: dict[str, Any] | None = None
    ) -> None:
        """Answer the next `n` calls with `status` and `body`, without carrying them out."""
        plain = {"ok": False, "error_code": status, "description": "Internal Server Error"}
        self._waiting.append(Fault("fail", n, method, status, plain if body is None else body))

    def hang_next(self, n: int = 1, method: str | None = None) -> None:
        """Never answer the next `n` calls, nor carry them out. Inside the process they raise `Hung` at once."""
        self._waiting.append(Fault("hang", n, method))

    def cut_after_next(self, n: int = 1, method: str | None = None) -> None:
        """Carry out the next `n` calls, but lose their answers: `CutOff`, or over HTTP a dropped connection."""
        self._waiting.append(Fault("cut", n, method))

    def clear(self) -> None:
        self._waiting.clear()

    def take(self, method: str) -> Fault | None:
        """The fault that befalls this call, counted down."""
        for fault in self._waiting:
            if fault.method is None or fault.method.lower() == method.lower():
                fault.left -= 1
                if fault.left <= 0:
                    self._waiting.remove(fault)
                return fault
        return None
