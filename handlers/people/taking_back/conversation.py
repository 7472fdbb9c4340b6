"""What one said last is taken back by a word and one yes: it is named first, whatever it was. Of several it is asked
which. Before all readers of sentences, so that none takes it for something else.
"""

from collections.abc import Sequence
from typing import Any

from telegram import Message, Update
from telegram.ext import MessageHandler, filters

from handlers.context import Context, Work, chat_id_of, current_work
from handlers.forms.asides import Aside
from handlers.forms.button_data import ButtonData
from handlers.forms.buttons import Buttons, Tap
from handlers.forms.conversation import WORDS
from handlers.forms.draft import Draft
from handlers.forms.feature import Feature
from handlers.forms.showing import show, toast
from handlers.people.taking_back import texts
from handlers.people.taking_back.said import LATELY, Said, said_lately
from handlers.people.taking_back.words import AskedBack, Kind, asked_back, says_no, says_yes
from handlers.people.talk import unclear
from handlers.screens import menu
from handlers.screens import texts as shared
from handlers.screens.screen import Choice, Screen, one_per_row
from handlers.sessions.task_buttons import TASK
from handlers.tasks.withdrawing.conversation import asking_screen, may_withdraw
from storage.outbox import message_is_about
from storage.people import Person
from storage.reports import latest_entered_by
from storage.sessions import Session
from storage.shown_choices import answered, last_screen
from storage.tasks import Report, Task

ASKED = "asked_back"
# As many as a button has room for.
MOST_LISTED = 4
BACK = Buttons("tb", Person, unit=lambda person: person.unit_id, owner=lambda person: person.id)


class AsksBack(filters.MessageFilter):
    """Whether a text asks to take something back, or answers that question; what was meant, is kept with the update."""

    def filter(self, message: Message) -> bool:
        work = current_work()
        if work.person is None:
            return False
        words = message.text or ""
        meant = asked_back(words)
        work.update_data[ASKED] = meant
        if meant is None:
            return (says_yes(words) or says_no(words)) and _question(work, message.chat.id) is not None
        # What was sent ahead of a meeting has a list of its own (sessions/preparation).
        return meant.kinds != {Kind.OPINION}


async def asked(update: Update, context: Context) -> None:
    message, meant = update.effective_message, context.work.update_data[ASKED]
    assert message is not None
    words = message.text or ""
    if isinstance(meant, AskedBack):
        question = _asking(context, message, meant)
        if question is None:
            return await unclear.ask(update, context, words.strip())
        await show(update, question, fresh=True)
        return None
    number = _question(context.work, chat_id_of(update))
    assert number is not None
    answered(context.db, chat_id_of(update))
    await show(update, _left(context) if says_no(words) else _taken(context, [number]), fresh=True)
    return None


def _asking(context: Context, message: Message, meant: AskedBack) -> Screen | None:
    """The question that names the last, or which of several; where it is too late, what can be done. None for nothing
    that was said of late.
    """
    about = {
        f"{table}:{number}"
        for table in (Task.__tablename__, Session.__tablename__)
        for number in _answered(context.work, message, table)
    }
    lately = [one for one in said_lately(context) if _is_meant(one, meant, about)]
    if meant.most != 1 and len(lately) > 1:
        return _which(context, lately[: meant.most])
    report = _report(context, meant, _answered(context.work, message, Task.__tablename__))
    if report is not None and (not lately or report.at >= lately[0].at):
        screen = asking_screen(context, report)
        return screen.with_rows((_others(context),)) if len(lately) > 1 else screen
    return _sure(context, lately) if lately else None


def _is_meant(one: Said, meant: AskedBack, about: set[str]) -> bool:
    return (not meant.kinds or one.kind in meant.kinds) and (not about or one.about in about)


def _answered(work: Work, message: Message, table: str) -> set[int]:
    """The rows of a table that stand under the bot's message which is answered; none where none is."""
    message_answered = message.reply_to_message
    if message_answered is None or work.account is None:
        return set()
    return message_is_about(work.db, work.account.chat_id, str(message_answered.message_id), table)


def _report(context: Context, meant: AskedBack, tasks: set[int]) -> Report | None:
    """The last report, also where it is too late; an old one that stands for good is hardly what is meant."""
    if meant.kinds and Kind.REPORT not in meant.kinds:
        return None
    report = latest_entered_by(context.db, context.person.id, tasks)
    if report is None or not (context.now - report.at <= LATELY or may_withdraw(context, report)):
        return None
    return report


def _sure(context: Context, lately: Sequence[Said]) -> Screen:
    one = lately[0]
    choices = [BACK.choice(context.person, texts.TAKE_BACK, "one", _number(one))]
    choices += [_others(context)] if len(lately) > 1 else []
    choices.append(BACK.choice(context.person, texts.LEAVE, "leave"))
    return Screen(texts.ASK.format(said=one.text), one_per_row(choices))


def _others(context: Context) -> Choice:
    return BACK.choice(context.person, texts.OTHERS, "others")


def _which(context: Context, lately: Sequence[Said]) -> Screen:
    """Each of them, and all of them: they are named before anything is taken back."""
    shown = lately[:MOST_LISTED]
    choices = [BACK.choice(context.person, one.label, "one", _number(one)) for one in shown]
    every = texts.BOTH if len(shown) == 2 else texts.ALL.format(count=len(shown))
    choices.append(BACK.choice(context.person, every, "all", *map(_number, shown)))
    choices.append(BACK.choice(context.person, texts.LEAVE, "leave"))
    lines = shared.list_lines([one.text for one in shown])
    return Screen(texts.WHICH.format(lines=lines), one_per_row(choices))


def _number(one: Said) -> str:
    """What was said, as one number for a button: its kind is the first digit."""
    return f"{int(one.kind)}{one.id}"


def _question(work: Work, chat_id: int) -> str | None:
    """What alone the chat's last screen asks to take back, as a button's number."""
    shown = last_screen(work.db, chat_id)
    buttons = [ButtonData.read(data) for _, data in (shown.choices if shown is not None else ())]
    asked = [number for one in buttons if one is not None and (number := _asked_by(one))]
    return asked[0] if len(asked) == 1 else None


def _asked_by(button: ButtonData) -> str | None:
    if len(button.arguments) != 1:
        return None
    if (button.family, button.verb) == (TASK.prefix, "withdraw"):
        return f"{int(Kind.REPORT)}{button.arguments[0]}"
    return button.arguments[0] if (button.family, button.verb) == (BACK.prefix, "one") else None


def _taken(context: Context, numbers: Sequence[str]) -> Screen:
    """Take these back; of one, how things stand then; of several, which it was."""
    done, shown = [], None
    for number in numbers:
        one = next((one for one in said_lately(context) if _number(one) == number), None)
        if one is not None:
            shown = one.take_back()
            done.append(one.text)
    if shown is None:
        return Screen(texts.GONE)
    return shown if len(numbers) == 1 else Screen(texts.DONE_LINES.format(lines=shared.list_lines(done)))


def _left(context: Context) -> Screen:
    return Screen(texts.LEFT, menu=menu.labels_for(context.actor))


async def _take(update: Update, context: Context, tap: Tap[Person]) -> None:
    await show(update, _taken(context, tap.arguments))


async def _show_others(update: Update, context: Context, tap: Tap[Person]) -> None:
    lately = said_lately(context)
    if not lately:
        return await toast(update, shared.OLD_BUTTON)
    await show(update, _which(context, lately) if len(lately) > 1 else _sure(context, lately))
    return None


async def _leave(update: Update, context: Context, tap: Tap[Person]) -> None:
    await show(update, _left(context), fresh=True)


def _speaks(message: Message, context: Context, draft: Draft[Any]) -> bool:
    meant = asked_back(message.text or "")
    return meant is not None and _asking(context, message, meant) is not None


def _own(context: Context, person: Person) -> bool:
    return person.id == context.person.id


FEATURE = Feature(
    idle=(MessageHandler(WORDS & AsksBack(), asked),),
    asides=(Aside("taking_back", texts.ASIDE, _speaks),),
    buttons=tuple(
        BACK.on(verb, callback, allowed=_own, numbers=numbers)
        for verb, callback, numbers in (
            ("one", _take, 1),
            ("all", _take, MOST_LISTED),
            ("others", _show_others, 0),
            ("leave", _leave, 0),
        )
    ),
)
