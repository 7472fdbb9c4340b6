"""Every minute of a running meeting: a quiet word when a step runs over, the card and the code kept up to date."""

from datetime import timedelta

from handlers.context import Work
from handlers.meetings.chairing import texts
from handlers.meetings.chairing.card import step_progress
from handlers.meetings.chairing.cards_kept_up import CODE, can_edit, refresh_cards
from handlers.meetings.chairing.roll_call import close_codes, renew_code, rest_code
from handlers.meetings.log.chair import end_chairing
from handlers.screens.notices import Notice, notify
from handlers.screens.screen import Screen
from storage.chairing import Chairing, ChairingCard, cards_of, running
from storage.outbox import Lane
from storage.people import Person

KIND = "chairing"
# A word that comes this late is of no use any more.
WORD_LIVES = timedelta(minutes=5)
# The code is shown anew so long; then the chair asks for a new one.
CODE_SHOWN = timedelta(minutes=20)
MINUTE = timedelta(minutes=1)
# A meeting that nobody ended is taken to be over.
LONGEST = timedelta(hours=8)


def mind_meetings(work: Work) -> int:
    """Look after all running meetings. Returns how many messages were written."""
    return sum(_mind(work, one) for one in running(work.db))


def _mind(work: Work, meeting: Chairing) -> int:
    if work.now - meeting.started_at > LONGEST:
        close_codes(work, meeting)
        end_chairing(work, meeting.session_id)
        return 0
    written = _say_over(work, meeting)
    due = [card for card in cards_of(work.db, meeting.session_id) if work.now - card.shown_at >= MINUTE]
    if due:
        written += refresh_cards(work, meeting)
    return written + sum(_renew(work, meeting, card) for card in cards_of(work.db, meeting.session_id, CODE))


def _say_over(work: Work, meeting: Chairing) -> int:
    """One quiet word to the chair for each step that runs over."""
    found = step_progress(meeting, work)
    if not found.over or meeting.warned >= meeting.position:
        return 0
    meeting.warned = meeting.position
    rest = meeting.agenda[meeting.position + 1 :]
    title = meeting.agenda[meeting.position]["title"]
    text = texts.ON_AIR_LAST.format(title=title, over=found.over)
    if rest:
        minutes = sum(int(step["minutes"]) for step in rest)
        text = texts.ON_AIR.format(title=title, over=found.over, rest=len(rest), minutes=minutes)
    slot = f"{meeting.position}:{int(meeting.step_since.timestamp())}"
    notice = Notice(
        KIND, f"session:{meeting.session_id}", slot, Screen(text), expires_at=work.now + WORD_LIVES, lane=Lane.PERSON
    )
    return int(notify(work, work.db.get_one(Person, meeting.chair_id), notice))


def _renew(work: Work, meeting: Chairing, card: ChairingCard) -> int:
    """This minute's code in the place of the last one's. Where nothing can be edited, none is sent."""
    since = meeting.roll_call_since
    if not can_edit(work, card) or work.now - card.shown_at < MINUTE:
        return 0
    if since is None or work.now - since > CODE_SHOWN:
        rest_code(work, meeting, card)
        return 1
    renew_code(work, meeting, card)
    return 1
