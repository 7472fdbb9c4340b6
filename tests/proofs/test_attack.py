"""The proof by attack, in small; and that it notices what it is there to notice."""

import random

import pytest

from bot.channels.keeping import Intake
from bot.play.sample import ward
from handlers.forms.buttons import Button
from storage.inbox import InboxRow, InboxState
from storage.outbox import OutboxRow
from tests.house import House
from tests.proofs.attack import rights
from tests.proofs.attack.kinds import TYPES
from tests.proofs.attack.leftovers import leftovers
from tests.proofs.attack.others import ATTACKS, ROOT
from tests.proofs.attack.rights import Matrix
from tests.proofs.attack.updates import telegram_kinds, zalo_kinds
from tests.proofs.fuzz.messages import Writer

OFFICE = "Thảo"


@pytest.fixture
def _one_person(monkeypatch: pytest.MonkeyPatch) -> None:
    some = [one for one in ward.cast() if one.name.endswith(OFFICE)]
    monkeypatch.setattr(ward, "cast", lambda: some)
    monkeypatch.setattr(rights, "OPENED", rights.OPENED[:1])


@pytest.mark.usefixtures("_one_person")
@pytest.mark.parametrize("house", ["telegram"], indirect=True)
async def test_nobody_gets_by_a_button_what_the_table_gives_them_not(house: House) -> None:
    attempt = await Matrix(house, Writer(random.Random(1)), least=True).run()
    assert attempt.breaches == [] and "no right" in attempt.tried


@pytest.mark.usefixtures("_one_person")
@pytest.mark.parametrize("house", ["telegram"], indirect=True)
async def test_the_matrix_sees_a_right_that_is_not_asked_for(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Button, "_permits", lambda button, context, row: True)
    attempt = await Matrix(house, Writer(random.Random(1)), least=True).run()
    assert any("changed" in one for one in attempt.breaches) and any("shown" in one for one in attempt.breaches)


# A field that python-telegram-bot will read otherwise one day.
@pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning")
async def test_every_kind_of_update_is_handled() -> None:
    updates = len(TYPES["Update"]) + len(TYPES["Message"])
    for attempt in (await telegram_kinds(updates, 1), await zalo_kinds(60, 1)):
        assert attempt.breaches == []


@pytest.mark.parametrize("house", ["telegram"], indirect=True)
@pytest.mark.parametrize("tap", [{}, {"data": ""}, {"data": "\x00"}, {"game_short_name": "x"}])
async def test_a_tap_that_says_nothing_is_answered_as_an_old_one(house: House, tap: dict[str, str]) -> None:
    lan = house.person("Lan").cast.number
    raw = Writer(random.Random(1)).tap(lan, lan, "x", 1)
    raw["callback_query"].pop("data")
    raw["callback_query"] |= tap
    await Intake(house.bot.channels["telegram"], house.database, house.clock).keep([raw])
    await house.settle()
    (row,) = house.rows(InboxRow)
    assert row.state == InboxState.DONE
    assert [one.method for one in house.rows(OutboxRow)] == ["answerCallbackQuery"]


async def test_nothing_stays_of_what_was_taken_away() -> None:
    for attempt in await leftovers():
        assert attempt.breaches == [], attempt.attack


def test_the_attacks_that_have_tests_of_their_own_have_them() -> None:
    assert [one for _, files in ATTACKS for one in files if not (ROOT / one).exists()] == []
