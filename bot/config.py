"""The configuration: config.toml, overridden by environment variables (CHIBO_STORAGE__URL), secrets from files.

Each channel of the registry has a table, read by the settings of its own folder.

What is wrong is told in one line for each setting, naming it (`ConfigError`).
"""

import os
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any, ClassVar, Literal
from urllib.parse import unquote
from zoneinfo import ZoneInfo, available_timezones

from pydantic import BaseModel, Field, SecretStr, ValidationError, create_model, field_validator
from pydantic_settings import BaseSettings, InitSettingsSource, PydanticBaseSettingsSource, SettingsConfigDict

from bot.channels.keeping import WAITING_PER_CHAT
from bot.channels.kind import ChannelKind, ChannelSettings, S
from bot.channels.registry import CHANNELS
from handlers.settings.policy import Policy
from handlers.settings.section import Section
from storage.database import backend_of
from storage.keys import Key, NoKey, read_key_file

# In the address of a database or a server: scheme://name:password@host.
_PASSWORD = re.compile(r"://[^/:@\s]*:([^\s]+)@")


class ConfigError(Exception):
    """The configuration cannot be used; the message holds one line for each setting."""


UNSEALED = "none"


class Storage(Section):
    """Where things are kept, and the key that seals them: `key` itself, which goes first, or the file it stands in."""

    url: str = Field("sqlite:///data/chibo.db", repr=False)
    files: Path = Path("data/files")
    key_file: Path = Path("keys/chibo.key")
    key: SecretStr = SecretStr("")

    @field_validator("url")
    @classmethod
    def _check_url(cls, value: str) -> str:
        try:
            backend_of(value)
        except ValueError:
            raise ValueError("must be an SQLAlchemy URL, such as sqlite:///data/chibo.db") from None
        return value

    @property
    def unsealed(self) -> bool:
        """Whether it was said in so many words that nothing is to be sealed: a missing key never means that."""
        return self.key.get_secret_value() == UNSEALED

    def read_key(self) -> Key | None:
        """The key, read at each call; None where nothing is to be sealed. Raises NoKey."""
        if self.unsealed:
            return None
        if not (written := self.key.get_secret_value()):
            return read_key_file(self.key_file)
        try:
            return Key.parse(written)
        except ValueError as error:
            raise NoKey(f"storage.key holds no key: {error}") from None


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


class IntakeSettings(Section):
    """What may wait to be handled: of one chat so many updates; and what may be kept of files, in MB: of one person,
    and of all. What is over is refused, and its sender told so.
    """

    waiting_per_chat: int = Field(WAITING_PER_CHAT, ge=20)
    files_mb_per_person: int = Field(500, ge=1)
    files_mb: int = Field(20_000, ge=1)


class Web(Section):
    """The bot's own small web server: webhook, /health, and files for channels that want pictures by URL."""

    host: str = "127.0.0.1"
    port: int = Field(8080, ge=0, le=65535)
    public_url: str = ""


class Log(Section):
    level: Literal["debug", "info", "warning", "error"] = "info"
    form: Literal["text", "json"] = "text"


class Settings(BaseSettings, Policy):
    """Every setting but those of channels, which `settings_with` adds. Built by `load`."""

    model_config = SettingsConfigDict(
        env_prefix="CHIBO_",
        env_nested_delimiter="__",
        extra="forbid",
        frozen=True,
        nested_model_default_partial_update=True,
    )

    written: ClassVar[dict[str, Any]] = {}
    kinds: ClassVar[tuple[ChannelKind[Any], ...]] = ()

    storage: Storage = Storage()
    clock: ClockSettings = ClockSettings()
    intake: IntakeSettings = IntakeSettings()
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
        return (init_settings, env_settings, InitSettingsSource(settings_cls, cls.written))

    def of(self, kind: ChannelKind[S]) -> S:
        """A channel's own table."""
        table: S = getattr(self, kind.section)
        return table

    def secrets(self) -> list[str]:
        """What must never be read on a screen or in a log: every value marked as a secret, and every password in an
        address.
        """
        return sorted(set(_secrets_in(self)), key=len, reverse=True)

    def channels(self) -> Iterator[tuple[ChannelKind[Any], ChannelSettings]]:
        """Every channel that there is, with its table."""
        yield from ((kind, self.of(kind)) for kind in self.kinds)


def _secrets_in(table: BaseModel) -> Iterator[str]:
    for name in type(table).model_fields:
        value = getattr(table, name)
        if isinstance(value, BaseModel):
            yield from _secrets_in(value)
        elif isinstance(value, SecretStr) and value.get_secret_value() not in ("", UNSEALED):
            yield value.get_secret_value()
        elif isinstance(value, str) and (found := _PASSWORD.search(value)):
            yield from {found[1], unquote(found[1])}


def settings_with(
    kinds: Sequence[ChannelKind[Any]] = CHANNELS, written: Mapping[str, Any] = MappingProxyType({})
) -> type[Settings]:
    """The settings with a table for each of these channels, with what a file says: `written`."""
    tables: dict[str, Any] = {kind.section: (kind.settings, kind.settings()) for kind in kinds}
    made = create_model("Settings", __base__=Settings, **tables)
    made.kinds, made.written = tuple(kinds), dict(written)
    return made


def load(file: Path | None = None, **overrides: Any) -> Settings:
    """The settings from `file` (or CHIBO_CONFIG, or ./config.toml where it exists) and the environment.

    Raises ConfigError with one line for each wrong or unknown setting.
    """
    chosen = file or Path(os.environ.get("CHIBO_CONFIG", "config.toml"))
    if not chosen.exists() and (file is not None or "CHIBO_CONFIG" in os.environ):
        raise ConfigError(f"{chosen}: there is no such file; copy config.example.toml and fill it in")
    wanted = settings_with(CHANNELS, _read(chosen) if chosen.exists() else {})
    _refuse_unknown_variables(wanted)
    try:
        return wanted(**overrides)
    except ValidationError as error:
        raise ConfigError("\n".join(_lines(error))) from None


def _read(file: Path) -> dict[str, Any]:
    """What a file says. Some editors put a mark before the first letter, which TOML does not know."""
    try:
        said = tomllib.loads(file.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        raise ConfigError(f"{file}: cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise ConfigError(f"{file}: is not written in UTF-8: save it again as UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{file}: not valid TOML: {error}") from None
    loose = [name for name, value in said.items() if not isinstance(value, dict)]
    if loose:
        raise ConfigError("\n".join(f"{name}: is a table: write [{name}], and its settings below" for name in loose))
    return said


def _refuse_unknown_variables(wanted: type[Settings]) -> None:
    """A misspelt CHIBO_… variable would otherwise be passed over in silence."""
    known = {name.upper() for name in wanted.model_fields} | {"CONFIG"}
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
