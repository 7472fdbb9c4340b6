"""Photos of a report: they come in any order and at any step, and are fetched and made ready to be shown at once.

One is kept once: an app that sends it again is known by the photo's id, another copy by its content.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from handlers.context import Context, FileReady
from handlers.forms.draft import Draft
from handlers.forms.form import Next, Outcome, Stay
from handlers.forms.questions.asking import Option
from handlers.forms.questions.photos import Photos, PhotoWords
from handlers.forms.questions.words import TypedWords
from handlers.screens import texts as shared
from handlers.screens.screen import Screen, message_arguments
from handlers.secrecy.texts import PHOTOS_UNCHECKED
from handlers.tasks import rules, texts
from handlers.tasks.report.data import KIND, ReportData, draft_of, go_on, is_paired
from storage.accounts import people_of_account
from storage.drafts import unfinished_drafts
from storage.files import Download, DownloadState
from storage.reports import photos_waiting_for
from storage.tasks import ReportPhoto

PURPOSE = "report_photo:"
NOT_A_PICTURE = "not_a_picture"
# What could not be looked into for a mark of secrecy is no picture: those are not looked into.
_NO_PICTURES = ("unreadable", "sealed", "wordless")
PAIR_PLACE = "pair_place"
PLACE_LIMIT = 80


def _ask(context: Context, draft: Draft[ReportData]) -> Markup:
    count, most = len(draft.data.photos), context.policy.reports.photos
    if not count:
        return texts.ASK_PHOTOS.format(most=most, unchecked=PHOTOS_UNCHECKED)
    text = texts.ASK_MORE_PHOTOS if count < most else texts.PHOTOS_ENOUGH
    return text.format(count=count, most=most)


def _on(context: Context, draft: Draft[ReportData]) -> Outcome:
    draft.data.photos_passed = not draft.data.photos
    return go_on(context, draft)


def _pair_label(context: Context, draft: Draft[ReportData]) -> str | None:
    if len(draft.data.photos) < 2:
        return None
    return texts.PHOTOS_UNPAIR if is_paired(draft) else texts.PHOTOS_PAIR


def _pair(context: Context, draft: Draft[ReportData]) -> Outcome:
    if draft.data.pair is None:
        return Next(PAIR_PLACE)
    draft.data.pair = None
    return Stay()


def _drop_label(context: Context, draft: Draft[ReportData]) -> str | None:
    return texts.PHOTOS_DROP if draft.data.photos else None


def _drop(context: Context, draft: Draft[ReportData]) -> Outcome:
    draft.data.photos, draft.data.pair = [], None
    return Stay(texts.PHOTOS_DROPPED)


PHOTOS = Photos(
    rules.PHOTOS,
    _ask,
    most=lambda context: context.policy.reports.photos,
    purpose=lambda context, draft: f"{PURPOSE}{context.person.id}",
    words=PhotoWords(texts.PHOTO_COUNT, texts.PHOTOS_FULL, texts.PHOTO_TOO_BIG, texts.NOT_A_PHOTO),
    skip=shared.SKIP,
    done=texts.PHOTOS_DONE,
    options=(Option("pair", _pair_label, _pair), Option("drop", _drop_label, _drop)),
    then=_on,
)
PLACE = TypedWords[ReportData](
    PAIR_PLACE,
    texts.ASK_PAIR_PLACE,
    field="pair",
    limit=PLACE_LIMIT,
    skip=shared.SKIP,
    none=True,
    part=rules.PHOTOS,
    following=rules.PHOTOS,
    note=lambda context, draft, place: texts.PAIRED,
)


@dataclass(frozen=True)
class _Holders:
    """Who holds a photo that has been fetched: forms that are open, and reports that are saved."""

    drafts: Sequence[Draft[ReportData]]
    reported: Sequence[ReportPhoto]

    def __bool__(self) -> bool:
        return bool(self.drafts or self.reported)


async def fetched(ready: FileReady, context: Context) -> None:
    """A photo comes to the drafts and reports that hold it."""
    person_id = int(ready.purpose.removeprefix(PURPOSE))
    people = people_of_account(context.db, context.work.account.id) if context.work.account else []
    if person_id not in [one.id for one in people]:
        return
    holders = _holders(context, person_id, ready.remote_unique_id)
    problem = _problem(ready)
    if problem is None and ready.file_hash is not None:
        _arrived(context, holders, ready.remote_unique_id, ready.file_hash)
        return
    _lost(context, holders, ready)
    if holders:
        words = texts.PHOTO_LOST[problem or "failed"]
        await context.bot.send_message(ready.chat_id, **message_arguments(Screen(words)))


def _holders(context: Context, person_id: int, unique_id: str) -> _Holders:
    drafts = [draft_of(row) for row in unfinished_drafts(context.db, [person_id], KIND)]
    holding = [one for one in drafts if any(photo.unique_id == unique_id for photo in one.data.photos)]
    return _Holders(holding, photos_waiting_for(context.db, unique_id))


def _problem(ready: FileReady) -> str | None:
    if ready.error in _NO_PICTURES:
        return NOT_A_PICTURE
    if ready.error is not None or ready.file_hash is None:
        return ready.error if ready.error in texts.PHOTO_LOST else "failed"
    return None


def _arrived(context: Context, holders: _Holders, unique_id: str, digest: str) -> None:
    for draft in holders.drafts:
        others = [one for one in draft.data.photos if one.unique_id != unique_id]
        if any(one.hash == digest for one in others):
            draft.data.photos = others
        for one in draft.data.photos:
            one.hash = digest if one.unique_id == unique_id else one.hash
        draft.write()
    for photo in holders.reported:
        context.db.flush()
        if any(other.file_hash == digest for other in photo.report.photos):
            context.db.delete(photo)
        else:
            photo.file_hash = digest
    context.db.flush()


def _lost(context: Context, holders: _Holders, ready: FileReady) -> None:
    """Take the photo out of where it was counted; sent once more, it is fetched once more."""
    for draft in holders.drafts:
        draft.data.photos = [one for one in draft.data.photos if one.unique_id != ready.remote_unique_id]
        draft.write()
    for photo in holders.reported:
        context.db.delete(photo)
    download = context.db.get(Download, ready.download_id)
    if download is not None:
        download.state, download.file_hash = DownloadState.FAILED, None
        download.error = download.error or NOT_A_PICTURE
    context.db.flush()
    if ready.file_hash is not None:
        context.files.forget(context.db, ready.file_hash)
