"""The roll call by code: shown by the chair, answered by each member with their own phone.

A code is judged by when the member's message was sent, not by when it is worked on: who scanned in time is present,
however late the message gets here.
"""

from datetime import datetime
from typing import Any

from markupsafe import Markup

from handlers.context import Work
from handlers.forms.pick_member import called
from handlers.meetings.chairing import texts
from handlers.meetings.chairing.buttons import CARD
from handlers.meetings.chairing.card.kept_up import CODE, RESTING, can_edit, delete_card, refresh_cards, remember_code
from handlers.meetings.chairing.rules import CodeVerdict, judge, judge_spoken, minute_of, session_in, spoken, token
from handlers.rights.access import Action
from handlers.screens.fitting import shortened
from handlers.screens.notices import picture_payload
from handlers.screens.screen import Choice, Screen, message_payload
from handlers.screens.ways import qr_recipe
from storage import audit
from storage.chairing import Chairing, ChairingCard, cards_of, check_in, forget_card, running_in_cells
from storage.outbox import Outgoing, enqueue
from storage.people import Membership, Person

THEME_LENGTH = 80


def show_code(work: Work, running: Chairing, person: Person, channel: str, chat_id: int) -> None:
    """Send this minute's code to who shows it: a QR and four digits; where it could not be renewed in its place, the
    digits alone.

    What showed it to them before goes.
    """
    close_codes(work, running, person)
    payload = message_payload(_code_screen(work, running, channel), chat_id)
    method = "sendMessage"
    if work.reach_of(channel).edits:
        method, payload = "sendPhoto", picture_payload(payload, _picture(work, running))
    row_id = enqueue(work.db, Outgoing(channel, chat_id, method, payload, kind="roll_call"), work.now)
    if row_id is not None:
        remember_code(work, running.session_id, person, chat_id, row_id)


def code_again(work: Work, running: Chairing, person: Person, channel: str, chat_id: int) -> None:
    """This minute's code where it is shown already; else anew."""
    here = [one for one in _shown(work, running, person) if one.chat_id == chat_id and can_edit(work, one)]
    if not here:
        show_code(work, running, person, channel, chat_id)
        return
    here[0].kind = CODE
    renew_code(work, running, here[0])


def _shown(work: Work, running: Chairing, person: Person | None) -> list[ChairingCard]:
    """Where the code is shown to `person`, or to anybody."""
    shown = [card for kind in (CODE, RESTING) for card in cards_of(work.db, running.session_id, kind)]
    return [card for card in shown if person is None or card.person_id == person.id]


def renew_code(work: Work, running: Chairing, card: ChairingCard) -> None:
    """Put this minute's code in the place of the last one's, in the same message. For channels that edit."""
    named = picture_payload(
        message_payload(_code_screen(work, running, card.channel), card.chat_id), _picture(work, running)
    )
    media = {"type": "photo", "media": named["photo"], "caption": named["caption"], "parse_mode": named["parse_mode"]}
    payload = {"chat_id": card.chat_id, "media": media, "reply_markup": named["reply_markup"]}
    _edit(work, card, "editMessageMedia", payload)
    card.shown_at = work.now


def rest_code(work: Work, running: Chairing, card: ChairingCard) -> None:
    """The code is not renewed any more, and says so; a tap begins it again."""
    screen = Screen(texts.CODE_RESTS.format(theme=_theme(running)), _code_rows(running))
    payload = message_payload(screen, card.chat_id)
    payload["caption"] = payload.pop("text")
    _edit(work, card, "editMessageCaption", payload)
    card.kind = RESTING


def _edit(work: Work, card: ChairingCard, method: str, payload: dict[str, Any]) -> None:
    edit = Outgoing(card.channel, card.chat_id, method, payload, kind="roll_call", target_id=card.outbox_id)
    enqueue(work.db, edit, work.now)


def close_codes(work: Work, running: Chairing, person: Person | None = None) -> None:
    """Take the codes down that are shown, `person`'s or everybody's; those that were seen run out by themselves."""
    for card in _shown(work, running, person):
        if can_edit(work, card):
            delete_card(work, card)
        forget_card(work.db, card.session_id, card.person_id, card.kind)


def _theme(running: Chairing) -> str:
    return shortened(running.session.theme, THEME_LENGTH)


def _picture(work: Work, running: Chairing) -> dict[str, Any]:
    """The recipe of this minute's QR."""
    minute = minute_of(work.now)
    ways = work.ways_to(token(running.secret, running.session_id, minute))
    return qr_recipe(ways, spoken(running.secret, running.session_id, minute))


def _code_screen(work: Work, running: Chairing, channel: str) -> Screen:
    minute = minute_of(work.now)
    code = spoken(running.secret, running.session_id, minute)
    local = work.now.astimezone(work.zone)
    lives = int(work.policy.chairing.code_lives.total_seconds() // 60)
    text = texts.QR_CAPTION if work.reach_of(channel).edits else texts.QR_TEXT
    words = text.format(theme=_theme(running), code=code, minutes=lives, at=f"{local:%H:%M}")
    return Screen(words, _code_rows(running))


def _code_rows(running: Chairing) -> tuple[tuple[Choice, ...], ...]:
    return ((CARD.choice(running, texts.NEW_CODE, "renew"),), (CARD.choice(running, texts.CLOSE_CODE, "close"),))


def answer_token(work: Work, text: str, sent: datetime) -> Markup:
    """What becomes of a scanned code."""
    session_id = session_in(text)
    running = work.db.get(Chairing, session_id) if session_id is not None else None
    if running is None:
        return texts.CODE_FORGED
    verdict = judge(text, running.secret, running.session_id, sent, work.policy.chairing.code_lives)
    if verdict is CodeVerdict.FORGED:
        return texts.CODE_FORGED
    if not work.may(Action.CHECK_IN, running.session.cell_id):
        return texts.CODE_OF_ANOTHER_CELL
    return _take_in(work, running, sent) if verdict is CodeVerdict.GOOD else texts.CODE_EXPIRED


def answer_spoken(work: Work, code: str, sent: datetime) -> Markup:
    """What becomes of a code that was said aloud and typed: it is of a meeting of the member's own cell, or of none."""
    assert work.person is not None
    open_now = open_roll_calls(work, work.person)
    if not open_now:
        return texts.NO_ROLL_CALL
    lives = work.policy.chairing.code_lives
    for running in open_now:
        if judge_spoken(code, running.secret, running.session_id, sent, lives) is CodeVerdict.GOOD:
            return _take_in(work, running, sent)
    return texts.CODE_WRONG


def take_in_who_shows(work: Work, running: Chairing) -> None:
    """Whoever shows the code is there: a member who is counted need not scan their own screen."""
    person = work.person
    assert person is not None
    counted = person.membership != Membership.EXEMPT and work.may(Action.CHECK_IN, running.session.cell_id)
    if counted and check_in(work.db, running.session_id, person.id, work.now) is None:
        audit.record(work.db, person.id, Action.CHECK_IN, f"session:{running.session_id}", work.now)


def open_roll_calls(work: Work, person: Person) -> list[Chairing]:
    """The running meetings of the person's cell whose roll is called by code."""
    running = running_in_cells(work.db, frozenset({person.unit_id}))
    return [one for one in running if one.roll_call_since is not None]


def _take_in(work: Work, running: Chairing, sent: datetime) -> Markup:
    person = work.person
    assert person is not None
    if running.roll_call_since is None or (running.ended_at is not None and sent > running.ended_at):
        return texts.CODE_OVER
    if person.membership == Membership.EXEMPT:
        return texts.CODE_EXEMPT
    before = check_in(work.db, running.session_id, person.id, sent)
    local = (before or sent).astimezone(work.zone)
    if before is not None:
        return texts.CHECKED_IN_ALREADY.format(name=called(work.db, person), at=f"{local:%H:%M}")
    audit.record(work.db, person.id, Action.CHECK_IN, f"session:{running.session_id}", work.now)
    refresh_cards(work, running)
    theme = shortened(running.session.theme, THEME_LENGTH)
    return texts.CHECKED_IN.format(name=called(work.db, person), at=f"{local:%H:%M}", theme=theme)
