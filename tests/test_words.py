"""All words that people read stand in texts.py: no Vietnamese in the code around them."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.wording import names_gesture

ROOT = Path(__file__).parent.parent
VIETNAMESE = re.compile(r"[ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]", re.IGNORECASE)
# Data that people read but no sentences of the program: the sample, what the tour plays, defaults of settings
# (they stand in the configuration file), and the menu (itself a table of labels).
DATA = ("bot/play/sample/", "bot/play/tour/", "handlers/settings", "handlers/screens/menu.py")
# What readers of typed words know: words that people write, and none that they read.
VOCABULARY = re.compile(
    r"(vocabulary|words)\.py$|storage/(search_words|spellings)\.py$|handlers/(language/(dates|names|numbers|spoken|spelling|tables/legacy)"
    r"|tasks/(understanding|delays))|handlers/meetings/log/one_line"
    r"|handlers/(secrecy|meetings/minutes|people/leave|people/joining|ward/places|sessions/plan/workbook)/rules\.py$"
    r"|handlers/secrecy/(letters|incoming)\.py$"
    r"|handlers/(sessions/plan/(guests|guest_lines)|tasks/one_task/helpers|tasks/report/short_answers|language/agreeing)\.py$"
)


def sources() -> list[Path]:
    found = [path for folder in ("bot", "handlers", "storage") for path in (ROOT / folder).rglob("*.py")]
    return [path for path in found if not path.name.endswith("texts.py") and not _is_data(path)]


def _is_data(path: Path) -> bool:
    name = path.relative_to(ROOT).as_posix()
    return name.startswith(DATA) or VOCABULARY.search(name) is not None


def spoken(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """The string constants of a module that are no docstrings, with their lines."""
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.lineno, node.value


def test_no_vietnamese_outside_texts() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{line}: {words}"
        for path in sources()
        for line, words in spoken(ast.parse(path.read_text(encoding="utf-8")))
        if VIETNAMESE.search(words)
    ]
    assert found == []


def test_no_text_names_a_gesture() -> None:
    """The same words go to a channel without buttons: there one chooses, and presses nothing."""
    found = [
        f"{path.relative_to(ROOT)}:{line}: {words}"
        for path in (ROOT / "handlers").rglob("*texts.py")
        for line, words in spoken(ast.parse(path.read_text(encoding="utf-8")))
        if names_gesture(words)
    ]
    assert found == []


# Where the mark of an open "oa", "oe", "uy" stands: on the first vowel, as in "hủy", "xóa", "hòa".
LATE_MARK = re.compile(r"(?<!q)(o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])(?![^\W\d_])", re.IGNORECASE)


@pytest.mark.parametrize("folder", ["bot", "handlers"])
def test_one_way_of_spelling(folder: str) -> None:
    paths = [path for kind in ("*.py", "*.md", "*.js") for path in (ROOT / folder).rglob(kind)]
    found = [(path.name, match[0]) for path in paths for match in LATE_MARK.finditer(path.read_text(encoding="utf-8"))]
    assert found == [] and LATE_MARK.search("Huỷ") and not LATE_MARK.search("hoàn, quý")


def test_the_search_would_find_it() -> None:
    tree = ast.parse('"""Tiếng Việt."""\nx = "Đồng chí"\ny = "plain"')
    assert [words for _, words in spoken(tree) if VIETNAMESE.search(words)] == ["Đồng chí"]


# What a tick may stand before: what is done, or says of itself that it is.
DONE = re.compile(
    r"✅ (?:<b>)?(?:Đã|Phường đã|Hoàn thành|Xong|Làm được|mới xong|Yêu cầu"
    r"|Đồng chí <b>\{name\}</b> dự|\{name\} nhận lời|\{title\})"
)


def test_a_tick_stands_before_what_is_done_alone() -> None:
    found = [
        words
        for path in (ROOT / "handlers").rglob("*texts.py")
        for _, words in spoken(ast.parse(path.read_text(encoding="utf-8")))
        if words.count("✅") != len(DONE.findall(words)) and words != "✅"
    ]
    assert found == []


# The tags of the Bot API's HTML style, and ours for a command to be tapped (bot/channels/telegram/inert.py).
TAGS = {"b", "strong", "i", "em", "u", "ins", "s", "strike", "del", "a", "code", "pre", "blockquote"}
TAG = re.compile(r"</?(?P<name>[a-zA-Z][\w-]*)[^<>]*>")
COMMAND = re.compile(r"<kbd>/[a-z_]+</kbd>")


def test_texts_bear_only_tags_that_arrive() -> None:
    """One that Telegram does not know makes it refuse the whole message."""
    files = [path for folder in ("bot", "handlers") for path in (ROOT / folder).rglob("*texts.py")]
    found = [
        f"{path.relative_to(ROOT)}:{line}: {tag[0]}"
        for path in files
        for line, words in spoken(ast.parse(path.read_text(encoding="utf-8")))
        for tag in TAG.finditer(COMMAND.sub("", words))
        if tag["name"] not in TAGS
    ]
    assert files and found == []
