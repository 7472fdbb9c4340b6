"""The doorkeeper: nobody unknown gets further, a shared phone is asked who uses it, groups get one polite line."""

from pathlib import Path

import pytest
from sqlalchemy import select

from handlers.context import FileReady
from handlers.people.home.texts import GROUP
from handlers.people.joining import texts
from handlers.people.joining.invitations import bind
from handlers.people.joining.roster.importing import import_roster
from handlers.screens import texts as shared
from storage.accounts import Account
from storage.database import Database
from storage.delivering import mark_sent
from storage.outbox import Outgoing, enqueue
from storage.people import Person
from tests.handlers.people.joining.conftest import NOW, ROSTER
from tests.handlers.people.joining.door import Door, becomes, group, private, says, taps

LAN, SHARED, STRANGER = private(2), private(3), private(9)
FAMILY = group(-5)


@pytest.fixture
def ids(database: Database) -> dict[str, int]:
    """Lan has a phone of her own; Minh and Bình share one. The people's ids by code."""
    with database.unit_of_work() as unit:
        import_roster(unit.db, ROSTER.encode(), NOW, "roster.csv")
        people = {one.code: one for one in unit.db.scalars(select(Person))}
        for chat_id, codes in ((2, ["DV002"]), (3, ["DV001", "DV003"])):
            account = Account(channel="telegram", external_id=str(chat_id), chat_id=chat_id)
            unit.db.add(account)
            unit.db.flush()
            for code in codes:
                bind(unit.db, people[code], account, NOW)
        unit.commit()
    return {code: person.id for code, person in people.items()}


@pytest.fixture
def door(database: Database, ids: dict[str, int], tmp_path: Path) -> Door:
    return Door(database, tmp_path, NOW)


async def test_somebody_known_is_let_in_at_little_cost(door: Door) -> None:
    assert await door.knock(says(LAN, "chào")) == []
    assert door.let_in == ["Lê Thị Lan"]
    assert door.cost == 1


async def test_nobody_unknown_gets_further(door: Door) -> None:
    (answer,) = await door.knock(says(STRANGER, "/menu"))
    assert answer["text"] == texts.UNKNOWN
    (stopped,) = await door.knock(taps(STRANGER, "d:1:1:save"))
    assert stopped["method"] == "answerCallbackQuery" and not stopped.get("text")
    door.wait(minutes=60)
    toast, answer = await door.knock(taps(STRANGER, "d:1:1:save"))
    assert (toast["method"], toast["text"]) == ("answerCallbackQuery", texts.UNKNOWN_TAP)
    assert answer["text"] == texts.UNKNOWN
    assert await door.knock(says(STRANGER, "/menu")) == []
    edited = says(STRANGER, "sửa")
    assert await door.knock({"edited_message": edited["message"]}) == []
    assert door.let_in == []


async def test_who_has_left_is_unknown(door: Door, database: Database) -> None:
    with database.unit_of_work() as unit:
        unit.db.scalars(select(Person).where(Person.code == "DV002")).one().active = False
        unit.commit()
    (answer,) = await door.knock(says(LAN, "chào"))
    assert answer["text"] == texts.UNKNOWN
    assert door.let_in == []


async def test_a_shared_phone_is_asked_after_a_while(door: Door, ids: dict[str, int]) -> None:
    await door.knock(says(SHARED, "chào"))
    door.wait(minutes=29)
    await door.knock(says(SHARED, "còn đây"))
    door.wait(minutes=29)
    await door.knock(says(SHARED, "vẫn đây"))
    assert door.let_in == ["Phạm Quốc Bình"] * 3
    door.wait(minutes=30)
    (asked,) = await door.knock(says(SHARED, "báo cáo"))
    assert asked["text"] == f"{shared.ASK_USER}\n{shared.ASK_USER_THEN_SAY}"
    buttons = [row[0]["callback_data"] for row in asked["reply_markup"]["inline_keyboard"]]
    assert sorted(buttons) == sorted([f"w:{ids['DV001']}:0:use", f"w:{ids['DV003']}:0:use"])
    assert len(door.let_in) == 3
    await door.knock(taps(SHARED, f"w:{ids['DV001']}:0:use"))
    await door.knock(says(SHARED, "chào"))
    assert door.let_in[3:] == ["Trần Văn Minh"] * 2


def notice_to(database: Database, person_id: int) -> None:
    """What the shared phone was sent as its message 1 is for one of the two."""
    key = f"task_given|task:1|{person_id}|given"
    notice = Outgoing("telegram", 3, "sendMessage", {"chat_id": 3, "text": "Việc mới"}, "task_given", unique_key=key)
    with database.unit_of_work() as unit:
        row = enqueue(unit.db, notice, NOW)
        mark_sent(unit.db, {row or 0: ["1"]}, NOW)
        unit.commit()


async def test_a_notices_button_is_for_nobody_but_whom_it_was_sent_to(
    door: Door, database: Database, ids: dict[str, int]
) -> None:
    notice_to(database, ids["DV001"])
    await door.knock(says(SHARED, "chào"))
    assert door.let_in == ["Phạm Quốc Bình"]
    toast, asked = await door.knock(taps(SHARED, "t:1:1:done"))
    assert toast["method"] == "answerCallbackQuery"
    meant = shared.MEANT_FOR.format(name="Trần Văn Minh")
    assert asked["text"] == f"{meant}\n{shared.ASK_USER}\n{shared.ASK_USER_THEN_TAP}"
    await door.knock(taps(SHARED, f"w:{ids['DV001']}:0:use"))
    await door.knock(taps(SHARED, "t:1:1:done"))
    assert door.let_in[1:] == ["Trần Văn Minh"] * 2


async def test_on_a_phone_of_ones_own_a_notice_costs_nothing_more(door: Door) -> None:
    await door.knock(taps(LAN, "t:1:1:done"))
    assert (door.let_in, door.cost) == (["Lê Thị Lan"], 1)


async def test_a_blocked_button_is_to_be_tapped_again(door: Door) -> None:
    door.wait(hours=1)
    toast, asked = await door.knock(taps(SHARED, "t:1:1:done"))
    assert toast["method"] == "answerCallbackQuery"
    assert asked["text"] == f"{shared.ASK_USER}\n{shared.ASK_USER_THEN_TAP}"
    (asked,) = await door.knock(says(SHARED, "/menu"))
    assert asked["text"] == shared.ASK_USER


async def test_a_forged_name_chooses_nobody(door: Door, ids: dict[str, int]) -> None:
    door.wait(hours=1)
    for data in (f"w:{ids['DV002']}:0:use", "w:999999:0:use", "w:x:0:use", "w:"):
        _, asked = await door.knock(taps(SHARED, data))
        assert asked["text"].startswith(shared.ASK_USER)
    assert door.let_in == []


async def test_a_file_that_came_in_is_let_through(door: Door) -> None:
    for chat_id in (2, 3, 99):
        await door.knock(FileReady(1, chat_id, "u", None, None, None, "gone"))
    assert door.let_in == ["Lê Thị Lan", None]


async def test_a_group_gets_one_line_a_day_and_never_more(door: Door) -> None:
    (line,) = await door.knock(becomes(FAMILY, "member", before="left"))
    assert line["text"] == GROUP
    for words in ("@chibo_bot ơi", "/menu", "/menu@chibo_bot", "chuyện riêng"):
        assert await door.knock(says(FAMILY, words)) == []
    door.wait(days=1)
    assert await door.knock(says(FAMILY, "chuyện riêng")) == []
    assert await door.knock(says(FAMILY, "/menu@other_bot")) == []
    (line,) = await door.knock(says(FAMILY, "@CHIBO_bot ơi"))
    assert line["text"] == GROUP
    assert await door.knock(becomes(FAMILY, "left", before="member")) == []
    assert door.let_in == []


async def test_a_forged_button_in_a_group_is_answered_and_stopped(door: Door, ids: dict[str, int]) -> None:
    (toast,) = await door.knock(taps(FAMILY, f"w:{ids['DV002']}:0:use"))
    assert toast["method"] == "answerCallbackQuery"
    assert door.let_in == []


async def test_who_blocks_the_bot_is_unreachable_until_they_take_it_back(door: Door, database: Database) -> None:
    def unreachable_since() -> object:
        with database.reading() as db:
            return db.scalars(select(Account.unreachable_since).where(Account.chat_id == 2)).one()

    assert await door.knock(becomes(LAN, "kicked", before="member")) == []
    assert unreachable_since() == NOW
    assert await door.knock(becomes(LAN, "member", before="kicked")) == []
    assert unreachable_since() is None
    assert door.let_in == []
