"""What kind of speech a line is that was no report and no answer to an invitation. Pure; refuses rather than guesses.

A kind is told by words that it must have, and by holding no word but those that such lines are made of. So "cảm ơn em"
is thanks, and "cảm ơn em, kiệt 3 xong rồi" is none of these: it is unclear, and asked about.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from handlers.language.names import fold
from handlers.language.spoken_words import Piece, pieces
from handlers.people.talk import vocabulary as known


class Speech(Enum):
    """`MEETING` asks when or where the next meeting is, `TASKS` what one has to do, `DUE` until when, `WHO` who is in
    charge, `STATE` whether something is done. The last three may name a task.
    """

    GREETING = "greeting"
    THANKS = "thanks"
    FAREWELL = "farewell"
    ASSENT = "assent"
    CHAT = "chat"
    MEETING = "meeting"
    TASKS = "tasks"
    DUE = "due"
    WHO = "who"
    STATE = "state"
    UNCLEAR = "unclear"


@dataclass(frozen=True)
class Heard:
    """`about`: the words of a question that name what it is about, "" where it names nothing."""

    speech: Speech
    about: str = ""


_Patterns = tuple[re.Pattern[str], ...]
_KINDS: tuple[tuple[Speech, _Patterns, frozenset[str]], ...] = (
    (Speech.GREETING, known.GREETING, known.GREETING_WORDS),
    (Speech.THANKS, known.THANKS, known.THANKS_WORDS),
    (Speech.FAREWELL, known.FAREWELL, known.FAREWELL_WORDS),
    (Speech.MEETING, known.MEETING, known.MEETING_WORDS),
    (Speech.TASKS, known.TASKS, known.TASKS_WORDS),
    (Speech.ASSENT, known.ASSENT, known.ASSENT_WORDS),
    (Speech.CHAT, known.CHAT, known.CHAT_WORDS),
)
_SMALL = (Speech.GREETING, Speech.THANKS, Speech.FAREWELL, Speech.ASSENT, Speech.CHAT)
_QUESTIONS: tuple[tuple[Speech, _Patterns], ...] = (
    (Speech.WHO, known.WHO),
    (Speech.STATE, known.STATE),
    (Speech.DUE, known.DUE),
)


def read(words: str, names: Sequence[str] = ()) -> Heard:
    """What kind of speech this is; UNCLEAR wherever there is a doubt. `names`: how the speaker may call themself."""
    said = pieces(words)
    line = " ".join(one.heard for one in said)
    called = frozenset(part for name in names for part in fold(name).split())
    tokens = frozenset(line.split()) - called
    for speech, needed, allowed in _KINDS:
        if tokens <= allowed and all(one.search(line) for one in needed) and not _vetoed(speech, said, line):
            return Heard(speech)
    return _question(said, line)


def _vetoed(speech: Speech, said: Sequence[Piece], line: str) -> bool:
    if speech in _SMALL and _speaks_of_absence(said):
        return True
    return speech is Speech.ASSENT and known.NO_ASSENT.search(line) is not None


def _speaks_of_absence(said: Sequence[Piece]) -> bool:
    """ "Vắng" is no "vâng"; without accents it is one only among words of politeness."""
    heard = {one.heard for one in said}
    return "vang" in heard and (any(one.typed == "vắng" for one in said) or not heard <= known.POLITE_YES)


def _question(said: list[Piece], line: str) -> Heard:
    for speech, needed in _QUESTIONS:
        found = [one.search(line) for one in needed]
        if speech is Speech.DUE and known.NO_DUE.search(line):
            break
        if all(found):
            return Heard(speech, _named(said, [one.span() for one in found if one is not None]))
    return Heard(Speech.UNCLEAR)


def _named(said: list[Piece], asked: list[tuple[int, int]]) -> str:
    """What is left, as it was typed, without what was asked and the small words at both ends."""
    left, at = [], 0
    for one in said:
        if not any(first <= at < last for first, last in asked):
            left.append(one.typed)
        at += len(one.heard) + 1
    while left and left[0] in known.SMALL_WORDS:
        left = left[1:]
    while left and left[-1] in known.SMALL_WORDS:
        left.pop()
    return " ".join(left)
