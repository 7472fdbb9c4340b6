"""What was typed without accents is pointed out before it is on paper, with a guess that nobody has to take."""

from dataclasses import dataclass

from pydantic import BaseModel

from handlers.context import Context
from handlers.forms.draft import Draft
from handlers.forms.form import Next, Outcome, Reject, Step, button
from handlers.language import answers
from handlers.language.accents import is_bare, proposal
from handlers.meetings.log.closing import unaccented_texts as texts
from handlers.meetings.log.closing.signers import GROUP
from handlers.meetings.log.notes.forms import Logging
from handlers.meetings.log.notes.model import MeetingNotes
from handlers.meetings.log.notes.parts import LogSection
from handlers.meetings.log.notes.readings import members
from handlers.meetings.log.notes.shared import notes_of
from handlers.screens import texts as shared
from handlers.screens.fitting import shortened
from handlers.screens.screen import Screen, one_per_row
from handlers.sessions.about_session import session_of
from storage.meetings import conclusions_of, latest_of_cells

STEP = "unaccented"
IN_QUESTION = 500
MEETINGS_BACK = 5


@dataclass(frozen=True)
class _Place:
    """Where in the notes a text stands: a field of one of them."""

    holder: BaseModel
    field: str

    @property
    def text(self) -> str:
        words: str | None = getattr(self.holder, self.field)
        return words or ""

    def write(self, words: str) -> None:
        setattr(self.holder, self.field, words)


def _places(notes: MeetingNotes) -> list[_Place]:
    content = [_Place(noted, "content") for noted in (*notes.opinions, *notes.conclusions, *notes.tasks)]
    return [_Place(notes, "guests"), *content, *(_Place(task, "expected") for task in notes.tasks)]


def _bare(context: Context, draft: Draft[Logging]) -> list[_Place]:
    """Those typed without accents that nobody has answered for."""
    notes = notes_of(context, draft)
    return [place for place in _places(notes) if is_bare(place.text) and place.text not in notes.meant_bare]


def open_question(context: Context, draft: Draft[Logging]) -> bool:
    """Whether there is one."""
    return bool(_bare(context, draft))


def _known(context: Context, draft: Draft[Logging]) -> list[str]:
    """The cell's own texts, for the guess: this session's plan, its members, these notes, and the last conclusions."""
    held = session_of(context, draft)
    before = [one.id for one in latest_of_cells(context.db, [held.cell_id], MEETINGS_BACK)]
    return [
        *(held.theme, held.reason, held.aim, held.expected, held.place, held.area),
        *(person.full_name for person in members(context, draft)),
        *(place.text for place in _places(notes_of(context, draft))),
        *(one.content for one in conclusions_of(context.db, before)),
    ]


def _proposal(context: Context, draft: Draft[Logging], place: _Place) -> str | None:
    return proposal(place.text, _known(context, draft))


def _ask(context: Context, draft: Draft[Logging]) -> Screen:
    bare = _bare(context, draft)
    if not bare:
        return Screen(texts.NONE_LEFT, ((button(draft, texts.ONWARD, "on"),),))
    guess = _proposal(context, draft, bare[0])
    text = texts.ASK.format(words=shortened(bare[0].text, IN_QUESTION))
    text += texts.GUESS.format(words=shortened(guess, IN_QUESTION)) if guess else texts.NO_GUESS
    rows = [button(draft, texts.TAKE, "take")] if guess else []
    rows.append(button(draft, texts.KEEP, "keep"))
    if len(bare) > 1:
        text += texts.MORE.format(count=len(bare) - 1)
        rows.append(button(draft, texts.KEEP_ALL.format(count=len(bare)), "all"))
    return Screen(text, one_per_row(rows))


def _tap(context: Context, draft: Draft[Logging], verb: str, argument: str) -> Outcome:
    bare, notes = _bare(context, draft), notes_of(context, draft)
    guess = _proposal(context, draft, bare[0]) if bare else None
    if verb == "take" and guess is not None:
        bare[0].write(guess)
    elif verb == "keep" and bare:
        notes.meant_bare = [*notes.meant_bare, bare[0].text]
    elif verb == "all":
        notes.meant_bare = [*notes.meant_bare, *(place.text for place in bare)]
    elif verb != "on":
        return Reject(shared.USE_BUTTONS)
    return _onward(context, draft)


def _read(context: Context, draft: Draft[Logging], words: str) -> Outcome:
    """The same written anew."""
    bare = _bare(context, draft)
    if (problem := answers.words_problem(words, answers.LONG)) is not None:
        return Reject(problem)
    if bare:
        bare[0].write(words)
        notes = notes_of(context, draft)
        notes.meant_bare = [*notes.meant_bare, words] if is_bare(words) else notes.meant_bare
    return _onward(context, draft)


def _onward(context: Context, draft: Draft[Logging]) -> Outcome:
    if open_question(context, draft):
        return Next(STEP)
    return Next("summary") if notes_of(context, draft).taker_id is not None else Next()


UNACCENTED: Step[Logging] = Step(STEP, _ask, _tap, _read, part=STEP, group=GROUP, asked=open_question)
SECTION = LogSection((UNACCENTED,))
