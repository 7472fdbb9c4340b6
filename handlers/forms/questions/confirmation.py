"""The last look: all that was answered, a way back to each part, and the button that makes it facts."""

from collections.abc import Callable, Sequence
from dataclasses import KW_ONLY, dataclass
from typing import Any

from handlers.context import Context
from handlers.forms.draft import Draft
from handlers.forms.form import In, Outcome, Reject, Step, Takes, button, mend
from handlers.forms.questions.asking import Asking
from handlers.screens import texts
from handlers.screens.screen import Screen, in_rows

SAVE, EDIT = "save", "edit"
Edits = Sequence[tuple[str, str, str]]


def _no_edits(context: Context, draft: Draft[Any]) -> Edits:
    return ()


@dataclass(frozen=True)
class Confirmation(Asking[In]):
    """`save` carries it out under the label `label` (None: there is nothing to carry out, so no button). `edits` are
    (part, its step, the label of the way to it); `a_row`: how many of those stand side by side. `read` takes words that
    are said at it all the same (None: they are not taken).
    """

    _: KW_ONLY
    label: str | Callable[[Context, Draft[In]], str | None]
    save: Callable[[Context, Draft[In]], Outcome]
    edits: Callable[[Context, Draft[In]], Edits] = _no_edits
    a_row: int = 2
    read: Callable[[Context, Draft[In], str], Outcome] | None = None

    def steps(self) -> tuple[Step[In], ...]:
        takes = Takes.WORDS if self.read is not None else Takes.ANSWERS
        return (Step(self.name, self.question, self.tap, self.read, group=self.group, takes=takes),)

    def question(self, context: Context, draft: Draft[In]) -> Screen:
        label = self.label if isinstance(self.label, str) else self.label(context, draft)
        ways = [button(draft, said, EDIT, part) for part, _, said in self.edits(context, draft)]
        save = ((button(draft, label, SAVE),),) if label is not None else ()
        return self.screen(context, draft, *save, *in_rows(ways, self.a_row))

    def tap(self, context: Context, draft: Draft[In], verb: str, argument: str) -> Outcome:
        if verb == SAVE:
            return self.save(context, draft)
        if verb != EDIT:
            return self.chosen_option(context, draft, verb)
        steps = {part: step for part, step, _ in self.edits(context, draft)}
        return mend(draft, argument, steps[argument]) if argument in steps else Reject(texts.USE_BUTTONS)
