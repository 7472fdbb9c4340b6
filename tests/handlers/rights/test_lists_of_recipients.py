"""Who is told comes from one place: nothing outside handlers/rights/ asks who holds a role, and no module that tells
others makes a list of people of its own.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from handlers.rights.access import RIGHTS, Extent
from handlers.rights.recipients import Duty

ROOT = Path(__file__).parents[3]
# Questions of storage/ whose answer is a list of people by their role, whatever the unit.
BY_ROLE = {"holders_of", "holders_in", "people_holding", "roles_of_joined"}
# Those whose answer is a list of people by their unit.
BY_UNIT = {"members_of_cell", "members_of_cells", "active_people", "everybody", "accounts_of_person"}
TELLING = {"notify", "write_notice", "DueNotice", "Notice", "enqueue", "alarm", "notify_each"}
# Changing the tree carries roles over; the sample ward is data.
NOT_TELLING = ("handlers/people/units/changing.py", "bot/play/")
# They read the roster for names in a text, or for whom a form may choose; whom they tell is told below.
READ_NAMES = {
    "handlers/screens/notices.py": "the one place that finds a person's account",
    "handlers/ward/places/noting.py": "takes the members' names out of what was said of a place",
    "handlers/tasks/one_task/helpers.py": "finds the members whom typed helpers name",
    "handlers/meetings/log/closing/saving.py": "the assignees of the meeting's tasks, of whom it shows the names",
    "handlers/people/administration/printing.py": "the sheet of a cell's invitations goes to who asked",
    "handlers/people/administration/roles.py": "offers the people whose roles can be changed",
    "handlers/people/leave/steps.py": "offers the members for whom leave can be set",
    "handlers/people/joining/invitations.py": "finds whom the command line names; the invitation goes to who asked",
    "handlers/people/joining/notifications.py": "all accounts of one person",
}


def modules() -> Iterator[tuple[str, set[str]]]:
    """Each module of ours that is no test, with the names that it imports from storage, rights, or the kit."""
    for folder in ("bot", "handlers"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            froms = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
            yield path.relative_to(ROOT).as_posix(), {alias.name for node in froms for alias in node.names}


def test_who_holds_a_role_is_asked_in_one_place() -> None:
    asking = [name for name, imported in modules() if imported & BY_ROLE and not name.startswith(NOT_TELLING)]
    assert asking == ["handlers/rights/recipients.py"]


def test_what_tells_others_makes_no_list_of_its_own() -> None:
    listing = {name for name, imported in modules() if imported & BY_UNIT and imported & TELLING}
    assert listing == set(READ_NAMES)


@pytest.mark.parametrize("duty", Duty)
def test_who_has_a_duty_has_its_right(duty: Duty) -> None:
    granted = {role for rule in RIGHTS[duty.action] if rule.reach in (Extent.CELL, Extent.ABOVE) for role in rule.roles}
    assert duty.value.groups
    assert all(group and group <= granted for group in duty.value.groups)
