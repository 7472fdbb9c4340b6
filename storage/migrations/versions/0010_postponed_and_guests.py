"""A session can be postponed without a new date, and each guest has been asked, accepts or declines

Revision ID: 0010
Revises: 0009
"""

import sqlalchemy as sa
from alembic import op

import storage.base

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("session_moves") as batch_op:
        batch_op.add_column(sa.Column("postponed", sa.Boolean(), nullable=False, server_default=sa.false()))
    with op.batch_alter_table("session_guests") as batch_op:
        batch_op.add_column(sa.Column("standing", sa.String(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("standing_at", storage.base.UtcDateTime(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("session_guests") as batch_op:
        batch_op.drop_column("standing_at")
        batch_op.drop_column("standing")
    with op.batch_alter_table("session_moves") as batch_op:
        batch_op.drop_column("postponed")
