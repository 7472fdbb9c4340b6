"""One state for all who log a meeting: the form of each writes into the notes of the session, and shows them all.

Around every step: the shared parts are put into the draft, the step is asked or answered as if they were its own, and
what it changed goes back. What somebody else has written since the person last saw it is never written over: that is
told, the question comes again with what stands now, and a second answer is then a knowing one. Adding to a list never
clashes.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import replace
from datetime import datetime
from typing import Any

from handlers.context import Context, Work
from handlers.forms.draft import Draft
from handlers.forms.form import Next, Outcome, Reject, Step
from handlers.meetings.log import texts
from handlers.meetings.log.rules import changed_pieces, next_step
from handlers.screens.screen import Screen
from handlers.sessions.calendar.answering import session_of
from storage.chairing import Chairing, check_ins_of
from storage.drafts import DraftState, draft_before
from storage.meeting_notes import MeetingLog, log_of, write
from storage.people import Person

PARTS = (
    "marks",
    "guests",
    "start",
    "end",
    "earlier",
    "opinions",
    "speakers",
    "conclusions",
    "tasks",
    "vote",
    "score",
    "photos",
)
# The parts of the form in their order, each named as its first step; after them comes LAST.
FORM_PARTS = ("rollcall", "guests", "time", "earlier", "opinions", "speakers", "conclusion", "tasks", "vote", "score")
LAST = "summary"
CHECKED = "checked"
NOTED = "noted"
Parts = dict[str, Any]


def shared(step: Step) -> Step:
    """The step over the shared notes."""
    return replace(
        step,
        ask=_asking(step.ask),
        tapped=_answering(step.tapped),
        typed=_answering(step.typed),
        pictured=_answering(step.pictured),
        sent=_answering(step.sent),
    )


def _log(context: Context, draft: Draft) -> MeetingLog:
    return log_of(context.db, int(draft.data["session_id"]))


@contextmanager
def loaded(work: Work, draft: Draft, log: MeetingLog) -> Iterator[None]:
    """The shared parts in the draft for a while, and under `CHECKED` who came in by the code (None: no such roll call).

    They are taken out again, so that nothing old is ever read from the draft itself.
    """
    draft.data.update(deepcopy({name: log.data[name] for name in PARTS if name in log.data}))
    running = work.db.get(Chairing, log.session_id)
    if running is not None and running.roll_call_since is not None:
        draft.data[CHECKED] = [str(one) for one in check_ins_of(work.db, log.session_id)]
    try:
        yield
    finally:
        for name in (*PARTS, CHECKED):
            draft.data.pop(name, None)


def _asking(ask: Callable[[Context, Draft], Screen]) -> Callable[[Context, Draft], Screen]:
    def asked(context: Context, draft: Draft) -> Screen:
        log = _log(context, draft)
        if draft.passing.seen is None:
            _forget_dropped(context, draft, log)
        draft.passing.seen = log.version
        with loaded(context.work, draft, log):
            return ask(context, draft)

    return asked


def _answering(answer: Callable[..., Outcome] | None) -> Callable[..., Outcome] | None:
    if answer is None:
        return None

    def answered(context: Context, draft: Draft, *said: Any) -> Outcome:
        log = _log(context, draft)
        with loaded(context.work, draft, log):
            before = deepcopy(_parts(draft))
            outcome = _onward(context, draft, answer(context, draft, *said))
            after = _parts(draft)
            if isinstance(outcome, Reject) or after == before:
                return outcome
            return _keep(context, draft, log, before, deepcopy(after)) or outcome

    return answered


def _onward(context: Context, draft: Draft, outcome: Outcome) -> Outcome:
    """Past the parts that this kind of sitting has not."""
    if not isinstance(outcome, Next):
        return outcome
    return replace(outcome, step=next_step(session_of(context, draft).kind, outcome.step, FORM_PARTS, LAST))


def _parts(draft: Draft) -> Parts:
    return {name: draft.data[name] for name in PARTS if name in draft.data}


def _keep(context: Context, draft: Draft, log: MeetingLog, before: Parts, after: Parts) -> Reject | None:
    """Write what changed; or say who has written something else meanwhile."""
    changed = {name: after[name] for name in after if after[name] != before.get(name)}
    pieces = [piece for name in changed for piece in changed_pieces(name, before.get(name), after[name])]
    clash = next((mark for piece in pieces if (mark := _newer(log, piece, draft, context.person.id))), None)
    if clash is not None:
        return Reject(_clash_note(context, clash))
    write(context.db, log, changed, pieces, context.person.id, context.now)
    draft.data[NOTED] = True
    return None


def _newer(log: MeetingLog, piece: str, draft: Draft, person_id: int) -> dict[str, Any] | None:
    mark = log.marks.get(piece)
    return mark if mark and mark["version"] > (draft.passing.seen or 0) and mark["by"] != person_id else None


def _clash_note(context: Context, mark: dict[str, Any]) -> Any:
    name = context.db.get_one(Person, mark["by"]).full_name
    local = datetime.fromisoformat(mark["at"]).astimezone(context.work.zone)
    return texts.CLASH.format(name=name, at=f"{local:%H:%M}")


def _forget_dropped(context: Context, draft: Draft, log: MeetingLog) -> None:
    """A form begun afresh after one that was dropped: what this person wrote in that one, and nobody after, goes.

    What was noted by typed lines while the meeting ran, and what others wrote, stays.
    """
    earlier = draft_before(context.db, draft.row)
    if earlier is None or earlier.state != DraftState.DROPPED or not earlier.data.get(NOTED):
        return
    kept = {name: _without_mine(name, value, log, draft.person_id) for name, value in log.data.items()}
    log.data = {name: value for name, value in kept.items() if value is not None}
    log.version += 1
    context.db.flush()


def _without_mine(name: str, value: Any, log: MeetingLog, person_id: int) -> Any:
    # Somebody else may stand at a later step, which needs the times.
    if name in ("start", "end"):
        return value
    if isinstance(value, list) and all(isinstance(one, dict) for one in value):
        return [one for one in value if one.get("live") or one.get("by") != person_id]
    if isinstance(value, dict):
        return {key: one for key, one in value.items() if log.marks.get(f"{name}.{key}", {}).get("by") != person_id}
    return None if log.marks.get(name, {}).get("by") == person_id else value


def add(work: Work, session_id: int, part: str, item: dict[str, Any]) -> int:
    """Note one more of a list while the meeting runs. Returns its number. Never clashes."""
    assert work.person is not None
    log = log_of(work.db, session_id)
    items = [*log.data.get(part, ()), {**item, "by": work.person.id, "live": True}]
    write(work.db, log, {part: items}, [part], work.person.id, work.now)
    return len(items)
