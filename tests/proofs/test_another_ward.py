"""Whoever sits on the committee of one ward reaches another's cell by no button, text, search or file.

Everything in the other ward bears one made-up word. Somebody of the first ward then taps every button that the bot may
know with every number of the other ward in it, types every command and the word itself; the word must not come back.
"""

import json
from collections.abc import Iterator
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.channels.api import Identity
from bot.compose.application import application_builder
from bot.delivery.renderings import Renderings
from handlers.rights.access import RIGHTS, Actor, Extent, Target, may
from handlers.screens.menu import ITEMS
from handlers.ward.digests.figures import take_live, take_weekly
from storage.digests import DigestSnapshot
from storage.feedback import Feedback
from storage.files import FileStore
from storage.meetings import Conclusion, Opinion
from storage.outbox import OutboxRow
from storage.people import Person as Row
from storage.people import RoleName, Unit
from storage.places import PlaceMatter
from storage.signs import Sign
from tests.handlers.world import ZONE, World
from tests.house import House, Person
from tests.proofs.buttons import buttons_of, patterns_of

WORD = "Zyxquan"


@pytest.fixture
def quynh(house: House) -> Person:
    """Of the first ward's committee and its Ban Xây dựng Đảng: as many rights above cells as there are."""
    if house.channel != "telegram":
        pytest.skip("the text-only channel has no buttons that could be forged")
    return house.person("Quỳnh")


def another_ward(house: House) -> dict[str, int]:
    """A second ward with one cell in which there is everything, all of it bearing the word. Returns ids by name."""
    now = house.clock.now()
    with house.database.unit_of_work() as unit:
        db = unit.db
        world = World.__new__(World)
        world.db = db
        world.ward = world.unit("P-KHAC", f"Phường {WORD}", "ward", None)
        cell = world.cell(f"Chi bộ {WORD}")
        secretary = world.person(f"Bí thư {WORD}", cell, (RoleName.SECRETARY, cell))
        planned = world.planned(cell, now + timedelta(days=3), f"Chuyên đề {WORD}")
        planned.registered_by_id, planned.approval, planned.sent_at = secretary.id, "waiting", now
        meeting = world.held(cell, now - timedelta(days=5))
        meeting.session.theme = meeting.conclusion = f"Kết luận {WORD}"
        db.add(Opinion(meeting_id=meeting.id, position=1, speaker=WORD, place=WORD, content=f"Ý kiến {WORD}"))
        db.add(Conclusion(meeting_id=meeting.id, position=1, content=f"Kết luận {WORD}"))
        task = world.task(cell, now.date() - timedelta(days=2), content=f"Việc {WORD}", assignee=secretary)
        task.meeting_id = meeting.id
        report = world.report(task, now, words=f"Đã làm {WORD}")
        matter = PlaceMatter(
            cell_id=cell.id,
            meeting_id=meeting.id,
            position=1,
            place=WORD,
            place_key=WORD.lower(),
            content=WORD,
            raised_on=now.date(),
        )
        sign = Sign(
            cell_id=cell.id,
            session_id=meeting.session_id,
            rule="too_short",
            facts={"minutes": 1, "least": 90},
            seen_at=now,
            shown_from=now,
        )
        said = Feedback(
            meeting_id=meeting.id, person_id=secretary.id, marks={}, good=WORD, to_try=WORD, score_note=None, at=now
        )
        db.add_all([matter, sign, said])
        db.flush()
        live, _ = take_live(db, world.ward, now, ZONE)
        weekly = take_weekly(db, world.ward, now, now, ZONE)
        ids = {
            "ward": world.ward.id,
            "cell": cell.id,
            "person": secretary.id,
            "planned": planned.id,
            "session": meeting.session_id,
            "meeting": meeting.id,
            "task": task.id,
            "report": report.id,
            "matter": matter.id,
            "sign": sign.id,
            "feedback": said.id,
            "live": live.id,
            "weekly": weekly.id,
        }
        unit.commit()
    return ids


async def patterns(house: House) -> list[str]:
    files = FileStore(house.settings.storage.files, house.database.key)
    build = application_builder(house.database, Identity(7, "chibo_bot", "Chibo"), files, "7:x")
    return patterns_of(await build())


def sent_since(house: House, last: int) -> Iterator[tuple[str, dict[str, object]]]:
    with house.database.reading() as db:
        for row in db.scalars(select(OutboxRow).where(OutboxRow.id > last).order_by(OutboxRow.id)):
            yield row.payload, json.loads(row.payload)


def last_row(house: House) -> int:
    with house.database.reading() as db:
        return db.scalars(select(OutboxRow.id).order_by(OutboxRow.id.desc())).first() or 0


async def test_no_button_with_a_number_of_the_other_ward_shows_anything_of_it(house: House, quynh: Person) -> None:
    ids = another_ward(house)
    last = last_row(house)
    known = await patterns(house)
    data = sorted({one for pattern in known for one in buttons_of(pattern, sorted(set(ids.values())))})
    assert len(data) > 500
    await quynh.says("/menu")
    last = last_row(house)
    for one in data:
        quynh.hand.taps_forged(one)
    await house.settle()
    shown = [payload for payload, _ in sent_since(house, last) if WORD in payload]
    assert shown == []


async def test_no_command_and_no_search_shows_anything_of_it(house: House, quynh: Person) -> None:
    another_ward(house)
    last = last_row(house)
    for words in (*(f"/{item.command}" for item in ITEMS), *(item.label for item in ITEMS)):
        quynh.hand.says(words)
    await house.settle()
    assert [payload for payload, _ in sent_since(house, last) if WORD in payload] == []
    for words in (f"/tim {WORD}", f"/tim chuyen de {WORD}", f"/tim viec {WORD.lower()}"):
        await quynh.says("/huy")
        quynh.hand.says(words)
        await house.settle()
    found = [payload["text"] for _, payload in sent_since(house, last) if WORD.lower() in json.dumps(payload).lower()]
    assert all("Chưa tìm thấy" in str(text) or "gần nhất là" in str(text) for text in found)
    assert not any(f"({WORD}" in str(text) or f"Chi bộ {WORD}" in str(text) for text in found)


async def test_no_file_that_can_be_asked_for_holds_anything_of_it(house: House, quynh: Person) -> None:
    ids = another_ward(house)
    last = last_row(house)
    await quynh.says("/tonghop")
    for verb in ("sheet", "pic"):
        for digest in (1, ids["live"], ids["weekly"]):
            for subject in (0, ids["ward"], ids["cell"]):
                quynh.hand.taps_forged(f"g:{digest}:0:{verb}:{subject}")
    await house.settle()
    recipes = [
        payload[kind]["render"]  # type: ignore[index]
        for _, payload in sent_since(house, last)
        for kind in ("photo", "document")
        if isinstance(payload.get(kind), dict) and "render" in payload[kind]  # type: ignore[operator]
    ]
    with house.database.reading() as db:
        own = {row.id for row in db.scalars(select(DigestSnapshot)) if row.unit_id != ids["ward"]}
    assert recipes and {recipe["digest_id"] for recipe in recipes} <= own
    assert all(Renderings(house.database)(recipe)[1] for recipe in recipes)


def test_the_table_of_rights_gives_nothing_across_wards() -> None:
    """Every action, every role above a cell, held in one ward, against a cell of another."""
    near, far = Target((11, 1)), Target((22, 2))
    for action in RIGHTS:
        for role in RoleName:
            for unit in (1, 11):
                actor = Actor(99, 11, frozenset({(role, unit)}))
                assert not may(actor, action, far), (action, role)
    assert any(may(Actor(99, 5, frozenset({(RoleName.WARD_COMMITTEE, 1)})), action, near) for action in RIGHTS)
    assert all(rule.reach in Extent for rules in RIGHTS.values() for rule in rules)


async def test_the_other_wards_own_committee_does_see_it(house: House, quynh: Person) -> None:
    """The same taps by somebody who may: otherwise the tests above would pass on a bot that answers nothing."""
    ids = another_ward(house)
    with house.database.unit_of_work() as unit:
        person = unit.db.scalars(select(Row).where(Row.code == quynh.cast.key)).one()
        for role in person.roles:
            role.unit_id = ids["ward"]
        unit.db.get_one(Unit, ids["ward"])
        unit.commit()
    (cell,) = await quynh.presses(f"g:{ids['live']}:0:cell:{ids['cell']}")
    assert cell.startswith(f"Chi bộ {WORD}")
