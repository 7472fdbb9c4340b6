"""What the locks promise without an index at hand; `make proof-locks` shows the rest."""

import json
import re
import tomllib
from pathlib import Path

import pytest

from tests.proofs.imports import failures
from tests.proofs.locks import LOCKS, ROOT, commands, invent, names, shown, without_no_deps

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
RUN, WORKSHOP = LOCKS
# The lines that a lock may have: a pin, a hash of it, a remark. An option of pip or an address is none of them.
LINES = re.compile(r"[a-z0-9.-]+==\S+( ; .+)? \\|    --hash=sha256:[0-9a-f]{64}( \\)?| *# .*|")
WELL = {"to run": (True, ""), "without --no-deps": (False, "all requirements must have their versions pinned with ==")}


def wanted(requirements: list[str]) -> set[str]:
    """The names of the libraries, as a lock writes them."""
    return {re.split(r"[\[<>=~!; ]", line)[0].lower().replace("_", "-") for line in requirements}


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_index_nor_host(lock: str) -> None:
    lines = (ROOT / lock).read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if not LINES.fullmatch(line) or "://" in line] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_has_a_hash(lock: str) -> None:
    lines = (ROOT / lock).read_text(encoding="utf-8").splitlines()
    pins = [number for number, line in enumerate(lines) if "==" in line and not line.lstrip().startswith("#")]
    assert [lines[number] for number in pins if "--hash=" not in lines[number + 1]] == []


def test_the_first_lock_has_all_that_chibo_and_its_build_ask() -> None:
    asked = PROJECT["project"]["dependencies"] + PROJECT["build-system"]["requires"]
    assert wanted(asked) - names(RUN) == set()


def test_the_workshop_is_in_its_own_lock() -> None:
    asked = wanted(PROJECT["project"]["optional-dependencies"]["workshop"])
    assert asked - names(WORKSHOP) == set()
    assert names(RUN) & names(WORKSHOP) == set()


def test_the_page_s_linter_is_locked_without_addresses() -> None:
    lock = json.loads((ROOT / "tests/browser/package-lock.json").read_text(encoding="utf-8"))
    packages = {name: package for name, package in lock["packages"].items() if name}
    assert packages
    assert [name for name, package in packages.items() if "resolved" in package or "integrity" not in package] == []


def test_locks_are_installed_as_they_are() -> None:
    asked = [line for line in commands("workshop", Path("nowhere")) if " install " in line]
    assert [lock for lock in LOCKS if not any(lock in line for line in asked)] == []
    assert [line for line in asked if "--no-deps" not in line] == []


def test_before_both_locks_were_one_and_pip_was_free() -> None:
    (line,) = without_no_deps(commands("workshop", Path("nowhere")))
    assert "--no-deps" not in line and line.endswith("--require-hashes -r requirements.lock -r workshop.lock")


def test_an_invented_release_is_a_wheel_of_that_name(tmp_path: Path) -> None:
    invent(tmp_path, ["trio-websocket"])
    assert [path.name for path in tmp_path.iterdir()] == ["trio_websocket-99999.0-py3-none-any.whl"]


def test_the_proof_sees_what_no_longer_installs() -> None:
    assert shown([WELL])
    assert not shown([WELL, WELL | {"to run": (False, "No matching distribution found")}])
    assert not shown([WELL | {"to run": (False, "must have their versions pinned")}])


def test_the_proof_sees_that_its_invented_releases_show_nothing() -> None:
    assert not shown([WELL | {"without --no-deps": (True, "")}])
    assert not shown([WELL | {"without --no-deps": (False, "the index cannot be reached")}])


def test_the_proof_sees_imports_that_fail(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "lonely" / "inner"
    package.mkdir(parents=True)
    (tmp_path / "lonely/__init__.py").touch()
    (package / "__init__.py").write_text("def late():\n    import missing_in_a_function\n")
    (package / "early.py").write_text("from missing_at_once import thing\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    assert [line.split(":")[0] for line in failures(["lonely"])] == [
        "lonely.inner.early",
        "missing_at_once",
        "missing_in_a_function",
    ]
