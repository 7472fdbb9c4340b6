"""Ticks over a real database: exactly which reminders each person gets, through a day, a week and a downtime."""

import threading
from collections import Counter
from datetime import timedelta
from typing import get_args

import pytest

from handlers.context import Work
from handlers.sessions.reminders import texts
from handlers.settings.reminders import SessionReminderText
from storage.database import Database
from storage.outbox import OutboxState
from storage.people import Role, RoleName
from storage.sessions import AttendanceAnswer, Session
from storage.tasks import Task, TaskState
from tests.handlers.small_ward import HOA, LAN, MINH, TAM, ZONE, Ward, at, buttons, plain, remind
from tests.key import KEY

CARD = "🔔 Giữ sạch kiệt 3\nThời gian: Thứ Năm 17/12/2026, 19:00\nNơi họp: Nhà văn hóa\nNgười chuẩn bị: Minh (mẫu)"
INVITATION = "Mời đồng chí dự họp. Đồng chí báo giúp: dự được hay xin vắng?"
AGAIN = "Mong đồng chí báo giúp: dự được hay xin vắng?"
SOON = "Sắp đến giờ họp. Mời đồng chí đến đúng giờ."
DRAFT = "Đồng chí gửi bản dự thảo chuyên đề để bí thư xem trước nhé."


@pytest.fixture
def ward(ward: Ward) -> Ward:
    """The small cell, with Tâm in charge of it (of another cell)."""
    ward.person(TAM, cell="Chi bộ Văn phòng")
    with ward.database.unit_of_work() as unit:
        unit.db.add(Role(person_id=ward.people[TAM], unit_id=ward.units["Chi bộ 1"], name=RoleName.IN_CHARGE))
        unit.commit()
    return ward


def answer(ward: Ward, session_id: int, name: str, coming: bool) -> None:
    with ward.database.unit_of_work() as unit:
        row = AttendanceAnswer(
            session_id=session_id, person_id=ward.people[name], coming=coming, at=at("2026-12-01 08:00")
        )
        unit.db.add(row)
        unit.commit()


def test_every_text_of_the_settings_has_words() -> None:
    assert set(get_args(SessionReminderText)) == set(texts.PARTS)


def test_three_weeks_before_a_session(ward: Ward) -> None:
    ward.meet("2026-12-17 19:00", preparer=MINH)
    counts = "Dự được: 0 · Xin vắng: 0 · Chưa trả lời: 3\nĐồng chí xem giúp tài liệu đã gửi đủ chưa."
    assert ward.ticks("2026-11-27 00:00", "2026-12-18 23:30") == [
        ("03/12 19:00", MINH, texts.PREPARE_START),
        ("10/12 19:00", MINH, DRAFT),
        ("14/12 19:00", HOA, INVITATION),
        ("14/12 19:00", LAN, INVITATION),
        ("14/12 19:00", MINH, INVITATION),
        ("14/12 19:00", TAM, texts.IN_CHARGE_NOTICE),
        ("16/12 19:00", HOA, AGAIN),
        ("16/12 19:00", LAN, counts),
        ("16/12 19:00", MINH, AGAIN),
        ("17/12 16:00", HOA, SOON),
        ("17/12 16:00", LAN, SOON),
        ("17/12 16:00", MINH, SOON),
    ]


def test_the_exact_messages_of_one_moment(ward: Ward) -> None:
    session_id = ward.meet("2026-12-17 19:00", preparer=MINH)
    assert ward.tick(at("2026-12-14 19:00")) == [
        (HOA, f"{CARD}\n\n{INVITATION}"),
        (LAN, f"{CARD}\n\n{texts.SECRETARY_CHECK}\n\n{INVITATION}"),
        (MINH, f"{CARD}\n\n{DRAFT}\n\n{INVITATION}"),
        (TAM, CARD.replace("\nNgười", "\nChi bộ: Chi bộ 1\nNgười") + f"\n\n{texts.IN_CHARGE_NOTICE}"),
    ]
    rows = {ward.name_of(row): row for row in ward.outbox()}
    hoa = ward.people[HOA]
    assert buttons(rows[HOA]) == [
        ("Dự được", f"s:{session_id}:1:yes:{hoa}"),
        ("Xin vắng", f"s:{session_id}:1:no:{hoa}"),
        ("📆 Thêm vào lịch", f"ka:{session_id}:1:entry"),
        ("🗓 Xem buổi họp", f"s:{session_id}:1:view"),
    ]
    assert buttons(rows[TAM]) == buttons(rows[HOA])[2:]
    assert {row.expires_at for row in rows.values()} == {at("2026-12-17 19:00")}


def test_without_a_preparer_the_secretary_is_asked_to_name_one(ward: Ward) -> None:
    session_id = ward.meet("2026-12-17 19:00")
    (message,) = ward.tick(at("2026-12-03 19:00"))
    assert message == (LAN, CARD.replace(MINH, "chưa phân công") + f"\n\n{texts.NAME_PREPARER}")
    assert ("👤 Phân công chuẩn bị", f"s:{session_id}:1:assign") in buttons(ward.outbox()[0])


def test_the_deputy_stands_in_where_there_is_no_secretary(database: Database) -> None:
    ward = Ward(database)
    ward.person(HOA, RoleName.DEPUTY)
    ward.meet("2026-12-17 19:00")
    assert ward.tick(at("2026-12-03 19:00"))[0][0] == HOA


def test_answers_change_what_is_asked(ward: Ward) -> None:
    session_id = ward.meet("2026-12-17 19:00", preparer=MINH)
    answer(ward, session_id, HOA, coming=False)
    answer(ward, session_id, MINH, coming=True)
    found = [
        (when, name, said) for when, name, said in ward.ticks("2026-12-12 00:00", "2026-12-18 00:00") if name != LAN
    ]
    assert found == [
        ("12/12 06:30", MINH, DRAFT),
        ("14/12 19:00", MINH, "Mời đồng chí dự họp. Đồng chí đã báo: dự được."),
        ("14/12 19:00", TAM, texts.IN_CHARGE_NOTICE),
        ("17/12 16:00", MINH, SOON),
    ]


def test_after_fourteen_days_without_a_tick_one_message_each(ward: Ward) -> None:
    ward.meet("2026-12-17 19:00", preparer=MINH)
    ward.ticks("2026-12-01 00:00", "2026-12-02 12:00")
    later = [(when, name) for when, name, _ in ward.ticks("2026-12-16 19:30", "2026-12-17 19:00")]
    assert later == [
        ("16/12 19:30", HOA),
        ("16/12 19:30", LAN),
        ("16/12 19:30", MINH),
        ("16/12 19:30", TAM),
        ("17/12 16:00", HOA),
        ("17/12 16:00", LAN),
        ("17/12 16:00", MINH),
    ]
    minh = next(row for row in ward.outbox() if ward.name_of(row) == MINH)
    assert plain(minh) == f"{CARD}\n\n{DRAFT}\n\n{AGAIN}"


def test_a_downtime_over_the_session_itself_sends_nothing(ward: Ward) -> None:
    ward.meet("2026-12-17 19:00", preparer=MINH)
    assert ward.ticks("2026-12-17 19:00", "2026-12-19 12:00") == []


def test_what_was_written_before_a_downtime_and_never_left_is_replaced(ward: Ward) -> None:
    ward.meet("2026-12-17 19:00", preparer=MINH)
    ward.tick(at("2026-12-10 19:00"), deliver=False)
    assert ward.tick(at("2026-12-11 09:00"), deliver=False) == []
    after = dict(ward.tick(at("2026-12-16 20:00"), deliver=False))
    assert after[MINH] == f"{CARD}\n\n{DRAFT}\n\n{AGAIN}"
    waiting = Counter(ward.name_of(row) for row in ward.outbox([OutboxState.WAITING]))
    assert waiting == {HOA: 1, LAN: 1, MINH: 1, TAM: 1}


def test_early_sessions_and_the_quiet_hours(ward: Ward) -> None:
    ward.meet("2026-12-17 07:30", theme="Sớm")
    ward.meet("2026-12-18 06:00", theme="Rất sớm")
    soon = [(when, name) for when, name, said in ward.ticks("2026-12-10 00:00", "2026-12-19 00:00") if said == SOON]
    assert soon == [
        ("17/12 06:30", HOA),
        ("17/12 06:30", LAN),
        ("17/12 06:30", MINH),
        ("17/12 20:30", HOA),
        ("17/12 20:30", LAN),
        ("17/12 20:30", MINH),
    ]


def test_ticks_in_the_night_write_nothing_and_the_morning_catches_up(ward: Ward) -> None:
    ward.meet("2026-12-17 19:00", preparer=MINH)
    assert ward.ticks("2026-12-14 21:00", "2026-12-15 06:20", timedelta(minutes=10)) == []
    assert len(ward.tick(at("2026-12-15 06:30"))) == 4


def test_a_late_registration_invites_at_the_next_tick(ward: Ward) -> None:
    ward.meet("2026-12-17 19:00", preparer=MINH)
    first = ward.tick(at("2026-12-15 20:00"))
    assert [name for name, _ in first] == [HOA, LAN, MINH, TAM]
    assert ward.tick(at("2026-12-15 20:01")) == []


def test_somebody_without_an_account_is_told_when_they_have_joined(ward: Ward) -> None:
    ward.person("Nga (mẫu)", joined=False)
    ward.meet("2026-12-17 19:00")
    assert "Nga (mẫu)" not in dict(ward.tick(at("2026-12-14 19:00")))
    ward.join("Nga (mẫu)")
    assert [name for name, _ in ward.tick(at("2026-12-15 09:00"))] == ["Nga (mẫu)"]


def test_a_shared_phone_gets_a_message_for_each_saying_for_whom(ward: Ward) -> None:
    ward.person("Nga (mẫu)", phone_of=HOA)
    ward.meet("2026-12-17 19:00", preparer=MINH)
    said = dict(ward.tick(at("2026-12-17 16:00")))
    assert said["Nga (mẫu)"] == f"Gửi đồng chí Nga (mẫu):\n{CARD}\n\n{SOON}"
    assert said[HOA] == f"Gửi đồng chí Hòa (mẫu):\n{CARD}\n\n{SOON}"
    chats = {ward.name_of(row): row.chat_id for row in ward.outbox()}
    assert chats["Nga (mẫu)"] == chats[HOA]


def test_another_cells_people_hear_nothing(ward: Ward) -> None:
    ward.person("Sơn (mẫu)", RoleName.SECRETARY, cell="Chi bộ 2")
    ward.meet("2026-12-17 19:00", preparer=MINH)
    assert {name for _, name, _ in ward.ticks("2026-12-01 00:00", "2026-12-18 00:00")} == {HOA, LAN, MINH, TAM}


def test_a_cancelled_session_is_silent(ward: Ward) -> None:
    session_id = ward.meet("2026-12-17 19:00", preparer=MINH)
    with ward.database.unit_of_work() as unit:
        unit.db.get_one(Session, session_id).state = "cancelled"
        unit.commit()
    assert ward.ticks("2026-12-01 00:00", "2026-12-18 00:00") == []


def test_ticks_that_race_write_everything_once(ward: Ward) -> None:
    ward.meet("2026-12-17 19:00", preparer=MINH)
    ward.give(HOA, "Vận động 45 hộ", "2026-12-14")
    wrote = []

    def tick() -> None:
        own = Database(ward.database.url, KEY)
        with own.unit_of_work() as unit:
            wrote.append(remind(Work(unit, at("2026-12-14 19:00"), ZONE, ward.policy)))
            unit.commit()
        own.close()

    racers = [threading.Thread(target=tick) for _ in range(6)]
    for racer in racers:
        racer.start()
    for racer in racers:
        racer.join()
    assert sorted(wrote) == [0, 0, 0, 0, 0, 5]
    assert len(ward.outbox()) == 5


def test_tasks_in_one_message_with_their_buttons(ward: Ward) -> None:
    first = ward.give(HOA, "Vận động 45 hộ phân loại rác thải", "2026-12-10")
    second = ward.give(HOA, "Dọn kiệt 3", "2026-12-13")
    ward.tick(at("2026-12-07 07:30"))
    assert ward.tick(at("2026-12-10 07:30")) == [
        (
            HOA,
            "📋 Việc của đồng chí\n– Vận động 45 hộ phân loại rác thải: đến hạn Thứ Năm 10/12/2026\n"
            "– Dọn kiệt 3: hạn Chủ Nhật 13/12/2026\n\nĐồng chí chọn ở dưới để báo kết quả.",
        )
    ]
    assert buttons(ward.outbox()[-1]) == [
        ("✅ Xong: Vận động 45 hộ phân loại rá…", f"t:{first}:1:done"),
        ("📣 Báo cáo: Vận động 45 hộ phân loại rá…", f"t:{first}:1:open"),
        ("⏰ Nhắc lại: Vận động 45 hộ phân loại rá…", f"t:{first}:1:later"),
        ("⏳ Xin gia hạn: Vận động 45 hộ phân loại rá…", f"t:{first}:1:ask"),
        ("✅ Xong: Dọn kiệt 3", f"t:{second}:1:done"),
        ("📣 Báo cáo: Dọn kiệt 3", f"t:{second}:1:open"),
        ("⏰ Nhắc lại: Dọn kiệt 3", f"t:{second}:1:later"),
        ("⏳ Xin gia hạn: Dọn kiệt 3", f"t:{second}:1:ask"),
    ]


def test_a_task_is_asked_about_until_it_is_done(ward: Ward) -> None:
    task_id = ward.give(HOA, "Dọn kiệt 3", "2026-12-10")
    early = ward.ticks("2026-12-01 00:00", "2026-12-12 00:00")
    assert [when for when, *_ in early] == ["07/12 07:30", "10/12 07:30", "11/12 07:30"]
    with ward.database.unit_of_work() as unit:
        unit.db.get_one(Task, task_id).state = TaskState.DONE
        unit.commit()
    assert ward.ticks("2026-12-12 00:00", "2026-12-31 00:00") == []


def test_fourteen_days_of_downtime_ask_about_tasks_once(ward: Ward) -> None:
    ward.give(HOA, "Dọn kiệt 3", "2026-12-10")
    ward.give(HOA, "Sơn hàng rào", "2026-12-12")
    ward.give(MINH, "Viết tin", "2026-12-30")
    ward.ticks("2026-12-05 00:00", "2026-12-06 00:00")
    assert ward.ticks("2026-12-20 10:00", "2026-12-21 00:00") == [
        ("20/12 10:00", HOA, "Đồng chí chọn ở dưới để báo kết quả.")
    ]
    assert "Dọn kiệt 3: quá hạn từ Thứ Năm 10/12/2026\n– Sơn hàng rào: quá hạn từ Thứ Bảy 12/12/2026" in plain(
        ward.outbox()[-1]
    )


def test_many_tasks_do_not_make_an_endless_message(ward: Ward) -> None:
    for number in range(12):
        ward.give(HOA, f"Việc {number} " + "rất dài " * 60, "2026-12-10")
    ((_, said),) = ward.tick(at("2026-12-10 08:00"))
    assert "– và 7 việc nữa, xem ở <kbd>/viec</kbd>" in said
    assert len(said) < 2_000


def test_what_people_typed_is_escaped(ward: Ward) -> None:
    ward.meet("2026-12-17 19:00", theme="<b>Rác & nước</b>")
    ward.tick(at("2026-12-17 16:00"))
    assert "&lt;b&gt;Rác &amp; nước&lt;/b&gt;" in ward.outbox()[0].payload


def test_a_tick_of_limited_size_is_continued_by_the_next(ward: Ward) -> None:
    ward.meet("2026-12-17 19:00", preparer=MINH)
    ward.give(HOA, "Dọn kiệt 3", "2026-12-14")
    counts = []
    for _ in range(4):
        with ward.database.unit_of_work() as unit:
            counts.append(remind(Work(unit, at("2026-12-14 19:00"), ZONE, ward.policy), limit=2))
            unit.commit()
    assert counts == [2, 2, 1, 0]
    assert len(ward.outbox()) == 5
