"""Invitations, the question that confirms one, and shared phones."""

import hashlib
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import object_session

from handlers.people.joining import invitations
from handlers.people.joining.letting_in import is_at_hand
from handlers.people.joining.qr import qr_png
from handlers.people.joining.rules import (
    InvitationState,
    Issued,
    is_right,
    locks,
    read_answer,
    secret_in,
    state_of,
    still_using,
)
from handlers.screens.consent_texts import VERSION
from handlers.settings.policy import Policy
from storage.accounts import Account, Binding
from storage.database import Db
from storage.invitations import Invitation, opened_by
from storage.people import Person
from tests.handlers.people.joining.conftest import NOW, work_at

PRACTICE = Policy()


def state(invitation: Invitation, now: datetime) -> InvitationState:
    """What it is good for on a phone that nobody knows."""
    session = object_session(invitation)
    assert session is not None
    return invitations.state_of(work_at(session, now), invitation, None)


CODE = "Ab_-" * 8


@pytest.fixture
def lan(db: Db) -> Person:
    return db.scalars(select(Person).where(Person.code == "DV002")).one()


@pytest.fixture
def account(db: Db) -> Account:
    made = Account(channel="telegram", external_id="42", chat_id=42)
    db.add(made)
    db.flush()
    return made


def test_only_the_hash_of_a_secret_is_kept(db: Db, lan: Person) -> None:
    _, secret = invitations.invite(db, lan, None, NOW, PRACTICE)
    kept = db.scalars(select(Invitation)).one()
    assert kept.secret_hash == hashlib.sha256(secret.encode()).hexdigest()
    assert secret not in repr(vars(kept))
    assert len(secret) == 32
    assert invitations.invite(db, lan, None, NOW, PRACTICE)[1] != secret


def test_an_invitation_is_found_by_its_secret_alone(db: Db, lan: Person) -> None:
    _, secret = invitations.invite(db, lan, None, NOW, PRACTICE)
    found = invitations.find_invitation(db, secret)
    assert found is not None and found.person_id == lan.id
    assert invitations.find_invitation(db, secret[:-1]) is None
    assert invitations.find_invitation(db, found.secret_hash) is None


def test_a_new_invitation_takes_the_earlier_one_back(db: Db, lan: Person) -> None:
    first = invitations.invite(db, lan, None, NOW, PRACTICE)[0]
    later = NOW + timedelta(hours=1)
    second = invitations.invite(db, lan, None, later, PRACTICE)[0]
    db.refresh(first)
    assert state(first, later) is InvitationState.EXPIRED
    assert state(second, later) is InvitationState.OPEN
    assert state(second, later + timedelta(days=7)) is InvitationState.EXPIRED


def test_what_is_used_stays_used(db: Db, lan: Person, account: Account) -> None:
    invitation = invitations.invite(db, lan, None, NOW, PRACTICE)[0]
    invitations.open_for(db, invitation, account)
    invitations.use(db, invitation, account, NOW)
    invitations.invite(db, lan, None, NOW, PRACTICE)
    assert state(invitation, NOW + timedelta(days=30)) is InvitationState.USED
    binding = db.scalars(select(Binding)).one()
    assert (binding.person_id, binding.consent_at, binding.consent_version) == (lan.id, NOW, VERSION)
    assert (account.active_person_id, account.active_since) == (lan.id, NOW)


def test_bound_twice_is_bound_once(db: Db, lan: Person, account: Account) -> None:
    invitations.bind(db, lan, account, NOW)
    invitations.bind(db, lan, account, NOW + timedelta(days=1))
    assert [binding.consent_at for binding in db.scalars(select(Binding))] == [NOW]


def test_an_account_has_one_invitation_open(db: Db, lan: Person, account: Account) -> None:
    other = db.scalars(select(Person).where(Person.code == "DV003")).one()
    for person in (lan, other):
        found = invitations.invite(db, person, None, NOW, PRACTICE)[0]
        invitations.open_for(db, found, account)
    now_open = opened_by(db, account.id)
    assert now_open is not None and now_open.person_id == other.id


def test_unknown_codes_cost_for_an_hour_and_only_their_chat(db: Db) -> None:
    for _ in range(5):
        assert not invitations.tried_too_often(db, "telegram:42", NOW)
        invitations.note_unknown_code(db, "telegram:42", NOW)
        db.flush()
    assert invitations.tried_too_often(db, "telegram:42", NOW + timedelta(minutes=59))
    assert not invitations.tried_too_often(db, "telegram:42", NOW + timedelta(minutes=61))
    assert not invitations.tried_too_often(db, "telegram:4", NOW)


def test_people_are_called_by_code_or_name(db: Db, lan: Person) -> None:
    assert [one.code for one in invitations.people_called(db, "dv002")] == ["DV002"]
    assert [one.code for one in invitations.people_called(db, "lê thị lan")] == ["DV002"]
    assert invitations.people_called(db, "Không Có Ai") == []
    lan.active = False
    db.flush()
    assert invitations.people_called(db, "DV002") == []


@pytest.mark.parametrize(
    ("issued", "expected"),
    [
        (Issued(NOW + timedelta(seconds=1), False, 2, True), InvitationState.OPEN),
        (Issued(NOW, False, 0, True), InvitationState.EXPIRED),
        (Issued(NOW + timedelta(days=1), False, 3, True), InvitationState.SPENT),
        (Issued(NOW + timedelta(days=1), True, 3, True), InvitationState.USED),
        (Issued(NOW + timedelta(days=1), False, 0, False), InvitationState.EXPIRED),
        (Issued(NOW + timedelta(days=1), True, 3, True, locked=True), InvitationState.USED),
        (Issued(NOW + timedelta(days=1), False, 3, True, locked=True), InvitationState.LOCKED),
        (Issued(NOW + timedelta(days=1), False, 0, True, own=True, waits=True), InvitationState.OWN),
        (Issued(NOW, False, 0, True, own=True, waits=True), InvitationState.EXPIRED),
        (Issued(NOW + timedelta(days=1), False, 0, True, waits=True), InvitationState.WAITING),
    ],
)
def test_state_of(issued: Issued, expected: InvitationState) -> None:
    assert state_of(issued, 3, NOW) is expected


@pytest.mark.parametrize(
    ("text", "secret"),
    [
        (f"/start {CODE}", CODE),
        (f"/start@chibo_bot {CODE}", CODE),
        (f"  {CODE} ", CODE),
        (f"https://t.me/chibo_bot?start={CODE}", CODE),
        ("/start sai", "sai"),
        ("/start", None),
        ("/menu", None),
        ("Trần Văn Mẫu", None),
        (CODE[:-1], None),
        (f"{CODE} nhé", None),
        ("https://t.me/chibo_bot", None),
    ],
)
def test_the_code_in_a_message(text: str, secret: str | None) -> None:
    assert secret_in(text) == secret


@pytest.mark.parametrize(
    ("words", "year", "answer"),
    [
        ("1958", 1958, "1958"),
        ("sinh năm 1958 ạ", 1958, "1958"),
        ("03/02/1958", 1958, "1958"),
        ("58", 1958, None),
        ("1958 hay 1959", 1958, None),
        ("0912345678", 1958, None),
        ("không nhớ", 1958, None),
        ("0123", None, "0123"),
        ("0900 000 123", None, "0123"),
        ("123", None, None),
        ("số 0123 nhé", None, "0123"),
        ("١٢٣٤", None, None),
    ],
)
def test_what_counts_as_an_answer(words: str, year: int | None, answer: str | None) -> None:
    assert read_answer(words, year) == answer


def test_right_and_wrong_answers() -> None:
    assert is_right("1958", 1958, None)
    assert not is_right("1959", 1958, "0900001959")
    assert is_right("0123", None, "0900000123")
    assert not is_right("", None, None)
    assert not is_right("0000", None, "")


def test_an_account_remembers_who_came_in_with_it(db: Db, lan: Person, account: Account) -> None:
    """Taking one's phone out of the list does not make it a stranger's."""
    other = db.scalars(select(Person).where(Person.code == "DV003")).one()
    first, _ = invitations.invite(db, lan, None, NOW, PRACTICE)
    invitations.use(db, first, account, NOW)
    db.delete(db.scalars(select(Binding)).one())
    db.flush()
    made_by_lan, _ = invitations.invite(db, other, lan, NOW, PRACTICE)
    assert is_at_hand(db, made_by_lan, account)
    assert not is_at_hand(db, invitations.invite(db, other, None, NOW, PRACTICE)[0], account)


@pytest.mark.parametrize(
    ("today", "altogether", "locked"), [(4, 9, False), (5, 5, True), (0, 10, True), (1, 9, False), (6, 30, True)]
)
def test_so_many_wrong_answers_lock(today: int, altogether: int, locked: bool) -> None:
    assert locks(today, altogether, 5, 10) is locked


def test_who_uses_a_shared_phone() -> None:
    idle = timedelta(minutes=30)
    assert still_using(NOW - timedelta(minutes=29), NOW, idle)
    assert not still_using(NOW - timedelta(minutes=30), NOW, idle)
    assert not still_using(None, NOW, idle)


def test_the_qr_is_a_picture_of_its_own_text() -> None:
    first, second = qr_png("https://t.me/a?start=" + CODE), qr_png("https://t.me/b?start=" + CODE)
    assert first.startswith(b"\x89PNG") and first != second
