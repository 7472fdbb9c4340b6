"""The group of a cell: it sees the cell's sums only, and only where the secretary turned that on."""

from telegram import Chat, Update

from handlers.context import Work
from handlers.rights.access import Action, Actor, units_where
from handlers.screens.menu import BOARD
from handlers.screens.screen import Screen, message_payload
from handlers.tasks.cell_tasks import rules, texts
from handlers.tasks.cell_tasks.pages import facts
from storage import audit
from storage.accounts import account_of_chat, people_of_account
from storage.cell_preferences import CellGroup, group_of_cell, group_of_chat
from storage.outbox import Outgoing, enqueue
from storage.people import Person, Unit, UnitKind
from storage.tasks import tasks_of_cell

KIND = "group_sums"
BOUND = "bind_group"


def answer(work: Work, update: Update, chat: Chat) -> bool:
    """Answer /chibo in a group. Returns whether that was asked and has been answered: nothing is said elsewhere."""
    message = update.message
    if message is None or not _asked(message.text or "", work.bot_username):
        return False
    known = group_of_chat(work.db, chat.id)
    if known is None:
        known = _bind(work, update, chat)
    if known is None:
        return False
    cell = work.db.get_one(Unit, known.cell_id)
    text = texts.GROUP_KNOWN.format(cell=cell.name)
    if known.sums_on:
        sums = rules.sums(facts(tasks_of_cell(work.db, cell.id)), work.today)
        text = texts.GROUP_SUMS.format(
            cell=cell.name, all=sums.all, done=sums.done, late=sums.late, difficulty=sums.difficulty
        )
    payload = message_payload(Screen(text), chat.id)
    key = f"{KIND}|chat:{chat.id}|{message.message_id}|"
    enqueue(work.db, Outgoing(work.channel, chat.id, "sendMessage", payload, KIND, unique_key=key), work.now)
    return True


def _asked(text: str, username: str) -> bool:
    first = text.split(maxsplit=1)[0].lower() if text.strip() else ""
    return first in (f"/{BOARD.command}", f"/{BOARD.command}@{username}".lower())


def _bind(work: Work, update: Update, chat: Chat) -> CellGroup | None:
    """Whoever leads one cell makes the group that of the cell by asking in it."""
    person = _speaker(work, update)
    units = units_where(Actor.of(person), Action.CHANGE_TASK) if person is not None else frozenset()
    cells = [cell for unit in units if (cell := work.db.get_one(Unit, unit)).kind == UnitKind.CELL]
    if len(cells) != 1:
        return None
    group = group_of_cell(work.db, cells[0].id) or CellGroup(cell_id=cells[0].id, sums_on=False)
    # Another group than before: nothing is shown there until it is turned on anew.
    group.channel, group.chat_id, group.sums_on = work.channel, chat.id, False
    work.db.add(group)
    work.db.flush()
    if person is not None:
        audit.record(work.db, person.id, BOUND, f"unit:{group.cell_id}", work.now)
    return group


def _speaker(work: Work, update: Update) -> Person | None:
    """The one person whose private chat the speaker's is; None for nobody known or a shared phone."""
    account = account_of_chat(work.db, update.effective_user.id) if update.effective_user else None
    people = people_of_account(work.db, account.id) if account is not None else []
    return people[0] if len(people) == 1 else None
