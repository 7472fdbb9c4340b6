"""The bot follows work, never minds. Held against the table of rights and against the code that asks the database:
what members say or think is read by its own minutes (and by who asked ahead), and nowhere listed, searched, counted or
ranked; above the cell nothing is kept by member but tasks.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import handlers
import storage
from handlers.rights.access import RIGHTS, Action, Extent
from handlers.screens.menu import ITEMS
from handlers.ward.digests.counts import Counts, MarkCounts
from handlers.ward.digests.snapshot import CellRow, Coming, Figures, Seen, UnitRow
from storage.people import RoleName

HANDLERS, STORAGE = (Path(module.__path__[0]) for module in (handlers, storage))
ABOVE = {RoleName.WARD_COMMITTEE, RoleName.WARD_BUILDING, RoleName.IN_CHARGE, RoleName.ADMINISTRATOR}

# What members say and think: the tables, what asks them by name, and who may name these in code, with the reason.
MINDS = {
    "Opinion": {
        "storage/meetings.py": "where they are kept",
        "handlers/meetings/log/": "writing the minutes, and reading them out",
        "handlers/meetings/minutes/": "the minutes as a document",
        "handlers/meetings/correcting/": "mending saved minutes until they are adopted",
        "storage/places.py": "what was said of a place, once, without the name of who said it",
        "handlers/people/privacy/": "a person's own data, and its erasure",
        "handlers/meetings/chairing/": "noting while the meeting runs",
    },
    "opinions_under": {"storage/meetings.py": "where they are kept", "handlers/people/privacy/": "a person's own data"},
    "Question": {
        "storage/preparation.py": "where they are kept",
        "handlers/sessions/preparation/": "for the secretary and the preparer, before the meeting",
        "handlers/people/taking_back/": "taking back what one has said oneself",
        "handlers/people/privacy/": "a person's own data, and its erasure",
        "storage/erasing.py": "erasure",
    },
    "Spoken": {
        "storage/chairing.py": "who has not spoken yet, forgotten when the meeting ends",
        "handlers/meetings/chairing/": "the same",
        "storage/erasing.py": "erasure",
    },
}


def sources() -> Iterator[tuple[str, ast.Module]]:
    for root in (HANDLERS, STORAGE):
        for path in sorted(root.rglob("*.py")):
            if "migrations" not in path.parts:
                yield path.relative_to(root.parent).as_posix(), ast.parse(path.read_text(encoding="utf-8"))


def names_in(tree: ast.AST) -> set[str]:
    found = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    found |= {alias.name for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) for alias in node.names}
    return found | {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}


@pytest.mark.parametrize("model", list(MINDS))
def test_what_members_say_is_named_only_where_there_is_a_reason(model: str) -> None:
    elsewhere = [
        path
        for path, tree in sources()
        if model in names_in(tree) and not any(path.startswith(place) for place in MINDS[model])
    ]
    assert elsewhere == []


def test_nothing_counts_or_searches_what_members_say() -> None:
    """No function that names one of these tables counts, sums, searches or ranks."""
    for path, tree in sources():
        for function in (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)):
            if not names_in(function) & set(MINDS):
                continue
            calls = {
                node.func.attr
                for node in ast.walk(function)
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
            }
            assert not calls & {"count", "sum", "like", "ilike", "contains", "rank", "group_by"}, (path, function.name)


def test_searching_reads_folded_words_that_hold_no_opinion() -> None:
    from storage.places import PlaceMatter
    from storage.search_words import folded
    from storage.sessions import Session
    from storage.tasks import Task

    tree = ast.parse((STORAGE / "searching.py").read_text(encoding="utf-8"))
    imported = {alias.name for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) for alias in node.names}
    assert imported & {"Opinion", "Question", "Meeting", "Feedback"} == set()
    assert folded("Bến Mẫu, k3") == " ben mau k3"
    assert all("folded" in model.__table__.columns for model in (PlaceMatter, Session, Task))


def roles_of(action: Action) -> set[str]:
    return {role for rule in RIGHTS[action] for role in rule.roles}


def test_nobody_above_a_cell_has_a_right_to_what_members_say() -> None:
    """The rights whose object is what a member said or how they behaved stop at the cell."""
    for action in (
        Action.SEE_MINUTES,
        Action.SEE_ANSWERS,
        Action.SEE_QUESTIONS,
        Action.HEAR_MEMBER,
        Action.SEE_BOOK,
        Action.SEE_OWN_SKILLS,
        Action.LOG_MEETING,
        Action.NOTE_IN_MEETING,
        Action.LEARN,
        Action.ANSWER_SIGN,
    ):
        assert roles_of(action) & ABOVE == set(), action
        assert all(rule.reach is not Extent.ABOVE for rule in RIGHTS[action]), action


# What those above a cell may see at all: of a member by name, tasks alone.
SEEN_ABOVE = {
    Action.SEE_SCHEDULE: "sessions",
    Action.SEE_COMMITTEE_MEETING: "when and where a committee meets",
    Action.SEE_CELL_TASKS: "tasks, by name",
    Action.SEE_DIGEST: "numbers of cells",
    Action.SEE_RESULTS: "what a session concluded, and its tasks",
    Action.SEE_PLAN: "themes",
    Action.SEE_CALENDAR: "sessions and visits",
    Action.SEE_FEEDBACK: "what visitors from the ward said of the chairing",
    Action.SEE_PLACES: "places, without names",
    Action.SEE_WARD_SKILLS: "averages without names",
    Action.READ_MATERIALS: "materials of a session",
}


def test_what_is_seen_from_above_is_listed_here() -> None:
    seen = {action for action in RIGHTS if action.value.startswith(("see_", "read_")) and roles_of(action) & ABOVE}
    assert seen == set(SEEN_ABOVE)


def test_the_digest_keeps_nothing_by_member() -> None:
    kept = {name for kind in (Counts, MarkCounts, Coming, Seen, UnitRow) for name in kind._fields}
    kept |= {name for kind in (CellRow, Figures) for name in kind.__dataclass_fields__}
    assert not {
        name for name in kept if any(word in name for word in ("person", "member", "speaker", "opinion", "assignee"))
    }


def test_no_entry_of_the_menu_ranks_or_counts_people() -> None:
    words = " ".join(f"{item.label} {item.description}" for item in ITEMS).casefold()
    assert not any(word in words for word in ("xếp hạng", "bảng điểm", "thống kê ý kiến", "phát biểu nhiều"))
