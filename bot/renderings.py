"""Files that are made on delivery, from a recipe in the outbox row. Runs in a thread, with a session of its own."""

from typing import Any

from handlers.digests import chart
from handlers.joining.qr import qr_png
from storage.database import Database

Rendered = tuple[str, bytes, str]


class Renderings:
    """All recipes, by their kind."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def __call__(self, recipe: dict[str, Any]) -> Rendered:
        """The file's name, content and type. Raises KeyError for an unknown recipe."""
        return {"qr": self._qr, "digest_chart": self._digest_chart}[recipe["kind"]](recipe)

    def _qr(self, recipe: dict[str, Any]) -> Rendered:
        return "loi-moi.png", qr_png(recipe["text"]), "image/png"

    def _digest_chart(self, recipe: dict[str, Any]) -> Rendered:
        with self._database.reading() as session:
            return chart.render_recipe(session, recipe)
