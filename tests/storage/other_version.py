"""A database as another version of chibo has left it."""

from storage.database import open_engine

REVISION = "0011"


def made_by_another(url: str) -> None:
    """Let the database say that it is at a revision for which there is no step."""
    engine = open_engine(url)
    with engine.begin() as connection:
        connection.exec_driver_sql(f"UPDATE alembic_version SET version_num = '{REVISION}'")  # noqa: S608
    engine.dispose()
