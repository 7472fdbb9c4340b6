"""Old bodies and forms are found without reading whole tables

Revision ID: 0011
Revises: 0010
"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

INBOX = "done_at IS NOT NULL AND raw <> '{}'"
OUTBOX = "finished_at IS NOT NULL AND payload <> '{}'"


def upgrade() -> None:
    op.create_index("ix_inbox_kept", "inbox", ["done_at"], sqlite_where=sa.text(INBOX), postgresql_where=sa.text(INBOX))
    op.create_index(
        "ix_outbox_kept", "outbox", ["finished_at"], sqlite_where=sa.text(OUTBOX), postgresql_where=sa.text(OUTBOX)
    )
    op.create_index("ix_drafts_state_updated_at", "drafts", ["state", "updated_at"])


def downgrade() -> None:
    op.drop_index("ix_drafts_state_updated_at", table_name="drafts")
    op.drop_index("ix_outbox_kept", table_name="outbox")
    op.drop_index("ix_inbox_kept", table_name="inbox")
