"""What the ward sees, looks for and teaches."""

import datetime as dt
from datetime import timedelta

from pydantic import Field

from handlers.settings.section import Section, Span, Weekday


class Digest(Section):
    """When the weekly digest goes to the ward committee (local time)."""

    weekday: Weekday = "monday"
    time: dt.time = dt.time(7, 30)


class Signs(Section):
    """Signs of mere form. `to_answer`: so long the secretary alone sees one; `follow_up_within`: a task that is late by
    more, without a word, counts as not followed up; `look_every`: how often a cell is looked at.
    """

    to_answer: Span = timedelta(days=1)
    follow_up_within: Span = timedelta(days=14)
    look_every: Span = timedelta(hours=20)


class Skills(Section):
    """Short lessons for secretaries, one a week. `least_cells`: an average over a ward is shown from so many cells on,
    so that nobody's own can be told from it.
    """

    weekday: Weekday = "wednesday"
    time: dt.time = dt.time(18, 0)
    least_cells: int = Field(3, ge=2)
