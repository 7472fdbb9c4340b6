"""A database as another version of chibo has left it."""

from storage.database import open_engine
from storage.keys import Key
from tests.key import KEY

REVISION = "0011"


def made_by_another(url: str, key: Key = KEY) -> None:
    """Let the database say that it is at a revision for which there is no step."""
    engine = open_engine(url, key)
    with engine.begin() as connection:
        connection.exec_driver_sql(f"UPDATE alembic_version SET version_num = '{REVISION}'")  # noqa: S608
    engine.dispose()
