"""`make proof-sealing`: what the seal costs, sealed beside plain, in processor time.

Both databases hold the same. Each round measures one and then the other, so that a busy machine is as unkind to both:
an update (a step of a member's report to a bot in a process of its own, over HTTP), the weekly figures of a city, and a
search in all of it. The last two once more with nothing in the memory of the database, so that each page is unsealed:
so it is after another connection has written.
"""

import argparse
import asyncio
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import process_time

from handlers.ward.digests import rules
from handlers.ward.digests.figures import Inquiry, take
from handlers.ward.digests.snapshot import WEEKLY
from storage import schema
from storage.database import Database, Db
from storage.keys import Key
from storage.people import Unit
from storage.resealing import export_database
from storage.searching import find_matters, find_sessions, find_tasks
from storage.units import cell_ids_below
from tests.key import KEY
from tests.proofs.city import AT, ZONE
from tests.proofs.city_building import Size, build
from tests.proofs.throughput.__main__ import HOUSE, measure

KEYS: dict[str, Key | None] = {"plain": None, "sealed": KEY}
MOST_TIMES = 1.25
CITY = 1
SOUGHT = ("don", "kiet", "sach")
Costs = dict[str, list[float]]


def main() -> int:
    """Exit code 1 where the seal costs more than a quarter of anything."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--wards", type=int, default=4, help="of 60 cells each")
    parser.add_argument("--reports", type=int, default=3, help="of each of 50 people in one run of the bot")
    parser.add_argument("--runs", type=int, default=3, help="of the bot, on each side")
    parser.add_argument("--rounds", type=int, default=15, help="of figures and of searches, on each side")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        found = {"an update": _updates(Path(folder), given.runs, given.reports)}
        databases = _cities(Path(folder), Size(given.wards))
        for name, work in (("figures of a city", _figures), ("a search in it", _search)):
            found[name] = _in_turns(databases, work, given.rounds)
            found[f"{name}, all unsealed"] = _in_turns(databases, work, given.rounds, from_disk=True)
        for database in databases.values():
            database.close()
    print(f"{'processor time, median, ms':34}{'plain':>10}{'sealed':>10}{'ratio':>8}")
    well = [_told(name, costs) for name, costs in found.items()]
    return 0 if all(well) else 1


def _updates(folder: Path, runs: int, reports: int) -> Costs:
    costs: Costs = {side: [] for side in KEYS}
    for run in range(runs):
        for side, key in KEYS.items():
            place = folder / f"{side}-{run}"
            place.mkdir()
            costs[side].append(asyncio.run(measure(HOUSE, reports, place, key)).cpu_ms)
    return costs


def _cities(folder: Path, size: Size) -> dict[str, Database]:
    """The same city twice."""
    plain, sealed = folder / "plain.db", folder / "sealed.db"
    made = Database(f"sqlite:///{plain}", None)
    schema.migrate(made.engine)
    counts = build(made.engine, AT.date(), size)
    with made.engine.begin() as connection:
        connection.exec_driver_sql("ANALYZE")
    made.close()
    export_database(plain, None, sealed, KEY)
    megabytes = plain.stat().st_size / 1_000_000
    print(", ".join(f"{count:,} {name}" for name, count in counts.items()), f"({megabytes:.0f} MB)")
    return {"plain": Database(f"sqlite:///{plain}", None), "sealed": Database(f"sqlite:///{sealed}", KEY)}


def _in_turns(
    databases: dict[str, Database], work: Callable[[Db], object], rounds: int, from_disk: bool = False
) -> Costs:
    costs: Costs = {side: [] for side in databases}
    for _ in range(rounds):
        for side, database in databases.items():
            if from_disk:
                _forget_pages(database)
            with database.reading() as db:
                began = process_time()
                work(db)
                costs[side].append(1000 * (process_time() - began))
    return costs


def _forget_pages(database: Database) -> None:
    with database.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA shrink_memory")


def _figures(db: Db) -> object:
    return take(db, Inquiry(db.get_one(Unit, CITY), WEEKLY, AT, ZONE, rules.weekly_period(AT.date()))).to_dict()


def _search(db: Db) -> object:
    cells, words = cell_ids_below(db, CITY), list(SOUGHT)
    return (
        find_sessions(db, cells, words, len(words), 5),
        find_tasks(db, cells, 0, words, len(words), 5),
        find_matters(db, cells, words, len(words), 5),
    )


def _told(name: str, costs: Costs) -> bool:
    """Print a line. Returns whether the seal costs little enough."""
    plain, sealed = median(costs["plain"]), median(costs["sealed"])
    print(f"{name:34}{plain:>10.1f}{sealed:>10.1f}{sealed / plain:>8.2f}")
    return sealed <= MOST_TIMES * plain


if __name__ == "__main__":
    sys.exit(main())
