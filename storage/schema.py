"""All tables together, and the steps (Alembic) that bring a database to them."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, Table
from sqlalchemy.exc import IntegrityError

from storage import (
    accounts,
    assessments,
    audit,
    audit_chain,
    cell_preferences,
    chairing,
    consents,
    data_requests,
    digests,
    documents,
    drafts,
    feedback,
    files,
    identity,
    inbox,
    installation,
    invitations,
    leaves,
    likeness,
    meeting_notes,
    meetings,
    message_counts,
    outbox,
    people,
    places,
    plans,
    postponed_reminders,
    preferences,
    preparation,
    rhythms,
    sessions,
    shown_choices,
    signs,
    skills,
    task_changes,
    tasks,
    units,
    visits,
)
from storage.audit_guard import put_up, take_down
from storage.base import Base

TABLE_MODULES = (
    accounts,
    assessments,
    audit,
    audit_chain,
    cell_preferences,
    chairing,
    consents,
    data_requests,
    digests,
    documents,
    drafts,
    feedback,
    files,
    identity,
    inbox,
    installation,
    invitations,
    leaves,
    likeness,
    meeting_notes,
    meetings,
    message_counts,
    outbox,
    people,
    places,
    plans,
    preferences,
    preparation,
    rhythms,
    shown_choices,
    sessions,
    signs,
    skills,
    postponed_reminders,
    task_changes,
    tasks,
    units,
    visits,
)


def every_table() -> list[Table]:
    """All tables, one that others refer to before these. Whoever walks the tables asks here: their registry alone knows
    only those whose modules happen to be imported.
    """
    return list(Base.metadata.sorted_tables)


class UnknownRevision(Exception):
    """The database is at a revision for which there is no step here: another version has made it."""

    def __init__(self, revision: str) -> None:
        super().__init__(
            f"the database is at revision {revision}, which this program does not know: it is of another version; "
            "install that version again, or begin with a new database (storage.url)"
        )


def _config(connection: Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    return config


def newest_revision() -> str | None:
    return ScriptDirectory.from_config(_config()).get_current_head()


def current_revision(engine: Engine) -> str | None:
    """The revision the database is at; None where it is empty."""
    with engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def unknown_revision(engine: Engine) -> str | None:
    """The revision the database is at, if there is no step to it here."""
    current = current_revision(engine)
    return None if current in (None, *steps()) else current


def migrate(engine: Engine, revision: str = "head") -> None:
    """Bring the database up to `revision` (one transaction). What is there stays, or nothing is changed at all. Raises
    UnknownRevision.
    """
    if (unknown := unknown_revision(engine)) is not None:
        raise UnknownRevision(unknown)
    with _migrating(engine) as connection:
        command.upgrade(_config(connection), revision)


def migrate_down(engine: Engine, revision: str = "base") -> None:
    with _migrating(engine) as connection:
        command.downgrade(_config(connection), revision)


def steps() -> list[str]:
    """All revisions, oldest first."""
    return [script.revision for script in ScriptDirectory.from_config(_config()).walk_revisions()][::-1]


@contextmanager
def _migrating(engine: Engine) -> Iterator[Connection]:
    """A transaction in which tables may be made anew, which on SQLite means dropped: with foreign keys on, that would
    delete, or be refused for, every row that refers to them. They are checked at the end instead.
    """
    with engine.connect().execution_options(chibo_write=True) as connection:
        _enforce_foreign_keys(connection, False)
        try:
            with connection.begin():
                take_down(connection)
                yield connection
                put_up(connection)
                if broken := _broken_foreign_keys(connection):
                    raise IntegrityError("migration", {}, ValueError(f"rows of {broken} refer to nothing"))
        finally:
            _enforce_foreign_keys(connection, True)


def _enforce_foreign_keys(connection: Connection, on: bool) -> None:
    # SQLite takes this outside of a transaction only, and SQLAlchemy's own execute would begin one.
    raw = connection.connection.driver_connection
    if connection.dialect.name == "sqlite" and raw is not None:
        raw.execute(f"PRAGMA foreign_keys = {'ON' if on else 'OFF'}")


def _broken_foreign_keys(connection: Connection) -> str:
    if connection.dialect.name != "sqlite":
        return ""
    return ", ".join(sorted({str(row[0]) for row in connection.exec_driver_sql("PRAGMA foreign_key_check")}))


def differences(engine: Engine) -> list[object]:
    """What the database lacks or has too much, compared with the tables; empty when it fits."""
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        return list(compare_metadata(context, Base.metadata))
