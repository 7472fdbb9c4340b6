"""The year's plan

Revision ID: 0006
Revises: 0005
"""

import sqlalchemy as sa
from alembic import op

import storage.base

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

WORDS = ("aim", "expected", "materials", "practice", "sent_reason")
PLANNED = sa.text("state = 'planned'")
MOMENTS = ("sent_at", "decided_at")


def upgrade() -> None:
    op.create_table(
        "theme_mark_counts",
        sa.Column("mark", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("themes", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("mark", name=op.f("pk_theme_mark_counts")),
    )
    op.create_table(
        "materials",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("file_hash", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("at", storage.base.UtcDateTime(), nullable=False),
        sa.Column("shared_at", storage.base.UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name=op.f("fk_materials_by_id")),
        sa.ForeignKeyConstraint(["file_hash"], ["files.hash"], name=op.f("fk_materials_file_hash")),
        sa.ForeignKeyConstraint(["session_id"], ["sessions.id"], name=op.f("fk_materials_session_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_materials")),
        sa.UniqueConstraint("session_id", "file_hash", name=op.f("uq_materials_session_id_file_hash")),
    )
    op.create_table(
        "materials_read",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("at", storage.base.UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_materials_read_person_id")),
        sa.ForeignKeyConstraint(["session_id"], ["sessions.id"], name=op.f("fk_materials_read_session_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_materials_read")),
        sa.UniqueConstraint("session_id", "person_id", name=op.f("uq_materials_read_session_id_person_id")),
    )
    op.create_table(
        "plan_changes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("fields", sa.JSON(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("at", storage.base.UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name=op.f("fk_plan_changes_by_id")),
        sa.ForeignKeyConstraint(["session_id"], ["sessions.id"], name=op.f("fk_plan_changes_session_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_changes")),
    )
    with op.batch_alter_table("plan_changes", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_plan_changes_session_id"), ["session_id"], unique=False)

    op.create_table(
        "plan_remarks",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("field", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("at", storage.base.UtcDateTime(), nullable=False),
        sa.Column("settled_at", storage.base.UtcDateTime(), nullable=True),
        sa.Column("answer", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name=op.f("fk_plan_remarks_by_id")),
        sa.ForeignKeyConstraint(["session_id"], ["sessions.id"], name=op.f("fk_plan_remarks_session_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_remarks")),
    )
    with op.batch_alter_table("plan_remarks", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_plan_remarks_session_id"), ["session_id"], unique=False)

    op.create_table(
        "preparation_steps_done",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("at", storage.base.UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name=op.f("fk_preparation_steps_done_by_id")),
        sa.ForeignKeyConstraint(["session_id"], ["sessions.id"], name=op.f("fk_preparation_steps_done_session_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_preparation_steps_done")),
        sa.UniqueConstraint("session_id", "key", name=op.f("uq_preparation_steps_done_session_id_key")),
    )
    op.create_table(
        "questions_ahead",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("at", storage.base.UtcDateTime(), nullable=False),
        sa.Column("draft_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_questions_ahead_person_id")),
        sa.ForeignKeyConstraint(["session_id"], ["sessions.id"], name=op.f("fk_questions_ahead_session_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_questions_ahead")),
        sa.UniqueConstraint("draft_id", name=op.f("uq_questions_ahead_draft_id")),
    )
    with op.batch_alter_table("questions_ahead", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_questions_ahead_person_id"), ["person_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_questions_ahead_session_id"), ["session_id"], unique=False)

    op.create_table(
        "session_guests",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("invited_by", sa.String(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_session_guests_person_id")),
        sa.ForeignKeyConstraint(["session_id"], ["sessions.id"], name=op.f("fk_session_guests_session_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_session_guests")),
    )
    with op.batch_alter_table("session_guests", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_session_guests_person_id"), ["person_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_session_guests_session_id"), ["session_id"], unique=False)

    op.create_table(
        "theme_marks",
        sa.Column("mark", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["session_id"], ["sessions.id"], name=op.f("fk_theme_marks_session_id")),
        sa.PrimaryKeyConstraint("mark", "session_id", name=op.f("pk_theme_marks")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("theme_marks", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_theme_marks_session_id"), ["session_id"], unique=False)

    op.create_table(
        "visits",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("visitor_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("planned_by_id", sa.Integer(), nullable=False),
        sa.Column("planned_at", storage.base.UtcDateTime(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("changed_at", storage.base.UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(["planned_by_id"], ["people.id"], name=op.f("fk_visits_planned_by_id")),
        sa.ForeignKeyConstraint(["session_id"], ["sessions.id"], name=op.f("fk_visits_session_id")),
        sa.ForeignKeyConstraint(["visitor_id"], ["people.id"], name=op.f("fk_visits_visitor_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visits")),
    )
    with op.batch_alter_table("visits", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_visits_session_id"), ["session_id"], unique=False)
        batch_op.create_index("ix_visits_visitor_id_state", ["visitor_id", "state"], unique=False)
        batch_op.create_index(
            "uq_visits_planned", ["session_id"], unique=True, sqlite_where=PLANNED, postgresql_where=PLANNED
        )

    # Plain ALTER TABLE: sessions are referred to, so that the table must not be made anew. The defaults stay.
    for name in WORDS:
        op.add_column("sessions", sa.Column(name, sa.String(), nullable=False, server_default=""))
    op.add_column("sessions", sa.Column("approval", sa.String(), nullable=False, server_default="draft"))
    op.add_column("sessions", sa.Column("plan_version", sa.Integer(), nullable=False, server_default="1"))
    for name in MOMENTS:
        op.add_column("sessions", sa.Column(name, storage.base.UtcDateTime(), nullable=True))
    op.create_index("ix_sessions_approval_sent_at", "sessions", ["approval", "sent_at"], unique=False)


def downgrade() -> None:
    op.drop_index("ix_sessions_approval_sent_at", "sessions")
    for name in (*WORDS, "approval", "plan_version", *MOMENTS):
        op.drop_column("sessions", name)
    with op.batch_alter_table("visits", schema=None) as batch_op:
        batch_op.drop_index("uq_visits_planned", sqlite_where=PLANNED, postgresql_where=PLANNED)
        batch_op.drop_index("ix_visits_visitor_id_state")
        batch_op.drop_index(batch_op.f("ix_visits_session_id"))

    op.drop_table("visits")
    with op.batch_alter_table("theme_marks", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_theme_marks_session_id"))

    op.drop_table("theme_marks")
    with op.batch_alter_table("session_guests", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_session_guests_session_id"))
        batch_op.drop_index(batch_op.f("ix_session_guests_person_id"))

    op.drop_table("session_guests")
    with op.batch_alter_table("questions_ahead", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_questions_ahead_session_id"))
        batch_op.drop_index(batch_op.f("ix_questions_ahead_person_id"))

    op.drop_table("questions_ahead")
    op.drop_table("preparation_steps_done")
    with op.batch_alter_table("plan_remarks", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_plan_remarks_session_id"))

    op.drop_table("plan_remarks")
    with op.batch_alter_table("plan_changes", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_plan_changes_session_id"))

    op.drop_table("plan_changes")
    op.drop_table("materials_read")
    op.drop_table("materials")
    op.drop_table("theme_mark_counts")
