"""The clauses of a sentence beside the tasks that they may be about: numbers, days, and what in them is not known."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from handlers.language.names import fold
from handlers.language.spoken import spoken_at
from handlers.tasks.understanding.closed import Known, is_accented, known_of, may_turn, strange, turns
from handlers.tasks.understanding.counting import PLACES, How, Number, numbers_in
from handlers.tasks.understanding.delaying import Named, days_named, ends_later
from handlers.tasks.understanding.matching import OpenTask
from handlers.tasks.understanding.result import Told, tells, unreal
from handlers.tasks.understanding.words import Word, text_of, words_of

# What stands beside a number and says how it is meant: "ký thêm được 4 hộ nữa", "mới được 6 hộ".
_BESIDE = "thêm nua nửa mới được truoc tong lan thoi dung chan cong don luy ke tang so"
_BESIDE_NUMBERS = frozenset(_BESIDE.split())
# What is said to whoever reads: to note it, not to worry.
_ASIDE = re.compile(
    r"\b(?:ghi|danh dau|danh đâu|bien|luu)(?: \S+)? (?:cho|giup|gium|ho|vao|so|nhan)\b|"
    r"\b(?:không|khoi|dung)(?: can| phai)? (?:nhac|lo|goi|chờ|đợi|gia han)\b"
)
_COLON = re.compile(r":(?!\d)")
_BEFORE_DAYS = frozenset(("tu", "đến", "den", "toi", "trong", "vao", "hết", "tinh", "hom", "bua"))
_TURNING_TO = frozenset(("còn", "rieng", "phan", "vu", "viec", "khoan", "the"))
_NOT = frozenset(("không", "nỏ", "chẳng", "hết"))
_WRONG = frozenset(("hỏng", "hu", "choi", "sót", "thiếu", "nợ", "no", "keu", "than"))
_NONE = frozenset(("ai", "nao", "gi", "mot"))
_WORKING = frozenset(("lam", "di", "trien", "thuc", "tien", "tiep"))


@dataclass(frozen=True)
class Clause:
    """What a clause tells of the work; its numbers are those of the first of the tasks that it counts for. `counted`:
    the tasks of which a number tells; `known`: nothing in it is strange.
    """

    told: Told
    numbers: list[Number]
    counted: frozenset[int]
    words: list[Word]
    known: bool

    @property
    def counts_for_sure(self) -> bool:
        return any(one.how in (How.TOTAL, How.ADDED) for one in self.numbers)


@dataclass(frozen=True)
class About:
    """The clauses of a sentence; `units` are the words of the tasks' units."""

    clauses: list[Clause]
    units: frozenset[str]

    @property
    def told(self) -> list[Told]:
        return [one.told for one in self.clauses]

    @property
    def numbers(self) -> list[Number]:
        return [number for one in self.clauses for number in one.numbers]

    @property
    def counted(self) -> frozenset[int]:
        return frozenset(task for one in self.clauses for task in one.counted)

    @property
    def strange(self) -> bool:
        """Whether not all clauses are known to the last word."""
        return any(one.strange for one in self.told)

    @property
    def strange_numbers(self) -> bool:
        """Whether a clause that counts may say something else: it is not known, speaks of a day to come or of what is
        not, or its number goes on from the one before ("độ ba lăm, bốn mươi hộ").
        """
        before = [None, *self.clauses]
        return any(
            not one.known or one.told.later or unreal(one.told.text) or _goes_on(last, one)
            for last, one in zip(before, self.clauses, strict=False)
            if one.counts_for_sure
        )


def clauses_about(typed: Sequence[str], tasks: Sequence[OpenTask], now: datetime) -> About:
    """The clauses beside these tasks: one that they are about, or all that they may be about."""
    accented = is_accented([word for part in typed for word in words_of(part)])
    known = [known_of(task.content, task.place, task.unit) for task in tasks]
    parts = (piece for whole in typed for piece in _COLON.split(whole) if words_of(piece))
    clauses = [_clause(part, tasks, known, accented, now) for part in parts]
    return About(clauses, frozenset(fold(word) for task in tasks for word in task.unit.split()))


def _clause(part: str, tasks: Sequence[OpenTask], known: Sequence[Known], accented: bool, now: datetime) -> Clause:
    words = _of_matter([_as_typed(word) if accented else word for word in words_of(part)], known)
    days = _without_numbers(days_named(words, now), words, tasks)
    in_days = set(_in_days(words, days))
    counted = {task.id: _counting(words, task, known, in_days) for task in tasks}
    numbers = next((found for found in counted.values() if found), [])
    left = list(strange(words, in_days | set(_in_numbers(words, numbers)), known, accented))
    text = text_of([_hidden(words, at, known) for at in range(len(words))])
    later = any(one.later for one in days)
    remark = bool(left) and not numbers and not later and _is_remark(text, may_turn(words, known, accented))
    told = Told(
        text,
        strange=bool(left) and not remark,
        later=later,
        verb=_has_verb(words, tasks),
        whole=any(_is_whole(one, words, tasks[0].target) for one in numbers),
        ends_later=ends_later(part, now),
        remark=remark,
        doing=_is_doing(words, known),
    )
    of_tasks = frozenset(task.id for task in tasks if task.target is not None and counted[task.id])
    return Clause(told, numbers, of_tasks, words, not left)


def _counting(words: Sequence[Word], task: OpenTask, known: Sequence[Known], in_days: set[int]) -> list[Number]:
    """The numbers that say something of a task, and are neither a day's nor a part of its name."""
    found = numbers_in(words, task.target, task.unit)
    told = [one for one in found if one.how is not How.ELSE and not in_days.issuperset(range(one.start, one.end))]
    return [one for one in told if not _is_named(one, words, known)]


def _in_days(words: Sequence[Word], days: Sequence[Named]) -> Iterator[int]:
    """The places of words that name days, with what leads to them ("từ", "đến hết")."""
    for one in days:
        yield from range(one.start, one.end)
        yield from (at for at in (one.start - 1, one.start - 2) if at >= 0 and words[at].plain in _BEFORE_DAYS)


def _in_numbers(words: Sequence[Word], numbers: Sequence[Number]) -> Iterator[int]:
    """The places of words that count, with what says how; and those of "100 %"."""
    for one in numbers:
        yield from range(one.start, one.end)
    for at, word in enumerate(words):
        if numbers and word.plain in _BESIDE_NUMBERS:
            yield at
        if word.typed == "%" and at and words[at - 1].typed == "100":
            yield from (at - 1, at)


def _has_verb(words: Sequence[Word], tasks: Sequence[OpenTask]) -> bool:
    """Whether what the tasks are to do is told, or that something was done at all."""
    verbs = {first.plain for task in tasks for first in words_of(task.content)[:1]} | {"lam"}
    return any(word.plain in verbs for word in words)


def _goes_on(before: Clause | None, one: Clause) -> bool:
    return before is not None and one.numbers[0].start == 0 and bool(before.words) and _is_number(before.words)


def _is_remark(text: str, turns_round: bool) -> bool:
    """Whether a clause reports nothing itself, and takes nothing back from what the others report."""
    return not tells(text) and (not turns_round or bool(_ASIDE.search(text)))


def _without_numbers(days: Sequence[Named], words: Sequence[Word], tasks: Sequence[OpenTask]) -> list[Named]:
    """The days named, without those that are a piece of a number: "bốn mươi mốt hộ" names no day after tomorrow."""
    spans = [
        (one.start, one.end) for task in tasks for one in numbers_in(words, task.target, task.unit) if one.with_unit
    ]
    return [day for day in days if not any(start <= day.start and day.end <= end for start, end in spans)]


def _as_typed(word: Word) -> Word:
    """Whoever writes accents means a child by "con"."""
    return Word("con", "con") if word.typed == "con" else word


def _of_matter(words: list[Word], known: Sequence[Known]) -> list[Word]:
    """A clause without the word that only turns to another matter: "còn danh sách thì …", "riêng tờ rơi …"; and without
    what says that nothing is left: "không còn nhà nào chưa nộp".
    """
    if len(words) > 2 and words[0].plain in _TURNING_TO and any(one.has(words, 1) for one in known):
        words = words[1:]
    plain = [word.plain for word in words]
    for at in range(len(words) - 2):
        if plain[at] not in _NOT:
            continue
        if plain[at + 1] in ("còn", "sót", "thiếu") and _NONE & set(plain[at + 2 : at + 5]):
            return words[:at]
        none = next((then for then in range(at + 1, min(at + 4, len(words))) if plain[then] in ("nao", "mô")), None)
        if none is not None and _WRONG & set(plain[none + 1 : none + 4]):
            return words[:at]
    return words


def _is_doing(words: Sequence[Word], known: Sequence[Known]) -> bool:
    """Whether "đang" is said of the work itself, and not of what hinders it ("mái đang dột")."""
    places = [at for at, word in enumerate(words) if word.plain == "đang"]
    near = {then for at in places for then in (at + 1, at + 2) if then < len(words)}
    return any(words[at].plain in _WORKING or any(one.has(words, at) for one in known) for at in near)


def _is_whole(one: Number, words: Sequence[Word], target: Decimal | None) -> bool:
    """Whether the whole target is said to be reached: "45/45", "đủ 45 hộ", "cả 20 hộ"."""
    if one.how is not How.TOTAL or one.value is None or one.value != target:
        return False
    return one.of_target or any(word.plain in ("đủ", "ca", "hết") for word in words[max(0, one.start - 2) : one.start])


def _is_named(one: Number, words: Sequence[Word], known: Sequence[Known]) -> bool:
    """Whether a number only belongs to what a task is called: "3 quán đầu chợ"."""
    pair = (words[one.start].plain, words[one.start + 1].plain) if one.start + 1 < len(words) else ("", "")
    return any(pair in task.pairs for task in known)


def _hidden(words: Sequence[Word], at: int, known: Sequence[Known]) -> Word:
    """A word of the clause, blank where it is one that turns a report round and here only names the task."""
    word = words[at]
    return Word(word.typed, "_") if turns(word) and any(one.has(words, at) for one in known) else word


def _is_number(words: Sequence[Word]) -> bool:
    """Whether a clause ends in a number: "độ ba lăm, bốn mươi hộ"."""
    typed = [word.typed for word in words]
    if typed[-1].isdecimal():
        return len(words) == 1 or words[-2].plain not in PLACES
    return any((found := spoken_at(typed, at)) is not None and found[1] == len(typed) for at in range(len(typed)))
