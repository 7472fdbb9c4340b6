"""When each cell was last looked at for signs of form

Revision ID: 0008
Revises: 0007
"""

import sqlalchemy as sa
from alembic import op

import storage.base

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "sign_looks",
        sa.Column("cell_id", sa.Integer(), nullable=False),
        sa.Column("at", storage.base.UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["cell_id"], ["units.id"], name=op.f("fk_sign_looks_cell_id")),
        sa.PrimaryKeyConstraint("cell_id", name=op.f("pk_sign_looks")),
    )


def downgrade() -> None:
    op.drop_table("sign_looks")
