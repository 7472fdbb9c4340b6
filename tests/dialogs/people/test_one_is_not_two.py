"""A loss is confirmed by a second human; the person's own no holds, also against who came in already."""

from datetime import timedelta

from handlers.context import Work
from handlers.people.joining.command_line import InviteReport, invite_called
from storage.accounts import Binding
from storage.audit import AuditRow, record
from storage.invitations import Invitation
from storage.people import RoleName
from tests.dialogs.people.test_joining import EXPIRED, YEN_HOME, invitation_for_yen, join
from tests.dialogs.people.test_taking_over import (
    BINH_ASKED,
    LAN_ASKED,
    LOST,
    NO,
    WAITS,
    YES,
    asks_for,
    code_for_lan,
    deeds,
    give_role,
    phones,
    row_of,
)
from tests.house import House, Person

NOT_YOURS = "Đồng chí không có quyền chọn mục này."
NOT_ME = "✖ Không phải tôi"
UNTIL = "Thứ Sáu 25/12/2026"
NO_LONGER = (
    f"Đồng chí Lê Thị Lan đã cho biết không nhờ ai mời thêm máy, nên đến {UNTIL} không mời được. Cần gấp thì quản trị "
    "mời từ máy chủ: chibo invite."
)
OUT = (
    "✖ Máy vào bằng lời mời ấy đã bị gỡ, không dùng tên của đồng chí được nữa. Bí thư chi bộ, quản trị và cấp trên đã "
    f"được báo. Đến {UNTIL}, chỉ quản trị mới mời thêm máy cho đồng chí được."
)
CAME_IN = (
    "📵 Đồng chí Lê Thị Lan (Chi bộ Khu phố 1 (mẫu)) vừa vào bằng máy mới sau khi báo mất máy. Đồng chí Trần Văn Minh "
    "mời, Đồng chí Phạm Quốc Bình xác nhận mất máy. Đồng chí thấy lạ thì hỏi lại đồng chí ấy."
)
ABOVE_TOLD = (
    "⚠ Có người đã vào trợ lý bằng tên của đồng chí Lê Thị Lan (Chi bộ Khu phố 1 (mẫu)): Đồng chí Trần Văn Minh mời, "
    "Đồng chí Phạm Quốc Bình xác nhận mất máy, nhưng đồng chí ấy cho biết không phải mình. Máy ấy đã bị gỡ. Đồng chí "
    "hỏi lại cho rõ."
)
CELL_TOLD = (
    "⚠ Đồng chí Trần Văn Minh mời lại đồng chí Lê Thị Lan và đã có người vào bằng lời mời ấy, nhưng đồng chí ấy cho "
    "biết không phải mình. Máy ấy đã bị gỡ. Đồng chí hỏi lại cho rõ."
)


async def a_deputy_by_minhs_hand(house: House, minh: Person, yen: Person) -> None:
    """Yến never joined, and is deputy now; whoever holds her phone came in by Minh's invitation. Bình is none."""
    give_role(house, "Yến", RoleName.DEPUTY, "CB01")
    await join(yen, await invitation_for_yen(minh))
    with house.database.unit_of_work() as unit:
        binh = unit.db.get_one(type(row_of(house, "Bình")), row_of(house, "Bình").id)
        binh.roles = [role for role in binh.roles if role.name != RoleName.DEPUTY]
        unit.commit()
    yen.take()


def newest(house: House) -> int:
    return max(one.id for one in house.rows(Invitation))


async def presses_lost(house: House, somebody: Person) -> str:
    """What somebody is told who forges the button that confirms a loss."""
    await somebody.presses(f"jr:{newest(house)}:0:lost")
    return somebody.toasts()[-1]


async def test_whom_the_inviter_let_in_is_not_asked_and_confirms_nothing(
    house: House, minh: Person, yen: Person, quynh: Person
) -> None:
    await a_deputy_by_minhs_hand(house, minh, yen)
    await code_for_lan(minh)
    assert yen.take() == []
    assert BINH_ASKED in quynh.take()
    assert await presses_lost(house, yen) == NOT_YOURS
    assert deeds(house, "confirm_lost_device") == []


async def test_nor_the_other_way_round(house: House, minh: Person, yen: Person) -> None:
    """Whoever let the inviter in may be the inviter."""
    await a_deputy_by_minhs_hand(house, minh, yen)
    await code_for_lan(yen)
    minh.take()
    assert await presses_lost(house, minh) == NOT_YOURS


async def test_nor_two_whom_the_same_one_let_in(house: House, minh: Person, yen: Person, binh: Person) -> None:
    await a_deputy_by_minhs_hand(house, minh, yen)
    give_role(house, "Bình", RoleName.DEPUTY, "CB01")
    with house.database.unit_of_work() as unit:
        by_minh = Invitation(
            person_id=row_of(house, "Bình").id,
            secret_hash="(mẫu)",
            created_by_id=row_of(house, "Minh").id,
            created_at=house.clock.now(),
            expires_at=house.clock.now(),
            used_at=house.clock.now(),
        )
        unit.db.add(by_minh)
        unit.commit()
    await code_for_lan(yen)
    assert binh.take() == []


async def test_a_month_later_they_are_a_second_person(house: House, minh: Person, yen: Person) -> None:
    await a_deputy_by_minhs_hand(house, minh, yen)
    await house.move(days=31)
    yen.take()
    await code_for_lan(minh)
    assert BINH_ASKED in yen.take()
    await yen.taps(LOST)
    assert deeds(house, "confirm_lost_device") == [(row_of(house, "Yến").id, f"person:{row_of(house, 'Lan').id}")]


async def test_where_the_inviter_has_ever_spoken_nobody_is_a_second_person(
    house: House, minh: Person, binh: Person
) -> None:
    (account,) = [one.account_id for one in house.rows(Binding) if one.person_id == row_of(house, "Bình").id]
    with house.database.unit_of_work() as unit:
        unit.db.info["account"] = account
        record(unit.db, row_of(house, "Minh").id, "see_minutes", "meeting:1", house.clock.now())
        unit.commit()
    assert house.rows(AuditRow)[-1].account_id == account
    await code_for_lan(minh)
    assert binh.take() == []
    assert await presses_lost(house, binh) == NOT_YOURS


async def test_a_no_holds_against_the_next_invitation(
    house: House, minh: Person, binh: Person, quynh: Person, yen: Person
) -> None:
    lan = house.person("Lan")
    await code_for_lan(minh)
    assert await lan.taps(NO) == [
        "✖ Lời mời ấy không dùng được nữa. Bí thư chi bộ và quản trị đã được báo. Đến "
        f"{UNTIL}, chỉ quản trị mới mời thêm máy cho đồng chí được."
    ]
    for inviter in (minh, binh, quynh):
        (answer,) = await asks_for(inviter, "Lê Thị Lan")
        assert answer.startswith(NO_LONGER)
    assert await presses_lost(house, binh) == NOT_YOURS
    await house.move(days=31)
    lan.take()
    await minh.says("/huy")
    await code_for_lan(minh)
    assert LAN_ASKED in lan.take()


async def test_the_command_line_goes_over_a_no(house: House, minh: Person, binh: Person, yen: Person) -> None:
    lan = house.person("Lan")
    await code_for_lan(minh)
    await lan.taps(NO)
    binh.take()
    report = called(house, lost=False)
    assert "mới đây đã báo không nhờ" in report.lines[-1]
    await house.settle()
    assert binh.take() == []
    assert await presses_lost(house, binh) == NOT_YOURS
    assert await yen.says(f"/start {report.qr['text']}") == [WAITS]
    await lan.taps(YES)
    assert (await yen.says(f"/start {report.qr['text']}"))[0].startswith("Lời mời dành cho đồng chí L. T. L.")
    assert (await yen.says(f"/start {called(house, lost=True).qr['text']}"))[0].startswith("Lời mời dành cho")


def called(house: House, lost: bool) -> InviteReport:
    """What `chibo invite` says of Lan."""
    with house.database.unit_of_work() as unit:
        work = Work(unit, house.clock.now(), house.zone, house.settings)
        report = invite_called(work, "Lê Thị Lan", lost)
        unit.commit()
    return report


async def taken_over(house: House, minh: Person, binh: Person, yen: Person) -> Person:
    """At Yến's phone somebody came in as Lan, after Minh and Bình together said that she lost hers."""
    lan = house.person("Lan")
    code = await code_for_lan(minh)
    await binh.taps(LOST)
    house.clock.move(timedelta(minutes=30))
    await yen.says(f"/start {code}")
    await yen.says("1985")
    await yen.taps("Đồng ý")
    return lan


async def test_who_came_in_after_a_confirmed_loss_is_told_above(
    house: House, minh: Person, binh: Person, yen: Person, quynh: Person
) -> None:
    await taken_over(house, minh, binh, yen)
    assert quynh.take() == [CAME_IN]
    assert CAME_IN not in minh.take() + binh.take()


async def test_not_me_takes_the_device_away_at_once(
    house: House, minh: Person, binh: Person, yen: Person, quynh: Person
) -> None:
    lan = await taken_over(house, minh, binh, yen)
    quynh.take()
    minh.take()
    assert lan.labels() == [NOT_ME]
    assert OUT in await lan.taps(NOT_ME)
    assert phones(house, "Lan") == 1
    assert quynh.take() == [ABOVE_TOLD]
    assert CELL_TOLD in minh.take()
    lan_id = row_of(house, "Lan").id
    assert deeds(house, "deny_invitation") == [(lan_id, f"person:{lan_id}")]
    assert deeds(house, "remove_device") == [(lan_id, f"person:{lan_id}")]
    assert all("Lê Thị Lan" not in one for one in await yen.says("/menu"))
    (answer,) = await asks_for(minh, "Lê Thị Lan")
    assert answer.startswith(NO_LONGER)


async def test_who_came_in_later_denies_nothing(house: House, minh: Person, binh: Person, yen: Person) -> None:
    """Neither their own invitation nor the owner's."""
    await taken_over(house, minh, binh, yen)
    await yen.presses(f"jr:{newest(house)}:0:no")
    assert yen.toasts()[-1:] == [NOT_YOURS]
    assert phones(house, "Lan") == 2


async def test_a_no_ends_what_was_made_since(house: House, minh: Person, yen: Person) -> None:
    """The button of an older invitation says no to all of them."""
    lan = house.person("Lan")
    await code_for_lan(minh)
    first = newest(house)
    code = await code_for_lan(minh)
    await lan.presses(f"jr:{first}:0:no")
    assert await yen.says(f"/start {code}") == [EXPIRED]


async def test_yen_joins_as_before(house: House, minh: Person, yen: Person) -> None:
    """Who never joined is invited as ever."""
    await join(yen, await invitation_for_yen(minh))
    assert await yen.says("/menu") == [YEN_HOME]
