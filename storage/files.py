"""Files kept on disk, sealed, by the hash of their content, and the downloads that still have to be fetched."""

import hashlib
import os
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path

from sqlalchemy import BigInteger, Index, UniqueConstraint, bindparam, delete, func, or_, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import Base, UtcDateTime
from storage.database import Database, Db, announce
from storage.keys import Key
from storage.photo_metadata import without_notes
from storage.sealing import Sealer


class DownloadState(StrEnum):
    WAITING = "waiting"
    DONE = "done"
    FAILED = "failed"


# Of a file that nobody has asked for: it is looked into, and not kept.
LOOK = "look"


class StoredFile(Base):
    """One content. `hash` is the SHA-256 in hex, by which the file on disk is found; `size` is in bytes."""

    __tablename__ = "files"

    hash: Mapped[str] = mapped_column(primary_key=True)
    mime: Mapped[str]
    size: Mapped[int]
    created_at: Mapped[datetime]


class Download(Base):
    """A file that a person sent and that is fetched after the commit; it comes back as an inbox row of its chat.

    `purpose` says to whom: "draft:<draft>:<message>" to the step of a form (with ":<reader>" where it is to be read on
    the way), "report_photo:<draft>" to a report; `LOOK` to nobody.
    """

    __tablename__ = "downloads"
    __table_args__ = (
        UniqueConstraint("channel", "chat_id", "remote_unique_id", "purpose"),
        Index("ix_downloads_state_not_before", "state", "not_before"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    channel: Mapped[str]
    chat_id: Mapped[int] = mapped_column(BigInteger)
    remote_id: Mapped[str]
    remote_unique_id: Mapped[str]
    purpose: Mapped[str] = mapped_column(default="")
    state: Mapped[str] = mapped_column(default=DownloadState.WAITING)
    tries: Mapped[int] = mapped_column(default=0)
    not_before: Mapped[datetime | None]
    file_hash: Mapped[str | None]
    error: Mapped[str | None]
    created_at: Mapped[datetime]


def request_download(
    db: Db, channel: str, chat_id: int, remote_id: str, unique_id: str, now: datetime, purpose: str = ""
) -> Download:
    """Ask for a file to be fetched after the commit: once for each file and purpose of a chat. One that failed is tried
    again; one that is there already does not come back a second time.
    """
    query = select(Download).where(
        Download.channel == channel,
        Download.chat_id == chat_id,
        Download.remote_unique_id == unique_id,
        Download.purpose == purpose,
    )
    known = db.scalar(query)
    if known is None:
        known = Download(
            channel=channel,
            chat_id=chat_id,
            remote_id=remote_id,
            remote_unique_id=unique_id,
            purpose=purpose,
            state=DownloadState.WAITING,
            tries=0,
            created_at=now,
        )
        db.add(known)
    elif known.state == DownloadState.FAILED:
        known.state, known.tries, known.not_before, known.error = DownloadState.WAITING, 0, None, None
        known.remote_id = remote_id
    db.flush()
    announce(db, "downloads")
    return known


def is_being_looked_into(db: Db, channel: str, chat_id: int, unique_id: str) -> bool:
    """Whether a file of a chat has been fetched, for whatever, or is going to be: then it is looked into on the way."""
    query = select(Download.id).where(
        Download.channel == channel,
        Download.chat_id == chat_id,
        Download.remote_unique_id == unique_id,
        Download.state != DownloadState.FAILED,
    )
    return db.scalar(query.limit(1)) is not None


# No try waits longer. What is to wait until later than this was put back by a clock that has stepped back since.
FURTHEST = timedelta(minutes=20)
_FIRSTS = (
    select(Download.channel, Download.chat_id, func.min(Download.id))
    .where(
        Download.state == DownloadState.WAITING,
        or_(
            Download.not_before.is_(None),
            Download.not_before <= bindparam("now", type_=UtcDateTime()),
            Download.not_before > bindparam("furthest", type_=UtcDateTime()),
        ),
        Download.id.not_in(bindparam("underway", expanding=True)),
    )
    .group_by(Download.channel, Download.chat_id)
)


@dataclass(frozen=True)
class First:
    """The download of a chat that was asked for first, among those that may be tried now."""

    id: int
    chat: tuple[str, int]


def first_downloads(db: Db, now: datetime, underway: Collection[int]) -> list[First]:
    """The first of each chat that may be tried now, but for those underway."""
    given = {"now": now, "furthest": now + FURTHEST, "underway": list(underway)}
    return [First(number, (channel, chat_id)) for channel, chat_id, number in db.execute(_FIRSTS, given)]


def next_download(db: Db, now: datetime) -> datetime | None:
    """When the earliest download that failed may be tried again."""
    query = select(func.min(Download.not_before))
    return db.scalar(query.where(Download.state == DownloadState.WAITING, Download.not_before > now))


def purpose_of(db: Db, download_id: int) -> str:
    """What a download was asked for; "" where there is no such download."""
    return db.scalar(select(Download.purpose).where(Download.id == download_id)) or ""


def hashes_of(db: Db, channel: str, unique_ids: Collection[str]) -> dict[str, str]:
    """The content of those of these files that have been fetched, as hashes by the app's unique id."""
    if not unique_ids:
        return {}
    query = select(Download.remote_unique_id, Download.file_hash).where(
        Download.channel == channel, Download.remote_unique_id.in_(list(unique_ids)), Download.file_hash.is_not(None)
    )
    return {unique_id: digest for unique_id, digest in db.execute(query) if digest is not None}


def kept_hashes(db: Db) -> list[str]:
    """The hashes of all contents that there are."""
    return list(db.scalars(select(StoredFile.hash).order_by(StoredFile.hash)))


def hashes_in(file: Path, key: Key | None) -> list[str]:
    """The same of a database that nobody has open. Raises WrongKey, DatabaseFault."""
    database = Database(f"sqlite:///{file}", key)
    try:
        with database.reading() as db:
            return kept_hashes(db)
    finally:
        database.close()


class FileStore:
    """A folder of contents, each sealed under a name of its own, two letters of it as a sub-folder."""

    def __init__(self, folder: Path, key: Key | None) -> None:
        """Without a key the contents lie there as they are, each under its hash."""
        self.folder = folder
        self._sealer = Sealer(key, "files")

    def path(self, digest: str) -> Path:
        name = self._sealer.name(digest)
        return self.folder / name[:2] / name

    def read(self, digest: str) -> bytes:
        """The content. Raises FileNotFoundError, Damaged."""
        path = self.path(digest)
        return self._sealer.unseal(path.name, path.read_bytes())

    def write(self, digest: str, content: bytes) -> None:
        """Put a content there, unless it is there already. It is whole on disk afterwards."""
        path = self.path(digest)
        if not path.exists():
            write_whole(path, self._sealer.seal(path.name, content))

    def holds(self, digest: str) -> bool:
        """Whether the content is there, and is the one with this hash."""
        try:
            return hash_of(self.read(digest)) == digest
        except OSError:
            return False

    def keep(self, db: Db, content: bytes, mime: str, now: datetime) -> str:
        """Write the content (once) and its row; returns the hash. The file is whole on disk before its row exists.

        A picture is kept without what it tells beside itself, such as where it was taken.
        """
        content = without_notes(content)
        digest = hash_of(content)
        self.write(digest, content)
        if db.get(StoredFile, digest) is None:
            db.add(StoredFile(hash=digest, mime=mime, size=len(content), created_at=now))
            db.flush()
        return digest

    def forget(self, db: Db, digest: str) -> bool:
        """Take a content away again, unless some row refers to it. Returns whether it was taken away."""
        gone = self.forget_row(db, digest)
        if gone:
            self.path(digest).unlink(missing_ok=True)
        return gone

    def forget_row(self, db: Db, digest: str) -> bool:
        """Take away a content's row only, unless some row refers to it: the file itself goes after the commit."""
        try:
            with db.begin_nested():
                db.execute(delete(StoredFile).where(StoredFile.hash == digest))
        except IntegrityError:
            return False
        return True


def hash_of(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def write_whole(path: Path, content: bytes) -> None:
    """Write a file that is there whole or not at all, also when the power fails before the disk has done its part."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    with part.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)
