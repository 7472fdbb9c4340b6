"""Asking for a person: by button, a page at a time, or by typing the name as people do. The field holds their id."""

from collections.abc import Callable, Sequence
from dataclasses import KW_ONLY, dataclass

from handlers.context import Context
from handlers.forms import pick_member
from handlers.forms.draft import Draft
from handlers.forms.form import In, Outcome, Reject, Step, button
from handlers.forms.questions.asking import Asking
from handlers.screens import texts
from handlers.screens.screen import Screen
from storage.people import Person

NOBODY, ONESELF = "nobody", "me"


@dataclass(frozen=True)
class OnePerson(Asking[In]):
    """One of `people`; those of them that `shown` says have a button (all, unless told). `nobody`: the label of the
    button for nobody, which keeps None ("": somebody must be chosen); `oneself`: that of the first button, for who is
    speaking. `among` are those whom two of one name are told apart from (`people`, unless told).
    """

    _: KW_ONLY
    people: Callable[[Context, Draft[In]], Sequence[Person]]
    nobody: str = ""
    oneself: str = ""
    shown: Callable[[Context, Draft[In]], Sequence[Person]] | None = None
    among: Callable[[Context, Draft[In]], Sequence[Person]] | None = None

    def steps(self) -> tuple[Step[In], ...]:
        return (
            Step(self.name, self.question, self.tap, self.read, part=self.of_part, group=self.group, asked=self.asked),
        )

    def question(self, context: Context, draft: Draft[In]) -> Screen:
        among = (self.among or self.people)(context, draft)
        rows = pick_member.people_choices(draft, (self.shown or self.people)(context, draft), among=among)
        nobody = ((button(draft, self.nobody, NOBODY),),) if self.nobody else ()
        oneself = ((button(draft, self.oneself, ONESELF),),) if self.oneself else ()
        return self.screen(context, draft, *oneself, *rows, *nobody)

    def tap(self, context: Context, draft: Draft[In], verb: str, argument: str) -> Outcome:
        if verb == pick_member.PAGE:
            return pick_member.turn_page(draft, argument)
        if verb == NOBODY and self.nobody:
            return self._keep(context, draft, None)
        if verb == ONESELF and self.oneself:
            return self._keep(context, draft, context.person)
        if verb != pick_member.PICK:
            return self.chosen_option(context, draft, verb)
        person = pick_member.picked(self.people(context, draft), argument)
        return self._keep(context, draft, person) if person is not None else Reject(texts.USE_BUTTONS)

    def read(self, context: Context, draft: Draft[In], words: str) -> Outcome:
        found = pick_member.typed_name(draft, self.people(context, draft), words)
        return self._keep(context, draft, found) if isinstance(found, Person) else found

    def _keep(self, context: Context, draft: Draft[In], person: Person | None) -> Outcome:
        pick_member.forget_search(draft)
        return self.keep(context, draft, person.id if person is not None else None)
