"""Photos of a report: they come in any order and at any step, are fetched at once, and are held to being pictures.

One is kept once: an app that sends it again is known by the photo's id, another copy by its content.
"""

from collections.abc import Sequence

from handlers.context import Context, FileReady
from handlers.forms.draft import Draft
from handlers.forms.files import FileHandler
from handlers.forms.form import Attachment, Next, Outcome, Picture, Reject, Stay, button
from handlers.forms.pictures import shows_something
from handlers.screens import texts as shared
from handlers.screens.screen import Screen, message_arguments, one_per_row
from handlers.tasks import texts
from handlers.tasks.report import form
from storage.accounts import people_of_account
from storage.drafts import DraftRow, unfinished_drafts
from storage.files import Download, DownloadState, request_download
from storage.reports import photos_waiting_for
from storage.tasks import ReportPhoto

PURPOSE = "report_photo:"
PHOTO_LIMIT_MB = 10
_MB = 1024 * 1024
NOT_A_PICTURE = "not_a_picture"


def ask_photos(context: Context, draft: Draft) -> Screen:
    received, most = form.photos_of(draft), context.policy.reports.photos
    if not received:
        return Screen(texts.ASK_PHOTOS.format(most=most), ((button(draft, shared.SKIP, "skip"),),))
    rows = [button(draft, texts.PHOTOS_DONE, "done")]
    if len(received) > 1:
        rows.append(button(draft, texts.PHOTOS_PAIR if not form.is_paired(draft) else texts.PHOTOS_UNPAIR, "pair"))
    rows.append(button(draft, texts.PHOTOS_DROP, "drop"))
    text = texts.ASK_MORE_PHOTOS if len(received) < most else texts.PHOTOS_ENOUGH
    return Screen(text.format(count=len(received), most=most), one_per_row(rows))


def tap_photos(context: Context, draft: Draft, verb: str, argument: str) -> Outcome:
    received = form.photos_of(draft)
    match verb:
        case "skip" if not received:
            draft.data["photos_passed"] = True
            return Next(form.onward(context, draft))
        case "done" if received:
            return Next(form.onward(context, draft))
        case "pair" if len(received) > 1:
            if draft.data.pop("pair", None) is not None:
                return Stay()
            return Next("pair_place")
        case "drop":
            draft.data["photos"] = []
            draft.data.pop("pair", None)
            return Stay(texts.PHOTOS_DROPPED)
    return Reject(shared.USE_BUTTONS)


def take_photo(context: Context, draft: Draft, picture: Picture) -> Outcome:
    return _take(context, draft, picture.remote_id, picture.unique_id, picture.size, picture.number)


def take_document(context: Context, draft: Draft, sent: Attachment) -> Outcome:
    """A photo sent as a file, which some phones do. Its name is not believed: what it is shows when it is there."""
    if not sent.mime.startswith("image/"):
        return Reject(texts.NOT_A_PHOTO)
    return _take(context, draft, sent.remote_id, sent.unique_id, sent.size, sent.number)


def _take(context: Context, draft: Draft, remote_id: str, unique_id: str, size: int | None, number: int) -> Outcome:
    if (size or 0) > PHOTO_LIMIT_MB * _MB:
        return Reject(texts.PHOTO_TOO_BIG.format(most=PHOTO_LIMIT_MB))
    received, most = form.photos_of(draft), context.policy.reports.photos
    if unique_id not in [one["unique_id"] for one in received]:
        if len(received) >= most:
            return Stay(texts.PHOTOS_FULL.format(count=len(received)))
        received.append({"remote_id": remote_id, "unique_id": unique_id, "number": number})
        draft.data["photos"] = received
        chat_id = context.work.account.chat_id if context.work.account else 0
        purpose = f"{PURPOSE}{context.person.id}"
        request_download(context.db, context.work.channel, chat_id, remote_id, unique_id, context.now, purpose)
    # The step of the photos counts them itself.
    return Stay(texts.PHOTO_COUNT.format(count=len(received)) if draft.step != "photos" else None)


class PhotoFiles:
    """Fetched photos come to the drafts and reports that hold them."""

    def handlers(self) -> list[FileHandler]:
        return [FileHandler(PURPOSE, self.fetched)]

    async def fetched(self, ready: FileReady, context: Context) -> None:
        person_id = int(ready.purpose.removeprefix(PURPOSE))
        people = people_of_account(context.db, context.work.account.id) if context.work.account else []
        if person_id not in [one.id for one in people]:
            return
        drafts = [one for one in unfinished_drafts(context.db, [person_id], form.KIND) if _holds(one, ready)]
        waiting = photos_waiting_for(context.db, ready.remote_unique_id)
        problem = await _problem(context, ready)
        if problem is None and ready.file_hash is not None:
            _arrived(context, drafts, waiting, ready.remote_unique_id, ready.file_hash)
            return
        _lost(context, drafts, waiting, ready)
        if drafts or waiting:
            words = texts.PHOTO_LOST[problem or "failed"]
            await context.bot.send_message(ready.chat_id, **message_arguments(Screen(words)))


async def _problem(context: Context, ready: FileReady) -> str | None:
    if ready.error is not None or ready.file_hash is None:
        return ready.error if ready.error in texts.PHOTO_LOST else "failed"
    try:
        content = context.files.read(ready.file_hash)
    except FileNotFoundError:
        return NOT_A_PICTURE
    return None if await shows_something(content) else NOT_A_PICTURE


def _holds(draft: DraftRow, ready: FileReady) -> bool:
    return any(one["unique_id"] == ready.remote_unique_id for one in form.photos_of(draft))


def _arrived(
    context: Context, drafts: Sequence[DraftRow], waiting: Sequence[ReportPhoto], unique_id: str, digest: str
) -> None:
    for draft in drafts:
        others = [one for one in form.photos_of(draft) if one["unique_id"] != unique_id]
        same = any(one.get("hash") == digest for one in others)
        this = next(one for one in form.photos_of(draft) if one["unique_id"] == unique_id)
        _keep(draft, others if same else _with(form.photos_of(draft), {**this, "hash": digest}))
    for photo in waiting:
        context.db.flush()
        report_photos = photo.report.photos
        if any(other.file_hash == digest for other in report_photos):
            context.db.delete(photo)
        else:
            photo.file_hash = digest
    context.db.flush()


def _with(photos: Sequence[form.Photo], changed: form.Photo) -> list[form.Photo]:
    return [changed if one["unique_id"] == changed["unique_id"] else one for one in photos]


def _lost(context: Context, drafts: Sequence[DraftRow], waiting: Sequence[ReportPhoto], ready: FileReady) -> None:
    """Take the photo out of where it was counted; sent once more, it is fetched once more."""
    for draft in drafts:
        _keep(draft, [one for one in form.photos_of(draft) if one["unique_id"] != ready.remote_unique_id])
    for photo in waiting:
        context.db.delete(photo)
    download = context.db.get(Download, ready.download_id)
    if download is not None:
        download.state, download.file_hash = DownloadState.FAILED, None
        download.error = download.error or NOT_A_PICTURE
    context.db.flush()
    if ready.file_hash is not None:
        context.files.forget(context.db, ready.file_hash)


def _keep(draft: DraftRow, photos: list[form.Photo]) -> None:
    draft.data = {**draft.data, "photos": photos}


def ask_pair_place(context: Context, draft: Draft) -> Screen:
    return Screen(texts.ASK_PAIR_PLACE, ((button(draft, shared.SKIP, "skip"),),))


def tap_pair_place(context: Context, draft: Draft, verb: str, argument: str) -> Outcome:
    return read_pair_place(context, draft, "-") if verb == "skip" else Reject(shared.USE_BUTTONS)


def read_pair_place(context: Context, draft: Draft, words: str) -> Outcome:
    place = words.strip()
    if len(place) > 80:
        return Reject(shared.TOO_LONG.format(limit=80))
    draft.data["pair"] = "" if place == "-" else place
    return Next("photos", texts.PAIRED)
