"""Photos of the flip chart or of hand-written sheets: sent where things are noted, and kept with the minutes."""

from handlers.context import Context, FileReady
from handlers.forms.draft import Draft
from handlers.forms.files import FileHandler
from handlers.forms.form import Outcome, Picture, Reject, Stay
from handlers.forms.pictures import shows_something
from handlers.meetings.log import notes, texts
from handlers.screens.screen import Screen, message_arguments
from storage.files import Download, DownloadState, request_download
from storage.meeting_notes import log_of, write
from storage.meetings import photos_waiting_for

PURPOSE = "meeting_photo:"
MOST = 20
LIMIT_MB = 10
_MB = 1024 * 1024


def take_photo(context: Context, draft: Draft, picture: Picture) -> Outcome:
    """Keep the photo; one sent again is kept once."""
    if (picture.size or 0) > LIMIT_MB * _MB:
        return Reject(texts.PHOTO_TOO_BIG.format(most=LIMIT_MB))
    kept = notes.photos_of(draft)
    if picture.unique_id not in [one["unique_id"] for one in kept]:
        if len(kept) >= MOST:
            return Reject(texts.PHOTOS_FULL.format(most=MOST))
        photo = {"remote_id": picture.remote_id, "unique_id": picture.unique_id, "by": context.person.id}
        draft.data["photos"] = kept = [*kept, photo]
        _request(context, int(draft.data["session_id"]), picture)
    return Stay(texts.PHOTO_KEPT.format(count=len(kept)))


def _request(context: Context, session_id: int, picture: Picture) -> None:
    work = context.work
    chat_id = work.account.chat_id if work.account else 0
    purpose = f"{PURPOSE}{session_id}:{context.person.id}"
    request_download(work.db, work.channel, chat_id, picture.remote_id, picture.unique_id, work.now, purpose)


class MeetingPhotos:
    """Fetched photos come to the notes or the saved meeting that hold them."""

    def handlers(self) -> list[FileHandler]:
        return [FileHandler(PURPOSE, self.fetched)]

    async def fetched(self, ready: FileReady, context: Context) -> None:
        session_id, person_id = (int(part) for part in ready.purpose.removeprefix(PURPOSE).split(":"))
        well = ready.error is None and ready.file_hash is not None
        good = well and await shows_something(context.files.read(ready.file_hash or ""))
        held = _settle(context, session_id, person_id, ready, ready.file_hash if good else None)
        if held and not good:
            await context.bot.send_message(ready.chat_id, **message_arguments(Screen(texts.PHOTO_LOST)))


def _settle(context: Context, session_id: int, person_id: int, ready: FileReady, digest: str | None) -> bool:
    """Put the content where the photo is held, or take the photo out again. Returns whether it was held at all."""
    log, unique_id = log_of(context.db, session_id), ready.remote_unique_id
    kept = list(log.data.get("photos") or ())
    held = any(one["unique_id"] == unique_id for one in kept)
    if held:
        others = [one for one in kept if one["unique_id"] != unique_id or digest]
        settled = [{**one, "hash": digest} if one["unique_id"] == unique_id else one for one in others]
        write(context.db, log, {"photos": settled}, [], person_id, context.now)
    for photo in photos_waiting_for(context.db, session_id, unique_id):
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
