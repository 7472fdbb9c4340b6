"""What visitors said: one's own over time, for the secretary alone; over the ward, averaged and without names."""

from datetime import datetime, timedelta

from markupsafe import Markup

from handlers.context import Work
from handlers.language.dates import short_date
from handlers.library.library import Library
from handlers.screens import texts as shared
from handlers.screens.fitting import one_line, shortened
from handlers.screens.screen import Choice, Screen
from handlers.ward.digests import rules as weeks
from handlers.ward.skills import rules, texts
from handlers.ward.skills.rules import Marked
from storage.feedback import Feedback, feedback_of_cells
from storage.people import Unit
from storage.sessions import SessionState
from storage.skills import votes_by_text
from storage.units import cell_ids_below
from storage.visits import count_visited

MOST = 6
A_YEAR = timedelta(days=366)
MOST_TEXTS = 5


def own_page(work: Work, cell_id: int, ways: tuple[tuple[Choice, ...], ...]) -> Screen:
    """The visitors' words on one cell's meetings, the latest first."""
    found = feedback_of_cells(work.db, [cell_id], work.now - A_YEAR)[:MOST]
    if not found:
        return Screen(texts.OWN_NONE, ways)
    return Screen(texts.OWN_HEADING.format(lines=shared.list_lines(_own_line(work, one) for one in found)), ways)


def _own_line(work: Work, one: Feedback) -> Markup:
    marks = [
        texts.OWN_MARK.format(name=part.name, points=_points(one.marks.get(part.key, 0)), most=part.most)
        for part in work.policy.scoring.chairing
    ]
    return texts.OWN_LINE.format(
        day=short_date(one.meeting.started_at.astimezone(work.zone).date()),
        marks=", ".join(marks),
        good=texts.OWN_GOOD.format(words=shortened(one_line(one.good), 150)) if one.good else "",
        try_=texts.OWN_TRY.format(words=shortened(one_line(one.to_try), 150)) if one.to_try else "",
    )


def _points(points: float) -> str:
    return f"{points:g}".replace(".", ",")


def ward_page(work: Work, unit: Unit, library: Library) -> Screen:
    """Visits planned and done, feedback given, the four parts averaged by quarter, and which lessons help."""
    cells = cell_ids_below(work.db, unit.id)
    given = feedback_of_cells(work.db, cells, work.now - A_YEAR)
    text = texts.WARD.format(
        unit=unit.name,
        visits=shared.list_lines(_visits(work, cells, given)),
        means=_means(work, given),
        helpful=shared.list_lines(_helpful(work, library) or [texts.NO_HELPFUL]),
    )
    return Screen(text + texts.NO_NAMES)


def _visits(work: Work, cells: list[int], given: list[Feedback]) -> list[str]:
    start, end = weeks.moments(weeks.quarter_of(work.today), work.zone)
    counts = count_visited(work.db, cells, start, end)
    numbers = {
        "done": counts.get(SessionState.HELD, 0),
        "planned": counts.get(SessionState.PLANNED, 0),
        "given": sum(start <= one.at < end for one in given),
    }
    return [line.format(**numbers) for line in texts.VISITS]


def _means(work: Work, given: list[Feedback]) -> Markup:
    if not given:
        return shared.list_lines([texts.NO_MEANS])
    parts = work.policy.scoring.chairing
    lines = []
    for (year, quarter), some in rules.by_quarter([_marked(work, one) for one in given]).items():
        means = rules.averages(some, [part.key for part in parts], work.policy.skills.least_cells)
        line = texts.MEANS if means is not None else texts.TOO_FEW
        marks = [
            texts.MEAN.format(name=part.name, points=_points(means[part.key]), most=part.most)
            for part in parts
            if means is not None
        ]
        lines.append(line.format(quarter=texts.QUARTERS[quarter - 1], year=year, marks=", ".join(marks)))
    return shared.list_lines(lines)


def _marked(work: Work, one: Feedback) -> Marked:
    held: datetime = one.meeting.started_at
    return Marked(one.meeting.cell_id, held.astimezone(work.zone).date(), one.marks)


def _helpful(work: Work, library: Library) -> list[str]:
    """The texts that helped most people first. Who said so is not shown."""
    votes = sorted(votes_by_text(work.db).items(), key=lambda one: (-one[1][0], one[0]))
    named = [(library.named(name), helped, of) for name, (helped, of) in votes]
    found = [texts.HELPFUL.format(title=text.title, helped=helped, of=of) for text, helped, of in named if text]
    return found[:MOST_TEXTS]
