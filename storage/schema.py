"""All tables together, and the steps (Alembic) that bring a database to them."""

from pathlib import Path

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine

from storage import (
    assessments,
    audit,
    cells,
    chairing,
    conversations,
    datarequests,
    digests,
    documents,
    drafts,
    feedback,
    files,
    identity,
    inbox,
    leaves,
    logs,
    meetings,
    outbox,
    people,
    screens,
    sessions,
    tasks,
)
from storage.base import Base

TABLE_MODULES = (
    assessments, audit, cells, chairing, conversations, datarequests, digests, documents, drafts, feedback, files,
    identity, inbox, leaves, logs, meetings, outbox, people, screens, sessions, tasks,
)  # fmt: skip


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


def migrate(engine: Engine, revision: str = "head") -> None:
    """Bring the database up to `revision` (one transaction)."""
    with engine.begin() as connection:
        command.upgrade(_config(connection), revision)


def migrate_down(engine: Engine, revision: str = "base") -> None:
    with engine.begin() as connection:
        command.downgrade(_config(connection), revision)


def make_migration(engine: Engine, message: str, revision_id: str) -> None:
    """Write a new step from the difference between the database and the tables (for developers)."""
    with engine.begin() as connection:
        command.revision(_config(connection), message=message, autogenerate=True, rev_id=revision_id)


def differences(engine: Engine) -> list[object]:
    """What the database lacks or has too much, compared with the tables; empty when it fits."""
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        return list(compare_metadata(context, Base.metadata))
