"""No secret of any setting is said by `chibo check`, by an error of the configuration, or by the settings themselves.

The secrets are found by walking the settings, so that one added later is looked at as well: whatever is a SecretStr,
the file it may come from, and the password in any address.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel, SecretStr
from typer.testing import CliRunner

from bot import cli
from bot.config import ConfigError, load, settings_with

CANARY = "CANARY-of-a-secret-0123456789"
PASSWORD = f"http://somebody:{CANARY}@127.0.0.1:9"
DATABASE = f"postgresql+psycopg://somebody:{CANARY}@127.0.0.1:9/chibo"


def leaves(table: type[BaseModel], path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], object]]:
    for name, info in table.model_fields.items():
        kind = info.annotation
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            yield from leaves(kind, (*path, name))
        else:
            yield (*path, name), kind


LEAVES = dict(leaves(settings_with()))
SECRET = [path for path, kind in LEAVES.items() if kind is SecretStr]
FILES = [path for path in LEAVES if (*path[:-1], path[-1].removesuffix("_file")) in SECRET and path not in SECRET]
ADDRESSES = [path for path, kind in LEAVES.items() if kind is str and path[-1].endswith("url")]


@pytest.fixture(autouse=True)
def _elsewhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CHIBO_STORAGE__KEY")


def configured(path: tuple[str, ...], value: str) -> None:
    """A configuration with one setting, as TOML."""
    *tables, name = path
    Path("config.toml").write_text(f"[{'.'.join(tables)}]\n{name} = {value}\n", encoding="utf-8")


def said(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], *words: str) -> str:
    monkeypatch.setattr(sys, "argv", ["chibo", *words])
    with pytest.raises(SystemExit):
        cli.main()
    captured = capfd.readouterr()
    return captured.out + captured.err


def address(path: tuple[str, ...]) -> str:
    return DATABASE if path == ("storage", "url") else PASSWORD


def test_the_walk_finds_what_is_known_to_be_secret() -> None:
    assert {("telegram", "token"), ("telegram", "webhook_secret"), ("zalo", "token")} <= set(SECRET)
    assert ("telegram", "token_file") in FILES
    assert {("storage", "url"), ("telegram", "base_url"), ("zalo", "webhook_url")} <= set(ADDRESSES)


@pytest.mark.parametrize("path", SECRET + ADDRESSES, ids=".".join)
def test_it_is_known_as_a_secret_and_shown_nowhere(path: tuple[str, ...]) -> None:
    configured(path, f'"{CANARY if path in SECRET else address(path)}"')
    settings = load()
    assert CANARY in settings.secrets()
    assert path in ADDRESSES or CANARY not in repr(settings)


@pytest.mark.parametrize("path", SECRET + ADDRESSES, ids=".".join)
@pytest.mark.parametrize("command", ["check", "run"])
@pytest.mark.parametrize("value", ["{}", "[{}]", "{{ a = {} }}", "{}1", "{}\n{}"])
def test_no_command_says_it_be_it_right_or_wrong(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], path: tuple[str, ...], command: str, value: str
) -> None:
    given = f'"{CANARY if path in SECRET else address(path)}"'
    configured(path, value.format(given, given))
    if command == "run":
        monkeypatch.setattr(cli, "_until_stopped", lambda start: 0)
    assert CANARY not in said(monkeypatch, capfd, command)


@pytest.mark.parametrize("path", FILES, ids=".".join)
def test_the_file_of_a_secret_is_not_repeated(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], path: tuple[str, ...]
) -> None:
    """A secret typed where its file belongs, and one in a file that is no secret as it should be."""
    configured(path, f'"{CANARY}"')
    assert CANARY not in said(monkeypatch, capfd, "check")
    Path("secret").write_text(f"{CANARY} {CANARY}\n", encoding="utf-8")
    configured(path, '"secret"')
    assert CANARY not in said(monkeypatch, capfd, "check")


def test_a_webhook_with_too_short_a_secret_is_refused_in_one_line_without_it(monkeypatch: pytest.MonkeyPatch) -> None:
    for table in ("telegram", "zalo"):
        for length in (1, 8, 15):
            given: dict[str, Any] = {"mode": "webhook", "webhook_url": "https://a.vn/x", "webhook_secret": "x" * length}
            with pytest.raises(ConfigError, match=rf"^{table}: webhook_secret must be 16 to 256 letters.*-$"):
                load(None, **{table: given})
        assert load(None, **{table: {**given, "webhook_secret": "x" * 16}})


def test_a_finding_that_repeats_a_secret_says_it_without(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever writes a new finding need not think of it."""
    from bot.admin import check
    from bot.channels.kind import Finding

    async def told(*_: object) -> list[Finding]:
        return [Finding(f"token {CANARY}", False, f"not {CANARY}")]

    configured(("telegram", "token"), f'"{CANARY}"')
    monkeypatch.setattr(check, "check_all", told)
    assert CliRunner().invoke(cli.app, ["check"]).output == "MEND  token [hidden]: not [hidden]\n"
