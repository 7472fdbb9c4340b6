"""Several tasks in one sentence: which clauses are about which."""

import re
from collections.abc import Iterator, Sequence

from handlers.tasks.understanding.counting import How, numbers_in
from handlers.tasks.understanding.matching import OpenTask, best, fits
from handlers.tasks.understanding.result import Force, force_of
from handlers.tasks.understanding.words import spelt, words_of

# Where a clause may go on about another task without any sign: "quỹ xong rồi còn danh sách thì chưa".
_ANOTHER = re.compile(r"\s*(?:còn|con|riêng|rieng)\s")
_ONWARD = re.compile(r"\s(?:và|va|còn|con|với|voi|rồi đến|roi den|lẫn)\s")


def by_task(
    typed: Sequence[str], own: Sequence[OpenTask], others: Sequence[OpenTask]
) -> list[tuple[OpenTask, list[str]]]:
    """One's own tasks that the clauses name one after the other, each with its clauses; fewer than two where that is
    not so, or not clear.
    """
    pieces = [piece for part in typed for piece in _pieces(part, own, others)]
    named = [_named(piece, own, others) for piece in pieces]
    first = next((one for one in named if one is not None), None)
    if first is None:
        return []
    if (counted := _counted(pieces[0], own)) is not None and named[0] is None:
        first = counted
    mine = {task.id for task in own}
    groups: dict[int, tuple[OpenTask, list[str]]] = {}
    at = first
    for piece, task in zip(pieces, named, strict=True):
        at = task or at
        groups.setdefault(at.id, (at, []))[1].append(piece)
    return [group for group in groups.values() if group[0].id in mine] if len(groups) > 1 else []


def _counted(piece: str, own: Sequence[OpenTask]) -> OpenTask | None:
    """The one task of one's own that a piece counts for, where it names none: "được thêm ba nhà, còn …"."""
    words = words_of(piece)
    tasks = [
        task
        for task in own
        if task.target is not None
        and any(one.how is not How.ELSE and one.with_unit for one in numbers_in(words, task.target, task.unit))
    ]
    return tasks[0] if len(tasks) == 1 else None


def _pieces(part: str, own: Sequence[OpenTask], others: Sequence[OpenTask]) -> Iterator[str]:
    """A clause, cut where it goes on about another task."""
    for found in _ONWARD.finditer(part):
        before, behind = part[: found.start()], part[found.end() :]
        one, other = _named(before, own, others), _named(behind, own, others)
        if one is not None and other is not None and one.id != other.id:
            yield before
            yield from _pieces(behind, own, others)
            return
    yield part


def _tells(piece: str) -> bool:
    return force_of([spelt(piece)], counted=" được " in f" {spelt(piece)} ") is Force.CLEAR


def _named(piece: str, own: Sequence[OpenTask], others: Sequence[OpenTask]) -> OpenTask | None:
    """The one task that a clause names by itself."""
    found = [one for one in fits([piece], (*own, *others)) if one.named and one.of_content]
    if not _tells(piece):
        least = 2 if _ANOTHER.match(piece) else 3
        found = [one for one in found if one.count >= least]
    top = best([one for one in found if one.count > 1 or one.share >= 1])
    return top[0].task if len(top) == 1 else None


_JOINED = re.compile(r"\s(?:và|va|với|voi|lẫn|lan|cùng|cung)\s")
_ALIKE = re.compile(r"\b(?:đều|deu|cả hai|ca hai|cả 2|ca 2|cả ba|ca ba|cả 3)\b")


def alike(typed: Sequence[str], own: Sequence[OpenTask], others: Sequence[OpenTask]) -> list[OpenTask]:
    """One's own tasks of which the same is said ("thu quỹ với lập danh sách, cả hai đều xong"), or none."""
    if not any(_ALIKE.search(part) for part in typed):
        return []
    found: list[OpenTask] = []
    for piece in (piece for part in typed for piece in _JOINED.split(part)):
        top = best(
            [one for one in fits([piece], (*own, *others)) if one.of_content and (one.count > 1 or one.share >= 1)]
        )
        if len(top) == 1 and top[0].task not in found:
            found.append(top[0].task)
    return found if len(found) > 1 and all(task in own for task in found) else []
