"""A draft on its way through the table of its conversation: begun, moved on, taken back, and the question it is at."""

from collections.abc import Sequence
from dataclasses import replace

from markupsafe import Markup

from handlers.context import Context
from handlers.forms.form import AFRESH, BACK, CANCEL, RESTORE, RESUME, Dialog, button
from handlers.screens import texts
from handlers.screens.screen import Screen
from storage.drafts import Draft, DraftState, touched

# What a draft's data hold beside answers.
PASSING = ("opened_with", "opened_at", "counter", "page", "found", "seen")


def new_draft(
    context: Context, dialog: Dialog, subject: str, data: dict[str, object], path: Sequence[str] = ()
) -> Draft:
    """A live draft at the last step of `path` (none: the first), with `data` answered already."""
    draft = Draft(
        person_id=context.person.id,
        kind=dialog.kind,
        subject=subject,
        step=path[-1] if path else dialog.first.name,
        data={**data, "opened_with": data, "opened_at": list(path)},
        trail=list(path[:-1]),
        mending="",
        version=1,
        state=DraftState.LIVE,
        created_at=context.now,
        updated_at=context.now,
    )
    context.db.add(draft)
    context.db.flush()
    return draft


def advance(dialog: Dialog, draft: Draft, step: str) -> None:
    """Move on to `step`; while a part is being mended, leaving it leads back to the summary (the last step).

    Coming round to an earlier step of the same part closes a loop: the way back then forgets the round.
    """
    target = dialog.by_name[step]
    if dialog.comes_round(draft.step, step) and step in draft.trail:
        draft.trail = draft.trail[: len(draft.trail) - 1 - draft.trail[::-1].index(step)]
        draft.step = step
        return
    if draft.mending and target.part != draft.mending and dialog.by_name[draft.step].part == draft.mending:
        draft.mending = ""
        target = dialog.steps[-1]
    if target.name == dialog.steps[-1].name:
        draft.trail = [name for name in draft.trail if name != target.name]
    draft.trail = [*draft.trail, draft.step]
    draft.step = target.name


def go_back(context: Context, dialog: Dialog, draft: Draft) -> None:
    """To the question before this one."""
    trail = list(draft.trail)
    draft.step = trail.pop() if trail else dialog.first.name
    draft.trail = trail
    if dialog.by_name[draft.step].part != draft.mending:
        draft.mending = ""
    turn(context, draft)


def turn(context: Context, draft: Draft) -> None:
    """The draft changed: its buttons so far are old."""
    draft.version += 1
    draft.updated_at = context.now
    touched(draft)
    context.db.flush()


def question(context: Context, dialog: Dialog, draft: Draft, note: Markup | None = None) -> Screen:
    """The draft's present question with its heading and the way back and out."""
    step = dialog.by_name[draft.step]
    screen = step.ask(context, draft)
    words = texts.STEP if dialog.length > 1 else texts.ONLY_STEP
    heading = words.format(title=dialog.title, number=step.number, length=dialog.length)
    if note is not None:
        heading = note + Markup("\n\n") + heading
    cancel = button(draft, texts.CANCEL, CANCEL)
    ways = (button(draft, texts.BACK, BACK), cancel) if draft.trail else (cancel,)
    return replace(screen.under(heading), choices=(*screen.choices, ways))


def worth_keeping(draft: Draft) -> bool:
    """Whether anything has been answered: a question passed, or something noted at the first."""
    opened: dict[str, object] = draft.data.get("opened_with") or {}
    noted = {name: value for name, value in draft.data.items() if name not in PASSING}
    return bool(draft.trail) or noted != opened


def just_opened(draft: Draft, data: dict[str, object]) -> bool:
    """Whether the draft was opened by the same words or tap, and nothing has happened to it since: one sent twice."""
    return draft.state == DraftState.LIVE and draft.version == 1 and draft.data.get("opened_with") == data


def fits(draft: Draft, verb: str) -> bool:
    """Whether a verb makes sense in the draft's state: parked ones can be resumed, dropped ones taken back."""
    if verb in (RESUME, AFRESH):
        return draft.state in (DraftState.LIVE, DraftState.PARKED)
    if verb == RESTORE:
        return draft.state == DraftState.DROPPED
    return draft.state == DraftState.LIVE
