"""The configuration: defaults, the example file, the environment, secrets from files, and one clear line each."""

from pathlib import Path

import pytest

from bot.channels.telegram.kind import KIND as TELEGRAM
from bot.config import ConfigError, load

EXAMPLE = Path(__file__).parents[2] / "config.example.toml"


@pytest.fixture(autouse=True)
def _elsewhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)


def _file(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "some.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_example_holds_every_setting_with_its_default() -> None:
    example, defaults = load(EXAMPLE).model_dump(), load().model_dump()
    assert example == defaults
    text = EXAMPLE.read_text(encoding="utf-8")
    for section, values in defaults.items():
        assert f"[{section}]" in text
        for name in values:
            assert f"{name} =" in text, f"{section}.{name}"


def test_the_environment_overrides_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = _file(tmp_path, '[telegram]\ntoken = "from-file"\nbase_url = "http://127.0.0.1:9/"\n')
    monkeypatch.setenv("CHIBO_TELEGRAM__TOKEN", "from-environment")
    settings = load(path)
    assert settings.of(TELEGRAM).token.get_secret_value() == "from-environment"
    assert settings.of(TELEGRAM).base_url == "http://127.0.0.1:9"
    assert "from-environment" not in repr(settings)


def test_a_secret_can_come_from_a_file(tmp_path: Path) -> None:
    (tmp_path / "token").write_text("1:abc\n", encoding="utf-8")
    settings = load(_file(tmp_path, f'[telegram]\ntoken_file = "{tmp_path / "token"}"\n'))
    assert settings.of(TELEGRAM).token.get_secret_value() == "1:abc"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("[telegram]\ncolour = 1\n", "telegram.colour: unknown setting"),
        ("[teleprint]\n", "teleprint: unknown setting"),
        ('[telegram]\nmode = "pigeon"\n', "telegram.mode: Input should be 'polling' or 'webhook'"),
        ('[clock]\ntimezone = "Mars"\n', "clock.timezone: must be a name of the time zone database"),
        ('[storage]\nurl = "nonsense"\n', "storage.url: must be an SQLAlchemy URL"),
        ('[digest]\nweekday = "0"\n', "digest.weekday: Input should be 'monday'"),
        ('[telegram]\nbase_url = "api.telegram.org"\n', "telegram.base_url: must be the root of a Bot API server"),
        ('[telegram]\nmode = "webhook"\n', "telegram: mode 'webhook' needs webhook_url and webhook_secret"),
        (
            '[telegram]\nmode = "webhook"\nwebhook_url = "chibo"\nwebhook_secret = "s"\n',
            "telegram: webhook_url must be a whole address",
        ),
        (
            '[telegram]\nmode = "webhook"\nwebhook_url = "https://a.vn/x"\nwebhook_secret = "a b"\n',
            "telegram: webhook_secret must be 16 to 256 letters",
        ),
        (
            '[zalo]\nmode = "webhook"\nwebhook_url = "https://a.vn/x"\nwebhook_secret = "15-letters-only"\n',
            "zalo: webhook_secret must be 16 to 256 letters",
        ),
        ('[telegram]\ntoken_file = "/nowhere/token"\n', "telegram: token_file cannot be read"),
        ('[joining]\ninvitation_valid = "soon"\n', "joining.invitation_valid: a span is written as a number"),
        ("[telegram\n", "not valid TOML"),
    ],
)
def test_what_is_wrong_is_one_line_that_names_the_setting(tmp_path: Path, text: str, line: str) -> None:
    with pytest.raises(ConfigError) as caught:
        load(_file(tmp_path, text))
    assert line in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_misspelt_variable_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHIBO_TELEGRM__TOKEN", "x")
    with pytest.raises(ConfigError, match="CHIBO_TELEGRM__TOKEN"):
        load()


def test_a_file_that_was_named_must_exist(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"config\.example\.toml"):
        load(tmp_path / "none.toml")
