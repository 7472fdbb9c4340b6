"""What a download was asked for

Revision ID: 0002
Revises: 0001
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_OLD = "uq_downloads_channel_chat_id_remote_unique_id"
_NEW = "uq_downloads_channel_chat_id_remote_unique_id_purpose"
_COLUMNS = ["channel", "chat_id", "remote_unique_id"]


def upgrade() -> None:
    with op.batch_alter_table("downloads") as batch_op:
        batch_op.add_column(sa.Column("purpose", sa.String(), nullable=False, server_default=""))
        batch_op.drop_constraint(_OLD, type_="unique")
        batch_op.create_unique_constraint(_NEW, [*_COLUMNS, "purpose"])
    with op.batch_alter_table("downloads") as batch_op:
        batch_op.alter_column("purpose", server_default=None)


def downgrade() -> None:
    # Of one file asked for several times, the last stays.
    op.execute(
        "DELETE FROM downloads WHERE id NOT IN "
        "(SELECT MAX(id) FROM downloads GROUP BY channel, chat_id, remote_unique_id)"
    )
    with op.batch_alter_table("downloads") as batch_op:
        batch_op.drop_constraint(_NEW, type_="unique")
        batch_op.create_unique_constraint(_OLD, _COLUMNS)
        batch_op.drop_column("purpose")
