"""The page's own files: its words stand in one of them, its colours can be read, and nothing comes from elsewhere."""

import re
from itertools import product
from pathlib import Path

import pytest

from bot.play.simulator.web.page_server import PAGE

FILES = sorted(PAGE.iterdir())
# Letters that only Vietnamese has, and signs of an address on another machine.
VIETNAMESE = re.compile(r"[ăâđêôơưĂÂĐÊÔƠƯ]|[àáảãạầấẩẫậằắẳẵặèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]")
ELSEWHERE = re.compile(r"(?:src|href|import|url)\W{1,3}(?:https?:)?//|@import|https?://(?!www\.w3\.org/)[a-z]")
READ = ("text", "quiet", "accent")
BEHIND = ("panel", "raised", "mine", "tint", "ground")


@pytest.mark.parametrize("file", [file for file in FILES if file.name != "words.js"], ids=lambda file: file.name)
def test_vietnamese_words_stand_in_words_js_alone(file: Path) -> None:
    assert VIETNAMESE.findall(file.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_nothing_is_fetched_from_elsewhere(file: Path) -> None:
    assert ELSEWHERE.findall(file.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("file", [file for file in FILES if file.suffix == ".js"], ids=lambda file: file.name)
def test_text_never_goes_in_as_html(file: Path) -> None:
    assert (
        re.findall(r"innerHTML\s*=|outerHTML\s*=|insertAdjacentHTML|document\.write|\beval\(", file.read_text()) == []
    )


def schemes() -> list[dict[str, str]]:
    """The colours by day and by night."""
    blocks = re.findall(r":root \{(.*?)\}", (PAGE / "page.css").read_text(), re.DOTALL)
    return [dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block)) for block in blocks]


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """As WCAG 2 reckons it, from 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", schemes(), ids=["day", "night"])
def test_words_stand_out_from_what_is_behind_them(scheme: dict[str, str]) -> None:
    pairs = [*product(READ, BEHIND), ("sample", "sample-ground"), ("on-accent", "accent"), ("panel", "alert")]
    weak = {pair: round(contrast(*(scheme[name] for name in pair)), 2) for pair in pairs}
    assert {pair: ratio for pair, ratio in weak.items() if ratio < 4.5} == {}


def test_there_are_two_schemes() -> None:
    assert [scheme["panel"] for scheme in schemes()] == ["#fdfcf9", "#171d1f"]
