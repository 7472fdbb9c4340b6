"""A call's parameters, which come as Python values or, over HTTP, as strings that hold JSON."""

import json
from collections.abc import Mapping
from typing import Any

from bot.play.simulator.refusal import bad_request


class Params:
    """Reads parameters by the kind they must have; a value of another kind is a 400."""

    def __init__(self, values: Mapping[str, Any]) -> None:
        self._values = {name: value for name, value in values.items() if value is not None}

    def names(self) -> set[str]:
        return set(self._values)

    def has(self, name: str) -> bool:
        return name in self._values

    def text(self, name: str, default: str = "") -> str:
        value = self._values.get(name, default)
        if isinstance(value, dict | list):
            bad_request(f"{name} must be of type String")
        return str(value)

    def integer(self, name: str, default: int = 0) -> int:
        value = self._values.get(name, default)
        try:
            return int(value)
        except (TypeError, ValueError):
            bad_request(f"{name} must be of type Number")

    def flag(self, name: str) -> bool:
        return str(self._values.get(name, "")).lower() in ("true", "1", "yes")

    def nested(self, name: str) -> Any:
        """A list or an object, or None where it is missing."""
        value = self._values.get(name)
        if not isinstance(value, str):
            return value
        try:
            return json.loads(value) if value else None
        except json.JSONDecodeError:
            bad_request(f"can't parse {name} JSON object")

    def raw(self) -> dict[str, Any]:
        """All values, those that hold a JSON object or list decoded: for the log."""
        return {name: _shown(value) for name, value in self._values.items()}


def _shown(value: Any) -> Any:
    if isinstance(value, str) and value[:1] in ("{", "["):
        try:
            return json.loads(value)
        except json.JSONDecodeError:
            return value
    return value
