"""Editing the agenda of a running meeting: minutes and names of its steps, one more, one less."""

from typing import Any

from markupsafe import Markup

from handlers import texts as shared
from handlers.access import Action
from handlers.chairing import texts
from handlers.chairing.card import card_screen
from handlers.chairing.rules import read_minutes, read_step, total_minutes
from handlers.chairing.starting import turn
from handlers.context import Context
from handlers.dialog import Again, Dialog, Done, Go, Outcome, Sorry, Step, button
from handlers.names import fold
from handlers.schedule.answering import session_of
from handlers.screens import Screen, one_per_row
from storage.chairing import Chairing
from storage.drafts import Draft


def running_of(context: Context, draft: Draft) -> Chairing:
    return context.session.get_one(Chairing, int(draft.data["session_id"]))


def allowed(context: Context, draft: Draft) -> bool:
    return context.work.may(Action.CHAIR_MEETING, session_of(context, draft).cell_id)


def about(context: Context, draft: Draft) -> str:
    return texts.AGENDA_ABOUT.format(theme=session_of(context, draft).theme)


def agenda_lines(steps: list[Any]) -> Markup:
    lines = [
        texts.AGENDA_LINE.format(number=number, title=step["title"], minutes=step["minutes"])
        for number, step in enumerate(steps, 1)
    ]
    return Markup("\n").join(lines)


def ask_agenda(context: Context, draft: Draft) -> Screen:
    steps = running_of(context, draft).agenda
    minutes = total_minutes([int(step["minutes"]) for step in steps])
    rows = [
        button(draft, texts.AGENDA_EDIT.format(number=number, title=step["title"]), "edit", number - 1)
        for number, step in enumerate(steps, 1)
    ]
    text = texts.ASK_AGENDA.format(minutes=minutes, lines=agenda_lines(steps))
    return Screen(text, one_per_row([*rows, button(draft, texts.AGENDA_DONE, "done")]))


def tap_agenda(context: Context, draft: Draft, verb: str, argument: str) -> Outcome:
    running = running_of(context, draft)
    if verb == "done":
        return Done(card_screen(context.work, running))
    if verb != "edit" or argument not in [str(number) for number in range(len(running.agenda))]:
        return Sorry(shared.USE_BUTTONS)
    draft.data["at"] = int(argument)
    return Go("step")


def read_new(context: Context, draft: Draft, words: str) -> Outcome:
    """One more step, at the end."""
    step = read_step(words, fold(words))
    if step is None:
        return Sorry(texts.AGENDA_NOT_READ)
    running = running_of(context, draft)
    return _keep(context, running, [*running.agenda, {"title": step[0], "minutes": step[1]}], Again)


def _keep(context: Context, running: Chairing, steps: list[Any], outcome: Any) -> Outcome:
    running.agenda = steps
    turn(context.work, running)
    answer: Outcome = outcome(texts.AGENDA_SAVED)
    return answer


def _place(running: Chairing, draft: Draft) -> int:
    """Which step is being changed: the last, where somebody else has shortened the agenda meanwhile."""
    return min(int(draft.data["at"]), len(running.agenda) - 1)


def ask_step(context: Context, draft: Draft) -> Screen:
    running = running_of(context, draft)
    step = running.agenda[_place(running, draft)]
    text = texts.ASK_AGENDA_STEP.format(title=step["title"], minutes=step["minutes"])
    return Screen(text, ((button(draft, texts.AGENDA_DROP, "drop"),),), asks_number=True)


def tap_step(context: Context, draft: Draft, verb: str, argument: str) -> Outcome:
    running = running_of(context, draft)
    place = _place(running, draft)
    if verb != "drop":
        return Sorry(shared.USE_BUTTONS)
    if place <= running.position:
        return Sorry(texts.AGENDA_STEP_BEGUN)
    steps = [step for number, step in enumerate(running.agenda) if number != place]
    return _keep(context, running, steps, lambda note: Go("agenda", note))


def read_change(context: Context, draft: Draft, words: str) -> Outcome:
    running, folded = running_of(context, draft), fold(words)
    place = _place(running, draft)
    minutes = read_minutes(folded)
    named = read_step(words, folded) if minutes is None else (running.agenda[place]["title"], minutes)
    if named is None:
        return Sorry(texts.AGENDA_STEP_NOT_READ)
    steps = list(running.agenda)
    steps[place] = {"title": named[0], "minutes": named[1]}
    return _keep(context, running, steps, lambda note: Go("agenda", note))


AGENDA = Dialog(
    kind="agenda",
    title=texts.AGENDA_TITLE,
    allowed=allowed,
    about=about,
    steps=(
        Step("agenda", 1, ask_agenda, tap_agenda, read_new, part="agenda"),
        Step("step", 1, ask_step, tap_step, read_change, part="agenda"),
    ),
)
