"""`chibo invite`: one person by code or name, and a plain line where there is none or more than one."""

from zoneinfo import ZoneInfo

from sqlalchemy import func, select

from handlers.people.joining.command_line import InviteReport, invite_called
from handlers.people.joining.invitations import find_invitation
from handlers.settings.policy import Policy
from storage.database import Db
from storage.invitations import Invitation
from storage.people import Person
from tests.handlers.people.joining.conftest import NOW

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


def call(db: Db, words: str, link: str = "https://t.me/chibo_bot?start={code}") -> InviteReport:
    return invite_called(db, words, link, NOW, ZONE, Policy())


def made(db: Db) -> int:
    return db.scalar(select(func.count()).select_from(Invitation)) or 0


def test_one_person_is_invited(db: Db) -> None:
    report = call(db, "le thi lan")
    assert report.well
    said, link, code = report.lines
    assert said.startswith("Lời mời cho Lê Thị Lan (DV002, Chi bộ 1), dùng một lần, đến ")
    secret = code.removeprefix("Hoặc nhắn mã này cho trợ lý: ")
    assert link == f"Đường dẫn: https://t.me/chibo_bot?start={secret}"
    assert report.qr_text == f"https://t.me/chibo_bot?start={secret}"
    invitation = find_invitation(db, secret)
    assert invitation is not None and invitation.created_by_id is None


def test_without_a_telegram_bot_the_code_alone(db: Db) -> None:
    report = call(db, "DV001", link="")
    assert len(report.lines) == 2 and len(report.qr_text) == 32


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
