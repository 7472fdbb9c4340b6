"""The digest as words: its order, its length, and that it tells the snapshot's numbers."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.ward.digests import rules
from handlers.ward.digests.counts import Counts, MarkCounts
from handlers.ward.digests.renderings.message import digest_text, plain
from handlers.ward.digests.snapshot import LIVE, WEEKLY, CellRow, Coming, Figures, Span
from tests.handlers.ward.digests.samples import sample_figures
from tests.handlers.world import MONDAY, days, local

PERIOD = rules.weekly_period(MONDAY)


def figures(*cells: CellRow, **more: object) -> Figures:
    base = Figures(
        unit_id=1,
        unit_name="Phường Mẫu",
        kind=WEEKLY,
        at=local(MONDAY, "07:30"),
        period=PERIOD.span,
        ahead=PERIOD.ahead,
        quarter=(2026, 4),
        cells=cells,
    )
    return replace(base, **more)  # type: ignore[arg-type]


def row(unit_id: int, name: str, **counts: int) -> CellRow:
    return CellRow(unit_id, name, Counts(**counts))


def test_a_week_in_full() -> None:
    told = figures(
        replace(row(1, "Chi bộ Khu phố 1", held=1, done=2, open=3, late=2, unlogged=1), earlier=Counts(late=3, done=2)),
        row(2, "Chi bộ Khu phố 2", done=1, difficulty=1, without=1, planned=1),
        row(3, "Chi bộ Trạm Y tế", late=1, without=1, without_plan=1),
        coming=(Coming(2, "Giữ sạch kiệt 3", local(MONDAY + days(3), "19:00")),),
        compared=rules.weekly_period(MONDAY - days(7)).span,
    )
    assert plain(digest_text(told)).splitlines() == [
        "Tổng hợp tuần 30/11–06/12/2026",
        "Phường Mẫu",
        "Số liệu lúc 07:30 ngày 07/12/2026",
        "",
        "⚠ Cần quyết định",
        "– Quý IV chưa họp chuyên đề, chưa có lịch: 1/3 chi bộ (Trạm Y tế)",
        "– Việc gặp khó khăn: 1 (Khu phố 2)",
        "",
        "⏰ Chậm",
        "– Việc quá hạn: 3 (Khu phố 1: 2, Trạm Y tế: 1)",
        "– Qua ngày họp, chưa có biên bản: 1 (Khu phố 1)",
        "",
        "✅ Làm được",
        "– Đã họp chuyên đề: 1 buổi (Khu phố 1)",
        "– Việc xong: 3 (Khu phố 1: 2, Khu phố 2: 1)",
        "",
        "🗓 Tuần này",
        "– Quý IV chưa họp, đã có lịch: 1/3 chi bộ",
        "– Thứ Năm 10/12/2026, 19:00 – Khu phố 2: Giữ sạch kiệt 3",
        "",
        "📈 So với tuần 23/11–29/11/2026",
        "– Buổi đã họp: 1 (tăng 1)",
        "– Việc xong: 3 (tăng 1)",
        "– Việc quá hạn: 3 (như cũ)",
        "– Việc khó khăn: 1 (tăng 1)",
        "– Chi bộ chưa họp quý này: 2 (tăng 2)",
    ]


def test_a_first_week_in_which_nothing_happened() -> None:
    assert plain(digest_text(figures(row(1, "A")))).splitlines()[4:] == [
        "⚠ Cần quyết định",
        "– Không có việc gì phải quyết định.",
        "",
        "⏰ Chậm",
        "– Không có việc gì chậm.",
        "",
        "✅ Làm được",
        "– Chưa có buổi chuyên đề hay việc xong nào.",
        "",
        "🗓 Tuần này",
        "– Chưa có buổi nào trong lịch.",
        "",
        "📈 Chưa có tuần trước để so.",
    ]


def test_a_ward_without_cells_says_so() -> None:
    assert plain(digest_text(figures())).endswith("\n\nChưa có chi bộ nào trong danh sách.")


def test_a_late_digest_says_so() -> None:
    line = "Bản tin đến muộn vì máy chủ bị gián đoạn."
    assert line in plain(digest_text(figures(row(1, "A")), late=True))
    assert line not in plain(digest_text(figures(row(1, "A"))))


def test_live_figures_are_not_set_beside_those_of_another_span() -> None:
    text = plain(digest_text(figures(row(1, "A", done=5), kind=LIVE, compared=PERIOD.span)))
    assert "7 ngày tới" in text and "So với bản tin tuần 30/11–06/12/2026" in text
    assert "Việc xong: 5 (" not in text.split("📈")[1]


def test_a_new_quarter_is_not_compared_with_the_old_one() -> None:
    new_year = rules.weekly_period(MONDAY + days(28))
    cell = replace(row(1, "A", without=1, missed=1), earlier=Counts())
    told = figures(
        cell,
        at=local(MONDAY + days(28), "07:30"),
        period=new_year.span,
        ahead=new_year.ahead,
        quarter=(2027, 1),
        compared=Span(MONDAY + days(14), MONDAY + days(20)),
    )
    text = plain(digest_text(told))
    assert "Chi bộ chưa họp quý này" not in text
    assert "Quý IV đã qua, không có biên bản chuyên đề nào: 1/1 chi bộ" in text
    assert "tuần 28/12/2026–03/01/2027" in text


def test_what_people_typed_is_escaped() -> None:
    told = figures(row(1, "A <b> & B", late=1), coming=(Coming(1, "<i>x", local(MONDAY, "19:00")),))
    assert "A &lt;b&gt; &amp; B" in digest_text(told) and "&lt;i&gt;x" in digest_text(told)


@pytest.mark.parametrize("count", [3, 20, 60, 300])
def test_many_cells_still_fit_one_screen(count: int) -> None:
    text = plain(digest_text(sample_figures(count), late=True))
    assert len(text) <= 1_500
    if count >= 20:
        assert " nơi nữa)" in text


def test_sixty_cells_with_the_longest_names_and_numbers_fit() -> None:
    cells = [
        row(n, f"Chi bộ {'Trường ' * 12}{n}", held=99, done=999, late=999, difficulty=99, without=1, unlogged=9)
        for n in range(60)
    ]
    coming = tuple(Coming(n, "Chuyên đề dài " * 20, local(MONDAY, "19:00")) for n in range(60))
    told = figures(*cells, unit_name="Phường " * 40, coming=coming, compared=PERIOD.span)
    assert len(plain(digest_text(told, late=True))) <= 1_500


ROWS = st.builds(
    CellRow,
    unit_id=st.integers(1, 10**6),
    name=st.text(min_size=1, max_size=60),
    counts=st.builds(
        Counts,
        *[st.integers(0, 300)] * 5,
        without=st.integers(0, 1),
        without_plan=st.just(0),
        planned=st.integers(0, 5),
        unlogged=st.integers(0, 5),
    ),
    weeks=st.just((MarkCounts("none"),) * 9),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(ROWS, max_size=70, unique_by=lambda one: one.unit_id))
def test_the_message_tells_the_totals_of_the_rows_whatever_they_are(rows: list[CellRow]) -> None:
    told = figures(*rows)
    html = digest_text(told)
    assert len(plain(html)) <= 1_500
    for words, number in (
        ("Việc quá hạn", told.totals.late),
        ("Việc gặp khó khăn", told.totals.difficulty),
        ("Việc xong", told.totals.done),
    ):
        names = "" if len(rows) == 1 else " ("
        assert (f"– {words}: <b>{number}</b>{names}" in html) == (number > 0)


def test_a_cut_digest_agrees_with_itself() -> None:
    whole = sample_figures(20)
    some = [one.unit_id for one in whole.cells[:5]]
    cut = whole.cut_to(some)
    assert cut.cut and cut.totals.late == sum(one.counts.late for one in whole.cells[:5])
    assert {one.cell_id for one in cut.coming} <= set(some)
    assert "phần đồng chí phụ trách" in digest_text(cut)
    assert whole.cut_to([one.unit_id for one in whole.cells]) == whole
