"""Logs: one line an event, on standard error, as text or JSON. No token, and above DEBUG no words of anybody.

An exception's own message may hold what somebody wrote (a parameter of SQL, a text that is no number). So above DEBUG a
traceback says files, lines, functions and the kinds of the errors, without their messages.
"""

import asyncio
import json
import logging
import re
import sys
import traceback
from collections.abc import Iterable, MutableMapping
from typing import Any

import structlog
from structlog.typing import EventDict, Processor

from bot.config import Log

# A token in a URL is written as it is or with its colon escaped.
_TOKEN = re.compile(r"\d{5,}(?::|%3A)[A-Za-z0-9_-]{20,}", re.IGNORECASE)
_HIDDEN = "[hidden]"
_WORDS = frozenset({"text", "raw", "payload", "caption", "update", "params", "message", "body"})
# These say more than we need at INFO, and some of it (URLs, updates) is not for logs.
_TALKATIVE = (
    "aiohttp",
    "alembic",
    "apscheduler",
    "asyncio",
    "httpcore",
    "httpx",
    "matplotlib",
    "PIL",
    "telegram",
    "uvicorn",
)

log = structlog.get_logger(__name__)


def set_up(settings: Log, secrets: Iterable[str] = ()) -> None:
    """Let everything that logs, ours or a library's, write lines of one form. `secrets` are never written."""
    level = logging.getLevelNamesMapping()[settings.level.upper()]
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        _NoWords(level),
    ]
    structlog.configure(
        processors=[structlog.stdlib.filter_by_level, *shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=False,
    )
    write = _json if settings.form == "json" else _text
    hide = _Hide(secrets)
    formatter = structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=[structlog.stdlib.add_logger_name, *shared],
        processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, write, hide],
        # Above DEBUG a library's line is its template: what it fills in may be anybody's words.
        use_get_message=level <= logging.DEBUG,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(formatter)
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(max(level, logging.WARNING))


def watch(loop: asyncio.AbstractEventLoop) -> None:
    """What nobody waited for and failed is one line too, not asyncio's own, which holds the exception's words."""

    def tell(loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        log.error("loop.error", what=context.get("message"), exc_info=context.get("exception"))

    loop.set_exception_handler(tell)


class _NoWords:
    """Above DEBUG: no field that holds what somebody wrote, and no message of an exception."""

    def __init__(self, level: int) -> None:
        self._debugging = level <= logging.DEBUG

    def __call__(self, logger: Any, method: str, event: EventDict) -> EventDict:
        error = _error_of(event.pop("exc_info", None))
        if error is not None:
            event["exception"] = told(error, self._debugging)
        if not self._debugging:
            for name in _WORDS & event.keys():
                event[name] = _HIDDEN
            for name, value in event.items():
                if isinstance(value, BaseException):
                    event[name] = type(value).__qualname__
        return event


def _error_of(given: object) -> BaseException | None:
    if isinstance(given, BaseException):
        return given
    if isinstance(given, tuple) and len(given) == 3:
        return given[1] if isinstance(given[1], BaseException) else None
    return sys.exc_info()[1] if given else None


def told(error: BaseException, messages: bool) -> list[str]:
    """An error as lines: where it came from and of what kind it was, innermost last; what it was caused by first."""
    if messages:
        return "".join(traceback.format_exception(error)).rstrip().split("\n")
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    frames = traceback.extract_tb(error.__traceback__)
    lines = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
    return [*(told(before, messages) if before is not None else []), *lines, type(error).__qualname__]


def _json(logger: Any, method: str, event: EventDict) -> str:
    return json.dumps(event, ensure_ascii=False, default=repr)


def _text(logger: Any, method: str, event: EventDict) -> str:
    """2026-11-30T07:30:00Z warning intake.waits channel=telegram seconds=2.0"""
    first = [str(event.pop(name, "")) for name in ("timestamp", "level", "event")]
    return " ".join([*first, *(f"{name}={_shown(value)}" for name, value in event.items())]).replace("\n", "\\n")


def _shown(value: object) -> str:
    if isinstance(value, list):
        return json.dumps(" < ".join(map(str, reversed(value))), ensure_ascii=False)
    said = str(value)
    return said if re.fullmatch(r"[^\s\"=]+", said) else json.dumps(said, ensure_ascii=False)


def without_secrets(said: str, secrets: Iterable[str]) -> str:
    """The line without the secrets, and without whatever looks like a token."""
    for secret in secrets:
        said = said.replace(secret, _HIDDEN) if secret else said
    return _TOKEN.sub(_HIDDEN, said)


class _Hide:
    """The last to see a line before it is written."""

    def __init__(self, secrets: Iterable[str]) -> None:
        self._secrets = tuple(secrets)

    def __call__(self, logger: Any, method: str, line: MutableMapping[str, Any] | str) -> str:
        return without_secrets(str(line), self._secrets)
