"""Taking a filled-in workbook back: look at the file, tell what is wrong by row and column, save all or nothing."""

from collections.abc import Sequence

from markupsafe import Markup

from handlers.context import Context, FileReady
from handlers.forms.draft import Draft, FormData
from handlers.forms.form import Finish, Form, Next, Outcome, Stay
from handlers.forms.questions.asking import Option
from handlers.forms.questions.confirmation import Confirmation
from handlers.forms.questions.file import OneFile
from handlers.language.dates import long_moment, short_date
from handlers.language.tables.reading import TableRefused
from handlers.rights.access import Action
from handlers.screens import texts as shared
from handlers.screens.fitting import shortened
from handlers.screens.screen import Screen
from handlers.sessions.booking.rules import Booked, check_start
from handlers.sessions.notifications import notify_assigned
from handlers.sessions.plan.buttons import PLAN
from handlers.sessions.plan.checks import alike_to
from handlers.sessions.plan.likeness.finding import FIELDS, theme_text
from handlers.sessions.plan.saving import keep_new
from handlers.sessions.plan.workbook import texts
from handlers.sessions.plan.workbook.in_sandbox import READER, rows_in
from handlers.sessions.plan.workbook.rules import CellPlan, RowProblem, ThemeRow, check
from handlers.sessions.plan.year_texts import TO_PLAN
from storage.people import members_of_cell
from storage.sessions import Session, planned_of_cell

MOST_PROBLEMS = 12
MOST_LISTED = 15
THEME_IN_LINE = 60


class Filled(FormData):
    """`rows` are the themes of a workbook with nothing wrong in it."""

    cell_id: int = 0
    rows: tuple[ThemeRow, ...] = ()


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
    checked = check(rows, _plan_of(context, draft), context.now, context.work.zone)
    problems = [row for row in checked if isinstance(row, RowProblem)]
    if problems:
        return Stay(_problem_note(problems))
    draft.data.rows = tuple(row for row in checked if isinstance(row, ThemeRow))
    return Next("sure")


def _plan_of(context: Context, draft: Draft[Filled]) -> CellPlan:
    people = members_of_cell(context.db, draft.data.cell_id)
    planned = planned_of_cell(context.db, draft.data.cell_id)
    return CellPlan(
        fields=context.policy.meetings.fields,
        people=[(person.id, person.full_name) for person in people],
        booked=[Booked(session.theme, session.starts_at) for session in planned],
    )


def _problem_note(problems: list[RowProblem]) -> Markup:
    lines = [str(problem) for problem in problems[:MOST_PROBLEMS]]
    if len(problems) > MOST_PROBLEMS:
        lines.append(texts.MORE.format(count=len(problems) - MOST_PROBLEMS))
    return texts.PROBLEMS.format(count=len(problems), lines=shared.list_lines(lines))


def _last_look(context: Context, draft: Draft[Filled]) -> Markup:
    rows = draft.data.rows
    lines = [
        texts.LINE.format(
            number=row.row, start=short_date(row.starts_at.date()), theme=shortened(row.words["theme"], THEME_IN_LINE)
        )
        for row in rows[:MOST_LISTED]
    ]
    if len(rows) > MOST_LISTED:
        lines.append(texts.MORE_THEMES.format(count=len(rows) - MOST_LISTED))
    text = texts.ASK_SURE.format(count=len(rows), lines=Markup("\n").join(lines))
    if alike := _alike_rows(context, rows):
        text += texts.ALIKE_LINES.format(numbers=", ".join(alike))
    return text


def _alike_rows(context: Context, rows: Sequence[ThemeRow]) -> list[str]:
    compared = [(row.row, theme_text(*(row.words[name] for name in FIELDS))) for row in rows]
    return [str(number) for number, text in compared if alike_to(context.work, text)]


def _save(context: Context, draft: Draft[Filled]) -> Outcome:
    rows = draft.data.rows
    if (note := _meanwhile(context, draft)) is not None:
        return Next("file", note)
    themes = [_saved(context, draft, row) for row in rows]
    to_plan = PLAN.choice(themes[0].cell, TO_PLAN, "view", rows[0].starts_at.year)
    return Finish(Screen(texts.SAVED.format(count=len(themes)), ((to_plan,),)))


def _saved(context: Context, draft: Draft[Filled], row: ThemeRow) -> Session:
    session = Session(
        cell_id=draft.data.cell_id, starts_at=row.starts_at, preparer_id=row.preparer_id, **dict(row.words)
    )
    keep_new(context.work, session, context.person)
    notify_assigned(context.work, session, None, "preparer", context.person)
    return session


def _meanwhile(context: Context, draft: Draft[Filled]) -> Markup | None:
    """What has come to stand in the way since the file was looked at: a start that is over, or taken."""
    booked = _plan_of(context, draft).booked
    for row in draft.data.rows:
        if check_start(row.starts_at, context.now, booked) is not None:
            start = long_moment(row.starts_at, context.work.zone)
            return texts.MEANWHILE.format(start=start, theme=row.words["theme"])
    return None


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
