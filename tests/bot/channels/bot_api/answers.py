"""A Bot API whose answers are laid out beforehand."""

from collections.abc import Callable, Mapping
from typing import Any

from bot.channels.api import Reply, Upload

Answer = Reply | Exception | Callable[[], Reply]


class NoMoreAnswers(Exception):
    """The test laid out no answer for this call: it ends a loop that would go on."""


class AnsweringApi:
    """Gives the answers one after another, and remembers what was asked."""

    def __init__(self, *answers: Answer) -> None:
        self.answers = list(answers)
        self.asked: list[tuple[str, dict[str, Any]]] = []

    async def call(
        self, method: str, params: Mapping[str, Any], files: Mapping[str, Upload] | None = None, wait: float = 30.0
    ) -> Reply:
        self.asked.append((method, dict(params)))
        if not self.answers:
            raise NoMoreAnswers
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer if isinstance(answer, Reply) else answer()

    async def download(self, file_path: str, limit: int) -> bytes:
        raise FileNotFoundError

    async def close(self) -> None:
        """Nothing is open."""

    def offsets(self) -> list[int | None]:
        """The offset of each question, None where there was none."""
        return [params.get("offset") for _, params in self.asked]


def well(result: Any) -> Reply:
    return Reply(200, {"ok": True, "result": result})


def refusal(status: int, description: str = "", **parameters: Any) -> Reply:
    body: dict[str, Any] = {"ok": False, "error_code": status, "description": description}
    return Reply(status, body | ({"parameters": parameters} if parameters else {}))
