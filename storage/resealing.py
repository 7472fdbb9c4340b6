"""An embedded database under another key: taken over from a plain one, or the other way round."""

from pathlib import Path

from storage.database import open_engine
from storage.keys import Key


def export_database(source: Path, source_key: Key | None, target: Path, target_key: Key | None) -> None:
    """Write the whole of a database that nobody uses into a new file, under another key; None means plain.

    Raises WrongKey, DatabaseFault; the target is then not whole.
    """
    engine = open_engine(f"sqlite:///{source}", source_key)
    raw = engine.raw_connection()
    try:
        cursor = raw.cursor()
        cursor.execute("ATTACH DATABASE ? AS target KEY ?", (str(target), _written(target_key)))
        cursor.execute("SELECT sqlcipher_export('target')")
        cursor.execute("DETACH DATABASE target")
    finally:
        raw.close()
        engine.dispose()


def _written(key: Key | None) -> str:
    return "" if key is None else f"x'{key.hex}'"
