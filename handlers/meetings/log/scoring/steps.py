"""The steps of scoring: the form with what is known, the rest typed in one line or line by line."""

from markupsafe import Markup

from handlers.context import Context
from handlers.forms.draft import Draft
from handlers.forms.form import Next, Outcome, Reject, Stay, button
from handlers.meetings.log.scoring import texts
from handlers.meetings.log.scoring.form import Line, filled_in, lines_of
from handlers.meetings.log.scoring.rules import read_points
from handlers.screens import texts as shared
from handlers.screens.screen import Screen, one_per_row

NAME_IN_LABEL = 28
EDITS_A_ROW = 2


def ask_score(context: Context, draft: Draft) -> Screen:
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


def _line(number: int, line: Line) -> Markup:
    if line.points is None:
        return texts.LINE_MISSING.format(number=number, name=line.criterion.name, most=line.criterion.most)
    how = texts.HOW.format(how=line.how) if line.how else Markup()
    return texts.LINE.format(
        number=number, name=line.criterion.name, points=line.points, most=line.criterion.most, how=how
    )


def _hint(missing: list[Line]) -> Markup:
    if not missing:
        return texts.HINT_WHOLE
    names = ", ".join(line.criterion.name for line in missing)
    return texts.HINT_MISSING.format(count=len(missing), names=names, example=_example(missing))


def _example(missing: list[Line]) -> str:
    return " ".join(str(max(0, line.criterion.most - 1)) for line in missing)


def tap_score(context: Context, draft: Draft, verb: str, argument: str) -> Outcome:
    lines = lines_of(context, draft)
    if verb == "none":
        draft.data["score"] = None
        return Next("summary")
    if verb == "done":
        missing = [line for line in lines if line.points is None]
        if missing:
            return Reject(texts.STILL_MISSING.format(count=len(missing)))
        draft.data["score"] = dict(draft.data.get("score") or {})
        return Next("summary")
    if verb != "edit" or argument not in [str(number) for number in range(1, len(lines) + 1)]:
        return Reject(shared.USE_BUTTONS)
    draft.data["criterion"] = lines[int(argument) - 1].criterion.key
    return Next("criterion")


def read_score(context: Context, draft: Draft, words: str) -> Outcome:
    missing = [line for line in lines_of(context, draft) if line.points is None]
    if not missing:
        return Reject(shared.USE_BUTTONS)
    points = read_points(words, [line.criterion.most for line in missing])
    if points is None:
        return Reject(texts.MANY_NOT_READ.format(count=len(missing), example=_example(missing)))
    given = {line.criterion.key: one for line, one in zip(missing, points, strict=True)}
    draft.data["score"] = {**(draft.data.get("score") or {}), **given}
    return Stay()


def _asked(context: Context, draft: Draft) -> Line:
    return next(line for line in lines_of(context, draft) if line.criterion.key == draft.data["criterion"])


def ask_criterion(context: Context, draft: Draft) -> Screen:
    line = _asked(context, draft)
    reckoned, rows = Markup(), []
    if line.reckoned is not None and line.how:
        reckoned = texts.RECKONED.format(points=line.reckoned, how=line.how)
        rows.append(button(draft, texts.TAKE_RECKONED.format(points=line.reckoned), "take"))
    text = texts.ASK.format(name=line.criterion.name, most=line.criterion.most, reckoned=reckoned)
    return Screen(text, one_per_row(rows), asks_number=True)


def tap_criterion(context: Context, draft: Draft, verb: str, argument: str) -> Outcome:
    line = _asked(context, draft)
    if verb != "take" or line.reckoned is None:
        return Reject(shared.USE_BUTTONS)
    given = {key: one for key, one in (draft.data.get("score") or {}).items() if key != line.criterion.key}
    draft.data["score"] = given
    return Next("score")


def read_criterion(context: Context, draft: Draft, words: str) -> Outcome:
    line = _asked(context, draft)
    points = read_points(words, [line.criterion.most])
    if points is None:
        return Reject(texts.NOT_READ.format(most=line.criterion.most))
    draft.data["score"] = {**(draft.data.get("score") or {}), line.criterion.key: points[0]}
    return Next("score")
