"""An embedded database copied while others use it, and what it finds wrong in itself: for backups."""

from sqlalchemy import Engine

from storage.database import open_engine
from storage.keys import Key


def copy_database(source: str, target: str, key: Key | None) -> None:
    """Copy an SQLite database, whole as it is at one moment, while others use it. The copy has the same key.

    Raises WrongKey, DatabaseFault.
    """
    engines = open_engine(source, key), open_engine(target, key)
    origin, copy = (engine.raw_connection() for engine in engines)
    try:
        assert origin.driver_connection is not None
        origin.driver_connection.backup(copy.driver_connection)
    finally:
        for connection in (origin, copy):
            connection.close()
        for engine in engines:
            engine.dispose()


def integrity_faults(engine: Engine) -> list[str]:
    """What an embedded database finds wrong in itself: in its tables, and in the seals of its pages."""
    with engine.connect() as connection:
        found = [str(row[0]) for row in connection.exec_driver_sql("PRAGMA integrity_check")]
        # A database that is not sealed has no seals to look at, and answers with nothing at all.
        seals = connection.exec_driver_sql("PRAGMA cipher_integrity_check")
        broken = [str(row[0]) for row in seals] if seals.returns_rows else []
        return [one for one in found if one != "ok"] + broken
