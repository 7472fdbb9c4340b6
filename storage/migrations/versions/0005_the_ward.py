"""The ward: places, signs of form, lessons, own choices; units that change; folded words and indexes

Revision ID: 0005
Revises: 0004
"""

import sqlalchemy as sa
from alembic import op

import storage.base
from storage.search_words import folded

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "unit_changes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("deed", sa.String(), nullable=False),
        sa.Column("name_until", sa.String(), nullable=False),
        sa.Column("other_id", sa.Integer(), nullable=True),
        sa.Column("moved", sa.JSON(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("at", storage.base.UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["other_id"], ["units.id"], name=op.f("fk_unit_changes_other_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_unit_changes_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unit_changes")),
    )
    with op.batch_alter_table("unit_changes", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_unit_changes_other_id"), ["other_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_unit_changes_unit_id"), ["unit_id"], unique=False)

    op.create_table(
        "lessons",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("lesson", sa.String(), nullable=False),
        sa.Column("sent_at", storage.base.UtcDateTime(), nullable=False),
        sa.Column("choice", sa.Integer(), nullable=True),
        sa.Column("answered_at", storage.base.UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_lessons_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lessons")),
        sa.UniqueConstraint("person_id", "lesson", name=op.f("uq_lessons_person_id_lesson")),
    )
    op.create_table(
        "preferences",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("value", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_preferences_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_preferences")),
        sa.UniqueConstraint("person_id", "name", name=op.f("uq_preferences_person_id_name")),
    )
    op.create_table(
        "text_votes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("helped", sa.Boolean(), nullable=False),
        sa.Column("at", storage.base.UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_text_votes_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_text_votes")),
        sa.UniqueConstraint("person_id", "text", name=op.f("uq_text_votes_person_id_text")),
    )
    op.create_table(
        "signs",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("cell_id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("rule", sa.String(), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("seen_at", storage.base.UtcDateTime(), nullable=False),
        sa.Column("shown_from", storage.base.UtcDateTime(), nullable=False),
        sa.Column("gone_at", storage.base.UtcDateTime(), nullable=True),
        sa.Column("answer", sa.String(), nullable=False),
        sa.Column("answered_by_id", sa.Integer(), nullable=True),
        sa.Column("answered_at", storage.base.UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(["answered_by_id"], ["people.id"], name=op.f("fk_signs_answered_by_id")),
        sa.ForeignKeyConstraint(["cell_id"], ["units.id"], name=op.f("fk_signs_cell_id")),
        sa.ForeignKeyConstraint(["session_id"], ["sessions.id"], name=op.f("fk_signs_session_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signs")),
        sa.UniqueConstraint("session_id", "rule", name=op.f("uq_signs_session_id_rule")),
    )
    with op.batch_alter_table("signs", schema=None) as batch_op:
        batch_op.create_index("ix_signs_cell_id_shown_from", ["cell_id", "shown_from"], unique=False)

    op.create_table(
        "place_matters",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("cell_id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("place_key", sa.String(), nullable=False),
        sa.Column("content", sa.String(), nullable=False),
        sa.Column("field", sa.String(), nullable=False),
        sa.Column("raised_on", sa.Date(), nullable=False),
        sa.Column("task_id", sa.Integer(), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("closed_by_id", sa.Integer(), nullable=True),
        sa.Column("folded", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["cell_id"], ["units.id"], name=op.f("fk_place_matters_cell_id")),
        sa.ForeignKeyConstraint(["closed_by_id"], ["people.id"], name=op.f("fk_place_matters_closed_by_id")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], name=op.f("fk_place_matters_meeting_id")),
        sa.ForeignKeyConstraint(["task_id"], ["tasks.id"], name=op.f("fk_place_matters_task_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_place_matters")),
        sa.UniqueConstraint("meeting_id", "position", name=op.f("uq_place_matters_meeting_id_position")),
    )
    with op.batch_alter_table("place_matters", schema=None) as batch_op:
        batch_op.create_index("ix_place_matters_cell_id_raised_on", ["cell_id", "raised_on"], unique=False)
        batch_op.create_index("ix_place_matters_place_key", ["place_key"], unique=False)
        batch_op.create_index(batch_op.f("ix_place_matters_task_id"), ["task_id"], unique=False)

    op.create_table(
        "place_told",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("matter_id", sa.Integer(), nullable=False),
        sa.Column("cell_id", sa.Integer(), nullable=False),
        sa.Column("at", storage.base.UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["cell_id"], ["units.id"], name=op.f("fk_place_told_cell_id")),
        sa.ForeignKeyConstraint(["matter_id"], ["place_matters.id"], name=op.f("fk_place_told_matter_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_place_told")),
        sa.UniqueConstraint("matter_id", "cell_id", name=op.f("uq_place_told_matter_id_cell_id")),
    )
    with op.batch_alter_table("meetings", schema=None) as batch_op:
        batch_op.create_index("ix_meetings_cell_id_started_at", ["cell_id", "started_at"], unique=False)

    with op.batch_alter_table("reports", schema=None) as batch_op:
        batch_op.add_column(sa.Column("cell_id", sa.Integer(), nullable=True))
    op.execute("UPDATE reports SET cell_id = (SELECT cell_id FROM tasks WHERE tasks.id = reports.task_id)")
    with op.batch_alter_table("reports", schema=None) as batch_op:
        batch_op.alter_column("cell_id", existing_type=sa.Integer(), nullable=False)
        batch_op.create_index("ix_reports_cell_id_at", ["cell_id", "at", "withdrawn_at"], unique=False)
        batch_op.create_foreign_key(batch_op.f("fk_reports_cell_id"), "units", ["cell_id"], ["id"])

    with op.batch_alter_table("sessions", schema=None) as batch_op:
        batch_op.add_column(sa.Column("folded", sa.String(), nullable=False, server_default=""))
        batch_op.create_index("ix_sessions_cell_id_state_starts_at", ["cell_id", "state", "starts_at"], unique=False)

    with op.batch_alter_table("tasks", schema=None) as batch_op:
        batch_op.add_column(sa.Column("folded", sa.String(), nullable=False, server_default=""))
        batch_op.create_index("ix_tasks_cell_id_done_at", ["cell_id", "done_at", "state", "due_on"], unique=False)
        batch_op.create_index("ix_tasks_cell_id_state_due_on", ["cell_id", "state", "due_on"], unique=False)

    with op.batch_alter_table("units", schema=None) as batch_op:
        batch_op.add_column(sa.Column("successor_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("dissolved_at", storage.base.UtcDateTime(), nullable=True))
        batch_op.create_index(batch_op.f("ix_units_successor_id"), ["successor_id"], unique=False)
        batch_op.create_foreign_key(batch_op.f("fk_units_successor_id"), "units", ["successor_id"], ["id"])
    _fold_all("sessions", "theme", "field", "place", "area")
    _fold_all("tasks", "content", "expected")
    for name in ("sessions", "tasks"):
        with op.batch_alter_table(name) as batch_op:
            batch_op.alter_column("folded", existing_type=sa.String(), server_default=None)


def _fold_all(name: str, *columns: str) -> None:
    table = sa.table(name, sa.column("id"), sa.column("folded"), *map(sa.column, columns))
    connection = op.get_bind()
    rows = connection.execute(sa.select(table.c.id, *(table.c[column] for column in columns))).all()
    if rows:
        change = sa.update(table).where(table.c.id == sa.bindparam("of")).values(folded=sa.bindparam("words"))
        connection.execute(change, [{"of": row[0], "words": folded(*row[1:])} for row in rows])


def downgrade() -> None:
    with op.batch_alter_table("units", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_units_successor_id"), type_="foreignkey")
        batch_op.drop_index(batch_op.f("ix_units_successor_id"))
        batch_op.drop_column("dissolved_at")
        batch_op.drop_column("successor_id")

    with op.batch_alter_table("tasks", schema=None) as batch_op:
        batch_op.drop_index("ix_tasks_cell_id_state_due_on")
        batch_op.drop_index("ix_tasks_cell_id_done_at")
        batch_op.drop_column("folded")

    with op.batch_alter_table("sessions", schema=None) as batch_op:
        batch_op.drop_index("ix_sessions_cell_id_state_starts_at")
        batch_op.drop_column("folded")

    with op.batch_alter_table("reports", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_reports_cell_id"), type_="foreignkey")
        batch_op.drop_index("ix_reports_cell_id_at")
        batch_op.drop_column("cell_id")

    with op.batch_alter_table("meetings", schema=None) as batch_op:
        batch_op.drop_index("ix_meetings_cell_id_started_at")

    op.drop_table("place_told")
    with op.batch_alter_table("place_matters", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_place_matters_task_id"))
        batch_op.drop_index("ix_place_matters_place_key")
        batch_op.drop_index("ix_place_matters_cell_id_raised_on")

    op.drop_table("place_matters")
    with op.batch_alter_table("signs", schema=None) as batch_op:
        batch_op.drop_index("ix_signs_cell_id_shown_from")

    op.drop_table("signs")
    op.drop_table("text_votes")
    op.drop_table("preferences")
    op.drop_table("lessons")
    with op.batch_alter_table("unit_changes", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_unit_changes_unit_id"))
        batch_op.drop_index(batch_op.f("ix_unit_changes_other_id"))

    op.drop_table("unit_changes")
