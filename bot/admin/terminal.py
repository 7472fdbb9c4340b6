"""The terminal as it is: whatever its language, its encoding and its open ends, what is said there can be read.

Letters that an encoding lacks are written as near as it can: with fewer accents, or with none. Nothing is raised.
"""

import codecs
import os
import sys
from collections.abc import Iterator
from io import TextIOWrapper
from pathlib import Path
from unicodedata import combining, normalize

# What no rule of Unicode takes apart: the letter d with a stroke, dashes, quotes, arrow and bullet, by their numbers.
_BY_HAND = {
    0x0111: "d",
    0x0110: "D",
    0x2013: "-",
    0x2014: "-",
    0x2212: "-",
    0x201C: '"',
    0x201D: '"',
    0x2018: "'",
    0x2019: "'",
    0x2192: "->",
    0x2022: "*",
}
_ENDS = (("stdin", "r"), ("stdout", "w"), ("stderr", "w"))


def prepare() -> None:
    """Make the three ends fit to be used. A process that cannot even name files in Vietnamese starts anew in UTF-8."""
    if codecs.lookup(sys.getfilesystemencoding()).name == "ascii":
        # Names and words of the command line are read in it before anything of ours runs.
        os.execv(sys.executable, [sys.executable, "-X", "utf8", *sys.orig_argv[1:]])
    for name, mode in _ENDS:
        if getattr(sys, name) is None:
            # Closed by whoever called: the next file that is opened, the database perhaps, would stand in its place.
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # One that claims to know English alone is a terminal or a file nobody has asked: nearly all read UTF-8.
            encoding = "utf-8" if codecs.lookup(stream.encoding).name == "ascii" else stream.encoding
            stream.reconfigure(encoding=encoding, errors=nearest_in(encoding))


def release() -> None:
    """Say the last words; where nobody takes them any more, let Python find nothing left to say at its end."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError):
            _silence(stream)


def can_show(signs: str) -> bool:
    """Whether the terminal has these signs themselves."""
    try:
        signs.encode(sys.stdout.encoding or "ascii")
    except UnicodeEncodeError:
        return False
    return True


def _silence(stream: object) -> None:
    try:
        number = stream.fileno()  # type: ignore[attr-defined]
    except (OSError, ValueError):
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, number)
    os.close(nowhere)


def nearest_in(encoding: str) -> str:
    """What to do with signs that an encoding lacks, by the name under which Python's codecs know it."""

    def nearest(error: UnicodeError) -> tuple[str, int]:
        if not isinstance(error, UnicodeEncodeError):
            raise error
        lacking = error.object[error.start : error.end]
        return "".join(_nearest_to(sign, encoding) for sign in lacking), error.end

    name = f"chibo-nearest-{encoding}"
    codecs.register_error(name, nearest)
    return name


def _nearest_to(sign: str, encoding: str) -> str:
    for candidate in _candidates(sign):
        try:
            candidate.encode(encoding)
        except UnicodeEncodeError:
            continue
        return candidate
    return "?"


def _candidates(sign: str) -> Iterator[str]:
    """The letter with its tone as a sign of its own (as the older Vietnamese encodings have it), then without it, then
    without any mark.
    """
    whole = normalize("NFKD", sign)
    base, marks = whole[0], [mark for mark in whole[1:] if combining(mark)]
    for shape in marks:
        rest = "".join(mark for mark in marks if mark != shape)
        yield normalize("NFC", base + shape) + rest
    yield whole
    for shape in marks:
        yield normalize("NFC", base + shape)
    yield _BY_HAND.get(ord(sign), base)
