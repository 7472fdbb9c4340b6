"""Taking a filled-in workbook back: look at the file, tell what is wrong by row and column, save all or nothing."""

from datetime import datetime
from typing import Any

from markupsafe import Markup

from handlers.context import Context, FileReady
from handlers.forms.draft import Draft
from handlers.forms.form import Attachment, Fetch, Finish, Next, Outcome, Reject, Stay, button
from handlers.language.dates import long_moment, short_date
from handlers.language.tables.reading import TableRefused
from handlers.rights.access import Action
from handlers.screens import texts as shared
from handlers.screens.fitting import shortened
from handlers.screens.screen import Screen
from handlers.sessions.booking.rules import Booked, check_start
from handlers.sessions.notifications import tell_assigned
from handlers.sessions.plan.checks import alike_to
from handlers.sessions.plan.likeness.finding import theme_text
from handlers.sessions.plan.pages import plan_button
from handlers.sessions.plan.saving import keep_new
from handlers.sessions.plan.workbook import texts
from handlers.sessions.plan.workbook.in_sandbox import READER, rows_in
from handlers.sessions.plan.workbook.rules import Known, Line, Problem, check
from handlers.sessions.plan.year_texts import TO_PLAN
from storage.people import members_of_cell
from storage.sessions import Session, planned_of_cell

MOST_PROBLEMS = 12
MOST_LISTED = 15
THEME_IN_LINE = 60


def cell_id(draft: Draft) -> int:
    return int(draft.data["cell_id"])


def allowed(context: Context, draft: Draft) -> bool:
    return context.work.may(Action.REGISTER_SESSION, cell_id(draft))


def about(context: Context, draft: Draft) -> str:
    return texts.ABOUT


def ask_file(context: Context, draft: Draft) -> Screen:
    return Screen(texts.ASK_FILE)


def take_file(context: Context, draft: Draft, file: Attachment) -> Outcome:
    if not file.name.lower().endswith(".xlsx"):
        return Reject(texts.WANT_XLSX)
    return Fetch(READER)


def look_at_file(context: Context, draft: Draft, ready: FileReady) -> Outcome:
    """The workbook has come: what is wrong with it, or on to the question whether to save."""
    assert ready.read is not None
    try:
        rows = rows_in(ready.read)
    except TableRefused as refusal:
        return Stay(texts.REFUSED.format(what=str(refusal)))
    found = check(rows, known_of(context, draft), context.now, context.work.zone)
    problems = [one for one in found if isinstance(one, Problem)]
    if problems:
        return Stay(problem_note(problems))
    draft.data["lines"] = [_kept(one) for one in found if isinstance(one, Line)]
    return Next("sure")


def known_of(context: Context, draft: Draft) -> Known:
    people = members_of_cell(context.db, cell_id(draft))
    planned = planned_of_cell(context.db, cell_id(draft))
    return Known(
        fields=context.policy.meetings.fields,
        people=[(one.id, one.full_name) for one in people],
        booked=[Booked(one.theme, one.starts_at) for one in planned],
    )


def problem_note(problems: list[Problem]) -> Markup:
    lines = [str(one) for one in problems[:MOST_PROBLEMS]]
    if len(problems) > MOST_PROBLEMS:
        lines.append(texts.MORE.format(count=len(problems) - MOST_PROBLEMS))
    return texts.PROBLEMS.format(count=len(problems), lines=shared.list_lines(lines))


def _kept(line: Line) -> dict[str, Any]:
    return {
        "row": line.row,
        "words": dict(line.words),
        "start": line.starts_at.isoformat(),
        "preparer_id": line.preparer_id,
    }


def ask_sure(context: Context, draft: Draft) -> Screen:
    kept = draft.data["lines"]
    lines = [
        texts.LINE.format(
            number=one["row"],
            start=short_date(datetime.fromisoformat(one["start"]).date()),
            theme=shortened(one["words"]["theme"], THEME_IN_LINE),
        )
        for one in kept[:MOST_LISTED]
    ]
    if len(kept) > MOST_LISTED:
        lines.append(texts.MORE_THEMES.format(count=len(kept) - MOST_LISTED))
    text = texts.ASK_SURE.format(count=len(kept), lines=Markup("\n").join(lines))
    if alike := _alike_rows(context, kept):
        text += texts.ALIKE_LINES.format(numbers=", ".join(alike))
    rows = ((button(draft, texts.SAVE, "save"),), (button(draft, texts.OTHER_FILE, "other"),))
    return Screen(text, rows)


def _alike_rows(context: Context, kept: list[dict[str, Any]]) -> list[str]:
    names = ("theme", "reason", "aim", "expected", "practice")
    return [str(one["row"]) for one in kept if alike_to(context.work, theme_text(*(one["words"][n] for n in names)))]


def tap_sure(context: Context, draft: Draft, verb: str, argument: str) -> Outcome:
    if verb == "other":
        return Next("file")
    if verb != "save":
        return Reject(shared.USE_BUTTONS)
    kept = draft.data["lines"]
    if (note := _meanwhile(context, draft, kept)) is not None:
        return Next("file", note)
    for one in kept:
        session = Session(
            cell_id=cell_id(draft),
            starts_at=datetime.fromisoformat(one["start"]),
            preparer_id=one["preparer_id"],
            **one["words"],
        )
        keep_new(context.work, session, context.person)
        tell_assigned(context.work, session, None, "preparer", context.person)
    year = datetime.fromisoformat(kept[0]["start"]).year
    row = (plan_button(cell_id(draft), year, TO_PLAN, "view"),)
    return Finish(Screen(texts.SAVED.format(count=len(kept)), (row,)))


def _meanwhile(context: Context, draft: Draft, kept: list[dict[str, Any]]) -> Markup | None:
    """What has come to stand in the way since the file was looked at: a start that is over, or taken."""
    booked = known_of(context, draft).booked
    for one in kept:
        start = datetime.fromisoformat(one["start"])
        if check_start(start, context.now, booked) is not None:
            return texts.MEANWHILE.format(start=long_moment(start, context.work.zone), theme=one["words"]["theme"])
    return None
