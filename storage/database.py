"""The engine, the one write gate and the unit of work.

The embedded database is SQLCipher: each page of the file and of its log is encrypted. Nothing else opens it.

On SQLite every write begins with BEGIN IMMEDIATE: a transaction that reads first and writes later would otherwise be
refused at its first write ("database is locked") without the busy timeout being waited for.
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Collection, Iterator
from contextlib import asynccontextmanager, closing, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, OperationalError, SQLAlchemyError
from sqlalchemy.orm import Session
from sqlcipher3 import dbapi2 as sqlcipher

from storage.keys import Key, WrongKey

BUSY_TIMEOUT_MS = 5_000
# Of SQLCipher's own choices (4096, HMAC_SHA512) these two are other ones: they unseal a city's pages for less processor
# time (docs/decisions/0024). A database made with one choice opens with no other.
_CIPHER = ("cipher_default_page_size = 8192", "cipher_default_hmac_algorithm = HMAC_SHA256")

# The database's session. Elsewhere a session is a sitting of a cell (storage/sessions.py).
Db = Session

# What may go wrong, the narrower below the wider: anything; what the database itself answers with an error (`.orig`);
# of this, what may be otherwise in a moment (but see `is_unavailable`).
DatabaseFault = SQLAlchemyError
DatabaseRefused = DBAPIError
DatabaseBusy = OperationalError


class Unusable(DatabaseFault):
    """It cannot even be begun: its folder cannot be made, or its driver is not installed. The message is one line."""


_UNAVAILABLE = frozenset({"BUSY", "LOCKED", "FULL", "IOERR", "READONLY", "CANTOPEN", "NOMEM", "PROTOCOL", "INTERRUPT"})


def is_unavailable(error: Exception) -> bool:
    """Whether the database could not be used just now. Otherwise the fault is the statement's, and stays.

    SQLite calls both an OperationalError: "database is locked", but also "too many SQL variables".
    """
    if not isinstance(error, OperationalError):
        return False
    name = getattr(error.orig, "sqlite_errorname", None)
    return name is None or name.removeprefix("SQLITE_").split("_")[0] in _UNAVAILABLE


def announce(db: Db, what: str) -> None:
    """Say what the commit will bring ("inbox", "outbox", "downloads" …), so that only those look who wait for it."""
    db.info.setdefault(_NEWS, set()).add(what)


_NEWS = "news"
_SCRUBBED = "scrubbed"
# Who does it, in a session's info (storage/audit.py).
OPERATOR = "operator"


def leave_no_trace(db: Db) -> None:
    """Say that what this unit of work takes away must be gone from the database's files too, not from its rows alone.

    Deleted bytes are overwritten (secure_delete), but the write-ahead log still holds the pages as they were: it is
    emptied after the commit, and while a reader keeps that from happening, after each later one.
    """
    announce(db, _SCRUBBED)


class _HoldingSession(Db):
    """Holds on to all that it has loaded or written: what is asked for again by its key costs no statement.

    SQLAlchemy itself remembers an object only as long as somebody else does: of the 115 statements that sending off one
    report took, 50 asked for what had been loaded before.
    """


@event.listens_for(_HoldingSession, "loaded_as_persistent")
@event.listens_for(_HoldingSession, "pending_to_persistent")
def _hold(db: Db, instance: object) -> None:
    db.info.setdefault("held", []).append(instance)


class UnitOfWork:
    """One use of the database that is kept whole or not at all: leaving without `commit` rolls back."""

    def __init__(self, db: Db, committed: Callable[[Collection[str]], None]) -> None:
        self.db = db
        self._committed = committed
        self.failure: BaseException | None = None

    def fail(self, error: BaseException) -> None:
        """Remember the first error, so that a caller that swallows it cannot commit all the same."""
        self.failure = self.failure or error

    def commit(self) -> None:
        """Keep everything. Raises the remembered failure instead, if there is one."""
        if self.failure is not None:
            raise self.failure
        self.db.commit()
        self._committed(self.db.info.pop(_NEWS, ()))

    @contextmanager
    def part(self) -> Iterator["UnitOfWork"]:
        """A unit of work within this one (a savepoint), with a session of its own: left without `commit` it alone is
        rolled back; what it commits is kept when the whole is.
        """
        db = _HoldingSession(self.db.connection(), join_transaction_mode="create_savepoint", expire_on_commit=False)
        try:
            db.connection()
            yield UnitOfWork(db, self._joined)
        finally:
            db.rollback()
            db.close()

    def _joined(self, news: Collection[str]) -> None:
        self.db.info.setdefault(_NEWS, set()).update(news)


class Database:
    """The database of one process. All writers of the process go through `writing`, one at a time. `operator` is who
    uses the command line, for the audit; None in the bot itself.
    """

    def __init__(self, url: str, key: Key | None, operator: str | None = None) -> None:
        """`key` seals an embedded database; with None it is plain. Of one on a server it seals the files alone."""
        self.url, self.key = url, key
        self.operator = operator
        self.engine = open_engine(url, key)
        self._gate = asyncio.Lock()
        self._listeners: list[tuple[str, Callable[[], None]]] = []
        # What a process that was killed had still to empty.
        self.scrub_waits = _has_log(url)
        # Whether the database could not be written to when that was last tried.
        self.write_failed = False

    def on_commit(self, listener: Callable[[], None], about: str = "") -> None:
        """Call `listener` after each commit of this process (to wake who waits for new rows); with `about`, not after
        those that announce other things alone.
        """
        self._listeners.append((about, listener))

    def _committed(self, news: Collection[str]) -> None:
        self.write_failed = False
        self.scrub_waits = self.scrub_waits or _SCRUBBED in news
        if self.scrub_waits:
            self.scrub_waits = not self._empty_log()
        news = [one for one in news if one != _SCRUBBED]
        for about, listener in self._listeners:
            if not about or not news or about in news:
                listener()

    def _empty_log(self) -> bool:
        """Bring all pages of the write-ahead log home and cut it to nothing. Returns whether that went: not while
        somebody reads or writes, who is not waited for. A server's log is its own (storage on PostgreSQL).
        """
        if self.engine.dialect.name != "sqlite":
            return True
        try:
            with closing(self.engine.raw_connection()) as connection, closing(connection.cursor()) as cursor:
                cursor.execute("PRAGMA busy_timeout = 0")
                cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
                told = cursor.fetchone()
                cursor.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")
                return told is not None and not told[0]
        except (DatabaseFault, self.engine.dialect.loaded_dbapi.Error):
            # The commit stands, whatever comes of this.
            return False

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[UnitOfWork]:
        """A unit of work behind the process's write gate, held from BEGIN to commit."""
        async with self._gate:
            with self.unit_of_work() as unit:
                yield unit

    @contextmanager
    def unit_of_work(self) -> Iterator[UnitOfWork]:
        """A unit of work without the gate: for the command line, which is alone in its process."""
        with self.engine.connect().execution_options(chibo_write=True) as connection:
            db = _HoldingSession(connection, expire_on_commit=False, info={OPERATOR: self.operator})
            try:
                db.connection()
                yield UnitOfWork(db, self._committed)
            except DatabaseBusy as error:
                self.write_failed = self.write_failed or is_unavailable(error)
                raise
            finally:
                db.rollback()
                db.close()

    @contextmanager
    def reading(self) -> Iterator[Db]:
        """A session that only reads, outside the gate. What it changes is rolled back."""
        with Db(self.engine, expire_on_commit=False) as db:
            yield db

    def close(self) -> None:
        self.engine.dispose()


def backend_of(url: str) -> str:
    """Which database a URL means, such as "sqlite" or "postgresql". Raises ValueError where it is no URL of one."""
    try:
        return make_url(url).get_backend_name()
    except ArgumentError as error:
        raise ValueError(str(error)) from None


def file_of(url: str) -> Path | None:
    """The file of an SQLite database, be it there or not; None for a database in memory or on a server."""
    parsed = make_url(url)
    on_disk = parsed.get_backend_name() == "sqlite" and parsed.database not in (None, "", ":memory:")
    return Path(str(parsed.database)) if on_disk else None


def make_folder_of(file: Path) -> None:
    """The folder of a database's file, made where there is none. Raises Unusable."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Unusable(f"{error.filename}: {error.strerror}") from None


def is_unverified(url: str) -> bool:
    """Whether the words to a database on a server go over a network to somebody who has not shown who they are."""
    parsed = make_url(url)
    local = not parsed.host or parsed.host.startswith("/") or str(parsed.query.get("host", "")).startswith("/")
    return parsed.get_backend_name() != "sqlite" and not local and parsed.query.get("sslmode") != "verify-full"


def _has_log(url: str) -> bool:
    file = file_of(url)
    log = file.with_name(f"{file.name}-wal") if file is not None else None
    return log is not None and log.exists() and log.stat().st_size > 0


def open_engine(url: str, key: Key | None) -> Engine:
    """An engine for `url`; a missing folder of an SQLite file is made. Without a key its file is plain.

    Raises Unusable, sqlalchemy.exc.ArgumentError; WrongKey at the first connection.
    """
    if (file := file_of(url)) is not None:
        make_folder_of(file)
    if backend_of(url) != "sqlite":
        try:
            return create_engine(url, hide_parameters=True)
        except ModuleNotFoundError as error:
            raise Unusable(f"{error.name} is not installed") from None
    # What a statement was given is somebody's words: an error says the statement without them.
    engine = create_engine(url, hide_parameters=True, module=sqlcipher)
    event.listen(engine, "connect", lambda connection, _: _prepare_sqlite(connection, key, file))
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: Any, key: Key | None, file: Path | None) -> None:
    # The driver's own BEGIN comes too late (before the first write only), so it is switched off and ours is sent.
    connection.isolation_level = None
    cursor = connection.cursor()
    if key is not None:
        # SQLCipher would tell a wrong key on standard error as well, in three lines.
        cursor.execute("PRAGMA cipher_log_level = NONE")
        # As defaults, they hold for a database that is attached (storage/resealing.py) as well.
        for choice in _CIPHER:
            cursor.execute(f"PRAGMA {choice}")
        # Raw, as there is nothing to stretch in 256 random bits; and first, as nothing can be read before.
        cursor.execute(f"PRAGMA key = \"x'{key.hex}'\"")
    cursor.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")
    try:
        # Whether the key fits shows at the first reading.
        cursor.execute("PRAGMA journal_mode = WAL")
    except sqlcipher.DatabaseError as error:
        if error.sqlite_errorname != "SQLITE_NOTADB":
            raise
        raise WrongKey(_why_not(key, file)) from None
    cursor.execute("PRAGMA synchronous = FULL")
    cursor.execute("PRAGMA foreign_keys = ON")
    # What is deleted is overwritten, and nothing is put down in a temporary file on the way.
    cursor.execute("PRAGMA secure_delete = ON")
    cursor.execute("PRAGMA temp_store = MEMORY")
    cursor.close()


def _why_not(key: Key | None, file: Path | None) -> str:
    if key is None:
        return f"the database at {file} is sealed: it opens with its key alone (storage.key_file)"
    if file is not None and is_plain(file):
        return f"the database at {file} is not sealed yet: `chibo key seal` seals it"
    return f"the database at {file} was sealed with another key, or is damaged: see storage.key_file"


def is_plain(file: Path) -> bool:
    """Whether a file is a database that anybody can read."""
    with file.open("rb") as opened:
        return opened.read(len(_PLAIN)) == _PLAIN


_PLAIN = b"SQLite format 3\0"


def _begin_sqlite(connection: Connection) -> None:
    write = connection.get_execution_options().get("chibo_write", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")
