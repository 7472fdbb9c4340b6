"""Asking for one of several things: by its button, or by typing its label."""

from collections.abc import Callable, Sequence
from dataclasses import KW_ONLY, dataclass
from typing import Any

from markupsafe import Markup

from handlers.context import Context
from handlers.forms.draft import Draft
from handlers.forms.form import In, Outcome, Reject, Step, button
from handlers.forms.questions.asking import Asking
from handlers.language.names import plain_label
from handlers.screens import texts
from handlers.screens.screen import Screen

PICK = "pick"
Offered = Sequence[tuple[Any, str]]


@dataclass(frozen=True)
class OneOf(Asking[In]):
    """`offers` are (what is kept, its label). What else is typed or tapped is answered with `unknown`; where `typed` is
    False, only buttons are taken.
    """

    _: KW_ONLY
    offers: Callable[[Context, Draft[In]], Offered]
    unknown: Markup = texts.USE_BUTTONS
    typed: bool = True

    def steps(self) -> tuple[Step[In], ...]:
        read = self.read if self.typed else None
        return (Step(self.name, self.question, self.tap, read, part=self.of_part, group=self.group, asked=self.asked),)

    def question(self, context: Context, draft: Draft[In]) -> Screen:
        offered = self.offers(context, draft)
        rows = [(button(draft, label, PICK, number),) for number, (_, label) in enumerate(offered)]
        return self.screen(context, draft, *rows)

    def tap(self, context: Context, draft: Draft[In], verb: str, argument: str) -> Outcome:
        if verb != PICK:
            return self.chosen_option(context, draft, verb)
        offered = self.offers(context, draft)
        if not argument.isdecimal() or int(argument) >= len(offered):
            return Reject(self.unknown)
        return self.keep(context, draft, offered[int(argument)][0])

    def read(self, context: Context, draft: Draft[In], words: str) -> Outcome:
        wanted = plain_label(words)
        fitting = [kept for kept, label in self.offers(context, draft) if wanted and wanted in plain_label(label)]
        return self.keep(context, draft, fitting[0]) if len(fitting) == 1 else Reject(self.unknown)
