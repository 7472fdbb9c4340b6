"""All tables of 0.2.0. Written by `make migration` (storage/migrations/writing.py)."""

import sqlalchemy as sa
from alembic import op

import storage.base

revision = "0001_798cd0"
down_revision = None
branch_labels = None
depends_on = None

TABLES = (
    "audit_links",
    "downloads",
    "files",
    "identities",
    "inbox",
    "installation",
    "message_counts",
    "outbox",
    "screens",
    "theme_mark_counts",
    "units",
    "cell_groups",
    "digests",
    "document_counters",
    "people",
    "sign_looks",
    "unit_changes",
    "accounts",
    "consent_receipts",
    "data_requests",
    "drafts",
    "leaves",
    "lessons",
    "preferences",
    "rhythms",
    "roles",
    "sessions",
    "text_votes",
    "wrong_answers",
    "assessments",
    "attendance_answers",
    "audit",
    "bindings",
    "chairing_cards",
    "chairings",
    "check_ins",
    "held_updates",
    "invitations",
    "materials",
    "materials_read",
    "meeting_logs",
    "meetings",
    "plan_changes",
    "plan_remarks",
    "preparation_steps_done",
    "questions_ahead",
    "session_guests",
    "session_moves",
    "signs",
    "spoken",
    "theme_marks",
    "visits",
    "addenda",
    "attendance",
    "conclusions",
    "documents",
    "feedback",
    "meeting_photos",
    "opinions",
    "tasks",
    "document_versions",
    "place_matters",
    "reports",
    "task_helpers",
    "task_snoozes",
    "place_told",
    "report_media",
    "task_changes",
)


def upgrade() -> None:
    op.create_table(
        "audit_links",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", storage.base.UtcDateTime(), nullable=False),
        sa.Column("previous", sa.String(), nullable=False),
        sa.Column("members", sa.Text(), nullable=False),
        sa.Column("head", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_audit_links")),
    )
    op.create_table(
        "downloads",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("remote_id", sa.String(), nullable=False),
        sa.Column("remote_unique_id", sa.String(), nullable=False),
        sa.Column("purpose", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("not_before", storage.base.UtcDateTime(), nullable=True),
        sa.Column("file_hash", sa.String(), nullable=True),
        sa.Column("error", sa.String(), nullable=True),
        sa.Column("created_at", storage.base.UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_downloads")),
        sa.UniqueConstraint(
            "channel",
            "chat_id",
            "remote_unique_id",
            "purpose",
            name=op.f("uq_downloads_channel_chat_id_remote_unique_id_purpose"),
        ),
    )
    op.create_index("ix_downloads_state_not_before", "downloads", ["state", "not_before"], unique=False)
    op.create_table(
        "files",
        sa.Column("hash", sa.String(), nullable=False),
        sa.Column("mime", sa.String(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("created_at", storage.base.UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("hash", name=op.f("pk_files")),
    )
    op.create_table(
        "identities",
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("bot_id", sa.BigInteger(), nullable=False),
        sa.Column("username", sa.String(), nullable=False),
        sa.Column("first_name", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("channel", name=op.f("pk_identities")),
    )
    op.create_table(
        "inbox",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("update_key", sa.String(), nullable=False),
        sa.Column("update_number", sa.BigInteger(), nullable=True),
        sa.Column("chat_key", sa.String(), nullable=False),
        sa.Column("raw", sa.String(), nullable=False),
        sa.Column("received_at", storage.base.UtcDateTime(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("turn", sa.BigInteger(), nullable=True),
        sa.Column("not_before", storage.base.UtcDateTime(), nullable=True),
        sa.Column("reference", sa.String(), nullable=True),
        sa.Column("done_at", storage.base.UtcDateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inbox")),
        sa.UniqueConstraint("source", "update_key", name=op.f("uq_inbox_source_update_key")),
    )
    op.create_index(
        "ix_inbox_kept",
        "inbox",
        ["done_at"],
        unique=False,
        sqlite_where=sa.text("done_at IS NOT NULL AND raw <> '{}'"),
        postgresql_where=sa.text("done_at IS NOT NULL AND raw <> '{}'"),
    )
    op.create_index(
        "ix_inbox_taken",
        "inbox",
        ["chat_key", "turn"],
        unique=False,
        sqlite_where=sa.text("state <> 'waiting'"),
        postgresql_where=sa.text("state <> 'waiting'"),
    )
    op.create_index("ix_inbox_turn", "inbox", ["turn"], unique=False)
    op.create_index(
        "ix_inbox_waiting",
        "inbox",
        ["chat_key", "id"],
        unique=False,
        sqlite_where=sa.text("state = 'waiting'"),
        postgresql_where=sa.text("state = 'waiting'"),
    )
    op.create_table(
        "installation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_installation")),
    )
    op.create_table(
        "message_counts",
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("month", sa.String(), nullable=False),
        sa.Column("messages", sa.Integer(), nullable=False),
        sa.Column("told_percent", sa.Integer(), nullable=False),
        sa.Column("used_up_until", storage.base.UtcDateTime(), nullable=True),
        sa.PrimaryKeyConstraint("channel", "month", name=op.f("pk_message_counts")),
    )
    op.create_table(
        "outbox",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("method", sa.String(), nullable=False),
        sa.Column("payload", sa.String(), nullable=False),
        sa.Column("about", sa.JSON(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("unique_key", sa.String(), nullable=True),
        sa.Column("speaker_id", sa.Integer(), nullable=True),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("lane", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("target_id", sa.Integer(), nullable=True),
        sa.Column("created_at", storage.base.UtcDateTime(), nullable=False),
        sa.Column("not_before", storage.base.UtcDateTime(), nullable=True),
        sa.Column("expires_at", storage.base.UtcDateTime(), nullable=True),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("resent", sa.Boolean(), nullable=False),
        sa.Column("started_at", storage.base.UtcDateTime(), nullable=True),
        sa.Column("finished_at", storage.base.UtcDateTime(), nullable=True),
        sa.Column("external_ids", sa.String(), nullable=True),
        sa.Column("error", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox")),
        sa.UniqueConstraint("unique_key", name=op.f("uq_outbox_unique_key")),
    )
    op.create_index("ix_outbox_chat_id_external_ids", "outbox", ["chat_id", "external_ids"], unique=False)
    op.create_index("ix_outbox_chat_id_state", "outbox", ["chat_id", "state", "id"], unique=False)
    op.create_index(
        "ix_outbox_kept",
        "outbox",
        ["finished_at"],
        unique=False,
        sqlite_where=sa.text("finished_at IS NOT NULL AND payload <> '{}'"),
        postgresql_where=sa.text("finished_at IS NOT NULL AND payload <> '{}'"),
    )
    op.create_index("ix_outbox_state_lane_id", "outbox", ["state", "lane", "id"], unique=False)
    op.create_index("ix_outbox_subject_state", "outbox", ["subject", "state"], unique=False)
    op.create_index(op.f("ix_outbox_target_id"), "outbox", ["target_id"], unique=False)
    op.create_index(
        "ix_outbox_told",
        "outbox",
        ["chat_id", "finished_at"],
        unique=False,
        sqlite_where=sa.text("unique_key IS NOT NULL"),
        postgresql_where=sa.text("unique_key IS NOT NULL"),
    )
    op.create_table(
        "screens",
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("outbox_id", sa.Integer(), nullable=False),
        sa.Column("choices", sa.JSON(), nullable=False),
        sa.Column("labels", sa.JSON(), nullable=False),
        sa.Column("numbered", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("chat_id", name=op.f("pk_screens")),
    )
    op.create_table(
        "theme_mark_counts",
        sa.Column("mark", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("themes", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("mark", name=op.f("pk_theme_mark_counts")),
    )
    op.create_table(
        "units",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("cell_kind", sa.String(), nullable=True),
        sa.Column("parent_id", sa.Integer(), nullable=True),
        sa.Column("successor_id", sa.Integer(), nullable=True),
        sa.Column("dissolved_at", storage.base.UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(["parent_id"], ["units.id"], name=op.f("fk_units_parent_id")),
        sa.ForeignKeyConstraint(["successor_id"], ["units.id"], name=op.f("fk_units_successor_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_units")),
        sa.UniqueConstraint("code", name=op.f("uq_units_code")),
    )
    op.create_index(op.f("ix_units_parent_id"), "units", ["parent_id"], unique=False)
    op.create_index(op.f("ix_units_successor_id"), "units", ["successor_id"], unique=False)
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
        "digests",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("week", sa.Date(), nullable=False),
        sa.Column("at", storage.base.UtcDateTime(), nullable=False),
        sa.Column("figures", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_digests_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_digests")),
        sa.UniqueConstraint("unit_id", "kind", "week", "at", name=op.f("uq_digests_unit_id_kind_week_at")),
    )
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
        "people",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("full_name", sa.String(), nullable=False),
        sa.Column("folded_name", sa.String(), nullable=False),
        sa.Column("birth_year", sa.Integer(), nullable=True),
        sa.Column("phone", sa.String(), nullable=True),
        sa.Column("membership", sa.String(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("locked_out_at", storage.base.UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_people_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_people")),
        sa.UniqueConstraint("code", name=op.f("uq_people_code")),
    )
    op.create_index(op.f("ix_people_folded_name"), "people", ["folded_name"], unique=False)
    op.create_index(op.f("ix_people_unit_id"), "people", ["unit_id"], unique=False)
    op.create_table(
        "sign_looks",
        sa.Column("cell_id", sa.Integer(), nullable=False),
        sa.Column("at", storage.base.UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["cell_id"], ["units.id"], name=op.f("fk_sign_looks_cell_id")),
        sa.PrimaryKeyConstraint("cell_id", name=op.f("pk_sign_looks")),
    )
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
    op.create_index(op.f("ix_unit_changes_other_id"), "unit_changes", ["other_id"], unique=False)
    op.create_index(op.f("ix_unit_changes_unit_id"), "unit_changes", ["unit_id"], unique=False)
    op.create_table(
        "accounts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("external_id", sa.String(), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("active_person_id", sa.Integer(), nullable=True),
        sa.Column("active_since", storage.base.UtcDateTime(), nullable=True),
        sa.Column("unreachable_since", storage.base.UtcDateTime(), nullable=True),
        sa.Column("last_used_at", storage.base.UtcDateTime(), nullable=True),
        sa.Column("menu_signature", sa.String(), nullable=True),
        sa.Column("joining", sa.String(), nullable=False),
        sa.Column("left_at", storage.base.UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(["active_person_id"], ["people.id"], name=op.f("fk_accounts_active_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_accounts")),
        sa.UniqueConstraint("channel", "external_id", name=op.f("uq_accounts_channel_external_id")),
        sa.UniqueConstraint("chat_id", name=op.f("uq_accounts_chat_id")),
    )
    op.create_table(
        "consent_receipts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("said", sa.String(), nullable=False),
        sa.Column("version", sa.String(), nullable=False),
        sa.Column("at", storage.base.UtcDateTime(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_consent_receipts_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consent_receipts")),
    )
    op.create_index(op.f("ix_consent_receipts_person_id"), "consent_receipts", ["person_id"], unique=False)
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
        sa.Column("carry_out_by", sa.Date(), nullable=False),
        sa.Column("extended_until", sa.Date(), nullable=True),
        sa.Column("extension_reason", sa.String(), nullable=False),
        sa.Column("extended_by_id", sa.Integer(), nullable=True),
        sa.Column("carried_out_at", storage.base.UtcDateTime(), nullable=True),
        sa.Column("carried_out_by_id", sa.Integer(), nullable=True),
        sa.Column("refused_at", storage.base.UtcDateTime(), nullable=True),
        sa.Column("refused_by_id", sa.Integer(), nullable=True),
        sa.Column("refusal_reason", sa.String(), nullable=False),
        sa.Column("draft_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["answered_by_id"], ["people.id"], name=op.f("fk_data_requests_answered_by_id")),
        sa.ForeignKeyConstraint(["carried_out_by_id"], ["people.id"], name=op.f("fk_data_requests_carried_out_by_id")),
        sa.ForeignKeyConstraint(["extended_by_id"], ["people.id"], name=op.f("fk_data_requests_extended_by_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_data_requests_person_id")),
        sa.ForeignKeyConstraint(["refused_by_id"], ["people.id"], name=op.f("fk_data_requests_refused_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_data_requests")),
        sa.UniqueConstraint("draft_id", name=op.f("uq_data_requests_draft_id")),
    )
    op.create_index(op.f("ix_data_requests_answered_at"), "data_requests", ["answered_at"], unique=False)
    op.create_index(op.f("ix_data_requests_carried_out_at"), "data_requests", ["carried_out_at"], unique=False)
    op.create_index(op.f("ix_data_requests_person_id"), "data_requests", ["person_id"], unique=False)
    op.create_table(
        "drafts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("step", sa.String(), nullable=False),
        sa.Column("data", sa.JSON(), nullable=False),
        sa.Column("layout", sa.Integer(), nullable=False),
        sa.Column("opened", sa.JSON(), nullable=False),
        sa.Column("passing", sa.JSON(), nullable=False),
        sa.Column("trail", sa.JSON(), nullable=False),
        sa.Column("mending", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("created_at", storage.base.UtcDateTime(), nullable=False),
        sa.Column("updated_at", storage.base.UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_drafts_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_drafts")),
    )
    op.create_index(op.f("ix_drafts_person_id"), "drafts", ["person_id"], unique=False)
    op.create_index("ix_drafts_state_updated_at", "drafts", ["state", "updated_at"], unique=False)
    op.create_index(
        "uq_drafts_live",
        "drafts",
        ["person_id"],
        unique=True,
        sqlite_where=sa.text("state = 'live'"),
        postgresql_where=sa.text("state = 'live'"),
    )
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
    op.create_index(op.f("ix_leaves_last_on"), "leaves", ["last_on"], unique=False)
    op.create_index(op.f("ix_leaves_person_id"), "leaves", ["person_id"], unique=False)
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
        "rhythms",
        sa.Column("cell_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("nth", sa.Integer(), nullable=False),
        sa.Column("weekday", sa.Integer(), nullable=False),
        sa.Column("minute", sa.Integer(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("committee_before", sa.Integer(), nullable=False),
        sa.Column("set_by_id", sa.Integer(), nullable=False),
        sa.Column("set_at", storage.base.UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["cell_id"], ["units.id"], name=op.f("fk_rhythms_cell_id")),
        sa.ForeignKeyConstraint(["set_by_id"], ["people.id"], name=op.f("fk_rhythms_set_by_id")),
        sa.PrimaryKeyConstraint("cell_id", name=op.f("pk_rhythms")),
    )
    op.create_table(
        "roles",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("since", storage.base.UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_roles_person_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_roles_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_roles")),
        sa.UniqueConstraint("person_id", "unit_id", "name", name=op.f("uq_roles_person_id_unit_id_name")),
    )
    op.create_index(op.f("ix_roles_since"), "roles", ["since"], unique=False)
    op.create_index("ix_roles_unit_id_name", "roles", ["unit_id", "name"], unique=False)
    op.create_table(
        "sessions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("cell_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("theme", sa.String(), nullable=False),
        sa.Column("field", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("area", sa.String(), nullable=False),
        sa.Column("starts_at", storage.base.UtcDateTime(), nullable=False),
        sa.Column("preparer_id", sa.Integer(), nullable=True),
        sa.Column("guests", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("registered_by_id", sa.Integer(), nullable=False),
        sa.Column("registered_at", storage.base.UtcDateTime(), nullable=False),
        sa.Column("draft_id", sa.Integer(), nullable=True),
        sa.Column("folded", sa.String(), nullable=False),
        sa.Column("aim", sa.String(), nullable=False),
        sa.Column("expected", sa.String(), nullable=False),
        sa.Column("materials", sa.String(), nullable=False),
        sa.Column("practice", sa.String(), nullable=False),
        sa.Column("approval", sa.String(), nullable=False),
        sa.Column("plan_version", sa.Integer(), nullable=False),
        sa.Column("sent_at", storage.base.UtcDateTime(), nullable=True),
        sa.Column("sent_reason", sa.String(), nullable=False),
        sa.Column("late_reason", sa.String(), nullable=False),
        sa.Column("decided_at", storage.base.UtcDateTime(), nullable=True),
        sa.Column("agenda", sa.JSON(), nullable=True),
        sa.Column("month", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["cell_id"], ["units.id"], name=op.f("fk_sessions_cell_id")),
        sa.ForeignKeyConstraint(["preparer_id"], ["people.id"], name=op.f("fk_sessions_preparer_id")),
        sa.ForeignKeyConstraint(["registered_by_id"], ["people.id"], name=op.f("fk_sessions_registered_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sessions")),
        sa.UniqueConstraint("draft_id", name=op.f("uq_sessions_draft_id")),
    )
    op.create_index("ix_sessions_approval_sent_at", "sessions", ["approval", "sent_at"], unique=False)
    op.create_index(op.f("ix_sessions_cell_id"), "sessions", ["cell_id"], unique=False)
    op.create_index("ix_sessions_cell_id_month", "sessions", ["cell_id", "month"], unique=False)
    op.create_index("ix_sessions_cell_id_state_starts_at", "sessions", ["cell_id", "state", "starts_at"], unique=False)
    op.create_index("ix_sessions_state_starts_at", "sessions", ["state", "starts_at"], unique=False)
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
        "wrong_answers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("at", storage.base.UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_wrong_answers_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_wrong_answers")),
    )
    op.create_index(op.f("ix_wrong_answers_person_id"), "wrong_answers", ["person_id"], unique=False)
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
    op.create_index(op.f("ix_assessments_session_id"), "assessments", ["session_id"], unique=False)
    op.create_table(
        "attendance_answers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("coming", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("at", storage.base.UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_attendance_answers_person_id")),
        sa.ForeignKeyConstraint(["session_id"], ["sessions.id"], name=op.f("fk_attendance_answers_session_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attendance_answers")),
        sa.UniqueConstraint("session_id", "person_id", name=op.f("uq_attendance_answers_session_id_person_id")),
    )
    op.create_table(
        "audit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("operator", sa.String(), nullable=True),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("at", storage.base.UtcDateTime(), nullable=False),
        sa.Column("salt", sa.String(), nullable=True),
        sa.Column("mark", sa.String(), nullable=True),
        sa.Column("hash", sa.String(), nullable=False),
        sa.Column("link", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_audit_account_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_audit_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit")),
    )
    op.create_index(op.f("ix_audit_link"), "audit", ["link"], unique=False)
    op.create_index(op.f("ix_audit_person_id"), "audit", ["person_id"], unique=False)
    op.create_index(op.f("ix_audit_subject"), "audit", ["subject"], unique=False)
    op.create_index(
        "ix_audit_unlinked",
        "audit",
        ["id"],
        unique=False,
        sqlite_where=sa.text("link IS NULL"),
        postgresql_where=sa.text("link IS NULL"),
    )
    op.create_table(
        "bindings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("consent_at", storage.base.UtcDateTime(), nullable=False),
        sa.Column("consent_version", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_bindings_account_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_bindings_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bindings")),
        sa.UniqueConstraint("account_id", "person_id", name=op.f("uq_bindings_account_id_person_id")),
    )
    op.create_index("ix_bindings_person_id", "bindings", ["person_id"], unique=False)
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
        "held_updates",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("inbox_id", sa.Integer(), nullable=False),
        sa.Column("screen", sa.JSON(), nullable=True),
        sa.Column("at", storage.base.UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_held_updates_account_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_held_updates_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_held_updates")),
    )
    op.create_index(op.f("ix_held_updates_person_id"), "held_updates", ["person_id"], unique=False)
    op.create_table(
        "invitations",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("secret_hash", sa.String(), nullable=False),
        sa.Column("code_hash", sa.String(), nullable=True),
        sa.Column("created_by_id", sa.Integer(), nullable=True),
        sa.Column("created_on_account_id", sa.Integer(), nullable=True),
        sa.Column("created_at", storage.base.UtcDateTime(), nullable=False),
        sa.Column("allowed_at", storage.base.UtcDateTime(), nullable=True),
        sa.Column("allowed_by_id", sa.Integer(), nullable=True),
        sa.Column("expires_at", storage.base.UtcDateTime(), nullable=False),
        sa.Column("denied_at", storage.base.UtcDateTime(), nullable=True),
        sa.Column("used_at", storage.base.UtcDateTime(), nullable=True),
        sa.Column("used_by_account_id", sa.Integer(), nullable=True),
        sa.Column("opened_by_account_id", sa.Integer(), nullable=True),
        sa.Column("wrong_answers", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["allowed_by_id"], ["people.id"], name=op.f("fk_invitations_allowed_by_id")),
        sa.ForeignKeyConstraint(["created_by_id"], ["people.id"], name=op.f("fk_invitations_created_by_id")),
        sa.ForeignKeyConstraint(
            ["created_on_account_id"], ["accounts.id"], name=op.f("fk_invitations_created_on_account_id")
        ),
        sa.ForeignKeyConstraint(
            ["opened_by_account_id"], ["accounts.id"], name=op.f("fk_invitations_opened_by_account_id")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_invitations_person_id")),
        sa.ForeignKeyConstraint(
            ["used_by_account_id"], ["accounts.id"], name=op.f("fk_invitations_used_by_account_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invitations")),
        sa.UniqueConstraint("code_hash", name=op.f("uq_invitations_code_hash")),
        sa.UniqueConstraint("secret_hash", name=op.f("uq_invitations_secret_hash")),
    )
    op.create_index(op.f("ix_invitations_person_id"), "invitations", ["person_id"], unique=False)
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
        "meeting_logs",
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("data", sa.JSON(), nullable=False),
        sa.Column("marks", sa.JSON(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["session_id"], ["sessions.id"], name=op.f("fk_meeting_logs_session_id")),
        sa.PrimaryKeyConstraint("session_id", name=op.f("pk_meeting_logs")),
    )
    op.create_table(
        "meetings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("cell_id", sa.Integer(), nullable=False),
        sa.Column("started_at", storage.base.UtcDateTime(), nullable=False),
        sa.Column("ended_at", storage.base.UtcDateTime(), nullable=False),
        sa.Column("guests", sa.String(), nullable=False),
        sa.Column("speakers", sa.Integer(), nullable=True),
        sa.Column("conclusion", sa.String(), nullable=False),
        sa.Column("votes_for", sa.Integer(), nullable=True),
        sa.Column("votes_of", sa.Integer(), nullable=True),
        sa.Column("votes_against", sa.Integer(), nullable=True),
        sa.Column("votes_abstaining", sa.Integer(), nullable=True),
        sa.Column("chair_id", sa.Integer(), nullable=True),
        sa.Column("taker_id", sa.Integer(), nullable=True),
        sa.Column("earlier", sa.JSON(), nullable=False),
        sa.Column("score", sa.JSON(), nullable=True),
        sa.Column("adopted_at", storage.base.UtcDateTime(), nullable=True),
        sa.Column("uploaded_at", storage.base.UtcDateTime(), nullable=True),
        sa.Column("reported_at", storage.base.UtcDateTime(), nullable=True),
        sa.Column("logged_by_id", sa.Integer(), nullable=False),
        sa.Column("logged_at", storage.base.UtcDateTime(), nullable=False),
        sa.Column("draft_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["cell_id"], ["units.id"], name=op.f("fk_meetings_cell_id")),
        sa.ForeignKeyConstraint(["chair_id"], ["people.id"], name=op.f("fk_meetings_chair_id")),
        sa.ForeignKeyConstraint(["logged_by_id"], ["people.id"], name=op.f("fk_meetings_logged_by_id")),
        sa.ForeignKeyConstraint(["session_id"], ["sessions.id"], name=op.f("fk_meetings_session_id")),
        sa.ForeignKeyConstraint(["taker_id"], ["people.id"], name=op.f("fk_meetings_taker_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meetings")),
        sa.UniqueConstraint("draft_id", name=op.f("uq_meetings_draft_id")),
        sa.UniqueConstraint("session_id", name=op.f("uq_meetings_session_id")),
    )
    op.create_index(op.f("ix_meetings_cell_id"), "meetings", ["cell_id"], unique=False)
    op.create_index("ix_meetings_cell_id_started_at", "meetings", ["cell_id", "started_at"], unique=False)
    op.create_index(op.f("ix_meetings_started_at"), "meetings", ["started_at"], unique=False)
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
    op.create_index(op.f("ix_plan_changes_session_id"), "plan_changes", ["session_id"], unique=False)
    op.create_table(
        "plan_remarks",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("field", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("was", sa.String(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("at", storage.base.UtcDateTime(), nullable=False),
        sa.Column("settled_at", storage.base.UtcDateTime(), nullable=True),
        sa.Column("answer", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name=op.f("fk_plan_remarks_by_id")),
        sa.ForeignKeyConstraint(["session_id"], ["sessions.id"], name=op.f("fk_plan_remarks_session_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_remarks")),
    )
    op.create_index(op.f("ix_plan_remarks_session_id"), "plan_remarks", ["session_id"], unique=False)
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
    op.create_index(op.f("ix_questions_ahead_person_id"), "questions_ahead", ["person_id"], unique=False)
    op.create_index(op.f("ix_questions_ahead_session_id"), "questions_ahead", ["session_id"], unique=False)
    op.create_table(
        "session_guests",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("invited_by", sa.String(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("standing", sa.String(), nullable=False),
        sa.Column("standing_at", storage.base.UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_session_guests_person_id")),
        sa.ForeignKeyConstraint(["session_id"], ["sessions.id"], name=op.f("fk_session_guests_session_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_session_guests")),
    )
    op.create_index(op.f("ix_session_guests_person_id"), "session_guests", ["person_id"], unique=False)
    op.create_index(op.f("ix_session_guests_session_id"), "session_guests", ["session_id"], unique=False)
    op.create_table(
        "session_moves",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("from_start", storage.base.UtcDateTime(), nullable=False),
        sa.Column("to_start", storage.base.UtcDateTime(), nullable=True),
        sa.Column("postponed", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("at", storage.base.UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name=op.f("fk_session_moves_by_id")),
        sa.ForeignKeyConstraint(["session_id"], ["sessions.id"], name=op.f("fk_session_moves_session_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_session_moves")),
    )
    op.create_index(op.f("ix_session_moves_session_id"), "session_moves", ["session_id"], unique=False)
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
    op.create_index("ix_signs_cell_id_shown_from", "signs", ["cell_id", "shown_from"], unique=False)
    op.create_table(
        "spoken",
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_spoken_person_id")),
        sa.ForeignKeyConstraint(["session_id"], ["sessions.id"], name=op.f("fk_spoken_session_id")),
        sa.PrimaryKeyConstraint("session_id", "person_id", name=op.f("pk_spoken")),
    )
    op.create_table(
        "theme_marks",
        sa.Column("mark", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["session_id"], ["sessions.id"], name=op.f("fk_theme_marks_session_id")),
        sa.PrimaryKeyConstraint("mark", "session_id", name=op.f("pk_theme_marks")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_theme_marks_session_id"), "theme_marks", ["session_id"], unique=False)
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
    op.create_index(op.f("ix_visits_session_id"), "visits", ["session_id"], unique=False)
    op.create_index("ix_visits_visitor_id_state", "visits", ["visitor_id", "state"], unique=False)
    op.create_index(
        "uq_visits_planned",
        "visits",
        ["session_id"],
        unique=True,
        sqlite_where=sa.text("state = 'planned'"),
        postgresql_where=sa.text("state = 'planned'"),
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
    op.create_index(op.f("ix_addenda_meeting_id"), "addenda", ["meeting_id"], unique=False)
    op.create_table(
        "attendance",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("presence", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], name=op.f("fk_attendance_meeting_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_attendance_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attendance")),
        sa.UniqueConstraint("meeting_id", "person_id", name=op.f("uq_attendance_meeting_id_person_id")),
    )
    op.create_table(
        "conclusions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("content", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], name=op.f("fk_conclusions_meeting_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_conclusions")),
    )
    op.create_index(op.f("ix_conclusions_meeting_id"), "conclusions", ["meeting_id"], unique=False)
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
    op.create_index(op.f("ix_documents_meeting_id"), "documents", ["meeting_id"], unique=False)
    op.create_table(
        "feedback",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("marks", sa.JSON(), nullable=False),
        sa.Column("good", sa.String(), nullable=False),
        sa.Column("to_try", sa.String(), nullable=False),
        sa.Column("score_note", sa.String(), nullable=True),
        sa.Column("thanks", sa.String(), nullable=False),
        sa.Column("at", storage.base.UtcDateTime(), nullable=False),
        sa.Column("draft_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], name=op.f("fk_feedback_meeting_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_feedback_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feedback")),
        sa.UniqueConstraint("draft_id", name=op.f("uq_feedback_draft_id")),
        sa.UniqueConstraint("meeting_id", "person_id", name=op.f("uq_feedback_meeting_id_person_id")),
    )
    op.create_index(op.f("ix_feedback_at"), "feedback", ["at"], unique=False)
    op.create_index(op.f("ix_feedback_meeting_id"), "feedback", ["meeting_id"], unique=False)
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
    op.create_index(op.f("ix_meeting_photos_remote_unique_id"), "meeting_photos", ["remote_unique_id"], unique=False)
    op.create_table(
        "opinions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("speaker", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("content", sa.String(), nullable=False),
        sa.Column("sent", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], name=op.f("fk_opinions_meeting_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_opinions")),
    )
    op.create_index(op.f("ix_opinions_meeting_id"), "opinions", ["meeting_id"], unique=False)
    op.create_table(
        "tasks",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("cell_id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("conclusion", sa.Integer(), nullable=True),
        sa.Column("content", sa.String(), nullable=False),
        sa.Column("assignee_id", sa.Integer(), nullable=False),
        sa.Column("helpers", sa.String(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("expected", sa.String(), nullable=False),
        sa.Column("target", storage.base.Amount(), nullable=True),
        sa.Column("target_unit", sa.String(), nullable=False),
        sa.Column("done_count", storage.base.Amount(), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("folded", sa.String(), nullable=False),
        sa.Column("created_at", storage.base.UtcDateTime(), nullable=False),
        sa.Column("done_at", storage.base.UtcDateTime(), nullable=True),
        sa.Column("asked_due_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["assignee_id"], ["people.id"], name=op.f("fk_tasks_assignee_id")),
        sa.ForeignKeyConstraint(["cell_id"], ["units.id"], name=op.f("fk_tasks_cell_id")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], name=op.f("fk_tasks_meeting_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tasks")),
    )
    op.create_index("ix_tasks_assignee_id_state", "tasks", ["assignee_id", "state"], unique=False)
    op.create_index(op.f("ix_tasks_cell_id"), "tasks", ["cell_id"], unique=False)
    op.create_index("ix_tasks_cell_id_done_at", "tasks", ["cell_id", "done_at", "state", "due_on"], unique=False)
    op.create_index("ix_tasks_cell_id_state_due_on", "tasks", ["cell_id", "state", "due_on"], unique=False)
    op.create_index(op.f("ix_tasks_due_on"), "tasks", ["due_on"], unique=False)
    op.create_index(op.f("ix_tasks_meeting_id"), "tasks", ["meeting_id"], unique=False)
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
    op.create_index("ix_place_matters_cell_id_raised_on", "place_matters", ["cell_id", "raised_on"], unique=False)
    op.create_index("ix_place_matters_place_key", "place_matters", ["place_key"], unique=False)
    op.create_index(op.f("ix_place_matters_task_id"), "place_matters", ["task_id"], unique=False)
    op.create_table(
        "reports",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("task_id", sa.Integer(), nullable=False),
        sa.Column("cell_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("entered_by_id", sa.Integer(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("count", storage.base.Amount(), nullable=True),
        sa.Column("done_text", sa.String(), nullable=False),
        sa.Column("cause_kind", sa.String(), nullable=True),
        sa.Column("cause", sa.String(), nullable=False),
        sa.Column("responsibility", sa.String(), nullable=False),
        sa.Column("remedy", sa.String(), nullable=False),
        sa.Column("new_due_on", sa.Date(), nullable=True),
        sa.Column("help_wanted", sa.String(), nullable=False),
        sa.Column("pair_place", sa.String(), nullable=True),
        sa.Column("withdrawn_at", storage.base.UtcDateTime(), nullable=True),
        sa.Column("at", storage.base.UtcDateTime(), nullable=False),
        sa.Column("draft_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["cell_id"], ["units.id"], name=op.f("fk_reports_cell_id")),
        sa.ForeignKeyConstraint(["entered_by_id"], ["people.id"], name=op.f("fk_reports_entered_by_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_reports_person_id")),
        sa.ForeignKeyConstraint(["task_id"], ["tasks.id"], name=op.f("fk_reports_task_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reports")),
        sa.UniqueConstraint("draft_id", "task_id", name=op.f("uq_reports_draft_id_task_id")),
    )
    op.create_index(op.f("ix_reports_at"), "reports", ["at"], unique=False)
    op.create_index("ix_reports_cell_id_at", "reports", ["cell_id", "at", "withdrawn_at"], unique=False)
    op.create_index("ix_reports_task_id_at", "reports", ["task_id", "at"], unique=False)
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
    op.create_index(op.f("ix_task_helpers_person_id"), "task_helpers", ["person_id"], unique=False)
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
    op.create_index(op.f("ix_task_snoozes_person_id"), "task_snoozes", ["person_id"], unique=False)
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
    op.create_table(
        "report_media",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("seconds", sa.Integer(), nullable=False),
        sa.Column("remote_id", sa.String(), nullable=False),
        sa.Column("remote_unique_id", sa.String(), nullable=False),
        sa.Column("file_hash", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["file_hash"], ["files.hash"], name=op.f("fk_report_media_file_hash")),
        sa.ForeignKeyConstraint(["report_id"], ["reports.id"], name=op.f("fk_report_media_report_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_media")),
        sa.UniqueConstraint("report_id", "remote_unique_id", name=op.f("uq_report_media_report_id_remote_unique_id")),
    )
    op.create_index(op.f("ix_report_media_remote_unique_id"), "report_media", ["remote_unique_id"], unique=False)
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
    op.create_index(op.f("ix_task_changes_task_id"), "task_changes", ["task_id"], unique=False)


def downgrade() -> None:
    for table in reversed(TABLES):
        op.drop_table(table)
