"""The guests of a session and how each stands: by their own answer where they use the bot, else as was noted."""

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from handlers.context import Work
from handlers.sessions import texts
from handlers.sessions.audience import invited_guests
from storage.accounts import reachable_among
from storage.plans import Guest, GuestState, guests_of
from storage.sessions import AttendanceAnswer, Session

Standings = Sequence[tuple[Guest, GuestState, bool]]


def standings(work: Work, session: Session, answers: Mapping[int, AttendanceAnswer]) -> Standings:
    """Each guest, how they stand, and whether they answer by the bot (nothing is noted for them then)."""
    guests = guests_of(work.db, session.id)
    here = reachable_among(work.db, {one.person_id for one in guests if one.person_id is not None})
    asked = {one.id for one in invited_guests(work, session)} if here else set()
    return [(guest, _standing(guest, here, asked, answers), guest.person_id in here) for guest in guests]


def _standing(guest: Guest, here: set[int], asked: set[int], answers: Mapping[int, AttendanceAnswer]) -> GuestState:
    answer = answers.get(guest.person_id) if guest.person_id is not None else None
    if answer is not None:
        return GuestState.ACCEPTED if answer.coming else GuestState.DECLINED
    if guest.person_id in here:
        return GuestState.ASKED if guest.person_id in asked else GuestState.OPEN
    return GuestState(guest.standing)


def guest_lines(guests: Standings) -> list[Markup]:
    """One line a guest."""
    return [
        (texts.GUEST_ASKED_LATER if here and standing is GuestState.OPEN else texts.GUEST_STANDINGS[standing]).format(
            name=guest.name
        )
        for guest, standing, here in guests
    ]


def summary(guests: Standings) -> Markup:
    """How many accept, cannot come, and are open; nothing where nobody is invited."""
    if not guests:
        return Markup()
    accepted, declined = (
        sum(standing is wanted for _, standing, _ in guests) for wanted in (GuestState.ACCEPTED, GuestState.DECLINED)
    )
    return texts.GUESTS_SUMMARY.format(accepted=accepted, declined=declined, open=len(guests) - accepted - declined)
