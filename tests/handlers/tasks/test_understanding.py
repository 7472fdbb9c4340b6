"""Sentences as members write them, and what is understood of each: the corpus, and what holds of any sentence."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.language.names import fold
from handlers.language.spoken import spoken_at
from handlers.tasks.rules import Result
from handlers.tasks.understanding import Ambiguous, Meant, NoReport, NotOwn, Several, Understood, understand
from tests.handlers.tasks.corpus.judging import filled_of, is_right, is_untrue, understood
from tests.handlers.tasks.corpus.rows import FOLDER, rows
from tests.handlers.tasks.corpus.wards import EARLIER, WARDS

NAMES = sorted(path.stem for path in FOLDER.glob("*.tsv"))
OWN, OTHERS = list(WARDS["W8"].own.values()), list(WARDS["W8"].others.values())
HOUSES, GROUND = ord("M"), ord("O")


def told(sentence: str, own: int = len(OWN)) -> Meant:
    return understand(sentence, OWN[:own], OTHERS, EARLIER)


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_filled_in_that_was_not_said(name: str) -> None:
    assert [
        (row.truth, row.sentence, filled_of(understood(row))) for row in rows(name) if is_untrue(row, understood(row))
    ] == []


def test_clear_reports_are_filled_in() -> None:
    clear = [row for name in NAMES for row in rows(name) if row.sort == "clear"]
    assert sum(is_right(row, understood(row)) for row in clear) >= 0.85 * len(clear)


def test_the_corpus_is_large_and_partly_unseen() -> None:
    assert sum(len(rows(name)) for name in NAMES) >= 600 and len(rows("heldout")) >= 200


def test_the_sentence_itself_is_kept_in_one_line() -> None:
    meant = told("  Xong vụ rác kiệt 3 rồi,\n 30/45 hộ <b>")
    assert isinstance(meant, Understood) and meant.words == "Xong vụ rác kiệt 3 rồi, 30/45 hộ <b>"


@pytest.mark.parametrize("sentence", ["xong rồi", "kẹt quá", "xong vụ rác kiệt 3 rồi, 30/45 hộ", "được 30 hộ"])
def test_without_tasks_nothing_is_a_report(sentence: str) -> None:
    assert understand(sentence, (), (), EARLIER) == NoReport()


def test_what_is_endless_is_no_report() -> None:
    assert told("xong vụ rác kiệt 3 rồi." + " Ừ" * 750) == NoReport()


def test_with_one_task_it_need_not_be_named() -> None:
    meant = told("xong rồi", own=1)
    assert isinstance(meant, Understood) and (meant.task_id, meant.result) == (HOUSES, Result.DONE)


def test_a_count_is_of_a_counted_task_alone() -> None:
    meant = told("bãi đất trống xong 30 hộ")
    assert isinstance(meant, Understood) and (meant.task_id, meant.count) == (GROUND, None)


def test_each_task_has_what_its_own_clauses_say() -> None:
    meant = told("tờ rơi phát xong, đủ 200 tờ; danh sách xe chưa xong, xin gia hạn thêm 3 ngày")
    assert isinstance(meant, Several)
    assert [(chr(one.task_id), one.result, one.count, one.words) for one in meant.reports] == [
        ("P", Result.DONE, 200, "tờ rơi phát xong, đủ 200 tờ"),
        ("N", None, None, "danh sách xe chưa xong, xin gia hạn thêm 3 ngày"),
    ]
    assert [one.new_due and one.new_due.isoformat() for one in meant.reports] == [None, "2026-12-07"]


def _reports(meant: Meant) -> Iterator[Understood | Ambiguous]:
    if isinstance(meant, Understood | Ambiguous):
        yield meant
    elif isinstance(meant, Several):
        yield from meant.reports


SAID = st.sampled_from(sorted({word for row in rows("earlier") for word in row.sentence.split()}))


@given(st.lists(SAID, max_size=12).map(" ".join))
def test_nothing_is_invented(sentence: str) -> None:
    """A count is a number of the sentence or a number's word; a new day is to come; a task is one's own."""
    meant = told(sentence)
    assert told(sentence) == meant
    words = fold(sentence).split()
    for one in _reports(meant):
        assert one.new_due is None or (one.new_due > EARLIER.date() and one.result is not Result.DONE)
        ids = {one.task_id} if isinstance(one, Understood) else set(one.task_ids)
        assert ids <= {task.id for task in OWN}
        spoken = any(spoken_at(words, at) is not None for at in range(len(words))) or "nua" in words
        assert one.count is None or str(one.count) in sentence or spoken
    if isinstance(meant, NotOwn):
        assert set(meant.task_ids) <= {task.id for task in OTHERS}


@given(st.text(max_size=200))
def test_any_text_is_met(text: str) -> None:
    assert isinstance(told(text), Understood | Several | Ambiguous | NotOwn | NoReport)
