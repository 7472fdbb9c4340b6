"""The steps of scoring: the form with what is known, the rest typed in one line or line by line."""

from markupsafe import Markup

from handlers.context import Context
from handlers.forms.draft import Draft
from handlers.forms.form import Next, Outcome, Reject, Stay, Step, button
from handlers.forms.questions.asking import Option
from handlers.forms.questions.typed import TypedValue
from handlers.meetings.log.notes.forms import Logging
from handlers.meetings.log.notes.parts import LogSection, if_it_has
from handlers.meetings.log.notes.shared import notes_of
from handlers.meetings.log.scoring import texts
from handlers.meetings.log.scoring.form import ScoreLine, filled_in, lines_of
from handlers.meetings.log.scoring.rules import read_points
from handlers.screens import texts as shared
from handlers.screens.screen import Screen, one_per_row

NAME_IN_LABEL = 28
EDITS_A_ROW = 2


def _ask(context: Context, draft: Draft[Logging]) -> Screen:
    lines = lines_of(context, draft)
    missing = [line for line in lines if line.points is None]
    form = filled_in(context, draft)
    points = sum(line.points or 0 for line in lines)
    text = texts.SCORE.format(
        lines=Markup("\n").join(_line(number, line) for number, line in enumerate(lines, 1)),
        total=points,
        most=sum(line.criterion.most for line in lines),
        grade=texts.GRADE.format(grade=form["grade"]) if form else Markup(),
        hint=_hint(missing),
    )
    edits = [
        button(draft, texts.EDIT.format(number=number, name=line.criterion.name[:NAME_IN_LABEL]), "edit", number)
        for number, line in enumerate(lines, 1)
    ]
    rows = [tuple(edits[start : start + EDITS_A_ROW]) for start in range(0, len(edits), EDITS_A_ROW)]
    done = one_per_row([button(draft, texts.DONE, "done"), button(draft, texts.NOT_NOW, "none")])
    return Screen(text, (*rows, *done), asks_number=True)


def _line(number: int, line: ScoreLine) -> Markup:
    if line.points is None:
        return texts.LINE_MISSING.format(number=number, name=line.criterion.name, most=line.criterion.most)
    how = texts.HOW.format(how=line.how) if line.how else Markup()
    return texts.LINE.format(
        number=number, name=line.criterion.name, points=line.points, most=line.criterion.most, how=how
    )


def _hint(missing: list[ScoreLine]) -> Markup:
    if not missing:
        return texts.HINT_WHOLE
    names = ", ".join(line.criterion.name for line in missing)
    return texts.HINT_MISSING.format(count=len(missing), names=names, example=_example(missing))


def _example(missing: list[ScoreLine]) -> str:
    return " ".join(str(max(0, line.criterion.most - 1)) for line in missing)


def _tap(context: Context, draft: Draft[Logging], verb: str, argument: str) -> Outcome:
    lines, notes = lines_of(context, draft), notes_of(context, draft)
    if verb == "none":
        notes.score = None
        return Next()
    if verb == "done":
        missing = [line for line in lines if line.points is None]
        if missing:
            return Reject(texts.STILL_MISSING.format(count=len(missing)))
        notes.score = notes.score or {}
        return Next()
    if verb != "edit" or argument not in [str(number) for number in range(1, len(lines) + 1)]:
        return Reject(shared.USE_BUTTONS)
    draft.data.criterion = lines[int(argument) - 1].criterion.key
    return Next("criterion")


def _read(context: Context, draft: Draft[Logging], words: str) -> Outcome:
    missing = [line for line in lines_of(context, draft) if line.points is None]
    if not missing:
        return Reject(shared.USE_BUTTONS)
    points = read_points(words, [line.criterion.most for line in missing])
    if points is None:
        return Reject(texts.MANY_NOT_READ.format(count=len(missing), example=_example(missing)))
    notes = notes_of(context, draft)
    given = {line.criterion.key: one for line, one in zip(missing, points, strict=True)}
    notes.score = {**(notes.score or {}), **given}
    return Stay()


def _asked(context: Context, draft: Draft[Logging]) -> ScoreLine:
    return next(line for line in lines_of(context, draft) if line.criterion.key == draft.data.criterion)


def _criterion_text(context: Context, draft: Draft[Logging]) -> Markup:
    line, reckoned = _asked(context, draft), Markup()
    if line.reckoned is not None and line.how:
        reckoned = texts.RECKONED.format(points=line.reckoned, how=line.how)
    return texts.ASK.format(name=line.criterion.name, most=line.criterion.most, reckoned=reckoned)


def _reckoned_label(context: Context, draft: Draft[Logging]) -> str | None:
    line = _asked(context, draft)
    offered = line.reckoned is not None and line.how
    return texts.TAKE_RECKONED.format(points=line.reckoned) if offered else None


def _take_reckoned(context: Context, draft: Draft[Logging]) -> Outcome:
    notes = notes_of(context, draft)
    notes.score = {key: points for key, points in (notes.score or {}).items() if key != draft.data.criterion}
    return Next("score")


def _read_points(context: Context, draft: Draft[Logging], words: str) -> int | None:
    points = read_points(words, [_asked(context, draft).criterion.most])
    return points[0] if points is not None else None


def _give(context: Context, draft: Draft[Logging]) -> Outcome:
    notes, points = notes_of(context, draft), draft.data.points
    assert points is not None
    notes.score = {**(notes.score or {}), draft.data.criterion: points}
    return Next("score")


CRITERION = TypedValue(
    "criterion",
    _criterion_text,
    field="points",
    read=_read_points,
    unread=lambda context, draft: texts.NOT_READ.format(most=_asked(context, draft).criterion.most),
    number=True,
    then=_give,
    options=(Option("take", _reckoned_label, _take_reckoned),),
    part="score",
)


def _summary(context: Context, draft: Draft[Logging]) -> Markup:
    form = filled_in(context, draft)
    if form is None:
        return texts.SUMMARY_NO_SCORE
    return texts.SUMMARY.format(total=form["total"], most=form["most"], grade=form["grade"])


SECTION = LogSection(
    (Step("score", _ask, _tap, _read, part="score", asked=if_it_has("score")), CRITERION), texts.PARTS, _summary
)
