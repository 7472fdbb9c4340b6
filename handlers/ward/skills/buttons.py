"""The buttons of lessons."""

from handlers.forms.buttons import Buttons
from storage.people import Person
from storage.skills import LessonSent

LESSON = Buttons("sk", LessonSent, unit=lambda lesson: lesson.person.unit_id, owner=lambda lesson: lesson.person_id)
# One's own page of learning.
LEARNING = Buttons("skl", Person, unit=lambda person: person.unit_id, owner=lambda person: person.id)
