"""The question of consent, as it is asked again of somebody who has joined."""

from markupsafe import Markup

from handlers.screens import consent_texts as texts
from handlers.screens.screen import Choice, Screen
from storage.people import Person

# The families of its buttons: its own answers (handlers/people/consent), and one's own data (handlers/people/privacy).
CONSENT = "ja"
OWN_DATA = "u"
YES, NO, DATA = "yes", "no", "data"


def ask_again(person: Person, note: Markup = Markup()) -> Screen:  # noqa: B008 - it cannot be changed
    text = texts.ASK_AGAIN.format(stored=texts.WHAT_IS_STORED) + note
    return Screen(text, (*((one,) for one in answers(person)), (_choice(person, OWN_DATA, texts.MY_DATA, DATA),)))


def answers(person: Person) -> tuple[Choice, Choice]:
    return _choice(person, CONSENT, texts.AGREE, YES), _choice(person, CONSENT, texts.DISAGREE, NO)


def refused(person: Person) -> Screen:
    """What is left to one who does not consent."""
    yes, _ = answers(person)
    return Screen(texts.REFUSED, ((_choice(person, OWN_DATA, texts.MY_DATA, DATA),), (yes,)))


def _choice(person: Person, family: str, label: str, verb: str) -> Choice:
    return Choice(label, f"{family}:{person.id}:0:{verb}", about=f"people:{person.id}")
