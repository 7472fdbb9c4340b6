"""Asking for words: typed, not empty, not endless; those that are likely by one tap."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from handlers.context import Context
from handlers.forms.draft import Draft
from handlers.forms.form import In, Outcome, Reject, Step, Takes, button
from handlers.forms.questions.asking import Asking
from handlers.language import answers
from handlers.screens import texts
from handlers.screens.fitting import shortened
from handlers.screens.screen import Screen

SKIP, LIKELY = "skip", "likely"
IN_LABEL = 50


@dataclass(frozen=True)
class TypedWords(Asking[In]):
    """At most `limit` characters. `skip` is the label of the button that leaves it empty ("": it must be answered);
    then a typed "không" or a dash leaves it empty, too, where `none` says so. `likely` are answers that have a button.
    `takes` says whether a question may be the answer.
    """

    limit: int = answers.LONG
    skip: str = ""
    none: bool = False
    likely: Callable[[Context, Draft[In]], Sequence[str]] | None = None
    takes: Takes = Takes.SPEECH

    def steps(self) -> tuple[Step[In], ...]:
        tapped = self.tap if self.skip or self.options or self.likely is not None else None
        usual = Step(self.name, self.question, tapped, self.read, part=self.of_part, group=self.group)
        return (replace(usual, asked=self.asked, takes=self.takes),)

    def question(self, context: Context, draft: Draft[In]) -> Screen:
        likely = self.likely(context, draft) if self.likely is not None else ()
        rows = [(button(draft, shortened(words, IN_LABEL), LIKELY, number),) for number, words in enumerate(likely)]
        skip = ((button(draft, self.skip, SKIP),),) if self.skip else ()
        return self.screen(context, draft, *rows, *skip)

    def tap(self, context: Context, draft: Draft[In], verb: str, argument: str) -> Outcome:
        if verb == SKIP and self.skip:
            return self.keep(context, draft, "")
        if verb != LIKELY:
            return self.chosen_option(context, draft, verb)
        likely = dict(enumerate(self.likely(context, draft) if self.likely is not None else ()))
        words = likely.get(int(argument)) if argument.isdecimal() else None
        return self.keep(context, draft, words) if words is not None else Reject(texts.USE_BUTTONS)

    def read(self, context: Context, draft: Draft[In], words: str) -> Outcome:
        if self.none and answers.says_none(words):
            return self.keep(context, draft, "")
        if (problem := answers.words_problem(words, self.limit)) is not None:
            return Reject(problem)
        return self.keep(context, draft, words)
