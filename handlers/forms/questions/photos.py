"""Asking for photos: sent one by one, in albums or as files, before or after the question; each is kept once.

The contents come later (handlers/forms/files.py), to whom the purpose names.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import KW_ONLY, dataclass, replace

from markupsafe import Markup
from pydantic import BaseModel

from handlers.context import Context
from handlers.forms.draft import Draft
from handlers.forms.form import Attachment, In, Outcome, Picture, Recording, Reject, Stay, Step, UsualQuestion, button
from handlers.forms.questions.asking import Asking
from handlers.screens.screen import Screen
from storage.files import request_download

SKIP, DONE = "skip", "done"
LIMIT_MB = 20
_MB = 1024 * 1024
# Kinds of pictures that many apps do not know by name: they say nothing of what such a file is.
UNNAMED_KINDS = (".heic", ".heif", ".avif")


class SentPhoto(BaseModel):
    """A photo as it was sent: the app's id to fetch it by, the id that stays the same when it is sent again, the number
    of its message (an album's photos come in any order), whose it is, and the hash of its content once it is there.

    A recording is kept alike, with what else it is and how long.
    """

    remote_id: str
    unique_id: str
    number: int = 0
    by: int = 0
    hash: str = ""
    kind: str = "photo"
    seconds: int = 0


@dataclass(frozen=True)
class PhotoWords:
    """What is said of a photo: one that is kept, one too many, one too heavy, and a file that is none.

    They may name `count` (photos so far) and `most`, in MB where it is too heavy.
    """

    kept: Markup
    full: Markup
    too_big: Markup
    no_photo: Markup


@dataclass(frozen=True)
class Photos(Asking[In]):
    """At most `most` photos; the field holds a list of SentPhoto. `purpose` is what each is fetched with.

    The button `skip` goes on without any, `done` with some.
    """

    _: KW_ONLY
    most: Callable[[Context], int]
    purpose: Callable[[Context, Draft[In]], str]
    words: PhotoWords
    done: str
    skip: str

    def steps(self) -> tuple[Step[In], ...]:
        step = Step(self.name, self.question, self.tap, part=self.of_part, group=self.group, asked=self.asked)
        return (self._taking(step),)

    def also_at(self, *entries: Step[In] | UsualQuestion[In]) -> Iterator[Step[In]]:
        """The steps of other questions, which then take photos, too."""
        for entry in entries:
            yield from map(self._taking, (entry,) if isinstance(entry, Step) else entry.steps())

    def _taking(self, step: Step[In]) -> Step[In]:
        return replace(step, pictured=self.take, sent=self.take_file)

    def received(self, context: Context, draft: Draft[In]) -> Sequence[SentPhoto]:
        return list(getattr(draft.data, self.keeps))

    def question(self, context: Context, draft: Draft[In]) -> Screen:
        label, verb = (self.done, DONE) if self.received(context, draft) else (self.skip, SKIP)
        return self.screen(context, draft, (button(draft, label, verb),))

    def tap(self, context: Context, draft: Draft[In], verb: str, argument: str) -> Outcome:
        received = self.received(context, draft)
        if verb == (DONE if received else SKIP):
            return self.keep(context, draft, received)
        return self.chosen_option(context, draft, verb)

    def take_file(self, context: Context, draft: Draft[In], sent: Attachment) -> Outcome:
        """A photo sent as a file, which some phones do. Its name is not believed: what it is shows when it is there."""
        if not sent.mime.startswith("image/") and not sent.name.lower().endswith(UNNAMED_KINDS):
            return Reject(self.words.no_photo)
        return self.take(context, draft, Picture(sent.remote_id, sent.unique_id, sent.size, number=sent.number))

    def take(self, context: Context, draft: Draft[In], picture: Picture) -> Outcome:
        if (picture.size or 0) > LIMIT_MB * _MB:
            return Reject(self.words.too_big.format(most=LIMIT_MB))
        received, most = self.received(context, draft), self.most(context)
        if picture.unique_id not in [one.unique_id for one in received]:
            if len(received) >= most:
                return Stay(self.words.full.format(count=len(received), most=most))
            ask_for(context, picture, self.purpose(context, draft))
            received = [*received, kept_of(context, picture)]
            setattr(draft.data, self.keeps, received)
        # The question of the photos counts them itself.
        note = self.words.kept.format(count=len(received), most=most)
        return Stay(note if draft.step != self.name else None)


def ask_for(context: Context, sent: Picture, purpose: str) -> None:
    """Have a photo or a recording fetched."""
    work = context.work
    chat_id = work.account.chat_id if work.account else 0
    request_download(work.db, work.channel, chat_id, sent.remote_id, sent.unique_id, work.now, purpose)


def kept_of(context: Context, sent: Picture) -> SentPhoto:
    """What a form keeps of a photo or a recording that was just sent."""
    kind, seconds = (sent.kind, sent.seconds) if isinstance(sent, Recording) else ("photo", 0)
    by, number = context.person.id, sent.number
    return SentPhoto(
        remote_id=sent.remote_id, unique_id=sent.unique_id, number=number, by=by, kind=kind, seconds=seconds
    )
