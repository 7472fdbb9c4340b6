"""Photos of the flip chart or of hand-written sheets: sent where things are noted, and kept with the minutes."""

from markupsafe import Markup

from handlers.context import Context, FileReady
from handlers.forms.draft import Draft
from handlers.forms.files import FileHandler
from handlers.forms.form import Outcome, Picture, Reject, Stay
from handlers.forms.pictures_apart import ready_picture
from handlers.meetings.log.notes.forms import OverNotes
from handlers.meetings.log.notes.kept import notes_in, parts_of, write
from handlers.meetings.log.notes.model import NotedPhoto
from handlers.meetings.log.notes.parts import LogSection
from handlers.meetings.log.notes.shared import notes_of
from handlers.meetings.log.noting import texts
from handlers.screens.screen import Screen, message_arguments
from storage.files import Download, DownloadState, request_download
from storage.meeting_notes import log_of
from storage.meetings import photos_waiting_for

PURPOSE = "meeting_photo:"
MOST = 20
LIMIT_MB = 20
_MB = 1024 * 1024


def take_photo(context: Context, draft: Draft[OverNotes], picture: Picture) -> Outcome:
    """Keep the photo; one sent again is kept once."""
    if (picture.size or 0) > LIMIT_MB * _MB:
        return Reject(texts.PHOTO_TOO_BIG.format(most=LIMIT_MB))
    photos = notes_of(context, draft).photos
    if picture.unique_id not in [photo.unique_id for photo in photos]:
        if len(photos) >= MOST:
            return Reject(texts.PHOTOS_FULL.format(most=MOST))
        remote_id, unique_id = picture.remote_id, picture.unique_id
        photos.append(NotedPhoto(remote_id=remote_id, unique_id=unique_id, by=context.person.id))
        _request(context, draft.data.session_id, picture)
    return Stay(texts.PHOTO_KEPT.format(count=len(photos)))


def _summary(context: Context, draft: Draft[OverNotes]) -> Markup:
    count = len(notes_of(context, draft).photos)
    return texts.SUMMARY_PHOTOS.format(count=count) if count else Markup()


# Photos have no question of their own.
SECTION = LogSection((), summary=_summary)


def _request(context: Context, session_id: int, picture: Picture) -> None:
    work = context.work
    chat_id = work.account.chat_id if work.account else 0
    purpose = f"{PURPOSE}{session_id}:{context.person.id}"
    request_download(work.db, work.channel, chat_id, picture.remote_id, picture.unique_id, work.now, purpose)


async def _fetched(ready: FileReady, context: Context) -> None:
    """A fetched photo comes to the notes or the saved meeting that hold it."""
    session_id, person_id = (int(part) for part in ready.purpose.removeprefix(PURPOSE).split(":"))
    good = ready.error is None and ready.file_hash is not None
    held = _settle(context, session_id, person_id, ready, ready.file_hash if good else None)
    if held and not good:
        words = texts.PHOTO_UNKEPT.get(ready.error or "", texts.PHOTO_LOST)
        await context.bot.send_message(ready.chat_id, **message_arguments(Screen(words)))


FETCHED = FileHandler(PURPOSE, _fetched, ready_picture)


def _settle(context: Context, session_id: int, person_id: int, ready: FileReady, digest: str | None) -> bool:
    """Put the content where the photo is held, or take the photo out again. Returns whether it was held at all."""
    held = _settle_noted(context, session_id, person_id, ready.remote_unique_id, digest)
    for photo in photos_waiting_for(context.db, session_id, ready.remote_unique_id):
        held = True
        if digest:
            photo.file_hash = digest
        else:
            context.db.delete(photo)
    download = context.db.get(Download, ready.download_id)
    if not digest and download is not None:
        download.state, download.file_hash = DownloadState.FAILED, None
    context.db.flush()
    return held


def _settle_noted(context: Context, session_id: int, person_id: int, unique_id: str, digest: str | None) -> bool:
    log = log_of(context.db, session_id)
    notes = notes_in(context.db, log)
    held = next((photo for photo in notes.photos if photo.unique_id == unique_id), None)
    if held is None:
        return False
    held.hash = digest
    if digest is None:
        notes.photos.remove(held)
    write(context.work, log, {"photos": parts_of(notes)["photos"]}, [], person_id)
    return True
