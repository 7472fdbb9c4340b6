"""Nobody becomes another: by an invitation of their own, by guessing, by inviting who is above them or has joined."""

from sqlalchemy import select

from handlers.people.joining.invitations import bind
from storage.accounts import Account, Binding
from storage.audit import AuditRow
from storage.invitations import Invitation
from storage.people import Person as Somebody
from storage.people import Role, RoleName, Unit
from tests.dialogs.people.test_joining import EXPIRED, SPENT, YEN_ASKED, YEN_HOME, code_in, invitation_for_yen, join
from tests.house import House, Person

OWN = (
    "Lời mời này do chính người dùng máy này tạo hoặc xác nhận, nên không mở được ở đây. Đồng chí nhờ phó bí thư, Đảng "
    "ủy phường hoặc quản trị mời giúp."
)
ABOVE = (
    "Đồng chí {} giữ nhiệm vụ ở cấp trên hoặc ở nơi khác, nên đồng chí không mời được. Nhờ Đảng ủy phường hoặc "
    "quản trị mời giúp."
)
ONESELF = "Không ai tự mời mình. Đồng chí nhờ phó bí thư, Đảng ủy phường hoặc quản trị mời giúp."
SHARED = (
    "Đồng chí {} dùng chung máy với đồng chí, nên đồng chí không mời được. Nhờ phó bí thư, Đảng ủy phường hoặc quản "
    "trị mời giúp."
)
WAITS = (
    "Đồng chí được mời đã tham gia rồi. Lời mời này mở được sau khi đồng chí ấy đồng ý trên máy đang dùng, hoặc "
    "phó bí thư, phường xác nhận là đã mất máy. Xong thì mở lại."
)
DOOR_LOCKED = (
    "Đã trả lời sai quá nhiều lần nên tạm khóa, không mở được lời mời nào cho đồng chí này. Quản trị mở khóa giúp."
)
NOT_ON_OWN_PHONE = (
    "Lời mời không mở được trên máy của đồng chí. Ai dùng chung máy với đồng chí thì nhờ phó bí thư, Đảng ủy phường "
    "hoặc quản trị mời giúp."
)
LAN_ASKED = (
    "Gửi đồng chí Lê Thị Lan:\nĐồng chí Trần Văn Minh vừa tạo lời mời để thêm một máy dùng tên của "
    "đồng chí. Nếu đồng chí cần thêm máy, chọn 👍 Đúng, tôi cần thêm máy. Nếu đồng chí không nhờ, chọn ✖ "
    "Không phải tôi nhờ."
)
BINH_ASKED = (
    "Đồng chí Trần Văn Minh mời lại đồng chí Lê Thị Lan, là người đã tham gia. Đồng chí gặp hoặc gọi "
    "hỏi giúp. Biết chắc đã mất máy hoặc không còn máy cũ thì chọn xác nhận; chưa chắc thì xin đừng "
    "chọn. Việc này được ghi lại."
)
YES, NO, LOST = "👍 Đúng, tôi cần thêm máy", "✖ Không phải tôi nhờ", "📵 Xác nhận đã mất máy"


async def asks_for(inviter: Person, name: str) -> list[str]:
    """What the inviter reads who wants to invite somebody that has joined already."""
    await inviter.says("/moi")
    answers = await inviter.says(name)
    return await inviter.taps("✉ Mời thêm máy") if "✉ Mời thêm máy" in inviter.labels() else answers


async def code_for_lan(inviter: Person) -> str:
    return code_in(await asks_for(inviter, "Lê Thị Lan"))


def row_of(house: House, name: str) -> Somebody:
    with house.database.reading() as db:
        return db.scalars(select(Somebody).where(Somebody.code == house.person(name).cast.key)).one()


def give_role(house: House, name: str, role: str, unit_code: str) -> None:
    with house.database.unit_of_work() as unit:
        where = unit.db.scalars(select(Unit).where(Unit.code == unit_code)).one()
        unit.db.add(Role(person_id=row_of(house, name).id, unit_id=where.id, name=role))
        unit.commit()


def share_phone(house: House, owner: str, other: str) -> None:
    """From now on `other` uses the phone of `owner`, too; the owner is at it."""
    with house.database.unit_of_work() as unit:
        mine = unit.db.scalars(select(Account).join(Binding).where(Binding.person_id == row_of(house, owner).id)).one()
        bind(unit.db, unit.db.get_one(Somebody, row_of(house, other).id), mine, house.clock.now())
        mine.active_person_id = row_of(house, owner).id
        unit.commit()


def phones(house: House, name: str) -> int:
    """How many accounts speak for somebody."""
    somebody = row_of(house, name)
    return sum(one.person_id == somebody.id for one in house.rows(Binding))


def deeds(house: House, action: str) -> list[tuple[int | None, str]]:
    return [(row.person_id, row.subject) for row in house.rows(AuditRow) if row.action == action]


async def test_a_secretary_does_not_become_a_ward_committee_member(house: House, minh: Person) -> None:
    """As it was done: Lan has joined and sits in the ward committee; Minh invites her again and knows her year."""
    give_role(house, "Lan", RoleName.WARD_COMMITTEE, "PM")
    (answer,) = await asks_for(minh, "Lê Thị Lan")
    assert answer.startswith(ABOVE.format("Lê Thị Lan"))
    assert house.rows(Invitation) == []


async def test_whoever_made_an_invitation_does_not_open_it(house: House, minh: Person, yen: Person) -> None:
    await minh.says("/moi")
    messages = await minh.taps("Đặng Thị Yến")
    assert any(one.endswith(NOT_ON_OWN_PHONE) for one in messages)
    code = code_in(messages)
    assert await minh.says(f"/start {code}") == [OWN]
    assert await minh.says("1948") != []
    assert phones(house, "Yến") == 0
    await join(yen, code)
    assert await yen.says("/menu") == [YEN_HOME]


async def test_nor_does_anybody_on_a_phone_that_they_use_too(house: House, minh: Person, yen: Person) -> None:
    share_phone(house, "Lan", "Minh")
    code = await invitation_for_yen(minh)
    assert await house.person("Lan").says(f"/start {code}") == [OWN]
    assert await yen.says(f"/start {code}") == [YEN_ASKED]


async def test_nor_who_may_have_made_it_on_a_shared_phone(house: House, minh: Person, binh: Person) -> None:
    """Made at Minh's phone, which Bình uses too: nobody can tell which of the two it was."""
    share_phone(house, "Minh", "Bình")
    assert await binh.says(f"/start {await invitation_for_yen(minh)}") == [OWN]


async def test_who_shares_the_inviters_phone_is_invited_by_others(house: House, minh: Person, binh: Person) -> None:
    share_phone(house, "Minh", "Lan")
    (answer,) = await asks_for(minh, "Lê Thị Lan")
    assert answer.startswith(SHARED.format("Lê Thị Lan"))
    code_in(await asks_for(binh, "Lê Thị Lan"))


async def test_a_deputy_does_not_invite_the_secretary_and_nobody_themself(
    house: House, minh: Person, binh: Person, quynh: Person
) -> None:
    (answer,) = await asks_for(binh, "Trần Văn Minh")
    assert answer.startswith(ABOVE.format("Trần Văn Minh"))
    (answer,) = await asks_for(minh, "Trần Văn Minh")
    assert answer.startswith(ONESELF)
    code_in(await asks_for(quynh, "Trần Văn Minh"))


async def test_roles_that_came_after_the_invitation_count(house: House, minh: Person, yen: Person) -> None:
    code = await invitation_for_yen(minh)
    await yen.says(f"/start {code}")
    give_role(house, "Yến", RoleName.WARD_COMMITTEE, "PM")
    assert await yen.says("1948") == [EXPIRED]


async def test_wrong_answers_count_over_all_invitations_and_phones(house: House, minh: Person, yen: Person) -> None:
    duc, lan = house.person("Đức"), house.person("Lan")
    await yen.says(f"/start {await invitation_for_yen(minh)}")
    for year in ("1950", "1951"):
        await yen.says(year)
    assert await yen.says("1952") == [SPENT]
    await lan.says(f"/start {await invitation_for_yen(minh)}")
    await lan.says("1953")
    assert await lan.says("1954") == [DOOR_LOCKED]
    assert duc.take() == [
        (
            "🔒 Lời mời của đồng chí Đặng Thị Yến (DV010, Chi bộ Khu phố 1 (mẫu)) đã bị trả lời sai 5 lần. Đã "
            "khóa, không lời mời nào của đồng chí ấy mở được nữa. Đồng chí hỏi cho rõ rồi hãy mở khóa giúp."
        )
    ]
    (answer,) = await asks_for(minh, "Đặng Thị Yến")
    assert answer.startswith("Lời mời của đồng chí Đặng Thị Yến bị trả lời sai quá nhiều lần nên đã khóa.")
    await house.move(days=3)
    (answer,) = await asks_for(minh, "Đặng Thị Yến")
    assert answer.startswith("Lời mời của đồng chí Đặng Thị Yến bị trả lời sai quá nhiều lần nên đã khóa.")
    duc.take()
    assert await duc.taps("🔓 Mở khóa") == ["🔓 Đã mở khóa cho đồng chí Đặng Thị Yến. Mời lại là vào được."]
    assert deeds(house, "lift_lock") == [(row_of(house, "Đức").id, f"person:{row_of(house, 'Yến').id}")]
    await join(yen, await invitation_for_yen(minh))
    assert await yen.says("/menu") == [YEN_HOME]


async def test_a_slow_guesser_is_locked_out_too(house: House, minh: Person, yen: Person) -> None:
    tried = 0
    while row_of(house, "Yến").locked_out_at is None:
        code = await invitation_for_yen(minh)
        await yen.says(f"/start {code}")
        for _ in range(2):
            tried += 1
            await yen.says(str(1950 + tried))
        await house.move(days=1)
    assert tried == 10


async def test_an_open_invitation_is_shut_by_the_lock(house: House, minh: Person, yen: Person) -> None:
    code = await invitation_for_yen(minh)
    await yen.says(f"/start {code}")
    with house.database.unit_of_work() as unit:
        unit.db.get_one(Somebody, row_of(house, "Yến").id).locked_out_at = house.clock.now()
        unit.commit()
    assert await yen.says("1948") == [DOOR_LOCKED]
    assert await yen.says(f"/start {code}") == [DOOR_LOCKED]


async def test_who_has_joined_says_yes_on_the_phone_they_have(house: House, minh: Person, yen: Person) -> None:
    """Yến's phone is Lan's second one here."""
    lan = house.person("Lan")
    code = await code_for_lan(minh)
    assert lan.take() == [LAN_ASKED]
    assert lan.labels() == [YES, NO]
    assert await yen.says(f"/start {code}") == [WAITS]
    assert await lan.taps(YES) == ["✅ Đã ghi đồng ý. Đồng chí mở lời mời trên máy mới. Máy này vẫn dùng như cũ."]
    assert "Lời mời của đồng chí Lê Thị Lan đã được xác nhận, mở được rồi." in minh.take()
    await yen.says(f"/start {code}")
    await yen.says("1985")
    assert (await yen.taps("Đồng ý"))[-1].startswith("Chào đồng chí Lê Thị Lan.")
    assert lan.take() == [
        "Gửi đồng chí Lê Thị Lan:\nVừa có thêm một máy vào trợ lý bằng tên của đồng chí. Nếu không phải máy của mình, "
        "đồng chí gỡ ngay ở 👤 Của tôi, mục 📱 Máy của tôi, rồi báo bí thư chi bộ hoặc quản trị."
    ]
    lan_id = row_of(house, "Lan").id
    assert deeds(house, "allow_own_invitation") == [(lan_id, f"person:{lan_id}")]


async def test_who_did_not_ask_for_it_ends_the_invitation(house: House, minh: Person, yen: Person) -> None:
    lan, duc = house.person("Lan"), house.person("Đức")
    code = await code_for_lan(minh)
    await lan.taps(NO)
    told = (
        "⚠ Đồng chí Trần Văn Minh mời lại đồng chí Lê Thị Lan, nhưng đồng chí ấy cho biết không nhờ. Lời mời đã hủy. "
        "Đồng chí hỏi lại cho rõ."
    )
    assert told in minh.take() and duc.take() == [told]
    assert await yen.says(f"/start {code}") == [EXPIRED]


async def test_the_deputy_confirms_a_loss_and_does_not_use_it(
    house: House, minh: Person, binh: Person, yen: Person
) -> None:
    lan = house.person("Lan")
    code = await code_for_lan(minh)
    assert binh.take() == [BINH_ASKED]
    assert binh.labels() == [LOST]
    await binh.taps(LOST)
    assert lan.take()[-1] == (
        "Gửi đồng chí Lê Thị Lan:\nĐồng chí Phạm Quốc Bình đã xác nhận đồng chí mất máy, nên lời mời cho "
        "máy mới mở được. Nếu đồng chí không mất máy, chọn ngay ✖ Không phải tôi nhờ. Nếu đã có máy lạ, gỡ "
        "ở 👤 Của tôi, mục 📱 Máy của tôi."
    )
    assert await binh.says(f"/start {code}") == [OWN]
    assert await minh.says(f"/start {code}") == [OWN]
    binh_id, lan_id = row_of(house, "Bình").id, row_of(house, "Lan").id
    assert deeds(house, "confirm_lost_device") == [(binh_id, f"person:{lan_id}")]
    assert (await yen.says(f"/start {code}"))[0].startswith("Lời mời dành cho đồng chí L. T. L.")
    await lan.taps(NO)
    assert await yen.says("1985") == [EXPIRED]


async def test_an_inviter_confirms_no_loss_and_says_no_yes(house: House, minh: Person, yen: Person) -> None:
    code = await code_for_lan(minh)
    (invitation,) = house.rows(Invitation)
    for verb in ("lost", "yes", "no"):
        await minh.presses(f"jr:{invitation.id}:0:{verb}")
        assert minh.toasts()[-1:] == ["Đồng chí không có quyền chọn mục này."]
    # On a phone that Minh shares with the deputy, the deputy's word is not a second person's.
    share_phone(house, "Minh", "Bình")
    await minh.says("/nguoidung")
    await minh.taps("Phạm Quốc Bình")
    await minh.presses(f"jr:{invitation.id}:0:lost")
    assert minh.toasts()[-1:] == ["Đồng chí không có quyền chọn mục này."]
    assert await yen.says(f"/start {code}") == [WAITS]


async def test_whose_devices_are_gone_is_still_asked_for(house: House, minh: Person, yen: Person) -> None:
    """Yến joined and has no account any more: a secretary alone does not bring "her" back."""
    await join(yen, await invitation_for_yen(minh))
    with house.database.unit_of_work() as unit:
        for binding in unit.db.scalars(select(Binding).where(Binding.person_id == row_of(house, "Yến").id)):
            unit.db.delete(binding)
        unit.commit()
    code = await invitation_for_yen(minh)
    assert await yen.says(f"/start {code}") == [WAITS]
