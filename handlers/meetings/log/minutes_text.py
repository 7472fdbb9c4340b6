"""The plain-text log of a saved meeting: what its minutes contain."""

from collections import Counter
from collections.abc import Iterable
from zoneinfo import ZoneInfo

from handlers.forms.pick_member import name_among
from handlers.language.dates import long_date, long_moment
from handlers.language.numbers import shown
from handlers.meetings.log import plain_texts as texts
from handlers.meetings.log.notes import texts as noted_texts
from handlers.meetings.log.rules import minutes_between
from handlers.meetings.minutes.rules import adopted_later
from storage.database import Db
from storage.meetings import Attendance, Meeting, Opinion, Presence
from storage.people import Person
from storage.tasks import Task, tasks_of_meeting


def minutes_text(db: Db, meeting_id: int, zone: ZoneInfo) -> str:
    """The log of one meeting, times shown in `zone`. Raises sqlalchemy.exc.NoResultFound for an unknown id."""
    meeting = db.get_one(Meeting, meeting_id)
    everybody = [row.person for row in meeting.attendance]
    logger = name_among(db.get_one(Person, meeting.logged_by_id), everybody)
    blocks = (
        [texts.MINUTES_HEADINGS[meeting.session.kind]],
        _head(db, meeting, everybody, zone),
        _attendance(meeting, everybody),
        _opinions(meeting, everybody),
        _earlier(meeting),
        _conclusions(meeting),
        _tasks(tasks_of_meeting(db, meeting.id), everybody),
        [texts.MINUTES_VOTE.format(vote=_vote(meeting))],
        _score(meeting),
        [texts.MINUTES_LOGGED.format(name=logger, at=long_moment(meeting.logged_at, zone)), *_adopted(meeting, zone)],
        _addenda(meeting, everybody, zone),
    )
    return "\n\n".join("\n".join(lines) for lines in blocks if lines)


def _earlier(meeting: Meeting) -> list[str]:
    if not meeting.earlier:
        return []
    return [texts.MINUTES_EARLIER, *(texts.MINUTES_OPINION.format(content=line) for line in meeting.earlier)]


def _conclusions(meeting: Meeting) -> list[str]:
    if len(meeting.conclusions) < 2:
        return [texts.MINUTES_CONCLUSION, meeting.conclusion]
    lines = [f"{one.position}. {one.content}" for one in meeting.conclusions]
    return [texts.MINUTES_CONCLUSION, *lines]


def _score(meeting: Meeting) -> list[str]:
    return [texts.MINUTES_SCORE.format(**meeting.score)] if meeting.score else []


def _adopted(meeting: Meeting, zone: ZoneInfo) -> list[str]:
    if meeting.adopted_at is None:
        return []
    later = adopted_later(meeting.ended_at.astimezone(zone), meeting.adopted_at.astimezone(zone))
    text = texts.MINUTES_ADOPTED_LATER if later else texts.MINUTES_ADOPTED
    return [text.format(at=long_moment(meeting.adopted_at, zone))]


def _addenda(meeting: Meeting, everybody: list[Person], zone: ZoneInfo) -> list[str]:
    lines = [
        texts.MINUTES_ADDENDUM.format(at=long_moment(one.at, zone), name=name_among(one.by, everybody), words=one.words)
        for one in meeting.addenda
    ]
    return [texts.MINUTES_ADDENDA, *lines] if lines else []


def _head(db: Db, meeting: Meeting, everybody: list[Person], zone: ZoneInfo) -> list[str]:
    held, minutes = meeting.session, minutes_between(meeting.started_at, meeting.ended_at)
    lines = [
        texts.MINUTES_CELL.format(cell=held.cell.name),
        texts.MINUTES_THEMES[held.kind].format(theme=held.theme),
        texts.MINUTES_START.format(start=long_moment(meeting.started_at, zone)),
        texts.MINUTES_END.format(end=long_moment(meeting.ended_at, zone), minutes=minutes),
        texts.MINUTES_PLACE.format(place=held.place),
        *(
            text.format(name=name_among(db.get_one(Person, person_id), everybody))
            for text, person_id in ((texts.MINUTES_CHAIR, meeting.chair_id), (texts.MINUTES_TAKER, meeting.taker_id))
            if person_id is not None
        ),
        texts.MINUTES_GUESTS.format(guests=meeting.guests or noted_texts.NONE),
    ]
    if held.preparer is not None:
        lines.insert(2, texts.MINUTES_PREPARER.format(name=name_among(held.preparer, everybody)))
    return lines


def _attendance(meeting: Meeting, everybody: list[Person]) -> list[str]:
    by_presence = {one: [row for row in meeting.attendance if row.presence == one] for one in Presence}
    counted = [row for row in meeting.attendance if row.presence != Presence.EXEMPT]
    present, exempt = by_presence[Presence.PRESENT], by_presence[Presence.EXEMPT]
    lines = [
        texts.MINUTES_MEMBERS.format(all=len(counted), kinds=_kinds(counted), exempt=len(exempt)),
        texts.MINUTES_PRESENT.format(present=len(present), all=len(counted)),
        texts.MINUTES_EXCUSED.format(names=_names(by_presence[Presence.EXCUSED], everybody)),
        texts.MINUTES_ABSENT.format(names=_names(by_presence[Presence.ABSENT], everybody)),
    ]
    if exempt:
        lines.append(texts.MINUTES_EXEMPT.format(names=_names(exempt, everybody)))
    if meeting.speakers is not None:
        lines.append(texts.MINUTES_SPEAKERS.format(speakers=meeting.speakers, present=len(present)))
    return lines


def _kinds(rows: Iterable[Attendance]) -> str:
    """How many of each kind of membership, as it is now."""
    counts = Counter(row.person.membership for row in rows)
    return ", ".join(text.format(count=counts[kind]) for kind, text in texts.MEMBERSHIPS.items() if counts[kind])


def _names(rows: Iterable[Attendance], everybody: list[Person]) -> str:
    named = []
    for row in sorted(rows, key=lambda row: row.person.folded_name):
        name = name_among(row.person, everybody)
        named.append(noted_texts.NAME_REASON.format(name=name, reason=row.reason) if row.reason else name)
    return "; ".join(named) or noted_texts.NONE


def _opinions(meeting: Meeting, everybody: list[Person]) -> list[str]:
    """Each under its speaker's name, speakers in the order in which they first spoke."""
    members = {name_among(one, everybody) for one in everybody}
    by_speaker: dict[str, list[Opinion]] = {}
    for said in meeting.opinions:
        speaker = texts.MINUTES_COMRADE.format(name=said.speaker) if said.speaker in members else said.speaker
        speaker = texts.MINUTES_SPEAKER_SENT.format(speaker=speaker) if said.sent else speaker
        by_speaker.setdefault(speaker, []).append(said)
    lines = [texts.MINUTES_OPINIONS]
    for speaker, opinions in by_speaker.items():
        lines.append(texts.MINUTES_SPEAKER.format(speaker=speaker) if speaker else texts.MINUTES_REMARKS)
        lines += [_opinion(said) for said in opinions]
    return lines if by_speaker else [*lines, noted_texts.NOT_NOTED]


def _opinion(said: Opinion) -> str:
    text = texts.MINUTES_OPINION_PLACE if said.place else texts.MINUTES_OPINION
    return text.format(place=said.place, content=said.content)


def _tasks(tasks: Iterable[Task], everybody: list[Person]) -> list[str]:
    lines = [texts.MINUTES_TASKS]
    for task in tasks:
        lines.append(texts.MINUTES_TASK.format(number=task.position, content=task.content))
        lines.append(texts.MINUTES_WHO.format(name=name_among(task.assignee, everybody)))
        if task.helpers:
            lines.append(texts.MINUTES_HELPERS.format(helpers=task.helpers))
        lines.append(texts.MINUTES_DUE.format(due=long_date(task.due_on)))
        if task.expected:
            lines.append(texts.MINUTES_EXPECTED.format(expected=task.expected))
        if task.target is not None:
            lines.append(texts.MINUTES_TARGET.format(target=shown(task.target), unit=task.target_unit))
    return lines if len(lines) > 1 else [*lines, noted_texts.NONE]


def _vote(meeting: Meeting) -> str:
    if meeting.votes_of is None:
        return noted_texts.NONE
    if meeting.votes_against is None:
        return texts.AGREED.format(agreed=meeting.votes_for, of=meeting.votes_of)
    return noted_texts.VOTED.format(
        agreed=meeting.votes_for,
        against=meeting.votes_against,
        abstaining=meeting.votes_abstaining,
        of=meeting.votes_of,
    )
