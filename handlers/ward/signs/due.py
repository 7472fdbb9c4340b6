"""The secretary is told of new signs before anybody above sees them."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime
from functools import partial

from handlers.context import Work
from handlers.language.dates import long_moment, short_date
from handlers.reminders.reminder import DueNotice, Reminder
from handlers.reminders.rules import Night
from handlers.screens import texts as shared
from handlers.screens.fitting import one_line, shortened
from handlers.screens.screen import Screen
from handlers.sessions.notifications import leaders_in
from handlers.ward.signs import showing, texts
from handlers.ward.signs.buttons import SIGN
from storage.people import Person
from storage.sessions import Session
from storage.signs import Sign, signs_to_answer

KIND = "sign"
# What was seen at night is told as it was seen; the time to answer begins in the morning.
NIGHT = Night.LEAVE_LATER


def signs_due(work: Work) -> Iterator[DueNotice]:
    """One message for the signs of a session that were seen together, while their time to answer lasts."""
    seen: dict[tuple[int, datetime], list[Sign]] = defaultdict(list)
    for sign in signs_to_answer(work.db, work.now):
        seen[sign.session_id, sign.seen_at].append(sign)
    heads = leaders_in(work, {signs[0].cell_id for signs in seen.values()}) if seen else {}
    for (session_id, seen_at), signs in seen.items():
        make = partial(_screen, work, signs)
        for person in heads[signs[0].cell_id]:
            yield DueNotice(person.id, f"session:{session_id}", seen_at.isoformat(), make)


def _screen(work: Work, signs: list[Sign], leader: Person) -> Screen:
    session = work.db.get_one(Session, signs[0].session_id)
    text = texts.NOTICE.format(
        theme=shortened(one_line(session.theme), 120),
        day=short_date(session.starts_at.astimezone(work.zone).date()),
        lines=shared.list_lines(showing.line(work, sign, with_answer=False, viewer=leader) for sign in signs),
        shown=long_moment(min(sign.shown_from for sign in signs), work.zone),
    )
    choices = tuple((showing.answer_button(sign),) for sign in signs)
    return Screen(text, (*choices, (SIGN.choice(signs[0], texts.SEE, "see"),)))


# The time to answer runs on during leave.
DUE = (Reminder(KIND, signs_due, night=NIGHT, on_leave=True),)
