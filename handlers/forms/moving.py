"""A draft on its way through the table of its form: begun, moved on, taken back, and the question it is at."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from markupsafe import Markup

from handlers.context import Context
from handlers.forms.draft import Draft
from handlers.forms.form import BACK, CANCEL, RESTORE, Form, Next, button
from handlers.screens import texts
from handlers.screens.fitting import one_line, shortened
from handlers.screens.screen import Choice, Screen
from storage.drafts import DraftRow, DraftState

# So much of a name is enough to find it in a text, which may have shortened it; and so much of all names is said.
RECOGNIZED, NAMED = 30, 100


def new_draft(context: Context, form: Form[Any], subject: str, data: Any, path: Sequence[str] = ()) -> Draft[Any]:
    """A live draft at the last step of `path` (none: the first), with `data` answered already (None: nothing)."""
    answers, layout = form.begun(data)
    row = DraftRow(
        person_id=context.person.id,
        kind=form.kind,
        subject=subject,
        step=path[-1] if path else form.first.name,
        data=answers,
        layout=layout,
        opened={"data": answers, "path": list(path), "said": data is not None and data.says_something},
        passing={},
        trail=list(path[:-1]),
        mending="",
        version=1,
        state=DraftState.LIVE,
        created_at=context.now,
        updated_at=context.now,
    )
    context.db.add(row)
    context.db.flush()
    return form.read(row)


def advance(context: Context, form: Form[Any], draft: Draft[Any], to: Next) -> None:
    """Move on; while a part is being mended, leaving it leads back to the summary (the last step).

    Coming round to an earlier step of the same part closes a loop: the way back then forgets the round.
    """
    target = form.by_name[to.step or form.following(context, draft, to.after)]
    if (to.closing or form.comes_round(draft.step, target.name)) and target.name in draft.trail:
        draft.trail = draft.trail[: len(draft.trail) - 1 - draft.trail[::-1].index(target.name)]
        draft.step = target.name
        return
    if draft.mending and target.part != draft.mending and form.by_name[draft.step].part == draft.mending:
        draft.mending = ""
        target = form.last
    if target.name == form.last.name:
        draft.trail = [name for name in draft.trail if name != target.name]
    draft.trail = [*draft.trail, draft.step]
    draft.step = target.name


def go_back(context: Context, form: Form[Any], draft: Draft[Any]) -> None:
    """To the question before this one."""
    trail = list(draft.trail)
    draft.step = trail.pop() if trail else form.first.name
    draft.trail = trail
    if form.by_name[draft.step].part != draft.mending:
        draft.mending = ""
    bump(context, draft)


def bump(context: Context, draft: Draft[Any]) -> None:
    """The draft changed: its buttons so far are old."""
    draft.row.version += 1
    draft.row.updated_at = context.now
    draft.write()
    context.db.flush()


def question(
    context: Context,
    form: Form[Any],
    draft: Draft[Any],
    note: Markup | None = None,
    more: Sequence[tuple[Choice, ...]] = (),
) -> Screen:
    """The draft's present question with its heading, `more` rows of choices, and the way back and out."""
    screen = form.by_name[draft.step].ask(context, draft)
    draft.write()
    screen = replace(screen, text=_named(context, form, draft, screen.text))
    number, length = form.place(draft)
    words = texts.STEP if length > 1 else texts.ONLY_STEP
    heading = words.format(title=form.title, number=number, length=length)
    if note is not None:
        heading = note + Markup("\n\n") + heading
    cancel = button(draft, texts.CANCEL, CANCEL)
    ways = (button(draft, texts.BACK, BACK), cancel) if draft.trail else (cancel,)
    return replace(screen.under(heading), choices=(*screen.choices, *more, ways))


def _named(context: Context, form: Form[Any], draft: Draft[Any], text: Markup) -> Markup:
    """The question, with what it is about above it, where its own text does not say so: one line, however much it is.
    Whoever shares the phone is named, too.
    """
    plain = one_line(text.striptags())
    names = form.names(context, draft) if form.names is not None else ()
    missing = [name for name in names if name and one_line(name)[:RECOGNIZED].rstrip("… ") not in plain]
    if context.work.shared:
        missing.insert(0, texts.SPEAKING.format(name=context.person.full_name))
    line = texts.ABOUT.format(names=shortened(" · ".join(map(one_line, missing)), NAMED))
    return line + Markup("\n") + text if missing else text


def worth_keeping(row: DraftRow) -> bool:
    """Whether anything is noted: a question passed, something at the first one, or the words that it began with."""
    return (
        bool(row.trail)
        or bool(row.opened.get("said"))
        or row.data != row.opened.get("data", {})
        or "awaited" in row.passing
    )


def just_opened(row: DraftRow, data: dict[str, Any]) -> bool:
    """Whether the draft was opened by the same words or tap, and nothing has happened to it since: one sent twice."""
    return row.state == DraftState.LIVE and row.version == 1 and row.opened.get("data", {}) == data


def fits(row: DraftRow, verb: str) -> bool:
    """Whether a verb makes sense in the draft's state: dropped ones can be taken back alone, open ones gone on with."""
    return row.state == DraftState.DROPPED if verb == RESTORE else row.state in (DraftState.LIVE, DraftState.PARKED)
