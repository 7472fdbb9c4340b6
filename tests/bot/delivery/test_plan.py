"""A plan that ends: counted, told of at 80 and at 100 %, and nothing lost when it is used up."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.admin.check import check_plans
from bot.channels.zalo.channel import ZaloChannel
from bot.channels.zalo.numbers import chat_number
from bot.clock import MovableClock
from bot.config import IntakeSettings, settings_with
from bot.intake.quota import Quota
from bot.play.simulator.in_process import InProcessApi
from bot.play.simulator.zalo.person import ZaloPerson
from bot.run.health import Health
from handlers.screens.consent_texts import VERSION
from storage import message_counts
from storage.accounts import Account, Binding
from storage.people import CellKind, Membership, Person, Role, RoleName, Unit, UnitKind
from tests.bot.desk import START, Desk, OutboxState
from tests.key import KEY

CHAT = chat_number("a1b2")
PLAN = 10


@pytest.fixture
def lan(desk: Desk) -> ZaloPerson:
    """Lan keeps chibo running, on Zalo alone. The plan allows ten messages a month."""
    desk.channels["zalo"] = ZaloChannel(InProcessApi(desk.zalo), "1", lambda upload: None, PLAN)
    desk.zalo.plan.messages = PLAN
    desk.restart()
    with desk.database.unit_of_work() as unit:
        ward = Unit(code="P", name="Phường Mẫu", kind=UnitKind.WARD)
        unit.db.add(ward)
        unit.db.flush()
        cell = Unit(code="A", name="Chi bộ A", kind=UnitKind.CELL, cell_kind=CellKind.OFFICE, parent_id=ward.id)
        unit.db.add(cell)
        unit.db.flush()
        lan = Person(code="L", full_name="Lan", folded_name="lan", membership=Membership.OFFICIAL, unit_id=cell.id)
        lan.roles = [Role(name=RoleName.ADMINISTRATOR, unit_id=ward.id)]
        unit.db.add(lan)
        unit.db.flush()
        unit.commit()
    join(desk, "zalo", "a1b2", CHAT)
    return desk.zalo_person()


def join(desk: Desk, channel: str, external_id: str, chat_id: int) -> None:
    with desk.database.unit_of_work() as unit:
        account = Account(channel=channel, external_id=external_id, chat_id=chat_id)
        unit.db.add(account)
        unit.db.flush()
        now = desk.clock.now()
        unit.db.add(Binding(account_id=account.id, person_id=1, consent_at=now, consent_version=VERSION))
        unit.commit()


def say(desk: Desk, text: str, **more: object) -> int:
    return desk.write("sendMessage", {"chat_id": CHAT, "text": text}, channel="zalo", **more)


async def sent(desk: Desk, count: int) -> None:
    for number in range(count):
        say(desk, f"tin {number}")
        await desk.delivery.drain()
        desk.clock.move(timedelta(seconds=2))


def counted(desk: Desk, month: str = "2026-11") -> int:
    with desk.database.reading() as db:
        return message_counts.messages_of(db, "zalo", month)


async def test_what_leaves_is_counted_and_told_of_at_80_percent(desk: Desk, lan: ZaloPerson) -> None:
    await sent(desk, 7)
    assert counted(desk) == 7 and not any("⚠" in one for one in desk.texts(lan))
    await sent(desk, 1)
    told = [one for one in desk.texts(lan) if "⚠" in one]
    assert told == [
        "⚠ Zalo: tháng này đã gửi 8/10 tin. Hết số tin thì tin phải chờ sang tháng, trừ người có kênh khác. Xem có cần "
        "gói lớn hơn hay thêm kênh không."
    ]
    assert counted(desk) == 9


@pytest.mark.parametrize("named", [True, False], ids=["named", "like a pace that is too fast"])
async def test_a_used_up_plan_loses_nothing_and_waits_for_the_month(desk: Desk, lan: ZaloPerson, named: bool) -> None:
    desk.zalo.behaviour = replace(desk.zalo.behaviour, names_quota=named)
    await sent(desk, 9)
    rows = [say(desk, f"chờ {number}") for number in range(5)]
    for _ in range(20):
        await desk.delivery.drain()
        desk.clock.move(timedelta(minutes=1))
    assert {desk.state(row) for row in rows} == {OutboxState.WAITING}
    asked = len(desk.zalo.calls)
    desk.clock.move(timedelta(hours=2))
    await desk.delivery.drain()
    # Now and then it is tried, by one message, and not by each.
    assert len(desk.zalo.calls) - asked <= 1
    desk.clock.move(timedelta(days=6))
    await desk.delivery.drain()
    assert {desk.state(row) for row in rows} == {OutboxState.SENT}
    assert [one for one in desk.texts(lan) if one.startswith("chờ")] == [f"chờ {number}" for number in range(5)]
    assert counted(desk, "2026-12") >= 5


async def test_health_and_check_say_how_far_it_is_used(
    desk: Desk, lan: ZaloPerson, database_url: str, tmp_path: Path
) -> None:
    health = Health(desk.database, desk.clock, tmp_path, Quota.of(IntakeSettings()))
    await sent(desk, 3)
    assert "plan_used_up" not in health.look().troubles
    zalo = {"token": "1:x", "messages_a_month": PLAN, "users": 50}
    settings = settings_with().model_validate({"storage": {"url": database_url, "key": KEY.hex}, "zalo": zalo})
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(MovableClock, "now", lambda _: START)
        (found,) = check_plans(settings)
        assert (found.what, found.well) == ("zalo plan: 3 of 10 messages this month, 1 of 50 users", True)
        await sent(desk, 8)
        (found,) = check_plans(settings)
        assert not found.well
    assert "plan_used_up" in health.look().troubles


async def test_what_nobody_asked_for_goes_by_another_channel(desk: Desk, lan: ZaloPerson) -> None:
    join(desk, "telegram", "42", 42)
    there = desk.person()
    await sent(desk, 10)
    answer = say(desk, "trả lời")
    notice = say(desk, "nhắc việc", unique_key="reminder|task:1|1|a", kind="reminder")
    await desk.delivery.drain()
    desk.clock.move(timedelta(minutes=1))
    await desk.delivery.drain()
    said = desk.texts(there)
    assert "nhắc việc" in said and "trả lời" not in said
    assert any(one.startswith("⚠ Zalo: đã dùng hết số tin của tháng (10/10)") for one in said)
    assert (desk.state(answer), desk.state(notice)) == (OutboxState.WAITING, OutboxState.SENT)
