"""What a person gets of their own data: for every column of the database that names a person, how much of its rows.

One list, so that nothing is forgotten: a test holds it against all tables there are (tests/handlers/people/privacy).
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Whole:
    """The rows are the person's own: all of them, but for `without` (secrets that open doors)."""

    without: tuple[str, ...] = ()


@dataclass(frozen=True)
class Trace:
    """The rows are of others or of the cell, and the person did something to them: which and when, and the person's
    own words in `words`.
    """

    words: tuple[str, ...] = ()


@dataclass(frozen=True)
class LeftOut:
    """Not in the file, for a reason."""

    reason: str


Holding = Whole | Trace | LeftOut
HOLDINGS: Mapping[str, Holding] = {
    "accounts.active_person_id": LeftOut("the accounts are in the file already, by their bindings"),
    "addenda.by_id": Trace(("words",)),
    "assessments.by_id": Trace(("verdict", "note")),
    "attendance.person_id": Whole(),
    "attendance_answers.person_id": Whole(),
    "audit.person_id": Whole(("salt", "mark", "hash", "link")),
    "bindings.person_id": Whole(),
    "chairing_cards.person_id": Trace(),
    "chairings.chair_id": Trace(),
    "check_ins.person_id": Whole(),
    "consent_receipts.person_id": Whole(),
    "held_updates.person_id": Whole(("screen",)),
    "data_requests.answered_by_id": Trace(("answer",)),
    "data_requests.carried_out_by_id": Trace(),
    "data_requests.extended_by_id": Trace(("extension_reason",)),
    "data_requests.person_id": Whole(),
    "data_requests.refused_by_id": Trace(("refusal_reason",)),
    "document_versions.made_by_id": Trace(),
    "drafts.person_id": Whole(),
    "feedback.person_id": Whole(),
    "invitations.allowed_by_id": Trace(),
    "invitations.created_by_id": Trace(),
    "invitations.person_id": Whole(("secret_hash", "code_hash")),
    "leaves.person_id": Whole(),
    "leaves.set_by_id": Trace(),
    "lessons.person_id": Whole(),
    "materials.by_id": Trace(("key", "name")),
    "materials_read.person_id": Whole(),
    "meetings.chair_id": Trace(),
    "meetings.taker_id": Trace(),
    "meetings.logged_by_id": Trace(),
    "place_matters.closed_by_id": Trace(),
    "plan_changes.by_id": Trace(("kind", "reason")),
    "plan_remarks.by_id": Trace(("field", "text")),
    "preferences.person_id": Whole(),
    "preparation_steps_done.by_id": Trace(("key",)),
    "questions_ahead.person_id": Whole(),
    "reports.entered_by_id": Trace(),
    "reports.person_id": Whole(),
    "rhythms.set_by_id": Trace(),
    "roles.person_id": Whole(),
    "session_guests.person_id": Whole(),
    "session_moves.by_id": Trace(("reason",)),
    "sessions.preparer_id": Trace(("theme",)),
    "sessions.registered_by_id": Trace(("theme", "late_reason")),
    "signs.answered_by_id": Trace(("answer",)),
    "spoken.person_id": Whole(),
    "task_changes.by_id": Trace(("deed", "reason")),
    "task_helpers.person_id": Whole(),
    "task_snoozes.person_id": Whole(),
    "tasks.assignee_id": Whole(),
    "text_votes.person_id": Whole(),
    "visits.planned_by_id": Trace(),
    "visits.visitor_id": Whole(),
    "wrong_answers.person_id": Whole(),
}
