"""Each question says which task, session or person it is about, once, and for whom one acts."""

from sqlalchemy import select

from handlers.screens.consent_texts import VERSION
from storage.accounts import Account, Binding
from storage.people import Person as Member
from tests.dialogs.sample import THEME
from tests.dialogs.tasks.reporting import PARKING, SIDEWALK, SIDEWALK_LABEL
from tests.house import House, Person
from tests.pictures import photo


async def test_each_question_of_a_report_names_its_task_once(house: House, lan: Person) -> None:
    await lan.says("/baocao")
    asked = [
        await lan.taps(SIDEWALK_LABEL),
        await lan.taps("⚠ Gặp khó khăn"),
        await lan.taps("Khách quan (do bên ngoài)"),
        await lan.says("mưa suốt"),
        await lan.taps("Bỏ qua"),
        await lan.says("hẹn lại buổi tối"),
        await lan.says("30/12"),
        await lan.taps("Không cần"),
        await lan.sends_photo(photo()),
    ]
    for (text,) in asked:
        assert text.count(SIDEWALK[:40]) == 1, text


async def test_whoever_reports_for_another_reads_for_whom(house: House, minh: Person) -> None:
    await minh.says("/viec")
    await minh.taps("📋 Việc của chi bộ")
    await minh.taps(f"{PARKING} · Lê Thị Lan")
    await minh.taps("📣 Báo cáo thay đồng chí Lê Thị Lan")
    (asked,) = await minh.taps("⏳ Đang thực hiện")
    assert f"\n\nThay đồng chí Lê Thị Lan · {PARKING}\nĐến nay" in asked


async def test_each_question_about_a_session_names_it(house: House, minh: Person) -> None:
    await minh.says("/lich")
    await minh.taps(next(one for one in minh.labels() if THEME[:20] in one))
    await minh.taps("📅 Đổi ngày giờ")
    (asked,) = await minh.says("30/12 19h")
    assert f"\n\n{THEME}\nVì sao" in asked


async def test_on_a_shared_phone_each_question_says_whose_it_is(house: House, lan: Person) -> None:
    async with house.database.writing() as unit:
        somebody = unit.db.scalars(select(Member).where(Member.full_name == "Phạm Quốc Bình")).one()
        lans = Binding.person.has(Member.full_name == "Lê Thị Lan")
        account = unit.db.scalars(select(Account).join(Binding).where(lans)).one()
        unit.db.add(Binding(account=account, person=somebody, consent_at=house.clock.now(), consent_version=VERSION))
        unit.commit()
    await lan.says("/menu")
    (asked,) = await lan.says("/vang")
    assert asked.startswith("Báo đi vắng · bước 1/3\n\nĐồng chí Lê Thị Lan\nĐồng chí vắng từ ngày nào?")
