"""Looking for signs, some cells at each tick, and telling the secretary first."""

from datetime import datetime

from handlers.context import Work
from handlers.language.dates import long_moment, short_date
from handlers.screens import texts as shared
from handlers.screens.fitting import one_line, shortened
from handlers.screens.notices import Notice, notify
from handlers.screens.quiet_hours import is_quiet, quiet_span
from handlers.screens.screen import Screen
from handlers.sessions.notifications import leaders
from handlers.ward.signs import rules, showing, texts
from handlers.ward.signs.buttons import SIGN
from handlers.ward.signs.facts import facts_of_cell
from storage.people import Unit
from storage.sessions import Session
from storage.signs import Sign, cells_to_look_at, note_look, signs_about

KIND = "sign"
# Few, since every writer waits meanwhile; all cells of a city of 2,400 have their turn within a night.
CELLS_AT_ONCE = 5


def look_for_signs(work: Work) -> int:
    """Look at some of the cells whose turn it is. Returns how many new signs were seen."""
    before = work.now - work.policy.signs.look_every
    return sum(look_at(work, cell) for cell in cells_to_look_at(work.db, before, CELLS_AT_ONCE))


def look_at(work: Work, cell: Unit) -> int:
    """Bring the signs of one cell up to date: what is new is told to the secretary, what holds no more is gone."""
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
        work.db.flush()
        told = [sign for sign in fresh if sign is not None]
        if told:
            _tell(work, session_id, told)
        new += len(told)
    note_look(work.db, cell.id, work.now)
    return new


def _keep(
    work: Work, cell: Unit, session_id: int, rule: str, reason: rules.Reason, known: dict[tuple[int, str], Sign]
) -> Sign | None:
    """Write what was seen; returns the sign where it is new. One that comes again keeps its answer."""
    sign = known.get((session_id, rule))
    if sign is not None:
        sign.facts, sign.gone_at = dict(reason), None
        return None
    told_at = _told_at(work)
    sign = Sign(
        cell_id=cell.id,
        session_id=session_id,
        rule=rule,
        facts=dict(reason),
        seen_at=work.now,
        shown_from=rules.shown_from(told_at, work.policy.signs.to_answer),
        answer="",
    )
    work.db.add(sign)
    return sign


def _told_at(work: Work) -> datetime:
    """When the secretary can have read it: in the morning, where it was seen at night."""
    quiet = work.policy.quiet_hours
    return quiet_span(work.now, quiet, work.zone)[1] if is_quiet(work.now, quiet, work.zone) else work.now


def _tell(work: Work, session_id: int, signs: list[Sign]) -> None:
    session = work.db.get_one(Session, session_id)
    shown = min(sign.shown_from for sign in signs)
    text = texts.NOTICE.format(
        theme=shortened(one_line(session.theme), 120),
        day=short_date(session.starts_at.astimezone(work.zone).date()),
        lines=shared.list_lines(showing.line(work, sign, with_answer=False) for sign in signs),
        shown=long_moment(shown, work.zone),
    )
    choices = tuple((showing.answer_button(sign),) for sign in signs)
    screen = Screen(text, (*choices, (SIGN.choice(signs[0], texts.SEE, "see"),)))
    slot = "+".join(sorted(sign.rule for sign in signs))
    waits = _told_at(work)
    for person in leaders(work, session.cell_id):
        notice = Notice(KIND, f"session:{session_id}", slot, screen, not_before=waits if waits > work.now else None)
        notify(work, person, notice)
