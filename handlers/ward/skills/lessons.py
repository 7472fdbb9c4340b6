"""Lessons: which there are, and one as a screen."""

from datetime import datetime

from handlers.context import Work
from handlers.library.library import Library, Text, load
from handlers.library.markdown import shown
from handlers.screens.screen import Choice, Screen
from handlers.settings.section import WEEKDAYS
from handlers.ward.skills import rules, texts
from handlers.ward.skills.buttons import LESSON
from storage.preferences import LESSONS, preference
from storage.skills import LessonSent


def library_of(work: Work) -> Library:
    return load(work.policy.chairing.library)


def lessons(work: Work) -> tuple[Text, ...]:
    return library_of(work).of_kind("lesson")


def is_on(work: Work, person_id: int) -> bool:
    return (preference(work.db, person_id, LESSONS) or {}).get("on", True) is True


def last_moment(work: Work) -> datetime:
    skills = work.policy.skills
    return rules.lesson_moment(work.now, WEEKDAYS.index(skills.weekday), skills.time, work.zone)


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
