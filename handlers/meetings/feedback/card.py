"""One feedback as it is shown, and how it goes to the secretary: with a thank-you that fits."""

from markupsafe import Markup

from handlers.context import Work
from handlers.language.dates import short_date
from handlers.library.library import load
from handlers.library.markdown import shown
from handlers.meetings.feedback import texts
from handlers.meetings.feedback.rules import weakest
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
    )


def send_to_leaders(work: Work, feedback: Feedback) -> None:
    """The feedback and a short thank-you to those who lead the cell."""
    parts = [(one.key, one.most) for one in work.policy.scoring.chairing]
    thanks = load(work.policy.chairing.library).thanks_for(weakest(feedback.marks, parts))
    text = card(work, feedback)
    if thanks is not None:
        text = texts.TO_SECRETARY.format(card=text, title=thanks.title, body=shown(thanks.body))
    subject = f"meeting:{feedback.meeting_id}"
    notice = Notice(KIND, subject, str(feedback.id), Screen(text), lane=Lane.PERSON, about=(subject,))
    for leader in told(work.db, Duty.LEAD_TOGETHER, feedback.meeting.cell_id):
        notify(work, leader, notice)
