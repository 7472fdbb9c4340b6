"""/hockynang for who leads a cell, /kynang for the ward. A button is `sk:<lesson row's id, or 0>:<verb>[:<number>]`."""

import re

from markupsafe import Markup
from telegram import Update
from telegram.ext import CallbackQueryHandler

from handlers.context import Context
from handlers.forms.engine import show, toast
from handlers.forms.old_openings import openings_of
from handlers.forms.stated import Handler
from handlers.language.dates import long_moment
from handlers.library.library import Text
from handlers.rights import viewings
from handlers.rights.access import Action, may_somewhere, units_where
from handlers.screens import menu
from handlers.screens import texts as shared
from handlers.screens.screen import Choice, Screen
from handlers.ward.skills import lessons, rules, texts
from handlers.ward.skills.over_time import own_page, ward_page
from storage.people import Unit
from storage.preferences import LESSONS, prefer
from storage.skills import LessonSent, lessons_of, vote

_BUTTON = re.compile(r"sk:(\d{1,15}):([a-z]{1,8})(?::(\d))?")
HOME = "sk:0:home"
MOST_READ = 8


class Skills:
    """Where learning and looking at skills starts."""

    def openings(self) -> list[Handler]:
        return [*openings_of(menu.LEARN, self.learn), *openings_of(menu.SKILLS, self.ward)]

    def handlers(self) -> list[Handler]:
        return [CallbackQueryHandler(self.tapped, pattern=r"^sk:")]

    async def learn(self, update: Update, context: Context) -> None:
        if not may_somewhere(context.actor, Action.LEARN):
            # The ward, which has no lessons, is shown what comes of them.
            return await self.ward(update, context)
        await show(update, home_page(context), fresh=True)
        return None

    async def ward(self, update: Update, context: Context) -> None:
        units = sorted(units_where(context.actor, Action.SEE_WARD_SKILLS))
        if not units:
            await show(update, Screen(shared.NOT_ALLOWED), fresh=True)
            return
        unit = context.db.get_one(Unit, units[0])
        viewings.note(context, Action.SEE_WARD_SKILLS, f"unit:{unit.id}")
        await show(update, ward_page(context.work, unit, lessons.library_of(context.work)), fresh=True)
        return

    async def tapped(self, update: Update, context: Context) -> None:
        match = _BUTTON.fullmatch(update.callback_query.data or "") if update.callback_query is not None else None
        if match is None:
            await toast(update, shared.OLD_BUTTON)
        elif not may_somewhere(context.actor, Action.LEARN):
            await toast(update, shared.NOT_YOURS)
        elif match[1] == "0":
            await _whole(update, context, match[2])
        else:
            await _lesson(update, context, int(match[1]), match[2], int(match[3] or 0))
        return


async def _whole(update: Update, context: Context, verb: str) -> None:
    cells = sorted(units_where(context.actor, Action.SEE_OWN_SKILLS))
    if verb in ("on", "off"):
        prefer(context.db, context.person.id, LESSONS, {"on": verb == "on"})
    if verb in ("home", "on", "off"):
        await toast(update)
        await show(update, home_page(context))
    elif verb == "own" and cells:
        await toast(update)
        viewings.note(context, Action.SEE_OWN_SKILLS, f"unit:{cells[0]}")
        await show(update, own_page(context.work, cells[0], ((Choice(texts.BACK, HOME),),)))
    else:
        await toast(update, shared.NOT_YOURS if verb == "own" else shared.OLD_BUTTON)


async def _lesson(update: Update, context: Context, row_id: int, verb: str, number: int) -> None:
    """A button of a lesson that was sent to this very person."""
    row = context.db.get(LessonSent, row_id)
    if row is None or row.person_id != context.person.id:
        await toast(update, shared.NOT_YOURS)
        return
    text = lessons.library_of(context.work).named(row.lesson)
    if text is None or verb not in ("read", "pick", "vote") or (verb == "pick" and number >= len(text.answers)):
        await toast(update, shared.OLD_BUTTON)
    elif verb == "pick" and row.choice is not None:
        await toast(update, texts.ANSWERED_ALREADY)
    elif verb == "vote":
        vote(context.db, context.person.id, row.lesson, number == 1, context.now)
        await toast(update, texts.THANKS)
    else:
        if verb == "pick":
            row.choice, row.answered_at = number, context.now
            context.db.flush()
        await toast(update)
        await show(update, lessons.lesson_page(text, row, ((Choice(texts.BACK, HOME),),)))


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
    if units_where(context.actor, Action.SEE_OWN_SKILLS):
        rows.append((Choice(texts.OWN, "sk:0:own"),))
    switch = Choice(texts.TURN_OFF, "sk:0:off") if on else Choice(texts.TURN_ON, "sk:0:on")
    return Screen(text, (*rows, (switch,)))


def _read_button(text: Text, row: LessonSent) -> Choice:
    return Choice(texts.READ.format(title=text.title), f"sk:{row.id}:read")


def _state(context: Context, on: bool, names: list[str], had: list[LessonSent]) -> Markup:
    if not on:
        return texts.OFF
    if rules.next_lesson(names, {row.lesson for row in had}) is None:
        return texts.ALL_SENT
    following = lessons.last_moment(context.work) + rules.WEEK
    return texts.ON.format(when=long_moment(following, context.work.zone))
