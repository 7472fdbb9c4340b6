"""Each sign: that it fires and why, that it does not, and (test_answers.py) that an answer stands beside it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from handlers.ward.signs import rules, texts
from handlers.ward.signs.rules import Prepared, SessionSeen, TaskSeen

HELD = date(2026, 11, 12)
BASE = SessionSeen(starts_on=HELD, today=date(2026, 12, 7), held_on=HELD, lasted=timedelta(minutes=95))
TASKS = (
    TaskSeen(1, "Dọn kiệt 3", date(2026, 12, 20), conclusion=1, reported=True),
    TaskSeen(2, "Gặp 45 hộ", date(2026, 12, 10), conclusion=1, reported=True),
    TaskSeen(3, "Kẻ vạch vỉa hè", date(2026, 12, 12), conclusion=2, reported=True),
)
SOUND = replace(BASE, conclusions=("Dọn sạch kiệt 3 trước 20/12", "Kẻ vạch đường Liễu Nam"), tasks=TASKS, names=("An",))


def on_one(count: int) -> tuple[TaskSeen, ...]:
    return tuple(TaskSeen(7, f"Việc {n}", date(2026, 12, 10 + n), reported=True) for n in range(count))


def done(count: int, proof: int = 0, product: int = 0) -> tuple[TaskSeen, ...]:
    """So many tasks that are done: the first `proof` of them with a photo, the last `product` with a product."""
    due = date(2026, 12, 1)
    return tuple(TaskSeen(n, f"Việc {n}", due, due, False, True, n < proof, n >= count - product) for n in range(count))


def same_day(day: date | None, count: int = 3) -> tuple[TaskSeen, ...]:
    return tuple(TaskSeen(n, f"Việc {n}", day, reported=True) for n in range(count))


LATE = replace(SOUND, registered_on=date(2026, 11, 20), late_reason="họp đột xuất")
FIRES: dict[str, list[tuple[SessionSeen, dict[str, object] | None]]] = {
    "registered_late": [(LATE, {"held": "12/11/2026", "registered": "20/11/2026", "words": ["họp đột xuất"]})],
    "near_copy": [(replace(SOUND, alike=(41, 0.836)), {"other": 41, "percent": 84})],
    "prepared_late": [
        (replace(SOUND, prepared=(Prepared("Dự thảo", date(2026, 11, 5), date(2026, 11, 6)),)), {"steps": ["Dự thảo"]}),
        (
            replace(
                SOUND,
                prepared=(
                    Prepared("Đề cương", date(2026, 11, 2), date(2026, 11, 2)),
                    Prepared("Gửi tài liệu", date(2026, 11, 11), None),
                ),
            ),
            {"steps": ["Gửi tài liệu"]},
        ),
    ],
    "too_short": [(replace(SOUND, lasted=timedelta(minutes=89)), {"minutes": 89, "least": 90})],
    "bare_conclusion": [
        (replace(SOUND, conclusions=("Dọn kiệt 3", "Nâng cao ý thức của mọi người")), None),
        (replace(SOUND, conclusions=("Tiếp tục phát huy",), tasks=()), {"conclusions": ["Tiếp tục phát huy"]}),
        (replace(SOUND, conclusions=("Đồng chí An dọn kiệt 3 trước 20/12",), tasks=()), None),
    ],
    "all_on_one": [(replace(SOUND, tasks=on_one(3)), {"count": 3, "person": 7})],
    "without_day": [
        (replace(SOUND, tasks=same_day(None, 1)), {"day": ""}),
        (replace(SOUND, tasks=same_day(date(2026, 12, 31))), {"day": "31/12/2026"}),
        (replace(SOUND, tasks=same_day(HELD + timedelta(days=91))), {"day": "11/02/2027"}),
    ],
    "no_result_seen": [
        (replace(SOUND, tasks=done(3)), {"count": 3, "all": 3, "tasks": ["Việc 0", "Việc 1", "Việc 2"]}),
        (
            replace(SOUND, tasks=(*done(5, proof=1, product=1), *TASKS)),
            {"count": 3, "all": 5, "tasks": ["Việc 1", "Việc 2", "Việc 3"]},
        ),
    ],
    "not_followed_up": [
        (replace(SOUND, tasks=(TaskSeen(1, "Dọn kiệt", date(2026, 11, 22)), *TASKS)), {"tasks": ["Dọn kiệt"]})
    ],
}

DOES_NOT = {
    "registered_late": [SOUND, replace(LATE, late_reason="")],
    "near_copy": [SOUND],
    "prepared_late": [
        replace(SOUND, prepared=(Prepared("Dự thảo", date(2026, 11, 5), date(2026, 11, 5)),)),
        replace(SOUND, prepared=(Prepared("Dự thảo", date(2026, 11, 5), None),)),
        replace(
            SOUND,
            starts_on=date(2026, 12, 20),
            prepared=(
                Prepared("Đề cương", date(2026, 12, 10), date(2026, 12, 1)),
                Prepared("Tài liệu", date(2026, 12, 19), None),
            ),
        ),
    ],
    "too_short": [replace(SOUND, lasted=timedelta(minutes=90)), replace(SOUND, lasted=None)],
    "bare_conclusion": [
        SOUND,
        replace(SOUND, conclusions=("Giữ vệ sinh",), tasks=(replace(TASKS[0], conclusion=None),)),
        replace(SOUND, conclusions=("Đồng chí An phụ trách",), tasks=(TaskSeen(1, "Nhắc nhở", HELD, conclusion=None),)),
        replace(SOUND, conclusions=(), tasks=()),
    ],
    "all_on_one": [SOUND, replace(SOUND, tasks=on_one(2)), replace(SOUND, tasks=())],
    "without_day": [
        SOUND,
        replace(SOUND, tasks=same_day(date(2026, 12, 20))),
        replace(SOUND, tasks=same_day(date(2026, 12, 31), 2)),
        replace(SOUND, tasks=()),
    ],
    "no_result_seen": [
        SOUND,
        replace(SOUND, tasks=done(4, product=2)),
        replace(SOUND, tasks=done(4, proof=2)),
        replace(SOUND, tasks=done(3, proof=1, product=1)),
        replace(SOUND, tasks=done(2)),
        replace(SOUND, tasks=tuple(replace(one, is_open=True, done_on=None) for one in done(3))),
    ],
    "not_followed_up": [
        SOUND,
        replace(SOUND, tasks=(TaskSeen(1, "Dọn kiệt", date(2026, 11, 23)),)),
        replace(SOUND, tasks=(TaskSeen(1, "Dọn kiệt", date(2026, 11, 1), reported=True),)),
        replace(SOUND, tasks=(TaskSeen(1, "Dọn kiệt", date(2026, 11, 1), is_open=False),)),
    ],
}


@pytest.mark.parametrize(("rule", "number"), [(rule, n) for rule, cases in FIRES.items() for n in range(len(cases))])
def test_a_sign_fires_with_its_reason(rule: str, number: int) -> None:
    facts, reason = FIRES[rule][number]
    found = rules.RULES[rule](facts)
    assert found is not None
    if reason is not None:
        assert found == reason


@pytest.mark.parametrize(("rule", "number"), [(rule, n) for rule, cases in DOES_NOT.items() for n in range(len(cases))])
def test_a_sign_does_not_fire(rule: str, number: int) -> None:
    assert rules.RULES[rule](DOES_NOT[rule][number]) is None


def test_every_sign_has_both_kinds_of_cases_a_name_and_a_reason() -> None:
    assert set(FIRES) == set(DOES_NOT) == set(rules.RULES) == set(texts.NAMES) == set(texts.REASONS)


def test_a_sound_session_has_no_sign_at_all() -> None:
    assert rules.signs(SOUND) == {} and rules.signs(BASE) == {}
