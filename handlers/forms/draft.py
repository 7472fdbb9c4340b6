"""What a person is filling in: a typed view over the row that remembers it (storage/drafts.py).

A form's answers are a model of its own (`FormData`). Its shape may change with a new version of chibo: `upgrades` says
how what was noted before is read then, so that nobody loses a form that is open.
"""

from collections.abc import Callable
from datetime import date
from typing import Any, ClassVar, Generic, Self, TypeVar

from pydantic import BaseModel, ConfigDict

from storage.drafts import DraftRow


class FormData(BaseModel):
    """The answers of one form. Every field has a default, which stands for "not asked yet".

    `upgrades`: the first makes the second shape's data of the first's, and so on; a form whose shape never changed has
    none.
    """

    model_config = ConfigDict(extra="forbid")
    upgrades: ClassVar[tuple[Callable[[dict[str, Any]], dict[str, Any]], ...]] = ()

    @property
    def says_something(self) -> bool:
        """Whether somebody's own words are in it, so that it is worth keeping before any question is answered."""
        return False

    @classmethod
    def layout(cls) -> int:
        """The version of the shape, from 1."""
        return len(cls.upgrades) + 1

    @classmethod
    def read(cls, data: dict[str, Any], layout: int) -> Self:
        """The answers as they were kept. Raises ValueError where they are of no known shape."""
        for upgrade in cls.upgrades[layout - 1 :]:
            data = upgrade(dict(data))
        return cls.model_validate(data)

    def kept(self) -> dict[str, Any]:
        """The answers as JSON: what is as it was at the beginning is left out."""
        return self.model_dump(mode="json", exclude_defaults=True)


M = TypeVar("M", bound=FormData, covariant=True)


class Awaited(BaseModel):
    """The file that a step waits for: what it was asked for with, the step, and its name as the sender's app says."""

    purpose: str
    step: str
    name: str = ""


class Beside(BaseModel):
    """Words that may be of another matter than the question, and are asked about: `kind` says of which, `number`
    is their message's in the chat, `answers` whether they may be the answer all the same.
    """

    words: str
    number: int
    kind: str
    answers: bool = False


class Passing(BaseModel):
    """What the engine and its pickers need on the way, no answer of anybody's.

    `counter`: (chat id, message id) of the message that counts photos; `page` and `found` (ids) of a list of people;
    `month` (its first day) and `day` of a calendar; `seen`: the version of what others write too, as it was last shown;
    `beside`: what was just said and is asked about.
    """

    counter: tuple[int, int] | None = None
    awaited: Awaited | None = None
    page: int = 0
    found: list[int] = []
    month: date | None = None
    day: date | None = None
    seen: int | None = None
    beside: Beside | None = None


class Draft(Generic[M]):
    """One form being filled in. `data` are its answers, `passing` what the engine needs; the rest is its row's.

    What is changed here is kept by `write`, which the engine calls after every step.
    """

    def __init__(self, row: DraftRow, data: M) -> None:
        self.row, self.data = row, data
        self.passing = Passing.model_validate(row.passing or {})

    @property
    def id(self) -> int:
        return self.row.id

    @property
    def person_id(self) -> int:
        return self.row.person_id

    @property
    def kind(self) -> str:
        return self.row.kind

    @property
    def version(self) -> int:
        return self.row.version

    @property
    def state(self) -> str:
        return self.row.state

    @state.setter
    def state(self, state: str) -> None:
        self.row.state = state

    @property
    def subject(self) -> str:
        """What the form is about: "" or "task:12"."""
        return self.row.subject

    @subject.setter
    def subject(self, subject: str) -> None:
        self.row.subject = subject

    @property
    def step(self) -> str:
        return self.row.step

    @step.setter
    def step(self, step: str) -> None:
        self.row.step = step

    @property
    def trail(self) -> list[str]:
        """The names of the steps answered so far: the way back."""
        return self.row.trail

    @trail.setter
    def trail(self, trail: list[str]) -> None:
        self.row.trail = trail

    @property
    def mending(self) -> str:
        """The part that is being mended from the summary, or ""."""
        return self.row.mending

    @mending.setter
    def mending(self, part: str) -> None:
        self.row.mending = part

    def write(self) -> None:
        """Put the answers into the row; the unit of work keeps it."""
        self.row.data, self.row.layout = self.data.kept(), self.data.layout()
        self.row.passing = self.passing.model_dump(mode="json", exclude_defaults=True)
