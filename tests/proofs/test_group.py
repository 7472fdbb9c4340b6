"""In a group chat every command and every button there is answers without anybody's data, or not at all."""

import json

import pytest
from sqlalchemy import select

from bot.channels.api import Identity
from bot.compose.application import application_builder
from bot.play.simulator.telegram.group import TelegramGroup
from bot.play.simulator.telegram.person import TelegramPerson
from handlers.people.home.texts import GROUP
from handlers.screens.menu import HELP, ITEMS, MORE
from handlers.tasks.cell_tasks.texts import GROUP_KNOWN, GROUP_SUMS
from storage.cell_preferences import CellGroup
from storage.files import FileStore
from storage.outbox import OutboxRow
from storage.people import Person as Somebody
from storage.people import Unit
from storage.sessions import Session
from storage.tasks import Task
from tests.house import House
from tests.proofs.buttons import buttons_of, patterns_of

CHAT = -77
OTHER_COMMANDS = ("start", "menu", "huy", "dangky 1", "tim Mẫu", "baocao 12", "nosuch")


@pytest.fixture
async def group(house: House) -> TelegramGroup:
    """A group with the bot in it that is no cell's yet."""
    if house.channel != "telegram":
        pytest.skip("groups are Telegram's")
    hand = house.person("Lan").hand
    assert isinstance(hand, TelegramPerson)
    group = TelegramGroup(house.telegram, CHAT, "Chi bộ (mẫu)")
    group.adds_bot(hand)
    await house.settle()
    return group


def shown(house: House) -> list[str]:
    """All texts that went to the group."""
    with house.database.reading() as db:
        rows = db.scalars(select(OutboxRow).where(OutboxRow.chat_id == CHAT)).all()
    return [str(json.loads(row.payload).get("text", row.payload)) for row in rows]


def private_words(house: House) -> set[str]:
    with house.database.reading() as db:
        found = {*db.scalars(select(Somebody.full_name)), *db.scalars(select(Task.content))}
        return found | {*db.scalars(select(Session.theme)), *db.scalars(select(Unit.name))}


async def everything_is_said(house: House, group: TelegramGroup) -> None:
    commands = [item.command for item in (*ITEMS, MORE, HELP)] + list(OTHER_COMMANDS)
    for name in ("Lan", "Minh", "Quỳnh", "Đức", "Sơn"):
        hand = house.person(name).hand
        assert isinstance(hand, TelegramPerson)
        for command in commands:
            group.says(hand, f"/{command}")
            first, _, rest = command.partition(" ")
            group.says(hand, f"/{first}@chibo_bot {rest}".rstrip())
            # Nobody says sixty things at once.
            await house.settle()
        for item in ITEMS:
            group.says(hand, f"@chibo_bot {item.label}")
        await house.settle()


async def test_every_command_in_a_group_tells_nothing(house: House, group: TelegramGroup) -> None:
    await everything_is_said(house, group)
    with house.database.reading() as db:
        bound = db.scalars(select(CellGroup)).all()
        cells = {db.get_one(Unit, one.cell_id).name for one in bound}
    # Who leads a cell makes the group its own by /chibo; then it is told so, and no more.
    assert {*shown(house)} - {str(GROUP)} <= {str(GROUP_KNOWN.format(cell=cell)) for cell in cells}
    said = "\n".join(text for text in shown(house) if "nhóm của" not in text)
    assert said and not [one for one in private_words(house) if one in said]


async def test_a_cells_group_sees_sums_alone(house: House, group: TelegramGroup) -> None:
    with house.database.unit_of_work() as unit:
        cell = unit.db.scalars(select(Task)).first()
        assert cell is not None
        cell_name = unit.db.get_one(Unit, cell.cell_id).name
        unit.db.add(CellGroup(cell_id=cell.cell_id, channel="telegram", chat_id=CHAT, sums_on=True))
        unit.commit()
    await everything_is_said(house, group)
    sums = str(GROUP_SUMS.format(cell=cell_name, all=5, done=1, late=1, difficulty=1))
    assert {*shown(house)} == {str(GROUP), sums}


async def test_every_button_in_a_group_is_old(house: House, group: TelegramGroup) -> None:
    """Each button that the bot may know, with the sample's own numbers in it, tapped on the bot's line by those who may
    most: nothing is said, nothing is done.
    """
    files = FileStore(house.settings.storage.files, house.database.key)
    build = application_builder(house.database, Identity(7, "chibo_bot", "Chibo"), files, "7:x")
    data = sorted({one for pattern in patterns_of(await build()) for one in buttons_of(pattern, [1, 2, 3, 4, 5])})
    assert len(data) > 300
    before = shown(house)
    (line,) = [one for one in group.chat() if one.from_bot]
    for name in ("Minh", "Quỳnh"):
        hand = house.person(name).hand
        assert isinstance(hand, TelegramPerson)
        for one in data:
            group.taps_on(hand, line, one)
    await house.settle()
    assert shown(house) == before == [str(GROUP)]
    with house.database.reading() as db:
        elsewhere = db.scalars(select(OutboxRow).where(OutboxRow.chat_id != CHAT)).all()
        assert {row.method for row in elsewhere} <= {"answerCallbackQuery", "setMyCommands"}
