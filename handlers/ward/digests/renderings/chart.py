"""The digest's picture: cells down, weeks across, each week one square with a colour and a sign of its own.

The colours are Okabe and Ito's, told apart by the colour-blind; each has its own sign as well. Sizes are in pixels of a
picture 1,080 wide, which a phone shows about a third as wide. Drawn with matplotlib's objects alone (no pyplot), so
that it may run in any thread.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass, replace

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties, findfont, get_font
from matplotlib.patches import Rectangle

from handlers.ward.digests import rules, texts
from handlers.ward.digests.counts import Counts, MarkCounts
from handlers.ward.digests.snapshot import CellRow, Figures
from storage.database import Db
from storage.digests import DigestSnapshot

WIDTH = 1080
DPI = 100
MARGIN = 28
HEAD = 222
FOOT = 214
TALLEST_ROW, LOWEST_ROW, MOST_ROWS = 62, 34, 120
TALL_ENOUGH_FOR_TWO_LINES = 50
# Telegram shrinks what is longer than this on either side, and with it the letters.
LONGEST_SIDE = 2560
SIGN_MIDDLE, NAME_LEFT, NAME_WIDTH = MARGIN + 12, MARGIN + 34, 258
WEEKS_LEFT, WEEK_WIDTH, AHEAD_GAP = 330, 50, 12
NUMBERS = (856, 942, 1028)

PAPER, STRIPE, INK, FAINT = "#FFFFFF", "#F6F5F1", "#1F1F1F", "#6A6A6A"
VERMILION, PURPLE, WARNING = "#D55E00", "#7B2D5E", "#B34700"


@dataclass(frozen=True)
class Symbol:
    """How a state looks: its square's colour, its sign, and the sign's colour."""

    fill: str
    sign: str
    ink: str


SIGNS = {
    "held": Symbol("#0072B2", "✓", "#FFFFFF"),
    "planned": Symbol("#A6D8F5", "○", "#00334F"),
    "unlogged": Symbol("#E69F00", "?", "#1F1F1F"),
    "none": Symbol("#E4E2DC", "–", "#77756F"),
}
LATE = Symbol(VERMILION, "!", "#FFFFFF")


def render_recipe(db: Db, recipe: dict[str, object]) -> tuple[str, bytes, str]:
    """The picture of a stored digest, as file name, content and type. The recipe's "digest_id" says of which; where it
    has "cells", of these only. Raises sqlalchemy.exc.NoResultFound.
    """
    figures = Figures.from_dict(db.get_one(DigestSnapshot, recipe["digest_id"]).figures).wanted_by(recipe)
    return texts.PICTURE_FILE.format(day=figures.at.date().isoformat()), render(figures), "image/png"


def render(figures: Figures) -> bytes:
    """The figures as a PNG. Where there are very many cells, those that need attention are the ones shown."""
    rows = rules.by_name(rules.by_need(figures.parts)[:MOST_ROWS])
    row_height = max(LOWEST_ROW, min(TALLEST_ROW, (LONGEST_SIDE - HEAD - FOOT) // (len(rows) + 1)))
    height = HEAD + row_height * (len(rows) + 1) + FOOT
    page = _Page(height)
    _draw_head(page, figures)
    for number, row in enumerate(rows):
        _draw_row(page, row, HEAD + number * row_height, row_height, number % 2 == 0)
    _draw_totals(page, figures, HEAD + len(rows) * row_height, row_height, len(figures.parts) - len(rows))
    _draw_legend(page, figures, height - FOOT + 28)
    return page.png()


class _Page:
    """A sheet on which things are put by pixels from its upper left corner."""

    def __init__(self, height: int) -> None:
        self._figure = Figure(figsize=(WIDTH / DPI, height / DPI), dpi=DPI, facecolor=PAPER)
        self._canvas = FigureCanvasAgg(self._figure)
        self._axes: Axes = self._figure.add_axes((0, 0, 1, 1))
        self._axes.set(xlim=(0, WIDTH), ylim=(height, 0))
        self._axes.axis("off")

    def box(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        self._axes.add_patch(Rectangle((x, y), width, height, facecolor=colour, edgecolor="none", linewidth=0))

    def words(
        self, x: float, y: float, words: str, size: float, colour: str = INK, bold: bool = False, align: str = "left"
    ) -> None:
        """Put words with their middle at height `y`."""
        self._axes.text(
            x,
            y,
            words,
            color=colour,
            ha=align,
            va="center" if "\n" in words else "center_baseline",
            fontproperties=_font(size, bold),
            linespacing=1.05,
            parse_math=False,
        )

    def width_of(self, words: str, size: float) -> float:
        renderer = self._canvas.get_renderer()  # type: ignore[no-untyped-call]
        width, _, _ = renderer.get_text_width_height_descent(words, _font(size), ismath=False)
        return float(width)

    def png(self) -> bytes:
        out = io.BytesIO()
        self._figure.savefig(out, format="png", facecolor=PAPER, metadata={"Software": None})
        return out.getvalue()


def _font(size: float, bold: bool = False) -> FontProperties:
    """matplotlib's own DejaVu, which has all Vietnamese letters; `size` in pixels."""
    return FontProperties(family="DejaVu Sans", weight="bold" if bold else "normal", size=size * 72 / DPI)


def _draw_head(page: _Page, figures: Figures) -> None:
    page.words(MARGIN, 42, texts.picture_title(figures), 36, bold=True)
    page.words(MARGIN, 90, _fitting(page, _printable(texts.picture_unit(figures)), 29, WIDTH - 2 * MARGIN), 29)
    page.words(MARGIN, 130, texts.picture_moment(figures), 25, FAINT)
    weeks = rules.weeks_of(figures)
    for number, week in enumerate(weeks):
        if number == len(weeks) - 1:
            page.words(_week_left(number) + WEEK_WIDTH / 2, 192, texts.PICTURE_AHEAD, 21, bold=True, align="center")
        elif number % 2 == 1:
            page.words(_week_left(number) + WEEK_WIDTH / 2, 192, f"{week.first:%d/%m}", 21, FAINT, align="center")
    for x, words in zip(NUMBERS, texts.PICTURE_NUMBERS, strict=True):
        page.words(x, 180, words, 21, bold=True, align="center")


def _week_left(number: int) -> float:
    gap = AHEAD_GAP if number >= rules.WEEKS_SHOWN else 0
    return WEEKS_LEFT + number * WEEK_WIDTH + gap


def _draw_row(page: _Page, row: CellRow, top: float, height: float, striped: bool) -> None:
    if striped:
        page.box(0, top, WIDTH, height, STRIPE)
    middle = top + height / 2
    if row.counts.without and row.cells == 1:
        sign = texts.SIGN_NO_PLAN if row.counts.without_plan else texts.SIGN_PLAN
        page.words(SIGN_MIDDLE, middle, sign, 25, WARNING, align="center")
    size = min(28.0, height * 0.68)
    _draw_name(page, _printable(texts.short_name(row.name)), middle, size, height)
    for number, mark in enumerate(row.weeks):
        _draw_mark(page, mark, _week_left(number), top, height)
    _draw_numbers(page, row.counts, middle, size)


def _draw_name(page: _Page, name: str, middle: float, size: float, height: float) -> None:
    """A long name gets smaller letters, or two lines where the row is tall; at last it is shortened."""
    if page.width_of(name, size - 4) > NAME_WIDTH and height >= TALL_ENOUGH_FOR_TWO_LINES:
        start, rest = _broken(page, name, 21)
        lines = [_fitting(page, line, 21, NAME_WIDTH) for line in (start, rest) if line]
        page.words(NAME_LEFT, middle, "\n".join(lines), 21)
        return
    while page.width_of(name, size) > NAME_WIDTH and size > 20:
        size -= 1
    page.words(NAME_LEFT, middle, _fitting(page, name, size, NAME_WIDTH), size)


def _broken(page: _Page, name: str, size: float) -> tuple[str, str]:
    """The name in two lines, as even as its words allow."""
    words = name.split()
    halves = [(" ".join(words[:count]), " ".join(words[count:])) for count in range(1, len(words))] or [(name, "")]
    return min(halves, key=lambda pair: max(page.width_of(half, size) for half in pair))


def _fitting(page: _Page, words: str, size: float, width: float) -> str:
    """The words, with a gap before the last one where they are too wide: what tells names apart is often at the end."""
    if page.width_of(words, size) <= width:
        return words
    last = words.rpartition(" ")[2][-6:]
    start = words[: -len(last)].rstrip()
    while start and page.width_of(f"{start}… {last}", size) > width:
        start = start[:-1].rstrip()
    return f"{start}… {last}"


def _draw_mark(page: _Page, mark: MarkCounts, left: float, top: float, height: float) -> None:
    """A week's square; where tasks fell late, its right part says so."""
    sign = SIGNS[mark.session]
    if mark.number > 1:
        sign = replace(sign, sign=str(mark.number))
    x, y, width, tall = left + 2, top + 3, WEEK_WIDTH - 4, height - 6
    share = 0.6 if mark.late else 1.0
    _draw_sign(page, sign, x, y, width * share, tall)
    if mark.late:
        _draw_sign(page, LATE, x + width * share, y, width * (1 - share), tall)


def _draw_sign(page: _Page, sign: Symbol, x: float, y: float, width: float, height: float) -> None:
    page.box(x, y, width, height, sign.fill)
    size = min(26.0, height * 0.8, 1.4 * width / len(sign.sign))
    page.words(x + width / 2, y + height / 2, sign.sign, size, sign.ink, bold=True, align="center")


def _draw_numbers(page: _Page, counts: Counts, middle: float, size: float) -> None:
    for x, number, colour in zip(NUMBERS, _three(counts), (INK, WARNING, PURPLE), strict=True):
        page.words(x, middle, str(number), size, colour if number else FAINT, bold=number > 0, align="center")


def _three(counts: Counts) -> tuple[int, int, int]:
    return counts.done, counts.late, counts.difficulty


def _draw_totals(page: _Page, figures: Figures, top: float, height: float, hidden: int) -> None:
    page.box(MARGIN, top + 1, WIDTH - 2 * MARGIN, 2, INK)
    middle = top + height / 2 + 2
    size = min(28.0, height * 0.68)
    page.words(NAME_LEFT, middle, texts.picture_totals(figures, hidden), size, bold=True)
    _draw_numbers(page, figures.totals, middle, size)


def _draw_legend(page: _Page, figures: Figures, top: float) -> None:
    square = texts.PICTURE_SQUARE_OF_MANY if any(row.cells > 1 for row in figures.parts) else texts.PICTURE_SQUARE
    page.words(MARGIN, top, square, 22, FAINT)
    squares: Sequence[tuple[Symbol, str]] = [
        *((SIGNS[state], words) for state, words in texts.PICTURE_STATES.items()),
        (LATE, texts.PICTURE_LATE),
    ]
    places = [(MARGIN + column, top + 44 * line) for line in (1, 2) for column in (0, 330, 620)]
    for (x, y), (sign, words) in zip(places, squares, strict=False):
        _draw_sign(page, sign, x, y - 17, 36, 34)
        page.words(x + 46, y, words, 22)
    year, quarter = figures.quarter
    for x, sign_text, words in (
        (MARGIN, texts.SIGN_NO_PLAN, texts.PICTURE_NO_PLAN),
        (MARGIN + 620, texts.SIGN_PLAN, texts.PICTURE_PLAN),
    ):
        page.words(x + 18, top + 44 * 3, sign_text, 25, WARNING, align="center")
        page.words(x + 46, top + 44 * 3, words.format(quarter=texts.QUARTERS[quarter - 1], year=year), 22)


def _printable(words: str) -> str:
    """Without the signs that the font has not (an emoji in a name), which would be drawn as boxes."""
    letters = get_font(findfont(_font(20))).get_charmap()
    return "".join(letter for letter in " ".join(words.split()) if ord(letter) in letters).strip()
