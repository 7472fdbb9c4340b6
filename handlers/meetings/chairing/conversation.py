"""Chairing a meeting (/dieuhanh): beginning it, and the buttons of its card.

Buttons are `c:<session id>:<version>:<verb>[:<argument>]`, and of a meeting to come `c:<session id>:0:begin`, `plan`
(its agenda) and `edit`.
"""

from collections.abc import Awaitable, Callable

from telegram import Update
from telegram.ext import CallbackQueryHandler

from handlers.context import Context
from handlers.forms.engine import Forms, show, toast
from handlers.forms.old_openings import openings_of
from handlers.forms.stated import Handler
from handlers.meetings.chairing import codes, texts
from handlers.meetings.chairing.agenda import AGENDA
from handlers.meetings.chairing.agenda_ahead import last_review
from handlers.meetings.chairing.card import card_screen
from handlers.meetings.chairing.cards_kept_up import log_button, refresh_cards, remember_card
from handlers.meetings.chairing.floor import library_screen, questions_screen, silent, silent_screen, situation_screen
from handlers.meetings.chairing.notes import NOTES
from handlers.meetings.chairing.pages import ahead_screen, pick_screen, planned_screen
from handlers.meetings.chairing.reviewing import REVIEW
from handlers.meetings.chairing.roll_call import close_codes
from handlers.meetings.chairing.starting import begin, end, move, turn
from handlers.meetings.log.rules import loggable, minutes_between, nearest_first
from handlers.rights.access import Action, units_where
from handlers.screens import menu
from handlers.screens import texts as shared
from handlers.screens.screen import Screen
from storage.chairing import Chairing, forget_card, has_spoken, running_in_cells
from storage.sessions import Session, SessionState, planned_of_cell

DIALOGS = (AGENDA, NOTES, REVIEW)
PATTERN = r"^c:\d{1,15}:\d{1,9}:[a-z]{2,8}(?::\d{1,15})?$"
MOST = 6
_TAKING_NOTES = frozenset({"note", "card"})
Deed = Callable[[Update, Context, Chairing, int], Awaitable[None]]


class Chairs:
    """Where chairing starts, and what its buttons do."""

    def __init__(self, dialogs: Forms) -> None:
        self._dialogs = dialogs

    def openings(self) -> list[Handler]:
        return [
            *codes.openings(),
            *openings_of(menu.CHAIR, self.pick),
            CallbackQueryHandler(self.tapped, pattern=PATTERN),
        ]

    def handlers(self) -> list[Handler]:
        return [CallbackQueryHandler(self.unknown, pattern=r"^c:")]

    async def unknown(self, update: Update, context: Context) -> None:
        await toast(update, shared.OLD_BUTTON)
        return

    async def pick(self, update: Update, context: Context) -> None:
        """The card of a meeting that runs; else what can be begun."""
        cells = units_where(context.actor, Action.NOTE_IN_MEETING)
        running = running_in_cells(context.db, cells)
        if running:
            return await self._fresh_card(update, context, running[0])
        cells = units_where(context.actor, Action.CHAIR_MEETING)
        if not cells:
            await show(update, Screen(shared.NOT_ALLOWED), fresh=True)
            return None
        planned = {one.id: one for cell in cells for one in planned_of_cell(context.db, cell)}
        near = nearest_first([(one.id, one.starts_at) for one in planned.values()], context.now)
        if near:
            screen = pick_screen(context.work, [planned[number] for number in near[:MOST]])
        else:
            screen = ahead_screen(context.work, sorted(planned.values(), key=lambda one: one.starts_at)[:MOST])
        await show(update, screen, fresh=True)
        return None

    async def tapped(self, update: Update, context: Context) -> None:
        assert update.callback_query is not None and update.callback_query.data is not None
        _, session_id, version, verb, *rest = update.callback_query.data.split(":")
        session = context.db.get(Session, int(session_id))
        action = Action.NOTE_IN_MEETING if verb in _TAKING_NOTES else Action.CHAIR_MEETING
        if session is None or not context.work.may(action, session.cell_id):
            await toast(update, shared.NOT_YOURS)
            return None
        if version == "0" and (ahead := self._ahead().get(verb)) is not None:
            return await ahead(update, context, session)
        running = context.db.get(Chairing, session.id)
        deed = self._deeds().get(verb)
        if running is None or deed is None:
            await toast(update, shared.OLD_BUTTON)
            return None
        if running.ended_at is not None or running.version != int(version):
            await toast(update, texts.ENDED_ALREADY if running.ended_at is not None else shared.OLD_BUTTON)
            return None
        return await deed(update, context, running, int(rest[0]) if rest else 0)

    def _ahead(self) -> dict[str, Callable[[Update, Context, Session], Awaitable[None]]]:
        return {"begin": self._begin, "plan": self._planned, "edit": self._edit}

    async def _planned(self, update: Update, context: Context, session: Session) -> None:
        """The agenda of a meeting to come; of one that runs, its card."""
        running = context.db.get(Chairing, session.id)
        await toast(update)
        if running is not None and running.ended_at is None:
            return await self._fresh_card(update, context, running)
        await show(update, planned_screen(context.work, session))
        return None

    async def _edit(self, update: Update, context: Context, session: Session) -> None:
        if session.state != SessionState.PLANNED or context.db.get(Chairing, session.id) is not None:
            await toast(update, shared.OLD_BUTTON)
            return None
        return await self._open(update, context, AGENDA.kind, session.id)

    async def _open(self, update: Update, context: Context, kind: str, session_id: int) -> None:
        return await self._dialogs.open(update, context, kind, f"session:{session_id}", {"session_id": session_id})

    def _deeds(self) -> dict[str, Deed]:
        return {
            "next": self._next,
            "prev": self._previous,
            "review": self._review,
            "speak": self._floor,
            "spoke": self._spoke,
            "library": self._library,
            "ask": self._questions,
            "help": self._situation,
            "qr": codes.show,
            "renew": codes.renew,
            "close": codes.close,
            "note": self._note,
            "agenda": self._agenda,
            "end": self._end,
            "card": self._card,
        }

    async def _begin(self, update: Update, context: Context, session: Session) -> None:
        running = context.db.get(Chairing, session.id)
        if running is not None and running.ended_at is None:
            await toast(update, texts.ALREADY_RUNS)
            return await self._fresh_card(update, context, running)
        if session.state != SessionState.PLANNED or not loggable(session.starts_at, context.now):
            await toast(update, shared.OLD_BUTTON)
            return None
        await toast(update)
        running = begin(context.work, session)
        turn(context.work, running)
        await self._show_card(update, context, running)
        if running.position == 0 and last_review(context.work, session).all:
            return await self._open(update, context, REVIEW.kind, session.id)
        return None

    async def _fresh_card(self, update: Update, context: Context, running: Chairing) -> None:
        shown = await show(update, card_screen(context.work, running), fresh=True)
        remember_card(context.work, running, shown)
        return

    async def _show_card(self, update: Update, context: Context, running: Chairing) -> None:
        shown = await show(update, card_screen(context.work, running))
        remember_card(context.work, running, shown)
        refresh_cards(context.work, running, but=context.person.id)
        return

    async def _card(self, update: Update, context: Context, running: Chairing, _: int) -> None:
        await toast(update)
        return await self._show_card(update, context, running)

    async def _next(self, update: Update, context: Context, running: Chairing, _: int) -> None:
        return await self._move(update, context, running, 1)

    async def _previous(self, update: Update, context: Context, running: Chairing, _: int) -> None:
        return await self._move(update, context, running, -1)

    async def _move(self, update: Update, context: Context, running: Chairing, by: int) -> None:
        if not move(context.work, running, by):
            await toast(update, shared.OLD_BUTTON)
            return None
        await toast(update)
        return await self._show_card(update, context, running)

    async def _floor(self, update: Update, context: Context, running: Chairing, page: int) -> None:
        return await self._show(update, context, running, silent_screen(context.work, running, page))

    async def _show(self, update: Update, context: Context, running: Chairing, screen: Screen) -> None:
        """Something else in the place of the card, which is not kept up to date there meanwhile."""
        await toast(update)
        forget_card(context.db, running.session_id, context.person.id, "card")
        await show(update, screen)
        return

    async def _spoke(self, update: Update, context: Context, running: Chairing, person_id: int) -> None:
        person = next((one for one in silent(context.work, running) if one.id == person_id), None)
        if person is None:
            await toast(update, shared.OLD_BUTTON)
            return
        has_spoken(context.db, running.session_id, person.id)
        await toast(update)
        await show(update, silent_screen(context.work, running))
        return

    async def _review(self, update: Update, context: Context, running: Chairing, _: int) -> None:
        if not last_review(context.work, running.session).all:
            await toast(update, texts.NO_REVIEW)
            return None
        return await self._open(update, context, REVIEW.kind, running.session_id)

    async def _library(self, update: Update, context: Context, running: Chairing, _: int) -> None:
        return await self._show(update, context, running, library_screen(context.work, running))

    async def _questions(self, update: Update, context: Context, running: Chairing, _: int) -> None:
        return await self._show(update, context, running, questions_screen(context.work, running))

    async def _situation(self, update: Update, context: Context, running: Chairing, number: int) -> None:
        screen = situation_screen(context.work, running, number)
        if screen is None:
            await toast(update, shared.OLD_BUTTON)
            return None
        return await self._show(update, context, running, screen)

    async def _note(self, update: Update, context: Context, running: Chairing, _: int) -> None:
        return await self._open(update, context, NOTES.kind, running.session_id)

    async def _agenda(self, update: Update, context: Context, running: Chairing, _: int) -> None:
        return await self._open(update, context, AGENDA.kind, running.session_id)

    async def _end(self, update: Update, context: Context, running: Chairing, _: int) -> None:
        await toast(update)
        close_codes(context.work, running)
        end(context.work, running)
        local = context.now.astimezone(context.work.zone)
        text = texts.ENDED.format(end=f"{local:%H:%M}", minutes=minutes_between(running.started_at, context.now))
        await show(update, Screen(text, ((log_button(running.session_id),),)))
        return
