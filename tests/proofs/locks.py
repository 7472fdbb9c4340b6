"""Whether both locks install: with the pips that people have, today and after tomorrow's releases.

    python3 -m tests.proofs.locks [--pips 22.0.2 23.0.1 23.2 newest]

Needs nothing but Python with its venv module, make, and the package index. Two to three minutes for each pip.

For each pip, in fresh environments, with the Makefile's own commands: what chibo needs to run (and whether every
import of bot, handlers and storage works with it alone), the workshop on top of it, and both where every library has a
newer version. Tomorrow's releases cannot be had today, so a folder offers an invented one of each, beside the index.
There the command without `--no-deps` is tried too. Ends with 1 where one of the first three fails, or where the last
is never refused: then the invented versions show nothing.
"""

import os
import platform
import re
import subprocess
import sys
from argparse import ArgumentParser
from collections.abc import Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

ROOT = Path(__file__).parents[2]
LOCKS = ("requirements.lock", "workshop.lock")
PINNED = re.compile(r"^([a-z0-9.-]+)==\S+", re.MULTILINE)
# 22.0.2 is Ubuntu 22.04's, 23.0.1 Debian 12's, 23.2 of the line that Python 3.11 brings from its makers.
PIPS = ("22.0.2", "23.0.1", "23.2", "newest")
INVENTED = "99999.0"
UNPINNED = "must have their versions pinned"
Outcome = tuple[bool, str]


def names(lock: str) -> set[str]:
    """The libraries that the lock of this name pins."""
    return set(PINNED.findall((ROOT / lock).read_text(encoding="utf-8")))


def invent(folder: Path, libraries: Iterable[str]) -> None:
    """Put an empty wheel of a newer version of each library into the folder."""
    for name in libraries:
        plain = name.replace("-", "_").replace(".", "_")
        information = f"{plain}-{INVENTED}.dist-info"
        with ZipFile(folder / f"{plain}-{INVENTED}-py3-none-any.whl", "w") as wheel:
            wheel.writestr(f"{information}/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: {INVENTED}\n")
            wheel.writestr(f"{information}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
            wheel.writestr(f"{information}/RECORD", "")


def fresh(folder: Path, pip: str | None = None) -> Path:
    """A new environment below the folder, with pip of this version ("newest", or the one that Python brings)."""
    made = folder / f"environment-{len(list(folder.iterdir()))}"
    subprocess.run([sys.executable, "-m", "venv", made], check=True)
    if pip is not None:
        wanted = "pip" if pip == "newest" else f"pip=={pip}"
        command = [str(made / "bin" / "python"), "-m", "pip", "install", "--quiet", "--upgrade", wanted]
        subprocess.run(command, check=True, capture_output=True)
    return made


def commands(target: str, environment: Path) -> list[str]:
    """What `make TARGET` asks of the environment's pip, in order."""
    make = ["make", "--dry-run", "--no-print-directory", target, f"VENV={environment}"]
    told = subprocess.run(make, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return [line for line in told.splitlines() if " -m pip " in line]


def without_no_deps(asked: Sequence[str]) -> list[str]:
    """The same as it was before: both locks at once, and pip free to look past them."""
    locked = [line for line in asked if "--require-hashes" in line]
    return [locked[0].replace(" --no-deps", "") + " -r workshop.lock"]


def carry_out(asked: Iterable[str], offered: Path | None = None) -> Outcome:
    """Run the commands until one fails, with the folder's wheels offered; whether all went well, and what was said."""
    settings = {**os.environ, "PIP_NO_COMPILE": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    if offered is not None:
        settings["PIP_FIND_LINKS"] = f"{os.environ.get('PIP_FIND_LINKS', '')} {offered}"
    for line in asked:
        done = subprocess.run(["bash", "-c", line], cwd=ROOT, env=settings, capture_output=True, text=True)
        if done.returncode:
            return False, done.stdout + done.stderr
    return True, ""


def tried(pip: str, folder: Path, offered: Path) -> dict[str, Outcome]:
    """What became of each way to install, with this pip."""
    today = fresh(folder, pip)
    run, both = commands("setup", today), commands("workshop", today)
    everything = f"{today}/bin/python -m tests.proofs.imports"
    outcomes = {"to run": carry_out([*run, everything]), "workshop on top": carry_out(both[len(run) :])}
    tomorrow = fresh(folder, pip)
    outcomes["both, tomorrow"] = carry_out(commands("workshop", tomorrow), offered)
    before = fresh(folder, pip)
    outcomes["without --no-deps"] = carry_out(without_no_deps(commands("workshop", before)), offered)
    return outcomes


def told(outcome: Outcome) -> str:
    well, words = outcome
    return "installed" if well else "refused" if UNPINNED in words else "FAILED"


def show(pip: str, outcomes: dict[str, Outcome], *, first: bool) -> None:
    """Print a row of the table, the heading above the first, and below it what failed that should not have."""
    if first:
        print(f"Python {platform.python_version()}\n" + "".join(f"{title:20}" for title in ("pip", *outcomes)))
    print("".join(f"{cell:20}" for cell in (pip, *map(told, outcomes.values()))), flush=True)
    for title, outcome in outcomes.items():
        if told(outcome) == "FAILED" or (title != "without --no-deps" and not outcome[0]):
            print(f"  {title}:\n{outcome[1]}", flush=True)


def shown(outcomes: Iterable[dict[str, Outcome]]) -> bool:
    """Whether today's commands always install, and the one before was refused at least once."""
    rows = [{title: told(outcome) for title, outcome in row.items()} for row in outcomes]
    before = [row.pop("without --no-deps") for row in rows]
    return all(cell == "installed" for row in rows for cell in row.values()) and "refused" in before


def main() -> int:
    parser = ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--pips", nargs="+", default=PIPS)
    rows = []
    with TemporaryDirectory() as offered:
        invent(Path(offered), set().union(*map(names, LOCKS)))
        for pip in parser.parse_args().pips:
            with TemporaryDirectory() as folder:
                rows.append(tried(pip, Path(folder), Path(offered)))
            show(pip, rows[-1], first=len(rows) == 1)
    return 0 if shown(rows) else 1


if __name__ == "__main__":
    sys.exit(main())
