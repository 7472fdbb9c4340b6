"""What somebody types comes back as text: signs that mean something to a chat app, typed at every question there is.

Somebody of each role opens every form that they reach, types the words at each question that takes words, and goes on
by its buttons. The simulator refuses a message whose markup is broken, as the app does; here it must also say the
words as they were typed wherever it says them at all. How many questions the walk reaches is held by a number.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from sqlalchemy import select

from bot.compose.features import FEATURES
from handlers.forms.form import Form, Step
from handlers.screens.menu import ITEMS
from storage.database import Database
from storage.drafts import DraftRow, DraftState
from storage.outbox import OutboxRow, OutboxState
from storage.people import Person as Somebody
from storage.sessions import Session
from tests.house import House, Person

SIGNS = "<b>&\"'</b>"
ENOUGH = 14
# Who walks, and at how many questions the signs are typed at least.
LEAST = {"Minh": 20, "Lan": 6, "Quỳnh": 4}
PLAIN = ("mai 19h", "30/12/2026", "từ 1/12 đến 5/12", "45 hộ", "1", "Lê Thị Lan", "Một ý (mẫu)")
WAYS_OUT = ("⬅ Quay lại", "✖ Hủy")
DIALOGS: dict[str, Form[Any]] = {form.kind: form for feature in FEATURES for form in feature.forms}


def questions() -> Iterator[tuple[str, Step[Any]]]:
    for kind, dialog in DIALOGS.items():
        yield from ((kind, step) for step in dialog.steps if step.typed is not None)


@dataclass
class Walk:
    """One person's way through whatever form is open; `typed` says at which questions the signs were typed."""

    house: House
    person: Person
    typed: set[tuple[str, str]] = field(default_factory=set)
    tapped: set[tuple[str, str, str]] = field(default_factory=set)

    def here(self) -> tuple[str, str, int] | None:
        """The open form, its question and its version."""
        with self.house.database.reading() as db:
            person_id = db.scalars(select(Somebody.id).where(Somebody.code == self.person.cast.key)).one()
            draft = db.scalar(
                select(DraftRow).where(DraftRow.person_id == person_id, DraftRow.state == DraftState.LIVE)
            )
            return (draft.kind, draft.step, draft.version) if draft is not None else None

    async def through(self) -> None:
        """Type, else tap what was not tapped yet, else say something plain, until the form is saved or it is enough."""
        for _ in range(ENOUGH):
            if (now := self.here()) is None:
                return
            kind, step, _ = now
            if DIALOGS[kind].by_name[step].typed is not None and (kind, step) not in self.typed:
                self.typed.add((kind, step))
                answers = await self.person.says(SIGNS)
            else:
                answers = await self._on(kind, step)
            check(answers)

    async def _on(self, kind: str, step: str) -> list[str]:
        labels = [one for one in self.person.labels() if one not in WAYS_OUT]
        fresh = [one for one in labels if (kind, step, one) not in self.tapped]
        if fresh:
            self.tapped.add((kind, step, fresh[0]))
            return await self.person.taps(fresh[0])
        count = sum(1 for one in self.tapped if one[:2] == (kind, step))
        self.tapped.add((kind, step, f"{count}"))
        return await self.person.says(PLAIN[count % len(PLAIN)])


def check(answers: list[str]) -> None:
    for words in answers:
        rest = words.replace(SIGNS, "")
        assert "&amp;" not in rest and "&lt;" not in rest and "<b>" not in rest and "&\"'" not in rest, words


def refused(database: Database) -> list[str]:
    with database.reading() as db:
        return list(db.scalars(select(OutboxRow.error).where(OutboxRow.state == OutboxState.FAILED)))


async def explore(walk: Walk, opening: str, known: set[str], depth: int = 2) -> None:
    """Open a screen, go through its form if it is one, and else tap what it offers that nobody has tapped yet."""
    await walk.house.move(seconds=20)
    await walk.person.says("/huy")
    check(await walk.person.says(opening))
    if walk.here() is not None:
        await walk.through()
        return
    path: list[str] = []
    while len(path) < depth and (label := next((one for one in walk.person.labels() if _fresh(one, known)), None)):
        known.add(label)
        path.append(label)
        check(await walk.person.taps(label))
        if walk.here() is not None:
            await walk.through()
            return


def _fresh(label: str, known: set[str]) -> bool:
    return label not in known and not label.startswith(("✖ Hủy buổi", "↩", "Trang", "◀"))


@pytest.mark.parametrize("name", list(LEAST))
async def test_signs_come_back_as_text(house: House, name: str) -> None:
    with house.database.reading() as db:
        planned = db.scalars(select(Session).where(Session.state == "planned")).first()
    assert planned is not None
    await house.move(seconds=(planned.starts_at - house.clock.now()).total_seconds() + 7200)
    known: set[str] = set()
    walk = Walk(house, house.person(name))
    for item in ITEMS:
        for _ in range(2):
            await explore(walk, f"/{item.command}", known)
    assert refused(house.database) == []
    assert len(walk.typed) >= LEAST[name], sorted(walk.typed)
