"""What the rules of preparing need to know, and who answers for a step."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from handlers.context import Work
from handlers.sessions.preparation import rules
from handlers.sessions.preparation.rules import Sitting
from handlers.settings.planning import PreparationStep
from storage.people import Person
from storage.preparation import StepDone, steps_done
from storage.sessions import Session, SessionKind, SessionState, moves_among, thematic_between

LOOK_BACK = timedelta(days=30)


def sittings(work: Work, sessions: Sequence[Session]) -> dict[int, Sitting]:
    """The sessions as the rules see them, by id."""
    ids = [one.id for one in sessions]
    done: dict[int, set[str]] = defaultdict(set)
    moves: dict[int, int] = defaultdict(int)
    for step in steps_done(work.db, ids):
        done[step.session_id].add(step.key)
    for move in moves_among(work.db, ids):
        moves[move.session_id] += 1
    return {
        one.id: Sitting(
            one.starts_at,
            one.registered_at,
            _with_what_is_known(one, done[one.id]),
            held=one.state == SessionState.HELD,
            moves=moves[one.id],
        )
        for one in sessions
    }


def _with_what_is_known(session: Session, done: Collection[str]) -> frozenset[str]:
    """Naming the preparer needs no tap: it is seen."""
    return frozenset({*done, "preparer"} if session.preparer_id is not None else done)


def sitting_of(work: Work, session: Session) -> Sitting:
    return sittings(work, [session])[session.id]


def steps_of(work: Work, session: Session) -> tuple[PreparationStep, ...]:
    """The steps of a thematic session; a regular or committee meeting is prepared by its agenda, and what was
    registered only after it was held is not any more.
    """
    prepared = session.kind == SessionKind.THEMATIC and not session.registered_late
    return work.policy.planning.preparation if prepared else ()


def owner_of(session: Session, step: PreparationStep, heads: list[Person]) -> list[Person]:
    """Who answers for a step: the preparer, or (also where nobody is named) `heads`, the leaders of the cell."""
    if step.owner == "preparer" and session.preparer is not None and session.preparer.active:
        return [session.preparer]
    return heads


def done_by_key(work: Work, session: Session) -> dict[str, StepDone]:
    return {one.key: one for one in steps_done(work.db, [session.id])}


def near_sessions(work: Work) -> list[Session]:
    """The planned and held sessions whose steps may be due or late now."""
    ahead = max((step.before for step in work.policy.planning.preparation), default=timedelta())
    near = thematic_between(work.db, work.now - LOOK_BACK, work.now + ahead + timedelta(days=2))
    return [one for one in near if not one.registered_late]


@dataclass(frozen=True)
class Late:
    """A step of preparation that is late: for the digest, which counts sessions and steps, not people."""

    session: Session
    step: PreparationStep
    due_on: date


def late_preparation(work: Work, cell_ids: Collection[int]) -> list[Late]:
    """The late steps of these cells' sessions that are near or were held in the last month, the earliest due first."""
    wanted = frozenset(cell_ids)
    sessions = [one for one in near_sessions(work) if one.cell_id in wanted]
    known = sittings(work, sessions)
    steps = work.policy.planning.preparation
    late_steps = [
        Late(one, step, day)
        for one in sessions
        for step, day in rules.late_steps(steps, known[one.id], work.today, work.zone)
    ]
    return sorted(late_steps, key=lambda late: (late.due_on, late.session.id))
