"""The configuration: config.toml, overridden by environment variables (CHIBO_TELEGRAM__TOKEN), secrets from files.

What is wrong is told in one line for each setting, naming it (`ConfigError`).
"""

import os
import re
import tomllib
from pathlib import Path
from typing import Any, ClassVar, Literal, Self
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, available_timezones

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict, TomlConfigSettingsSource

from handlers.settings import Policy, Section
from storage.database import backend_of


class ConfigError(Exception):
    """The configuration cannot be used; the message holds one line for each setting."""


def _secret(value: SecretStr, file: Path | None, name: str) -> SecretStr:
    if value.get_secret_value() or file is None:
        return value
    try:
        return SecretStr(file.read_text(encoding="utf-8").strip())
    except OSError as error:
        raise ValueError(f"{name}_file cannot be read: {error.strerror}") from None


def _root(value: str) -> str:
    parts = urlsplit(value)
    if parts.scheme not in ("http", "https") or not parts.netloc:
        raise ValueError("must be the root of a Bot API server, such as https://api.telegram.org")
    return value.rstrip("/")


class BotSection(Section):
    """What every chat app's bot needs. Updates come by polling, or by webhook to the public address `webhook_url`."""

    token: SecretStr = SecretStr("")
    token_file: Path | None = None
    base_url: str
    mode: Literal["polling", "webhook"] = "polling"
    webhook_url: str = ""
    webhook_secret: SecretStr = SecretStr("")
    webhook_secret_file: Path | None = None

    shortest_secret: ClassVar[int] = 1

    @field_validator("base_url")
    @classmethod
    def _check_root(cls, value: str) -> str:
        return _root(value)

    @model_validator(mode="after")
    def _read_files(self) -> Self:
        object.__setattr__(self, "token", _secret(self.token, self.token_file, "token"))
        secret = _secret(self.webhook_secret, self.webhook_secret_file, "webhook_secret")
        object.__setattr__(self, "webhook_secret", secret)
        if self.mode == "webhook":
            self._check_webhook()
        return self

    def _check_webhook(self) -> None:
        secret = self.webhook_secret.get_secret_value()
        if not (self.webhook_url and secret):
            raise ValueError("mode 'webhook' needs webhook_url and webhook_secret")
        if not urlsplit(self.webhook_url).netloc:
            raise ValueError("webhook_url must be a whole address, such as https://chibo.example.vn/telegram")
        if not re.fullmatch(rf"[A-Za-z0-9_-]{{{self.shortest_secret},256}}", secret):
            raise ValueError(f"webhook_secret must be {self.shortest_secret} to 256 letters, digits, _ or -")


class Telegram(BotSection):
    """The Telegram bot. `base_url` is the root to which /bot<token>/ and /file/bot<token>/ are added."""

    base_url: str = "https://api.telegram.org"


class Zalo(BotSection):
    """The text-only channel; off while it has no token."""

    base_url: str = "https://bot-api.zaloplatforms.com"

    shortest_secret: ClassVar[int] = 8


class Storage(Section):
    url: str = "sqlite:///data/chibo.db"
    files: Path = Path("data/files")

    @field_validator("url")
    @classmethod
    def _check_url(cls, value: str) -> str:
        try:
            backend_of(value)
        except ValueError:
            raise ValueError("must be an SQLAlchemy URL, such as sqlite:///data/chibo.db") from None
        return value


class ClockSettings(Section):
    timezone: str = "Asia/Ho_Chi_Minh"

    @field_validator("timezone")
    @classmethod
    def _check_zone(cls, value: str) -> str:
        if value not in available_timezones():
            raise ValueError("must be a name of the time zone database, such as Asia/Ho_Chi_Minh")
        return value

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.timezone)


class Web(Section):
    """The bot's own small web server: webhook, /health, and files for channels that want pictures by URL."""

    host: str = "127.0.0.1"
    port: int = Field(8080, ge=0, le=65535)
    public_url: str = ""


class Log(Section):
    level: Literal["debug", "info", "warning", "error"] = "info"
    form: Literal["text", "json"] = "text"


class Settings(BaseSettings, Policy):
    """Every setting. Built by `load`."""

    model_config = SettingsConfigDict(
        env_prefix="CHIBO_",
        env_nested_delimiter="__",
        extra="forbid",
        frozen=True,
        nested_model_default_partial_update=True,
    )

    file: ClassVar[Path | None] = None

    telegram: Telegram = Telegram()
    zalo: Zalo = Zalo()
    storage: Storage = Storage()
    clock: ClockSettings = ClockSettings()
    web: Web = Web()
    log: Log = Log()

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        return (init_settings, env_settings, TomlConfigSettingsSource(settings_cls, cls.file))


def load(file: Path | None = None, **overrides: Any) -> Settings:
    """The settings from `file` (or CHIBO_CONFIG, or ./config.toml where it exists) and the environment.

    Raises ConfigError with one line for each wrong or unknown setting.
    """
    chosen = file or Path(os.environ.get("CHIBO_CONFIG", "config.toml"))
    if not chosen.exists() and (file is not None or "CHIBO_CONFIG" in os.environ):
        raise ConfigError(f"{chosen}: there is no such file; copy config.example.toml and fill it in")
    _refuse_unknown_variables()

    class FromFile(Settings):
        file = chosen if chosen.exists() else None

    try:
        return FromFile(**overrides)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{chosen}: not valid TOML: {error}") from None
    except ValidationError as error:
        raise ConfigError("\n".join(_lines(error))) from None


def _refuse_unknown_variables() -> None:
    """A misspelt CHIBO_… variable would otherwise be passed over in silence."""
    known = {name.upper() for name in Settings.model_fields} | {"CONFIG"}
    for name in os.environ:
        if name.startswith("CHIBO_") and name.removeprefix("CHIBO_").split("__")[0] not in known:
            raise ConfigError(f"{name}: unknown setting in the environment")


def _lines(error: ValidationError) -> list[str]:
    lines = []
    for item in error.errors(include_url=False, include_input=False):
        name = ".".join(str(part) for part in item["loc"]) or "configuration"
        said = "unknown setting" if item["type"] == "extra_forbidden" else item["msg"].removeprefix("Value error, ")
        lines.append(f"{name}: {said}")
    return lines
