"""Which task a sentence speaks of: by the words of what the task is, its place, and what it is counted in."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from rapidfuzz.distance import OSA

from handlers.language.names import fold
from handlers.tasks.understanding.lexicon import HARMLESS, HARMLESS_PLAIN
from handlers.tasks.understanding.words import TELLING, Word, parts_of, place_numbers, spelt, words_of

# Words that name no task: those that tell of work, and those that join words.
_EMPTY = frozenset(
    [
        "a",
        "anh",
        "bác",
        "ban",
        "bạn",
        "báo",
        "bị",
        "cả",
        "các",
        "cái",
        "cao",
        "cáo",
        "cập",
        "cấp",
        "chị",
        "chí",
        "chiều",
        "cho",
        "chú",
        "chuyện",
        "có",
        "con",
        "công",
        "của",
        "cùng",
        "cuối",
        "dạ",
        "đầu",
        "dau",
        "để",
        "đến",
        "do",
        "đó",
        "đồng",
        "em",
        "gặp",
        "gia",
        "hạn",
        "hẹn",
        "hiện",
        "hoàn",
        "hôm",
        "khai",
        "khăn",
        "kia",
        "là",
        "lại",
        "làm",
        "lần",
        "mà",
        "mai",
        "mình",
        "một",
        "mới",
        "nay",
        "ngày",
        "nhiệm",
        "nhà",
        "nhất",
        "nhé",
        "như",
        "nữa",
        "ở",
        "ok",
        "phần",
        "qua",
        "ra",
        "sáng",
        "sau",
        "tại",
        "tất",
        "thành",
        "thì",
        "thứ",
        "thực",
        "tiêu",
        "tôi",
        "tối",
        "tới",
        "tui",
        "trên",
        "triển",
        "trong",
        "trước",
        "từ",
        "và",
        "về",
        "việc",
        "với",
        "vụ",
        "vừa",
        "xin",
        "xong",
        "xuôi",
        "lùi",
        "dời",
        "hoãn",
        "bữa",
        "ni",
        "phân",
        "người",
        "ai",
        "nào",
        "chủ",
        "nhật",
        "tổng",
    ]
)
_EMPTY_PLAIN = frozenset(map(fold, _EMPTY))
_SHORT_WORD = 4
# What kind of a place it is names no task, nor that it is a sample.
_PLACES = frozenset(["kiet", "hem", "ngo", "ngach", "to", "duong", "pho", "khu", "thon", "xom", "phuong", "mau", "so"])
_ENOUGH = 0.6


@dataclass(frozen=True)
class OpenTask:
    """A task that is not done: what it is, where (words), by when, and how many of what (None, "" : not counted)."""

    id: int
    content: str
    place: str = ""
    target: Decimal | None = None
    unit: str = ""
    due: date | None = None


@dataclass(frozen=True)
class Fit:
    """How well a task fits: which of its words are said, their weight, and the best share of a clause.

    `of_content`: not only the place is said.
    """

    task: OpenTask
    words: frozenset[str]
    weight: float
    share: float
    of_content: bool

    @property
    def count(self) -> int:
        """How many words; "kiệt 3" is one."""
        return _count(self.words)

    @property
    def named(self) -> bool:
        """Whether the sentence names the task: by two words of it, or by most of what a clause is about."""
        return self.count >= 2 or self.share >= _ENOUGH


def subject(part: str) -> set[str]:
    """The words of a clause, as typed, that may name a task; a numbered place counts as one more word."""
    words = {word.typed for word in words_of(part) if _names(word)}
    return words | {f"{place}#{number}" for place, number in place_numbers(spelt(part))}


def _names(word: Word) -> bool:
    empty = word.typed in (_EMPTY_PLAIN if word.typed.isascii() else _EMPTY) or word.plain in TELLING
    return not empty and word.plain not in _EMPTY and not word.typed[0].isdecimal() and word.plain not in "/%-"


def _of_task(task: OpenTask) -> set[str]:
    return _words_of(f"{task.content}\n{task.place}")


def _words_of(text: str) -> set[str]:
    return {word for part in parts_of(text) for word in subject(part)}


def fits(parts: Sequence[str], tasks: Sequence[OpenTask]) -> list[Fit]:
    """The tasks that share words with the clauses, as typed, and are not at another place; the best first."""
    known = {task.id: _of_task(task) for task in tasks}
    shared = Counter(word for words in known.values() for word in words)
    asked = [subject(part) for part in parts]
    found = [_fit(task, known[task.id], asked, shared) for task in tasks if not _elsewhere(asked, known[task.id])]
    return sorted((one for one in found if one.words), key=lambda one: -one.weight)


def _fit(task: OpenTask, known: set[str], asked: Sequence[set[str]], shared: Counter[str]) -> Fit:
    matched = [{word: of for word in words if (of := _alike(word, known))} for words in asked]
    words = {of for one in matched for of in one.values()}
    share = max((_count(one) / _count(words) for one, words in zip(matched, asked, strict=True) if words), default=0.0)
    weight = sum(1 / shared[word] for word in words)
    return Fit(task, frozenset(words), weight, share, bool(_of_content(words) & _words_of(task.content)))


def _of_content(words: Iterable[str]) -> set[str]:
    return {word for word in words if "#" not in word and fold(word) not in _PLACES}


def _count(words: Iterable[str]) -> int:
    known = set(words)
    return len(
        known - {word for word in known for place in known if "#" in place and fold(word) == place.split("#")[0]}
    )


def _alike(word: str, known: Iterable[str]) -> str | None:
    """The task's word that is meant: the same, or without its accents; for longer words one with a slip in it."""
    if word in known:
        return word
    if word.isascii() and "#" not in word:
        found = next((one for one in known if fold(one) == word), None)
        if found is not None:
            return found
    if len(word) <= _SHORT_WORD or "#" in word or word in HARMLESS or word in HARMLESS_PLAIN:
        return None
    longer = (one for one in known if len(one) > _SHORT_WORD and "#" not in one)
    return next((one for one in longer if OSA.distance(word, one if not word.isascii() else fold(one)) <= 1), None)


def _elsewhere(asked: Sequence[set[str]], known: set[str]) -> bool:
    """Whether the sentence speaks of another alley, or another group, than the task's."""
    said = {word for words in asked for word in words if "#" in word}
    kinds = {word.split("#")[0] for word in known if "#" in word}
    return any(word not in known and word.split("#")[0] in kinds for word in said)


def best(found: Sequence[Fit]) -> list[Fit]:
    """Those that cannot be told from the best one: neither fits by much less, nor by a part of the words only."""
    if not found:
        return []
    first = found[0]
    return [one for one in found if one is first or not (one.words < first.words or one.weight * 1.5 <= first.weight)]
