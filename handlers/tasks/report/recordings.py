"""Recordings of a report: what the old would rather say than type. They are kept as they came, and played, never read:
of what is said in them only the result is asked, by one tap.
"""

from dataclasses import replace

from markupsafe import Markup
from telegram import Message, Update
from telegram.ext import filters

from handlers.context import Context, Work, chat_id_of, current_work
from handlers.forms.draft import Draft
from handlers.forms.engine import DOWNLOAD_LIMIT_MB, recording_in
from handlers.forms.form import Outcome, Recording, Reject, Stay, Step, UsualQuestion
from handlers.forms.questions.photos import ask_for, kept_of
from handlers.screens.screen import Screen, message_payload
from handlers.secrecy.texts import RECORDINGS_UNCHECKED
from handlers.tasks import texts
from handlers.tasks.report.data import ReportData
from handlers.tasks.summary import length_shown
from storage.outbox import Outgoing, enqueue, key_exists

PURPOSE = "report_recording:"
MOST = 5
UNHEARD = "recording_unheard"
_MB = 1024 * 1024


def heard_at(*entries: Step[ReportData] | UsualQuestion[ReportData]) -> tuple[Step[ReportData], ...]:
    """The steps of these questions, which then take recordings, too."""
    steps = [step for entry in entries for step in ((entry,) if isinstance(entry, Step) else entry.steps())]
    return tuple(replace(step, heard=take) for step in steps)


def take(context: Context, draft: Draft[ReportData], recording: Recording) -> Outcome:
    """Keep the recording. One that comes before the result says all else: then nothing more is asked."""
    if not recording.remote_id:
        return Reject(texts.RECORDING_UNHEARD)
    if (recording.size or 0) > DOWNLOAD_LIMIT_MB * _MB:
        return Reject(texts.RECORDING_TOO_BIG.format(most=DOWNLOAD_LIMIT_MB))
    data = draft.data
    if recording.unique_id not in [one.unique_id for one in data.recordings]:
        if len(data.recordings) >= MOST:
            return Stay(texts.RECORDINGS_FULL.format(most=MOST))
        ask_for(context, recording, f"{PURPOSE}{context.person.id}")
        data.recordings = [*data.recordings, kept_of(context, recording)]
        data.by_voice = data.by_voice or data.result is None
    return Stay(_noted(data))


def _noted(data: ReportData) -> Markup:
    lengths = ", ".join(length_shown(one.seconds) for one in data.recordings)
    return texts.RECORDING_KEPT.format(lengths=lengths, unchecked=RECORDINGS_UNCHECKED)


class _CanBeTaken(filters.MessageFilter):
    """Whether a recording is handed out by the app, or it has still to be said that it is not: once a day."""

    def filter(self, message: Message) -> bool:
        work = current_work()
        return bool(recording_in(message).remote_id) or not key_exists(work.db, _key(work))


CAN_BE_TAKEN = _CanBeTaken()


def tell_unheard(update: Update, context: Context) -> None:
    """Say what to do where the app does not hand recordings out."""
    work, chat_id = context.work, chat_id_of(update)
    payload = message_payload(Screen(texts.RECORDING_UNHEARD), chat_id)
    said = Outgoing(work.channel, chat_id, "sendMessage", payload, unique_key=_key(work), speaker_id=context.person.id)
    enqueue(work.db, said, work.now)


def _key(work: Work) -> str:
    return f"{UNHEARD}|person:{work.person.id if work.person else 0}|{work.today:%Y-%m-%d}"
