"""Taking a filled-in workbook back: look at the file, offer the rows that are right, tell what is wrong with the others
by row and column. Sent again when it is mended, only what is not in the plan yet is taken.
"""

from collections.abc import Sequence
from datetime import datetime

from markupsafe import Markup

from handlers.context import Context, FileReady
from handlers.forms.draft import Draft, FormData
from handlers.forms.form import Finish, Form, Next, Outcome, Stay
from handlers.forms.questions.asking import Option
from handlers.forms.questions.confirmation import Confirmation
from handlers.forms.questions.file import OneFile
from handlers.language.dates import both_dates, long_moment
from handlers.language.tables.reading import TableRefused
from handlers.rights.access import Action
from handlers.screens import texts as shared
from handlers.screens.fitting import shortened
from handlers.screens.screen import Screen, one_per_row
from handlers.sessions.booking.checking import plannable_until
from handlers.sessions.booking.rules import Booked, check_start
from handlers.sessions.notifications import notify_assigned
from handlers.sessions.plan.buttons import PLAN
from handlers.sessions.plan.checks import alike_to, is_copied
from handlers.sessions.plan.likeness.finding import FIELDS, theme_text
from handlers.sessions.plan.saving import keep_new
from handlers.sessions.plan.workbook import texts
from handlers.sessions.plan.workbook.in_sandbox import READER, rows_in
from handlers.sessions.plan.workbook.rules import CellPlan, Checked, ThemeRow, check
from handlers.sessions.plan.year_rules import year_span
from handlers.sessions.plan.year_texts import TO_PLAN, UPLOAD
from storage.people import members_of_cell
from storage.plans import plan_of_cell
from storage.sessions import Session, SessionState, planned_of_cell

MOST_PROBLEMS = 12
MOST_LISTED = 12
THEME_IN_LINE = 60


class Filled(FormData):
    """`rows` are the right rows of a workbook, `problems` what is wrong with the others, a line each; `there`: the rows
    whose theme is in the plan already.
    """

    cell_id: int = 0
    rows: tuple[ThemeRow, ...] = ()
    problems: tuple[str, ...] = ()
    there: tuple[int, ...] = ()


def _allowed(context: Context, draft: Draft[Filled]) -> bool:
    return context.work.may(Action.REGISTER_SESSION, draft.data.cell_id)


def _about(context: Context, draft: Draft[Filled]) -> str:
    return texts.ABOUT


def _look(context: Context, draft: Draft[Filled], ready: FileReady) -> Outcome:
    """The workbook has come: what is wrong with it, or on to the question whether to save."""
    assert ready.read is not None
    try:
        rows = rows_in(ready.read)
    except TableRefused as refusal:
        return Stay(texts.REFUSED.format(what=str(refusal)))
    checked = check(rows, _plan_of(context, draft), _local_now(context))
    if not checked.themes:
        return Stay(_nothing_to_take(checked))
    draft.data.rows, draft.data.there = checked.themes, checked.there
    draft.data.problems = tuple(map(str, checked.problems))
    return Next("sure")


def _nothing_to_take(checked: Checked) -> Markup:
    if not checked.problems:
        return texts.ALL_THERE
    lines = _problem_lines([str(problem) for problem in checked.problems])
    return texts.PROBLEMS.format(count=len(checked.problems), lines=lines)


def _local_now(context: Context) -> datetime:
    return context.now.astimezone(context.work.zone)


def _plan_of(context: Context, draft: Draft[Filled]) -> CellPlan:
    db, cell_id, until = context.db, draft.data.cell_id, plannable_until(context.work)
    start, _ = year_span(context.work.today.year - 1, context.work.zone)
    _, end = year_span(until.year, context.work.zone)
    there = [one for one in plan_of_cell(db, cell_id, start, end) if one.state != SessionState.CANCELLED]
    return CellPlan(
        fields=context.policy.meetings.fields,
        people=[(person.id, person.full_name) for person in members_of_cell(db, cell_id)],
        booked=_booked(planned_of_cell(db, cell_id)),
        there=_booked(there),
        last=until,
    )


def _booked(sessions: Sequence[Session]) -> list[Booked]:
    return [Booked(session.theme, session.starts_at) for session in sessions]


def _problem_lines(problems: Sequence[str]) -> Markup:
    lines = list(problems[:MOST_PROBLEMS])
    if len(problems) > MOST_PROBLEMS:
        lines.append(texts.MORE.format(count=len(problems) - MOST_PROBLEMS))
    return shared.list_lines(lines)


def _last_look(context: Context, draft: Draft[Filled]) -> Markup:
    rows, there = draft.data.rows, draft.data.there
    lines = [_line(context, row) for row in rows[:MOST_LISTED]]
    if len(rows) > MOST_LISTED:
        lines.append(texts.MORE_THEMES.format(count=len(rows) - MOST_LISTED))
    question = texts.ASK_RIGHT_ONES if draft.data.problems else texts.ASK_SURE
    text = question.format(count=len(rows), lines=Markup("\n").join(lines))
    if there:
        text += texts.THERE.format(numbers=", ".join(map(str, there)))
    if alike := _alike_rows(context, rows):
        text += texts.ALIKE_LINES.format(numbers=", ".join(alike))
    return text + _left_out(draft.data.problems)


def _line(context: Context, row: ThemeRow) -> Markup:
    start = long_moment(row.starts_at, context.work.zone)
    if row.lunar:
        start = f"{both_dates(row.starts_at.date())}, {row.starts_at:%H:%M}"
    return texts.LINE.format(number=row.row, start=start, theme=shortened(row.words["theme"], THEME_IN_LINE))


def _left_out(problems: Sequence[str]) -> Markup:
    if not problems:
        return Markup()
    return texts.LEFT_OUT.format(count=len(problems), lines=_problem_lines(problems)) + texts.MEND_LATER


def _alike_rows(context: Context, rows: Sequence[ThemeRow]) -> list[str]:
    compared = [(row.row, theme_text(*(row.words[name] for name in FIELDS))) for row in rows]
    return [str(number) for number, text in compared if is_copied(alike_to(context.work, text))]


def _save(context: Context, draft: Draft[Filled]) -> Outcome:
    rows, missed = _still_possible(context, draft)
    if not rows:
        return Next("file", texts.NOTHING_LEFT.format(lines=_problem_lines(missed)))
    themes = [_saved(context, draft, row) for row in rows]
    cell = themes[0].cell
    choices = [PLAN.choice(cell, TO_PLAN, "view", rows[0].starts_at.year)]
    left_out = (*draft.data.problems, *missed)
    if left_out:
        choices.append(PLAN.choice(cell, UPLOAD, "fill"))
    return Finish(Screen(texts.SAVED.format(count=len(themes)) + _left_out(left_out), one_per_row(choices)))


def _saved(context: Context, draft: Draft[Filled], row: ThemeRow) -> Session:
    session = Session(
        cell_id=draft.data.cell_id, starts_at=row.starts_at, preparer_id=row.preparer_id, **dict(row.words)
    )
    keep_new(context.work, session, context.person)
    notify_assigned(context.work, session, None, "preparer", context.person)
    return session


def _still_possible(context: Context, draft: Draft[Filled]) -> tuple[list[ThemeRow], list[str]]:
    """The rows that can be taken still, and what is said of those in whose way something has come since the file was
    looked at: a start that is over, or taken.
    """
    booked, until = _booked(planned_of_cell(context.db, draft.data.cell_id)), plannable_until(context.work)
    rows, missed = [], []
    for row in draft.data.rows:
        if check_start(row.starts_at, context.now, booked, until) is None:
            rows.append(row)
            continue
        start = long_moment(row.starts_at, context.work.zone)
        missed.append(texts.MEANWHILE.format(row=row.row, start=start, theme=row.words["theme"]))
    return rows, missed


def _another_file(context: Context, draft: Draft[Filled]) -> Outcome:
    return Next("file")


FILL = Form(
    kind="planfill",
    title=texts.TITLE,
    data=Filled,
    allowed=_allowed,
    about=_about,
    table=(
        OneFile[Filled]("file", texts.ASK_FILE, take=_look, reader=READER, ending=".xlsx", other=texts.WANT_XLSX),
        Confirmation[Filled](
            "sure",
            _last_look,
            label=texts.SAVE,
            save=_save,
            options=(Option("other", texts.OTHER_FILE, _another_file),),
        ),
    ),
)
