"""Files that are made on delivery, from a recipe in the outbox row. Runs in a thread, with a session of its own."""

from collections.abc import Callable
from typing import Any

from sqlalchemy.orm import Session

from handlers.digests import chart, sheet
from handlers.joining.qr import qr_png
from storage.database import Database

Rendered = tuple[str, bytes, str]
_FROM_THE_DATABASE: dict[str, Callable[[Session, dict[str, Any]], Rendered]] = {
    "digest_chart": chart.render_recipe,
    "digest_sheet": sheet.render_recipe,
}


class Renderings:
    """All recipes, by their kind."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def __call__(self, recipe: dict[str, Any]) -> Rendered:
        """The file's name, content and type. Raises KeyError for an unknown recipe."""
        if recipe["kind"] == "qr":
            return "loi-moi.png", qr_png(recipe["text"]), "image/png"
        with self._database.reading() as session:
            return _FROM_THE_DATABASE[recipe["kind"]](session, recipe)
