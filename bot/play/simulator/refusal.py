"""How a call is turned down."""

from typing import Any, NoReturn


class Refusal(Exception):
    """An error answer of the API: `code` is also the HTTP status."""

    def __init__(self, code: int, description: str, **parameters: Any) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def body(self) -> dict[str, Any]:
        answer = {"ok": False, "error_code": self.code, "description": self.description}
        return answer | ({"parameters": self.parameters} if self.parameters else {})


def bad_request(reason: str) -> NoReturn:
    """Turn the call down with 400 and "Bad Request: reason"."""
    raise Refusal(400, f"Bad Request: {reason}")
