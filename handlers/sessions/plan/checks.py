"""What the secretary is told of a theme while writing it and before sending it: copied? general? Advice, no more."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from unicodedata import normalize

from markupsafe import Markup

from handlers.context import Work
from handlers.screens import texts as shared
from handlers.sessions.plan import texts
from handlers.sessions.plan.concreteness import Lack, Theme, lacks
from handlers.sessions.plan.likeness.comparing import shared_passages
from handlers.sessions.plan.likeness.finding import FIELDS, Alike, most_alike, text_of, theme_text
from storage.people import CellKind, Unit
from storage.sessions import Session

MOST_PASSAGES = 4
LONGEST_PASSAGE = 160


def alike_to(work: Work, text: str, but_for: int | None = None) -> list[Alike]:
    """The stored themes that a theme's whole text is very like."""
    return most_alike(work.db, text, work.policy.planning.likeness_threshold, but_for)


def alike_so_far(work: Work, data: Mapping[str, Any], but_for: int | None = None) -> list[Alike]:
    """The stored themes that what a form holds so far is very like, field by field that is filled in."""
    filled = [name for name in FIELDS if data.get(name)]
    threshold = work.policy.planning.likeness_threshold
    return most_alike(work.db, text_in(data), threshold, but_for, filled) if filled else []


def alike_note(text: str, found: list[Alike], cell_id: int) -> Markup | None:
    """What the secretary sees: that the theme is very like another, with the shared passages of their own text. Whose
    the other is stays unsaid, but where it is the cell's own.
    """
    if not found:
        return None
    heading = texts.ALIKE_OWN if found[0].cell_id == cell_id else texts.ALIKE
    return Markup("\n").join([heading, passages(text, found[0].text)])


def passages(own: str, other: str) -> Markup:
    """The passages of `own` that `other` has too, one a line, marked."""
    composed = normalize("NFC", own)
    spans = shared_passages(composed, other)[:MOST_PASSAGES]
    return shared.list_lines(texts.PASSAGE.format(words=composed[start:end][:LONGEST_PASSAGE]) for start, end in spans)


def general_note(found: tuple[Lack, ...], office: bool) -> Markup | None:
    """What the theme does not name, and how it could."""
    if not found:
        return None
    words = {**texts.LACKS, **(texts.LACKS_OFFICE if office else {})}
    return Markup("\n").join([texts.GENERAL, shared.list_lines(words[lack] for lack in found)])


def advice(work: Work, theme: Session) -> Markup | None:
    """Both checks of a stored theme, as the secretary sees them; None where there is nothing to say."""
    text = text_of(theme)
    notes = (
        alike_note(text, alike_to(work, text, theme.id), theme.cell_id),
        general_note(lacks_of(theme), is_office(work, theme.cell_id)),
    )
    return joined(notes)


def joined(notes: tuple[Markup | None, ...]) -> Markup | None:
    said = [note for note in notes if note is not None]
    return Markup("\n\n").join(said) if said else None


def advice_on(work: Work, data: Mapping[str, Any], cell_id: int, but_for: int | None = None) -> Markup | None:
    """Both checks of what a form holds so far."""
    office = is_office(work, cell_id)
    notes = (
        alike_note(text_in(data), alike_so_far(work, data, but_for), cell_id),
        general_note(lacks(_theme(data, office)), office),
    )
    return joined(notes)


def text_in(data: Mapping[str, Any]) -> str:
    return theme_text(*(str(data.get(name) or "") for name in FIELDS))


def _theme(data: Mapping[str, Any], office: bool) -> Theme:
    words = {name: str(data.get(name) or "") for name in ("theme", "reason", "area", "aim", "expected")}
    start = datetime.fromisoformat(data["start"]) if data.get("start") else None
    return Theme(**words, starts_at=start, has_preparer=bool(data.get("preparer_id")), office=office)


def lacks_of(theme: Session) -> tuple[Lack, ...]:
    """What a stored theme does not name."""
    office = theme.cell is not None and theme.cell.cell_kind == CellKind.OFFICE
    return lacks(
        Theme(
            theme.theme,
            theme.reason,
            theme.area,
            theme.aim,
            theme.expected,
            theme.starts_at,
            theme.preparer_id is not None,
            office,
        )
    )


def is_office(work: Work, cell_id: int) -> bool:
    return work.db.get_one(Unit, cell_id).cell_kind == CellKind.OFFICE
