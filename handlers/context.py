"""What a handler is given beside the update: the unit of work, the time, the settings, and who is speaking.

The worker puts the current `Work` in place around each update; handlers find it on their context and need no import of
bot. A handler never commits: the worker does, when all has gone well.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any, Self
from zoneinfo import ZoneInfo

from telegram import Update
from telegram.ext import Application, CallbackContext, ExtBot

from handlers.reach import CODE, WORDS_ALONE, Reach, Reaches
from handlers.rights.access import Action, Actor, Target, may
from handlers.rights.lines import Lines
from handlers.settings.policy import Policy
from storage.accounts import Account
from storage.database import Db, UnitOfWork
from storage.files import FileStore
from storage.people import Person


@dataclass(frozen=True)
class Way:
    """A way to the bot: the app's name, and the link that opens it there. `carries`: it brings the code along; else
    that is typed.
    """

    app: str
    link: str
    carries: bool


@dataclass
class Work:
    """One update's (or tick's) unit of work with all that a decision needs. `person` is who uses the account now.

    `channel` is where the update came from ("" for a tick), `reaches` tells what each of all channels can do;
    `deep_link` opens the bot with a code in the place of {code}, "" where no channel has such a link; `doors` are the
    links of all channels in use.
    `shared`: several people use the account; `handled`: somebody took the update; `answered`: its tap has been
    answered; `stays`: what came in may be kept for a while as it came, if it came from somebody who has joined.
    """

    unit: UnitOfWork
    now: datetime
    zone: ZoneInfo
    policy: Policy
    channel: str = ""
    reaches: Reaches = field(default_factory=dict)
    bot_username: str = ""
    deep_link: str = ""
    doors: tuple[Way, ...] = ()
    account: Account | None = None
    person: Person | None = None
    shared: bool = False
    handled: bool = False
    answered: bool = False
    stays: bool = True
    files: FileStore | None = None
    inbox_id: int | None = None
    update_data: dict[str, Any] = field(default_factory=dict)
    _lines: Lines | None = None

    @property
    def db(self) -> Db:
        return self.unit.db

    @property
    def reach(self) -> Reach:
        """What can be done where the update came from."""
        return self.reach_of(self.channel)

    def reach_of(self, channel: str) -> Reach:
        """What can be done on a channel. One that is not there (any more) carries words alone."""
        return self.reaches.get(channel, WORDS_ALONE)

    def link_to(self, code: str) -> str:
        """The deep link that opens the bot with this code; the bare code where there are no such links."""
        return self.deep_link.replace(CODE, code) or code

    def ways_to(self, code: str) -> list[Way]:
        """Each way to the bot, with this code where it carries one."""
        doors = self.doors or ((Way("", self.deep_link, carries=True),) if self.deep_link else ())
        return [replace(door, link=door.link.replace(CODE, code)) for door in doors]

    @property
    def today(self) -> date:
        """The local day."""
        return self.now.astimezone(self.zone).date()

    def target(self, unit_id: int, owner_id: int | None = None) -> Target:
        """The thing of unit `unit_id` (owned by `owner_id`) as the table of rights wants it. One that was merged into
        another is that other's now.
        """
        if self._lines is None:
            self._lines = Lines(self.db)
        return self._lines.target(unit_id, owner_id)

    def may(self, action: Action, unit_id: int, owner_id: int | None = None, person: Person | None = None) -> bool:
        """Whether `person` (else the one speaking) may do this. Nobody may where nobody speaks."""
        who = person or self.person
        return who is not None and may(Actor.of(who), action, self.target(unit_id, owner_id))


_CURRENT: ContextVar[Work] = ContextVar("work")


def current_work() -> Work:
    """The work of the update being handled. Raises LookupError outside of one."""
    return _CURRENT.get()


@contextmanager
def working(work: Work) -> Iterator[Work]:
    """Make `work` the current one."""
    token = _CURRENT.set(work)
    try:
        yield work
    finally:
        _CURRENT.reset(token)


@dataclass(frozen=True)
class FileReady:
    """A file that a person sent has been fetched, or could not be: `error` is then "too_large", "gone", "failed",
    "unreadable", "sealed" or "wordless" (nobody can tell whether it is secret: it is broken, of a kind that cannot be
    looked into, or a scan), or the `why` of an Unfit (handlers/forms/unfit.py), or "secret", and `mark` the mark that
    it bears.

    `purpose` is what it was asked for with (storage/files.py), such as "draft:12:345"; `name` is the file's as the
    sender's app says, where a form asked for it. It is kept nowhere else until the file has been looked into. `read` is
    what the reader that it was asked for with found in it; None where there was none.
    """

    download_id: int
    chat_id: int
    remote_unique_id: str
    file_hash: str | None
    mime: str | None
    size: int | None
    error: str | None
    purpose: str = ""
    mark: str = ""
    name: str = ""
    read: dict[str, Any] | None = None


class Context(CallbackContext[ExtBot[None], dict[Any, Any], dict[Any, Any], dict[Any, Any]]):
    """The context of every handler."""

    @classmethod
    def from_update(cls, update: object, application: "Application[Any, Any, Any, Any, Any, Any]") -> Self:
        # python-telegram-bot only logs a context that cannot be built, and then reports success.
        try:
            return super().from_update(update, application)
        except Exception as error:
            current_work().unit.fail(error)
            raise

    @property
    def work(self) -> Work:
        return current_work()

    @property
    def db(self) -> Db:
        return current_work().db

    @property
    def now(self) -> datetime:
        return current_work().now

    @property
    def policy(self) -> Policy:
        return current_work().policy

    @property
    def person(self) -> Person:
        """Who is speaking. Raises LookupError where nobody known is (the doorkeeper lets no such update through)."""
        person = current_work().person
        if person is None:
            raise LookupError("nobody known is speaking")
        return person

    @property
    def actor(self) -> Actor:
        return Actor.of(self.person)

    @property
    def files(self) -> FileStore:
        """The contents that people sent. Raises LookupError where no folder was given."""
        files = current_work().files
        if files is None:
            raise LookupError("no folder of files was given")
        return files


def chat_id_of(update: Update) -> int:
    """The chat of an update. Raises LookupError for one without."""
    if update.effective_chat is None:
        raise LookupError("an update without a chat")
    return update.effective_chat.id
