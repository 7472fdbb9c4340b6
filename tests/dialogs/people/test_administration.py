"""/quantri: who has joined, a sheet of invitations to print, roles changed for one person, requests, the machine."""

from io import BytesIO

import docx
import pytest
from sqlalchemy import select

from bot.play.sample.ward import ROSTER
from handlers.people.joining.roster.importing import import_roster
from storage.audit import AuditRow
from storage.data_requests import DataRequest
from storage.invitations import Invitation
from storage.outbox import SECRET, OutboxRow
from storage.people import Person as Somebody
from storage.people import Role
from tests.dialogs.refusals import NOT_YOUR_PAGE, NOT_YOURS
from tests.house import House, Person

CELL = "Chi bộ Khu phố 1 (mẫu)"


@pytest.fixture
def duc(house: House) -> Person:
    return house.person("Đức")


def roles_of(house: House, name: str) -> set[str]:
    with house.database.reading() as db:
        person = db.scalars(select(Somebody).where(Somebody.full_name == name)).one()
        return {role.name for role in person.roles}


async def open_cell(duc: Person) -> str:
    await duc.says("/quantri")
    (label,) = [one for one in duc.labels() if one.startswith(f"🏠 {CELL}")]
    return (await duc.taps(label))[0]


async def test_who_has_joined_by_cell(house: House, duc: Person) -> None:
    (home,) = await duc.says("/quantri")
    assert home.startswith("🛠 Quản trị: Phường Mẫu (dữ liệu mẫu)\nĐã tham gia: ")
    assert home.endswith("Yêu cầu về dữ liệu đang mở: 0\nMáy chủ: bình thường")
    assert duc.labels()[0] == f"🏠 {CELL}: 9/10"
    cell = await open_cell(duc)
    assert cell.startswith(f"{CELL}\nĐã tham gia: 9/10\n\nChưa tham gia (1)\nĐặng Thị Yến\n\nĐã tham gia (9)\n")
    assert "Trần Văn Minh (bí thư)" in cell
    for name in ("Minh", "Lan", "Quỳnh"):
        assert await house.person(name).says("/quantri") == [NOT_YOUR_PAGE]
        await house.person(name).presses("ad:2:0:unit")
        assert house.person(name).toasts()[-1] == NOT_YOURS


async def test_invitations_to_print(house: House, duc: Person) -> None:
    await open_cell(duc)
    answers = await duc.taps("🖨 Phiếu mời để in (1)")
    if house.channel != "telegram":
        assert answers[-1].startswith("Ở đây em không gửi tệp có mã mời được.")
        assert house.rows(Invitation) == []
        return
    assert answers[-1].startswith(f"Tạo phiếu mời cho 1 đồng chí chưa tham gia của {CELL}?\n")
    shown = duc.button("🖨 Tạo phiếu")
    printed = await duc.taps("🖨 Tạo phiếu")
    assert any(one.startswith("🖨 Đã tạo phiếu mời cho 1 đồng chí, dùng đến ") for one in printed)
    ((name, content),) = duc.documents()
    assert name == "phieu-moi-CB01.docx"
    sheet = docx.Document(BytesIO(content))
    words = sheet.tables[0].rows[0].cells[1].text.split("\n")
    code = words[5]
    assert words[:3] == ["Mời đồng chí", "Đặng Thị Yến", CELL]
    assert len(sheet.inline_shapes) == 1
    await duc.presses(shown)
    assert duc.toasts()[-1] == "Phiếu vừa tạo xong, đang gửi."
    (invitation,) = house.rows(Invitation)[-1:]
    assert len(duc.documents()) == 1
    with house.database.reading() as db:
        kept = list(db.scalars(select(OutboxRow).where(OutboxRow.kind == SECRET)))
        assert all(code not in str(row.payload) for row in kept)
        deeds = {
            row.action for row in db.scalars(select(AuditRow).where(AuditRow.person_id == invitation.created_by_id))
        }
    assert {"print_invitations", "invite_member"} <= deeds
    yen = house.person("Yến")
    (asked,) = await yen.says(code)
    assert "năm sinh" in asked


async def test_a_role_is_given_and_the_new_secretary_is_told_what_is_open(house: House, duc: Person) -> None:
    minh, lan = house.person("Minh"), house.person("Lan")
    await open_cell(duc)
    await duc.taps("👤 Đổi vai trò một đồng chí")
    (own,) = await duc.says("Lan")
    assert "Đồng chí Lê Thị Lan, " + CELL in own and "Vai trò hiện nay: không có" in own
    minh.take(), lan.take()
    (sure,) = await duc.taps("➕ bí thư")
    assert sure.endswith(f"Đồng chí Lê Thị Lan làm bí thư của {CELL}, đúng không?\nĐồng chí Trần Văn Minh thôi bí thư.")
    (saved,) = await duc.taps("💾 Đổi vai trò")
    assert saved.startswith(f"✅ Đã ghi: đồng chí Lê Thị Lan nay là bí thư của {CELL}.")
    assert saved.endswith("Đồng chí nhớ sửa cả tệp danh sách: lần nhập sau, vai trò lấy theo tệp.")
    assert (roles_of(house, "Lê Thị Lan"), roles_of(house, "Trần Văn Minh")) == ({"secretary"}, set())
    assert minh.take() == [f"🏷 Đồng chí thôi làm bí thư của {CELL} từ hôm nay. Cần hỏi gì, đồng chí hỏi quản trị."]
    await house.move(minutes=1)
    (told,) = [one for one in lan.take() if one.startswith("🏷")]
    assert told.startswith(
        f"🏷 Đồng chí nay là bí thư của {CELL}.\n\nĐang mở ở chi bộ\n– Việc chưa xong: 4, quá hạn 1\n"
    )
    assert "– Việc chờ xác nhận: 1\n– Buổi sắp tới: Chủ Nhật 29/11/2026, 19:00 – Giữ sạch kiệt" in told
    (board,) = await lan.taps("📌 Việc chi bộ")
    assert board.startswith(f"Việc của {CELL}")
    await house.move(days=1)
    assert not [one for one in lan.take() if one.startswith("🏷")]


async def test_a_new_secretary_of_the_rosters_file_is_told_too(house: House) -> None:
    minh, lan = house.person("Minh"), house.person("Lan")
    lan.take(), minh.take()
    words = ROSTER.read_text(encoding="utf-8").split("\n", 1)[1]
    words = words.replace("1968,,chính thức,Bí thư", "1968,,chính thức,").replace(
        "1985,,chính thức,", "1985,,chính thức,Bí thư"
    )
    with house.database.unit_of_work() as unit:
        assert import_roster(unit.db, words.encode(), house.clock.now(), "roster.csv").well
        unit.commit()
    await house.move(minutes=1)
    (told,) = [one for one in lan.take() if one.startswith("🏷")]
    assert told.startswith(
        f"🏷 Đồng chí nay là bí thư của {CELL}.\n\nĐang mở ở chi bộ\n– Việc chưa xong: 4, quá hạn 1\n"
    )
    assert not [one for name in ("Bình", "Thảo") for one in house.person(name).take() if one.startswith("🏷")]


async def test_a_role_is_ended_and_nobody_changes_their_own(house: House, duc: Person) -> None:
    await duc.says("/quantri")
    await duc.taps("👤 Đổi vai trò một đồng chí")
    (own,) = await duc.says("Mạc Văn Đức")
    assert own.startswith("Vai trò của chính mình thì quản trị khác đổi")
    await duc.says("Đỗ Thu Thảo")
    await duc.taps(f"➖ Thôi thư ký ({CELL})")
    (saved,) = await duc.taps("💾 Đổi vai trò")
    assert saved.startswith(f"✅ Đã ghi: đồng chí Đỗ Thu Thảo thôi làm thư ký của {CELL}.")
    assert roles_of(house, "Đỗ Thu Thảo") == set()
    await duc.taps("🛠 Về trang quản trị")
    await duc.taps("👤 Đổi vai trò một đồng chí")
    await duc.says("Cao Văn Long")
    (which,) = await duc.taps("➕ cấp ủy phụ trách")
    assert which.endswith("Đồng chí Cao Văn Long phụ trách chi bộ nào?")
    await duc.taps(CELL)
    (charge,) = await duc.taps("💾 Đổi vai trò")
    assert f"nay là cấp ủy phụ trách của {CELL}." in charge
    with house.database.reading() as db:
        held = db.scalars(select(Role).join(Somebody).where(Somebody.code == "DV019", Role.name == "in_charge"))
        assert len(list(held)) == 3
    changed = [row for row in house.rows(AuditRow) if row.action == "change_roles"]
    assert len(changed) == 2


async def test_open_requests_and_the_machine(house: House, duc: Person) -> None:
    lan = house.person("Lan")
    with house.database.unit_of_work() as unit:
        person = unit.db.scalars(select(Somebody).where(Somebody.full_name == "Lê Thị Lan")).one()
        day = house.clock.now().date()
        unit.db.add(
            DataRequest(
                person_id=person.id,
                kind="erase",
                words="",
                asked_at=house.clock.now(),
                due_on=day,
                carry_out_by=day,
                draft_id=1,
            )
        )
        unit.commit()
    lan.take()
    await duc.says("/quantri")
    (listed,) = await duc.taps("🔒 Yêu cầu đang mở (1)")
    assert listed.startswith("🔒 Yêu cầu đang mở: 1\n– Lê Thị Lan: ")
    (label,) = [one for one in duc.labels() if one.startswith("🔒 Lê Thị Lan")]
    (request,) = await duc.taps(label)
    assert "Lê Thị Lan" in request and len(duc.labels()) >= 2
    await duc.says("/quantri")
    (machine,) = await duc.taps("🖥 Tình trạng máy chủ")
    assert machine.startswith(
        "🖥 Tình trạng máy chủ, Thứ Tư 25/11/2026, 09:00\nMọi thứ bình thường.\n\nTin đến chờ xử lý: "
    )
    assert "Ổ đĩa còn trống: " in machine
