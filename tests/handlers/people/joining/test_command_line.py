"""`chibo invite`: one person by code or name, and a plain line where there is none or more than one."""

from sqlalchemy import func, select

from handlers.people.joining.command_line import InviteReport, invite_called, unlock_called
from handlers.people.joining.invitations import bind, find_invitation
from storage.accounts import Account
from storage.audit import AuditRow
from storage.database import Db
from storage.invitations import Invitation, WrongAnswer
from storage.outbox import OutboxRow
from storage.people import Person
from tests.handlers.people.joining.conftest import NOW, work_at


def call(db: Db, words: str, link: str = "https://t.me/chibo_bot?start={code}") -> InviteReport:
    return invite_called(work_at(db, deep_link=link), words)


def made(db: Db) -> int:
    return db.scalar(select(func.count()).select_from(Invitation)) or 0


def test_one_person_is_invited(db: Db) -> None:
    report = call(db, "le thi lan")
    assert report.well
    said, link, code = report.lines
    assert said.startswith("Lời mời cho Lê Thị Lan (DV002, Chi bộ 1), dùng một lần, đến ")
    typed = code.removeprefix("Hoặc nhắn mã này cho trợ lý: ")
    secret = link.removeprefix("Đường dẫn: https://t.me/chibo_bot?start=")
    assert len(secret) == 32 and len(typed) == 11
    assert report.qr == {"kind": "qr", "text": f"https://t.me/chibo_bot?start={secret}"}
    invitation = find_invitation(db, secret)
    assert find_invitation(db, typed) is invitation
    assert invitation is not None and invitation.created_by_id is None


def test_without_a_telegram_bot_the_code_alone(db: Db) -> None:
    report = call(db, "DV001", link="")
    assert len(report.lines) == 2 and report.lines[-1].endswith(str(report.qr["text"]))


def test_nobody_or_several(db: Db) -> None:
    assert call(db, "Không Có Ai").lines == (
        "Không có ai mã hoặc tên “Không Có Ai” trong danh sách. Xem lại tên, hoặc nhập danh sách trước: chibo import",
    )
    lan = db.scalars(select(Person).where(Person.code == "DV002")).one()
    minh = db.scalars(select(Person).where(Person.code == "DV001")).one()
    minh.full_name, minh.folded_name = lan.full_name, lan.folded_name
    db.flush()
    report = call(db, "Lê Thị Lan")
    assert not report.well
    assert report.lines == (
        "Có mấy người tên “Lê Thị Lan”. Gọi bằng mã:",
        "– DV001 Lê Thị Lan (Chi bộ 1)",
        "– DV002 Lê Thị Lan (Chi bộ 1)",
    )
    assert made(db) == 0


def test_who_has_joined_waits_for_a_word(db: Db) -> None:
    lan = db.scalars(select(Person).where(Person.code == "DV002")).one()
    account = Account(channel="telegram", external_id="42", chat_id=42)
    db.add(account)
    db.flush()
    bind(db, lan, account, NOW)
    waiting = call(db, "DV002")
    assert waiting.lines[-1] == (
        "Người này đã tham gia rồi: lời mời mở được sau khi họ đồng ý trên máy đang dùng, hoặc bí thư, phó bí thư, "
        "phường xác nhận đã mất máy. Nếu không còn ai xác nhận được, thêm --lost: việc này được ghi lại."
    )
    lost = invite_called(work_at(db), "DV002", lost=True)
    assert lost.lines[-1] == "Đã ghi: dòng lệnh xác nhận người này mất máy. Lời mời mở được ngay."
    first, second = db.scalars(select(Invitation).order_by(Invitation.id))
    assert (first.allowed_at, second.allowed_at) == (None, NOW)
    told = [row.kind for row in db.scalars(select(OutboxRow).where(OutboxRow.chat_id == 42))]
    assert told == ["invited_again", "lost_confirmed"]
    assert db.scalar(select(func.count()).where(AuditRow.action == "confirm_lost_device")) == 1


def test_the_lock_is_lifted_from_the_command_line_too(db: Db) -> None:
    lan = db.scalars(select(Person).where(Person.code == "DV002")).one()
    lan.locked_out_at = NOW
    db.add(WrongAnswer(person_id=lan.id, at=NOW))
    db.flush()
    assert call(db, "DV002").lines == (
        "Lê Thị Lan (DV002, Chi bộ 1) đang bị khóa vì trả lời sai quá nhiều lần. Hỏi cho rõ rồi mở khóa: "
        "chibo devices unlock DV002",
    )
    assert made(db) == 0
    assert unlock_called(work_at(db), "DV002").lines == ("Đã mở khóa cho Lê Thị Lan (DV002, Chi bộ 1).",)
    assert lan.locked_out_at is None
    assert db.scalars(select(WrongAnswer)).all() == []
    assert not unlock_called(work_at(db), "DV002").well
    assert call(db, "DV002").well
