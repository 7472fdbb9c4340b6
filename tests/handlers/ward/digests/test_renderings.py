"""One stored snapshot, four renderings: message, picture, workbook and drill-down tell the same, on random wards."""

import io
import re
from dataclasses import dataclass
from datetime import datetime
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from handlers.context import Work
from handlers.rights.access import Actor
from handlers.screens.screen import Screen
from handlers.settings.policy import Policy
from handlers.ward.digests import rules, texts
from handlers.ward.digests.figures import take_live, take_weekly
from handlers.ward.digests.pages import cells as cell_pages
from handlers.ward.digests.pages import digest
from handlers.ward.digests.renderings import sheet
from handlers.ward.digests.renderings.message import plain
from handlers.ward.digests.snapshot import WEEKLY, Figures
from handlers.ward.digests.views import View, view_of
from storage.database import Database
from storage.people import RoleName
from tests.handlers.ward.digests.random_world import random_world
from tests.handlers.ward.digests.samples import sample_figures
from tests.handlers.world import MONDAY, ZONE, World, local

AT = local(MONDAY, "07:30")
TELEGRAM, PLAIN = 4_096, 2_000


@dataclass
class Told:
    """What one rendering says: for each cell its numbers by name, and the totals; only what it shows at all."""

    cells: dict[str, dict[str, int]]
    totals: dict[str, int]


PICTURED = ("done", "late", "difficulty")


def in_the_picture(figures: Figures, drawn: list[tuple[float, float, str]]) -> Told:
    """Reads the picture by where its words stand: a row's name, then its three numbers on the same height."""
    # The drawing library is loaded where it is wanted, as in the bot.
    from handlers.ward.digests.renderings import chart

    drawn.clear()
    chart.render(figures)
    rows: dict[float, dict[float, str]] = {}
    for x, y, words in drawn:
        if x in (chart.NAME_LEFT, *chart.NUMBERS) and y > chart.HEAD:
            rows.setdefault(y, {})[x] = words.replace("\n", " ")
    lines = [rows[y] for y in sorted(rows) if len(rows[y]) == 4]
    named = [
        (line[chart.NAME_LEFT], {name: int(line[x]) for name, x in zip(PICTURED, chart.NUMBERS, strict=True)})
        for line in lines
    ]
    return Told(dict(named[:-1]), named[-1][1])


def in_the_sheet(figures: Figures) -> Told:
    rows = list(load_workbook(io.BytesIO(sheet.workbook(figures)))[texts.SHEET_CELLS].iter_rows(values_only=True))
    heads = rows[sheet.FIRST_ROW - 1]
    columns = {name: heads.index(words) for name, words in texts.SHEET_NUMBERS.items()}
    numbers = [
        (str(row[0]), {name: int(str(row[column])) for name, column in columns.items()})
        for row in rows[sheet.FIRST_ROW :]
    ]
    return Told(dict(numbers[:-1]), numbers[-1][1])


LINES = {"late": "Việc quá hạn", "difficulty": "Việc gặp khó khăn", "done": "Việc xong", "held": "Đã họp chuyên đề"}


def in_the_message(screen: Screen) -> dict[str, int]:
    text = plain(screen.text).split("📈")[0]
    found = {name: re.search(rf"– {words}: (\d+)", text) for name, words in LINES.items()}
    return {name: int(match[1]) if match else 0 for name, match in found.items()}


def in_the_cell_page(screen: Screen) -> dict[str, int]:
    text = plain(screen.text).split("\n\n")[0]
    found = {name: re.search(rf"– {words}: (\d+)", text) for name, words in texts.CELL_LINES.items()}
    return {name: int(match[1]) for name, match in found.items() if match}


def length(screen: Screen) -> int:
    labels = [choice.label for row in screen.choices for choice in row]
    return len(plain(screen.text) + "".join(f"\n{number}. {label}" for number, label in enumerate(labels, 1)))


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[tuple[float, float, str]]:
    from handlers.ward.digests.renderings import chart

    found: list[tuple[float, float, str]] = []
    words = chart._Page.words

    def note(self: chart._Page, x: float, y: float, said: str, *rest: Any, **more: Any) -> None:
        found.append((x, y, said))
        words(self, x, y, said, *rest, **more)

    monkeypatch.setattr(chart._Page, "words", note)
    return found


@pytest.fixture
def now() -> datetime:
    return AT


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 10**6))
def test_message_picture_sheet_and_drill_down_agree(
    database: Database, drawn: list[tuple[float, float, str]], seed: int
) -> None:
    with database.unit_of_work() as unit:
        work = Work(unit, AT, ZONE, Policy())
        world = World(unit.db)
        random_world(world, Random(seed))
        head = world.person("Mẫu", world.ward, (RoleName.WARD_COMMITTEE, world.ward))
        unit.db.expire(head, ["roles"])
        snapshot = take_weekly(unit.db, world.ward, AT, AT, ZONE)
        view = view_of(work, Actor.of(head), snapshot)
        assert view is not None
        agree(work, view, drawn)


def agree(work: Work, view: View, drawn: list[tuple[float, float, str]]) -> None:
    figures = view.figures
    told = in_the_sheet(figures)
    assert told.totals == {name: getattr(figures.totals, name) for name in texts.SHEET_NUMBERS}
    shown = in_the_picture(figures, drawn)
    assert shown.totals == {name: told.totals[name] for name in PICTURED}
    assert {texts.short_name(name): {one: row[one] for one in PICTURED} for name, row in told.cells.items()} == (
        shown.cells
    )
    message = digest.digest_page(view)
    assert in_the_message(message) == {name: told.totals[name] for name in LINES}
    assert len(plain(message.text)) <= TELEGRAM and length(message) <= PLAIN
    for row in figures.cells:
        page = cell_pages.cell_page(work, view, row)
        assert in_the_cell_page(page) == {name: told.cells[row.name][name] for name in texts.CELL_LINES}
        assert length(page) <= PLAIN


def test_a_city_agrees_with_itself_at_every_level(work: Work, drawn: list[tuple[float, float, str]]) -> None:
    world = World(work.db)
    city = world.unit("TP", "Thành phố Mẫu", "city", None)
    world.ward.parent_id = city.id
    random_world(world, Random(3))
    second = World.__new__(World)
    second.db, second.ward = work.db, world.unit("P-HAI", "Phường Hai", "ward", city)
    random_world(second, Random(4))
    head = world.person("Mẫu", city, (RoleName.WARD_COMMITTEE, city))
    work.db.expire(head, ["roles"])
    snapshot, _ = take_live(work.db, city, AT, ZONE)
    view = view_of(work, Actor.of(head), snapshot)
    assert view is not None
    parts = in_the_picture(view.figures, drawn).cells
    assert set(parts) == {"Phường Mẫu", "Phường Hai"}
    for ward in (world.ward, second.ward):
        opened = view.at(ward.id)
        assert opened is not None
        assert in_the_picture(opened.figures, drawn).totals == parts[ward.name]
        assert in_the_message(digest.digest_page(opened))["late"] == parts[ward.name]["late"]
        agree(work, opened, drawn)


def test_an_empty_week_a_first_week_and_sixty_cells() -> None:
    nothing = View(1, Figures(1, "Phường Mẫu", WEEKLY, AT, *spans(), quarter=(2026, 4), cells=()))
    assert plain(digest.digest_page(nothing).text).endswith("Chưa có chi bộ nào trong danh sách.")
    assert [row[0].label for row in digest.digest_page(nothing).choices] == [texts.REFRESH, texts.SHEET]
    sixty = View(10**9, sample_figures(60), late=True)
    for page in range(8):
        screen = digest.digest_page(sixty, page)
        assert length(screen) <= PLAIN and len(str(screen.text)) <= TELEGRAM
    order = ["⚠ Cần quyết định", "⏰ Chậm", "✅ Làm được", "🗓 Tuần này", "📈 So với"]
    places = [plain(digest.digest_page(sixty).text).index(words) for words in order]
    assert places == sorted(places)


def spans() -> tuple[Any, Any]:
    period = rules.weekly_period(MONDAY)
    return period.span, period.ahead


def test_the_five_cells_one_is_in_charge_of_are_told_first() -> None:
    figures = sample_figures(20)
    first = frozenset(row.unit_id for row in figures.cells[:5])
    screen = digest.digest_page(View(1, figures, first))
    blocks = plain(screen.text).split("\n\n")
    assert blocks[1].startswith("👤 Chi bộ đồng chí phụ trách\n") and len(blocks[1].splitlines()) == 6
    assert {row[0].data.split(":")[4] for row in screen.choices[:5]} == {str(one) for one in first}
    alone = digest.digest_page(View(1, figures.cut_to(first), first))
    assert "👤" not in alone.text


def test_what_was_typed_stays_text_in_the_workbook() -> None:
    figures = sample_figures(3)
    from dataclasses import replace

    cells = (replace(figures.cells[0], name="=1+1"), *figures.cells[1:])
    book = load_workbook(io.BytesIO(sheet.workbook(replace(figures, cells=cells))))
    values = {cell.value: cell.data_type for row in book[texts.SHEET_CELLS].iter_rows() for cell in row}
    assert values["=1+1"] == "s"
    weeks = book[texts.SHEET_WEEKS]
    assert weeks.cell(sheet.FIRST_ROW, 3).value == "12/10–18/10" and weeks.max_column == 2 + rules.WEEKS_SHOWN + 1
