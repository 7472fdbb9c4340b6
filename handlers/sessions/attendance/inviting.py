"""What the secretary does about attendance: asks those who have not answered, and gets invitations for guests."""

from markupsafe import Markup

from handlers.context import Work
from handlers.forms.pick_member import called
from handlers.language.dates import long_moment
from handlers.screens.notices import Notice, notify, send_picture
from handlers.screens.screen import Screen
from handlers.sessions.attendance import invitation_card, texts
from handlers.sessions.notifications import subject_of
from handlers.sessions.pages import answer_rows, calendar_row, counted
from handlers.sessions.pages import card as session_card
from handlers.sessions.preparation.pages import materials_line
from storage.accounts import reachable_among
from storage.outbox import key_exists
from storage.people import Person
from storage.plans import Guest, guests_of
from storage.preparation import materials_of
from storage.sessions import Session, answers_to

NUDGE = "nudge"


def unanswered(work: Work, session: Session) -> list[Person]:
    """Who is expected and has not said whether they come."""
    turnout = counted(work, session, answers_to(work.db, session.id))
    return [work.db.get_one(Person, number) for number in turnout.unanswered]


def nudge(work: Work, session: Session, by: Person) -> tuple[int, int]:
    """Ask those who have not answered in the name of `by`, each at most once a day: how many were asked now, and how
    many there are.
    """
    people = unanswered(work, session)
    asked = 0
    for person in people:
        text = texts.NUDGE_NEWS.format(by=called(work.db, by), card=session_card(work, session, person))
        screen = Screen(text, tuple(answer_rows(work, session, None, person)))
        notice = Notice(NUDGE, subject_of(session), f"{work.today}", screen, expires_at=session.starts_at)
        new = not key_exists(work.db, notice.key(person.id))
        asked += notify(work, person, notice) and new
    return asked, len(people)


def guest_invitations(work: Work, session: Session, chat_id: int) -> list[Markup]:
    """For each guest without the bot a text and a picture to forward; who uses the bot is invited by it. Returns the
    texts to be sent, in order.
    """
    messages = [texts.GUEST_FORWARD]
    start = long_moment(session.starts_at, work.zone)
    for guest in guests_of(work.db, session.id):
        if has_account(work, guest):
            messages.append(texts.GUEST_HERE.format(name=guest.name))
            continue
        name = ", ".join(part for part in (guest.name, guest.unit) if part)
        words = {
            "name": name,
            "cell": session.cell.name,
            "theme": session.theme,
            "start": start,
            "place": session.place,
        }
        messages.append(texts.GUEST_TEXT.format(**words))
        send_picture(work, chat_id, Markup("{}").format(name), invitation_card.recipe(**words))
    return messages


def has_account(work: Work, guest: Guest) -> bool:
    return guest.person_id is not None and bool(reachable_among(work.db, [guest.person_id]))


def guest_invitation(work: Work, session: Session, guest: Person) -> Screen:
    """The invitation of a guest who uses the bot, with the buttons to answer."""
    files = [file for file in materials_of(work.db, session.id) if file.shared_at is not None]
    text = texts.GUEST_INVITED.format(card=session_card(work, session, guest) + materials_line(session, files))
    return Screen(text, (*answer_rows(work, session, None, guest), calendar_row(session)))
