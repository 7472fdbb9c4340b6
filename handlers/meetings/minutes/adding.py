"""What is added to saved minutes: an opinion while they are not adopted, and a signed addition at any time."""

from handlers.context import Work
from handlers.meetings.minutes.making import make_minutes
from storage import audit
from storage.documents import Document
from storage.meetings import Addendum, Meeting, Opinion

ADDED = "add_to_minutes"


def add_words(work: Work, meeting: Meeting, words: str) -> Document:
    """An addition in its own place, signed by whoever is speaking."""
    assert work.person is not None
    meeting.addenda.append(Addendum(words=words, by_id=work.person.id, by=work.person, at=work.now))
    return _written(work, meeting)


def add_opinion(work: Work, meeting: Meeting, speaker: str, place: str, words: str) -> Document:
    """One more opinion, the last; of minutes that are adopted it is an addition that says who spoke."""
    if meeting.adopted_at is not None:
        return add_words(work, meeting, f"{speaker}: {words}" if speaker else words)
    position = max((one.position for one in meeting.opinions), default=0) + 1
    meeting.opinions.append(Opinion(position=position, speaker=speaker, place=place, content=words))
    return _written(work, meeting)


def _written(work: Work, meeting: Meeting) -> Document:
    assert work.person is not None
    work.db.flush()
    meeting.version += 1
    document = make_minutes(work, meeting)
    audit.record(work.db, work.person.id, ADDED, f"meeting:{meeting.id}", work.now)
    return document
