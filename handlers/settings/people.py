"""How people join, report and are asked; how long things are kept."""

from datetime import timedelta

from pydantic import Field

from handlers.settings.section import Section, Span


class Joining(Section):
    """Invitations and shared phones. `shared_idle`: after so long a shared phone asks again who is using it.

    So many wrong answers end an invitation (`wrong_answers`); so many about one person in a day, or altogether since
    they last came in, lock the way to them until an administrator opens it.

    Behind whoever came in within `vouching_after` may stand who let them in: so long their word is no second person's.
    Who said that they had not asked for an invitation is not invited again for `denial_holds`, but on the command line.
    """

    invitation_valid: Span = timedelta(days=7)
    wrong_answers: int = Field(3, ge=1)
    wrong_answers_a_day: int = Field(5, ge=1)
    wrong_answers_altogether: int = Field(10, ge=1)
    vouching_after: Span = timedelta(days=30)
    denial_holds: Span = timedelta(days=30)
    shared_idle: Span = timedelta(minutes=30)


class Forms(Section):
    """How long a form stays open for words: since its last answer. After that, or where a reminder or an invitation has
    come, what somebody writes is looked at afresh, and the form waits to be gone on with. `meeting_open_for`: the same
    of what is written while a meeting lasts, which no reminder puts aside.
    """

    open_for: Span = timedelta(hours=1)
    meeting_open_for: Span = timedelta(hours=6)


class Reports(Section):
    """Bounds of a progress report. `photos`: at most so many pictures."""

    photos: int = Field(10, ge=1, le=50)


class Tasks(Section):
    """Tasks after a meeting. `help_to_ward_after`: a call for help that nobody answered so long goes to the ward."""

    help_to_ward_after: Span = timedelta(days=3)


class Requests(Section):
    """The law's days for a request about one's data: working days are those of `Holidays`.

    `others_hold_data`: whether somebody beside the ward keeps or processes the data for it; then what ends the use of
    them may take `with_others_days`. The one extension is of `extension_days`.
    """

    answer_working_days: int = Field(2, ge=1)
    withdraw_days: int = Field(15, ge=1)
    restrict_days: int = Field(15, ge=1)
    object_days: int = Field(15, ge=1)
    others_hold_data: bool = False
    with_others_days: int = Field(20, ge=1)
    correct_days: int = Field(10, ge=1)
    erase_days: int = Field(20, ge=1)
    extension_days: int = Field(15, ge=1)


class Retention(Section):
    """How long bodies are kept: raw updates since they were done with, messages since they were sent (their keys stay),
    forms since they were last touched; the owner of an unfinished one is told `drafts_warning` ahead; rows of the audit
    since they were linked; photos and documents that no record and no open form speaks of since they came.
    """

    inbox_bodies: Span = timedelta(days=90)
    outbox_bodies: Span = timedelta(days=180)
    drafts: Span = timedelta(days=180)
    drafts_warning: Span = timedelta(days=14)
    audit: Span = timedelta(days=1826)
    files: Span = timedelta(days=7)
