"""What the secretary is told of a theme while writing it and before sending it: copied? general? Advice, no more."""

from datetime import datetime
from unicodedata import normalize

from markupsafe import Markup

from handlers.context import Work
from handlers.rights.access import Action
from handlers.screens import texts as shared
from handlers.screens.fitting import shortened
from handlers.sessions.plan import texts, year_texts
from handlers.sessions.plan.concreteness import Lack, Theme, lacks
from handlers.sessions.plan.likeness.comparing import shared_passages
from handlers.sessions.plan.likeness.finding import FIELDS, AlikeTheme, Level, Levels, most_alike, text_of
from handlers.sessions.plan.theme_form import ThemeData
from storage.people import CellKind, Unit
from storage.sessions import Session

MOST_PASSAGES = 4
LONGEST_PASSAGE = 160
LONGEST_NAME = 80


def alike_to(work: Work, text: str, but_for: int | None = None) -> list[AlikeTheme]:
    """The stored themes that a theme's whole text is like."""
    return most_alike(work.db, text, Levels.of(work.policy.planning), but_for)


def is_copied(alike: list[AlikeTheme]) -> bool:
    """Whether the likest of them is nearly copied."""
    return bool(alike) and alike[0].level == Level.COPY


def alike_so_far(work: Work, data: ThemeData) -> list[AlikeTheme]:
    """The stored themes that what a form holds so far is like, field by field that is filled in."""
    filled = [name for name in FIELDS if getattr(data, name)]
    levels = Levels.of(work.policy.planning)
    return most_alike(work.db, text_of(data), levels, data.session_id, filled) if filled else []


def alike_note(work: Work, text: str, alike: list[AlikeTheme], cell_id: int) -> Markup | None:
    """What the secretary sees: how like another the theme is, with the shared passages of their own text. Which other
    it is stays unsaid where its plan is not theirs to see.
    """
    if not alike:
        return None
    first = alike[0]
    note = texts.ALIKE[first.level].format(whose=whose(work, first, cell_id))
    return Markup("\n").join([note, passages(text, first.text)])


def whose(work: Work, alike: AlikeTheme, cell_id: int) -> str:
    """The theme that one of the cell's is like: by its name and day where its plan is the speaker's to see."""
    if alike.cell_id != cell_id and not work.may(Action.SEE_PLAN, alike.cell_id):
        return texts.ANOTHERS_THEME
    theme = work.db.get_one(Session, alike.session_id)
    words = texts.OWN_THEME if work.may(Action.SEND_PLAN, alike.cell_id) else texts.THEME_OF
    day = f"{theme.starts_at.astimezone(work.zone):%d/%m/%Y}"
    return words.format(theme=shortened(theme.theme, LONGEST_NAME), cell=theme.cell.name, day=day)


def passages(own: str, other: str) -> Markup:
    """The passages of `own` that `other` has too, one a line, marked."""
    composed = normalize("NFC", own)
    spans = shared_passages(composed, other)[:MOST_PASSAGES]
    return shared.list_lines(texts.PASSAGE.format(words=composed[start:end][:LONGEST_PASSAGE]) for start, end in spans)


def general_note(missing: tuple[Lack, ...], office: bool) -> Markup | None:
    """What the theme does not name, and how it could."""
    if not missing:
        return None
    words = {**texts.LACKS, **(texts.LACKS_OFFICE if office else {})}
    return Markup("\n").join([texts.GENERAL, shared.list_lines(words[lack] for lack in missing)])


def advice(work: Work, theme: Session) -> Markup | None:
    """Both checks of a stored theme, as the secretary sees them; None where there is nothing to say."""
    text = text_of(theme)
    notes = (
        alike_note(work, text, alike_to(work, text, theme.id), theme.cell_id),
        general_note(lacks_of(theme), is_office(work, theme.cell_id)),
    )
    return _joined(notes)


def short_advice(work: Work, theme: Session) -> str:
    """Both checks of a stored theme in a few words; "" where there is nothing to say."""
    parts = [
        year_texts.SHORT_ALIKE[alike.level].format(whose=whose(work, alike, theme.cell_id))
        for alike in alike_to(work, text_of(theme), theme.id)[:1]
    ]
    if lacking := lacks_of(theme):
        parts.append(year_texts.SHORT_LACKS.format(lacks=", ".join(year_texts.LACKS[lack] for lack in lacking)))
    return "; ".join(parts)


def has_to_be_explained(work: Work, theme: Session) -> bool:
    """Whether whoever sends it says why: it is nearly copied, or general. To be alike in part is no fault."""
    return bool(lacks_of(theme)) or is_copied(alike_to(work, text_of(theme), theme.id))


def _joined(notes: tuple[Markup | None, ...]) -> Markup | None:
    told = [note for note in notes if note is not None]
    return Markup("\n\n").join(told) if told else None


def advice_on(work: Work, data: ThemeData) -> Markup | None:
    """Both checks of what a form holds so far."""
    office = is_office(work, data.cell_id)
    notes = (
        alike_note(work, text_of(data), alike_so_far(work, data), data.cell_id),
        general_note(lacks(_theme(data, data.start, office)), office),
    )
    return _joined(notes)


def lacks_of(theme: Session) -> tuple[Lack, ...]:
    """What a stored theme does not name."""
    office = theme.cell is not None and theme.cell.cell_kind == CellKind.OFFICE
    return lacks(_theme(theme, theme.starts_at, office))


def _theme(words: Session | ThemeData, starts_at: datetime | None, office: bool) -> Theme:
    return Theme(
        words.theme,
        words.reason,
        words.area,
        words.aim,
        words.expected,
        starts_at,
        words.preparer_id is not None,
        office,
    )


def is_office(work: Work, cell_id: int) -> bool:
    return work.db.get_one(Unit, cell_id).cell_kind == CellKind.OFFICE
