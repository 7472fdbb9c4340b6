"""What a conversation is: a table of steps (`Form`), and what a step can answer (`Outcome`).

A step's functions are plain and synchronous: they read the answer into `draft.data` and say where to go. What all
conversations owe to people (step numbers, Quay lại and Hủy, parking, old buttons) is done once, in engine.py.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, Generic, Protocol, TypeVar

from markupsafe import Markup
from telegram import Message

from handlers.context import Context, FileReady
from handlers.forms.draft import Draft, FormData
from handlers.screens.screen import Choice, Screen
from storage.drafts import DraftRow

BACK = "back"
CANCEL = "cancel"
RESUME = "resume"
RESTORE = "restore"
AFRESH = "afresh"
# What becomes of words that may be of another matter: they are the answer, or that matter comes first.
ANSWER = "answer"
FIRST = "first"
# What a button takes a form up with, wherever it stands.
TAKE_UP = (RESUME, RESTORE, AFRESH)
# The step that follows in the table.
ONWARD = ""


@dataclass(frozen=True)
class Next:
    """The answer was taken: on to `step`, or to what follows in the table (the step `after`, where it is not this one).
    `note` is said above the next question. `closing`: a round ends that began at `step`, whatever lay between, and the
    way back forgets it.
    """

    step: str = ONWARD
    note: Markup | None = None
    closing: bool = False
    after: str = ""


@dataclass(frozen=True)
class Stay:
    """The answer was taken and the same question stays (a name ticked, a page turned)."""

    note: Markup | None = None


@dataclass(frozen=True)
class Reject:
    """The answer cannot be taken; `note` says kindly what to do. Nothing in the draft may have changed.

    `kept` is what becomes of words that turn out to be of no other matter either (None: nothing).
    """

    note: Markup
    kept: "Callable[[], Outcome] | None" = None


@dataclass(frozen=True)
class Finish:
    """The draft has become facts; `screen` says so. `then` is told the message that shows it (None: it has no id)."""

    screen: Screen
    then: Callable[[Context, Message | None], None] | None = None


@dataclass(frozen=True)
class Fetch:
    """The file that was just sent is to be looked at: the person reads "Đang kiểm tra tệp…", it is fetched after the
    commit, and comes back to the `fetched` of this very step. The question stays open meanwhile.

    `reader` names who reads it on the way, before anything is written (handlers/forms/feature.py): what it found comes
    as `FileReady.read`.
    """

    reader: str = ""


Outcome = Next | Stay | Reject | Finish | Fetch


@dataclass(frozen=True)
class Picture:
    """A photo as it came: the app's id to fetch it by, the id that stays the same when it is sent again, and bytes.

    `number` is its message's in the chat: an album's photos may come in any order, their numbers tell the sender's.
    """

    remote_id: str
    unique_id: str
    size: int | None
    caption: str = ""
    number: int = 0


@dataclass(frozen=True)
class Recording(Picture):
    """A voice message, a piece of sound or a round video as it came: ids and bytes as a Picture's, which `kind` it is
    by the app's word, and how long. Without a `remote_id` the app does not hand it out.
    """

    kind: str = "voice"
    seconds: int = 0


@dataclass(frozen=True)
class Attachment:
    """A document as it came: ids as a Picture's, its name and type as the sender's app says (neither is to be trusted),
    bytes. One above the Bot API's 20 MB never gets here.
    """

    remote_id: str
    unique_id: str
    name: str
    mime: str
    size: int | None
    caption: str = ""
    number: int = 0


# A step that asks for what several forms have in common fits into each of them.
In = TypeVar("In", bound=FormData, contravariant=True)
M = TypeVar("M", bound=FormData)


class Takes(Enum):
    """What typed words are to a step: an answer that it has to read; or whatever is said, where a question is asked
    about (`WORDS`), or may be the answer itself (`SPEECH`). A command is asked about in both.
    """

    ANSWERS = "answers"
    WORDS = "words"
    SPEECH = "speech"


@dataclass(frozen=True)
class Step(Generic[In]):
    """One question. What is None is not taken: the person reads what this step expects. `part` names what the summary
    can send one back to. Steps of one part, or of one `group`, are counted as one in "bước 2/7".

    `asked` says whether the step, and those of its part behind it, are asked at all where the table leads to them.

    `sent` takes a document: it looks at the name and size and answers `Fetch()` (or takes it at its word, or is sorry).
    `fetched` then gets the file: `context.files.read(ready.file_hash)` is its content; where it could not be had, the
    engine has said so and `fetched` is not asked. Both `sent` and `fetched` may write to `draft.data`. The file comes
    back also where the draft was parked meanwhile (it stays parked, and the person is told); not where the person has
    gone to another step, sent another file, saved or cancelled.
    """

    name: str
    ask: Callable[[Context, Draft[In]], Screen]
    tapped: Callable[[Context, Draft[In], str, str], Outcome] | None = None
    typed: Callable[[Context, Draft[In], str], Outcome] | None = None
    pictured: Callable[[Context, Draft[In], Picture], Outcome] | None = None
    part: str = ""
    sent: Callable[[Context, Draft[In], Attachment], Outcome] | None = None
    fetched: Callable[[Context, Draft[In], FileReady], Outcome] | None = None
    group: str = ""
    asked: Callable[[Context, Draft[In]], bool] | None = None
    heard: Callable[[Context, Draft[In], Recording], Outcome] | None = None
    takes: Takes = Takes.ANSWERS

    @property
    def counted_as(self) -> str:
        return self.group or self.part or self.name


class UsualQuestion(Protocol[In]):
    """A question of a usual kind (handlers/forms/questions): it makes its own steps, the first of them its name's."""

    def steps(self) -> tuple[Step[In], ...]: ...


@dataclass(frozen=True)
class Form(Generic[M]):
    """One conversation as a table. `allowed` is asked before every step: a right may end while a form is open.

    `about` says in a few words which form a draft is, for "Đồng chí đang ghi dở …". `names` are the task, the session
    or the person that it is about, and for whom one acts: said above each question whose own text does not. `data` is
    the model of its answers; `counted`: whether it says "bước n/m"; `lasting`: it is filled in for as long as a meeting
    lasts, with long pauses, so that it is put aside later than others are, and by no reminder (putting_aside.py). Of
    the table are made `steps`, and of each its place among `length` questions, from 0.
    """

    kind: str
    title: str
    table: tuple[Step[M] | UsualQuestion[M], ...]
    allowed: Callable[[Context, Draft[M]], bool]
    about: Callable[[Context, Draft[M]], str]
    data: type[M]
    names: Callable[[Context, Draft[M]], Sequence[str]] | None = None
    counted: bool = True
    lasting: bool = False
    steps: tuple[Step[M], ...] = field(init=False)
    by_name: dict[str, Step[M]] = field(init=False)
    places: dict[str, int] = field(init=False)
    length: int = field(init=False)

    def __post_init__(self) -> None:
        steps = tuple(step for entry in self.table for step in _steps_of(entry))
        object.__setattr__(self, "steps", steps)
        object.__setattr__(self, "by_name", {step.name: step for step in steps})
        if len(self.by_name) < len(steps):
            raise ValueError(f"{self.kind}: two steps of one name")
        groups = list(dict.fromkeys(step.counted_as for step in steps))
        object.__setattr__(self, "places", {step.name: groups.index(step.counted_as) for step in steps})
        object.__setattr__(self, "length", len(groups))

    @property
    def first(self) -> Step[M]:
        return self.steps[0]

    @property
    def last(self) -> Step[M]:
        return self.steps[-1]

    def read(self, row: DraftRow) -> Draft[M]:
        """The draft of a row of this kind. Raises ValueError where its answers are of no known shape."""
        return Draft(row, self.answers(row.data, row.layout))

    def answers(self, data: dict[str, Any], layout: int) -> M:
        """Answers as they were kept in the `layout`-th shape. Raises ValueError where that is not known."""
        return self.data.read(data, layout)

    def begun(self, data: M | None = None) -> tuple[dict[str, Any], int]:
        """Answers to begin with (None: nothing) as a row keeps them, and the version of their shape."""
        answers = data if data is not None else self.data()
        return answers.kept(), answers.layout()

    def following(self, context: Context, draft: Draft[M], after: str = "") -> str:
        """What the table asks after the step (the draft's, unless told): the next of another question that is asked."""
        passed = self.by_name[after or draft.step]
        for step in self.steps[self.steps.index(passed) + 1 :]:
            if _same_question(step, passed):
                continue
            if step.asked is None or step.asked(context, draft):
                return step.name
            passed = step
        return self.last.name

    def place(self, draft: Draft[M]) -> tuple[int, int]:
        """(which question this is, of how many): those before the first that was asked are not counted."""
        if not self.counted:
            return 1, 1
        passed = self.places[draft.trail[0] if draft.trail else draft.step]
        return max(self.places[draft.step] - passed, 0) + 1, self.length - passed

    def comes_round(self, here: str, step: str) -> bool:
        """Whether going from `here` to `step` is going back up within one part: the end of a loop's round."""
        names = [one.name for one in self.steps]
        part = self.by_name[here].part
        return bool(part) and part == self.by_name[step].part and names.index(step) < names.index(here)

    def state(self, step: str) -> str:
        """The name of python-telegram-bot's state for a step."""
        return f"{self.kind}.{step}"


def _steps_of(entry: Step[M] | UsualQuestion[M]) -> Iterator[Step[M]]:
    yield from (entry,) if isinstance(entry, Step) else entry.steps()


def _same_question(one: Step[M], other: Step[M]) -> bool:
    return bool(one.part) and one.part == other.part


def button(draft: Draft[Any], label: str, verb: str, argument: object = "") -> Choice:
    """A choice of the draft's present question. It grows old as soon as the draft changes."""
    return row_button(draft.row, label, verb, argument)


def row_button(row: DraftRow, label: str, verb: str, argument: object = "") -> Choice:
    """The same of a draft that is not looked into."""
    tail = f":{argument}" if argument != "" else ""
    return Choice(label, f"d:{row.id}:{row.version}:{verb}{tail}")


def mend(draft: Draft[Any], part: str, step: str) -> Next:
    """From a summary: go back to one part; after it the summary comes again."""
    draft.mending = part
    return Next(step)
