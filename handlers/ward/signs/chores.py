"""Looking for signs, some cells at each tick; due.py tells of them."""

from datetime import datetime

from handlers.context import Work
from handlers.reminders.rules import leaves_at
from handlers.ward.signs import rules
from handlers.ward.signs.due import NIGHT
from handlers.ward.signs.facts import facts_of_cell
from storage.people import Unit
from storage.signs import Sign, cells_to_look_at, note_look, signs_about

# Few, since every writer waits meanwhile; all cells of a city of 2,400 have their turn within a night.
CELLS_AT_ONCE = 5


def look_for_signs(work: Work) -> int:
    """Look at some of the cells whose turn it is. Returns how many new signs were seen."""
    before = work.now - work.policy.signs.look_every
    return sum(look_at(work, cell) for cell in cells_to_look_at(work.db, before, CELLS_AT_ONCE))


def look_at(work: Work, cell: Unit) -> int:
    """Bring the signs of one cell up to date: what is new is written down, what holds no more is gone."""
    facts = facts_of_cell(work, cell)
    known = {(sign.session_id, sign.rule): sign for sign in signs_about(work.db, list(facts))}
    new = 0
    for session_id, known_facts in facts.items():
        found = rules.signs(known_facts)
        fresh = [_keep(work, cell, session_id, rule, reason, known) for rule, reason in found.items()]
        for rule in rules.RULES:
            sign = known.get((session_id, rule))
            if rule not in found and sign is not None and sign.gone_at is None:
                sign.gone_at = work.now
        new += sum(fresh)
    work.db.flush()
    note_look(work.db, cell.id, work.now)
    return new


def _keep(
    work: Work, cell: Unit, session_id: int, rule: str, reason: rules.Reason, known: dict[tuple[int, str], Sign]
) -> bool:
    """Write what was seen; returns whether it is new. One that comes again keeps its answer."""
    sign = known.get((session_id, rule))
    if sign is not None:
        sign.facts, sign.gone_at = dict(reason), None
        return False
    sign = Sign(
        cell_id=cell.id,
        session_id=session_id,
        rule=rule,
        facts=dict(reason),
        seen_at=work.now,
        shown_from=work.now if rule in rules.REASON_GIVEN else _shown_from(work),
        answer="",
    )
    work.db.add(sign)
    return True


def _shown_from(work: Work) -> datetime:
    return rules.shown_from(_told_at(work), work.policy.signs.to_answer)


def _told_at(work: Work) -> datetime:
    """When the secretary can have read it: in the morning, where it was seen at night."""
    return leaves_at(NIGHT, work.now, work.policy.quiet_hours, work.zone) or work.now


CHORES = (look_for_signs,)
