"""What the speaker has said of late and may take back: reports, answers to invitations, opinions, words to others.

Each is named by its kind and the id of its row (of words to the secretary: of the form that sent them).
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from markupsafe import Markup

from handlers.context import Context
from handlers.forms.pick_member import called
from handlers.language.dates import long_moment
from handlers.people.taking_back import texts
from handlers.people.taking_back.words import Kind
from handlers.people.talk.to_secretary import SentWords, sent_since, unsend
from handlers.screens.fitting import one_line, shortened
from handlers.screens.screen import Screen
from handlers.sessions.calendar.answering import unsay
from handlers.sessions.pages import page
from handlers.sessions.preparation.asking_ahead import over
from handlers.sessions.preparation.own_questions import own_screen
from handlers.sessions.preparation.own_questions import withdraw as withdraw_opinion
from handlers.sessions.preparation.texts import AHEAD_BACK
from handlers.sessions.rules import closed
from handlers.tasks.withdrawing.conversation import may_withdraw
from handlers.tasks.withdrawing.conversation import withdraw as withdraw_report
from storage.preparation import Question, questions_by
from storage.reports import latest_entered_by, sent_together
from storage.sessions import AttendanceAnswer, Session, answers_by

LATELY, A_YEAR = timedelta(days=3), timedelta(days=365)
IN_TEXT, IN_LABEL = 200, 28


@dataclass(frozen=True)
class Said:
    """`about` is the row that it speaks of ("tasks:12"); `text` names it in a sentence, `words` on a button;
    `take_back` takes it back and shows how things stand.
    """

    kind: Kind
    id: int
    at: datetime
    about: str
    text: Markup
    words: str
    take_back: Callable[[], Screen]

    @property
    def label(self) -> str:
        return texts.BUTTONS[self.kind].format(words=shortened(one_line(self.words), IN_LABEL))


def said_lately(context: Context) -> list[Said]:
    """All that may be taken back now, what was said last first. Of reports, those that were sent
    last.
    """
    found = (*_reports(context), *_answers(context), *_opinions(context), *_messages(context))
    return sorted(found, key=lambda one: (one.at, one.id), reverse=True)


def _reports(context: Context) -> Iterator[Said]:
    last = latest_entered_by(context.db, context.person.id)
    for report in sent_together(context.db, last) if last is not None else ():
        if not may_withdraw(context, report):
            continue
        task = report.task.content
        at = long_moment(report.at, context.work.zone)
        text = texts.REPORT.format(task=shortened(one_line(task), IN_TEXT), at=at)
        back = partial(withdraw_report, context, report)
        yield Said(Kind.REPORT, report.id, report.at, f"tasks:{report.task_id}", text, task, back)


def _answers(context: Context) -> Iterator[Said]:
    work = context.work
    for answer in answers_by(work.db, context.person.id, work.now):
        session = work.db.get_one(Session, answer.session_id)
        if closed(session.state, session.starts_at, work.now) is None:
            words = texts.COMING if answer.coming else texts.AWAY.format(reason=answer.reason)
            start = long_moment(session.starts_at, work.zone)
            text = texts.ANSWER.format(answer=words, theme=session.theme, start=start)
            back = partial(_without_answer, context, session, answer, words)
            yield Said(Kind.ATTENDANCE, answer.id, answer.at, _about(session), text, session.theme, back)


def _about(session: Session) -> str:
    return f"sessions:{session.id}"


def _without_answer(context: Context, session: Session, answer: AttendanceAnswer, words: str) -> Screen:
    unsay(context.work, session, answer, context.person)
    return page(context.work, session, context.person, texts.ANSWER_BACK.format(answer=words))


def _opinions(context: Context) -> Iterator[Said]:
    work = context.work
    for question in questions_by(work.db, context.person.id, work.now - A_YEAR):
        session = work.db.get_one(Session, question.session_id)
        if over(session, work) is None:
            words = shortened(one_line(question.text), IN_TEXT)
            text = texts.OPINION.format(theme=session.theme, text=words)
            back = partial(_without_opinion, context, session, question)
            yield Said(Kind.OPINION, question.id, question.at, _about(session), text, words, back)


def _without_opinion(context: Context, session: Session, question: Question) -> Screen:
    withdraw_opinion(context, session, question)
    return own_screen(context, session, AHEAD_BACK)


def _messages(context: Context) -> Iterator[Said]:
    work = context.work
    for one in sent_since(context, work.now - LATELY):
        names = ", ".join(called(work.db, reader) for reader in one.readers)
        text = texts.MESSAGE.format(names=names, at=long_moment(one.at, work.zone))
        words = f"{one.at.astimezone(work.zone):%d/%m %H:%M}"
        yield Said(Kind.MESSAGE, one.draft_id, one.at, "", text, words, partial(_without_message, context, one))


def _without_message(context: Context, words: SentWords) -> Screen:
    told = [called(context.db, reader) for reader in unsend(context, words)]
    return Screen(texts.MESSAGE_BACK.format(names=", ".join(told)) if told else texts.MESSAGE_BACK_UNREAD)
