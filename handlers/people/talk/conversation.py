"""Whatever is said outside of forms and is neither a report nor an answer to an invitation. A greeting alone is left to
the menu (handlers/people/home).
"""

from telegram import Message, Update
from telegram.ext import MessageHandler, filters

from handlers.context import Context, chat_id_of, current_work
from handlers.forms.conversation import WORDS
from handlers.forms.feature import Feature
from handlers.forms.showing import show
from handlers.people.talk import handing_over, in_forms, texts, unclear, which_task
from handlers.people.talk.answering import answer
from handlers.people.talk.editing import edited
from handlers.people.talk.kept import SAID, gone, own
from handlers.people.talk.to_secretary import TO_SECRETARY
from handlers.people.talk.words import Heard, Speech, read
from handlers.screens import menu
from handlers.screens.screen import Screen
from handlers.sessions.attendance.by_words import asked_last
from handlers.sessions.attendance.in_words import too_late
from handlers.sessions.pages import page
from handlers.tasks.report.free_text import MEANT
from handlers.tasks.understanding import NotOwn

SPEECH = "speech"


class IsTalk(filters.MessageFilter):
    """Whether a text is anything but a greeting; what kind of speech it is, is kept with the update."""

    def filter(self, message: Message) -> bool:
        work = current_work()
        if work.person is None:
            return False
        said = read(message.text or "", (work.person.full_name,))
        work.update_data[SPEECH] = said
        return said.speech is not Speech.GREETING


async def talk(update: Update, context: Context) -> None:
    """A kind word, an answer, or the question where it is to go."""
    message, said = update.effective_message, context.work.update_data[SPEECH]
    assert message is not None and isinstance(said, Heard)
    if said.speech is Speech.ASSENT and (asked := _asked(update, context)) is not None:
        await show(update, asked, fresh=True)
    elif (kind := texts.KIND_WORDS.get(said.speech.value)) is not None:
        await show(update, Screen(kind, menu=menu.labels_for(context.actor)), fresh=True)
    elif said.speech is not Speech.UNCLEAR and (answered := answer(context, said)) is not None:
        await show(update, answered, fresh=True)
    else:
        note = too_late(context.work, context.person, message)
        if note is None and isinstance(context.work.update_data.get(MEANT), NotOwn):
            note = texts.OF_ANOTHER
        await unclear.ask(update, context, (message.text or "").strip(), note)


def _asked(update: Update, context: Context) -> Screen | None:
    """ "Vâng" to what was just asked says too little: it is asked once more, for a tap. None where nothing was."""
    chat = chat_id_of(update)
    session = asked_last(context.work, context.person, chat)
    return page(context.work, session, context.person, texts.WHICH_ANSWER) if session is not None else None


FEATURE = Feature(
    forms=(TO_SECRETARY,),
    idle=(MessageHandler(WORDS & which_task.NamesTask(), which_task.put_off), MessageHandler(WORDS & IsTalk(), talk)),
    asides=(in_forms.ASIDE,),
    handlers=(MessageHandler(filters.UpdateType.EDITED_MESSAGE, edited),),
    buttons=tuple(
        SAID.on(verb, callback, allowed=own, ended=gone, numbers=numbers)
        for verb, callback, numbers in (
            ("again", handing_over.again, 0),
            ("drop", handing_over.drop, 0),
            ("report", handing_over.report, 0),
            ("delay", handing_over.delay, 1),
            ("attend", handing_over.attend, 1),
            ("yes", handing_over.answer, 2),
            ("no", handing_over.answer, 2),
            ("send", handing_over.send, 0),
        )
    ),
)
