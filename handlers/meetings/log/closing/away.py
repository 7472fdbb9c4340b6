"""Opinions of somebody who is marked away: were they there, did they pass it on, or did somebody else say it?"""

from functools import partial

from markupsafe import Markup

from handlers.context import Context
from handlers.forms.draft import Draft
from handlers.forms.form import Next, Outcome, mend
from handlers.forms.pick_member import name_among
from handlers.forms.questions.asking import Option
from handlers.forms.questions.choice import OneOf
from handlers.meetings.log.closing import away_texts as texts
from handlers.meetings.log.closing.signers import GROUP
from handlers.meetings.log.notes.forms import Logging
from handlers.meetings.log.notes.model import NotedOpinion
from handlers.meetings.log.notes.parts import LogSection
from handlers.meetings.log.notes.readings import members
from handlers.meetings.log.notes.shared import notes_of
from handlers.screens.fitting import shortened
from storage.meetings import Presence
from storage.people import Person

STEP = "away_said"
IN_QUESTION = 300


def _first(context: Context, draft: Draft[Logging]) -> tuple[NotedOpinion, Person] | None:
    """The first opinion of somebody marked away that nobody has answered for."""
    notes, everybody = notes_of(context, draft), members(context, draft)
    away = {
        name_among(person, everybody): person
        for person in everybody
        if notes.mark_of(person.id)[0] in (Presence.EXCUSED, Presence.ABSENT)
    }
    return next(((one, away[one.speaker]) for one in notes.opinions if one.speaker in away and not one.sent), None)


def open_question(context: Context, draft: Draft[Logging]) -> bool:
    """Whether there is one."""
    return _first(context, draft) is not None


def _ask(context: Context, draft: Draft[Logging]) -> Markup:
    found = _first(context, draft)
    if found is None:
        return texts.ALL_CLEAR
    opinion, _ = found
    return texts.ASK.format(name=opinion.speaker, content=shortened(opinion.content, IN_QUESTION))


def _answer(context: Context, draft: Draft[Logging], here: bool) -> Outcome:
    found, notes = _first(context, draft), notes_of(context, draft)
    if found is not None:
        opinion, person = found
        if here:
            notes.mark(person.id, Presence.PRESENT)
        for one in notes.opinions:
            if one.speaker == opinion.speaker:
                one.sent = not here
    if open_question(context, draft):
        return Next(STEP)
    return Next("summary") if notes.taker_id is not None else Next()


def _nothing(context: Context, draft: Draft[Logging]) -> tuple[()]:
    return ()


AWAY_SAID: OneOf[Logging] = OneOf(
    STEP,
    _ask,
    offers=_nothing,
    typed=False,
    options=(
        Option("here", texts.WAS_HERE, partial(_answer, here=True)),
        Option("sent", texts.PASSED_ON, partial(_answer, here=False)),
        Option("mend", texts.TO_OPINIONS, lambda context, draft: mend(draft, "opinions", "opinions")),
    ),
    asked=open_question,
    group=GROUP,
)
SECTION = LogSection((AWAY_SAID,))
