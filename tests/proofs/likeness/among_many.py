"""How fast one theme is looked for among very many, and whether its like is found."""

import random
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from sqlalchemy import insert, select

from handlers.sessions.plan.likeness.comparing import compared, marks
from handlers.sessions.plan.likeness.finding import Levels, most_alike, text_of
from storage.database import Db, open_engine
from storage.likeness import MarkCount, ThemeMark
from storage.people import Person, Unit, UnitKind
from storage.schema import migrate
from storage.sessions import Session
from tests.key import KEY
from tests.proofs.likeness.generated import Subject, copied, theme
from tests.proofs.likeness.subjects import SUBJECTS

WHEN = datetime(2026, 3, 5, 12, tzinfo=UTC)


def stored(db: Db, chance: random.Random, count: int) -> list[tuple[int, Subject, list[str]]]:
    """Store so many invented themes with their marks; returns each with its subject and sentences."""
    cell = Unit(code="P1", name="Chi bộ", kind=UnitKind.CELL, cell_kind=None, parent_id=None)
    db.add(cell)
    db.flush()
    person = Person(code="DV1", full_name="A", folded_name="a", membership="official", unit_id=cell.id)
    db.add(person)
    db.flush()
    subjects = [subject for field in SUBJECTS.values() for subject in field]
    made = []
    for number in range(1, count + 1):
        subject = chance.choice(subjects)
        made.append((number, subject, theme(chance, subject)))
    db.execute(insert(Session), [_row(cell.id, person.id, number, each) for number, _, each in made])
    _store_marks(db, made)
    return made


def _row(cell_id: int, person_id: int, number: int, sentences: Sequence[str]) -> dict[str, object]:
    return {
        "id": number,
        "cell_id": cell_id,
        "theme": sentences[0],
        "field": "",
        "reason": sentences[1],
        "place": "",
        "area": "",
        "starts_at": WHEN,
        "guests": "",
        "registered_by_id": person_id,
        "registered_at": WHEN,
        "aim": sentences[2],
        "expected": ". ".join(sentences[3:]),
    }


def _store_marks(db: Db, made: Iterable[tuple[int, Subject, list[str]]]) -> None:
    counts: Counter[int] = Counter()
    rows = []
    for number, _, sentences in made:
        known = marks(". ".join(sentences))
        counts.update(known.keys())
        rows += [{"mark": mark, "session_id": number} for mark in known]
    db.execute(insert(ThemeMark), sorted(rows, key=lambda row: (row["mark"], row["session_id"])))
    db.execute(insert(MarkCount), [{"mark": mark, "themes": themes} for mark, themes in counts.items()])


def timed(ask: Callable[..., object], *arguments: object) -> tuple[float, object]:
    """How long asking takes, in milliseconds, and the answer."""
    began = perf_counter()
    answer = ask(*arguments)
    return 1000 * (perf_counter() - began), answer


def ask_among(chance: random.Random, themes: int, asked: int, levels: Levels) -> float:
    """Store themes, ask for copies of some, and print how that went; returns the slowest answer in milliseconds."""
    with TemporaryDirectory() as folder:
        engine = open_engine(f"sqlite:///{folder}/themes.db", KEY)
        migrate(engine)
        with Db(engine) as db:
            made = stored(db, chance, themes)
            db.commit()
            texts = [copied(chance, subject, sentences) for _, subject, sentences in chance.sample(made, asked)]
            answers = [timed(most_alike, db, text, levels) for text in texts]
            scan, _ = timed(_scan, db, texts[0])
        engine.dispose()
    times = [time for time, _ in answers]
    hits = 100 * sum(bool(alike) for _, alike in answers) / asked
    print(f"{themes} stored themes, {asked} copies asked for: {hits:.1f} % find a theme alike")
    print(f"one answer: median {median(times):.1f} ms, slowest {max(times):.1f} ms (target < 100 ms)")
    print(f"going through all instead: {scan:.0f} ms, {scan / median(times):.0f} times the median")
    return max(times)


def _scan(db: Db, text: str) -> float:
    own = marks(text)
    return max(compared(own, marks(text_of(one))) for one in db.scalars(select(Session)))
