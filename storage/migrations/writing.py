"""`make migration`: write the first step anew from the tables there are.

Until 0.2.0 is tagged the first step may be written anew. Its name changes with what it makes, so that a database of
another layout is known by its revision. Afterwards steps are added behind it, and this goes.
"""

from hashlib import sha256
from pathlib import Path

from alembic.autogenerate import produce_migrations, render_python_code
from alembic.runtime.migration import MigrationContext

from storage import schema
from storage.base import Base
from storage.database import open_engine

FIRST = Path(__file__).parent / "versions" / "first.py"
_STEP = '''"""All tables of 0.2.0. Written by `make migration` (storage/migrations/writing.py)."""

import sqlalchemy as sa
from alembic import op

import storage.base

revision = "{revision}"
down_revision = None
branch_labels = None
depends_on = None

TABLES = ({tables})


def upgrade() -> None:
    {upgrade}


def downgrade() -> None:
    for table in reversed(TABLES):
        op.drop_table(table)
'''


def first_step() -> str:
    """The source of the step that makes all tables in an empty database, and drops them again."""
    assert schema.TABLE_MODULES
    with open_engine("sqlite://", None).connect() as connection:
        made = produce_migrations(MigrationContext.configure(connection), Base.metadata).upgrade_ops
    assert made is not None
    upgrade = render_python_code(made, user_module_prefix=None)
    upgrade = "\n".join(line for line in upgrade.splitlines() if not line.lstrip().startswith("#")).strip()
    tables = " ".join(f'"{table.name}",' for table in Base.metadata.sorted_tables)
    layout = sha256(upgrade.encode()).hexdigest()[:6]
    return _STEP.format(revision=f"0001_{layout}", tables=tables, upgrade=upgrade)


if __name__ == "__main__":
    FIRST.write_text(first_step(), encoding="utf-8")
