"""A line that asks for a place, or for what a secretary does, leads there with what it said. Before the readers of
reports and of answers; whoever has no right to it is not led: their words are asked about as any others.
"""

from telegram import Message, Update
from telegram.ext import MessageHandler, filters

from handlers.context import Context, current_work
from handlers.forms.buttons import Tap
from handlers.forms.conversation import WORDS
from handlers.forms.feature import Feature
from handlers.forms.openings import OPENINGS, Openings
from handlers.forms.showing import show, toast
from handlers.people.talk import kept, unclear
from handlers.people.talk.kept import SAID
from handlers.people.ways import texts
from handlers.people.ways.sessions import ACTIONS, fitting, lead, understood, wish_of
from handlers.people.ways.words import Way, Wish, read
from handlers.rights import viewings
from handlers.rights.access import Action, Actor, may_somewhere, units_where
from handlers.screens import menu
from handlers.screens import texts as shared
from handlers.screens.screen import Screen, one_per_row
from handlers.sessions.attendance.by_words import label
from handlers.tasks.cell_tasks import pages
from storage.drafts import DraftRow
from storage.people import Unit

WISH = "wish"
_RIGHTS = {item.command: item.action for item in menu.ITEMS}


class IsWish(filters.MessageFilter):
    """Whether a text asks to be led somewhere where its writer may go; where, is kept with the update."""

    def filter(self, message: Message) -> bool:
        work = current_work()
        wish = read(message.text or "") if work.person is not None else None
        if work.person is None or wish is None:
            return False
        work.update_data[WISH] = wish
        needed = ACTIONS[wish.way] if wish.way in ACTIONS else _RIGHTS.get(wish.way.value)
        return needed is None or may_somewhere(Actor.of(work.person), needed)


async def follow(update: Update, context: Context) -> None:
    wish, message = context.work.update_data[WISH], update.effective_message
    assert isinstance(wish, Wish) and message is not None
    if wish.way is Way.BOARD:
        return await _board(update, context)
    if wish.way not in ACTIONS or (wish.way is Way.OPINION and not wish.words):
        return await _command(update, context, menu.AHEAD.command if wish.way is Way.OPINION else wish.way.value)
    sessions = fitting(context, wish.way)
    if not sessions:
        return await unclear.ask(update, context, (message.text or "").strip())
    row = kept.keep(context, (message.text or "").strip())
    if len(sessions) == 1:
        return await lead(update, context, sessions[0], wish, row)
    choices = [SAID.choice(row, label(context.work, one), "lead", one.id, one.version) for one in sessions]
    await show(update, Screen(texts.WHICH.format(understood=understood(row)), one_per_row(choices)), fresh=True)
    return None


async def _command(update: Update, context: Context, name: str) -> None:
    index = context.application.bot_data[OPENINGS]
    assert isinstance(index, Openings)
    opening = index.of_command(name)
    assert opening is not None
    await opening(update, context)


async def _board(update: Update, context: Context) -> None:
    """Who has what to do, each with what is late; of one cell at once."""
    cells = units_where(context.actor, Action.CHANGE_TASK)
    if len(cells) != 1:
        return await _command(update, context, menu.BOARD.command)
    cell = context.db.get_one(Unit, next(iter(cells)))
    viewings.note(context, Action.SEE_CELL_TASKS, f"unit:{cell.id}")
    await show(update, pages.by_person(context.work, cell), fresh=True)
    return None


async def _chosen(update: Update, context: Context, tap: Tap[DraftRow]) -> None:
    """The session that was meant, as it was shown."""
    wish = wish_of(tap.row)
    chosen = [one for one in fitting(context, wish.way) if (one.id, one.version) == (tap.number(), tap.number(1))]
    if not chosen:
        return await toast(update, shared.OLD_BUTTON)
    return await lead(update, context, chosen[0], wish, tap.row)


FEATURE = Feature(
    idle=(MessageHandler(WORDS & IsWish(), follow),),
    buttons=(SAID.on("lead", _chosen, allowed=kept.own, ended=kept.gone, numbers=2),),
)
