"""Routing is done by the states of python-telegram-bot's conversation, and the state is read from the live draft."""

from collections import Counter
from typing import Any

import pytest
from sqlalchemy import inspect, select
from telegram.ext import BaseHandler

from handlers.forms.conversation import IDLE
from handlers.forms.engine import Forms
from handlers.forms.stated import StatedConversation
from storage.accounts import Binding
from storage.drafts import DraftRow, DraftState
from storage.people import Person as Somebody
from tests.house import House, Person
from tests.pictures import photo

REASON = "bước 3/8"
USE_WORDS = "Bước này đồng chí gõ chữ giúp, chưa dùng được ảnh, nhãn dán hay tệp."


@pytest.fixture
async def minh(house: House) -> Person:
    """The secretary, who is asked for the field of a theme: words or a button, no photo."""
    person = house.person("Minh")
    await person.says("/dangky")
    await person.says("Giữ sạch chợ Mẫu")
    return person


def conversation(house: House) -> StatedConversation:
    application = house.bot.worker._application
    assert application is not None
    found = [one for group in application.handlers.values() for one in group if isinstance(one, StatedConversation)]
    return next(one for one in found if IDLE in one.states)


def live(house: House) -> DraftRow:
    with house.database.reading() as db:
        return db.scalars(select(DraftRow).where(DraftRow.state == DraftState.LIVE)).one()


async def test_another_phone_of_the_same_person_is_in_the_same_state(house: House, minh: Person) -> None:
    phone = house.person("Lan")
    with house.database.unit_of_work() as unit:
        ids = {one.full_name: one.id for one in unit.db.scalars(select(Somebody))}
        binding = unit.db.scalars(select(Binding).where(Binding.person_id == ids["Lê Thị Lan"])).one()
        binding.person_id = ids["Trần Văn Minh"]
        unit.commit()
    (asked,) = await phone.says("Vệ sinh môi trường")
    assert REASON in asked
    (asked,) = await minh.says("Hộ dân phản ánh rác để qua đêm")
    assert "bước 4/8" in asked


async def test_a_form_that_is_put_aside_takes_no_more_words(house: House, minh: Person) -> None:
    await minh.says("/menu")
    answers = await minh.says("Vệ sinh môi trường")
    assert not any(REASON in one for one in answers)
    with house.database.reading() as db:
        assert [one.step for one in db.scalars(select(DraftRow)) if one.kind != "said"] == ["field"]


async def test_what_another_process_changes_is_seen_by_the_next_update(house: House, minh: Person) -> None:
    with house.database.unit_of_work() as unit:
        draft = unit.db.get_one(DraftRow, live(house).id)
        draft.step, draft.trail = "theme", []
        unit.commit()
    (asked,) = await minh.says("Giữ sạch kiệt Mẫu")
    assert "bước 2/8" in asked
    assert live(house).data["theme"] == "Giữ sạch kiệt Mẫu"


async def test_a_step_that_takes_no_photo_never_sees_one(
    house: House, minh: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    if house.channel != "telegram":
        pytest.skip("photos come by Telegram here")
    seen: list[object] = []

    async def pictured(*given: object) -> None:
        seen.append(given)

    monkeypatch.setattr(Forms, "pictured", pictured)
    (answer,) = await minh.sends_photo(photo("red"))
    assert answer.startswith(USE_WORDS) and seen == []


async def test_without_a_states_handlers_the_dialog_stands_still(house: House, minh: Person) -> None:
    """The states route: taking away what one lists takes the step its answers."""
    states = conversation(house).states
    kept = states["register.field"]
    states["register.field"] = []
    (answer,) = await minh.says("môi trường")
    assert answer.startswith(USE_WORDS) and "bước 2/8" in answer
    states["register.field"] = kept
    assert REASON in (await minh.says("môi trường"))[0]


async def test_a_state_cannot_be_forged_or_stored(house: House, minh: Person) -> None:
    """What python-telegram-bot holds is a copy, set anew before each update; there is no table of states."""
    talk = conversation(house)
    for key in list(talk._conversations):
        talk._conversations[key] = "minutes.summary"
    assert REASON in (await minh.says("Vệ sinh môi trường"))[0]
    assert house.bot.worker._application is not None and house.bot.worker._application.persistence is None
    assert "conversations" not in inspect(house.database.engine).get_table_names()


async def test_few_handlers_are_asked_for_a_word_in_the_middle_of_a_form(
    house: House, minh: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: Counter[str] = Counter()
    for kind in _kinds(BaseHandler):
        if "check_update" in vars(kind):
            monkeypatch.setattr(kind, "check_update", _counted(kind, asked))
    assert REASON in (await minh.says("môi trường"))[0]
    assert 0 < sum(asked.values()) <= 10, asked


def _kinds(kind: type[Any]) -> set[type[Any]]:
    return {kind} | {one for below in kind.__subclasses__() for one in _kinds(below)}


def _counted(kind: type[Any], asked: Counter[str]) -> Any:
    plain = vars(kind)["check_update"]

    def check_update(self: Any, update: object) -> Any:
        if type(self) is kind or "check_update" not in vars(type(self)):
            asked[type(self).__name__] += 1
        return plain(self, update)

    return check_update
