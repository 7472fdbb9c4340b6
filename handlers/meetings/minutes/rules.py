"""Pure decisions about official documents: their term, their sign, how days, places and names stand in them."""

import re
from collections.abc import Collection, Sequence
from datetime import date, datetime, timedelta
from enum import Enum
from unicodedata import normalize

from handlers.language.spelling import tones_before, tones_now

_UNFIT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_SMALL_MONTHS = 2
_FIRST_TWO_DIGITS = 10
_PREFIXES = ("chi bộ", "đảng bộ", "đảng ủy", "phường", "xã")


def term_of(day: date, terms: Sequence[tuple[str, date]]) -> str:
    """The name of the term (nhiệm kỳ) that `day` falls in, of terms given as (name, first day).

    A day before the first term belongs to the first. Raises ValueError where there is no term at all.
    """
    if not terms:
        raise ValueError("at least one term is needed")
    ordered = sorted(terms, key=lambda term: term[1])
    begun = [name for name, begins in ordered if begins <= day]
    return begun[-1] if begun else ordered[0][0]


def sign(number: int, kind: str, suffix: str = "CB") -> str:
    """A document's number as it stands under the head: "05-BB/CB"; from 10 without a leading 0."""
    return f"{number:02d}-{kind}/{suffix}"


def day_in_words(day: date) -> str:
    """ "ngày 05 tháng 01 năm 2026": days under 10 and the months 1 and 2 take a leading 0."""
    day_number = f"{day.day:02d}" if day.day < _FIRST_TWO_DIGITS else str(day.day)
    month = f"{day.month:02d}" if day.month <= _SMALL_MONTHS else str(day.month)
    return f"ngày {day_number} tháng {month} năm {day.year}"


def moment_in_words(moment: datetime) -> str:
    """ "19 giờ 00, ngày 29 tháng 11 năm 2026"; `moment` is local."""
    return f"{clock_in_words(moment)}, {day_in_words(moment.date())}"


def clock_in_words(moment: datetime) -> str:
    return f"{moment.hour} giờ {moment.minute:02d}"


def bare_name(name: str) -> str:
    """A unit's name without what kind of unit it is: "Phường Liễu Nam" is "Liễu Nam", "Chi bộ 3" is "3"."""
    rest = normalize("NFC", " ".join(name.split()))
    while (prefix := next((one for one in _PREFIXES if _begins(rest, one)), None)) is not None:
        rest = rest[len(prefix) :].strip()
    return rest


def _begins(name: str, words: str) -> bool:
    return tones_now(name.lower()).startswith(f"{words} ")


def ward_line(name: str) -> str:
    """The first line of the head: "ĐẢNG BỘ PHƯỜNG LIỄU NAM"; a commune stays a commune."""
    plain = " ".join(name.split())
    kind = "XÃ" if any(_begins(plain, one) for one in ("xã", "đảng bộ xã", "đảng ủy xã")) else "PHƯỜNG"
    return f"ĐẢNG BỘ {kind} {bare_name(name)}".upper()


def cell_line(name: str) -> str:
    return f"CHI BỘ {bare_name(name)}".upper()


def printable(words: str) -> str:
    """Typed words as they may stand in a Word file: no control characters, one line."""
    return " ".join(_UNFIT.sub(" ", words).split())


def begun(words: str) -> str:
    """Words with a capital at their start; what else is typed in them stays."""
    kept = printable(words)
    return kept[:1].upper() + kept[1:]


def sentence(words: str) -> str:
    """Words with a capital at their start and a full stop at their end; those that end in a mark already stay."""
    kept = begun(words)
    return kept if not kept or kept[-1] in ".!?…" else f"{kept}."


def spelt(words: str, old: bool, names: Collection[str] = ()) -> str:
    """The words with the tone of an open "oa", "oe", "uy" in one place throughout: on the second vowel where `old`,
    else on the first. `names` of people stay as they write them.
    """
    return tones_before(words, names) if old else tones_now(words, names)


class AdoptionProblem(Enum):
    NOT_YET = "not_yet"
    BEFORE_THE_MEETING = "before_the_meeting"


def check_adoption(began: datetime, adopted: datetime, now: datetime) -> AdoptionProblem | None:
    """Minutes are adopted once there is something to adopt, and that is not still to come."""
    if adopted > now:
        return AdoptionProblem.NOT_YET
    return AdoptionProblem.BEFORE_THE_MEETING if adopted <= began else None


def adopted_later(ended: datetime, adopted: datetime) -> bool:
    """Whether minutes were adopted at a later sitting: on another day than the meeting's, both in local time."""
    return adopted.date() > ended.date()


ADOPTING = "adopt"


def reminder_slot(
    logged_at: datetime, adopted_at: datetime | None, spans: Sequence[timedelta], now: datetime
) -> str | None:
    """Which reminder of the minutes' way has come, as its slot: of adopting them, or the number of the last one about
    upload and report. None: not any yet.
    """
    if adopted_at is None:
        return ADOPTING if spans and now >= logged_at + spans[0] else None
    past = [number for number, span in enumerate(spans) if now >= adopted_at + span]
    return str(past[-1]) if past else None
