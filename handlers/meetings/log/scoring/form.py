"""The filled-in form of one meeting: what is reckoned from the notes, what the cell gave, and the whole as data."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from handlers.context import Context
from handlers.forms.draft import Draft
from handlers.meetings.absences.due import marks_by_meeting
from handlers.meetings.absences.rules import EXCUSED, anybody_longer, start_of_year
from handlers.meetings.log.notes.forms import OverNotes
from handlers.meetings.log.notes.readings import RollCall, review, roll_call
from handlers.meetings.log.notes.shared import notes_of
from handlers.meetings.log.rules import minutes_between
from handlers.meetings.log.scoring import texts
from handlers.meetings.log.scoring.rules import Duration, Measures, Reckoned, ScoredFacts, grade_of, reckon, total
from handlers.sessions.about_session import session_of
from handlers.settings.scoring import Band, Criterion, Scoring


@dataclass(frozen=True)
class ScoreLine:
    """One line of the form: points None where neither known nor given; `how` says how they were reckoned, or ""."""

    criterion: Criterion
    points: int | None
    how: str
    reckoned: int | None


def measures_of(scoring: Scoring) -> Measures:
    def bands(rows: tuple[Band, ...]) -> list[tuple[float, int]]:
        return [(row.least, row.points) for row in rows]

    return Measures(
        _duration(scoring),
        bands(scoring.attendance),
        bands(scoring.speakers),
        bands(scoring.earlier),
        scoring.no_long_absence,
        scoring.unexcused,
    )


def _duration(scoring: Scoring) -> Duration:
    found = scoring.duration
    short = [(int(one.by / timedelta(minutes=1)), one.points) for one in found.short]
    return Duration(found.full, short, found.half, found.less)


def _long_absence(context: Context, draft: Draft[OverNotes], calls: RollCall) -> bool:
    """Whether in this meeting's year, up to and with it, anybody was excused too often running."""
    notes, work = notes_of(context, draft), context.work
    cell, since = session_of(context, draft).cell_id, start_of_year(notes.began.astimezone(work.zone))
    before = marks_by_meeting(work, {cell}, since, until=notes.began).get(cell, [])
    excused = dict.fromkeys((person.id for person, _ in calls.excused), EXCUSED)
    present = dict.fromkeys((person.id for person in calls.present), "")
    return anybody_longer([*(marks for _, marks in before), present | excused], work.policy.meetings.absences_running)


def facts_of(context: Context, draft: Draft[OverNotes]) -> ScoredFacts:
    notes, calls, looked_back = notes_of(context, draft), roll_call(context, draft), review(context, draft)
    ahead = looked_back.ahead(notes.began.astimezone(context.work.zone).date())
    return ScoredFacts(
        minutes=minutes_between(*notes.times),
        least_minutes=int(context.policy.meetings.minimum / timedelta(minutes=1)),
        present=len(calls.present),
        counted=calls.counted,
        unexcused=len(calls.absent),
        speakers=notes.speakers,
        earlier_done=len(looked_back.done),
        earlier_all=len(looked_back.all) - len(ahead),
        earlier_ahead=len(ahead),
        long_absence=_long_absence(context, draft, calls),
    )


def lines_of(context: Context, draft: Draft[OverNotes]) -> list[ScoreLine]:
    scoring, facts = context.policy.scoring, facts_of(context, draft)
    measures, given = measures_of(scoring), notes_of(context, draft).score or {}
    found = []
    for criterion in scoring.criteria:
        reckoned = reckon(criterion.reckoned, facts, measures)
        points = min(reckoned.points, criterion.most) if reckoned else None
        how = _how(criterion.reckoned, reckoned, facts) if reckoned else ""
        own = given.get(criterion.key)
        shown_how = how if own is None or own == points else ""
        found.append(ScoreLine(criterion, points if own is None else own, shown_how, points))
    return found


def _how(line: str, reckoned: Reckoned, facts: ScoredFacts) -> str:
    how = texts.HOWS[line].format(done=reckoned.done, of=reckoned.of)
    ahead = line == "earlier" and facts.earlier_ahead
    return how + texts.HOW_AHEAD.format(count=facts.earlier_ahead) if ahead else how


def filled_in(context: Context, draft: Draft[OverNotes]) -> dict[str, Any] | None:
    """The whole form as it is kept with the meeting; None where a line has no points, or the cell does not score;
    nor is it reckoned before it is known when the meeting ended.
    """
    notes = notes_of(context, draft)
    if notes.score is None or notes.end is None:
        return None
    lines = lines_of(context, draft)
    if any(line.points is None for line in lines):
        return None
    scoring = context.policy.scoring
    points = {line.criterion.key: line.points for line in lines if line.points is not None}
    found = total(points, [(line.criterion.key, line.criterion.most) for line in lines])
    return {
        "lines": [
            {
                "key": line.criterion.key,
                "name": line.criterion.name,
                "points": line.points,
                "most": line.criterion.most,
                "how": line.how,
            }
            for line in lines
        ],
        "total": found.points,
        "most": found.most,
        "grade": grade_of(found.points, [(grade.name, grade.least) for grade in scoring.grades]),
    }
