"""Before and after as one picture side by side, with the day of the report and the place as it was typed."""

from io import BytesIO
from typing import Any

from PIL import Image, ImageDraw

from handlers.context import Work
from handlers.forms.pictures_apart import picture_within
from handlers.language.dates import long_date
from handlers.screens.fonts import font
from handlers.tasks import texts
from storage.files import FileStore
from storage.tasks import Report

KIND = "before_after"
SIDE, GAP, BAR = 800, 12, 96
LETTERS, SMALL = 34, 28


def pair_recipe(work: Work, report: Report, before: str, after: str) -> dict[str, Any]:
    """All that the picture shows: two contents by hash, the day and the place."""
    day = long_date(report.at.astimezone(work.zone).date())
    return {"kind": KIND, "before": before, "after": after, "day": day, "place": report.pair_place or ""}


def render(files: FileStore, recipe: dict[str, Any]) -> tuple[str, bytes, str]:
    """The picture: its name, content and type; drawn in a thread. Raises FileNotFoundError where a content is gone."""
    sides = [picture_within(files.read(recipe[name]), SIDE) for name in ("before", "after")]
    height = max(side.height for side in sides)
    picture = Image.new("RGB", (2 * SIDE + GAP, BAR + height + BAR), "white")
    draw = ImageDraw.Draw(picture)
    for number, (side, words) in enumerate(zip(sides, (texts.BEFORE, texts.AFTER), strict=True)):
        left = number * (SIDE + GAP)
        picture.paste(side, (left + (SIDE - side.width) // 2, BAR + (height - side.height) // 2))
        _write(draw, left + SIDE // 2, BAR // 2, words, LETTERS)
    below = texts.PAIR_LINE.format(**recipe) if recipe["place"] else recipe["day"]
    _write(draw, picture.width // 2, picture.height - BAR // 2, below, SMALL)
    made = BytesIO()
    picture.save(made, "JPEG", quality=88)
    return texts.PAIR_FILE, made.getvalue(), "image/jpeg"


def _write(draw: ImageDraw.ImageDraw, x: int, y: int, words: str, size: int) -> None:
    draw.text((x, y), words, "black", font(size), anchor="mm")
