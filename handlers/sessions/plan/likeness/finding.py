"""Which stored themes are like a text, nearly copied or in part: found by the index, then compared one by one."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum

from handlers.sessions.plan.likeness.comparing import compared, marks, shared_passages, weight_of_passages
from handlers.sessions.plan.theme_form import ThemeData
from handlers.settings.planning import Planning
from storage.database import Db
from storage.likeness import candidates, keep_marks
from storage.sessions import Session, words_of

MOST_CANDIDATES = 25
MOST_SHOWN = 3
# A passage of three words may be in many themes: what is alike in part shares more than that.
LEAST_IN_PART = 4
FIELDS = ("theme", "reason", "aim", "expected", "practice")


class Level(StrEnum):
    """How like one another two themes are: in part ("giống một phần"), or nearly copied ("gần như chép lại")."""

    PART = "part"
    COPY = "copy"


@dataclass(frozen=True)
class Levels:
    """From which likeness on (0 to 1) each level begins."""

    part: float
    copy: float

    @classmethod
    def of(cls, planning: Planning) -> "Levels":
        return cls(planning.partly_alike_from, planning.near_copy_from)

    def level(self, own: str, other: str, share: float) -> Level | None:
        """The level of two texts that are `share` alike; None where there is nothing to say of them."""
        if share >= self.copy and shared_passages(own, other):
            return Level.COPY
        return Level.PART if share >= self.part and weight_of_passages(own, other) >= LEAST_IN_PART else None


@dataclass(frozen=True)
class AlikeTheme:
    """A stored theme that a text is like: `share` from 0 to 1."""

    session_id: int
    cell_id: int
    text: str
    share: float
    level: Level


def theme_text(*parts: str) -> str:
    """The words of a theme that are compared: theme, question, aim, expected result, practice; one after another."""
    return ". ".join(part.strip().rstrip(".") for part in parts if part and part.strip())


def text_of(theme: Session | ThemeData) -> str:
    return theme_text(*(getattr(theme, name) for name in FIELDS))


def keep_in_index(db: Db, theme: Session) -> None:
    """Let a theme be found, as it is now."""
    keep_marks(db, theme.id, set(marks(text_of(theme))))


def most_alike(
    db: Db, text: str, levels: Levels, but_for: int | None = None, fields: Sequence[str] = FIELDS
) -> list[AlikeTheme]:
    """The stored themes of all cells and years that are like `text`, the likest first, at most three. Those called off
    do not count, nor those that share no passage: the few words of a short title alone may be in many. `but_for` is the
    theme that the text itself is from. `fields` names what `text` is made of: of a theme that is only begun, the same
    fields are compared.
    """
    own = marks(text)
    ids = candidates(db, own, MOST_CANDIDATES, but_for)
    compared_with = [
        (compared(own, marks(other)), session_id, cell_id, other)
        for session_id, cell_id, other in _texts(db, ids, fields)
    ]
    found: list[AlikeTheme] = []
    # What passages they share takes longest to find out: of the likest, until there are enough.
    for share, session_id, cell_id, other in sorted(compared_with, key=lambda one: (-one[0], one[1])):
        if len(found) == MOST_SHOWN or share < levels.part:
            break
        if (level := levels.level(text, other, share)) is not None:
            found.append(AlikeTheme(session_id, cell_id, other, share, level))
    return found


def _texts(db: Db, ids: Collection[int], fields: Sequence[str]) -> list[tuple[int, int, str]]:
    return [(session_id, cell_id, theme_text(*words)) for session_id, cell_id, words in words_of(db, ids, fields)]
