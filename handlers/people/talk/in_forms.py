"""A plain question that is asked inside a form: it is answered above the form's own question."""

from typing import Any

from markupsafe import Markup
from telegram import Message

from handlers.context import Context
from handlers.forms.asides import Aside
from handlers.forms.draft import Draft
from handlers.people.talk import texts
from handlers.people.talk.answering import answer
from handlers.people.talk.words import Speech, read
from handlers.tasks.texts import OWN_HINT

_QUESTIONS = (Speech.MEETING, Speech.TASKS, Speech.DUE, Speech.WHO, Speech.STATE)


def _answered(context: Context, words: str) -> Markup | None:
    """What is told; None where it is not known without a doubt what is asked."""
    said = read(words, (context.person.full_name,))
    screen = answer(context, said) if said.speech in _QUESTIONS else None
    # There are no choices of it to be pointed at: those below are the form's.
    return screen.text.removesuffix(Markup("\n\n") + OWN_HINT) if screen is not None else None


def _asks(message: Message, context: Context, draft: Draft[Any]) -> bool:
    return _answered(context, message.text or "") is not None


ASIDE = Aside("asked", texts.ASKS, _asks, _answered)
