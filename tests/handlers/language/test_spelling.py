"""Letters by their code points: what looks the same is the same, wherever it is read."""

from collections.abc import Callable
from datetime import date
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.language.names import find_people, fold, names_a_body
from handlers.language.spelling import composed, plain_signs, tones_before, tones_now
from handlers.language.tables.form import key
from handlers.meetings.log.one_line import Known, read_line
from handlers.sessions.plan.likeness.comparing import likeness
from handlers.ward.places.rules import place_key
from storage.search_words import folded

TODAY = date(2026, 11, 25)
# (now, before): the tone on the first vowel, and on the second.
PAIRS = [
    ("\u1ee7y", "u\u1ef7"),
    ("\u1ee6y ban", "U\u1ef7 ban"),
    ("\u0110\u1ea2NG \u1ee6Y", "\u0110\u1ea2NG U\u1ef6"),
    ("h\u00f2a", "ho\u00e0"),
    ("kh\u1ecfe", "kho\u1ebb"),
    ("th\u00fay", "thu\u00fd"),
    ("x\u00f3a", "xo\u00e1"),
    ("h\u1ee7y", "hu\u1ef7"),
]


@pytest.mark.parametrize(("now", "before"), PAIRS)
def test_the_two_places_of_a_tone(now: str, before: str) -> None:
    assert now != before
    assert (tones_now(before), tones_before(now)) == (now, before)
    assert (tones_now(now), tones_before(before)) == (now, before)
    assert len(normalize("NFC", now)) == len(normalize("NFC", before))


# Closed syllables, "qu", other pairs of vowels: there is one place only.
@pytest.mark.parametrize(
    "word",
    ["ho\u00e0n", "qu\u00fd", "c\u1ee7a", "xo\u0103n", "o\u1eb1n", "kho\u00e1i", "huy\u1ec7n", "m\u00eca", "quy"],
)
def test_what_has_one_place_stays(word: str) -> None:
    assert tones_now(word) == word == tones_before(word)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("\u00d0\u1eb7ng", "\u0110\u1eb7ng"),
        ("\u00f0/c", "\u0111/c"),
        ("\u00d0. T. Y.", "\u0110. T. Y."),
        ("Gu\u00f0mundur", "Gu\u00f0mundur"),
        ("a\u200bb", "ab"),
        ("a\u200db\u200d", "ab"),
        ("\u202eabc\u202c", "abc"),
        ("\ufeffmai", "mai"),
        ("\u2800", " "),
        ("\u3164\u115f\uffa0", "   "),
        ("e\u0302\u0301", "\u1ebf"),
        (
            "\U0001f468\u200d\U0001f469\u200d\U0001f467 \u2764\ufe0f\u200d\U0001f525",
            "\U0001f468\u200d\U0001f469\u200d\U0001f467 \u2764\ufe0f\u200d\U0001f525",
        ),
        ("\u201cd\u1ecdn r\u00e1c\u201d \u2013 19h30\u2019", "\u201cd\u1ecdn r\u00e1c\u201d \u2013 19h30\u2019"),
    ],
)
def test_what_is_kept(typed: str, kept: str) -> None:
    assert composed(typed) == kept


def test_signs_of_a_keyboard_for_readers() -> None:
    assert plain_signs("14\u201312\u20142026 19h30\u2019 \u201cx\u201d \u2212") == '14-12-2026 19h30\' "x" -'


SYLLABLES = st.sampled_from(
    [
        "ho\u00e0",
        "thu\u1ef7",
        "kho\u1ebb",
        "lo\u00e8",
        "\u0111\u01b0\u1eddng",
        "\u1ea3nh",
        "li\u1ec5u",
        "nguy\u1ec5n",
        "\u00fd",
        "xe",
        "r\u00e1c",
        "\u0110\u1eb7ng",
        "qu\u00fd",
    ]
)
WORDS = st.lists(SYLLABLES, min_size=1, max_size=5).map(" ".join)
# How the same words may come: as they are kept, in pieces, with the tone on the other vowel, with what cannot be seen.
WAYS: dict[str, Callable[[str], str]] = {
    "composed": lambda words: normalize("NFC", words),
    "decomposed": lambda words: normalize("NFD", words),
    "tones as now": tones_now,
    "tones as before": tones_before,
    "unseen signs": lambda words: words.replace("o", "o\u200b").replace(" ", " \u2060"),
    "eth": lambda words: words.replace("\u0110", "\u00d0").replace("\u0111", "\u00f0"),
}
# Each reader of words that compares them: what it makes of one writing it makes of every other.
READERS: dict[str, Callable[[str], object]] = {
    "search": folded,
    "folding": fold,
    "columns of tables": key,
    "people": lambda words: find_people(words, [(1, tones_now(words)), (2, "Ai \u0110\u00f3")]),
    "bodies": names_a_body,
    "places": place_key,
    "likeness": lambda words: likeness(words, tones_now(f"B\u00e0n v\u1ec1 {words}")),
    "lines of a meeting": lambda words: _shape(f"nh\u00e0 v\u0103n ho\u00e1 {words}: n\u00ean s\u01a1n l\u1ea1i"),
}


def _shape(line: str) -> tuple[str, tuple[object, ...]]:
    read = read_line(composed(line), [Known(1, "L\u00ea Th\u1ecb Lan")], TODAY)
    return type(read).__name__, getattr(read, "missing", ())


@pytest.mark.parametrize("reader", READERS)
@given(words=WORDS)
def test_every_writing_is_read_alike(reader: str, words: str) -> None:
    read = READERS[reader]
    wanted = read(composed(words))
    assert {way: read(composed(write(words))) for way, write in WAYS.items()} == dict.fromkeys(WAYS, wanted)


@given(st.text())
def test_composing_twice_changes_nothing(text: str) -> None:
    assert composed(composed(text)) == composed(text)


def test_a_place_whose_name_has_its_tone_on_the_last_vowel() -> None:
    assert _shape("nh\u00e0 v\u0103n ho\u00e1: n\u00ean s\u01a1n l\u1ea1i") == ("PlaceLine", ())
    assert _shape("nh\u00e0 v\u0103n h\u00f3a: n\u00ean s\u01a1n l\u1ea1i") == ("PlaceLine", ())
