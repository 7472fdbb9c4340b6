"""Who said what was typed in one line, where the line did not make it clear."""

from dataclasses import dataclass

from handlers import peoplepicker
from handlers import texts as shared
from handlers.context import Context
from handlers.dialog import Again, Go, Outcome, Sorry, Step, button
from handlers.meetings import linetexts as texts
from handlers.meetings import notes
from handlers.meetings.lines import WHO_SAID, Hub, put
from handlers.screens import Screen
from storage.drafts import Draft
from storage.people import Person


@dataclass(frozen=True)
class WhoSaid:
    """The step that asks for it, and goes back to `hub`. In the draft: `said` on the way."""

    hub: Hub

    def step(self, number: int, part: str) -> Step:
        return Step(WHO_SAID, number, self.ask, self.tap, self.read, part=part)

    def ask(self, context: Context, draft: Draft) -> Screen:
        pending = draft.data["said"]
        rows = peoplepicker.people_choices(draft, notes.members(context, draft))
        named = pending.get("named")
        guest = ((button(draft, texts.GUEST.format(name=named), "guest"),),) if named else ()
        return Screen(texts.ASK_WHO_SAID.format(content=pending["content"]), (*guest, *rows))

    def tap(self, context: Context, draft: Draft, verb: str, argument: str) -> Outcome:
        if verb == peoplepicker.PAGE:
            return peoplepicker.turn_page(draft, argument)
        if verb == "guest" and draft.data["said"].get("named"):
            return self._keep(context, draft, draft.data["said"]["named"])
        person = peoplepicker.picked(notes.members(context, draft), argument) if verb == peoplepicker.PICK else None
        return self._of(context, draft, person) if person is not None else Sorry(shared.USE_BUTTONS)

    def read(self, context: Context, draft: Draft, words: str) -> Outcome:
        found = peoplepicker.typed_name(draft, notes.members(context, draft), words)
        return self._of(context, draft, found) if isinstance(found, Person) else found

    def _of(self, context: Context, draft: Draft, person: Person) -> Outcome:
        return self._keep(context, draft, peoplepicker.name_among(person, notes.members(context, draft)))

    def _keep(self, context: Context, draft: Draft, speaker: str) -> Outcome:
        peoplepicker.forget_search(draft)
        said = draft.data["said"]
        item = {"speaker": speaker, "place": said["place"], "content": said["content"]}
        kept = put(context, draft, "opinions", item, texts.NOTED_OPINION.format(speaker=speaker), self.hub)
        return Go(self.hub.step, kept.note) if isinstance(kept, Again) else kept
