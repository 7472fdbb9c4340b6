"""Which stored themes are very like a text: found by the index, then compared one by one."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from handlers.sessions.plan.likeness.comparing import compared, marks, shared_passages
from storage.database import Db
from storage.likeness import candidates, keep_marks
from storage.sessions import Session, words_of

MOST_CANDIDATES = 25
MOST_SHOWN = 3
FIELDS = ("theme", "reason", "aim", "expected", "practice")


@dataclass(frozen=True)
class Alike:
    """A stored theme that a text is very like: `share` from 0 to 1."""

    session_id: int
    cell_id: int
    text: str
    share: float


def theme_text(*parts: str) -> str:
    """The words of a theme that are compared: theme, question, aim, expected result, practice; one after another."""
    return ". ".join(part.strip().rstrip(".") for part in parts if part and part.strip())


def text_of(session: Session) -> str:
    return theme_text(*(getattr(session, name) for name in FIELDS))


def keep_in_index(db: Db, theme: Session) -> None:
    """Let a theme be found, as it is now."""
    keep_marks(db, theme.id, set(marks(text_of(theme))))


def most_alike(
    db: Db, text: str, threshold: float, but_for: int | None = None, fields: Sequence[str] = FIELDS
) -> list[Alike]:
    """The stored themes of all cells and years that are at least `threshold` like `text`, the likest first, at most
    three. Those called off do not count, nor those that share no passage: the few words of a short title alone may be
    in many. `but_for` is the theme that the text itself is from. `fields` names what
    `text` is made of: of a theme that is only begun, the same fields are compared.
    """
    own = marks(text)
    ids = candidates(db, own, MOST_CANDIDATES, but_for)
    found = [
        Alike(session_id, cell_id, other, share)
        for session_id, cell_id, other in _texts(db, ids, fields)
        if (share := compared(own, marks(other))) >= threshold and shared_passages(text, other)
    ]
    return sorted(found, key=lambda one: (-one.share, one.session_id))[:MOST_SHOWN]


def _texts(db: Db, ids: Collection[int], fields: Sequence[str]) -> list[tuple[int, int, str]]:
    return [(session_id, cell_id, theme_text(*words)) for session_id, cell_id, words in words_of(db, ids, fields)]
