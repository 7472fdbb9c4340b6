"""The page of a digest as a whole, or opened at a unit further down. Numbers are the snapshot's."""

from handlers.screens import texts as shared
from handlers.screens.screen import Choice, Screen, one_per_row
from handlers.ward.digests import rules, texts
from handlers.ward.digests.buttons import AT, CELL, CELLS, NOW, PICTURE, SHEET, TIMING, button
from handlers.ward.digests.renderings.message import digest_text
from handlers.ward.digests.snapshot import CELL_KIND, CellRow
from handlers.ward.digests.views import View

PER_PAGE = 8


def digest_page(view: View, page: int = 0) -> Screen:
    """The digest itself, with a button for each part: those first that the person is in charge of or that need it."""
    figures = view.figures
    rows = rules.by_need(figures.parts)
    rows.sort(key=lambda row: row.unit_id not in view.first)
    page = max(0, min(page, (len(rows) - 1) // PER_PAGE))
    choices = one_per_row(_part(view, row) for row in rows[page * PER_PAGE : (page + 1) * PER_PAGE])
    turns = turning(view.digest_id, page, len(rows), *((AT, figures.unit_id) if view.whole else (CELLS,)))
    return Screen(digest_text(figures, view.late, view.first), (*choices, *turns, *_ways(view)))


def _part(view: View, row: CellRow) -> Choice:
    return button(texts.short_name(row.name), view.digest_id, CELL if row.kind == CELL_KIND else AT, row.unit_id)


def _ways(view: View) -> tuple[tuple[Choice, ...], ...]:
    sheet = button(texts.SHEET, view.digest_id, SHEET, view.figures.unit_id)
    if view.whole is None:
        refresh = button(texts.REFRESH, view.digest_id, NOW)
        return ((refresh,), (sheet, button(texts.TIMING, view.digest_id, TIMING)))
    picture = button(texts.PICTURE, view.digest_id, PICTURE, view.figures.unit_id)
    return ((picture, sheet), *ways_back(view, view.figures.unit_id))


def ways_back(view: View, unit_id: int) -> tuple[tuple[Choice, ...], ...]:
    """The unit above, where it is not the digest's own, and the digest itself."""
    above = view.root.above(unit_id)
    home = view.root.home_of(unit_id) if view.root.row(unit_id) is not None else above
    ways = [(button(texts.ALL_CELLS, view.digest_id, CELLS),)]
    if home is not None and home != view.root.unit_id:
        ways.insert(0, (button(texts.BACK_TO_CELL.format(cell=view.root.unit_named(home)), view.digest_id, AT, home),))
    return tuple(ways)


def turning(digest_id: int, page: int, count: int, verb: str, *arguments: int) -> tuple[tuple[Choice, ...], ...]:
    """The ways to the page before and after, if there are any."""
    turns = []
    if page > 0:
        turns.append(button(shared.PAGE_BEFORE, digest_id, verb, *arguments, page - 1))
    if (page + 1) * PER_PAGE < count:
        turns.append(button(shared.PAGE_AFTER, digest_id, verb, *arguments, page + 1))
    return (tuple(turns),) if turns else ()
