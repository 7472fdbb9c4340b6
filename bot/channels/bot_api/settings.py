"""The settings of a bot: its token, where its API is, and how updates come in."""

import re
from pathlib import Path
from typing import Literal, Self
from urllib.parse import urlsplit

from pydantic import SecretStr, field_validator, model_validator

from bot.channels.kind import ChannelSettings

# Apps take shorter ones; who guesses it can speak for everybody.
SHORTEST_SECRET = 16


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


class BotSettings(ChannelSettings):
    """What every chat app's bot needs. Updates come by polling, or by webhook to the public address `webhook_url`."""

    token: SecretStr = SecretStr("")
    token_file: Path | None = None
    base_url: str
    mode: Literal["polling", "webhook"] = "polling"
    webhook_url: str = ""
    webhook_secret: SecretStr = SecretStr("")
    webhook_secret_file: Path | None = None

    @property
    def on(self) -> bool:
        return bool(self.token.get_secret_value())

    @property
    def bot_id(self) -> str:
        """The bot's id, which every token begins with."""
        return self.token.get_secret_value().partition(":")[0]

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
        if not re.fullmatch(rf"[A-Za-z0-9_-]{{{SHORTEST_SECRET},256}}", secret):
            raise ValueError(f"webhook_secret must be {SHORTEST_SECRET} to 256 letters, digits, _ or -")
