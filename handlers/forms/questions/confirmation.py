"""The last look: all that was answered, a way back to each part, and the button that makes it facts."""

from collections.abc import Callable, Sequence
from dataclasses import KW_ONLY, dataclass

from handlers.context import Context
from handlers.forms.draft import Draft
from handlers.forms.form import In, Outcome, Reject, Step, button, mend
from handlers.forms.questions.asking import Asking
from handlers.screens import texts
from handlers.screens.screen import Choice, Screen

SAVE, EDIT = "save", "edit"


@dataclass(frozen=True)
class Confirmation(Asking[In]):
    """`save` carries it out under the label `label`. `edits` are (part, its step, the label of the way to it);
    `a_row`: how many of those stand side by side.
    """

    _: KW_ONLY
    label: str | Callable[[Context, Draft[In]], str]
    save: Callable[[Context, Draft[In]], Outcome]
    edits: Callable[[Context, Draft[In]], Sequence[tuple[str, str, str]]]
    a_row: int = 2

    def steps(self) -> tuple[Step[In], ...]:
        return (Step(self.name, self.question, self.tap, group=self.group),)

    def question(self, context: Context, draft: Draft[In]) -> Screen:
        label = self.label if isinstance(self.label, str) else self.label(context, draft)
        ways = [button(draft, said, EDIT, part) for part, _, said in self.edits(context, draft)]
        rows: list[tuple[Choice, ...]] = [(button(draft, label, SAVE),)]
        rows += [tuple(ways[first : first + self.a_row]) for first in range(0, len(ways), self.a_row)]
        return self.screen(context, draft, *rows)

    def tap(self, context: Context, draft: Draft[In], verb: str, argument: str) -> Outcome:
        if verb == SAVE:
            return self.save(context, draft)
        if verb != EDIT:
            return self.chosen_option(context, draft, verb)
        steps = {part: step for part, step, _ in self.edits(context, draft)}
        return mend(draft, argument, steps[argument]) if argument in steps else Reject(texts.USE_BUTTONS)
