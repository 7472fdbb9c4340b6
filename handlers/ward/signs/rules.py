"""The signs of mere form, each a named rule: facts in, a reason out. Pure. No rule adds anything up across sessions.

A sign is a question to the secretary, not a verdict: it says what was seen and where to look, and the answer stands
beside it. `RULES` is the whole list.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from handlers.language.names import fold

Reason = Mapping[str, object]

# So many tasks at least before "all of them" says anything.
FEWEST_TASKS = 3
# A day so far ahead, or the year's last, that all tasks share, is a day by no one's choice.
NO_DAY_BEYOND = timedelta(days=90)

_PLACE = re.compile(
    r"\b(duong|pho|kiet|ngo|ngach|hem|to dan pho|to \d+|khu pho|khu|thon|xom|cho|truong|cong vien|song|cau|nha van hoa"
    r"|tru so|quay|bo phan|chung cu|block|lo \d+|so nha|dau|cuoi)\b"
)
_DAY = re.compile(
    r"\b\d{1,2}[/.-]\d{1,2}\b|\bngay \d{1,2}\b|\bthang \d{1,2}\b|\btrong (tuan|thang|quy)\b"
    r"|\bcuoi (tuan|thang|quy|nam)\b|\bthu (hai|ba|tu|nam|sau|bay|\d)\b|\bchu nhat\b|\btruoc tet\b|\bky sau\b"
)
_PERSON = re.compile(r"\bdong chi (?!ta\b)[a-z]|\bto truong\b|\bbi thu\b|\bchi uy vien\b")


@dataclass(frozen=True)
class TaskSeen:
    """One task of the meeting. `product`: it names what will be there to see or count; `proof`: a report on it has a
    photo or a count; `reported`: there is a report at all.
    """

    person_id: int
    content: str
    due_on: date | None
    done_on: date | None = None
    is_open: bool = True
    reported: bool = False
    proof: bool = False
    product: bool = False
    conclusion: int | None = None


@dataclass(frozen=True)
class Prepared:
    """A step of preparation that was due before the start, and the day it was done (None: it never was)."""

    title: str
    due_on: date
    done_on: date | None


@dataclass(frozen=True)
class SessionSeen:
    """What is known of one session. `late_reason`: why it was registered only after it was held ("": it was before), at
    `registered_on`. `alike` is the likest other theme as (session id, share from 0 to 1), if this one is nearly copied.
    `held_on` and what follows is None or empty until the meeting has been logged.
    """

    starts_on: date
    today: date
    registered_on: date | None = None
    late_reason: str = ""
    area: str = ""
    alike: tuple[int, float] | None = None
    prepared: tuple[Prepared, ...] = ()
    held_on: date | None = None
    lasted: timedelta | None = None
    least: timedelta = timedelta(minutes=90)
    conclusions: tuple[str, ...] = ()
    tasks: tuple[TaskSeen, ...] = ()
    names: tuple[str, ...] = ()
    follow_up_within: timedelta = timedelta(days=14)


def registered_late(facts: SessionSeen) -> Reason | None:
    """The session was registered only after it was held."""
    if not facts.late_reason or facts.registered_on is None:
        return None
    days = {"held": f"{facts.starts_on:%d/%m/%Y}", "registered": f"{facts.registered_on:%d/%m/%Y}"}
    return {**days, "words": [facts.late_reason]}


def near_copy(facts: SessionSeen) -> Reason | None:
    """The theme is nearly that of another session."""
    if facts.alike is None:
        return None
    other, share = facts.alike
    return {"other": other, "percent": round(share * 100)}


def prepared_late(facts: SessionSeen) -> Reason | None:
    """A step of preparation was done after its day, or never although others were. A cell that notes no steps at all is
    not asked about them.
    """
    noted = any(step.done_on is not None for step in facts.prepared)
    late = [step for step in facts.prepared if _late(step, facts, noted)]
    return {"steps": [step.title for step in late]} if late else None


def _late(step: Prepared, facts: SessionSeen, noted: bool) -> bool:
    if step.done_on is not None:
        return step.done_on > step.due_on
    return noted and facts.starts_on < facts.today


def too_short(facts: SessionSeen) -> Reason | None:
    """The meeting was shorter than the minimum."""
    if facts.lasted is None or facts.lasted >= facts.least:
        return None
    return {"minutes": _minutes(facts.lasted), "least": _minutes(facts.least)}


def bare_conclusion(facts: SessionSeen) -> Reason | None:
    """A conclusion has no task, or it and its tasks name no place, and it names no person and no date either."""
    bare = [
        words
        for number, words in enumerate(facts.conclusions, start=1)
        if not (own := _tasks_of(facts, number)) or not _names_something(words, own, facts)
    ]
    return {"conclusions": [words[:120] for words in bare]} if bare else None


def _tasks_of(facts: SessionSeen, number: int) -> list[TaskSeen]:
    """The tasks of one conclusion; those that name none belong to a single conclusion."""
    alone = len(facts.conclusions) == 1
    return [task for task in facts.tasks if task.conclusion == number or (alone and task.conclusion is None)]


def _names_something(words: str, tasks: Sequence[TaskSeen], facts: SessionSeen) -> bool:
    folded = fold(words)
    places = [fold(facts.area)] if facts.area.strip() else []
    everywhere = " ".join([folded, *(fold(task.content) for task in tasks)])
    if _PLACE.search(everywhere) or any(_has(everywhere, place) for place in places):
        return True
    return bool(_DAY.search(folded) or _PERSON.search(folded)) or any(_has(folded, fold(name)) for name in facts.names)


def _has(text: str, words: str) -> bool:
    return re.search(rf"\b{re.escape(words)}\b", text) is not None


def all_on_one(facts: SessionSeen) -> Reason | None:
    """All tasks, three or more, are on one person."""
    people = {task.person_id for task in facts.tasks}
    if len(facts.tasks) < FEWEST_TASKS or len(people) != 1:
        return None
    return {"count": len(facts.tasks), "person": next(iter(people))}


def without_day(facts: SessionSeen) -> Reason | None:
    """No task has a date of its own: none at all, or all the same one at the end of the year or months ahead."""
    days = {task.due_on for task in facts.tasks}
    if not facts.tasks or len(days) != 1:
        return None
    day = next(iter(days))
    if day is None:
        return {"day": ""}
    held = facts.held_on or facts.starts_on
    far = (day.month, day.day) == (12, 31) or day - held > NO_DAY_BEYOND
    return {"day": f"{day:%d/%m/%Y}"} if far and len(facts.tasks) >= FEWEST_TASKS else None


def no_result_seen(facts: SessionSeen) -> Reason | None:
    """Of the tasks called done, three or more, most neither name a product nor show a photo or a count."""
    done = [task for task in facts.tasks if task.done_on is not None and not task.is_open]
    unseen = [task.content[:80] for task in done if not task.product and not task.proof]
    if len(done) < FEWEST_TASKS or 2 * len(unseen) <= len(done):
        return None
    return {"count": len(unseen), "all": len(done), "tasks": unseen}


def not_followed_up(facts: SessionSeen) -> Reason | None:
    """A task has been late for weeks, and nobody has reported on it or asked."""
    forgotten = [
        task.content[:80]
        for task in facts.tasks
        if task.is_open and not task.reported and task.due_on and facts.today - task.due_on > facts.follow_up_within
    ]
    return {"tasks": forgotten} if forgotten else None


RULES: dict[str, Callable[[SessionSeen], Reason | None]] = {
    "registered_late": registered_late,
    "near_copy": near_copy,
    "prepared_late": prepared_late,
    "too_short": too_short,
    "bare_conclusion": bare_conclusion,
    "all_on_one": all_on_one,
    "without_day": without_day,
    "no_result_seen": no_result_seen,
    "not_followed_up": not_followed_up,
}


# What the cell has given its reason for already: those above it see these at once, and no answer is waited for.
REASON_GIVEN = frozenset({"registered_late"})


def signs(facts: SessionSeen) -> dict[str, Reason]:
    """All signs of a session, each with its reason."""
    found = {name: rule(facts) for name, rule in RULES.items()}
    return {name: reason for name, reason in found.items() if reason is not None}


def shown_from(told_at: datetime, to_answer: timedelta) -> datetime:
    """From when on those above the cell see a sign: the secretary has had that long to answer."""
    return told_at + to_answer


def _minutes(span: timedelta) -> int:
    return int(span.total_seconds() // 60)
