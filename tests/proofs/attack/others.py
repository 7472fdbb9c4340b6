"""Attacks that have tests of their own: each is one line of the table, and its tests are run for it.

A line whose tests are not there is a breach: nobody deletes them unseen.
"""

import subprocess
import sys
from pathlib import Path

from tests.proofs.attack.attempt import Attempt

ROOT = Path(__file__).parents[3]
ATTACKS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("taking over another's account by an invitation", ("tests/dialogs/people/test_taking_over.py",)),
    (
        "a flood from one chat; a stranger's words",
        ("tests/bot/worker/test_turns.py", "tests/dialogs/test_strangers.py"),
    ),
    ("requests that are sent by halves", ("tests/bot/run/test_half_sent.py",)),
    ("secret marks wherever they may stand", ("tests/dialogs/test_secrecy_updates.py", "tests/handlers/secrecy")),
    (
        "bytes of what was scrubbed or erased",
        ("tests/storage/test_scrubbing.py", "tests/bot/admin/test_erased_bytes.py"),
    ),
    ("hostile files and Word templates", ("tests/handlers/test_sandbox.py", "tests/bot/run/test_templates.py")),
    ("photos of cancelled forms", ("tests/handlers/people/retention/test_files.py",)),
    ("the audit changed behind its back", ("tests/storage/test_audit.py", "tests/bot/admin/test_audit.py")),
    ("a clock that steps back", ("tests/bot/run/test_stepping_clock.py",)),
    ("who is told what, also after waiting", ("tests/dialogs/test_recipients.py", "tests/dialogs/test_asked_again.py")),
    ("another ward's committee reaches a cell", ("tests/proofs/test_another_ward.py",)),
    ("a short message that freezes the bot", ("tests/handlers/test_linear.py",)),
    ("secrets in what chibo says of its settings", ("tests/bot/test_secrets_unsaid.py",)),
    ("signs of markup typed at every question", ("tests/proofs/test_typed.py",)),
    ("words of members in a group", ("tests/proofs/test_group.py",)),
)


def others() -> list[Attempt]:
    return [_run(attack, files) for attack, files in ATTACKS]


def _run(attack: str, files: tuple[str, ...]) -> Attempt:
    if missing := [one for one in files if not (ROOT / one).exists()]:
        return Attempt(attack, "its tests", [f"{one} is not there" for one in missing])
    command = (sys.executable, "-m", "pytest", "-q", "-m", "not text_only", "--no-header", "-rf", *files)
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    failed = [line for line in ran.stdout.splitlines() if line.startswith(("FAILED", "ERROR"))]
    if ran.returncode and not failed:
        failed = [ran.stdout[-300:] + ran.stderr[-300:]]
    return Attempt(attack, ", ".join(files), failed)
