"""Asking for words: typed, not empty, not endless."""

from dataclasses import dataclass

from handlers.context import Context
from handlers.forms.draft import Draft
from handlers.forms.form import In, Outcome, Reject, Step, button
from handlers.forms.questions.asking import Asking
from handlers.language import answers
from handlers.screens.screen import Screen

SKIP = "skip"


@dataclass(frozen=True)
class TypedWords(Asking[In]):
    """At most `limit` characters. `skip` is the label of the button that leaves it empty ("": it must be answered);
    then a typed "không" or a dash leaves it empty, too, where `none` says so.
    """

    limit: int = answers.LONG
    skip: str = ""
    none: bool = False

    def steps(self) -> tuple[Step[In], ...]:
        tapped = self.tap if self.skip or self.options else None
        step = Step(self.name, self.question, tapped, self.read, part=self.of_part, group=self.group, asked=self.asked)
        return (step,)

    def question(self, context: Context, draft: Draft[In]) -> Screen:
        rows = ((button(draft, self.skip, SKIP),),) if self.skip else ()
        return self.screen(context, draft, *rows)

    def tap(self, context: Context, draft: Draft[In], verb: str, argument: str) -> Outcome:
        if verb == SKIP and self.skip:
            return self.keep(context, draft, "")
        return self.chosen_option(context, draft, verb)

    def read(self, context: Context, draft: Draft[In], words: str) -> Outcome:
        if self.none and answers.says_none(words):
            return self.keep(context, draft, "")
        if (problem := answers.words_problem(words, self.limit)) is not None:
            return Reject(problem)
        return self.keep(context, draft, words)
