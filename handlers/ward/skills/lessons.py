"""Lessons: which there are, one as a screen, what a person has had, and sending the next one once a week."""

from datetime import datetime, timedelta

from handlers.context import Work
from handlers.library.library import Library, Text, load
from handlers.library.markdown import shown
from handlers.screens.notices import Notice, notify
from handlers.screens.quiet_hours import wait_for_morning
from handlers.screens.screen import Choice, Screen
from handlers.settings import WEEKDAYS
from handlers.ward.skills import rules, texts
from handlers.ward.skills.buttons import LESSON
from storage.people import Person, RoleName, people_holding
from storage.preferences import LESSONS, preference, preferences_named
from storage.skills import LessonSent, latest_lessons, lessons_of

KIND = "lesson"
LIFETIME = timedelta(days=3)
ROLES = (RoleName.SECRETARY, RoleName.DEPUTY)


def library_of(work: Work) -> Library:
    return load(work.policy.chairing.library)


def lessons(work: Work) -> tuple[Text, ...]:
    return library_of(work).of_kind("lesson")


def is_on(work: Work, person_id: int) -> bool:
    return (preference(work.db, person_id, LESSONS) or {}).get("on", True) is True


def last_moment(work: Work) -> datetime:
    skills = work.policy.skills
    return rules.lesson_moment(work.now, WEEKDAYS.index(skills.weekday), skills.time, work.zone)


def send_lessons(work: Work) -> int:
    """Write this week's lesson to each leader of a cell who has not had one since the weekly moment and has not turned
    them off. What was missed for more than three days waits for the next week. Returns how many were written.
    """
    moment = last_moment(work)
    if work.now - moment >= LIFETIME:
        return 0
    chosen = preferences_named(work.db, LESSONS)
    latest = latest_lessons(work.db)
    waiting = [
        person
        for person in people_holding(work.db, ROLES)
        if chosen.get(person.id, {}).get("on", True) and latest.get(person.id, moment - LIFETIME) < moment
    ]
    texts_there = lessons(work) if waiting else ()
    return sum(_send(work, person, texts_there, moment) for person in waiting)


def _send(work: Work, person: Person, there: tuple[Text, ...], moment: datetime) -> bool:
    sent = {one.lesson for one in lessons_of(work.db, person.id)}
    name = rules.next_lesson([text.name for text in there], sent)
    if name is None:
        return False
    row = LessonSent(person_id=person.id, lesson=name, sent_at=work.now)
    work.db.add(row)
    work.db.flush()
    expires = moment + LIFETIME
    waits = wait_for_morning(work.now, expires, work.policy.quiet_hours, work.zone)
    text = next(one for one in there if one.name == name)
    notice = Notice(KIND, f"lesson:{name}", f"{moment:%Y-%m-%d}", lesson_page(text, row), waits, expires)
    return notify(work, person, notice)


def lesson_page(text: Text, row: LessonSent, ways: tuple[tuple[Choice, ...], ...] = ()) -> Screen:
    """The lesson with its question; once answered, with what is right and whether it helped."""
    words = {"title": text.title, "minutes": text.minutes, "body": shown(text.body), "question": text.question}
    if not text.answers:
        return Screen(texts.LESSON_BARE.format(**words), (*_votes(row), *ways))
    page = texts.LESSON.format(**words)
    if row.choice is None:
        order = rules.layout(text.name, len(text.answers))
        return Screen(page, (*((LESSON.choice(row, text.answers[n], "pick", n),) for n in order), *ways))
    right = text.answers[0]
    judged = texts.RIGHT if row.choice == 0 else texts.WRONG
    chosen = text.answers[row.choice] if row.choice < len(text.answers) else ""
    return Screen(page + judged.format(right=right, chosen=chosen), (*_votes(row), *ways))


def _votes(row: LessonSent) -> tuple[tuple[Choice, ...], ...]:
    return ((LESSON.choice(row, texts.HELPED, "vote", 1), LESSON.choice(row, texts.NOT_HELPED, "vote", 0)),)
