"""What each tap does, through python-telegram-bot: rights asked anew each time, nothing told to whom it is not for."""

import json
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

import pytest
from sqlalchemy import delete, func, select
from telegram import Update
from telegram.ext import Application, ContextTypes, ExtBot

from bot.channels.api import Identity
from bot.worker.request import OutboxRequest
from handlers.context import Context, Work, working
from handlers.forms.buttons import ButtonIndex
from handlers.forms.engine import FORMS, Forms
from handlers.forms.openings import Openings
from handlers.people.home.conversation import FEATURE as HOME
from handlers.people.joining.doorkeeper import doorkeeper
from handlers.screens import menu
from handlers.screens import texts as shared
from handlers.settings.policy import Policy
from handlers.ward.digests.conversation import FEATURE
from storage.accounts import Account
from storage.audit import AuditRow
from storage.database import Database, Db
from storage.digests import DigestSnapshot
from storage.files import FileStore
from storage.outbox import OutboxRow
from storage.people import Person, Role, RoleName
from storage.tasks import Task
from tests.handlers.world import MONDAY, ZONE, World, days, local
from tests.key import KEY

Answer = TypeVar("Answer")
NOW = local(MONDAY + days(2), "10:00")
WAYS = ["🔄 Số liệu mới nhất", "📎 Bảng Excel", "⏰ Giờ nhận"]


class Desk:
    """A ward with a task in each of two cells, another ward with one; people of all kinds; what they say and tap."""

    def __init__(self, database: Database, folder: Path) -> None:
        self.now: datetime = NOW
        self._database = database
        request = OutboxRequest(Identity(7, "chibo_bot", "Chibo"), FileStore(folder, KEY))
        bot: ExtBot[None] = ExtBot("7:x", request=request, get_updates_request=request)
        builder = Application.builder().bot(bot).updater(None).job_queue(None)
        self._application: Any = builder.context_types(ContextTypes(context=Context)).build()
        forms = self._application.bot_data[FORMS] = Forms(*FEATURE.forms)
        self._application.add_handler(doorkeeper(), group=-1)
        self._application.add_handler(Openings(FEATURE.menu, {}, {}, ButtonIndex(FEATURE.buttons), forms.elsewhere))
        self._application.add_handlers(HOME.handlers)
        self._application.add_error_handler(_mark)
        self.cells: dict[str, int] = {}
        self.tasks: dict[str, int] = {}
        self._chats: dict[str, int] = {}
        with database.unit_of_work() as unit:
            self._people(World(unit.db))
            unit.commit()

    def _people(self, world: World) -> None:
        other = world.unit("P-KHAC", "Phường Khác", "ward", None)
        for name, ward in (("Một", world.ward), ("Hai", world.ward), ("Xa", other)):
            cell = world.cell(f"Chi bộ {name}", ward)
            self.cells[name] = cell.id
            member = world.person(f"Đảng viên {name}", cell)
            if name == "Một":
                self._join(world, "đảng viên", member)
            self.tasks[name] = world.task(cell, MONDAY, content=f"Việc {name}", assignee=member).id
            self._join(world, f"bí thư {name}", world.person(f"Bí thư {name}", cell, (RoleName.SECRETARY, cell)))
            self._join(world, f"phụ trách {name}", world.person(f"Phụ trách {name}", cell, (RoleName.IN_CHARGE, cell)))
        for name, ward in (("đảng ủy", world.ward), ("đảng ủy khác", other)):
            self._join(world, name, world.person(name, ward, (RoleName.WARD_COMMITTEE, ward)))

    def _join(self, world: World, name: str, person: Person) -> None:
        world.joined(person, NOW - days(30))
        self._chats[name] = world.db.scalars(select(Account).order_by(Account.id.desc())).first().chat_id  # type: ignore[union-attr]

    async def says(self, name: str, words: str) -> list[dict[str, Any]]:
        chat = self._chats[name]
        entities = [{"type": "bot_command", "offset": 0, "length": len(words)}] if words.startswith("/") else []
        message = {"message_id": 1, "date": 1, "text": words, "entities": entities, **_sender(chat)}
        return await self._update({"message": {**message, "chat": {"id": chat, "type": "private"}}})

    async def taps(self, name: str, data: str) -> list[dict[str, Any]]:
        chat = self._chats[name]
        message = {"message_id": 1, "date": 1, "chat": {"id": chat, "type": "private"}, "text": "x"}
        query = {"id": "1", "chat_instance": "1", "data": data, "message": message, **_sender(chat)}
        return await self._update({"callback_query": query})

    async def _update(self, update: dict[str, Any]) -> list[dict[str, Any]]:
        """What was written to the outbox because of it."""
        await self._application.initialize()
        with self._database.unit_of_work() as unit:
            last = unit.db.scalar(select(func.max(OutboxRow.id))) or 0
            with working(Work(unit, self.now, ZONE, Policy())):
                await self._application.process_update(
                    Update.de_json({"update_id": 1, **update}, self._application.bot)
                )
            unit.db.flush()
            rows = unit.db.scalars(select(OutboxRow).where(OutboxRow.id > last).order_by(OutboxRow.id))
            sent = [{"method": row.method, **json.loads(row.payload)} for row in rows]
            unit.commit()
        return sent

    def ask(self, question: Callable[[Db], Answer]) -> Answer:
        with self._database.reading() as db:
            return question(db)

    def change(self, deed: Callable[[Db], object]) -> None:
        with self._database.unit_of_work() as unit:
            deed(unit.db)
            unit.commit()

    def digests(self) -> int:
        return self.ask(lambda db: db.scalar(select(func.count()).select_from(DigestSnapshot)) or 0)

    def audit(self) -> list[tuple[str, str]]:
        return self.ask(lambda db: [(row.action, row.subject) for row in db.scalars(select(AuditRow))])


def _sender(chat: int) -> dict[str, Any]:
    return {"from": {"id": chat, "is_bot": False, "first_name": "x"}}


async def _mark(update: object, context: Context) -> None:
    assert context.error is not None
    context.work.unit.fail(context.error)


@pytest.fixture
def desk(database: Database, tmp_path: Path) -> Desk:
    return Desk(database, tmp_path)


def buttons(message: dict[str, Any]) -> dict[str, str]:
    return {one["text"]: one["callback_data"] for row in message["reply_markup"]["inline_keyboard"] for one in row}


def toasts(sent: list[dict[str, Any]]) -> list[str | None]:
    return [one.get("text") for one in sent if one["method"] == "answerCallbackQuery"]


async def opened(desk: Desk, name: str = "đảng ủy") -> dict[str, str]:
    return buttons((await desk.says(name, "/tonghop"))[0])


async def test_asking_shows_the_figures_of_now_and_their_picture(desk: Desk) -> None:
    text, picture = await desk.says("đảng ủy", menu.DIGEST.label)
    assert "Số liệu lúc 10:00 ngày 09/12/2026" in text["text"] and "Việc quá hạn: <b>2</b>" in text["text"]
    assert list(buttons(text)) == ["Hai", "Một", *WAYS]
    assert picture["method"] == "sendPhoto"
    assert picture["photo"] == {"render": {"kind": "digest_chart", "digest_id": 1}}
    assert ("see_digest", "digest:1") in desk.audit()


async def test_down_to_a_task_and_back_in_one_message(desk: Desk) -> None:
    whole = await opened(desk)
    toast, cell = await desk.taps("đảng ủy", whole["Một"])
    assert (toast["method"], cell["method"]) == ("answerCallbackQuery", "editMessageText")
    assert cell["text"].startswith("<b>Chi bộ Một</b>")
    _, task = await desk.taps("đảng ủy", buttons(cell)["⏰ Việc Một – viên Một"])
    assert task["method"] == "editMessageText" and task["text"].startswith("<b>Việc Một</b>\nChi bộ Một")
    _, again = await desk.taps("đảng ủy", buttons(task)["⬅ Về Chi bộ Một"])
    assert again["text"] == cell["text"]
    _, top = await desk.taps("đảng ủy", buttons(again)["⬅ Về bản tổng hợp"])
    assert top["method"] == "editMessageText" and buttons(top) == whole
    subjects = {subject for action, subject in desk.audit() if action == "see_cell_tasks"}
    assert subjects == {f"unit:{desk.cells['Một']}", f"task:{desk.tasks['Một']}"}


async def test_who_is_in_charge_of_a_cell_sees_that_cell_alone(desk: Desk) -> None:
    text, picture = await desk.says("phụ trách Một", "/tonghop")
    assert list(buttons(text)) == ["Một", *WAYS] and "Việc quá hạn: <b>1</b>" in text["text"]
    assert picture["photo"]["render"]["cells"] == [desk.cells["Một"]]
    forged = await desk.taps("phụ trách Một", f"g:1:0:cell:{desk.cells['Hai']}")
    assert toasts(forged) == [shared.NOT_YOURS] and len(forged) == 1


async def test_a_secretary_sees_their_own_cell_alone(desk: Desk) -> None:
    text, picture = await desk.says("bí thư Một", "/tonghop")
    assert list(buttons(text)) == ["Một", *WAYS]
    assert text["text"].splitlines()[1] == "Chi bộ Một" and "– Việc quá hạn: <b>1</b>\n" in text["text"]
    assert picture["photo"]["render"]["cells"] == [desk.cells["Một"]]
    assert toasts(await desk.taps("bí thư Một", f"g:1:0:cell:{desk.cells['Hai']}")) == [shared.NOT_YOURS]


async def test_a_member_is_told_that_it_is_not_for_them(desk: Desk) -> None:
    sent = await desk.says("đảng viên", "/tonghop")
    assert [one["text"] for one in sent] == [str(shared.NOT_ALLOWED)] and desk.digests() == 0


@pytest.mark.parametrize("who", ["đảng ủy khác", "đảng viên", "bí thư Xa", "phụ trách Xa"])
async def test_what_others_may_not_see_no_button_shows(desk: Desk, who: str) -> None:
    await opened(desk)
    one, far = desk.cells["Một"], desk.cells["Xa"]
    for data in (
        "cells",
        f"cell:{one}",
        f"cell:{far}",
        f"task:{desk.tasks['Một']}",
        f"task:{desk.tasks['Xa']}",
        "now",
        "sheet:0",
    ):
        sent = await desk.taps(who, f"g:1:0:{data}")
        assert toasts(sent) == [shared.NOT_YOURS] and len(sent) == 1
    sent = await desk.taps(who, f"gu:{one}:0:live")
    assert toasts(sent) == [shared.NOT_YOURS] and len(sent) == 1
    assert desk.digests() == 1 and len(desk.audit()) == 1


async def test_a_digest_leads_to_its_own_cells_only(desk: Desk) -> None:
    await opened(desk)
    for data in (
        f"g:1:0:cell:{desk.cells['Xa']}",
        f"g:1:0:task:{desk.tasks['Xa']}",
        "g:1:0:cell:999999999999999",
        "g:99:0:cells",
    ):
        assert toasts(await desk.taps("đảng ủy", data)) == [shared.NOT_YOURS]


@pytest.mark.parametrize(
    "data",
    [
        "g:",
        "g:1",
        "g:1:0:",
        "g:x:0:cells",
        "g:1:0:fly",
        "g:1:0:cell:-1",
        "g:1:0:cell:1:1:1",
        "g:" + "9" * 40 + ":0:cells",
    ],
)
async def test_what_no_button_of_ours_says_is_answered_kindly(desk: Desk, data: str) -> None:
    await opened(desk)
    sent = await desk.taps("đảng ủy", data)
    assert toasts(sent) == [shared.OLD_BUTTON] and len(sent) == 1


async def test_a_right_that_has_ended_ends_at_the_next_tap(desk: Desk) -> None:
    whole = await opened(desk)
    desk.change(lambda db: db.execute(delete(Role).where(Role.name == RoleName.WARD_COMMITTEE)))
    for data in [one for one in whole.values() if not one.endswith(":time")]:
        assert toasts(await desk.taps("đảng ủy", data)) == [shared.NOT_YOURS]


async def test_newer_figures_come_as_a_new_message_and_a_doubled_tap_changes_nothing(desk: Desk) -> None:
    whole = await opened(desk)
    desk.now += timedelta(hours=1)
    desk.change(lambda db: db.get_one(Task, desk.tasks["Một"]).__setattr__("due_on", MONDAY + days(9)))
    toast, text, picture = await desk.taps("đảng ủy", whole["🔄 Số liệu mới nhất"])
    assert (toast.get("text"), text["method"], picture["method"]) == (None, "sendMessage", "sendPhoto")
    assert "11:00" in text["text"] and "Việc quá hạn: <b>1</b>" in text["text"]
    again = await desk.taps("đảng ủy", whole["🔄 Số liệu mới nhất"])
    assert toasts(again) == ["Số liệu vừa lấy lúc 11:00 ngày 09/12/2026, chưa có gì thay đổi."] and len(again) == 1
    _, old = await desk.taps("đảng ủy", whole["Một"])
    assert "Số liệu lúc 10:00" in old["text"] and "Việc quá hạn: <b>1</b>" in old["text"]


async def test_of_several_wards_one_is_chosen_first(desk: Desk) -> None:
    def also_elsewhere(db: Db) -> None:
        person = db.scalars(select(Person).where(Person.full_name == "Phụ trách Một")).one()
        db.add(Role(person_id=person.id, unit_id=desk.cells["Xa"], name=RoleName.IN_CHARGE))

    desk.change(also_elsewhere)
    (choice,) = await desk.says("phụ trách Một", "/tonghop")
    assert list(buttons(choice)) == ["Phường Khác", "Phường Mẫu"]
    _, text, _ = await desk.taps("phụ trách Một", buttons(choice)["Phường Khác"])
    assert list(buttons(text)) == ["Xa", *WAYS]


async def test_long_lists_of_tasks_are_turned_and_lead_back_to_their_page(desk: Desk) -> None:
    def many(db: Db) -> None:
        task = db.get_one(Task, desk.tasks["Một"])
        for number in range(12):
            db.add(
                Task(
                    cell_id=task.cell_id,
                    content=f"Thêm {number}",
                    assignee_id=task.assignee_id,
                    due_on=MONDAY + days(20),
                    created_at=NOW,
                )
            )

    desk.change(many)
    whole = await opened(desk)
    _, cell = await desk.taps("đảng ủy", whole["Một"])
    _, second = await desk.taps("đảng ủy", buttons(cell)["Trang sau ▶"])
    _, task = await desk.taps("đảng ủy", next(iter(buttons(second).values())))
    _, back = await desk.taps("đảng ủy", buttons(task)["⬅ Về Chi bộ Một"])
    assert back["text"] == second["text"] and buttons(back) == buttons(second)
