"""One look at the clock: which steps of preparation are due or late, told to their owners and the secretary."""

from collections import defaultdict
from collections.abc import Iterator

from markupsafe import Markup

from handlers.context import Work
from handlers.language.dates import long_moment, short_date
from handlers.screens.notices import Notice, notify, written_about
from handlers.screens.quiet_hours import is_quiet
from handlers.screens.screen import Screen
from handlers.sessions.notifications import leaders_in, subject_of
from handlers.sessions.preparation import rules, texts
from handlers.sessions.preparation.facts import near_sessions, owner_of, sittings
from handlers.sessions.preparation.pages import prepare_button
from handlers.sessions.preparation.rules import Due, Sitting
from storage.people import Person
from storage.sessions import Session

KIND = "preparation"


def remind_of_preparation(work: Work) -> int:
    """Write what is due now and not written yet: one message a step and person. Returns how many."""
    if is_quiet(work.now, work.policy.quiet_hours, work.zone):
        return 0
    sessions = near_sessions(work)
    known = sittings(work, sessions)
    written: dict[tuple[str, int], set[str]] = defaultdict(set)
    for one in written_about(work.db, [subject_of(session) for session in sessions], [KIND]):
        written[one.subject, one.person_id].add(one.slot)
    heads = leaders_in(work, {one.cell_id for one in sessions})
    count = 0
    for session in sessions:
        for person, due in _told(work, session, known[session.id], heads[session.cell_id]):
            if due.slot not in written[subject_of(session), person.id]:
                written[subject_of(session), person.id].add(due.slot)
                notice = _notice(work, session, known[session.id], due, heads[session.cell_id])
                count += notify(work, person, notice)
    return count


def _told(work: Work, session: Session, sitting: Sitting, heads: list[Person]) -> Iterator[tuple[Person, Due]]:
    """Whom to tell what; the secretary who owns the step hears it once, as its owner."""
    for due in rules.due_now(work.policy.planning.preparation, sitting, work.now, work.zone):
        owners = owner_of(session, due.step, heads)
        told = owners if due.who == "owner" else [one for one in heads if one not in owners]
        for person in told:
            yield person, due


def _notice(work: Work, session: Session, sitting: Sitting, due: Due, heads: list[Person]) -> Notice:
    row = (
        prepare_button(session, texts.TICK.format(title=due.step.title[:34]), f"done:{due.step.key}"),
        prepare_button(session, texts.PREPARE, "view"),
    )
    rows = ((row[1],),) if due.step.key == "preparer" else ((row[0],), (row[1],))
    return Notice(
        KIND,
        subject_of(session),
        due.slot,
        Screen(_text(work, session, sitting, due, owner_of(session, due.step, heads)), rows),
    )


def _text(work: Work, session: Session, sitting: Sitting, due: Due, owners: list[Person]) -> Markup:
    words = {rules.SOON: texts.SOON, rules.OWNER_LATE: texts.OWNER_LATE, rules.LATE: texts.SECRETARY_LATE}[due.tone]
    return words.format(
        title=due.step.title,
        theme=session.theme,
        start=long_moment(session.starts_at, work.zone),
        day=short_date(rules.due_day(due.step, sitting, work.zone)),
        owner=owners[0].full_name if owners else texts.NOBODY,
    )
