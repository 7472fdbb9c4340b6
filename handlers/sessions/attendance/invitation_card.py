"""An invitation as a picture, to be forwarded to guests who do not use the bot."""

from io import BytesIO
from textwrap import wrap
from typing import Any

from PIL import Image, ImageDraw

from handlers.screens.fonts import font
from handlers.sessions.attendance import texts

KIND = "guest_card"
SIZE = (1080, 760)
MARGIN = 70
RED, INK, PAPER = (176, 24, 32), (40, 40, 40), (255, 252, 245)
LETTERS_A_LINE = 44
MOST_LINES = 11


def recipe(name: str, cell: str, theme: str, start: str, place: str) -> dict[str, Any]:
    return {"kind": KIND, "name": name, "cell": cell, "theme": theme, "start": start, "place": place}


def render(recipe: dict[str, Any]) -> tuple[str, bytes, str]:
    """The file of a recipe: name, PNG, type."""
    picture = Image.new("RGB", SIZE, PAPER)
    draw = ImageDraw.Draw(picture)
    draw.rectangle((20, 20, SIZE[0] - 20, SIZE[1] - 20), outline=RED, width=6)
    draw.text((SIZE[0] / 2, 60), recipe["cell"].upper(), font=font(28, bold=True), fill=INK, anchor="ma")
    draw.text((SIZE[0] / 2, 120), texts.CARD_HEAD, font=font(60, bold=True), fill=RED, anchor="ma")
    for number, line in enumerate(_lines(recipe)):
        draw.text((MARGIN, 230 + number * 44), line, font=font(30), fill=INK)
    content = BytesIO()
    picture.save(content, format="PNG")
    return "giay-moi.png", content.getvalue(), "image/png"


def _lines(recipe: dict[str, Any]) -> list[str]:
    lines: list[str] = []
    for line in texts.CARD_LINES:
        lines += wrap(line.format(**recipe), LETTERS_A_LINE) or [""]
    return lines[:MOST_LINES]
