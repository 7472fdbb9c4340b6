"""Files that are made on delivery, from a recipe in the outbox row. Runs in a thread, with a session of its own."""

from collections.abc import Callable
from typing import Any

from handlers.meetings.book import sheet as book
from handlers.meetings.minutes import rendering as documents
from handlers.people.administration import sheet as invitations
from handlers.people.joining import qr
from handlers.people.own_year import document as own_year
from handlers.people.privacy import own_data, own_data_document
from handlers.sessions.attendance import calendar_entry, invitation_card
from handlers.sessions.plan.workbook import template
from handlers.sessions.preparation import giving_out
from handlers.tasks.cell_tasks import slip
from handlers.tasks.one_task import before_and_after
from handlers.ward.digests.renderings import sheet
from storage.database import Database, Db
from storage.files import FileStore

Rendered = tuple[str, bytes, str]


def _chart(db: Db, recipe: dict[str, Any]) -> Rendered:
    # The drawing library takes a second to load, which is a third of a start: it waits until somebody wants a picture.
    from handlers.ward.digests.renderings import chart

    return chart.render_recipe(db, recipe)


def _places(db: Db, recipe: dict[str, Any]) -> Rendered:
    from handlers.ward.places import chart

    return chart.render_recipe(db, recipe)


_FROM_THE_DATABASE: dict[str, Callable[[Db, dict[str, Any]], Rendered]] = {
    "digest_chart": _chart,
    "digest_sheet": sheet.render_recipe,
    "places_chart": _places,
    own_data.KIND: own_data.render,
    own_data_document.READABLE: own_data_document.render,
    "document": documents.render_recipe,
    book.KIND: book.render_recipe,
}
_FROM_THE_RECIPE: dict[str, Callable[[dict[str, Any]], Rendered]] = {
    slip.KIND: slip.render_slip,
    template.KIND: template.render,
    calendar_entry.KIND: calendar_entry.render,
    invitation_card.KIND: invitation_card.render,
    invitations.KIND: invitations.render_sheet,
}
_FROM_FILES: dict[str, Callable[[FileStore, dict[str, Any]], Rendered]] = {
    before_and_after.KIND: before_and_after.render,
    giving_out.KIND: giving_out.render,
}


class Renderings:
    """All recipes, by their kind."""

    def __init__(self, database: Database, files: FileStore | None = None) -> None:
        self._database = database
        self._files = files

    def __call__(self, recipe: dict[str, Any]) -> Rendered:
        """The file's name, content and type. Raises KeyError for an unknown recipe."""
        if recipe["kind"] == "qr":
            return "loi-moi.png", qr.render(recipe), "image/png"
        if (render := _FROM_THE_RECIPE.get(recipe["kind"])) is not None:
            return render(recipe)
        if self._files is not None and (from_files := _FROM_FILES.get(recipe["kind"])) is not None:
            return from_files(self._files, recipe)
        with self._database.reading() as db:
            if self._files is not None and recipe["kind"] == own_year.KIND:
                return own_year.render(db, self._files, recipe)
            return _FROM_THE_DATABASE[recipe["kind"]](db, recipe)
