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
from handlers.screens.screen import Screen, in_rows

PICK = "pick"
Offered = Sequence[tuple[Any, str]]


@dataclass(frozen=True)
class OneOf(Asking[In]):
    """`offers` are (what is kept, its label), `a_row` of them side by side. What else is typed or tapped is answered
    with `unknown`; where `typed` is False, only buttons are taken. `by_value`: others may change what is offered while
    it is shown, so a button says what it keeps (a number or a short word) and not its place.
    """

    _: KW_ONLY
    offers: Callable[[Context, Draft[In]], Offered]
    unknown: Markup = texts.USE_BUTTONS
    typed: bool = True
    a_row: int = 1
    by_value: bool = False

    def steps(self) -> tuple[Step[In], ...]:
        read = self.read if self.typed else None
        return (Step(self.name, self.question, self.tap, read, part=self.of_part, group=self.group, asked=self.asked),)

    def question(self, context: Context, draft: Draft[In]) -> Screen:
        offered = self.offers(context, draft)
        keys = self._keys(offered)
        choices = [button(draft, label, PICK, key) for key, (_, label) in zip(keys, offered, strict=True)]
        return self.screen(context, draft, *in_rows(choices, self.a_row))

    def tap(self, context: Context, draft: Draft[In], verb: str, argument: str) -> Outcome:
        if verb != PICK:
            return self.chosen_option(context, draft, verb)
        offered = self.offers(context, draft)
        keys = self._keys(offered)
        if argument not in keys:
            return Reject(self.unknown)
        return self.keep(context, draft, offered[keys.index(argument)][0])

    def _keys(self, offered: Offered) -> list[str]:
        return [str(kept if self.by_value else number) for number, (kept, _) in enumerate(offered)]

    def read(self, context: Context, draft: Draft[In], words: str) -> Outcome:
        wanted = plain_label(words)
        fitting = [kept for kept, label in self.offers(context, draft) if wanted and wanted in plain_label(label)]
        return self.keep(context, draft, fitting[0]) if len(fitting) == 1 else Reject(self.unknown)
