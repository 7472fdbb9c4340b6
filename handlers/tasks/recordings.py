"""Playing the recordings of a report, to whoever may see its task."""

from typing import Any

from markupsafe import Markup

from handlers.context import Work
from handlers.forms.pick_member import called
from handlers.screens.notices import Played
from handlers.tasks import texts
from handlers.tasks.summary import length_shown
from storage.files import StoredFile
from storage.tasks import MediaKind, Report, ReportMedia

_ENDINGS = {"audio/ogg": "ogg", "audio/mpeg": "mp3", "audio/mp4": "m4a", "audio/aac": "aac", "audio/amr": "amr"}
# What the apps' own players take; anything else goes as a file.
_AS_VOICE, _AS_AUDIO = ("ogg", "mp3", "m4a"), ("mp3", "m4a")


def played(work: Work, media: ReportMedia) -> Played:
    """How a recording that has been fetched is sent."""
    assert media.file_hash is not None
    stored = work.db.get_one(StoredFile, media.file_hash)
    ending = "mp4" if media.kind == MediaKind.VIDEO_NOTE else _ENDINGS.get(stored.mime, "bin")
    method, field = _way(media.kind, ending)
    name = texts.RECORDING_FILE.format(number=media.position, ending=ending)
    file: dict[str, Any] = {"file_hash": media.file_hash, "filename": name}
    return Played(method, field, file)


def _way(kind: str, ending: str) -> tuple[str, str]:
    if kind == MediaKind.VIDEO_NOTE:
        return "sendVideo", "video"
    if kind == MediaKind.VOICE and ending in _AS_VOICE:
        return "sendVoice", "voice"
    return ("sendAudio", "audio") if ending in _AS_AUDIO else ("sendDocument", "document")


def caption_of(work: Work, report: Report, media: ReportMedia, task: str) -> Markup:
    length = length_shown(media.seconds)
    return texts.RECORDING_CAPTION.format(who=called(work.db, report.entered_by), length=length, task=task)
