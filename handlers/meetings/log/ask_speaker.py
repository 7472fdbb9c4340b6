"""Who said what was typed in one line, where the line did not make it clear."""

from dataclasses import dataclass

from handlers.context import Context
from handlers.forms import pick_member
from handlers.forms.draft import Draft
from handlers.forms.form import Next, Outcome, Reject, Stay, Step, button
from handlers.meetings.log import line_texts as texts
from handlers.meetings.log import notes
from handlers.meetings.log.line_to_note import WHO_SAID, Hub, put
from handlers.screens import texts as shared
from handlers.screens.screen import Screen
from storage.people import Person


@dataclass(frozen=True)
class WhoSaid:
    """The step that asks for it, and goes back to `hub`. In the draft: `said` on the way."""

    hub: Hub

    def step(self, part: str) -> Step:
        return Step(WHO_SAID, self.ask, self.tap, self.read, part=part)

    def ask(self, context: Context, draft: Draft) -> Screen:
        pending = draft.data["said"]
        rows = pick_member.people_choices(draft, notes.members(context, draft))
        named = pending.get("named")
        guest = ((button(draft, texts.GUEST.format(name=named), "guest"),),) if named else ()
        return Screen(texts.ASK_WHO_SAID.format(content=pending["content"]), (*guest, *rows))

    def tap(self, context: Context, draft: Draft, verb: str, argument: str) -> Outcome:
        if verb == pick_member.PAGE:
            return pick_member.turn_page(draft, argument)
        if verb == "guest" and draft.data["said"].get("named"):
            return self._keep(context, draft, draft.data["said"]["named"])
        person = pick_member.picked(notes.members(context, draft), argument) if verb == pick_member.PICK else None
        return self._of(context, draft, person) if person is not None else Reject(shared.USE_BUTTONS)

    def read(self, context: Context, draft: Draft, words: str) -> Outcome:
        found = pick_member.typed_name(draft, notes.members(context, draft), words)
        return self._of(context, draft, found) if isinstance(found, Person) else found

    def _of(self, context: Context, draft: Draft, person: Person) -> Outcome:
        return self._keep(context, draft, pick_member.name_among(person, notes.members(context, draft)))

    def _keep(self, context: Context, draft: Draft, speaker: str) -> Outcome:
        pick_member.forget_search(draft)
        said = draft.data["said"]
        item = {"speaker": speaker, "place": said["place"], "content": said["content"]}
        kept = put(context, draft, "opinions", item, texts.NOTED_OPINION.format(speaker=speaker), self.hub)
        return Next(self.hub.step, kept.note) if isinstance(kept, Stay) else kept
