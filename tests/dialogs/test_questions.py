"""The usual kinds of questions, one after another in one form: what is typed, tapped, and what is wrong with it."""

from datetime import date, datetime

import pytest
from markupsafe import Markup
from pydantic import Field
from telegram import Update

from bot.compose import application
from bot.compose.features import FEATURES
from handlers.context import Context
from handlers.forms.draft import Draft, FormData
from handlers.forms.engine import open_form
from handlers.forms.feature import Feature
from handlers.forms.form import Finish, Form, Outcome
from handlers.forms.questions.choice import OneOf
from handlers.forms.questions.confirmation import Confirmation
from handlers.forms.questions.count import Count
from handlers.forms.questions.day import Day
from handlers.forms.questions.moment import DayAndTime
from handlers.forms.questions.person import OnePerson
from handlers.forms.questions.several import SomeOf
from handlers.forms.questions.words import TypedWords
from handlers.screens.screen import Screen
from storage.people import Person as Somebody
from storage.people import members_of_cell
from tests.house import ZONE, House, Person

KINDS = ("đỏ", "xanh")


class Everything(FormData):
    words: str = ""
    kind: str = ""
    some: list[int] = Field(default=[])
    count: int | None = None
    day: date | None = None
    start: datetime | None = None
    who: int | None = None


def _summary(context: Context, draft: Draft[Everything]) -> Markup:
    data = draft.data
    local = data.start.astimezone(ZONE) if data.start is not None else None
    said = (data.words, data.kind, data.some, data.count, data.day, f"{local:%d/%m %H:%M}" if local else "", data.who)
    return Markup("|").join(map(str, said))


def _save(context: Context, draft: Draft[Everything]) -> Outcome:
    return Finish(Screen(Markup("saved ") + _summary(context, draft)))


def _everybody(context: Context, draft: Draft[Everything]) -> list[Somebody]:
    return members_of_cell(context.db, context.person.unit_id)


FORM = Form(
    kind="everything",
    title="Mẫu",
    data=Everything,
    allowed=lambda *_: True,
    about=lambda *_: "mẫu",
    table=(
        TypedWords[Everything]("words", "Words?", skip="Trống", limit=20),
        OneOf[Everything]("kind", "Kind?", offers=lambda *_: [(one, one) for one in KINDS], unknown=Markup("no kind")),
        SomeOf[Everything]("some", "Some?", offers=lambda *_: list(enumerate(KINDS)), done="Xong chọn"),
        Count[Everything]("count", "Count?", unread=Markup("no number"), most=9, skip="Thôi"),
        Day[Everything]("day", "Day?"),
        DayAndTime[Everything]("start", "Start?"),
        OnePerson[Everything](
            "who",
            "Who?",
            people=lambda context, _: members_of_cell(context.db, context.person.unit_id),
            nobody="Không ai",
        ),
        Confirmation[Everything](
            "last", _summary, label="Lưu mẫu", save=_save, edits=lambda *_: [("kind", "kind", "✏ Kind")]
        ),
    ),
)


async def _open(update: Update, context: Context) -> None:
    await open_form(update, context, FORM)


@pytest.fixture
async def lan(house: House, monkeypatch: pytest.MonkeyPatch) -> Person:
    monkeypatch.setattr(application, "FEATURES", (Feature(forms=(FORM,), commands={"mau": _open}), *FEATURES))
    await house.restart()
    person = house.person("Lan")
    assert (await person.says("/mau"))[0].startswith("Mẫu · bước 1/8\n\nWords?")
    return person


async def test_all_by_taps(lan: Person) -> None:
    assert "Kind?" in (await lan.taps("Trống"))[0]
    assert "Some?" in (await lan.taps("xanh"))[0]
    await lan.taps("đỏ")
    await lan.taps("xanh")
    await lan.taps("✔ đỏ")
    assert lan.labels()[:3] == ["đỏ", "✔ xanh", "Xong chọn"]
    assert "Count?" in (await lan.taps("Xong chọn"))[0]
    assert "Day?" in (await lan.taps("Thôi"))[0]
    label = next(one for one in lan.labels() if one.startswith("1 tuần"))
    assert "Start?" in (await lan.taps(label))[0]
    await lan.taps("📆 Chọn trên lịch")
    await lan.taps("T6 27")
    assert "Who?" in (await lan.taps("19:30"))[0]
    (last,) = await lan.taps("Không ai")
    assert last.endswith("|xanh|[1]|None|2026-12-02|27/11 19:30|None")
    assert await lan.taps("Lưu mẫu") == ["saved |xanh|[1]|None|2026-12-02|27/11 19:30|None"]


async def test_all_by_words_and_a_part_mended(lan: Person) -> None:
    assert (await lan.says("x" * 21))[0].startswith("Đoạn này dài quá 20 ký tự.")
    await lan.says("vài lời")
    assert (await lan.says("hồng"))[0].startswith("no kind")
    await lan.says("xanh")
    assert (await lan.says("gì cũng được"))[0].startswith("Bước này đồng chí chọn ở dưới nhé.")
    await lan.taps("Xong chọn")
    assert (await lan.says("nhiều"))[0].startswith("no number")
    assert (await lan.says("10"))[0].startswith("no number")
    await lan.says("7")
    assert (await lan.says("hôm nào đó"))[0].startswith("Chưa hiểu ngày này.")
    await lan.says("30/12")
    assert (await lan.says("31/12"))[0].endswith("Mấy giờ bắt đầu?\nVí dụ: 19h30; 7h sáng")
    await lan.says("19h")
    assert (await lan.says("Không Có Ai Tên Này"))[0].startswith("Chưa tìm thấy")
    (last,) = await lan.says("Phạm Quốc Bình")
    assert last.split("\n")[-1].startswith("vài lời|xanh|[]|7|2026-12-30|31/12 19:00|")
    assert "Kind?" in (await lan.taps("✏ Kind"))[0]
    (last,) = await lan.taps("đỏ")
    assert "vài lời|đỏ|[]|7|" in last
