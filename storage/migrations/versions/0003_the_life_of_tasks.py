"""The life of tasks: changes, helpers, leave; groups, assessments and requests about data

Revision ID: 0003
Revises: 0002
"""

import sqlalchemy as sa
from alembic import op

import storage.base

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "cell_groups",
        sa.Column("cell_id", sa.Integer(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("sums_on", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["cell_id"], ["units.id"], name=op.f("fk_cell_groups_cell_id")),
        sa.PrimaryKeyConstraint("cell_id", name=op.f("pk_cell_groups")),
    )
    op.create_table(
        "data_requests",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("asked_at", storage.base.UtcDateTime(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("answer", sa.String(), nullable=False),
        sa.Column("answered_at", storage.base.UtcDateTime(), nullable=True),
        sa.Column("answered_by_id", sa.Integer(), nullable=True),
        sa.Column("draft_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["answered_by_id"], ["people.id"], name=op.f("fk_data_requests_answered_by_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_data_requests_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_data_requests")),
        sa.UniqueConstraint("draft_id", name=op.f("uq_data_requests_draft_id")),
    )
    with op.batch_alter_table("data_requests", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_data_requests_answered_at"), ["answered_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_data_requests_person_id"), ["person_id"], unique=False)

    op.create_table(
        "leaves",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("first_on", sa.Date(), nullable=False),
        sa.Column("last_on", sa.Date(), nullable=False),
        sa.Column("set_by_id", sa.Integer(), nullable=False),
        sa.Column("set_at", storage.base.UtcDateTime(), nullable=False),
        sa.Column("ended_at", storage.base.UtcDateTime(), nullable=True),
        sa.Column("draft_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_leaves_person_id")),
        sa.ForeignKeyConstraint(["set_by_id"], ["people.id"], name=op.f("fk_leaves_set_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_leaves")),
        sa.UniqueConstraint("draft_id", name=op.f("uq_leaves_draft_id")),
    )
    with op.batch_alter_table("leaves", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_leaves_last_on"), ["last_on"], unique=False)
        batch_op.create_index(batch_op.f("ix_leaves_person_id"), ["person_id"], unique=False)

    op.create_table(
        "assessments",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("verdict", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("at", storage.base.UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name=op.f("fk_assessments_by_id")),
        sa.ForeignKeyConstraint(["session_id"], ["sessions.id"], name=op.f("fk_assessments_session_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assessments")),
    )
    with op.batch_alter_table("assessments", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_assessments_session_id"), ["session_id"], unique=False)

    op.create_table(
        "task_helpers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("task_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_task_helpers_person_id")),
        sa.ForeignKeyConstraint(["task_id"], ["tasks.id"], name=op.f("fk_task_helpers_task_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_task_helpers")),
        sa.UniqueConstraint("task_id", "person_id", name=op.f("uq_task_helpers_task_id_person_id")),
    )
    with op.batch_alter_table("task_helpers", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_task_helpers_person_id"), ["person_id"], unique=False)

    op.create_table(
        "task_snoozes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("task_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("until", storage.base.UtcDateTime(), nullable=False),
        sa.Column("asked_at", storage.base.UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_task_snoozes_person_id")),
        sa.ForeignKeyConstraint(["task_id"], ["tasks.id"], name=op.f("fk_task_snoozes_task_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_task_snoozes")),
        sa.UniqueConstraint("task_id", "person_id", name=op.f("uq_task_snoozes_task_id_person_id")),
    )
    with op.batch_alter_table("task_snoozes", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_task_snoozes_person_id"), ["person_id"], unique=False)

    op.create_table(
        "task_changes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("task_id", sa.Integer(), nullable=False),
        sa.Column("deed", sa.String(), nullable=False),
        sa.Column("to_state", sa.String(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("at", storage.base.UtcDateTime(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("report_id", sa.Integer(), nullable=True),
        sa.Column("before", sa.JSON(), nullable=False),
        sa.Column("undone_at", storage.base.UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name=op.f("fk_task_changes_by_id")),
        sa.ForeignKeyConstraint(["report_id"], ["reports.id"], name=op.f("fk_task_changes_report_id")),
        sa.ForeignKeyConstraint(["task_id"], ["tasks.id"], name=op.f("fk_task_changes_task_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_task_changes")),
    )
    with op.batch_alter_table("task_changes", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_task_changes_task_id"), ["task_id"], unique=False)

    # Columns are added and dropped natively: SQLite would not let a table that others refer to be made anew.
    op.add_column("reports", sa.Column("help_wanted", sa.String(), nullable=False, server_default=""))
    op.add_column("reports", sa.Column("pair_place", sa.String(), nullable=True))
    op.add_column("reports", sa.Column("withdrawn_at", storage.base.UtcDateTime(), nullable=True))
    op.add_column("tasks", sa.Column("asked_due_on", sa.Date(), nullable=True))


def downgrade() -> None:
    op.drop_column("tasks", "asked_due_on")
    op.drop_column("reports", "withdrawn_at")
    op.drop_column("reports", "pair_place")
    op.drop_column("reports", "help_wanted")
    with op.batch_alter_table("task_changes", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_task_changes_task_id"))

    op.drop_table("task_changes")
    with op.batch_alter_table("task_snoozes", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_task_snoozes_person_id"))

    op.drop_table("task_snoozes")
    with op.batch_alter_table("task_helpers", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_task_helpers_person_id"))

    op.drop_table("task_helpers")
    with op.batch_alter_table("assessments", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_assessments_session_id"))

    op.drop_table("assessments")
    with op.batch_alter_table("leaves", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_leaves_person_id"))
        batch_op.drop_index(batch_op.f("ix_leaves_last_on"))

    op.drop_table("leaves")
    with op.batch_alter_table("data_requests", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_data_requests_person_id"))
        batch_op.drop_index(batch_op.f("ix_data_requests_answered_at"))

    op.drop_table("data_requests")
    op.drop_table("cell_groups")
