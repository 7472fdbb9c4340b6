"""The clauses of a sentence beside the tasks that they may be about: numbers, days, and what in them is not known."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from handlers.language.names import fold
from handlers.language.spoken import spoken_at
from handlers.tasks.understanding.closed import Known, is_accented, known_of, may_turn, strange, turns
from handlers.tasks.understanding.counting import PLACES, How, Number, numbers_in
from handlers.tasks.understanding.delaying import Named, days_named
from handlers.tasks.understanding.matching import OpenTask
from handlers.tasks.understanding.result import tells, unreal
from handlers.tasks.understanding.words import Word, text_of, words_of

# What stands beside a number and says how it is meant: "ký thêm được 4 hộ nữa", "mới được 6 hộ".
_BESIDE_NUMBERS = frozenset(
    [
        "thêm",
        "nua",
        "nửa",
        "mới",
        "được",
        "truoc",
        "tong",
        "lan",
        "thoi",
        "dung",
        "chan",
        "cong",
        "don",
        "luy",
        "ke",
        "tang",
        "so",
    ]
)
# What is said to whoever reads: to note it, not to worry.
_ASIDE = re.compile(
    r"\b(?:ghi|danh dau|danh đâu|bien|luu)(?: \S+)? (?:cho|giup|gium|ho|vao|so|nhan)\b|\b(?:không|khoi|"
    r"dung)(?: can| phai)? (?:nhac|lo|goi|chờ|đợi|gia han)\b"
)
_COLON = re.compile(r":(?!\d)")
_BEFORE_DAYS = frozenset(["tu", "đến", "den", "toi", "trong", "vao", "hết", "tinh", "hom", "bua"])
_TURNING_TO = frozenset(["còn", "rieng", "phan", "vu", "viec", "khoan", "the"])
_WRONG = frozenset(["hỏng", "hu", "choi", "sót", "thiếu", "nợ", "no", "keu", "than"])
_NONE = frozenset(["ai", "nao", "gi", "mot"])
_WORKING = frozenset(["lam", "di", "trien", "thuc", "tien", "tiep"])


@dataclass(frozen=True)
class Clause:
    """A clause as `typed` and as the patterns see it (`text`); see `result.Told` for the rest."""

    typed: str
    text: str
    strange: bool
    later: bool
    verb: bool
    whole: bool
    remark: bool
    doing: bool


@dataclass(frozen=True)
class About:
    """`numbers` are those of the first task; `counted`: the tasks of which a number tells; `units`: their units' words.

    `strange`: not all clauses are known to the last word; `strange_numbers`: one with a number is not.
    """

    clauses: list[Clause]
    numbers: list[Number]
    counted: frozenset[int] = field(default=frozenset())
    units: frozenset[str] = field(default=frozenset())
    strange_numbers: bool = False

    @property
    def strange(self) -> bool:
        return any(one.strange for one in self.clauses)

    @property
    def tells_count(self) -> bool:
        return bool(self.counted)


def clauses_about(typed: Sequence[str], tasks: Sequence[OpenTask], now: datetime) -> About:
    """The clauses beside these tasks: one that they are about, or all that they may be about."""
    accented = is_accented([word for part in typed for word in words_of(part)])
    known = [known_of(task.content, task.place, task.unit) for task in tasks]
    verbs = {words_of(task.content)[0].plain for task in tasks if words_of(task.content)}
    clauses, numbers, odd, counted, ends_in_number = [], [], False, set(), False
    for part in (piece for whole in typed for piece in _COLON.split(whole) if words_of(piece)):
        words = _of_matter([_as_typed(word) if accented else word for word in words_of(part)], known)
        days = _without_numbers(days_named(words, now), words, tasks)
        explained = {at for one in days for at in range(one.start, one.end)}
        explained |= {one.start - 1 for one in days if one.start and words[one.start - 1].plain in _BEFORE_DAYS}
        explained |= {one.start - 2 for one in days if one.start > 1 and words[one.start - 2].plain in _BEFORE_DAYS}
        told: list[Number] = []
        for task in tasks:
            of_task = [
                one
                for one in numbers_in(words, task.target, task.unit)
                if not _within(one, explained) and not _is_named(one, words, known)
            ]
            counting = [one for one in of_task if one.how is not How.ELSE]
            if counting and task.target is not None:
                counted.add(task.id)
            told = told or counting
        explained |= {at for one in told for at in range(one.start, one.end)}
        if told:
            explained |= {at for at, word in enumerate(words) if word.plain in _BESIDE_NUMBERS}
        explained |= {at for at, word in enumerate(words) if word.typed == "%" and at and words[at - 1].typed == "100"}
        explained |= {
            at - 1 for at, word in enumerate(words) if word.typed == "%" and at and words[at - 1].typed == "100"
        }
        left = list(strange(words, explained, known, accented))
        text = text_of([_hidden(words, at, known) for at in range(len(words))])
        sure = any(one.how in (How.TOTAL, How.ADDED) for one in told)
        odd = (
            odd
            or (sure and (bool(left) or any(one.later for one in days) or unreal(text)))
            or (sure and told[0].start == 0 and ends_in_number)
        )
        ends_in_number = bool(words) and _is_number(words)
        numbers += told
        target = tasks[0].target if tasks else None
        whole = any(_is_whole(one, words, target) for one in told)
        verb = any(word.plain in verbs or word.plain == "lam" for word in words)
        remark = (
            bool(left)
            and not told
            and not any(one.later for one in days)
            and _is_remark(text, may_turn(words, known, accented))
        )
        clauses.append(
            Clause(
                part,
                text,
                bool(left) and not remark,
                any(one.later for one in days),
                verb,
                whole,
                remark,
                _is_doing(words, known),
            )
        )
    units = frozenset(fold(word) for task in tasks for word in task.unit.split())
    return About(clauses, numbers, frozenset(counted), units, odd)


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
        if plain[at] not in ("không", "nỏ", "chẳng", "hết"):
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


def _within(one: Number, explained: set[int]) -> bool:
    return all(at in explained for at in range(one.start, one.end))


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
