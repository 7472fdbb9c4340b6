"""What a draft of a meeting's log holds, read back as values. In `draft.data`:

`absent` {person id: {"presence", "reason"}}; `guests`; `start`, `end` (ISO moments); `opinions` [{"speaker", "place",
"content"}]; `speakers`; `conclusion`; `tasks` [{"content", "assignee_id", "helpers", "due" (ISO date), "expected",
"target", "unit"}]; `vote` [agreed, of]. On the way: `absence_of`, `guest`, `opinion` and `task` (the one being noted).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from markupsafe import Markup

from handlers.context import Context
from handlers.dates import long_moment
from handlers.meetings import texts
from handlers.meetings.listing import names_line
from handlers.meetings.rules import Votes, minutes_between
from handlers.peoplepicker import name_among
from handlers.schedule.answering import session_of
from storage.drafts import Draft
from storage.meetings import Presence
from storage.people import Membership, Person, members_of_cell


@dataclass(frozen=True)
class RollCall:
    """The members of the cell, by name. Exempt ones are not counted. The reason of an absence is "" without one."""

    present: tuple[Person, ...]
    excused: tuple[tuple[Person, str], ...]
    absent: tuple[Person, ...]
    exempt: tuple[Person, ...]

    @property
    def counted(self) -> int:
        return len(self.present) + len(self.excused) + len(self.absent)


def members(context: Context, draft: Draft) -> list[Person]:
    """Everybody of the cell, by name."""
    return members_of_cell(context.session, session_of(context, draft).cell_id)


def roll_call(context: Context, draft: Draft) -> RollCall:
    """Everybody is present who has not been marked."""
    everybody = members(context, draft)
    exempt = tuple(one for one in everybody if one.membership == Membership.EXEMPT)
    counted = [one for one in everybody if one.membership != Membership.EXEMPT]
    marks = {one.id: mark_of(draft, one.id) for one in counted}
    return RollCall(
        present=tuple(one for one in counted if marks[one.id][0] is Presence.PRESENT),
        excused=tuple((one, marks[one.id][1]) for one in counted if marks[one.id][0] is Presence.EXCUSED),
        absent=tuple(one for one in counted if marks[one.id][0] is Presence.ABSENT),
        exempt=exempt,
    )


def mark_of(draft: Draft, person_id: int) -> tuple[Presence, str]:
    """How somebody is marked, with the reason."""
    mark = (draft.data.get("absent") or {}).get(str(person_id))
    return (Presence(mark["presence"]), mark["reason"]) if mark else (Presence.PRESENT, "")


def mark(draft: Draft, person_id: int, presence: Presence, reason: str = "") -> None:
    marks = {key: value for key, value in (draft.data.get("absent") or {}).items() if key != str(person_id)}
    if presence is not Presence.PRESENT:
        marks[str(person_id)] = {"presence": presence, "reason": reason}
    draft.data["absent"] = marks


def lists(calls: RollCall, everybody: Sequence[Person], room: tuple[int, int, int]) -> Markup:
    """The absent and exempt by name; `room` for each list (excused, absent, exempt) in characters."""
    excused = [
        texts.NAME_REASON.format(name=name_among(one, everybody), reason=reason) for one, reason in calls.excused
    ]
    absent = [name_among(one, everybody) for one in calls.absent]
    exempt = [name_among(one, everybody) for one in calls.exempt]
    groups = zip((texts.EXCUSED, texts.ABSENT, texts.EXEMPT), (excused, absent, exempt), room, strict=True)
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
    return Votes(vote[0], vote[1]) if vote else None


def opinions_of(draft: Draft) -> list[dict[str, str]]:
    return list(draft.data.get("opinions") or ())


@dataclass(frozen=True)
class Assignment:
    """One task as noted. `target` counts in `unit`, or is None."""

    content: str
    assignee_id: int
    helpers: str
    due: date
    expected: str
    target: int | None
    unit: str


def assignments_of(draft: Draft) -> list[Assignment]:
    return [Assignment(**{**noted, "due": date.fromisoformat(noted["due"])}) for noted in draft.data.get("tasks") or ()]
