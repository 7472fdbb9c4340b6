"""A cell's plan as it waits for the ward: all its themes on one page, to be approved in one tap or one by one."""

from collections.abc import Sequence
from zlib import crc32

from markupsafe import Markup

from handlers.context import Work
from handlers.language.dates import long_date
from handlers.screens.fitting import shortened
from handlers.screens.screen import Choice, Screen
from handlers.sessions.approval import texts
from handlers.sessions.plan import year_rules, year_texts
from handlers.sessions.plan.buttons import CELL_PLAN, DECISION, QUEUE
from handlers.sessions.plan.checks import short_advice
from handlers.sessions.plan.pages import day_of, items_of
from storage.people import Unit
from storage.plans import latest_remarks, waiting_in
from storage.sessions import Session

MOST_LISTED = 16
THEME_IN_LINE = 70
THEME_IN_LABEL = 34


def waiting_of(work: Work, cell: Unit) -> list[Session]:
    """The cell's themes that wait, the earliest to be held first."""
    return sorted(waiting_in(work.db, [cell.id]), key=lambda theme: (theme.starts_at, theme.id))


def stamp(themes: Sequence[Session]) -> int:
    """Which themes these are, as they are now: a button that approves them all carries it, so that nothing is approved
    that was not on the page.
    """
    return crc32(";".join(f"{theme.id}:{theme.plan_version}" for theme in themes).encode())


def cell_plan_screen(work: Work, cell: Unit) -> Screen:
    """Each theme in a line with what is to be said of it, what the year lacks, and the ways to decide."""
    themes = waiting_of(work, cell)
    if not themes:
        return Screen(texts.PLAN_DECIDED.format(cell=cell.name), ((Choice(texts.TO_QUEUE, QUEUE),),))
    lines = [_line(work, number, theme) for number, theme in enumerate(themes[:MOST_LISTED], start=1)]
    if len(themes) > MOST_LISTED:
        lines.append(year_texts.MORE.format(count=len(themes) - MOST_LISTED))
    parts = [texts.CELL_PLAN.format(cell=cell.name, count=len(themes)), Markup("\n").join(lines)]
    parts += _gaps(work, cell, themes)
    rows = [
        (DECISION.choice(theme, texts.ONE_OF_PLAN.format(number=number, theme=_label(theme)), "view"),)
        for number, theme in enumerate(themes[:MOST_LISTED], start=1)
    ]
    # Below the themes, so that where choices are numbered a theme's number is the one in its line.
    rows.append((CELL_PLAN.choice(cell, texts.APPROVE_ALL.format(count=len(themes)), "all", stamp(themes)),))
    rows.append((Choice(texts.TO_QUEUE, QUEUE),))
    return Screen(Markup("\n\n").join(parts), tuple(rows))


def _label(theme: Session) -> str:
    return shortened(theme.theme, THEME_IN_LABEL)


def _line(work: Work, number: int, theme: Session) -> Markup:
    line = texts.PLAN_LINE.format(
        number=number, day=long_date(day_of(work, theme)), theme=shortened(theme.theme, THEME_IN_LINE)
    )
    notes = [str(texts.SENT_AGAIN)] if latest_remarks(work.db, theme.id) else []
    notes += [advice] if (advice := short_advice(work, theme)) else []
    return line + texts.PLAN_NOTE.format(note="; ".join(notes)) if notes else line


def _gaps(work: Work, cell: Unit, themes: Sequence[Session]) -> list[Markup]:
    """The quarters still to come without a theme, of each year that is planned."""
    found = []
    for year in sorted({day_of(work, theme).year for theme in themes}):
        items = [(day_of(work, item), item.state) for item in items_of(work, cell.id, year)]
        missing = [q for q in year_rules.gaps(items) if not year_rules.past(q, year, work.today)]
        if missing:
            names = ", ".join(year_texts.QUARTERS[quarter - 1] for quarter in missing)
            found.append(texts.PLAN_GAPS.format(year=year, quarters=names))
    return found
