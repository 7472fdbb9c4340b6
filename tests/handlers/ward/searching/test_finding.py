"""Words without accents find sessions, tasks and places; never opinions; the same folding everywhere."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.context import Work
from handlers.language.names import fold
from handlers.rights.access import Action, Actor
from handlers.rights.cells import cells_where
from handlers.ward.searching.rules import good_enough, search_words
from storage.meetings import Opinion
from storage.people import RoleName
from storage.places import PlaceMatter
from storage.search_words import folded
from storage.searching import find_matters, find_sessions, find_tasks
from tests.handlers.world import MONDAY, World, days, local

NOW = local(MONDAY, "09:00")


@given(st.text(max_size=60))
def test_rows_are_folded_as_names_and_labels_are(words: str) -> None:
    assert folded(words).split() == folded(fold(words)).split()


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("xe lấn chiếm Liễu Nam", ["xe", "lan", "chiem", "lieu", "nam"]),
        ("Xe  XE, xe!", ["xe"]),
        ("việc của ở", ["viec", "cua", "o"]),
        ("  ?! ", []),
        ("một hai ba bốn năm sáu bảy tám chín mười", ["mot", "hai", "ba", "bon", "nam", "sau", "bay", "tam"]),
    ],
)
def test_the_words_looked_for(typed: str, words: list[str]) -> None:
    assert search_words(typed) == words


def test_how_many_words_are_enough() -> None:
    assert [good_enough(count) for count in range(1, 9)] == [1, 1, 2, 3, 4, 4, 5, 6]


def test_the_issues_own_example(work: Work, world: World) -> None:
    cell = world.cell("Chi bộ Một")
    world.task(cell, MONDAY, content="Xử lý xe lấn chiếm vỉa hè kiệt 3 Liễu Nam")
    near = world.task(cell, MONDAY, content="Kẻ vạch đường Liễu Nam")
    words = search_words("xe lấn chiếm Liễu Nam")
    found = find_tasks(work.db, [cell.id], 0, words, len(words), 5)
    assert [one.content for one in found.rows] == ["Xử lý xe lấn chiếm vỉa hè kiệt 3 Liễu Nam"]
    both = find_tasks(work.db, [cell.id], 0, words, 2, 5)
    assert len(both.rows) == 2 and both.rows[1].id == near.id and not both.more
    assert find_tasks(work.db, [cell.id], 0, words, 2, 1).more
    near.content = "Đã đổi hẳn"
    work.db.flush()
    assert len(find_tasks(work.db, [cell.id], 0, words, 2, 5).rows) == 1


def test_a_word_is_found_from_its_beginning_only(work: Work, world: World) -> None:
    cell = world.cell("A")
    world.planned(cell, NOW + days(1), "Không để rác qua đêm")
    assert len(find_sessions(work.db, [cell.id], ["kho"], 1, 5).rows) == 1
    assert find_sessions(work.db, [cell.id], ["hong"], 1, 5).rows == ()


def test_what_was_said_is_never_found(work: Work, world: World) -> None:
    cell = world.cell("A")
    meeting = world.held(cell, NOW - days(2))
    world.db.add(Opinion(meeting_id=meeting.id, position=1, speaker="Mẫu", place="Bến Mẫu", content="bí mật riêng"))
    world.db.add(
        PlaceMatter(
            cell_id=cell.id,
            meeting_id=meeting.id,
            position=1,
            place="Bến Mẫu",
            place_key="ben mau",
            content="bí mật riêng",
            raised_on=MONDAY,
        )
    )
    work.db.flush()
    for words in (["rieng"], ["bi", "mat"]):
        assert find_sessions(work.db, [cell.id], words, 1, 5).rows == ()
        assert find_tasks(work.db, [cell.id], 0, words, 1, 5).rows == ()
        assert find_matters(work.db, [cell.id], words, 1, 5).rows == ()
    assert len(find_matters(work.db, [cell.id], ["ben", "mau"], 2, 5).rows) == 1


def test_the_cells_searched_are_those_of_ones_rights(work: Work, world: World) -> None:
    other = world.unit("P-KHAC", "Phường Khác", "ward", None)
    mine, near, far = world.cell("Một"), world.cell("Hai"), world.cell("Xa", other)
    wanted = {
        "đảng viên": ((), {mine.id}, set()),
        "bí thư": (((RoleName.SECRETARY, mine),), {mine.id}, {mine.id}),
        "phụ trách": (((RoleName.IN_CHARGE, near),), {mine.id, near.id}, {near.id}),
        "đảng ủy": (((RoleName.WARD_COMMITTEE, world.ward),), {mine.id, near.id}, {mine.id, near.id}),
        "nơi khác": (((RoleName.WARD_COMMITTEE, other),), {mine.id, far.id}, {far.id}),
    }
    for name, (roles, sessions, tasks) in wanted.items():
        person = world.person(name, mine, *roles)
        work.db.expire(person, ["roles"])
        actor = Actor.of(person)
        assert cells_where(work, actor, Action.SEE_SCHEDULE) == sessions, name
        assert cells_where(work, actor, Action.SEE_CELL_TASKS) == tasks, name
