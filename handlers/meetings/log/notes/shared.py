"""One state for all who log a meeting: the form of each writes into the notes of the session, and shows them all.

Around every step the notes are read, and what the step changed in them goes back. What somebody else has written since
the person last saw it is never written over: that is told, the question comes again with what stands now, and a second
answer is then a knowing one. Adding to a list never clashes.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, TypeVar

from markupsafe import Markup

from handlers.context import Context
from handlers.forms.draft import Draft
from handlers.forms.form import Outcome, Reject, Step, UsualQuestion
from handlers.forms.pick_member import called
from handlers.meetings.log.notes import texts
from handlers.meetings.log.notes.forms import OverNotes
from handlers.meetings.log.notes.kept import Parts, notes_in, parts_of, write
from handlers.meetings.log.notes.model import MeetingNotes
from handlers.meetings.log.rules import changed_pieces
from handlers.screens.screen import Screen
from storage.drafts import DraftState, draft_before
from storage.meeting_notes import MeetingLog, log_of
from storage.people import Person

M = TypeVar("M", bound=OverNotes)
_NOTES = "meeting_notes"


def notes_of(context: Context, draft: Draft[OverNotes]) -> MeetingNotes:
    """The notes on the draft's session, for the step that is asked or answered: what it changes in them is kept after
    it. Raises KeyError outside of such a step.
    """
    notes: MeetingNotes = context.work.update_data[_NOTES]
    return notes


def over_notes(table: Iterable[Step[M] | UsualQuestion[M]]) -> tuple[Step[M], ...]:
    """The steps of these questions over the shared notes."""
    steps = (step for entry in table for step in ((entry,) if isinstance(entry, Step) else entry.steps()))
    return tuple(_over_notes(step) for step in steps)


def _over_notes(step: Step[M]) -> Step[M]:
    return replace(
        step,
        ask=_asking(step.ask),
        tapped=_answering(step.tapped),
        typed=_answering(step.typed),
        pictured=_answering(step.pictured),
        asked=_deciding(step.asked),
    )


@dataclass
class _Open:
    """The notes as they were read, and what their parts were then."""

    log: MeetingLog
    notes: MeetingNotes
    before: Parts


@contextmanager
def _opened(context: Context, draft: Draft[OverNotes]) -> Iterator[_Open]:
    log = log_of(context.db, draft.data.session_id)
    notes = notes_in(context.db, log)
    context.work.update_data[_NOTES] = notes
    try:
        yield _Open(log, notes, parts_of(notes))
    finally:
        del context.work.update_data[_NOTES]


def _asking(ask: Callable[[Context, Draft[M]], Screen]) -> Callable[[Context, Draft[M]], Screen]:
    def asked(context: Context, draft: Draft[M]) -> Screen:
        log = log_of(context.db, draft.data.session_id)
        if draft.passing.seen is None:
            _forget_dropped(context, draft, log)
        draft.passing.seen = log.version
        with _opened(context, draft):
            return ask(context, draft)

    return asked


def _deciding(asked: Callable[[Context, Draft[M]], bool] | None) -> Callable[[Context, Draft[M]], bool] | None:
    if asked is None:
        return None

    def decided(context: Context, draft: Draft[M]) -> bool:
        with _opened(context, draft):
            return asked(context, draft)

    return decided


def _answering(answer: Callable[..., Outcome] | None) -> Callable[..., Outcome] | None:
    if answer is None:
        return None

    def answered(context: Context, draft: Draft[OverNotes], *words: Any) -> Outcome:
        own = draft.data.model_copy(deep=True)
        with _opened(context, draft) as opened:
            outcome = answer(context, draft, *words)
        clash = None if isinstance(outcome, Reject) else _keep(context, draft, opened)
        if clash is not None:
            draft.data = own
        return clash or outcome

    return answered


def _keep(context: Context, draft: Draft[OverNotes], opened: _Open) -> Reject | None:
    """Write what changed; or say who has written something else meanwhile."""
    before, after = opened.before, parts_of(opened.notes)
    changed = {name: part for name, part in after.items() if part != before[name]}
    if not changed:
        return None
    pieces = [piece for name, part in changed.items() for piece in changed_pieces(name, before[name], part)]
    clash = next((mark for piece in pieces if (mark := _newer(opened.log, piece, draft, context.person.id))), None)
    if clash is not None:
        return Reject(_clash_note(context, clash))
    write(context.work, opened.log, changed, pieces, context.person.id)
    draft.data.noted = True
    return None


def _newer(log: MeetingLog, piece: str, draft: Draft[OverNotes], person_id: int) -> dict[str, Any] | None:
    mark = log.marks.get(piece)
    return mark if mark and mark["version"] > (draft.passing.seen or 0) and mark["by"] != person_id else None


def _clash_note(context: Context, mark: dict[str, Any]) -> Markup:
    name = called(context.db, context.db.get_one(Person, mark["by"]))
    local = datetime.fromisoformat(mark["at"]).astimezone(context.work.zone)
    return texts.CLASH.format(name=name, at=f"{local:%H:%M}")


def _forget_dropped(context: Context, draft: Draft[OverNotes], log: MeetingLog) -> None:
    """A form begun afresh after one that was dropped: what this person wrote in that one, and nobody after, goes.

    What was noted by typed lines while the meeting ran, and what others wrote, stays.
    """
    earlier = draft_before(context.db, draft.row)
    if earlier is None or earlier.state != DraftState.DROPPED:
        return
    if not type(draft.data).read(earlier.data, earlier.layout).noted:
        return
    log.data = {name: _without_mine(name, part, log, draft.person_id) for name, part in log.data.items()}
    log.version += 1
    context.db.flush()


def _without_mine(name: str, part: Any, log: MeetingLog, person_id: int) -> Any:
    # Somebody else may stand at a later step, which needs the times.
    if name in ("start", "end"):
        return part
    if isinstance(part, list) and all(isinstance(item, dict) for item in part):
        return [item for item in part if item.get("live") or item.get("by") != person_id]
    if isinstance(part, dict):
        return {key: item for key, item in part.items() if log.marks.get(f"{name}.{key}", {}).get("by") != person_id}
    return None if log.marks.get(name, {}).get("by") == person_id else part
