"""Asking for what has a shape of its own: typed as people do, and read by whoever asks."""

from collections.abc import Callable
from dataclasses import KW_ONLY, dataclass
from typing import Any

from markupsafe import Markup

from handlers.context import Context
from handlers.forms.draft import Draft
from handlers.forms.form import In, Outcome, Reject, Step
from handlers.forms.questions.asking import Asking
from handlers.screens.screen import Screen


@dataclass(frozen=True)
class TypedValue(Asking[In]):
    """`read` makes the answer of the words; where it makes None, `unread` is said (it may depend on the draft).
    `number`: whether it is a number first of all.
    """

    _: KW_ONLY
    read: Callable[[Context, Draft[In], str], Any | None]
    unread: Markup | Callable[[Context, Draft[In]], Markup]
    number: bool = False

    def steps(self) -> tuple[Step[In], ...]:
        tapped = self.chosen if self.options else None
        step = Step(self.name, self.question, tapped, self.take, part=self.of_part, group=self.group, asked=self.asked)
        return (step,)

    def question(self, context: Context, draft: Draft[In]) -> Screen:
        return self.screen(context, draft, number=self.number)

    def chosen(self, context: Context, draft: Draft[In], verb: str, argument: str) -> Outcome:
        return self.chosen_option(context, draft, verb)

    def take(self, context: Context, draft: Draft[In], words: str) -> Outcome:
        answer = self.read(context, draft, words)
        if answer is not None:
            return self.keep(context, draft, answer)
        return Reject(self.unread if isinstance(self.unread, Markup) else self.unread(context, draft))
