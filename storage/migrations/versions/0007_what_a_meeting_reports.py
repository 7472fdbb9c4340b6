"""Reports that a meeting wrote come of no draft of their own

Revision ID: 0007
Revises: 0006
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("reports") as batch_op:
        batch_op.alter_column("draft_id", existing_type=sa.Integer(), nullable=True)


def downgrade() -> None:
    op.execute("UPDATE reports SET draft_id = -1000000 - id WHERE draft_id IS NULL")
    with op.batch_alter_table("reports") as batch_op:
        batch_op.alter_column("draft_id", existing_type=sa.Integer(), nullable=False)
