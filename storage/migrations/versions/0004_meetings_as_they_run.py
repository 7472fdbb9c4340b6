"""Meetings as they run: chairing, roll call, shared notes, numbered documents, visitors' feedback

Revision ID: 0004
Revises: 0003
"""

import sqlalchemy as sa
from alembic import op

import storage.base

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "document_counters",
        sa.Column("cell_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("term", sa.String(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["cell_id"], ["units.id"], name=op.f("fk_document_counters_cell_id")),
        sa.PrimaryKeyConstraint("cell_id", "kind", "term", name=op.f("pk_document_counters")),
    )
    op.create_table(
        "chairing_cards",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("outbox_id", sa.Integer(), nullable=False),
        sa.Column("shown_at", storage.base.UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_chairing_cards_person_id")),
        sa.ForeignKeyConstraint(["session_id"], ["sessions.id"], name=op.f("fk_chairing_cards_session_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_chairing_cards")),
        sa.UniqueConstraint(
            "session_id", "person_id", "kind", name=op.f("uq_chairing_cards_session_id_person_id_kind")
        ),
    )
    op.create_table(
        "chairings",
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("chair_id", sa.Integer(), nullable=False),
        sa.Column("agenda", sa.JSON(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("step_since", storage.base.UtcDateTime(), nullable=False),
        sa.Column("started_at", storage.base.UtcDateTime(), nullable=False),
        sa.Column("ended_at", storage.base.UtcDateTime(), nullable=True),
        sa.Column("secret", sa.String(), nullable=False),
        sa.Column("roll_call_since", storage.base.UtcDateTime(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["chair_id"], ["people.id"], name=op.f("fk_chairings_chair_id")),
        sa.ForeignKeyConstraint(["session_id"], ["sessions.id"], name=op.f("fk_chairings_session_id")),
        sa.PrimaryKeyConstraint("session_id", name=op.f("pk_chairings")),
    )
    op.create_table(
        "check_ins",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("at", storage.base.UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_check_ins_person_id")),
        sa.ForeignKeyConstraint(["session_id"], ["sessions.id"], name=op.f("fk_check_ins_session_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_check_ins")),
        sa.UniqueConstraint("session_id", "person_id", name=op.f("uq_check_ins_session_id_person_id")),
    )
    op.create_table(
        "meeting_logs",
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("data", sa.JSON(), nullable=False),
        sa.Column("marks", sa.JSON(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["session_id"], ["sessions.id"], name=op.f("fk_meeting_logs_session_id")),
        sa.PrimaryKeyConstraint("session_id", name=op.f("pk_meeting_logs")),
    )
    op.create_table(
        "spoken",
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_spoken_person_id")),
        sa.ForeignKeyConstraint(["session_id"], ["sessions.id"], name=op.f("fk_spoken_session_id")),
        sa.PrimaryKeyConstraint("session_id", "person_id", name=op.f("pk_spoken")),
    )
    op.create_table(
        "addenda",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("at", storage.base.UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name=op.f("fk_addenda_by_id")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], name=op.f("fk_addenda_meeting_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_addenda")),
    )
    with op.batch_alter_table("addenda", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_addenda_meeting_id"), ["meeting_id"], unique=False)

    op.create_table(
        "conclusions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("content", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], name=op.f("fk_conclusions_meeting_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_conclusions")),
    )
    with op.batch_alter_table("conclusions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_conclusions_meeting_id"), ["meeting_id"], unique=False)

    op.create_table(
        "documents",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("cell_id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("term", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("locked_at", storage.base.UtcDateTime(), nullable=True),
        sa.Column("created_at", storage.base.UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["cell_id"], ["units.id"], name=op.f("fk_documents_cell_id")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], name=op.f("fk_documents_meeting_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_documents")),
        sa.UniqueConstraint("cell_id", "kind", "term", "number", name=op.f("uq_documents_cell_id_kind_term_number")),
        sa.UniqueConstraint("meeting_id", "kind", name=op.f("uq_documents_meeting_id_kind")),
    )
    with op.batch_alter_table("documents", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_documents_meeting_id"), ["meeting_id"], unique=False)

    op.create_table(
        "feedback",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("marks", sa.JSON(), nullable=False),
        sa.Column("good", sa.String(), nullable=False),
        sa.Column("to_try", sa.String(), nullable=False),
        sa.Column("score_note", sa.String(), nullable=True),
        sa.Column("at", storage.base.UtcDateTime(), nullable=False),
        sa.Column("draft_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], name=op.f("fk_feedback_meeting_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_feedback_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feedback")),
        sa.UniqueConstraint("draft_id", name=op.f("uq_feedback_draft_id")),
        sa.UniqueConstraint("meeting_id", "person_id", name=op.f("uq_feedback_meeting_id_person_id")),
    )
    with op.batch_alter_table("feedback", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_feedback_at"), ["at"], unique=False)
        batch_op.create_index(batch_op.f("ix_feedback_meeting_id"), ["meeting_id"], unique=False)

    op.create_table(
        "meeting_photos",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("remote_id", sa.String(), nullable=False),
        sa.Column("remote_unique_id", sa.String(), nullable=False),
        sa.Column("file_hash", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["file_hash"], ["files.hash"], name=op.f("fk_meeting_photos_file_hash")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], name=op.f("fk_meeting_photos_meeting_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_photos")),
        sa.UniqueConstraint(
            "meeting_id", "remote_unique_id", name=op.f("uq_meeting_photos_meeting_id_remote_unique_id")
        ),
    )
    with op.batch_alter_table("meeting_photos", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_meeting_photos_remote_unique_id"), ["remote_unique_id"], unique=False)

    op.create_table(
        "document_versions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("snapshot", sa.JSON(), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=False),
        sa.Column("made_at", storage.base.UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name=op.f("fk_document_versions_document_id")),
        sa.ForeignKeyConstraint(["made_by_id"], ["people.id"], name=op.f("fk_document_versions_made_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document_versions")),
        sa.UniqueConstraint("document_id", "version", name=op.f("uq_document_versions_document_id_version")),
    )
    with op.batch_alter_table("meetings", schema=None) as batch_op:
        batch_op.add_column(sa.Column("votes_against", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("votes_abstaining", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("chair_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("earlier", sa.JSON(), nullable=False, server_default="[]"))
        batch_op.add_column(sa.Column("score", sa.JSON(), nullable=True))
        batch_op.add_column(sa.Column("adopted_at", storage.base.UtcDateTime(), nullable=True))
        batch_op.add_column(sa.Column("uploaded_at", storage.base.UtcDateTime(), nullable=True))
        batch_op.add_column(sa.Column("reported_at", storage.base.UtcDateTime(), nullable=True))
        batch_op.create_foreign_key(batch_op.f("fk_meetings_chair_id"), "people", ["chair_id"], ["id"])

    with op.batch_alter_table("sessions", schema=None) as batch_op:
        batch_op.add_column(sa.Column("kind", sa.String(), nullable=False, server_default="thematic"))

    with op.batch_alter_table("tasks", schema=None) as batch_op:
        batch_op.add_column(sa.Column("conclusion", sa.Integer(), nullable=True))

    # The defaults were for the rows that were there already.
    with op.batch_alter_table("meetings", schema=None) as batch_op:
        batch_op.alter_column("earlier", server_default=None)
    with op.batch_alter_table("sessions", schema=None) as batch_op:
        batch_op.alter_column("kind", server_default=None)
    op.execute("INSERT INTO conclusions (meeting_id, position, content) SELECT id, 1, conclusion FROM meetings")


def downgrade() -> None:
    with op.batch_alter_table("tasks", schema=None) as batch_op:
        batch_op.drop_column("conclusion")

    with op.batch_alter_table("sessions", schema=None) as batch_op:
        batch_op.drop_column("kind")

    with op.batch_alter_table("meetings", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_meetings_chair_id"), type_="foreignkey")
        batch_op.drop_column("reported_at")
        batch_op.drop_column("uploaded_at")
        batch_op.drop_column("adopted_at")
        batch_op.drop_column("score")
        batch_op.drop_column("earlier")
        batch_op.drop_column("chair_id")
        batch_op.drop_column("votes_abstaining")
        batch_op.drop_column("votes_against")

    op.drop_table("document_versions")
    with op.batch_alter_table("meeting_photos", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_meeting_photos_remote_unique_id"))

    op.drop_table("meeting_photos")
    with op.batch_alter_table("feedback", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_feedback_meeting_id"))
        batch_op.drop_index(batch_op.f("ix_feedback_at"))

    op.drop_table("feedback")
    with op.batch_alter_table("documents", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_documents_meeting_id"))

    op.drop_table("documents")
    with op.batch_alter_table("conclusions", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_conclusions_meeting_id"))

    op.drop_table("conclusions")
    with op.batch_alter_table("addenda", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_addenda_meeting_id"))

    op.drop_table("addenda")
    op.drop_table("spoken")
    op.drop_table("meeting_logs")
    op.drop_table("check_ins")
    op.drop_table("chairings")
    op.drop_table("chairing_cards")
    op.drop_table("document_counters")
