"""Who spoke: a member, chosen or typed as people do, or a guest by name."""

from collections.abc import Callable, Sequence
from dataclasses import KW_ONLY, dataclass

from handlers.context import Context
from handlers.forms import pick_member
from handlers.forms.draft import Draft
from handlers.forms.form import Outcome, Reject, Step, button
from handlers.forms.questions.asking import Asking
from handlers.meetings.log.notes.forms import Noting
from handlers.meetings.log.notes.readings import members
from handlers.meetings.log.noting import texts
from handlers.screens import texts as shared
from handlers.screens.fitting import shortened
from handlers.screens.screen import Screen
from storage.people import Person

GUEST = "guest"
GUEST_IN_LABEL = 50


@dataclass(frozen=True)
class Speaker(Asking[Noting]):
    """The field holds the name as it is shown. `guests` are names of others than members, and stand first, in `room`
    characters each. What is typed is read by `first` before anybody is looked for (None: nothing to it), and answered
    by `unknown` where no member bears it.
    """

    _: KW_ONLY
    guests: Callable[[Context, Draft[Noting]], Sequence[str]]
    room: int = GUEST_IN_LABEL
    first: Callable[[Context, Draft[Noting], str], Outcome | None] | None = None
    unknown: Callable[[Context, Draft[Noting], str], Outcome] | None = None

    def steps(self) -> tuple[Step[Noting], ...]:
        return (Step(self.name, self.question, self.tap, self.read, part=self.of_part, group=self.group),)

    def question(self, context: Context, draft: Draft[Noting]) -> Screen:
        guests = [
            (button(draft, texts.GUEST.format(name=shortened(name, self.room)), GUEST, number),)
            for number, name in enumerate(self.guests(context, draft))
        ]
        return self.screen(context, draft, *guests, *pick_member.people_choices(draft, members(context, draft)))

    def tap(self, context: Context, draft: Draft[Noting], verb: str, argument: str) -> Outcome:
        if verb == pick_member.PAGE:
            return pick_member.turn_page(draft, argument)
        guests = self.guests(context, draft)
        if verb == GUEST and argument in [str(number) for number in range(len(guests))]:
            return self.keep_name(context, draft, guests[int(argument)])
        person = pick_member.picked(members(context, draft), argument) if verb == pick_member.PICK else None
        return self.keep_member(context, draft, person) if person is not None else Reject(shared.USE_BUTTONS)

    def read(self, context: Context, draft: Draft[Noting], words: str) -> Outcome:
        if self.first is not None and (outcome := self.first(context, draft, words)) is not None:
            return outcome
        found = pick_member.typed_name(draft, members(context, draft), words)
        if isinstance(found, Person):
            return self.keep_member(context, draft, found)
        if isinstance(found, Reject) and self.unknown is not None:
            return self.unknown(context, draft, words)
        return found

    def keep_member(self, context: Context, draft: Draft[Noting], person: Person) -> Outcome:
        return self.keep_name(context, draft, pick_member.name_among(person, members(context, draft)))

    def keep_name(self, context: Context, draft: Draft[Noting], name: str) -> Outcome:
        pick_member.forget_search(draft)
        return self.keep(context, draft, name)
