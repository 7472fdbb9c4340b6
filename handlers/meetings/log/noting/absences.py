"""Absences by a typed line, and the question of why somebody was away."""

from collections.abc import Callable
from functools import partial

from markupsafe import Markup

from handlers.context import Context
from handlers.forms import pick_member
from handlers.forms.draft import Draft
from handlers.forms.form import Outcome
from handlers.forms.questions.asking import Option
from handlers.forms.questions.words import TypedWords
from handlers.language import answers
from handlers.meetings.log.notes.forms import Noting, OpenLine
from handlers.meetings.log.notes.readings import called, members, name_of
from handlers.meetings.log.notes.shared import notes_of
from handlers.meetings.log.noting import absence_texts as texts
from handlers.meetings.log.one_line import Absence
from handlers.screens.fitting import shortened
from handlers.sessions.about_session import session_of
from storage.meetings import Presence
from storage.people import Membership, Person
from storage.sessions import AttendanceAnswer, answers_to

REASON_IN_LABEL = 24


def note_absence(context: Context, draft: Draft[Noting], one: Absence) -> str:
    """Mark somebody away, as a line says. Returns the name as it is said; "" where it has to be asked who is meant.

    Where the line gives no reason, the one that the person gave beforehand stands; else it is asked.
    """
    person = next((member for member in called(context, draft) if member.id == one.person_id), None)
    if person is not None and person.membership == Membership.EXEMPT:
        return texts.EXEMPT.format(name=name_of(context, draft, person.id))
    if person is None:
        more = OpenLine(ask="whose", words=one.named, reason=one.reason, excused=one.excused)
        draft.data.lines.append(more)
        return ""
    mark_away(context, draft, person.id, one.reason, one.excused)
    return name_of(context, draft, person.id)


def mark_away(context: Context, draft: Draft[Noting], person_id: int, reason: str, excused: bool | None) -> None:
    """Away with or without a reason; where nothing is said of one, that is asked."""
    notes = notes_of(context, draft)
    own = own_excuse(context, draft, person_id)
    if excused is None and own is not None:
        notes.mark(person_id, Presence.EXCUSED, own.reason)
        return
    notes.mark(person_id, Presence.EXCUSED if excused else Presence.ABSENT, reason)
    if excused is None:
        draft.data.away.append(person_id)


def own_excuse(context: Context, draft: Draft[Noting], person_id: int) -> AttendanceAnswer | None:
    """What the person answered who asked to be excused."""
    answer = answers_to(context.db, session_of(context, draft).id).get(person_id)
    return answer if answer is not None and not answer.coming else None


def why_away(
    name: str, part: str, then: Callable[[Context, Draft[Noting]], Outcome], group: str = ""
) -> TypedWords[Noting]:
    """Asks why somebody (`absence_of`) was away, marks them, and goes on."""

    def marked(context: Context, draft: Draft[Noting], presence: Presence, reason: str = "") -> Outcome:
        notes_of(context, draft).mark(draft.data.absence_of, presence, reason)
        return then(context, draft)

    def as_asked(context: Context, draft: Draft[Noting]) -> Outcome:
        excuse = own_excuse(context, draft, draft.data.absence_of)
        return marked(context, draft, Presence.EXCUSED, excuse.reason if excuse is not None else "")

    return TypedWords(
        name,
        _question,
        field="reason",
        limit=answers.SHORT,
        then=lambda context, draft: marked(context, draft, Presence.EXCUSED, draft.data.reason),
        options=(
            Option("asked", _own_excuse_label, as_asked),
            *(
                Option(f"why{number}", reason, partial(marked, presence=Presence.EXCUSED, reason=reason))
                for number, reason in enumerate(texts.REASONS)
            ),
            Option("absent", texts.NO_REASON, partial(marked, presence=Presence.ABSENT)),
            Option("present", texts.PRESENT, partial(marked, presence=Presence.PRESENT)),
        ),
        part=part,
        group=group,
    )


def _question(context: Context, draft: Draft[Noting]) -> Markup:
    person = context.db.get_one(Person, draft.data.absence_of)
    return texts.ASK_ABSENCE.format(name=pick_member.name_among(person, members(context, draft)))


def _own_excuse_label(context: Context, draft: Draft[Noting]) -> str | None:
    excuse = own_excuse(context, draft, draft.data.absence_of)
    return texts.ASKED_REASON.format(reason=shortened(excuse.reason, REASON_IN_LABEL)) if excuse is not None else None
