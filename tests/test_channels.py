"""Nothing outside of a channel's own folder names it: the rest knows what it can do (handlers/reach.py)."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.channels.registry import CHANNELS
from bot.play.simulator.registry import APPS

ROOT = Path(__file__).parent.parent
NAMES = tuple(kind.name for kind in CHANNELS)
# Where all channels stand in a row, and are only imported.
REGISTRIES = ("bot/channels/registry.py", "bot/play/simulator/registry.py")
# python-telegram-bot is a library: whoever imports it names no channel, nor does the list of libraries that log.
LIBRARY = "telegram"
LIBRARYS_LOGGER = {("bot/run/logs.py", LIBRARY)}


def homes(name: str) -> tuple[str, ...]:
    return f"bot/channels/{name}/", f"bot/play/simulator/{name}/"


def sources(name: str, *kinds: str) -> list[Path]:
    """The files that are not the channel's own."""
    found = [path for top in ("bot", "handlers", "storage") for kind in kinds for path in (ROOT / top).rglob(kind)]
    return [path for path in found if not where(path).startswith(homes(name)) and where(path) not in REGISTRIES]


def where(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def named(tree: ast.Module, name: str) -> Iterator[tuple[int, str]]:
    """Where a module names a channel: an identifier with its name in it, or a string that is one, or begins as one does
    ("telegram", "telegram:7", "telegram.token: …").
    """
    imports_library = any(alias.name == LIBRARY for node in ast.walk(tree) for alias in _whole_imports(node))
    for node in ast.walk(tree):
        line = getattr(node, "lineno", 0)
        is_library = imports_library and isinstance(node, ast.Name) and node.id == LIBRARY
        for said in () if is_library else _identifiers(node):
            if name in said.casefold():
                yield line, said
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and _is_name(node.value, name):
            yield line, node.value


def _whole_imports(node: ast.AST) -> list[ast.alias]:
    return node.names if isinstance(node, ast.Import) else []


def _identifiers(node: ast.AST) -> Iterator[str]:
    match node:
        case ast.Name(id=said) | ast.Attribute(attr=said) | ast.arg(arg=said):
            yield said
        case ast.FunctionDef(name=said) | ast.AsyncFunctionDef(name=said) | ast.ClassDef(name=said):
            yield said
        case ast.keyword(arg=str(said)):
            yield said
        case ast.ImportFrom(module=str(module), names=aliases):
            if module.split(".")[0] != LIBRARY:
                yield from (module, *(alias.asname or alias.name for alias in aliases))
        case ast.Import(names=aliases):
            yield from (alias.name for alias in aliases if alias.name.split(".")[0] != LIBRARY)
            yield from (alias.asname for alias in aliases if alias.asname)


def _is_name(said: str, name: str) -> bool:
    return re.fullmatch(rf"{name}([.:/_].*)?", said, re.IGNORECASE | re.DOTALL) is not None


@pytest.mark.parametrize("name", NAMES)
def test_no_code_names_a_channel(name: str) -> None:
    found = [
        f"{where(path)}:{line}: {said}"
        for path in sources(name, "*.py")
        for line, said in named(ast.parse(path.read_text(encoding="utf-8")), name)
        if (where(path), said) not in LIBRARYS_LOGGER
    ]
    assert found == []


# A channel whose name is no library's and no shape's is not even spoken of: not in a comment, not on the page.
@pytest.mark.parametrize("name", [name for name in NAMES if name != LIBRARY])
def test_no_other_file_speaks_of_it(name: str) -> None:
    word = re.compile(name, re.IGNORECASE)
    paths = sources(name, "*.py", "*.js", "*.css", "*.html", "*.md", "*.mako", "*.csv")
    assert [where(path) for path in paths if word.search(path.read_text(encoding="utf-8"))] == []


def test_each_channel_has_its_folder_and_its_simulator() -> None:
    folders = {path.parent.name for path in (ROOT / "bot/channels").glob("*/kind.py")} - {"bot_api"}
    assert set(NAMES) == folders == {app.name for app in APPS}


@pytest.mark.parametrize(
    "code",
    [
        "from bot.channels.telegram.channel import NAME",
        "from bot.play.simulator import telegram",
        "import bot.channels.telegram.kind",
        "TELEGRAM = 1",
        'channel = "telegram"',
        'source = f"telegram:{number}"',
        'raise ConfigError("telegram.token: is empty")',
        "def is_telegram(): ...",
        "def ask(telegram_id): ...",
        "class TelegramThing: ...",
        "import telegram\nsettings.telegram",
        "settings(telegram=1)",
    ],
)
def test_the_search_would_find_it(code: str) -> None:
    assert len(list(named(ast.parse(code), "telegram"))) == 1


@pytest.mark.parametrize(
    "code",
    [
        "import telegram\nx = telegram.Update",
        "from telegram import Update",
        "from telegram.ext import Application",
        '"""Its updates have Telegram\'s shape."""',
        'x = "Mở Telegram rồi xem"',
    ],
)
def test_the_library_and_the_shape_are_no_channel(code: str) -> None:
    assert list(named(ast.parse(code), "telegram")) == []
