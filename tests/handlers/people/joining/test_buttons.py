"""The buttons of consent: old, doubled and forged ones change nothing, and every tap is answered once."""

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from handlers.people.joining import texts
from handlers.people.joining.invitations import invite
from handlers.people.joining.roster.importing import import_roster
from handlers.screens import texts as shared
from handlers.settings.policy import Policy
from storage.accounts import Account, Binding
from storage.audit import AuditRow
from storage.database import Database
from storage.invitations import Invitation
from storage.people import Person
from tests.handlers.people.joining.conftest import NOW, ROSTER
from tests.handlers.people.joining.door import Door, private, says, taps

LAN, BINH, OTHER = private(2), private(3), private(9)


class Invited:
    """Codes for Lan (by birth year) and Bình (by phone), and what the database says about them."""

    def __init__(self, database: Database) -> None:
        self._database = database
        with database.unit_of_work() as unit:
            import_roster(unit.db, ROSTER.encode(), NOW, "roster.csv")
            people = {one.code: one for one in unit.db.scalars(select(Person))}
            _, self.lan = invite(unit.db, people["DV002"], None, NOW, Policy())
            _, self.binh = invite(unit.db, people["DV003"], None, NOW, Policy())
            unit.commit()

    def count(self, model: type[Binding] | type[Account] | type[Invitation]) -> int:
        with self._database.reading() as db:
            return db.scalar(select(func.count()).select_from(model)) or 0

    def joined(self) -> list[str]:
        with self._database.reading() as db:
            query = select(Person.full_name).join(Binding, Binding.person_id == Person.id).order_by(Binding.id)
            return list(db.scalars(query))

    def recorded(self) -> int:
        with self._database.reading() as db:
            return db.scalar(select(func.count()).where(AuditRow.action == "join")) or 0


@pytest.fixture
def invited(database: Database) -> Invited:
    return Invited(database)


@pytest.fixture
def door(database: Database, invited: Invited, tmp_path: Path) -> Door:
    return Door(database, tmp_path, NOW)


def toast_of(sent: list[dict[str, Any]]) -> str | None:
    """The words of the one answer to a tap."""
    (answer,) = [one for one in sent if one["method"] == "answerCallbackQuery"]
    words: str | None = answer.get("text")
    return words


def buttons_of(sent: list[dict[str, Any]]) -> list[str]:
    return [row[0]["callback_data"] for row in sent[-1]["reply_markup"]["inline_keyboard"]]


async def test_agreed_twice_is_agreed_once(door: Door, invited: Invited) -> None:
    await door.knock(says(LAN, f"/start {invited.lan}"))
    yes, _ = buttons_of(await door.knock(says(LAN, "1985")))
    assert toast_of(await door.knock(taps(LAN, yes))) is None
    for _ in range(2):
        sent = await door.knock(taps(LAN, yes))
        assert (toast_of(sent), len(sent)) == (shared.ALREADY_DONE, 1)
        door.restart()
    assert invited.joined() == ["Lê Thị Lan"]
    assert invited.recorded() == 1
    assert door.let_in == []


async def test_consent_cannot_be_forged_before_the_fact_is_confirmed(door: Door, invited: Invited) -> None:
    await door.knock(says(LAN, f"/start {invited.lan}"))
    for number in (1, 2, 99):
        assert toast_of(await door.knock(taps(LAN, f"j:{number}:0:yes"))) == shared.OLD_BUTTON
    assert invited.joined() == []


async def test_the_consent_of_another_invitation_cannot_be_given(door: Door, invited: Invited) -> None:
    await door.knock(says(LAN, f"/start {invited.lan}"))
    yes, _ = buttons_of(await door.knock(says(LAN, "1985")))
    other = "j:2:0:yes" if yes == "j:1:0:yes" else "j:1:0:yes"
    assert toast_of(await door.knock(taps(LAN, other))) == shared.OLD_BUTTON
    assert toast_of(await door.knock(taps(OTHER, yes))) == shared.OLD_BUTTON
    assert invited.joined() == []
    assert toast_of(await door.knock(taps(LAN, yes))) is None
    assert invited.joined() == ["Lê Thị Lan"]


async def test_a_button_grows_old_when_the_invitation_does(door: Door, invited: Invited) -> None:
    await door.knock(says(LAN, f"/start {invited.lan}"))
    yes, _ = buttons_of(await door.knock(says(LAN, "1985")))
    door.wait(days=8)
    toast, said = await door.knock(taps(LAN, yes))
    assert (toast["method"], said["text"]) == ("answerCallbackQuery", texts.INVITATION_EXPIRED)
    assert invited.joined() == []


async def test_opened_on_two_phones_the_later_one_has_it(door: Door, invited: Invited) -> None:
    await door.knock(says(LAN, f"/start {invited.lan}"))
    yes, _ = buttons_of(await door.knock(says(LAN, "1985")))
    await door.knock(says(OTHER, f"/start {invited.lan}"))
    assert toast_of(await door.knock(taps(LAN, yes))) == shared.OLD_BUTTON
    (said,) = await door.knock(says(LAN, "đồng ý"))
    assert said["text"] == texts.REOPEN
    await door.knock(says(OTHER, "1985"))
    assert toast_of(await door.knock(taps(OTHER, yes))) is None
    assert invited.joined() == ["Lê Thị Lan"]


async def test_refusing_leaves_no_account_behind(door: Door, invited: Invited) -> None:
    await door.knock(says(LAN, f"/start {invited.lan}"))
    _, no = buttons_of(await door.knock(says(LAN, "1985")))
    toast, said = await door.knock(taps(LAN, no))
    assert "text" not in toast and said["text"].startswith("Vâng, chưa lưu gì cả.")
    assert invited.count(Account) == 0
    assert toast_of(await door.knock(taps(LAN, no))) == shared.OLD_BUTTON


async def test_somebody_without_a_birth_year_confirms_by_the_end_of_the_phone_number(
    door: Door, invited: Invited
) -> None:
    (asked,) = await door.knock(says(BINH, f"/start {invited.binh}"))
    assert "4 số cuối" in asked["text"] and "Bình" not in asked["text"]
    (said,) = await door.knock(says(BINH, "0124"))
    assert said["text"].startswith("Chưa đúng")
    yes, _ = buttons_of(await door.knock(says(BINH, "0900 000 123")))
    await door.knock(taps(BINH, yes))
    assert invited.joined() == ["Phạm Quốc Bình"]


async def test_a_second_person_joins_a_phone_and_may_leave_the_question_for_something_else(
    door: Door, invited: Invited
) -> None:
    await door.knock(says(LAN, f"/start {invited.lan}"))
    yes, _ = buttons_of(await door.knock(says(LAN, "1985")))
    await door.knock(taps(LAN, yes))
    await door.knock(says(LAN, f"/start {invited.binh}"))
    assert door.let_in == []
    await door.knock(taps(LAN, "t:1:1:done"))
    await door.knock(says(LAN, "0123"))
    assert door.let_in == ["Lê Thị Lan", "Lê Thị Lan"]
    await door.knock(says(LAN, f"/start {invited.binh}"))
    yes, _ = buttons_of(await door.knock(says(LAN, "0123")))
    await door.knock(taps(LAN, yes))
    assert invited.joined() == ["Lê Thị Lan", "Phạm Quốc Bình"]
    assert invited.count(Account) == 1
    await door.knock(says(LAN, "chào"))
    assert door.let_in[-1] == "Phạm Quốc Bình"


async def test_a_picture_or_a_sticker_is_no_answer(door: Door, invited: Invited) -> None:
    await door.knock(says(LAN, f"/start {invited.lan}"))
    message = says(LAN, "")["message"]
    del message["text"]
    photo = [{"file_id": "a", "file_unique_id": "a", "width": 1, "height": 1}]
    (said,) = await door.knock({"message": {**message, "photo": photo}})
    assert said["text"].startswith(texts.NOT_AN_ANSWER)


async def test_a_code_typed_in_a_group_opens_nothing(door: Door, invited: Invited) -> None:
    crowd = {"id": -5, "type": "supergroup", "title": "Nhóm"}
    assert await door.knock(says(crowd, f"/start@chibo_bot {invited.lan}")) != []
    assert invited.count(Account) == 0
    assert door.let_in == []
