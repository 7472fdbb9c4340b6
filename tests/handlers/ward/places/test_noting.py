"""From minutes to places: without names, closed with their task, the same trouble told through the ward alone."""

import json

from sqlalchemy import select

from handlers.context import Work
from handlers.ward.digests.renderings.message import plain
from handlers.ward.places import pages
from handlers.ward.places.noting import as_rule, note_places, notify_each_other
from handlers.ward.places.rules import by_place
from storage.meetings import Opinion
from storage.outbox import OutboxRow
from storage.people import Person, RoleName, Unit
from storage.places import PlaceMatter
from storage.tasks import Task, TaskState
from tests.handlers.world import MONDAY, ZONE, World, days, local

NOW = local(MONDAY, "09:00")
TROUBLE = "xe máy lấn chiếm vỉa hè buổi sáng"


def raised(world: World, cell: Unit, place: str, content: str, ago: int = 3, speaker: str = "") -> int:
    meeting = world.held(cell, NOW - days(ago))
    world.db.add(Opinion(meeting_id=meeting.id, position=1, speaker=speaker, place=place, content=content))
    world.db.add(Opinion(meeting_id=meeting.id, position=2, speaker=speaker, place="", content="Không nơi nào"))
    world.db.flush()
    return meeting.id


def matters(work: Work) -> list[PlaceMatter]:
    work.db.expire_all()
    return list(work.db.scalars(select(PlaceMatter).order_by(PlaceMatter.id)))


def test_what_was_said_of_a_place_is_kept_once_and_without_names(work: Work, world: World) -> None:
    cell = world.cell("Chi bộ Một")
    member = world.person("Trần Văn Mẫu", cell)
    raised(world, cell, "Kiệt 3 Liễu Nam", "đồng chí Trần Văn Mẫu thấy rác để qua đêm", speaker=member.full_name)
    assert (note_places(work), note_places(work)) == (1, 0)
    (matter,) = matters(work)
    assert (matter.place_key, matter.content) == ("kiet 3 lieu nam", "một đồng chí thấy rác để qua đêm")
    assert matter.folded == " kiet 3 lieu nam" and matter.closed_on is None
    page = plain(pages.place_page(work, member, {cell.id}, matter).text)
    assert "Mẫu" not in page and "một đồng chí thấy rác" in page


def test_a_matter_closes_with_the_task_that_names_its_place(work: Work, world: World) -> None:
    cell = world.cell("A")
    meeting = raised(world, cell, "kiệt 3", "rác để qua đêm")
    task = world.task(cell, MONDAY, content="Dọn rác kiệt 3 mỗi sáng")
    task.meeting_id = meeting
    world.task(cell, MONDAY, content="Việc khác").meeting_id = meeting
    work.db.flush()
    note_places(work)
    assert matters(work)[0].task_id == task.id
    task.state, task.done_at = TaskState.DONE, NOW - days(1)
    work.db.flush()
    note_places(work)
    assert matters(work)[0].closed_on == MONDAY - days(1)


def test_two_cells_with_one_trouble_are_told_through_the_ward_once(work: Work, world: World) -> None:
    first, second, other = world.cell("Một"), world.cell("Hai"), world.cell("Ba")
    people: dict[int, list[Person]] = {}
    for cell in (first, second, other):
        secretary = world.person(f"Bí thư {cell.name}", cell, (RoleName.SECRETARY, cell))
        people[cell.id] = [world.joined(secretary, NOW - days(9))]
    world.joined(world.person("Ban Xây dựng", world.ward, (RoleName.WARD_BUILDING, world.ward)), NOW - days(9))
    raised(world, first, "kiệt 3 Liễu Nam", TROUBLE, 9)
    raised(world, other, "Bến Mẫu", TROUBLE, 8)
    note_places(work)
    raised(world, second, "Liễu Nam", "vỉa hè bị xe lấn chiếm", 1)
    note_places(work)
    rows = list(work.db.scalars(select(OutboxRow)))
    assert len(rows) == 1 and (rows[0].unique_key or "").startswith("same_place|place:lieu nam|")
    payload = json.loads(rows[0].payload)
    assert "Một (" in payload["text"] and "Hai (" in payload["text"] and "Ba (" not in payload["text"]
    mine, _, theirs = matters(work)
    assert payload["reply_markup"]["inline_keyboard"][0][0]["callback_data"] == f"pl:{theirs.id}:0:join:{mine.id}"
    assert notify_each_other(work, theirs, mine, people) and not notify_each_other(work, theirs, mine, people)
    told = [json.loads(row.payload)["text"] for row in work.db.scalars(select(OutboxRow))][1:]
    assert len(told) == 2 and "<b>Một</b> cũng đang lo" in told[0] and "<b>Hai</b> cũng đang lo" in told[1]


def test_the_list_and_the_picture_tell_the_same_numbers(work: Work, world: World) -> None:
    first, second = world.cell("Một"), world.cell("Hai")
    raised(world, first, "kiệt 3 Liễu Nam", "rác", 9)
    raised(world, second, "K3 Liễu Nam", "đèn hỏng", 2)
    raised(world, first, "Bến Mẫu", "ngập", 5)
    note_places(work)
    matters(work)[2].closed_on = MONDAY
    cells = {first.id, second.id}
    page = plain(pages.list_page(work, world.person("Đảng ủy", world.ward), cells, "2 chi bộ").text)
    assert page.splitlines()[2:] == [
        "– K3 Liễu Nam: chưa xong 2, đã xong 0 (2 chi bộ)",
        "– Bến Mẫu: chưa xong 0, đã xong 1",
    ]
    sums = by_place(as_rule(work, one) for one in pages.matters_seen(work, cells))
    recipe = pages.recipe_of(sums, "2 chi bộ", NOW, ZONE)
    assert recipe["places"] == [["K3 Liễu Nam", 2, 0], ["Bến Mẫu", 0, 1]]
    # The drawing library is loaded where it is wanted, as in the bot.
    from handlers.ward.places.chart import render_recipe

    name, content, mime = render_recipe(work.db, recipe)
    assert content.startswith(b"\x89PNG") and (name, mime) == ("noi-duoc-neu.png", "image/png")
    assert len(page) < 2_000
    assert {one.place for one in pages.matters_seen(work, {second.id})} == {"K3 Liễu Nam"}


def test_a_task_of_another_place_settles_nothing(work: Work, world: World) -> None:
    cell = world.cell("A")
    meeting = raised(world, cell, "kiệt 3", "rác")
    world.task(cell, MONDAY, content="Dọn kiệt 13").meeting_id = meeting
    work.db.flush()
    note_places(work)
    assert matters(work)[0].task_id is None
    assert work.db.scalars(select(Task)).one().content == "Dọn kiệt 13"
