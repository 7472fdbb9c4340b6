"""Sentences of the corpus that nobody looked at, said to the real bot: nothing is greeted, and no words are lost."""

from datetime import datetime

import pytest
from sqlalchemy import select

from handlers.language.names import fold
from storage.people import Person as Somebody
from storage.tasks import Task
from tests.handlers.tasks.corpus.rows import rows
from tests.handlers.tasks.corpus.wards import WARDS
from tests.house import House, Person

# Every fourth of those that are to be asked about: they are many, and each is a conversation of its own.
ASKED = [row for row in rows("heldout") if row.ward == "W1" and row.sort == "ask"][::4]


async def give(house: House, now: datetime) -> None:
    """The tasks of the corpus's first ward instead of the sample's, the speaker's and the others'."""
    ward = WARDS["W1"]
    async with house.database.writing() as unit:
        people = {one.full_name: one for one in unit.db.scalars(select(Somebody))}
        lan, binh = people["Lê Thị Lan"], people["Phạm Quốc Bình"]
        for task in unit.db.scalars(select(Task)):
            task.state = "cancelled"
        for letter, one in {**ward.own, **ward.others}.items():
            who = lan if letter in ward.own else binh
            unit.db.add(
                Task(
                    cell_id=lan.unit_id,
                    content=one.content,
                    assignee_id=who.id,
                    due_on=one.due,
                    target=one.target,
                    target_unit=one.unit,
                    done_count=ward.before.get(letter),
                    created_at=now,
                )
            )
        unit.commit()


async def test_what_is_to_be_asked_is_asked_with_the_words(house: House, lan: Person) -> None:
    if house.channel != "telegram":
        pytest.skip("one channel is enough")
    await give(house, house.clock.now())
    lost = []
    for row in ASKED:
        answers = await lan.says(row.sentence)
        text = fold(" ".join(answers))
        words = fold(row.sentence)[:30].rstrip(" .,!?")
        # A question about one's own task is answered by how far it is; several reports hold the words of each.
        held = words in text or "tinh trang:" in text or "em hieu tin cua dong chi la" in text
        if len(answers) != 1 or text.startswith("chao dong chi") or not held:
            lost.append((row.truth, row.sentence, answers))
        await lan.says("/huy")
        lan.take()
    assert ASKED and lost == []
