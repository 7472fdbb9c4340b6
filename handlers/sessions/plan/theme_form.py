"""What the forms about a theme hold of it."""

from datetime import datetime

from handlers.forms.draft import FormData

WORDS = ("theme", "field", "reason", "area", "aim", "expected", "place", "guests", "materials", "practice")


class ThemeData(FormData):
    """A theme as far as it is filled in. `session_id` is the theme that is being changed (None: it is a new one),
    `preparer_id` None as long as nobody is to prepare it. `start` knows its offset.
    """

    cell_id: int = 0
    session_id: int | None = None
    theme: str = ""
    field: str = ""
    reason: str = ""
    area: str = ""
    aim: str = ""
    expected: str = ""
    start: datetime | None = None
    place: str = ""
    preparer_id: int | None = None
    guests: str = ""
    materials: str = ""
    practice: str = ""

    @property
    def starts_at(self) -> datetime:
        """The start that was chosen. Raises ValueError before that."""
        if self.start is None:
            raise ValueError("no start has been chosen")
        return self.start

    def words(self) -> dict[str, str]:
        """What is written of the theme, by field."""
        return {name: getattr(self, name) for name in WORDS}
