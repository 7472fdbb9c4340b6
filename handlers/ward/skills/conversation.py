"""/hockynang for who leads a cell, /kynang for the ward."""

from markupsafe import Markup
from telegram import Update

from handlers.context import Context
from handlers.forms.buttons import Tap
from handlers.forms.feature import Feature
from handlers.forms.showing import show, toast
from handlers.language.dates import long_moment
from handlers.library.library import Text
from handlers.rights import viewings
from handlers.rights.access import Action, may_somewhere, units_where
from handlers.screens import menu
from handlers.screens import texts as shared
from handlers.screens.screen import Choice, Screen
from handlers.ward.skills import lessons, rules, texts
from handlers.ward.skills.buttons import LEARNING, LESSON
from handlers.ward.skills.due import DUE
from handlers.ward.skills.over_time import own_page, ward_page
from storage.people import Person, Unit
from storage.preferences import LESSONS, prefer
from storage.skills import LessonSent, lessons_of, vote

MOST_READ = 8


async def _learn(update: Update, context: Context) -> None:
    if not may_somewhere(context.actor, Action.LEARN):
        # The ward, which has no lessons, is shown what comes of them.
        return await _ward(update, context)
    await show(update, home_page(context), fresh=True)
    return None


async def _ward(update: Update, context: Context) -> None:
    units = sorted(units_where(context.actor, Action.SEE_WARD_SKILLS))
    if not units:
        await show(update, Screen(shared.NOT_ALLOWED), fresh=True)
        return
    unit = context.db.get_one(Unit, units[0])
    viewings.note(context, Action.SEE_WARD_SKILLS, f"unit:{unit.id}")
    await show(update, ward_page(context.work, unit, lessons.library_of(context.work)), fresh=True)


def _learns(context: Context, person: Person) -> bool:
    return person.id == context.person.id and may_somewhere(context.actor, Action.LEARN)


def _own_cells(context: Context) -> list[int]:
    """Where the person is the one who may see what visitors said."""
    return sorted(units_where(context.actor, Action.SEE_OWN_SKILLS))


def _sees_own(context: Context, person: Person) -> bool:
    return _learns(context, person) and bool(_own_cells(context))


async def _home(update: Update, context: Context, tap: Tap[Person]) -> None:
    await toast(update)
    await show(update, home_page(context))


async def _switch(update: Update, context: Context, tap: Tap[Person]) -> None:
    prefer(context.db, context.person.id, LESSONS, {"on": tap.verb == "on"})
    await _home(update, context, tap)


async def _own(update: Update, context: Context, tap: Tap[Person]) -> None:
    await toast(update)
    cell = _own_cells(context)[0]
    viewings.note(context, Action.SEE_OWN_SKILLS, f"unit:{cell}")
    await show(update, own_page(context.work, cell, _ways_back(context)))


def _ways_back(context: Context) -> tuple[tuple[Choice, ...], ...]:
    return ((LEARNING.choice(context.person, texts.BACK, "home"),),)


def _is_theirs(context: Context, row: LessonSent) -> bool:
    """Whether the lesson was sent to this very person, who still leads a cell."""
    return _learns(context, row.person)


def _text_of(context: Context, row: LessonSent) -> Text | None:
    return lessons.library_of(context.work).named(row.lesson)


async def _read(update: Update, context: Context, tap: Tap[LessonSent]) -> None:
    text = _text_of(context, tap.row)
    if text is None:
        return await toast(update, shared.OLD_BUTTON)
    await toast(update)
    await show(update, lessons.lesson_page(text, tap.row, _ways_back(context)))
    return None


async def _pick(update: Update, context: Context, tap: Tap[LessonSent]) -> None:
    row, number, text = tap.row, tap.number() or 0, _text_of(context, tap.row)
    if text is None or number >= len(text.answers):
        return await toast(update, shared.OLD_BUTTON)
    if row.choice is not None:
        return await toast(update, texts.ANSWERED_ALREADY)
    row.choice, row.answered_at = number, context.now
    context.db.flush()
    return await _read(update, context, tap)


async def _vote(update: Update, context: Context, tap: Tap[LessonSent]) -> None:
    if _text_of(context, tap.row) is None:
        return await toast(update, shared.OLD_BUTTON)
    vote(context.db, context.person.id, tap.row.lesson, tap.number() == 1, context.now)
    return await toast(update, texts.THANKS)


def home_page(context: Context) -> Screen:
    """How far one is, the lessons had so far, what visitors said, and the switch."""
    work = context.work
    there = {text.name: text for text in lessons.lessons(work)}
    had = [row for row in lessons_of(work.db, context.person.id) if row.lesson in there]
    on = lessons.is_on(work, context.person.id)
    text = texts.HOME.format(
        sent=len(had),
        all=len(there),
        answered=sum(row.choice is not None for row in had),
        state=_state(context, on, list(there), had),
    )
    rows = [(_read_button(there[row.lesson], row),) for row in had[:MOST_READ]]
    if _own_cells(context):
        rows.append((LEARNING.choice(context.person, texts.OWN, "own"),))
    label, verb = (texts.TURN_OFF, "off") if on else (texts.TURN_ON, "on")
    switch = LEARNING.choice(context.person, label, verb)
    return Screen(text, (*rows, (switch,)))


def _read_button(text: Text, row: LessonSent) -> Choice:
    return LESSON.choice(row, texts.READ.format(title=text.title), "read")


def _state(context: Context, on: bool, names: list[str], had: list[LessonSent]) -> Markup:
    if not on:
        return texts.OFF
    if rules.next_lesson(names, {row.lesson for row in had}) is None:
        return texts.ALL_SENT
    following = lessons.last_moment(context.work) + rules.WEEK
    return texts.ON.format(when=long_moment(following, context.work.zone))


FEATURE = Feature(
    due=DUE,
    menu={menu.LEARN: _learn, menu.SKILLS: _ward},
    buttons=(
        LEARNING.on("home", _home, allowed=_learns, numbers=0),
        LEARNING.on("on", _switch, allowed=_learns, numbers=0),
        LEARNING.on("off", _switch, allowed=_learns, numbers=0),
        LEARNING.on("own", _own, allowed=_sees_own, numbers=0),
        LESSON.on("read", _read, allowed=_is_theirs, numbers=0),
        LESSON.on("pick", _pick, allowed=_is_theirs, numbers=1),
        LESSON.on("vote", _vote, allowed=_is_theirs, numbers=1),
    ),
)
