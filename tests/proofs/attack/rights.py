"""Everybody of the sample ward taps every button that there is on every row that there is, and every button of the
forms that others have open: what they have no right to, and what is old, must change nothing and show nothing.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Sequence

from sqlalchemy import func, select

from bot.channels.keeping import Intake
from bot.play.sample import ward
from handlers.screens import strangers
from storage.drafts import DraftRow, DraftState
from storage.outbox import OutboxRow
from storage.people import Person
from storage.schema import every_table
from tests.house import House
from tests.proofs.attack.attempt import Attempt
from tests.proofs.attack.matrix import Cell, Row, Tapper, cells, rows_of_families, tapper
from tests.proofs.fuzz.elsewhere import fill_elsewhere
from tests.proofs.fuzz.messages import Writer

AT_ONCE = 20
# What is written down of every message, whatever it was.
PASSING = frozenset({"inbox", "outbox", "screens", "accounts", "bindings", "downloads", "audit", "audit_links"})
# Forms that somebody has open while others reach for them: who opens what, and how many of its questions they answer.
OPENED = (("Minh", "/dangky"), ("Minh", "/bienban"), ("Lan", "/baocao"), ("Bình", "/kehoach"), ("Quỳnh", "/tonghop"))
DEEP = 3


class Matrix:
    """Use: `await Matrix(house, writer).run()`. `least`: one row of each relation instead of all; `roles_once`: of
    those who hold the same offices, the first alone.
    """

    def __init__(self, house: House, writer: Writer, least: bool = False, roles_once: bool = False) -> None:
        self._house, self._writer, self._least, self._roles_once = house, writer, least, roles_once
        self._count: Counter[str] = Counter()
        self._cells: set[tuple[str, str, str]] = set()
        self._breaches: list[str] = []

    async def run(self) -> Attempt:
        with self._house.database.unit_of_work() as unit:
            fill_elsewhere(unit.db, self._house.clock.now())
            unit.commit()
        everybody, rows = self._people(), self._rows()
        for who in everybody:
            await self._taps(who, [one for one in cells(who, rows, self._least) if one.refused])
        await self._forms(everybody, rows)
        kinds = ", ".join(f"{count} {kind}" for kind, count in self._count.items())
        tried = (
            f"{self._count.total()} taps by {len(everybody)} people ({kinds}); {len(self._cells)} cells of the table"
        )
        return Attempt("rights: role × action × relation × step", tried, self._breaches)

    def _people(self) -> list[Tapper]:
        chats = {one.key: one.number for one in ward.cast()}
        with self._house.database.reading() as db:
            found = db.scalars(select(Person).where(Person.code.in_(chats)).order_by(Person.id))
            everybody = [tapper(one, chats[one.code]) for one in found]
        return list({_office(one): one for one in reversed(everybody)}.values()) if self._roles_once else everybody

    def _rows(self) -> dict[int, list[Row]]:
        with self._house.database.reading() as db:
            return rows_of_families(db)

    async def _taps(self, who: Tapper, wanted: Sequence[Cell], step: str = "outside of a form") -> None:
        """Tap what must come to nothing, and look whether it did."""
        before, last = self._state(), self._last_row()
        for start in range(0, len(wanted), AT_ONCE):
            some = wanted[start : start + AT_ONCE]
            self._writer.at = int(self._house.clock.now().timestamp())
            raws = [self._writer.tap(who.chat, who.chat, one.data, 1) for one in some]
            await Intake(self._house.bot.channels["telegram"], self._house.database, self._house.clock).keep(raws)
            await self._house.bot.settle()
        for one in wanted:
            self._count[one.refused] += 1
            self._cells.add((one.action, one.relation, step))
        for name, digest in self._state().items():
            if digest != before[name]:
                self._breaches.append(f"{who.actor} changed {name} ({step})")
        self._breaches += [f"{who.actor} was shown: {payload}" for payload in self._shown(last)]

    def _shown(self, last: int) -> list[str]:
        """What was said to anybody since, but for the short answers to the taps themselves, and for what one hears who
        has not joined (once an hour, whatever they do).
        """
        said = (OutboxRow.method != "answerCallbackQuery", OutboxRow.kind != strangers.KIND)
        query = select(OutboxRow.payload).where(OutboxRow.id > last, *said)
        with self._house.database.reading() as db:
            return list(db.scalars(query))

    async def _forms(self, everybody: Sequence[Tapper], rows: dict[int, list[Row]]) -> None:
        """With forms open: their own buttons by others, and what is refused by those who have one open."""
        for name, command in OPENED:
            person = self._house.person(name)
            await person.says("/huy")
            await person.says(command)
            for _ in range(DEEP):
                await self._others_tap(everybody, person.cast.number)
                labels = [one for one in person.labels() if not one.startswith(("⬅", "✖"))]
                if labels:
                    await person.taps(labels[0])
            for owner in everybody:
                if owner.chat == person.cast.number:
                    refused = [one for one in cells(owner, rows, least=True) if one.refused == "no right"]
                    await self._taps(owner, refused, f"in {command}")

    async def _others_tap(self, everybody: Sequence[Tapper], owner: int) -> None:
        with self._house.database.reading() as db:
            drafts = db.scalars(select(DraftRow).where(DraftRow.state == DraftState.LIVE)).all()
            payloads = db.scalars(select(OutboxRow.payload).where(OutboxRow.chat_id == owner)).all()
        buttons = {data for payload in payloads for data in _buttons(payload) if data.startswith("d:")}
        mine = {str(draft.id) for draft in drafts}
        for who in everybody:
            if who.chat != owner and buttons:
                wanted = [
                    Cell(data, "another's form", "form", "another's")
                    for data in sorted(buttons)
                    if data.split(":")[1] in mine
                ]
                await self._form_taps(who, wanted)

    async def _form_taps(self, who: Tapper, wanted: Sequence[Cell]) -> None:
        """A question of one's own that is open may be shown again; another's must not move."""
        before = self._drafts(who)
        self._writer.at = int(self._house.clock.now().timestamp())
        for start in range(0, len(wanted), AT_ONCE):
            raws = [self._writer.tap(who.chat, who.chat, one.data, 1) for one in wanted[start : start + AT_ONCE]]
            await Intake(self._house.bot.channels["telegram"], self._house.database, self._house.clock).keep(raws)
            await self._house.bot.settle()
        self._count["another's form"] += len(wanted)
        self._cells |= {("form", "another's", one.data.split(":")[3]) for one in wanted}
        if before != self._drafts(who):
            self._breaches.append(f"{who.actor} moved another's form")

    def _drafts(self, who: Tapper) -> list[tuple[int, int, str]]:
        query = select(DraftRow.id, DraftRow.version, DraftRow.state).where(DraftRow.person_id != who.actor.person_id)
        with self._house.database.reading() as db:
            return [(row.id, row.version, row.state) for row in db.execute(query.order_by(DraftRow.id))]

    def _state(self) -> dict[str, str]:
        """Each table of facts as one short word."""
        with self._house.database.reading() as db:
            return {
                table.name: hashlib.sha256(repr(db.execute(select(table)).all()).encode()).hexdigest()
                for table in every_table()
                if table.name not in PASSING
            }

    def _last_row(self) -> int:
        with self._house.database.reading() as db:
            return db.scalar(select(func.max(OutboxRow.id))) or 0


def _office(who: Tapper) -> tuple[str, ...]:
    return tuple(sorted(role for role, _ in who.actor.roles))


def _buttons(payload: str) -> list[str]:
    markup = json.loads(payload).get("reply_markup") or {}
    rows = markup.get("inline_keyboard", []) if isinstance(markup, dict) else []
    return [button["callback_data"] for row in rows for button in row if "callback_data" in button]
