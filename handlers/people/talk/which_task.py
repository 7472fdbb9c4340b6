"""The answer to "Xin gia hạn việc nào?" by what the task is called, or by a part of it."""

from telegram import Message, Update
from telegram.ext import filters

from handlers.context import Context, Work, chat_id_of, current_work
from handlers.forms.button_data import ButtonData, is_number
from handlers.people.talk import handing_over
from handlers.people.talk.kept import SAID, is_said
from handlers.tasks.report.heard import named_among
from storage.drafts import DraftRow
from storage.shown_choices import last_screen
from storage.tasks import Task

NAMED = "task_to_delay"


class NamesTask(filters.MessageFilter):
    """Whether a text names one of the tasks that the chat's last screen asks about; which, is kept with the update."""

    def filter(self, message: Message) -> bool:
        work = current_work()
        asked = _asked(work, message.chat.id)
        tasks = [work.db.get_one(Task, int(one.arguments[0])) for one in asked]
        named = named_among(tasks, message.text or "") if tasks else []
        work.update_data[NAMED] = named
        return bool(named)


def _asked(work: Work, chat_id: int) -> list[ButtonData]:
    """The choices of the last screen, where they are of a question which task is to be put off."""
    shown = last_screen(work.db, chat_id)
    buttons = [ButtonData.read(data) for _, data in (shown.choices if shown is not None else ())]
    return [one for one in buttons if one is not None and _is_of_question(one) and _is_own(work, one.id)]


def _is_own(work: Work, said_id: int) -> bool:
    """Whether the words are there, and the speaker's, who may share the phone."""
    said = work.db.get(DraftRow, said_id)
    return is_said(said) and said is not None and work.person is not None and said.person_id == work.person.id


def _is_of_question(button: ButtonData) -> bool:
    family = (button.family, button.verb) == (SAID.prefix, "delay")
    return family and len(button.arguments) == 1 and is_number(button.arguments[0])


async def put_off(update: Update, context: Context) -> None:
    """Ask for another day for the task that was named; of those alike it is asked which."""
    said = context.db.get_one(DraftRow, _asked(context.work, chat_id_of(update))[0].id)
    await handing_over.delay_of(update, context, said, context.work.update_data[NAMED])
