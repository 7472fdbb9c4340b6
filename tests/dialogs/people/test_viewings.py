"""Who looked at what is about somebody else: each such screen is noted, once a viewing, and can be read in /toi."""

from datetime import timedelta
from typing import Any

import pytest
from markupsafe import Markup
from sqlalchemy import select

from handlers.people.privacy.texts import SEEN_WHAT
from handlers.screens.notices import Notice, write_notice
from handlers.screens.screen import Screen
from storage import audit
from storage.audit import AuditRow
from storage.database import Database
from storage.digests import DigestSnapshot
from storage.leaves import Leave
from storage.meetings import Meeting
from storage.people import Person as Somebody
from storage.sessions import Approval, Session, SessionState
from storage.tasks import Report, ReportMedia, Task
from storage.visits import Visit
from tests.dialogs.tasks.reporting import SIDEWALK
from tests.house import House

Subjects = dict[str, Any]
# Screen: who looks, what they press, what is noted of it (right and subject).
SCREENS: dict[str, tuple[str, str, str, str]] = {
    "board": ("Minh", "b:{cell}:0:state", "see_cell_tasks", "unit:{cell}"),
    "board by person": ("Minh", "b:{cell}:0:people", "see_cell_tasks", "unit:{cell}"),
    "board of one": ("Minh", "b:{cell}:0:person:{lan}", "see_cell_tasks", "person:{lan}"),
    "slip to print": ("Minh", "b:{cell}:0:slip:{lan}", "see_cell_tasks", "person:{lan}"),
    "tasks of the cell": ("Long", "tc:{cell}:0:list:0", "see_cell_tasks", "unit:{cell}"),
    "task": ("Minh", "t:{task}:{task_version}:view", "see_cell_tasks", "task:{task}"),
    "photos": ("Minh", "t:{task}:{task_version}:photos:{report}", "see_cell_tasks", "task:{task}"),
    "page of a theme": ("Minh", "th:{held}:0:page", "see_cell_tasks", "session:{held}"),
    "theme of the plan": ("Minh", "k:{planned}:{plan_version}:view", "see_plan", "session:{planned}"),
    "history of a theme": ("Minh", "k:{planned}:{plan_version}:past", "see_plan", "session:{planned}"),
    "theme that waits": ("Quỳnh", "kd:{planned}:{plan_version}:view", "see_plan", "session:{planned}"),
    "who comes": ("Minh", "s:{planned}:{version}:who", "see_answers", "session:{planned}"),
    "minutes": ("Minh", "m:{held}:0:view", "see_minutes", "session:{held}"),
    "visits": ("Quỳnh", "menu:lichdu", "see_calendar", "person:{visitor}"),
    "one visit": ("Quỳnh", "kv:{planned}:0:view:{visit}", "see_calendar", "person:{visitor}"),
}


@pytest.fixture
def subjects(house: House) -> Subjects:
    """Things to look at: beside the sample ward a photo of Lan's, a visit, and a theme that waits for the ward."""
    if house.channel != "telegram":
        pytest.skip("the text-only channel has no buttons to press by their data")
    now = house.clock.now()
    with house.database.unit_of_work() as unit:
        db = unit.db
        lan, visitor = (
            db.scalars(select(Somebody).where(Somebody.code == house.person(name).cast.key)).one()
            for name in ("Lan", "Long")
        )
        task = db.scalars(select(Task).where(Task.content == SIDEWALK)).one()
        report = db.scalars(select(Report).where(Report.task_id == task.id)).first()
        assert report is not None
        digest = house.bot.files.keep(db, b"a picture (sample)", "image/jpeg", now)
        db.add(ReportMedia(report_id=report.id, position=1, remote_id="r", remote_unique_id="u", file_hash=digest))
        held = db.get_one(Session, db.scalars(select(Meeting)).one().session_id)
        planned = db.scalars(
            select(Session)
            .where(Session.cell_id == task.cell_id, Session.state == SessionState.PLANNED, Session.starts_at > now)
            .order_by(Session.starts_at)
        ).first()
        assert planned is not None
        planned.approval, planned.sent_at = Approval.WAITING, now
        visit = Visit(session_id=planned.id, visitor_id=visitor.id, planned_by_id=visitor.id, planned_at=now)
        db.add(visit)
        db.flush()
        found = {
            "cell": task.cell_id,
            "lan": lan.id,
            "task": task.id,
            "task_version": task.version,
            "report": report.id,
            "held": held.id,
            "planned": planned.id,
            "plan_version": planned.plan_version,
            "version": planned.version,
            "visitor": visitor.id,
            "visit": visit.id,
        }
        unit.commit()
    return found


def looks(house: House) -> list[tuple[str, str]]:
    with house.database.reading() as db:
        rows = db.scalars(select(AuditRow).where(AuditRow.action.in_(SEEN_WHAT)).order_by(AuditRow.id))
        return [(row.action, row.subject) for row in rows]


@pytest.mark.parametrize("screen", list(SCREENS))
async def test_a_screen_of_somebodys_is_noted_once_a_viewing(house: House, subjects: Subjects, screen: str) -> None:
    who, data, action, subject = SCREENS[screen]
    one = (action, subject.format(**subjects))
    for _ in range(2):
        await house.person(who).presses(data.format(**subjects))
        assert house.person(who).toasts() == []
        assert looks(house) == [one]
    await house.move(minutes=11)
    await house.person(who).presses(data.format(**subjects))
    assert looks(house) == [one, one]


async def test_leave_of_others_is_noted_ones_own_is_not(house: House, subjects: Subjects) -> None:
    today = house.clock.now().date()
    with house.database.unit_of_work() as unit:
        for person_id in (1, subjects["lan"]):
            unit.db.add(
                Leave(
                    person_id=person_id,
                    first_on=today,
                    last_on=today + timedelta(days=3),
                    set_by_id=person_id,
                    set_at=house.clock.now(),
                )
            )
        unit.commit()
    await house.person("Minh").says("/vang")
    assert looks(house) == [("see_leave", f"person:{subjects['lan']}")]
    await house.person("Lan").says("/toi")
    await house.person("Lan").taps("🔒 Dữ liệu của tôi")
    (seen,) = await house.person("Lan").taps("👁 Ai đã xem dữ liệu của tôi")
    assert seen.endswith("đồng chí Trần Văn Minh, xem lịch đi vắng")


async def what_lan_sees(house: House) -> str:
    lan = house.person("Lan")
    await lan.says("/toi")
    await lan.taps("🔒 Dữ liệu của tôi")
    return (await lan.taps("👁 Ai đã xem dữ liệu của tôi"))[-1]


async def test_a_report_that_others_are_sent_is_told(house: House, subjects: Subjects) -> None:
    """What nobody asked for shows as much: whom a notice went to."""
    with house.database.unit_of_work() as unit:
        minh = unit.db.scalars(select(Somebody).where(Somebody.code == house.person("Minh").cast.key)).one()
        task = unit.db.get_one(Task, subjects["task"])
        about = (f"task:{task.id}",)
        notice = Notice("report", about[0], "report:1", Screen(Markup("Báo cáo (mẫu)")), about=about)
        for _ in range(2):
            assert write_notice(unit.db, minh, notice, house.clock.now())
        unit.commit()
    assert looks(house) == [("told", about[0])]
    assert (await what_lan_sees(house)).endswith("đồng chí Trần Văn Minh, được nhắn tin về việc")


async def test_a_digest_that_the_ward_is_sent_is_told(house: House, subjects: Subjects) -> None:
    await house.move(days=5)
    assert ("told", "digest:1") in looks(house)
    assert "được gửi bản tổng hợp" in await what_lan_sees(house)


async def test_who_finds_a_task_by_searching_is_told(house: House, subjects: Subjects) -> None:
    await house.person("Minh").says("/tim vỉa hè")
    assert ("search", f"task:{subjects['task']}") in looks(house)
    assert "đồng chí Trần Văn Minh, tìm thấy việc" in await what_lan_sees(house)
    await house.person("Lan").says("/tim vỉa hè")
    assert looks(house).count(("search", f"task:{subjects['task']}")) == 1, "of oneself nothing is noted"


async def test_what_the_command_line_did_is_told_with_its_operator(house: House, subjects: Subjects) -> None:
    told = Database(house.database.url, house.database.key, operator="root (hoa)")
    with told.unit_of_work() as unit:
        audit.record(unit.db, None, "import_roster", f"person:{subjects['lan']}", house.clock.now())
        audit.record(unit.db, None, "invite_member", "person:1", house.clock.now())
        unit.commit()
    told.close()
    seen = await what_lan_sees(house)
    assert seen.endswith("quản trị (root (hoa)), nhập danh sách") and "lời mời" not in seen


async def test_it_can_be_gone_through_to_the_end(house: House, subjects: Subjects) -> None:
    lan, number = house.person("Lan"), 40
    with house.database.unit_of_work() as unit:
        for minute in range(number):
            moment = house.clock.now() + timedelta(minutes=minute)
            audit.record(unit.db, 1, "see_cell_tasks", f"task:{subjects['task']}", moment)
        unit.commit()
    lines = (await what_lan_sees(house)).splitlines()[1:]
    for more in (30, 40):
        (page,) = await lan.taps("Cũ hơn ▶")
        lines += page.splitlines()[1:]
        assert len(lines) == more
    assert len(lines) == len(set(lines)) == number


WAY_DOWN = {
    "g:{digest}:0:cell:{cell}": ("see_cell_tasks", "unit:{cell}"),
    "g:{digest}:0:meets:{cell}": ("see_cell_tasks", "unit:{cell}"),
    "g:{digest}:0:meet:{held}": ("see_results", "session:{held}"),
    "g:{digest}:0:task:{task}": ("see_cell_tasks", "task:{task}"),
    "g:{digest}:0:report:{report}": ("see_cell_tasks", "task:{task}"),
    "g:{digest}:0:photo:{report}": ("see_cell_tasks", "task:{task}"),
    "g:{digest}:0:sheet": ("see_digest", "digest:{digest}"),
}


@pytest.mark.parametrize("data", list(WAY_DOWN))
async def test_the_way_down_a_digest_is_noted_at_each_stage(house: House, subjects: Subjects, data: str) -> None:
    quynh = house.person("Quỳnh")
    await quynh.says("/tonghop")
    with house.database.reading() as db:
        subjects["digest"] = db.scalars(select(DigestSnapshot.id)).one()
    await house.move(minutes=11)
    before, (action, subject) = len(looks(house)), WAY_DOWN[data]
    for _ in range(2):
        await quynh.presses(data.format(**subjects))
        assert quynh.toasts() == []
        assert (action, subject.format(**subjects)) in looks(house)[before:]
        assert len(set(looks(house)[before:])) == len(looks(house)) - before
