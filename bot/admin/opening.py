"""The one way in which the command line opens the database."""

from collections.abc import Iterator
from contextlib import contextmanager

from bot.config import Settings
from storage import schema
from storage.database import Database


@contextmanager
def opened(settings: Settings) -> Iterator[Database]:
    """The database, made where there is none and brought to its newest form: importing is often the first thing that is
    done with it. Raises UnknownRevision.
    """
    database = Database(settings.storage.url)
    try:
        schema.migrate(database.engine)
        yield database
    finally:
        database.close()
