"""What a line may be."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from handlers.meetings.log.rules import TaskTarget


class Part(StrEnum):
    """A part that may be missing. A task's helpers and count are missing only where they were typed and not read."""

    ASSIGNEE = "assignee"
    CONTENT = "content"
    DUE = "due"
    TARGET = "target"
    SPEAKER = "speaker"
    PLACE = "place"
    TEXT = "text"


@dataclass(frozen=True)
class TaskLine:
    """A task. `helpers` is free text, "" where none; a member among them is given by the full name. `outsiders` are
    those who do it and are no members, `together` the names of several who are to do it, each as typed. `expected` is
    its product: what will be there to see. `lunar`: the due day was said by the moon.
    """

    content: str | None
    assignee_id: int | None
    alike: tuple[int, ...]
    named: str
    helpers: str
    due: date | None
    due_words: str
    target: TaskTarget | None
    target_words: str
    missing: tuple[Part, ...]
    lunar: bool = False
    expected: str = ""
    outsiders: tuple[str, ...] = ()
    together: tuple[str, ...] = ()


@dataclass(frozen=True)
class OpinionLine:
    """What somebody said; `place` "" where it concerns none. A speaker who is no member is missing, and `named`."""

    speaker_id: int | None
    alike: tuple[int, ...]
    named: str
    place: str
    text: str | None
    missing: tuple[Part, ...]


@dataclass(frozen=True)
class PlaceLine:
    """A remark on a place, without whose it is."""

    place: str | None
    text: str | None
    missing: tuple[Part, ...]


@dataclass(frozen=True)
class ConclusionLine:
    text: str | None
    missing: tuple[Part, ...]


@dataclass(frozen=True)
class Absence:
    """One who was away: one of `alike` where the name may be several members'. `excused` is None where neither a reason
    nor the word for one was typed.
    """

    person_id: int | None
    alike: tuple[int, ...]
    named: str
    reason: str = ""
    excused: bool | None = None


@dataclass(frozen=True)
class AbsenceLine:
    """Who was away; nobody, where the line says that all were there."""

    absences: tuple[Absence, ...]


@dataclass(frozen=True)
class Unclear:
    """Any other line. `alike`: those whose name it begins with, who may have said it or have to do it."""

    text: str
    alike: tuple[int, ...]


Line = TaskLine | OpinionLine | PlaceLine | ConclusionLine | AbsenceLine | Unclear
