"""The QR pictures of an invitation: of one way to the bot, or of each on one slip."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

import segno
from PIL import Image, ImageDraw

from handlers.screens.fonts import font

SCALE = 10
BORDER = 4
SIDE, LETTERS, LINE = 420, 34, 56


def render(recipe: dict[str, Any]) -> bytes:
    """The picture of a recipe, as PNG."""
    return slip_png(recipe["ways"]) if "ways" in recipe else qr_png(recipe["text"])


def qr_png(text: str) -> bytes:
    """`text` as the PNG of a QR code that a phone reads from paper or from another screen."""
    picture = BytesIO()
    segno.make(text, error="m", micro=False).save(picture, kind="png", scale=SCALE, border=BORDER)
    return picture.getvalue()


def _picture(text: str) -> Image.Image:
    """The same code, a pixel a module."""
    rows = [
        bytes(0 if dark else 255 for dark in row)
        for row in segno.make(text, error="m", micro=False).matrix_iter(border=BORDER)
    ]
    return Image.frombytes("L", (len(rows[0]), len(rows)), b"".join(rows)).convert("RGB")


def slip_png(ways: Sequence[Sequence[str]]) -> bytes:
    """Each way (its app, its link, the code to type there or "") side by side, with its words below."""
    slip = Image.new("RGB", (SIDE * len(ways), SIDE + 2 * LINE), "white")
    draw = ImageDraw.Draw(slip)
    for number, (app, link, code) in enumerate(ways):
        slip.paste(_picture(link).resize((SIDE, SIDE), Image.Resampling.NEAREST), (SIDE * number, 0))
        for place, words in enumerate((app, code)):
            at = (SIDE * number + SIDE // 2, SIDE + place * LINE + LINE // 2)
            draw.text(at, words, "black", font(LETTERS), anchor="mm")
    made = BytesIO()
    slip.save(made, "PNG")
    return made.getvalue()
