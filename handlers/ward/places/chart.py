"""The picture of places: a bar each, open and closed with a colour and a sign of their own, as in the digest's."""

import io
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from handlers.screens.fitting import one_line, shortened
from handlers.ward.digests.renderings.chart import DPI, FAINT, INK, PAPER, VERMILION, WIDTH
from handlers.ward.digests.texts import moment_words
from handlers.ward.places import texts
from storage.database import Db

BLUE = "#0072B2"
ROW, HEAD, FOOT = 74, 130, 90
LEFT, RIGHT = 430, 90


def render_recipe(_session: Db, recipe: dict[str, Any]) -> tuple[str, bytes, str]:
    """The picture of the places in the recipe itself ("places": [[name, open, closed], …]), as name, content, type."""
    at = datetime.fromisoformat(recipe["at"]).astimezone(ZoneInfo(recipe["zone"]))
    sums = [(str(name), int(still), int(closed)) for name, still, closed in recipe["places"]]
    return texts.PICTURE_FILE, render(sums, recipe["where"], at), "image/png"


def render(sums: list[tuple[str, int, int]], where: str, at: datetime) -> bytes:
    """The places as a PNG, a phone's width."""
    height = HEAD + ROW * max(1, len(sums)) + FOOT
    figure = Figure(figsize=(WIDTH / DPI, height / DPI), dpi=DPI, facecolor=PAPER)
    FigureCanvasAgg(figure)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set(xlim=(0, WIDTH), ylim=(height, 0))
    axes.axis("off")

    def words(
        x: float, y: float, line: str, size: float, colour: str = INK, bold: bool = False, align: str = "left"
    ) -> None:
        axes.text(
            x,
            y,
            line,
            color=colour,
            fontsize=size * 72 / DPI,
            ha=align,
            va="center",
            family="DejaVu Sans",
            weight="bold" if bold else "normal",
            parse_math=False,
        )

    words(28, 42, texts.PICTURE_TITLE, 34, bold=True)
    words(28, 90, texts.PICTURE_WHERE.format(where=shortened(one_line(where), 40), moment=moment_words(at)), 24, FAINT)
    most = max((still + closed for _, still, closed in sums), default=1) or 1
    for number, (name, still, closed) in enumerate(sums):
        middle = HEAD + ROW * number + ROW / 2
        words(28, middle, shortened(one_line(name), 24), 26)
        left = float(LEFT)
        for count, colour, sign in ((still, VERMILION, texts.OPEN), (closed, BLUE, texts.CLOSED)):
            width = (WIDTH - LEFT - RIGHT) * count / most
            if count:
                axes.barh(middle, width, height=ROW * 0.62, left=left, color=colour)
                words(left + width / 2, middle, f"{sign}{count}", 24, PAPER, bold=True, align="center")
            left += width
    for place, (state, label) in enumerate(texts.PICTURE_LEGEND):
        colour, sign = (VERMILION, texts.OPEN) if state == "open" else (BLUE, texts.CLOSED)
        axes.barh(height - 45, 40, height=34, left=28 + 320 * place, color=colour)
        words(48 + 320 * place, height - 45, sign, 24, PAPER, bold=True, align="center")
        words(82 + 320 * place, height - 45, label, 24)
    out = io.BytesIO()
    figure.savefig(out, format="png", facecolor=PAPER, metadata={"Software": None})
    return out.getvalue()
