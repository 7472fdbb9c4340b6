"""What is noted of a meeting, read back as values. Shared by all who write (shared_notes.py); in `draft.data` while a
step runs:

`marks` {person id: {"presence", "reason"}}; `guests`; `start`, `end` (ISO moments); `earlier` {task id: {"deal",
"cause", "responsibility", "remedy", "due"}}; `opinions` [{"speaker" ("" for a remark on a place), "place", "content"}];
`speakers`; `conclusions` [{"content"}]; `tasks` [{"content", "conclusion" (position from 1), "assignee_id", "helpers",
"due" (ISO date), "expected", "target", "unit"}; whose or by when may be None until it is saved]; `vote` [agreed,
against, abstaining, of]; `score` {line's key: points}; `photos` [{"remote_id", "unique_id", "hash"}]. What is added to
a list also says "by" whom, and "live" where it was noted by a typed line. `checked` (who came in by the code) is read
only. One's own, on the way: `absence_of`, `guest`, `opinion`, `task` and `task_at`, `votes`, `deal`, `criterion`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from markupsafe import Markup

from handlers.context import Context
from handlers.forms.draft import Draft
from handlers.forms.pick_member import name_among
from handlers.language.dates import long_moment
from handlers.meetings.log import texts
from handlers.meetings.log.rules import Doubts, Given, Votes, doubts, minutes_between
from handlers.screens.fitting import names_line
from handlers.sessions.calendar.answering import session_of
from storage.meetings import Presence
from storage.people import Membership, Person, RoleName, holders_of, members_of_cell
from storage.sessions import SessionKind


@dataclass(frozen=True)
class RollCall:
    """The members of the cell, by name. Exempt ones are not counted. The reason of an absence is "" without one."""

    present: tuple[Person, ...]
    excused: tuple[tuple[Person, str], ...]
    absent: tuple[Person, ...]
    exempt: tuple[Person, ...]
    unmarked: tuple[Person, ...] = ()

    @property
    def counted(self) -> int:
        return len(self.present) + len(self.excused) + len(self.absent) + len(self.unmarked)

    @property
    def entitled(self) -> int:
        """How many of those present have the right to vote: official members."""
        return sum(one.membership == Membership.OFFICIAL for one in self.present)


def members(context: Context, draft: Draft) -> list[Person]:
    """Everybody of the cell, by name."""
    return members_of_cell(context.db, session_of(context, draft).cell_id)


def called(context: Context, draft: Draft) -> list[Person]:
    """Who belongs to the meeting: the cell, or its committee, by name."""
    session = session_of(context, draft)
    if session.kind != SessionKind.COMMITTEE:
        return members(context, draft)
    names = (RoleName.SECRETARY, RoleName.DEPUTY, RoleName.CELL_COMMITTEE)
    return holders_of(context.db, session.cell_id, *names)


def roll_call(context: Context, draft: Draft) -> RollCall:
    """Everybody is present who has not been marked; where the roll was called by the code, they are then unmarked."""
    everybody = called(context, draft)
    exempt = tuple(one for one in everybody if one.membership == Membership.EXEMPT)
    counted = [one for one in everybody if one.membership != Membership.EXEMPT]
    marks = {one.id: mark_of(draft, one.id) for one in counted}
    return RollCall(
        present=tuple(one for one in counted if marks[one.id][0] is Presence.PRESENT),
        excused=tuple((one, marks[one.id][1]) for one in counted if marks[one.id][0] is Presence.EXCUSED),
        absent=tuple(one for one in counted if marks[one.id][0] is Presence.ABSENT),
        exempt=exempt,
        unmarked=tuple(one for one in counted if marks[one.id][0] is None),
    )


def mark_of(draft: Draft, person_id: int) -> tuple[Presence | None, str]:
    """How somebody is marked, with the reason. None: the roll was called by the code, and they are not marked yet."""
    mark = (draft.data.get("marks") or {}).get(str(person_id))
    if mark:
        return Presence(mark["presence"]), mark["reason"]
    by_code = draft.data.get("checked")
    return (Presence.PRESENT if by_code is None or str(person_id) in by_code else None), ""


def mark(draft: Draft, person_id: int, presence: Presence, reason: str = "") -> None:
    marks = {key: value for key, value in (draft.data.get("marks") or {}).items() if key != str(person_id)}
    if presence is not Presence.PRESENT or draft.data.get("checked") is not None:
        marks[str(person_id)] = {"presence": presence, "reason": reason}
    draft.data["marks"] = marks


def lists(calls: RollCall, everybody: Sequence[Person], room: tuple[int, int, int]) -> Markup:
    """The absent and exempt by name; `room` for each list (excused, absent, exempt) in characters."""
    excused = [
        texts.NAME_REASON.format(name=name_among(one, everybody), reason=reason) for one, reason in calls.excused
    ]
    absent = [name_among(one, everybody) for one in calls.absent]
    exempt = [name_among(one, everybody) for one in calls.exempt]
    unmarked = [name_among(one, everybody) for one in calls.unmarked]
    groups = zip(
        (texts.UNMARKED, texts.EXCUSED, texts.ABSENT, texts.EXEMPT),
        (unmarked, excused, absent, exempt),
        (room[0], *room),
        strict=True,
    )
    lines = [text.format(count=len(names), names=names_line(names, most)) for text, names, most in groups if names]
    return Markup("").join(lines)


def start_of(draft: Draft) -> datetime:
    return datetime.fromisoformat(draft.data["start"])


def end_of(draft: Draft) -> datetime:
    return datetime.fromisoformat(draft.data["end"])


def span(context: Context, start: datetime, end: datetime) -> Markup:
    """From when to when and how long; the day is named again only where it is another."""
    zone = context.work.zone
    local = end.astimezone(zone)
    same_day = start.astimezone(zone).date() == local.date()
    said = f"{local:%H:%M}" if same_day else long_moment(end, zone)
    return texts.FROM_TO.format(start=long_moment(start, zone), end=said, minutes=minutes_between(start, end))


def votes_of(draft: Draft) -> Votes | None:
    vote = draft.data.get("vote")
    return Votes(*vote) if vote else None


def opinions_of(draft: Draft) -> list[dict[str, str]]:
    return list(draft.data.get("opinions") or ())


def conclusions_of(draft: Draft) -> list[str]:
    return [noted["content"] for noted in draft.data.get("conclusions") or ()]


@dataclass(frozen=True)
class Assignment:
    """One task as noted. `target` counts in `unit`, or is None; so are `conclusion`, whose and by when, if not said."""

    content: str
    conclusion: int | None
    assignee_id: int | None
    helpers: str
    due: date | None
    expected: str
    target: int | None
    unit: str

    @property
    def whole(self) -> bool:
        """Whether it says whose it is and by when."""
        return self.assignee_id is not None and self.due is not None


def assignments_of(draft: Draft) -> list[Assignment]:
    return [_assignment(draft, noted) for noted in draft.data.get("tasks") or ()]


def _assignment(draft: Draft, noted: dict[str, Any]) -> Assignment:
    # Where there is one conclusion only, a task that names none is its.
    conclusion = noted.get("conclusion") or (1 if len(conclusions_of(draft)) == 1 else None)
    due = noted.get("due")
    return Assignment(
        content=noted["content"],
        conclusion=conclusion,
        assignee_id=noted.get("assignee_id"),
        helpers=noted.get("helpers") or "",
        due=date.fromisoformat(due) if due else None,
        expected=noted.get("expected") or "",
        target=noted.get("target"),
        unit=noted.get("unit") or "",
    )


def doubts_of(context: Context, draft: Draft) -> Doubts:
    """What the tasks lack, for the warnings."""
    given = [Given(one.conclusion, one.assignee_id, one.due is not None) for one in assignments_of(draft)]
    present = [one.id for one in roll_call(context, draft).present]
    return doubts(len(conclusions_of(draft)), given, present)


def photos_of(draft: Draft) -> list[dict[str, Any]]:
    return list(draft.data.get("photos") or ())
