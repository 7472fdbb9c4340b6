"""Saying the cell's rhythm, once: the day, the hour and the place in one line, and when the committee meets."""

import datetime as dt
from datetime import datetime

from markupsafe import Markup

from handlers.context import Context, Work
from handlers.forms.draft import Draft, FormData
from handlers.forms.form import Finish, Form, Next, Outcome
from handlers.forms.questions.cell import OneCell
from handlers.forms.questions.choice import OneOf
from handlers.forms.questions.confirmation import Confirmation
from handlers.forms.questions.typed import TypedValue
from handlers.forms.questions.words import TypedWords
from handlers.language import answers
from handlers.language.dates import short_date
from handlers.rights.access import Action
from handlers.sessions.audience import invitation_before
from handlers.sessions.rhythm import pages, texts
from handlers.sessions.rhythm.laying import lay_anew, lay_months, off_days
from handlers.sessions.rhythm.rules import MonthlyDay, months_from, planned_month
from handlers.sessions.rhythm.words import Said, read_hour, read_rhythm
from storage import audit
from storage.meetings import latest_of_cells
from storage.people import Unit
from storage.rhythms import Rhythm, rhythm_of
from storage.sessions import Session

SHOWN_MONTHS = 3
SET = "set_rhythm"


class RhythmData(FormData):
    """`words` is the line as it was typed, beside what was read of it; `committee_before` is None until asked."""

    cell_id: int = 0
    words: str = ""
    number: int = 0
    nth: int = 0
    weekday: int = 0
    at: dt.time | None = None
    place: str = ""
    committee_before: int | None = None

    @property
    def rule(self) -> MonthlyDay:
        return MonthlyDay(self.number, self.nth, self.weekday)

    @property
    def hour(self) -> dt.time:
        assert self.at is not None
        return self.at


def _local(work: Work) -> datetime:
    return work.now.astimezone(work.zone)


def _said(context: Context, words: str) -> Said | None:
    return read_rhythm(words, _local(context.work))


def _unread(context: Context, draft: Draft[RhythmData], words: str) -> Markup | None:
    return texts.UNREAD if _said(context, words) is None else None


def _taken(context: Context, draft: Draft[RhythmData]) -> Outcome:
    said, data = _said(context, draft.data.words), draft.data
    assert said is not None and said.day is not None
    data.number, data.nth, data.weekday = said.day.number, said.day.nth, said.day.weekday
    data.at, data.place = said.at or data.at, said.place or data.place
    return Next()


def _hour(context: Context, draft: Draft[RhythmData], words: str) -> dt.time | None:
    return read_hour(words, _local(context.work))


def _last_place(context: Context, draft: Draft[RhythmData]) -> list[str]:
    last = latest_of_cells(context.db, [draft.data.cell_id], 1)
    return [meeting.session.place for meeting in last if meeting.session.place]


def _sure(context: Context, draft: Draft[RhythmData]) -> Markup:
    data, today = draft.data, context.work.today
    days = [
        planned_month(data.rule, data.committee_before or 0, month, off_days(context.work))
        for month in months_from(today, SHOWN_MONTHS + 1)
    ]
    ahead = [one for one in days if one.regular > today][:SHOWN_MONTHS]
    return texts.SUMMARY.format(
        rule=pages.rule_words(data.rule, data.hour, data.place),
        committee=pages.committee_words(data.committee_before or 0),
        months=Markup("\n").join(pages.planned_line(one, data.hour) for one in ahead),
    )


def _edits(context: Context, draft: Draft[RhythmData]) -> tuple[tuple[str, str, str], ...]:
    return (
        ("words", "words", texts.EDIT_RULE),
        ("place", "place", texts.EDIT_PLACE),
        ("committee", "committee", texts.EDIT_COMMITTEE),
    )


def _save(context: Context, draft: Draft[RhythmData]) -> Outcome:
    work, data = context.work, draft.data
    rhythm = rhythm_of(work.db, data.cell_id)
    if rhythm is None:
        rhythm = Rhythm(cell_id=data.cell_id)
        work.db.add(rhythm)
    rhythm.number, rhythm.nth, rhythm.weekday = data.number, data.nth, data.weekday
    rhythm.minute = data.hour.hour * 60 + data.hour.minute
    rhythm.place, rhythm.committee_before = data.place, data.committee_before or 0
    rhythm.set_by_id, rhythm.set_at = context.person.id, work.now
    work.db.flush()
    audit.record(work.db, context.person.id, SET, f"unit:{data.cell_id}", work.now)
    kept = lay_anew(work, rhythm, lambda session: _told(work, session))
    lay_months(work)
    note = texts.SAVED
    if kept:
        days = [short_date(one.starts_at.astimezone(work.zone).date()) for one in kept]
        note = texts.SAVED_BUT.format(kept=", ".join(days))
    cell = work.db.get_one(Unit, data.cell_id)
    return Finish(pages.year_screen(work, context.person, cell, work.today.year, note))


def _told(work: Work, session: Session) -> bool:
    """Whether its members may have been invited to it already."""
    return session.starts_at - work.now <= invitation_before(work)


CELL: OneCell[RhythmData] = OneCell(
    "cell", texts.ASK_CELL, field="cell_id", group="words", action=Action.CHANGE_SESSION
)
RHYTHM: Form[RhythmData] = Form(
    kind="rhythm",
    title=texts.TITLE,
    data=RhythmData,
    allowed=CELL.allowed,
    about=lambda context, draft: texts.ABOUT,
    table=(
        CELL,
        TypedWords("words", texts.ASK, limit=answers.SHORT, check=_unread, then=_taken),
        TypedValue(
            "at",
            texts.ASK_HOUR,
            read=_hour,
            unread=texts.HOUR_UNREAD,
            group="words",
            asked=lambda context, draft: draft.data.at is None,
        ),
        TypedWords(
            "place",
            texts.ASK_PLACE,
            limit=answers.SHORT,
            likely=_last_place,
            asked=lambda context, draft: not draft.data.place,
        ),
        OneOf(
            "committee",
            texts.ASK_COMMITTEE,
            field="committee_before",
            offers=lambda context, draft: list(texts.COMMITTEE.items()),
            asked=lambda context, draft: draft.data.committee_before is None,
        ),
        Confirmation("summary", _sure, label=texts.SAVE, save=_save, edits=_edits),
    ),
)
