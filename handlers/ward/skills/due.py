"""The next lesson, once a week, for each leader of a cell who has not turned them off."""

from collections.abc import Iterator
from datetime import timedelta
from functools import partial

from handlers.context import Work
from handlers.library.library import Text
from handlers.reminders.reminder import DueNotice, Reminder
from handlers.rights.recipients import Duty, told_anywhere
from handlers.screens.notices import Key
from handlers.screens.screen import Screen
from handlers.ward.skills import rules
from handlers.ward.skills.lessons import is_on, last_moment, lesson_page, lessons
from storage.people import Person
from storage.preferences import LESSONS, preferences_named
from storage.skills import LessonSent, latest_lessons, lessons_among

LIFETIME = timedelta(days=3)


def lessons_due(work: Work) -> Iterator[DueNotice]:
    """For who has had none since the weekly moment. What was missed for more than three days waits for next week."""
    moment = last_moment(work)
    if work.now - moment >= LIFETIME:
        return
    chosen, latest = preferences_named(work.db, LESSONS), latest_lessons(work.db)
    waiting = [
        person.id
        for person in told_anywhere(work.db, Duty.LEARN)
        if chosen.get(person.id, {}).get("on", True) and latest.get(person.id, moment - LIFETIME) < moment
    ]
    there = {text.name: text for text in lessons(work)} if waiting else {}
    sent = lessons_among(work.db, waiting) if waiting else {}
    for person_id in waiting:
        name = rules.next_lesson(list(there), sent.get(person_id, ()))
        if name is not None:
            make = partial(_page, work, there[name])
            yield DueNotice(person_id, f"lesson:{name}", f"{moment:%Y-%m-%d}", make, moment + LIFETIME)


def _page(work: Work, text: Text, person: Person) -> Screen:
    """Its buttons speak of a row: it is noted here that the lesson was sent."""
    row = LessonSent(person_id=person.id, lesson=text.name, sent_at=work.now)
    work.db.add(row)
    work.db.flush()
    return lesson_page(text, row)


def _is_still_wanted(work: Work, key: Key) -> bool:
    return is_on(work, key.person_id) and key.person_id in {one.id for one in told_anywhere(work.db, Duty.LEARN)}


DUE = (Reminder("lesson", lessons_due, still=_is_still_wanted),)
