"""A part of the minutes typed anew, or taken out. Each function returns why it cannot be, or None once it is done."""

from markupsafe import Markup

from handlers.context import Work
from handlers.forms.pick_member import name_among
from handlers.meetings.correcting import texts
from handlers.meetings.correcting.parts import entitled
from handlers.meetings.log.one_line import Kind, Known, OpinionLine, PlaceLine, read_as, read_line
from handlers.meetings.log.rules import read_votes, votes_fit
from storage.meetings import Conclusion, Meeting, Opinion
from storage.people import Person, members_of_cell
from storage.tasks import tasks_of_meeting


def known_people(work: Work, meeting: Meeting) -> list[Known]:
    return [Known(one.id, one.full_name, one.birth_year) for one in members_of_cell(work.db, meeting.cell_id)]


def mend_opinion(work: Work, meeting: Meeting, opinion: Opinion, words: str) -> None:
    """What is typed is the content; a name with a colon before it says who spoke, a place about what."""
    line = read_line(words, known_people(work, meeting), work.today)
    match line:
        case OpinionLine(speaker_id=int(speaker_id), text=str(text)):
            person = work.db.get_one(Person, speaker_id)
            opinion.speaker = name_among(person, members_of_cell(work.db, meeting.cell_id))
            opinion.place, opinion.content = line.place, text
        case OpinionLine(named=named, text=str(text)) if named and not line.alike:
            opinion.speaker, opinion.content = named, text
        case PlaceLine(place=str(place), text=str(text)):
            opinion.place, opinion.content = place, text
        case _:
            opinion.content = words


def mend_conclusion(work: Work, meeting: Meeting, conclusion: Conclusion, words: str) -> None:
    line = read_as(words, Kind.CONCLUSION, known_people(work, meeting), work.today)
    conclusion.content = getattr(line, "text", None) or words
    _keep_together(meeting)


def mend_vote(meeting: Meeting, words: str) -> Markup | None:
    votes = read_votes(words, entitled(meeting))
    if votes is None or votes.left:
        return texts.VOTE_NOT_READ
    if not votes_fit(votes, entitled(meeting)):
        return texts.VOTE_UNFIT.format(entitled=entitled(meeting))
    meeting.votes_for, meeting.votes_against = votes.agreed, votes.against
    meeting.votes_abstaining, meeting.votes_of = votes.abstaining, votes.of
    return None


def drop_vote(meeting: Meeting) -> None:
    meeting.votes_for = meeting.votes_against = meeting.votes_abstaining = meeting.votes_of = None


def drop_opinion(meeting: Meeting, opinion: Opinion) -> None:
    meeting.opinions.remove(opinion)
    for position, one in enumerate(meeting.opinions, 1):
        one.position = position


def drop_conclusion(work: Work, meeting: Meeting, conclusion: Conclusion) -> Markup | None:
    """The tasks that it gave stay, and are of no conclusion then."""
    if len(meeting.conclusions) == 1:
        return texts.ONE_CONCLUSION
    gone = conclusion.position
    meeting.conclusions.remove(conclusion)
    for position, one in enumerate(meeting.conclusions, 1):
        one.position = position
    for task in tasks_of_meeting(work.db, meeting.id):
        if task.conclusion is not None and task.conclusion >= gone:
            task.conclusion = None if task.conclusion == gone else task.conclusion - 1
    _keep_together(meeting)
    return None


def _keep_together(meeting: Meeting) -> None:
    meeting.conclusion = "\n".join(one.content for one in meeting.conclusions)
