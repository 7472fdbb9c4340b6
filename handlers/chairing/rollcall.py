"""The roll call by code: shown by the chair, answered by each member with their own phone.

A code is judged by when the member's message was sent, not by when it is worked on: who scanned in time is present,
however late the message gets here.
"""

from datetime import datetime

from markupsafe import Markup

from handlers.access import Action
from handlers.chairing import texts
from handlers.chairing.card import card_button
from handlers.chairing.cards import TELEGRAM, refresh_cards, remember_code
from handlers.chairing.rules import Verdict, judge, judge_spoken, minute_of, session_in, spoken, token
from handlers.context import Work
from handlers.notices import picture_payload
from handlers.schedule.pages import shortened
from handlers.screens import Screen, message_payload
from storage import audit
from storage.chairing import Chairing, check_in, running_in_cells
from storage.outbox import Outgoing, enqueue
from storage.people import Membership, Person

THEME_LENGTH = 80


def show_code(work: Work, running: Chairing, person: Person, channel: str, chat_id: int) -> None:
    """Send this minute's code to who shows it: a QR and four digits; on a text-only channel the digits alone."""
    minute = minute_of(work.now)
    code = spoken(running.secret, running.session_id, minute)
    local = work.now.astimezone(work.zone)
    lives = int(work.practice.chairing.code_lives.total_seconds() // 60)
    text = texts.QR_CAPTION if channel == TELEGRAM else texts.QR_TEXT
    said = text.format(
        theme=shortened(running.session.theme, THEME_LENGTH), code=code, minutes=lives, at=f"{local:%H:%M}"
    )
    rows = ((card_button(running, texts.NEW_CODE, "qr"),), (card_button(running, texts.CLOSE_CODE, "close"),))
    payload = message_payload(Screen(said, rows), chat_id)
    method = "sendMessage"
    if channel == TELEGRAM:
        link = f"https://t.me/{work.bot_username}?start={token(running.secret, running.session_id, minute)}"
        method, payload = "sendPhoto", picture_payload(payload, {"kind": "qr", "text": link})
    row_id = enqueue(work.session, Outgoing(channel, chat_id, method, payload, kind="roll_call"), work.now)
    if row_id is not None:
        remember_code(work, running.session_id, person, chat_id, row_id)


def answer_token(work: Work, text: str, sent: datetime) -> Markup:
    """What becomes of a scanned code."""
    session_id = session_in(text)
    running = work.session.get(Chairing, session_id) if session_id is not None else None
    if running is None:
        return texts.CODE_FORGED
    verdict = judge(text, running.secret, running.session_id, sent, work.practice.chairing.code_lives)
    if verdict is Verdict.FORGED:
        return texts.CODE_FORGED
    if not work.may(Action.CHECK_IN, running.session.cell_id):
        return texts.CODE_OF_ANOTHER_CELL
    return _take_in(work, running, sent) if verdict is Verdict.GOOD else texts.CODE_EXPIRED


def answer_spoken(work: Work, code: str, sent: datetime) -> Markup:
    """What becomes of a code that was said aloud and typed: it is of a meeting of the member's own cell, or of none."""
    assert work.person is not None
    open_now = open_roll_calls(work, work.person)
    if not open_now:
        return texts.NO_ROLL_CALL
    lives = work.practice.chairing.code_lives
    for running in open_now:
        if judge_spoken(code, running.secret, running.session_id, sent, lives) is Verdict.GOOD:
            return _take_in(work, running, sent)
    return texts.CODE_WRONG


def open_roll_calls(work: Work, person: Person) -> list[Chairing]:
    """The running meetings of the person's cell whose roll is called by code."""
    running = running_in_cells(work.session, frozenset({person.unit_id}))
    return [one for one in running if one.roll_call_since is not None]


def _take_in(work: Work, running: Chairing, sent: datetime) -> Markup:
    person = work.person
    assert person is not None
    if running.roll_call_since is None or (running.ended_at is not None and sent > running.ended_at):
        return texts.CODE_OVER
    if person.membership == Membership.EXEMPT:
        return texts.CODE_EXEMPT
    before = check_in(work.session, running.session_id, person.id, sent)
    local = (before or sent).astimezone(work.zone)
    if before is not None:
        return texts.CHECKED_IN_ALREADY.format(name=person.full_name, at=f"{local:%H:%M}")
    audit.record(work.session, person.id, Action.CHECK_IN, f"session:{running.session_id}", work.now)
    refresh_cards(work, running)
    theme = shortened(running.session.theme, THEME_LENGTH)
    return texts.CHECKED_IN.format(name=person.full_name, at=f"{local:%H:%M}", theme=theme)
