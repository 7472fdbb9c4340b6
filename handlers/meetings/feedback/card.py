"""One feedback as it is shown, and how it goes to the secretary: in the visitor's words alone."""

from markupsafe import Markup

from handlers.context import Work
from handlers.language.dates import short_date
from handlers.meetings.feedback import texts
from handlers.rights.recipients import Duty, told
from handlers.screens.fitting import shortened
from handlers.screens.notices import Notice, notify
from handlers.screens.screen import Screen
from storage.feedback import Feedback
from storage.outbox import Lane

KIND = "feedback"
THEME_LENGTH = 100


def card(work: Work, feedback: Feedback) -> Markup:
    parts = work.policy.scoring.chairing
    meeting = feedback.meeting
    words = ", ".join(
        texts.PART.format(name=one.name, points=feedback.marks.get(one.key, 0), most=one.most) for one in parts
    )
    score = Markup()
    if feedback.score_note is not None:
        score = texts.SCORE_NOTE.format(note=feedback.score_note) if feedback.score_note else texts.SCORE_AGREED
    return texts.CARD.format(
        theme=shortened(meeting.session.theme, THEME_LENGTH),
        by=texts.BY.format(name=feedback.person.full_name),
        day=short_date(meeting.started_at.astimezone(work.zone).date()),
        points=sum(feedback.marks.values()),
        most=sum(one.most for one in parts),
        parts=words,
        good=feedback.good,
        to_try=feedback.to_try,
        score=score,
        thanks=texts.THANKS.format(words=feedback.thanks) if feedback.thanks else "",
    )


def send_to_leaders(work: Work, feedback: Feedback) -> None:
    """To those who lead the cell."""
    subject = f"meeting:{feedback.meeting_id}"
    notice = Notice(KIND, subject, str(feedback.id), Screen(card(work, feedback)), lane=Lane.PERSON, about=(subject,))
    for leader in told(work.db, Duty.LEAD_TOGETHER, feedback.meeting.cell_id):
        notify(work, leader, notice)
