"""Photos and recordings of a report that have been fetched come to the drafts and the reports that hold them.

One is kept once: an app that sends it again is known by its id, another copy by its content.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from handlers.context import Context, FileReady
from handlers.forms.draft import Draft
from handlers.forms.questions.photos import SentPhoto
from handlers.screens.screen import Screen, message_arguments
from handlers.tasks import texts
from handlers.tasks.report import photos, recordings
from handlers.tasks.report.data import KIND, ReportData, draft_of
from storage.accounts import people_of_account
from storage.drafts import unfinished_drafts
from storage.files import Download, DownloadState
from storage.reports import media_waiting_for
from storage.tasks import ReportMedia

# What could not be looked into for a mark of secrecy is no picture and no recording: those are not looked into.
_NEITHER = ("unreadable", "sealed", "wordless")


@dataclass(frozen=True)
class _Words:
    """What is said where one is lost, by why; `neither` is why where nobody can tell."""

    lost: Mapping[str, Markup]
    neither: str


_WORDS = {
    photos.PURPOSE: _Words(texts.PHOTO_LOST, "not_a_picture"),
    recordings.PURPOSE: _Words(texts.RECORDING_LOST, "not_a_recording"),
}


@dataclass(frozen=True)
class _Holders:
    """Who holds what has been fetched: forms that are open, and reports that are saved."""

    drafts: Sequence[Draft[ReportData]]
    reported: Sequence[ReportMedia]

    def __bool__(self) -> bool:
        return bool(self.drafts or self.reported)


async def fetched(ready: FileReady, context: Context) -> None:
    """A photo or a recording comes to the drafts and reports that hold it; where it is lost, its sender is told."""
    purpose, _, person = ready.purpose.partition(":")
    person_id, words = int(person), _WORDS[f"{purpose}:"]
    people = people_of_account(context.db, context.work.account.id) if context.work.account else []
    if person_id not in [one.id for one in people]:
        return
    holders = _holders(context, person_id, ready.remote_unique_id)
    problem = _problem(ready, words)
    if problem is None and ready.file_hash is not None:
        _arrived(context, holders, ready.remote_unique_id, ready.file_hash)
        return
    _lost(context, holders, ready)
    if holders:
        screen = Screen(words.lost[problem or "failed"])
        await context.bot.send_message(ready.chat_id, **message_arguments(screen))


def _holders(context: Context, person_id: int, unique_id: str) -> _Holders:
    drafts = [draft_of(row) for row in unfinished_drafts(context.db, [person_id], KIND)]
    holding = [one for one in drafts if any(sent.unique_id == unique_id for sent in _sent(one.data))]
    return _Holders(holding, media_waiting_for(context.db, unique_id))


def _sent(data: ReportData) -> list[SentPhoto]:
    return [*data.photos, *data.recordings]


def _take_out(data: ReportData, unique_id: str) -> None:
    data.photos = [one for one in data.photos if one.unique_id != unique_id]
    data.recordings = [one for one in data.recordings if one.unique_id != unique_id]


def _problem(ready: FileReady, words: _Words) -> str | None:
    if ready.error in _NEITHER:
        return words.neither
    if ready.error is not None or ready.file_hash is None:
        return ready.error if ready.error in words.lost else "failed"
    return None


def _arrived(context: Context, holders: _Holders, unique_id: str, digest: str) -> None:
    for draft in holders.drafts:
        if any(one.hash == digest for one in _sent(draft.data) if one.unique_id != unique_id):
            _take_out(draft.data, unique_id)
        for one in _sent(draft.data):
            one.hash = digest if one.unique_id == unique_id else one.hash
        draft.write()
    for media in holders.reported:
        context.db.flush()
        if any(other.file_hash == digest for other in media.report.media):
            context.db.delete(media)
        else:
            media.file_hash = digest
    context.db.flush()


def _lost(context: Context, holders: _Holders, ready: FileReady) -> None:
    """Take it out of where it was counted; sent once more, it is fetched once more."""
    for draft in holders.drafts:
        _take_out(draft.data, ready.remote_unique_id)
        draft.write()
    for media in holders.reported:
        context.db.delete(media)
    download = context.db.get(Download, ready.download_id)
    if download is not None:
        download.state, download.file_hash = DownloadState.FAILED, None
        download.error = download.error or "failed"
    context.db.flush()
    if ready.file_hash is not None:
        context.files.forget(context.db, ready.file_hash)
