"""Sentences as members write them, and what is understood of each."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.language.dates.words import NAMED
from handlers.language.names import fold
from handlers.tasks.rules import Result
from handlers.tasks.understanding import Ambiguous, Meant, NoReport, NotOwn, Understood, understand
from tests.handlers.tasks.sentences import (
    DONE,
    GROUND,
    HOUSES,
    IN_AN_OFFICE,
    KNOWN,
    LEARNT_IN_AN_OFFICE,
    NOW,
    OFFICE,
    OFFICE_OTHERS,
    OTHERS,
    OWN,
    UNSEEN,
    On,
    Others,
    on,
)


def simple(meant: Meant) -> On | Others | None:
    match meant:
        case Understood(task_id, result, count, _, due):
            return On((task_id,), result, count, due)
        case Ambiguous(task_ids, result, count, _, due):
            return On(task_ids, result, count, due)
        case NotOwn(task_ids):
            return Others(task_ids)
        case NoReport():
            return None


@pytest.mark.parametrize("sentences", [KNOWN, UNSEEN], ids=["known", "unseen"])
def test_understood(sentences: dict[str, On | Others | None]) -> None:
    assert {one: simple(understand(one, OWN, OTHERS, NOW)) for one in sentences} == sentences


@pytest.mark.parametrize("sentences", [LEARNT_IN_AN_OFFICE, IN_AN_OFFICE], ids=["known", "unseen"])
def test_understood_in_an_office(sentences: dict[str, On | Others | None]) -> None:
    assert {one: simple(understand(one, OFFICE, OFFICE_OTHERS, NOW)) for one in sentences} == sentences


def test_half_of_the_sentences_are_unseen() -> None:
    known, unseen = len(KNOWN) + len(LEARNT_IN_AN_OFFICE), len(UNSEEN) + len(IN_AN_OFFICE)
    assert unseen >= known and known + unseen >= 160


def test_the_sentence_itself_is_kept_in_one_line() -> None:
    meant = understand("  Xong vụ rác kiệt 3 rồi,\n 30/45 hộ <b>", OWN, OTHERS, NOW)
    assert isinstance(meant, Understood) and meant.words == "Xong vụ rác kiệt 3 rồi, 30/45 hộ <b>"


@pytest.mark.parametrize("sentence", ["xong rồi", "kẹt quá", "xong vụ rác kiệt 3 rồi, 30/45 hộ", "được 30 hộ"])
def test_without_tasks_nothing_is_a_report(sentence: str) -> None:
    assert understand(sentence, (), (), NOW) == NoReport()


def test_what_is_endless_is_no_report() -> None:
    assert simple(understand("xong vụ rác kiệt 3 rồi." + " Ừ" * 750, OWN, OTHERS, NOW)) is None


def test_with_one_task_it_need_not_be_named() -> None:
    assert simple(understand("xong rồi", OWN[:1], OTHERS, NOW)) == on(HOUSES, is_=DONE)
    assert simple(understand("đang làm", OWN[:1], OTHERS, NOW)) is None


def test_a_count_is_of_a_counted_task_alone() -> None:
    meant = understand("bãi đất trống xong 30 hộ", OWN, OTHERS, NOW)
    assert simple(meant) == on(GROUND, is_=DONE)


NUMBER_WORDS = {"chuc", "muoi"} | {fold(name) for name, number in NAMED.items() if number < 10}
SAID = st.sampled_from(sorted({word for text in (*KNOWN, *UNSEEN) for word in text.split()}))


@given(st.lists(SAID, max_size=12).map(" ".join))
def test_nothing_is_invented(sentence: str) -> None:
    """A count is a number of the sentence or a number's word; a new day is to come; a task is one's own."""
    meant = understand(sentence, OWN, OTHERS, NOW)
    assert understand(sentence, OWN, OTHERS, NOW) == meant
    if isinstance(meant, Understood | Ambiguous):
        assert meant.new_due is None or meant.new_due > NOW.date()
        assert meant.new_due is None or meant.result is not Result.DONE
        ids = {meant.task_id} if isinstance(meant, Understood) else set(meant.task_ids)
        assert ids <= {task.id for task in OWN}
        words = set(fold(sentence).split())
        assert meant.count is None or str(meant.count) in sentence or words & NUMBER_WORDS
    if isinstance(meant, NotOwn):
        assert set(meant.task_ids) <= {task.id for task in OTHERS}


@given(st.text(max_size=200))
def test_any_text_is_met(text: str) -> None:
    assert isinstance(understand(text, OWN, OTHERS, NOW), Understood | Ambiguous | NotOwn | NoReport)
