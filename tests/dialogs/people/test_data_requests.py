"""Who reads a request about one's data: the nearest administrators above the one who asks, and nobody else."""

from sqlalchemy import delete

from storage.people import Person as Somebody
from storage.people import Role, RoleName, Unit
from tests.dialogs.city import build_city
from tests.dialogs.refusals import NOT_YOURS
from tests.house import House, Person


async def asks(somebody: Person, words: str) -> list[str]:
    await somebody.says("/toi")
    await somebody.taps("🔒 Dữ liệu của tôi")
    await somebody.taps("✏ Xin sửa dữ liệu")
    await somebody.says(words)
    return await somebody.taps("📨 Gửi yêu cầu")


def no_administrator(house: House, *codes: str) -> None:
    with house.database.unit_of_work() as unit:
        at = [one.id for one in unit.db.query(Unit) if one.code in codes]
        unit.db.execute(delete(Role).where(Role.name == RoleName.ADMINISTRATOR, Role.unit_id.in_(at)))
        unit.commit()


async def test_it_goes_to_the_administrators_of_ones_own_ward_alone(house: House) -> None:
    city = build_city(house)
    await asks(city.phone("CB11-4"), "Năm sinh là 1986")
    assert city.told("data_request") == {"data_request": {"PB-2"}}
    await house.move(days=1)
    assert city.told("data_request", "data_request_due") == {"data_request": {"PB-2"}, "data_request_due": {"PB-2"}}
    assert house.person("Đức").take() == city.phone("TPM-0").take() == []


async def test_without_one_in_the_ward_it_goes_to_those_above(house: House) -> None:
    city = build_city(house)
    no_administrator(house, "PB")
    await asks(city.phone("CB11-4"), "Năm sinh là 1986")
    await house.move(days=1)
    assert city.told("data_request", "data_request_due") == {"data_request": {"TPM-0"}, "data_request_due": {"TPM-0"}}


async def test_without_any_in_the_line_nobody_elsewhere_reads_it_and_the_person_hears_whom_to_ask(house: House) -> None:
    city = build_city(house)
    no_administrator(house, "PB", "TPM")
    (answer,) = await asks(city.phone("CB11-4"), "Năm sinh là 1986")
    assert answer == (
        "📨 Đã ghi yêu cầu sửa dữ liệu, nhưng nơi đồng chí sinh hoạt chưa có quản trị để nhận.\n"
        "Đồng chí báo bí thư chi bộ để phường cử quản trị. Hạn trả lời vẫn là Thứ Sáu 27/11/2026, "
        "hạn làm xong Thứ Bảy 05/12/2026."
    )
    await house.move(days=1)
    assert city.told("data_request", "data_request_due") == {}


async def test_whoever_becomes_administrator_then_hears_of_what_waits(house: House) -> None:
    city = build_city(house)
    no_administrator(house, "PB", "TPM")
    await asks(city.phone("CB11-4"), "Năm sinh là 1986")
    with house.database.unit_of_work() as unit:
        one = unit.db.query(Somebody).filter_by(code="PB-1").one()
        one.roles.append(Role(name=RoleName.ADMINISTRATOR, unit_id=one.unit_id))
        unit.commit()
    await house.move(days=1)
    assert city.told("data_request_due") == {"data_request_due": {"PB-1"}}


async def test_an_administrator_of_another_ward_may_not_answer(house: House) -> None:
    city = build_city(house)
    await asks(city.phone("CB11-4"), "Năm sinh là 1986")
    if house.channel == "telegram":
        data = city.phone("PB-2").button("✍ Trả lời")
        await house.person("Đức").presses(data)
        assert house.person("Đức").toasts()[-1] == NOT_YOURS
