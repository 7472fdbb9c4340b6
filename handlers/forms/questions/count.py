"""Asking for a whole number: typed as people do."""

from dataclasses import KW_ONLY, dataclass

from markupsafe import Markup

from handlers.context import Context
from handlers.forms.draft import Draft
from handlers.forms.form import In, Outcome, Reject, Step, button
from handlers.forms.questions.asking import Asking
from handlers.language import answers
from handlers.screens.screen import Screen

SKIP = "skip"


@dataclass(frozen=True)
class Count(Asking[In]):
    """From 0 to `most`; `unread` is said where no number is understood. `skip`: the label of the button that leaves it
    open (None is kept then).
    """

    _: KW_ONLY
    unread: Markup
    most: int = 1_000_000
    skip: str = ""

    def steps(self) -> tuple[Step[In], ...]:
        tapped = self.tap if self.skip or self.options else None
        return (
            Step(self.name, self.question, tapped, self.read, part=self.of_part, group=self.group, asked=self.asked),
        )

    def question(self, context: Context, draft: Draft[In]) -> Screen:
        rows = ((button(draft, self.skip, SKIP),),) if self.skip else ()
        return self.screen(context, draft, *rows, number=True)

    def tap(self, context: Context, draft: Draft[In], verb: str, argument: str) -> Outcome:
        if verb == SKIP and self.skip:
            return self.keep(context, draft, None)
        return self.chosen_option(context, draft, verb)

    def read(self, context: Context, draft: Draft[In], words: str) -> Outcome:
        number = answers.read_count(words, self.most)
        return self.keep(context, draft, number) if number is not None else Reject(self.unread)
