"""Whether what was understood of a sentence is true, and whether it is all that it says. The truth: `rows.py`."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from handlers.tasks.rules import Result
from handlers.tasks.understanding import Ambiguous, Meant, NotOwn, Several, Understood, understand
from tests.handlers.tasks.corpus.rows import Part, Row
from tests.handlers.tasks.corpus.wards import WARDS

# "Under way" and "partly" both say: begun, and not finished. Which of the two it is called is the form's question.
_BEGUN = frozenset((Result.DOING, Result.PARTLY))
_TRUE_OF = {
    "done": frozenset((Result.DONE,)),
    "doing": _BEGUN,
    "partly": _BEGUN,
    "hard": frozenset((Result.DIFFICULTY,)),
    "not": _BEGUN | {Result.DIFFICULTY},
    "": frozenset[Result](),
}


@dataclass(frozen=True)
class Filled:
    """What was filled in of one task; `letters`: those that it may be."""

    letters: str
    result: Result | None
    count: Decimal | None
    added: Decimal | None
    due: date | None
    in_all: bool


def filled_of(meant: Meant) -> list[Filled]:
    return list(_filled(meant))


def _filled(meant: Meant) -> Iterator[Filled]:
    match meant:
        case Several(reports, _):
            for one in reports:
                yield from _filled(one)
        case Understood():
            yield Filled(chr(meant.task_id), meant.result, meant.count, meant.added, meant.new_due, meant.in_all)
        case Ambiguous() | NotOwn():
            letters = "".join(map(chr, meant.task_ids))
            yield Filled(letters, meant.result, meant.count, meant.added, meant.new_due, meant.in_all)


def is_untrue(row: Row, meant: Meant) -> bool:
    """Whether something was filled in that the sentence does not say. What is added is always asked about."""
    return any(_untrue(row, one) for one in filled_of(meant))


def is_right(row: Row, meant: Meant) -> bool:
    """Whether everything that the sentence says was filled in."""
    filled = {one.letters: one for one in filled_of(meant)}
    if len(filled) != len(row.parts) or is_untrue(row, meant):
        return False
    return all(part.letter in filled and _whole(row, part, filled[part.letter]) for part in row.parts)


def _untrue(row: Row, one: Filled) -> bool:
    one = _without_doubtful(row, one)
    if not row.parts:
        return any(told is not None for told in (one.result, one.count, one.due))
    fitting = [part for part in row.parts if _may_be(row, part, one)]
    return not any(_true(row, part, one) for part in fitting)


def _may_be(row: Row, part: Part, one: Filled) -> bool:
    if part.letter != "?":
        return part.letter in one.letters
    return len(one.letters) > 1 or len(WARDS[row.ward].own) == 1


def _true(row: Row, part: Part, one: Filled) -> bool:
    result = (
        one.result is None
        or one.result in _TRUE_OF[part.result]
        or ((_begun_by_count(row, part) or one.added is not None) and one.result in _BEGUN)
    )
    return result and one.count in (None, part.count) and one.due in (None, part.due)


def _begun_by_count(row: Row, part: Part) -> bool:
    """A count below the target says that it is begun and not finished, and so does one that was added to."""
    if part.added is not None:
        return True
    targets = [
        task.target
        for letter, task in WARDS[row.ward].own.items()
        if part.letter in ("?", letter) and task.target is not None
    ]
    return part.count is not None and bool(targets) and all(0 < part.count < target for target in targets)


def _without_doubtful(row: Row, one: Filled) -> Filled:
    """A count over the target or below the last one is asked about before it is taken ("Lần trước báo 30, nay 8?"), and
    so is one that may be of today alone.
    """
    ward = WARDS[row.ward]
    own = [task for letter, task in ward.own.items() if letter in one.letters]
    asked = one.count is not None and any(
        one.count > (task.target or 0)
        or one.count < (before := ward.before.get(chr(task.id), 0))
        or (before and not one.in_all and one.count + before <= (task.target or 0))
        for task in own
    )
    return replace(one, count=None, result=None if one.result in _BEGUN else one.result) if asked else one


def _whole(row: Row, part: Part, one: Filled) -> bool:
    needed = part.result in ("done", "doing", "partly", "hard") and not _begun_by_count(row, part)
    told = one.result is not None or not needed
    return told and (one.count, one.added, one.due) == (part.count, part.added, part.due)


def understood(row: Row) -> Meant:
    """What the member of the row's ward is understood to say."""
    ward = WARDS[row.ward]
    return understand(row.sentence, list(ward.own.values()), list(ward.others.values()), ward.now)
