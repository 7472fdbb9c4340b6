"""The notes of a meeting as a model: what is kept of them comes back as it was."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from handlers.meetings.log.notes.kept import parts_of
from handlers.meetings.log.notes.model import MeetingNotes, NotedConclusion, NotedOpinion, NotedPhoto, NotedTask
from handlers.meetings.log.rules import TaskTarget, Votes
from handlers.tasks.review import Decision
from storage.meetings import Presence

START = datetime(2026, 11, 25, 12, tzinfo=UTC)


def whole() -> MeetingNotes:
    notes = MeetingNotes(
        guests="",
        start=START,
        end=START,
        earlier={7: Decision("extend", "mưa", "", "làm lại", date(2026, 12, 30))},
        opinions=[NotedOpinion(speaker="Lan", content="nên có chỗ để xe", by=3, live=True)],
        speakers=0,
        conclusions=[NotedConclusion(content="Làm ngay", by=3)],
        tasks=[NotedTask(content="Dọn rác", due=date(2026, 12, 30), target=TaskTarget(Decimal(45), "hộ"))],
        vote=Votes(5, 1, 0, 6),
        score={"duration": 10},
        photos=[NotedPhoto(remote_id="a", unique_id="b")],
    )
    notes.mark(4, Presence.EXCUSED, "ốm")
    return notes


def test_what_is_kept_comes_back_as_it_was() -> None:
    notes = whole()
    kept = parts_of(notes)
    assert MeetingNotes.model_validate(kept) == notes
    assert parts_of(MeetingNotes.model_validate(kept)) == kept
    assert kept["marks"] == {"4": {"presence": "excused", "reason": "ốm"}}
    assert kept["vote"] == [5, 1, 0, 6]


def test_who_came_in_by_the_code_is_not_kept() -> None:
    assert "checked" not in parts_of(MeetingNotes(checked=frozenset({1})))


def test_everybody_is_present_until_marked() -> None:
    notes = MeetingNotes()
    notes.mark(4, Presence.ABSENT)
    assert (notes.mark_of(4)[0], notes.mark_of(5)[0]) == (Presence.ABSENT, Presence.PRESENT)
    notes.mark(4, Presence.PRESENT)
    assert notes.marks == {}


def test_where_the_roll_is_called_by_the_code_others_are_not_marked_yet() -> None:
    notes = MeetingNotes(checked=frozenset({5}))
    assert (notes.mark_of(4)[0], notes.mark_of(5)[0]) == (None, Presence.PRESENT)
    notes.mark(4, Presence.PRESENT)
    assert notes.mark_of(4)[0] is Presence.PRESENT


def test_a_task_is_the_only_conclusions() -> None:
    task, notes = NotedTask(content="Dọn rác"), MeetingNotes(conclusions=[NotedConclusion(content="Làm ngay")])
    assert notes.conclusion_of(task) == 1
    notes.conclusions.append(NotedConclusion(content="Làm sớm"))
    assert notes.conclusion_of(task) is None


def test_times_that_are_not_noted() -> None:
    with pytest.raises(LookupError):
        _ = MeetingNotes(start=START).times
