"""Chairing a meeting (/dieuhanh): beginning it, and the buttons of its card."""

from typing import Any

from telegram import Update

from handlers.context import Context
from handlers.forms.buttons import Button, Callback, Tap
from handlers.forms.engine import open_form
from handlers.forms.feature import Feature
from handlers.forms.form import Form
from handlers.forms.showing import show, toast
from handlers.meetings.chairing import texts
from handlers.meetings.chairing.agenda import AGENDA, Changing
from handlers.meetings.chairing.agenda_ahead import last_review
from handlers.meetings.chairing.buttons import CARD
from handlers.meetings.chairing.card.card import card_screen, may_read_asked
from handlers.meetings.chairing.card.floor import (
    library_screen,
    questions_to_draw_out,
    silent,
    silent_screen,
    situation_screen,
)
from handlers.meetings.chairing.card.kept_up import refresh_cards, remember_card
from handlers.meetings.chairing.chores import CHORES
from handlers.meetings.chairing.due import DUE
from handlers.meetings.chairing.ending import ENDING, Ending
from handlers.meetings.chairing.notes import NOTES
from handlers.meetings.chairing.pages import ahead_screen, pick_screen, planned_screen
from handlers.meetings.chairing.reviewing import REVIEW
from handlers.meetings.chairing.roll_call import codes
from handlers.meetings.chairing.starting import begin, move, turn
from handlers.meetings.log.notes.forms import Noting, Reviewing
from handlers.meetings.log.rules import loggable, nearest_first
from handlers.rights import viewings
from handlers.rights.access import Action, units_where
from handlers.screens import menu
from handlers.screens import texts as shared
from handlers.screens.screen import Screen
from handlers.sessions.about_session import AboutSession
from handlers.sessions.buttons import MEETING_AHEAD
from handlers.sessions.preparation.pages import questions_screen
from storage.chairing import Chairing, forget_card, has_spoken, running_in_cells
from storage.sessions import Session, SessionState, planned_of_cell

MOST = 6


async def _pick(update: Update, context: Context) -> None:
    """The card of a meeting that runs; else what can be begun."""
    running = running_in_cells(context.db, units_where(context.actor, Action.NOTE_IN_MEETING))
    if running:
        return await _fresh_card(update, context, running[0])
    cells = units_where(context.actor, Action.CHAIR_MEETING)
    screen = _to_begin(context, cells) if cells else Screen(shared.NOT_ALLOWED)
    await show(update, screen, fresh=True)
    return None


def _to_begin(context: Context, cells: frozenset[int]) -> Screen:
    planned = {session.id: session for cell in cells for session in planned_of_cell(context.db, cell)}
    near = nearest_first([(session.id, session.starts_at) for session in planned.values()], context.now)
    if near:
        return pick_screen(context.work, [planned[number] for number in near[:MOST]], context.person)
    return ahead_screen(context.work, sorted(planned.values(), key=lambda session: session.starts_at)[:MOST])


async def _planned(update: Update, context: Context, tap: Tap[Session]) -> None:
    """The agenda of a meeting to come; of one that runs, its card."""
    running = context.db.get(Chairing, tap.row.id)
    if running is not None and running.ended_at is None:
        return await _fresh_card(update, context, running)
    await show(update, planned_screen(context.work, tap.row, context.person))
    return None


async def _edit(update: Update, context: Context, tap: Tap[Session]) -> None:
    if tap.row.state != SessionState.PLANNED or context.db.get(Chairing, tap.row.id) is not None:
        return await toast(update, shared.OLD_BUTTON)
    return await _open(update, context, AGENDA, Changing(session_id=tap.row.id))


async def _begin(update: Update, context: Context, tap: Tap[Session]) -> None:
    session = tap.row
    running = context.db.get(Chairing, session.id)
    if running is not None and running.ended_at is None:
        await toast(update, texts.ALREADY_RUNS)
        return await _fresh_card(update, context, running)
    if session.state != SessionState.PLANNED or not loggable(session.starts_at, context.now):
        return await toast(update, shared.OLD_BUTTON)
    running = begin(context.work, session)
    turn(context.work, running)
    await _show_card(update, context, running)
    if running.position == 0 and last_review(context.work, session).all:
        await _open(update, context, REVIEW, Reviewing(session_id=session.id))
    return None


async def _open(update: Update, context: Context, form: Form[Any], data: AboutSession) -> None:
    await open_form(update, context, form, f"session:{data.session_id}", data)


async def _fresh_card(update: Update, context: Context, running: Chairing) -> None:
    shown = await show(update, card_screen(context.work, running, context.person), fresh=True)
    remember_card(context.work, running, shown)


async def _show_card(update: Update, context: Context, running: Chairing) -> None:
    shown = await show(update, card_screen(context.work, running, context.person))
    remember_card(context.work, running, shown)
    refresh_cards(context.work, running, but=context.person.id)


async def _card(update: Update, context: Context, tap: Tap[Chairing]) -> None:
    await _show_card(update, context, tap.row)


async def _move(update: Update, context: Context, tap: Tap[Chairing]) -> None:
    if not move(context.work, tap.row, 1 if tap.verb == "next" else -1):
        return await toast(update, shared.OLD_BUTTON)
    return await _show_card(update, context, tap.row)


async def _show(update: Update, context: Context, running: Chairing, screen: Screen) -> None:
    """Something else in the place of the card, which is not kept up to date there meanwhile."""
    forget_card(context.db, running.session_id, context.person.id, "card")
    await show(update, screen)


async def _floor(update: Update, context: Context, tap: Tap[Chairing]) -> None:
    await _show(update, context, tap.row, silent_screen(context.work, tap.row, tap.number() or 0))


async def _spoke(update: Update, context: Context, tap: Tap[Chairing]) -> None:
    running, person_id = tap.row, tap.number()
    if person_id not in [person.id for person in silent(context.work, running)]:
        return await toast(update, shared.OLD_BUTTON)
    has_spoken(context.db, running.session_id, person_id)
    await show(update, silent_screen(context.work, running))
    return None


async def _library(update: Update, context: Context, tap: Tap[Chairing]) -> None:
    await _show(update, context, tap.row, library_screen(context.work, tap.row))


async def _questions(update: Update, context: Context, tap: Tap[Chairing]) -> None:
    await _show(update, context, tap.row, questions_to_draw_out(context.work, tap.row))


async def _situation(update: Update, context: Context, tap: Tap[Chairing]) -> None:
    screen = situation_screen(context.work, tap.row, tap.number() or 0)
    if screen is None:
        return await toast(update, shared.OLD_BUTTON)
    return await _show(update, context, tap.row, screen)


async def _review(update: Update, context: Context, tap: Tap[Chairing]) -> None:
    if not last_review(context.work, tap.row.session).all:
        return await toast(update, texts.NO_REVIEW)
    return await _open(update, context, REVIEW, Reviewing(session_id=tap.row.session_id))


async def _note(update: Update, context: Context, tap: Tap[Chairing]) -> None:
    await _open(update, context, NOTES, Noting(session_id=tap.row.session_id))


async def _agenda(update: Update, context: Context, tap: Tap[Chairing]) -> None:
    await _open(update, context, AGENDA, Changing(session_id=tap.row.session_id))


async def _asked(update: Update, context: Context, tap: Tap[Chairing]) -> None:
    """What members sent before the meeting."""
    viewings.note(context, Action.SEE_QUESTIONS, f"session:{tap.row.session_id}")
    text = questions_screen(context.work, tap.row.session).text
    await _show(update, context, tap.row, Screen(text, ((CARD.choice(tap.row, texts.TO_CARD, "card"),),)))


async def _end(update: Update, context: Context, tap: Tap[Chairing]) -> None:
    await _open(update, context, ENDING, Ending(session_id=tap.row.session_id))


def _ended(context: Context, running: Chairing) -> str | None:
    return texts.ENDED_ALREADY if running.ended_at is not None else None


def _may_read_asked(context: Context, running: Chairing) -> bool:
    return may_read_asked(context.work, running, context.person)


def _of_card(
    verb: str, callback: Callback[Chairing], action: Action = Action.CHAIR_MEETING, numbers: int = 0
) -> Button[Chairing]:
    return CARD.on(verb, callback, action, ended=_ended, numbers=numbers)


FEATURE = Feature(
    due=DUE,
    chores=CHORES,
    forms=(AGENDA, NOTES, REVIEW, ENDING),
    menu={menu.CHAIR: _pick},
    links={codes.PREFIX: codes.scanned},
    spoken=(codes.TYPED,),
    buttons=(
        MEETING_AHEAD.on("begin", _begin, Action.CHAIR_MEETING, numbers=0),
        MEETING_AHEAD.on("plan", _planned, Action.CHAIR_MEETING, numbers=0),
        MEETING_AHEAD.on("edit", _edit, Action.CHAIR_MEETING, numbers=0),
        _of_card("next", _move),
        _of_card("prev", _move),
        _of_card("review", _review),
        _of_card("speak", _floor, numbers=1),
        _of_card("spoke", _spoke, numbers=1),
        _of_card("library", _library),
        _of_card("ask", _questions),
        _of_card("help", _situation, numbers=1),
        _of_card("qr", codes.show),
        _of_card("renew", codes.renew),
        _of_card("close", codes.close),
        _of_card("note", _note, Action.NOTE_IN_MEETING),
        _of_card("agenda", _agenda),
        _of_card("end", _end),
        CARD.on("asked", _asked, allowed=_may_read_asked, ended=_ended, numbers=0),
        _of_card("card", _card, Action.NOTE_IN_MEETING),
    ),
)
