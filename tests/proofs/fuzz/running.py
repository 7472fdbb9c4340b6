"""Everybody of the sample ward goes wild, cell by cell; after each cell it is looked whether anything gave way."""

import json
import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from unittest.mock import patch

from sqlalchemy import event, func, select
from structlog.testing import capture_logs

from bot.channels.keeping import Intake
from bot.compose.application import application_builder
from bot.delivery.renderings import Renderings
from bot.play.sample.ward import cast
from storage import inbox
from storage.inbox import InboxRow
from storage.outbox import OutboxRow
from storage.people import Person, Unit, UnitKind
from storage.schema import every_table
from storage.tasks import Report, Task
from tests.house import TOKEN, House
from tests.pictures import photo
from tests.proofs.fuzz.cells import Rows, differences, rows_of
from tests.proofs.fuzz.elsewhere import MARK, fill_elsewhere
from tests.proofs.fuzz.forging import Forger, patterns_of
from tests.proofs.fuzz.messages import COMMANDS, WORDS, Writer

_FILE = photo("white")
STRANGER, GROUP = 4_444, -100_777
ALMOST_ALL = 0.97
AT_ONCE = 4
SHORT = 15
A_WHILE = timedelta(seconds=10)


@dataclass
class Findings:
    """What gave way, in words. `taps` and `others` count what was tried."""

    taps: int = 0
    others: int = 0
    found: list[str] = field(default_factory=list)


class Fuzz:
    """Use: `Fuzz(house, seed)`, then `await run(steps)`."""

    def __init__(self, house: House, seed: int) -> None:
        self._house = house
        self._chance = random.Random(seed)
        self._writer = Writer(self._chance)
        self._findings = Findings()
        self._taps: dict[str, str] = {}
        self._words = self._told()
        with house.database.unit_of_work() as unit:
            self._elsewhere = fill_elsewhere(unit.db, house.clock.now())
            unit.commit()
        self._last_row = 0
        # Nothing here outlives a crash, so that nothing need be waited for until it is on the disk.
        event.listen(house.database.engine, "connect", lambda made, _: made.execute("PRAGMA synchronous = OFF"))
        house.database.engine.dispose()

    async def run(self, steps: int) -> Findings:
        """So many updates, shared among the cells and those above them; then what was found."""
        application = await application_builder(
            self._house.database, self._house.bot.me, self._house.bot.files, TOKEN
        )()
        handlers = [one for group in application.handlers.values() for one in group]
        self._forger = Forger(patterns_of(handlers), self._most_id(), self._chance)
        with patch.object(Renderings, "__call__", lambda renderings, recipe: ("tep.jpg", _FILE, "image/jpeg")):
            groups = self._groups()
            for own, users in groups:
                await self._in_turn(own, users, steps // len(groups))
        return self._findings

    def _groups(self) -> list[tuple[int | None, list[int]]]:
        """The people of each cell with its id; those above the cells with None."""
        users = {one.key: one.number for one in cast()}
        groups: dict[int | None, list[int]] = {}
        with self._house.database.reading() as db:
            for person in db.scalars(select(Person).where(Person.code.in_(users)).order_by(Person.code)):
                cell = person.unit_id if person.unit.kind == UnitKind.CELL else None
                groups.setdefault(cell, []).append(users[person.code])
        return list(groups.items())

    async def _in_turn(self, own: int | None, users: Sequence[int], steps: int) -> None:
        before, leaks = self._rows_but_for(own), self._words_but_for(own)
        for _ in range(0, steps, AT_ONCE):
            await self._step(self._chance.sample([*users, STRANGER], AT_ONCE))
        after = self._rows_but_for(own)
        self._findings.found += [f"cell {own} changed another's {line}" for line in differences(before, after)]
        self._look_for_unanswered()
        self._look_for_words({*users, STRANGER, GROUP}, leaks)
        await self._house.bot.schedule.tick()
        await self._house.settle()

    async def _step(self, users: Sequence[int]) -> None:
        """Each of these people does something, all before the bot has answered any of them."""
        bot, raws = self._house.bot, []
        for user in users:
            raws.append(self._update(user, user if self._chance.random() < ALMOST_ALL else GROUP))
        await Intake(bot.channels["telegram"], bot.database, bot.clock).keep(raws)
        with capture_logs() as lines:
            await bot.settle()
            while self._rows_left():
                self._house.clock.move(A_WHILE)
                await bot.settle()
        self._look(lines)

    def _rows_left(self) -> bool:
        """Whether an update failed and is to be tried again."""
        with self._house.database.reading() as db:
            return inbox.count_waiting(db) > 0

    def _update(self, user: int, chat: int) -> dict[str, Any]:
        writer, chance = self._writer, self._chance
        writer.at = int(self._house.clock.now().timestamp())
        if chance.random() < 0.62:
            self._findings.taps += 1
            data = (
                chance.choice(shown) if chance.random() < 0.5 and (shown := self._shown(chat)) else self._forger.data()
            )
            raw = writer.tap(user, chat, data, chance.randint(1, 60))
            # Of groups intake keeps no taps: the bot shows no buttons there (docs/decisions/0009).
            if chat > 0:
                self._taps[raw["callback_query"]["id"]] = data
            return raw
        self._findings.others += 1
        kind = chance.random()
        if kind < 0.25:
            return writer.text(user, chat, chance.choice(COMMANDS))
        if kind < 0.75:
            return writer.text(user, chat, chance.choice(WORDS))
        made = chance.choice((writer.photo, writer.document, writer.odd, writer.edited))
        return made(user, chat)

    def _shown(self, chat: int) -> list[str]:
        """The buttons of what this chat was sent last."""
        query = select(OutboxRow.payload).where(
            OutboxRow.chat_id == chat, OutboxRow.payload.contains("inline_keyboard")
        )
        with self._house.database.reading() as db:
            payload = db.scalar(query.order_by(OutboxRow.id.desc()).limit(1))
        rows = json.loads(payload)["reply_markup"]["inline_keyboard"] if payload else []
        found = [button["callback_data"] for row in rows for button in row if "callback_data" in button]
        self._forger.seen.extend(found)
        return found

    def _look(self, lines: Sequence[Any]) -> None:
        """After each turn: nothing failed, was lost, or had to be said sorry for."""
        for line in lines:
            if line["log_level"] in ("error", "warning") and line["event"] not in _EXPECTED:
                error = repr(line.get("exc_info") or line.get("error"))[:300]
                self._findings.found.append(f"{line['event']}: {error}\n    {self._row(line)}")

    def _row(self, line: Any) -> str:
        """What failed: the update, or what was to be sent."""
        table, column = (InboxRow, InboxRow.raw) if "worker" in line["event"] else (OutboxRow, OutboxRow.payload)
        with self._house.database.reading() as db:
            return str(db.scalar(select(column).where(table.id == line.get("row"))))[:600]

    def _look_for_unanswered(self) -> None:
        """A tap that nobody answers leaves the phone waiting."""
        with self._house.database.reading() as db:
            payloads = db.scalars(select(OutboxRow.payload).where(OutboxRow.method == "answerCallbackQuery")).all()
        told = [json.loads(payload) for payload in payloads]
        answered = [one["callback_query_id"] for one in told if one]
        # Of somebody who withdrew meanwhile the answers are emptied: so many taps may look unanswered.
        unanswered = self._taps.keys() - set(answered)
        for query in unanswered if len(unanswered) > len(told) - len(answered) else ():
            self._findings.found.append(f"a tap was not answered: {self._taps[query]!r}")
        self._findings.found += [f"answered twice: {self._taps[one]!r}" for one in answered if answered.count(one) > 1]

    def _rows_but_for(self, own: int | None) -> Rows:
        """What must not change: of somebody in a cell all that is of other cells, of those above what is elsewhere."""
        with self._house.database.reading() as db:
            cells = db.scalars(select(Unit.id).where(Unit.kind == UnitKind.CELL, Unit.id != own)).all()
            return rows_of(db, cells if own is not None else [self._elsewhere])

    def _told(self) -> dict[int | None, set[str]]:
        """What the sample ward's cells have to tell, by cell, before anybody types anything."""
        found: dict[int | None, set[str]] = {}
        with self._house.database.reading() as db:
            for query in (select(Task.cell_id, Task.content), select(Report.cell_id, Report.done_text)):
                for cell, words in db.execute(query):
                    found.setdefault(cell, set()).update([words] if len(words) > SHORT else [])
        return found

    def _words_but_for(self, own: int | None) -> set[str]:
        """Words that must not be shown to the people of a cell, or to those above the cells."""
        others = [words for cell, words in self._words.items() if cell != own and own is not None]
        return {MARK}.union(*others)

    def _look_for_words(self, chats: set[int], words: set[str]) -> None:
        with self._house.database.reading() as db:
            query = select(OutboxRow.payload).where(OutboxRow.chat_id.in_(chats), OutboxRow.id > self._last_row)
            payloads = db.scalars(query).all()
            self._last_row = db.scalar(select(func.max(OutboxRow.id))) or 0
        for payload in payloads:
            for word in words:
                if word in payload:
                    self._findings.found.append(f"{word!r} was shown: {payload[:300]}")

    def _most_id(self) -> int:
        """A little more than the highest number of any row."""
        with self._house.database.reading() as db:
            keys = [table.c.id for table in every_table() if "id" in table.c and table.name != "audit"]
            return 5 + max(db.scalar(select(func.max(key))) or 0 for key in keys)


# Whom the simulator does not know cannot be written to; what a test's tap answers is not there to be answered.
_EXPECTED = frozenset({"downloads.later", "delivery.unreachable", "delivery.later", "worker.retry"})
