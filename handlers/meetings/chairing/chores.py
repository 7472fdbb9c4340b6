"""Every minute of a running meeting: its card and its code are kept up to date."""

from datetime import timedelta

from handlers.context import Work
from handlers.meetings.chairing.card.kept_up import CODE, can_edit, refresh_cards
from handlers.meetings.chairing.roll_call.calling import close_codes, renew_code, rest_code
from handlers.meetings.log.chair import end_chairing
from storage.chairing import Chairing, ChairingCard, cards_of, running

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
    written = 0
    due = [card for card in cards_of(work.db, meeting.session_id) if work.now - card.shown_at >= MINUTE]
    if due:
        written = refresh_cards(work, meeting)
    return written + sum(_renew(work, meeting, card) for card in cards_of(work.db, meeting.session_id, CODE))


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


CHORES = (mind_meetings,)
