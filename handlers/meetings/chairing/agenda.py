"""Editing the agenda: minutes and names of its steps, one more, one less; before the meeting as while it runs."""

from markupsafe import Markup

from handlers.context import Context
from handlers.forms.draft import Draft
from handlers.forms.form import Finish, Form, Next, Outcome, Reject, Stay, Step, button
from handlers.language.names import fold
from handlers.meetings.chairing import texts
from handlers.meetings.chairing.agenda_ahead import PlannedStep, Steps, agenda_of
from handlers.meetings.chairing.card.kept_up import back_to_card
from handlers.meetings.chairing.pages import agenda_lines, planned_screen, total
from handlers.meetings.chairing.rules import read_minutes, read_step, read_whole, scaled
from handlers.meetings.chairing.starting import turn
from handlers.rights.access import Action
from handlers.screens import texts as shared
from handlers.screens.screen import Screen, one_per_row
from handlers.sessions.about_session import AboutSession, named, session_of
from storage import audit
from storage.chairing import Chairing
from storage.sessions import SessionState

CHANGED = "change_agenda"


class Changing(AboutSession):
    """`at` is the place (from 0) of the step that is being changed, `step` how it was when it was chosen."""

    at: int = 0
    step: PlannedStep | None = None


def running_of(context: Context, draft: Draft[Changing]) -> Chairing | None:
    """The meeting, once it has begun."""
    return context.db.get(Chairing, draft.data.session_id)


def steps_of(context: Context, draft: Draft[Changing]) -> Steps:
    running = running_of(context, draft)
    return list(running.agenda) if running is not None else agenda_of(context.work, session_of(context, draft))


def allowed(context: Context, draft: Draft[Changing]) -> bool:
    return context.work.may(Action.CHAIR_MEETING, session_of(context, draft).cell_id)


def about(context: Context, draft: Draft[Changing]) -> str:
    return texts.AGENDA_ABOUT.format(theme=session_of(context, draft).theme)


def ask_agenda(context: Context, draft: Draft[Changing]) -> Screen:
    steps = steps_of(context, draft)
    rows = [
        button(draft, texts.AGENDA_EDIT.format(title=step["title"]), "edit", place) for place, step in enumerate(steps)
    ]
    text = texts.ASK_AGENDA.format(minutes=total(steps), lines=agenda_lines(steps))
    if running_of(context, draft) is None:
        text += texts.ASK_WHOLE
        if session_of(context, draft).agenda:
            rows.append(button(draft, texts.AGENDA_AFRESH, "remake"))
    return Screen(text, one_per_row([*rows, button(draft, texts.AGENDA_DONE, "done")]))


def tap_agenda(context: Context, draft: Draft[Changing], verb: str, argument: str) -> Outcome:
    steps = steps_of(context, draft)
    if verb == "done":
        return _whole(context, draft)
    if verb == "remake" and running_of(context, draft) is None:
        session_of(context, draft).agenda = None
        _note(context, draft)
        return Stay(texts.AGENDA_MADE)
    if verb != "edit" or argument not in [str(number) for number in range(len(steps))]:
        return Reject(shared.USE_BUTTONS)
    draft.data.at, draft.data.step = int(argument), steps[int(argument)]
    return Next("step")


def _whole(context: Context, draft: Draft[Changing]) -> Outcome:
    if running_of(context, draft) is not None:
        return back_to_card(context, draft)
    return Finish(planned_screen(context.work, session_of(context, draft), context.person))


def read_new(context: Context, draft: Draft[Changing], words: str) -> Outcome:
    """One more step, at the end; before the meeting also how long all of it is to take."""
    folded = fold(words)
    steps, whole = steps_of(context, draft), read_whole(folded)
    if whole is not None and running_of(context, draft) is None:
        minutes = scaled([int(one["minutes"]) for one in steps], whole)
        steps = [{**one, "minutes": most} for one, most in zip(steps, minutes, strict=True)]
        return _keep(context, draft, steps, Stay(texts.AGENDA_SCALED.format(minutes=sum(minutes))))
    step = read_step(words, folded)
    if step is None:
        return Reject(texts.AGENDA_NOT_READ)
    new = PlannedStep(title=step[0], minutes=step[1], part="")
    return _keep(context, draft, [*steps, new], Stay(texts.AGENDA_SAVED))


def _keep(context: Context, draft: Draft[Changing], steps: Steps, outcome: Outcome) -> Outcome:
    """Kept with the meeting while it runs, with the session before."""
    running, session = running_of(context, draft), session_of(context, draft)
    if running is not None:
        running.agenda = steps
        turn(context.work, running)
    elif session.state == SessionState.PLANNED:
        session.agenda = steps
        context.db.flush()
    else:
        return Reject(texts.AGENDA_GONE)
    _note(context, draft)
    return outcome


def _note(context: Context, draft: Draft[Changing]) -> None:
    subject = f"session:{session_of(context, draft).id}"
    audit.record(context.db, context.person.id, CHANGED, subject, context.now)


def _place(steps: Steps, draft: Draft[Changing]) -> int | None:
    """Where the step that is being changed stands; None where somebody else has changed the agenda there meanwhile."""
    place = draft.data.at
    return place if place < len(steps) and steps[place] == draft.data.step else None


def ask_step(context: Context, draft: Draft[Changing]) -> Screen:
    step = draft.data.step
    assert step is not None
    text = texts.ASK_AGENDA_STEP.format(title=step["title"], minutes=step["minutes"])
    return Screen(text, ((button(draft, texts.AGENDA_DROP, "drop"),),), asks_number=True)


def tap_step(context: Context, draft: Draft[Changing], verb: str, argument: str) -> Outcome:
    steps, running = steps_of(context, draft), running_of(context, draft)
    if verb != "drop":
        return Reject(shared.USE_BUTTONS)
    if (place := _place(steps, draft)) is None:
        return Next("agenda", texts.AGENDA_CHANGED)
    if (sorry := _needed(len(steps), place, running)) is not None:
        return Reject(sorry)
    return _keep(context, draft, steps[:place] + steps[place + 1 :], Next("agenda", texts.AGENDA_SAVED))


def _needed(count: int, place: int, running: Chairing | None) -> Markup | None:
    if running is not None and place <= running.position:
        return texts.AGENDA_STEP_BEGUN
    return texts.AGENDA_TOO_SHORT if count == 1 else None


def read_change(context: Context, draft: Draft[Changing], words: str) -> Outcome:
    steps, folded = steps_of(context, draft), fold(words)
    if (place := _place(steps, draft)) is None:
        return Next("agenda", texts.AGENDA_CHANGED)
    minutes = read_minutes(folded)
    named = read_step(words, folded) if minutes is None else (steps[place]["title"], minutes)
    if named is None:
        return Reject(texts.AGENDA_STEP_NOT_READ)
    steps[place] = {**steps[place], "title": named[0], "minutes": named[1]}
    return _keep(context, draft, steps, Next("agenda", texts.AGENDA_SAVED))


AGENDA = Form(
    kind="agenda",
    title=texts.AGENDA_TITLE,
    data=Changing,
    allowed=allowed,
    about=about,
    names=named,
    table=(
        Step("agenda", ask_agenda, tap_agenda, read_new, part="agenda"),
        Step("step", ask_step, tap_step, read_change, part="agenda"),
    ),
)
