"""`chibo check`: is everything in place to run? Each finding says what is wrong and how to mend it."""

from collections.abc import AsyncIterator
from dataclasses import dataclass

from sqlalchemy.exc import SQLAlchemyError

from bot.channels.api import BotApi, FateUnknown, NotSent
from bot.config import Settings
from storage import schema
from storage.database import open_engine


@dataclass(frozen=True)
class Finding:
    """One thing looked at. `mend` says what to do where it is not well."""

    what: str
    well: bool
    mend: str = ""


def check_storage(settings: Settings) -> list[Finding]:
    """The database, its migrations, and the folder of files."""
    try:
        engine = open_engine(settings.storage.url)
        current, newest = schema.current_revision(engine), schema.newest_revision()
        engine.dispose()
    except (SQLAlchemyError, OSError, ImportError) as error:
        return [
            Finding("database", False, f"storage.url cannot be opened ({type(error).__name__}): see that it is right")
        ]
    revision = Finding(
        f"database at revision {current or 'none'}",
        current == newest,
        f"it should be at {newest}: `chibo run` brings it there by itself; take a `chibo backup` first",
    )
    return [revision, _files(settings)]


def _files(settings: Settings) -> Finding:
    folder = settings.storage.files
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe = folder / ".probe"
        probe.write_bytes(b"")
        probe.unlink()
    except OSError as error:
        return Finding(f"files in {folder}", False, f"storage.files cannot be written to: {error.strerror}")
    return Finding(f"files in {folder}", True)


async def check_telegram(settings: Settings, api: BotApi) -> AsyncIterator[Finding]:
    """The token, and whether a webhook stands in the way of polling."""
    if not settings.telegram.token.get_secret_value():
        yield Finding("token", False, "telegram.token is empty: get one from @BotFather")
        return
    try:
        me = await api.call("getMe", {}, wait=10)
        if not me.ok:
            yield Finding("token", False, f"telegram.token is refused ({me.status}): copy it again from @BotFather")
            return
        yield Finding(f"token of @{me.body['result'].get('username', '?')}", True)
        webhook = await api.call("getWebhookInfo", {}, wait=10)
    except (NotSent, FateUnknown):
        yield Finding(
            "token", False, f"{settings.telegram.base_url} cannot be reached: see telegram.base_url and the network"
        )
        return
    address = str(webhook.body.get("result", {}).get("url", "")) if webhook.ok else ""
    if settings.telegram.mode == "polling":
        mend = 'a webhook is set, so polling gets nothing: `chibo run` with telegram.mode = "webhook", or delete it'
        yield Finding("no webhook in the way", not address, mend)
