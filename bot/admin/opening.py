"""The one way in which the command line opens the database."""

import os
import pwd
from collections.abc import Iterator
from contextlib import contextmanager

from bot.config import Settings
from storage import schema
from storage.database import Database
from storage.sealed_folder import confirm


def operator() -> str:
    """The login of whoever uses the command line; through sudo also who that was: "root (lan)"."""
    try:
        login = pwd.getpwuid(os.getuid()).pw_name
    except KeyError:
        login = str(os.getuid())
    before = os.environ.get("SUDO_USER")
    return f"{login} ({before})" if before and before != login else login


@contextmanager
def opened(settings: Settings) -> Iterator[Database]:
    """The database, made where there is none and brought to its newest form: importing is often the first thing that is
    done with it. What is recorded in it is the operator's deed. Raises UnknownRevision,
    KeyFault.
    """
    key = settings.storage.read_key()
    confirm(settings.storage.files, key)
    database = Database(settings.storage.url, key, operator())
    try:
        schema.migrate(database.engine)
        yield database
    finally:
        database.close()
