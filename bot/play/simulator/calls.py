"""The log of API calls."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, overload

from bot.play.simulator.changes import Changes


@dataclass
class Call:
    """One call. `status` is the HTTP status of the answer; None while there is none (and for ever when cut or hung)."""

    number: int
    method: str
    params: dict[str, Any]
    at: datetime
    via: str
    status: int | None = None
    description: str = ""


class CallLog(Sequence[Call]):
    """All calls since the start, oldest first. Follow new ones through `changes`."""

    def __init__(self) -> None:
        self._calls: list[Call] = []
        self.changes = Changes()

    def begin(self, method: str, params: dict[str, Any], at: datetime, via: str) -> Call:
        call = Call(len(self._calls) + 1, method, params, at, via)
        self._calls.append(call)
        self.changes.bump()
        return call

    def end(self, call: Call, status: int, description: str) -> None:
        call.status, call.description = status, description
        self.changes.bump()

    def of(self, method: str) -> list[Call]:
        """The calls of one method, whatever their fate."""
        return [call for call in self._calls if call.method == method]

    @overload
    def __getitem__(self, index: int) -> Call: ...
    @overload
    def __getitem__(self, index: slice) -> list[Call]: ...
    def __getitem__(self, index: int | slice) -> Call | list[Call]:
        return self._calls[index]

    def __len__(self) -> int:
        return len(self._calls)

    def __iter__(self) -> Iterator[Call]:
        return iter(self._calls)
