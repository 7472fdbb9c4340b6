"""The devices that speak for one: seen, taken away one by one or all but this, reported lost, cut off."""

from datetime import timedelta

import pytest

from bot.play.simulator.registry import BY_NAME
from handlers.context import Work
from handlers.people.devices.command_line import list_called, remove_called
from handlers.people.joining.invitations import bind
from storage.accounts import Account, Binding
from storage.outbox import SECRET, OutboxRow, OutboxState, Outgoing, enqueue
from storage.people import Person as Somebody
from tests.dialogs.people.test_joining import EXPIRED, UNKNOWN, YEN_ASKED, invitation_for_yen
from tests.dialogs.people.test_taking_over import deeds, phones, row_of, share_phone
from tests.house import House, Person

GOODBYE = "Máy này không còn được dùng tên ấy với trợ lý nữa. Nếu không đúng, báo bí thư chi bộ hoặc quản trị."
MINE, SURE, OTHERS = "📱 Máy của tôi", "📵 Gỡ", "📵 Gỡ tất cả máy khác"
_MINUTE = timedelta(minutes=1)
SINCE = "từ Thứ Tư 25/11/2026"


@pytest.fixture
def app(house: House) -> str:
    return {"telegram": "Telegram", "zalo": "Zalo"}[house.channel]


def also_at(house: House, owner: str, phone: Person) -> None:
    """From now on somebody uses this phone, too, which is nobody's so far."""
    kind = BY_NAME[house.channel]
    external_id = kind.user_id(phone.cast)
    with house.database.unit_of_work() as unit:
        number = kind.kind.chat_number(external_id)
        account = Account(channel=house.channel, external_id=external_id, chat_id=number)
        unit.db.add(account)
        unit.db.flush()
        bind(unit.db, unit.db.get_one(Somebody, row_of(house, owner).id), account, house.clock.now())
        unit.commit()


@pytest.fixture
def second(house: House, yen: Person) -> Person:
    """Yến's phone, who has not joined, as Lan's second one."""
    house.clock.move(_MINUTE)
    also_at(house, "Lan", yen)
    return yen


async def test_ones_devices_are_listed(house: House, lan: Person, second: Person, app: str) -> None:
    await second.says("/menu")
    await lan.says("/toi")
    (listed,) = await lan.taps(MINE)
    assert listed == (
        "Máy của đồng chí Lê Thị Lan\nNhững máy này đang dùng trợ lý bằng tên của đồng chí. Thấy máy lạ hoặc "
        "mất máy thì đồng chí gỡ ngay giúp. Các máy chung một tài khoản trò chuyện chỉ hiện một dòng:\n"
        f"– 1. {app}, {SINCE}, dùng gần nhất: Thứ Tư 25/11/2026, 09:01 (máy này)\n"
        f"– 2. {app}, {SINCE}, dùng gần nhất: Thứ Tư 25/11/2026, 09:01"
    )
    assert lan.labels() == [f"📵 Gỡ máy 2 ({app})", OTHERS]


async def test_removing_one_ends_what_is_open_there(house: House, lan: Person, second: Person, app: str) -> None:
    await second.says("/vang")
    shown = second.labels()
    await lan.says("/toi")
    await lan.taps(MINE)
    (asked,) = await lan.taps(f"📵 Gỡ máy 2 ({app})")
    assert asked.startswith(f"Gỡ máy 2 ({app}, {SINCE}) của đồng chí Lê Thị Lan?")
    said = await lan.taps(SURE)
    assert "📵 Đã gỡ 1 máy của đồng chí Lê Thị Lan." in said
    assert any(one.startswith(f"Gửi đồng chí Lê Thị Lan:\n📵 Vừa gỡ một máy ({app})") for one in said)
    assert second.take() == [GOODBYE]
    assert second.keyboard() == []
    assert await second.says("ngày mai") == [UNKNOWN]
    assert phones(house, "Lan") == 1
    if house.channel == "telegram":
        assert await second.taps(shown[0]) == []
        assert phones(house, "Lan") == 1
    assert deeds(house, "remove_device") == [(row_of(house, "Lan").id, f"person:{row_of(house, 'Lan').id}")]


async def test_what_waits_for_it_does_not_leave(house: House, lan: Person, second: Person) -> None:
    (mine, other) = [one for one in house.rows(Account) if one.id in _accounts(house, "Lan")]
    later = house.clock.now() + _MINUTE
    with house.database.unit_of_work() as unit:
        for account in (mine, other):
            payload = {"chat_id": account.chat_id, "text": "x"}
            enqueue(
                unit.db, Outgoing(account.channel, account.chat_id, "sendMessage", payload, not_before=later), later
            )
        unit.commit()
    await lan.says("/toi")
    await lan.taps(MINE)
    await lan.taps(OTHERS)
    await lan.taps(SURE)
    states = {row.chat_id: row.state for row in house.rows(OutboxRow) if row.not_before == later}
    assert states == {mine.chat_id: OutboxState.WAITING, other.chat_id: OutboxState.WITHDRAWN}


async def test_an_invitation_that_waited_for_it_is_not_kept(house: House, lan: Person, second: Person) -> None:
    """The secret stood in the row that was taken back."""
    (_, other) = [one for one in house.rows(Account) if one.id in _accounts(house, "Lan")]
    later = house.clock.now() + _MINUTE
    with house.database.unit_of_work() as unit:
        payload = {"chat_id": other.chat_id, "text": "https://t.me/x?start=the-secret"}
        waiting = Outgoing(other.channel, other.chat_id, "sendMessage", payload, kind=SECRET, not_before=later)
        enqueue(unit.db, waiting, later)
        remove_called(Work(unit, house.clock.now(), house.zone, house.settings), "DV002", 2)
        unit.commit()
    (row,) = [one for one in house.rows(OutboxRow) if one.kind == SECRET]
    assert (row.state, row.payload) == (OutboxState.WITHDRAWN, "{}")


async def test_all_but_this(house: House, lan: Person, second: Person) -> None:
    await lan.says("/toi")
    await lan.taps(MINE)
    (asked,) = await lan.taps(OTHERS)
    assert asked.startswith("Gỡ tất cả máy khác (1), chỉ giữ máy này?")
    await lan.taps(SURE)
    assert second.take() == [GOODBYE]
    await lan.says("/toi")
    await lan.taps(MINE)
    assert OTHERS not in lan.labels()
    assert (await lan.says("/menu"))[0].startswith("Chào đồng chí Lê Thị Lan.")


async def test_on_a_shared_phone_the_others_stay(house: House, minh: Person, lan: Person, second: Person) -> None:
    """Lan takes away a phone that Bình uses, too."""
    share_phone(house, "Bình", "Lan")
    await lan.says("/toi")
    await lan.taps(MINE)
    await lan.taps(OTHERS)
    await lan.taps(SURE)
    assert (await house.person("Bình").says("/menu"))[0].startswith("Chào đồng chí Phạm Quốc Bình.")
    assert phones(house, "Lan") == 1 and phones(house, "Bình") == 1


async def test_invitations_on_it_end_too(house: House, minh: Person, yen: Person) -> None:
    """One made on the phone that is taken away, and one that is open on it."""
    binh = house.person("Bình")
    code = await invitation_for_yen(minh)
    with house.database.unit_of_work() as unit:
        work = Work(unit, house.clock.now(), house.zone, house.settings)
        assert remove_called(work, "DV001", None).well
        unit.commit()
    assert await yen.says(f"/start {code}") == [EXPIRED]
    code = await invitation_for_yen(binh)
    assert await house.person("Lan").says(f"/start {code}") == [YEN_ASKED]
    with house.database.unit_of_work() as unit:
        remove_called(Work(unit, house.clock.now(), house.zone, house.settings), "DV002", None)
        unit.commit()
    assert await house.person("Lan").says("1948") == [GOODBYE, UNKNOWN]


async def test_others_devices_are_nobodys_but_an_administrators(house: House, minh: Person, lan: Person) -> None:
    lans = _accounts(house, "Lan", of_bindings=True)
    for data in (f"dv:{lans[0]}:0:ask", f"dv:{lans[0]}:0:remove", f"u:{row_of(house, 'Lan').id}:0:others_sure"):
        await minh.presses(data)
        assert minh.toasts()[-1:] == ["Đồng chí không có quyền chọn mục này."]
    assert phones(house, "Lan") == 1
    await lan.presses(f"dv:{lans[0]}:0:remove")
    assert lan.toasts()[-1:] == ["Đây là máy đang dùng. Gỡ từ một máy khác, hoặc nhờ quản trị."]


async def test_a_lost_phone_is_reported_and_cut_off(house: House, minh: Person, lan: Person, app: str) -> None:
    duc = house.person("Đức")
    await minh.says("/moi")
    await minh.says("Lê Thị Lan")
    assert minh.labels()[:2] == ["✉ Mời thêm máy", "📵 Báo mất máy"]
    (said,) = await minh.taps("📵 Báo mất máy")
    assert said.startswith("📵 Đã báo quản trị: đồng chí Lê Thị Lan mất máy.")
    assert lan.take() == [
        "Gửi đồng chí Lê Thị Lan:\n📵 Đồng chí Trần Văn Minh vừa báo đồng chí mất máy. Nếu đồng chí còn giữ máy, báo "
        "quản trị. Máy lạ thì gỡ ở 👤 Của tôi."
    ]
    assert duc.take()[0].startswith("📵 Đồng chí Trần Văn Minh báo đồng chí Lê Thị Lan (DV002, ")
    await duc.taps("📱 Xem các máy")
    await duc.taps(f"📵 Gỡ máy 1 ({app})")
    await duc.taps(SURE)
    assert lan.take() == [GOODBYE]
    assert await lan.says("/menu") == [UNKNOWN]
    assert deeds(house, "report_lost_device") == [(row_of(house, "Minh").id, f"person:{row_of(house, 'Lan').id}")]
    assert deeds(house, "remove_device") == [(row_of(house, "Đức").id, f"person:{row_of(house, 'Lan').id}")]


async def test_a_use_is_noted_once_an_hour(house: House, lan: Person) -> None:
    (account_id,) = _accounts(house, "Lan")

    def used() -> object:
        return next(one.last_used_at for one in house.rows(Account) if one.id == account_id)

    await lan.says("/menu")
    first = used()
    await house.move(minutes=59)
    await lan.says("/menu")
    assert used() == first
    await house.move(minutes=2)
    await lan.says("/menu")
    assert used() != first


async def test_on_the_command_line(house: House, second: Person, app: str) -> None:
    with house.database.unit_of_work() as unit:
        work = Work(unit, house.clock.now(), house.zone, house.settings)
        assert [one.split(",")[0] for one in list_called(work, "DV002").lines[1:]] == [f"1. {app}", f"2. {app}"]
        assert not remove_called(work, "DV002", 3).well
        assert remove_called(work, "DV002", 2).lines[0].startswith("Đã gỡ 1 máy của Lê Thị Lan (DV002, ")
        unit.commit()
    await house.settle()
    assert second.take() == [GOODBYE]


def _accounts(house: House, name: str, of_bindings: bool = False) -> list[int]:
    """The accounts that somebody uses, in the order in which they joined (`of_bindings`: the bindings)."""
    somebody = row_of(house, name)
    found = [one for one in house.rows(Binding) if one.person_id == somebody.id]
    return [one.id if of_bindings else one.account_id for one in found]
