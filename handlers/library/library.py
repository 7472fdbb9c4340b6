"""The library of texts: Markdown files with a few lines of front matter, those of the bot and those a ward adds.

A file begins with lines between two "---": `kind` ("questions", "situation", "thanks", "lesson") and `title`, and where
they fit `field` (of work), `part` (of the visitor's form) and `minutes`; a lesson may end with a `question` and its
`answers`, two to four with "|" between them, the right one first. A ward's file with the same path (such as
`questions/an-sinh-xa-hoi.md`) takes the place of the bot's. What cannot be read is left out and told in `faults`.
"""

from dataclasses import dataclass
from pathlib import Path

SHIPPED = Path(__file__).with_name("shelves")
KINDS = ("questions", "situation", "thanks", "lesson")
MOST_ANSWERS = 4
_FENCE = "---"
_BULLET = "- "


@dataclass(frozen=True)
class Text:
    """One file. `name` is its path without ending ("questions/an-sinh-xa-hoi"); `body` its Markdown."""

    name: str
    kind: str
    title: str
    body: str
    field: str = ""
    part: str = ""
    minutes: int = 0
    question: str = ""
    answers: tuple[str, ...] = ()

    @property
    def bullets(self) -> tuple[str, ...]:
        """The lines of its list, without their dashes."""
        return tuple(line[len(_BULLET) :].strip() for line in self.body.splitlines() if line.startswith(_BULLET))


@dataclass(frozen=True)
class Library:
    """All texts by their name's order, and what could not be read, as (path, what is wrong)."""

    texts: tuple[Text, ...]
    faults: tuple[tuple[str, str], ...] = ()

    def of_kind(self, kind: str) -> tuple[Text, ...]:
        return tuple(text for text in self.texts if text.kind == kind)

    def named(self, name: str) -> Text | None:
        return next((text for text in self.texts if text.name == name), None)

    def questions_for(self, field: str) -> tuple[str, ...]:
        """The questions of a field of work; none where nobody has written any for it."""
        wanted = field.casefold()
        return tuple(
            line for text in self.of_kind("questions") if text.field.casefold() == wanted for line in text.bullets
        )

    def thanks_for(self, part: str) -> Text | None:
        """A thank-you that fits a part of the visitor's form that could be better; the general one where none does."""
        thanks = self.of_kind("thanks")
        fitting = [text for text in thanks if text.part == part] or [text for text in thanks if not text.part]
        return fitting[0] if fitting else None


class _Unreadable(ValueError):
    pass


def load(folder: Path | None = None) -> Library:
    """The bot's texts, with those of `folder` beside and above them. Never raises for what a file holds."""
    paths = {path.relative_to(SHIPPED).with_suffix("").as_posix(): path for path in sorted(SHIPPED.rglob("*.md"))}
    if folder is not None and folder.is_dir():
        paths |= {path.relative_to(folder).with_suffix("").as_posix(): path for path in sorted(folder.rglob("*.md"))}
    found, faults = [], []
    for name, path in sorted(paths.items()):
        try:
            found.append(_read(name, path.read_text(encoding="utf-8")))
        except UnicodeDecodeError:
            faults.append((str(path), "save it as UTF-8"))
        except (_Unreadable, OSError) as error:
            faults.append((str(path), str(error)))
    return Library(tuple(found), tuple(faults))


def _read(name: str, words: str) -> Text:
    lines = words.removeprefix("\ufeff").splitlines()
    if not lines or lines[0].strip() != _FENCE or _FENCE not in (line.strip() for line in lines[1:]):
        raise _Unreadable("it has to begin with lines such as “kind: questions” between two lines of ---")
    end = next(number for number, line in enumerate(lines[1:], 1) if line.strip() == _FENCE)
    front = dict(_pair(line) for line in lines[1:end] if line.strip())
    kind, title, body = front.get("kind", ""), front.get("title", ""), "\n".join(lines[end + 1 :]).strip()
    if kind not in KINDS:
        raise _Unreadable(f"kind must be one of {', '.join(KINDS)}")
    if not title or not body:
        raise _Unreadable("title and text must not be empty")
    minutes = front.get("minutes", "0")
    if not minutes.isdecimal():
        raise _Unreadable("minutes must be a whole number")
    answers = tuple(one.strip() for one in front.get("answers", "").split("|") if one.strip())
    if bool(front.get("question")) != (2 <= len(answers) <= MOST_ANSWERS):
        raise _Unreadable("a question needs two to four answers, with | between them")
    return Text(
        name,
        kind,
        title,
        body,
        front.get("field", ""),
        front.get("part", ""),
        int(minutes),
        front.get("question", ""),
        answers,
    )


def _pair(line: str) -> tuple[str, str]:
    name, colon, value = line.partition(":")
    if not colon:
        raise _Unreadable(f"not a line of the form “name: value”: {line}")
    return name.strip(), value.strip()
