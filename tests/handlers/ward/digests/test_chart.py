"""The picture: what is drawn is what the snapshot says; any ward can be drawn, in any thread."""

import struct
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from types import ModuleType
from typing import Any

import pytest
from sqlalchemy.exc import NoResultFound

from handlers.ward.digests.counts import Counts
from handlers.ward.digests.snapshot import Figures
from storage.database import Database
from storage.digests import DigestSnapshot
from tests.handlers.ward.digests.samples import sample_figures
from tests.handlers.world import World


def size(png: bytes) -> tuple[int, int]:
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", png[16:24])
    return width, height


@pytest.fixture(scope="session")
def chart() -> ModuleType:
    """The module that draws. Its library takes a second to load: that waits until somebody wants a picture."""
    from handlers.ward.digests.renderings import chart

    return chart


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[tuple[float, float, str]]:
    """All words put on the sheet, with their places."""
    from matplotlib.axes import Axes

    put: list[tuple[float, float, str]] = []
    original = Axes.text

    def text(self: Any, x: float, y: float, words: str, **more: Any) -> object:
        put.append((x, y, words))
        return original(self, x, y, words, **more)

    monkeypatch.setattr(Axes, "text", text)
    return put


@pytest.mark.parametrize("count", [0, 1, 3, 20, 60])
def test_a_picture_is_a_phone_wide_and_not_too_tall(chart: ModuleType, count: int) -> None:
    png = chart.render(sample_figures(count))
    width, height = size(png)
    assert width == 1080 and height <= chart.LONGEST_SIDE and len(png) < 2_000_000


def test_very_many_cells_are_not_drawn_without_end(chart: ModuleType, drawn: list[tuple[float, float, str]]) -> None:
    figures = sample_figures(300)
    assert size(chart.render(figures))[1] < 10_000 - 1_080
    assert any("còn 180 nơi không vẽ" in words for _, _, words in drawn)


def test_each_row_tells_the_numbers_of_its_cell(chart: ModuleType, drawn: list[tuple[float, float, str]]) -> None:
    figures = sample_figures(20)
    chart.render(figures)
    heights = sorted({y for x, y, _ in drawn if x == chart.NUMBERS[0]})[1:]
    lines = [[words for x, y, words in drawn if x in chart.NUMBERS and y == height] for height in heights]
    rows = [[str(n) for n in (one.counts.done, one.counts.late, one.counts.difficulty)] for one in figures.cells]
    totals = figures.totals
    assert lines == [*rows, [str(totals.done), str(totals.late), str(totals.difficulty)]]


def test_each_square_has_the_sign_of_its_state(chart: ModuleType, drawn: list[tuple[float, float, str]]) -> None:
    figures = sample_figures(3)
    chart.render(figures)
    first_row = min(y for _, y, words in drawn if words == "Khu phố 1")
    signs = [words for x, y, words in drawn if y == first_row and chart.WEEKS_LEFT < x < chart.NUMBERS[0] - 20]
    wanted = [
        sign for mark in figures.cells[0].weeks for sign in [chart.SIGNS[mark.session].sign] + ["!"] * (mark.late > 0)
    ]
    assert signs == wanted


def test_states_differ_in_sign_not_in_colour_alone(chart: ModuleType) -> None:
    signs = [*chart.SIGNS.values(), chart.LATE]
    assert len({sign.sign for sign in signs}) == len({sign.fill for sign in signs}) == len(signs)


@pytest.mark.parametrize("name", ["Tổ $x^2$ & <b>", "Hoa 🌸 sen", "K" * 200, "Một hai " * 40, " ", "字字"])
def test_any_name_can_be_drawn(chart: ModuleType, name: str) -> None:
    figures = sample_figures(3)
    odd = replace(figures, unit_name=name, cells=tuple(replace(row, name=name) for row in figures.cells))
    assert size(chart.render(odd))[0] == 1080


def test_an_empty_week_can_be_drawn(chart: ModuleType) -> None:
    figures = sample_figures(3)
    assert chart.render(replace(figures, cells=tuple(replace(row, counts=Counts(), weeks=()) for row in figures.cells)))


def test_pictures_drawn_at_once_are_the_same_as_one_by_one(chart: ModuleType) -> None:
    wards = [sample_figures(count) for count in (3, 5, 8, 3, 5, 8)]
    alone = [chart.render(figures) for figures in wards]
    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(chart.render, wards)) == alone


def test_a_recipe_is_drawn_from_the_stored_figures_and_cut(chart: ModuleType, database: Database) -> None:
    figures = sample_figures(5)
    with database.unit_of_work() as unit:
        ward = World(unit.db).ward
        snapshot = DigestSnapshot(
            unit_id=ward.id, kind="weekly", week=figures.period.first, at=figures.at, figures=figures.to_dict()
        )
        unit.db.add(snapshot)
        unit.commit()
    cells = [figures.cells[0].unit_id]
    with database.reading() as db:
        name, png, mime = chart.render_recipe(db, {"kind": "digest_chart", "digest_id": snapshot.id})
        _, cut, _ = chart.render_recipe(db, {"kind": "digest_chart", "digest_id": snapshot.id, "cells": cells})
        with pytest.raises(NoResultFound):
            chart.render_recipe(db, {"kind": "digest_chart", "digest_id": 99})
    assert (name, mime) == ("tong-hop-2026-12-07.png", "image/png")
    assert png == chart.render(Figures.from_dict(figures.to_dict())) and cut == chart.render(figures.cut_to(cells))
