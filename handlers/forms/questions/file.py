"""Asking for a file: sent as a document, fetched and looked into before it is taken."""

from collections.abc import Callable
from dataclasses import KW_ONLY, dataclass

from markupsafe import Markup

from handlers.context import Context, FileReady
from handlers.forms.draft import Draft
from handlers.forms.form import Attachment, Fetch, In, Outcome, Picture, Reject, Step
from handlers.forms.questions.asking import Asking
from handlers.screens import texts


@dataclass(frozen=True)
class OneFile(Asking[In]):
    """`take` is given the file once it is here (`context.files.read(ready.file_hash)`), `reader` names who reads it on
    the way (handlers/forms/form.py, Fetch). `photo` is said to who sends a photo instead (None: what the step takes),
    `other` to who sends a file whose name does not end in `ending` ("": any is taken).
    """

    _: KW_ONLY
    take: Callable[[Context, Draft[In], FileReady], Outcome]
    reader: str = ""
    photo: Markup | None = None
    ending: str = ""
    other: Markup = texts.USE_BUTTONS

    def steps(self) -> tuple[Step[In], ...]:
        return (
            Step(
                self.name,
                self.screen,
                tapped=self.chosen if self.options else None,
                pictured=self.refuse_photo if self.photo is not None else None,
                part=self.of_part,
                sent=self.fetch,
                fetched=self.take,
                group=self.group,
                asked=self.asked,
            ),
        )

    def chosen(self, context: Context, draft: Draft[In], verb: str, argument: str) -> Outcome:
        return self.chosen_option(context, draft, verb)

    def fetch(self, context: Context, draft: Draft[In], file: Attachment) -> Outcome:
        return Fetch(self.reader) if file.name.lower().endswith(self.ending) else Reject(self.other)

    def refuse_photo(self, context: Context, draft: Draft[In], picture: Picture) -> Outcome:
        assert self.photo is not None
        return Reject(self.photo)
