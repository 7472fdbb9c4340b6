"""Asking for several of a few things: each is ticked by a tap, "done" goes on."""

from collections.abc import Callable, Sequence
from dataclasses import KW_ONLY, dataclass

from handlers.context import Context
from handlers.forms.draft import Draft
from handlers.forms.form import In, Outcome, Reject, Stay, Step, button
from handlers.forms.questions.asking import Asking
from handlers.screens import texts
from handlers.screens.screen import Screen

TICK, DONE = "tick", "done"


@dataclass(frozen=True)
class SomeOf(Asking[In]):
    """`offers` are (number that is kept, its label); the field holds the list of those ticked, in the order of offers.
    `marked` and `unmarked` make the label of one that is ticked, or not; `done` is the label of the last button.
    """

    _: KW_ONLY
    offers: Callable[[Context, Draft[In]], Sequence[tuple[int, str]]]
    done: str
    marked: str = "✔ {label}"
    unmarked: str = "{label}"

    def steps(self) -> tuple[Step[In], ...]:
        return (Step(self.name, self.question, self.tap, part=self.of_part, group=self.group, asked=self.asked),)

    def question(self, context: Context, draft: Draft[In]) -> Screen:
        ticked = self.ticked(context, draft)
        rows = [
            (button(draft, (self.marked if one in ticked else self.unmarked).format(label=label), TICK, one),)
            for one, label in self.offers(context, draft)
        ]
        return self.screen(context, draft, *rows, (button(draft, self.done, DONE),))

    def ticked(self, context: Context, draft: Draft[In]) -> list[int]:
        return list(getattr(self.holder(context, draft), self.keeps))

    def tap(self, context: Context, draft: Draft[In], verb: str, argument: str) -> Outcome:
        ticked = self.ticked(context, draft)
        if verb == DONE:
            return self.keep(context, draft, ticked)
        offered = [one for one, _ in self.offers(context, draft)]
        if verb != TICK:
            return self.chosen_option(context, draft, verb)
        if argument not in map(str, offered):
            return Reject(texts.USE_BUTTONS)
        changed = set(ticked) ^ {int(argument)}
        setattr(self.holder(context, draft), self.keeps, [one for one in offered if one in changed])
        return Stay()
