"""What a conversation is: a table of steps (`Dialog`), and what a step can answer (`Outcome`).

A step's functions are plain and synchronous: they read the answer into `draft.data` and say where to go. What all
conversations owe to people (step numbers, Quay lại and Hủy, parking, old buttons) is done once, in engine.py.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from markupsafe import Markup
from telegram import Message

from handlers.context import Context, FileReady
from handlers.screens.screen import Choice, Screen
from storage.drafts import Draft

BACK = "back"
CANCEL = "cancel"
RESUME = "resume"
RESTORE = "restore"
AFRESH = "afresh"


@dataclass(frozen=True)
class Next:
    """The answer was taken: on to `step`. `note` is said above the next question."""

    step: str
    note: Markup | None = None


@dataclass(frozen=True)
class Stay:
    """The answer was taken and the same question stays (a name ticked, a page turned)."""

    note: Markup | None = None


@dataclass(frozen=True)
class Reject:
    """The answer cannot be taken; `note` says kindly what to do. Nothing in the draft may have changed."""

    note: Markup


@dataclass(frozen=True)
class Finish:
    """The draft has become facts; `screen` says so. `then` is told the message that shows it (None: it has no id)."""

    screen: Screen
    then: Callable[[Context, Message | None], None] | None = None


@dataclass(frozen=True)
class Fetch:
    """The file that was just sent is to be looked at: the person reads "Đang kiểm tra tệp…", it is fetched after the
    commit, and comes back to the `fetched` of this very step. The question stays open meanwhile.

    `reader` names who reads it on the way, before anything is written (bot/compose/sessions.py, READERS): what it
    found comes as `FileReady.read`.
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


@dataclass(frozen=True)
class Step:
    """One question. `number` is its place in "bước 2/7"; steps of one loop share it. What is None is answered with
    a kind line that says what to do instead. `part` names what the summary can send one back to.

    `sent` takes a document: it looks at the name and size and answers `Fetch()` (or takes it at its word, or is sorry).
    `fetched` then gets the file: `context.files.read(ready.file_hash)` is its content; where it could not be had, the
    engine has said so and `fetched` is not asked. Both `sent` and `fetched` may write to `draft.data`. The file comes
    back also where the draft was parked meanwhile (it stays parked, and the person is told); not where the person has
    gone to another step, sent another file, saved or cancelled.
    """

    name: str
    number: int
    ask: Callable[[Context, Draft], Screen]
    tapped: Callable[[Context, Draft, str, str], Outcome] | None = None
    typed: Callable[[Context, Draft, str], Outcome] | None = None
    pictured: Callable[[Context, Draft, Picture], Outcome] | None = None
    part: str = ""
    sent: Callable[[Context, Draft, Attachment], Outcome] | None = None
    fetched: Callable[[Context, Draft, FileReady], Outcome] | None = None


@dataclass(frozen=True)
class Dialog:
    """One conversation as a table. `allowed` is asked before every step: a right may end while a form is open.

    `about` says in a few words which form a draft is, for "Đồng chí đang ghi dở …".
    """

    kind: str
    title: str
    steps: tuple[Step, ...]
    allowed: Callable[[Context, Draft], bool]
    about: Callable[[Context, Draft], str]
    by_name: dict[str, Step] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_name", {step.name: step for step in self.steps})

    @property
    def first(self) -> Step:
        return self.steps[0]

    @property
    def length(self) -> int:
        return max(step.number for step in self.steps)

    def comes_round(self, here: str, step: str) -> bool:
        """Whether going from `here` to `step` is going back up within one part: the end of a loop's round."""
        names = [one.name for one in self.steps]
        part = self.by_name[here].part
        return bool(part) and part == self.by_name[step].part and names.index(step) < names.index(here)

    def state(self, step: str) -> str:
        """The name of python-telegram-bot's state for a step."""
        return f"{self.kind}.{step}"


def button(draft: Draft, label: str, verb: str, argument: object = "") -> Choice:
    """A choice of the draft's present question. It grows old as soon as the draft changes."""
    tail = f":{argument}" if argument != "" else ""
    return Choice(label, f"d:{draft.id}:{draft.version}:{verb}{tail}")


def mend(draft: Draft, part: str, step: str) -> Next:
    """From a summary: go back to one part; after it the summary comes again."""
    draft.mending = part
    return Next(step)
