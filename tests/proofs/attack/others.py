"""Attacks that have tests of their own: each is one line of the table, and its tests are run for it, all in one go.

A line whose tests are not there, or none of whose tests ran, is a breach: nobody deletes them unseen.
"""

import subprocess
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from tests.proofs.attack.attempt import Attempt

ROOT = Path(__file__).parents[3]
ATTACKS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("taking over another's account by an invitation", ("tests/dialogs/people/test_taking_over.py",)),
    ("one leader confirms as two that devices are lost", ("tests/dialogs/people/test_one_is_not_two.py",)),
    (
        "a flood from one chat; a stranger's words",
        ("tests/bot/worker/test_turns.py", "tests/dialogs/test_strangers.py"),
    ),
    ("a thousand photos that make other people's wait", ("tests/bot/intake/test_fair.py",)),
    ("requests that are sent by halves", ("tests/bot/run/test_half_sent.py",)),
    ("secret marks wherever they may stand", ("tests/dialogs/test_secrecy_updates.py", "tests/handlers/secrecy")),
    (
        "bytes of what was scrubbed or erased",
        ("tests/storage/test_scrubbing.py", "tests/bot/admin/test_erased_bytes.py"),
    ),
    ("hostile files and Word templates", ("tests/handlers/test_sandbox.py", "tests/bot/run/test_templates.py")),
    (
        "photos of cancelled forms; more files than there is room for",
        (
            "tests/handlers/people/retention/test_files.py",
            "tests/bot/run/test_sweeping.py",
            "tests/dialogs/test_full.py",
        ),
    ),
    ("the audit changed behind its back", ("tests/storage/test_audit.py", "tests/bot/admin/test_audit.py")),
    ("a clock that steps back", ("tests/bot/run/test_stepping_clock.py",)),
    ("who is told what, also after waiting", ("tests/dialogs/test_recipients.py", "tests/dialogs/test_asked_again.py")),
    ("another ward's committee reaches a cell", ("tests/proofs/test_another_ward.py",)),
    ("a short message that freezes the bot", ("tests/handlers/test_linear.py",)),
    ("secrets in what chibo says of its settings", ("tests/bot/test_secrets_unsaid.py",)),
    ("signs of markup typed at every question", ("tests/proofs/test_typed.py",)),
    ("words of members in a group", ("tests/proofs/test_group.py",)),
)

# In the short form one person's tour stands for those of the others, which are as long again.
LONG = tuple(
    f"tests/proofs/test_typed.py::test_signs_come_back_as_text[telegram-{one}]" for one in ("Lan", "Qu\\u1ef3nh")
)


@dataclass(frozen=True)
class Ran:
    """One test that ran: its module ("tests.dialogs.test_strangers"), and what went wrong ("" if nothing)."""

    module: str
    name: str
    fault: str


def others(short: bool = False) -> list[Attempt]:
    there = [one for _, files in ATTACKS for one in files if (ROOT / one).exists()]
    ran = _run([*there, *(f"--deselect={one}" for one in LONG if short)])
    return [_attempt(attack, files, ran) for attack, files in ATTACKS]


def _run(files: Iterable[str]) -> list[Ran]:
    """Run these tests, two at once; how far they are goes to the error stream."""
    with tempfile.TemporaryDirectory() as folder:
        told = Path(folder) / "told.xml"
        options = ("-q", "-n", "2", "-m", "not text_only", "--no-header", "-p", "no:cacheprovider")
        command = (sys.executable, "-m", "pytest", *options, f"--junitxml={told}", *files)
        subprocess.run(command, cwd=ROOT, stdout=sys.stderr, check=False)
        cases = ElementTree.parse(told).iter("testcase") if told.exists() else ()
        return [_read(case) for case in cases if case.find("skipped") is None]


def _read(case: ElementTree.Element) -> Ran:
    faults = [one.get("message") or "failed" for kind in ("failure", "error") for one in case.iter(kind)]
    return Ran(case.get("classname", ""), case.get("name", ""), faults[0] if faults else "")


def _attempt(attack: str, files: tuple[str, ...], ran: Iterable[Ran]) -> Attempt:
    own = [one for one in ran if any(_is_of(one.module, file) for file in files)]
    breaches = [f"{one.module}.{one.name}: {one.fault}" for one in own if one.fault]
    breaches += [f"nothing of {file} ran" for file in files if not any(_is_of(one.module, file) for one in own)]
    return Attempt(attack, f"{len(own)} tests: {', '.join(files)}", breaches)


def _is_of(module: str, file: str) -> bool:
    """Whether a test's module is this file, or lies in this folder."""
    wanted = file.removesuffix(".py").replace("/", ".")
    return f"{module}.".startswith(f"{wanted}.")
