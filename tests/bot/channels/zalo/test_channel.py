"""The text-only channel: everything as words, numbers and links."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import select
from telegram import Bot, Update

from bot.channels.api import Upload
from bot.channels.channel import Outbound
from bot.channels.zalo.channel import ZaloChannel
from bot.channels.zalo.numbers import chat_number
from bot.clock import JumpingClock
from bot.play.simulator.in_process import InProcessApi
from bot.play.simulator.zalo.server import ZaloServer
from storage import inbox
from storage.accounts import account_of_external
from storage.database import Database, Db
from tests.house import BEGINS, TOKEN

PICTURE = Upload("a.png", b"png", "image/png")
URL = "https://x.vn/a.png"
KEYS = {"inline_keyboard": [[{"text": "Có", "callback_data": "a"}], [{"text": "Không", "callback_data": "b"}]]}


def channel(published: str | None = URL) -> ZaloChannel:
    return ZaloChannel(InProcessApi(ZaloServer(JumpingClock(BEGINS), TOKEN)), "1", lambda upload: published)


def calls(method: str, payload: dict[str, Any], published: str | None = URL, **more: Any) -> list[Any]:
    made = channel(published).calls(Outbound(method, payload, "abc", **more))
    assert all(call.params.pop("chat_id") == "abc" and not call.files for call in made)
    return [(call.method, call.params) for call in made]


def event(**content: Any) -> dict[str, Any]:
    body = {
        "from": {"id": "u1", "display_name": "Lan", "is_bot": False},
        "chat": {"id": "u1", "chat_type": "PRIVATE"},
        "message_id": "0f",
        "date": 1_764_000_000_123,
        **content,
    }
    return {"event_name": "message.text.received", "message": body}


def test_a_screen_is_a_text_with_numbers() -> None:
    assert calls("sendMessage", {"text": "<b>Dự</b> không?", "reply_markup": KEYS}) == [
        ("sendMessage", {"text": "<b>Dự</b> không?\n\n1. Có\n2. Không", "parse_mode": "html"})
    ]
    assert calls("editMessageText", {"text": "Gõ một số.", "reply_markup": KEYS}, numbered=False) == [
        ("sendMessage", {"text": "Gõ một số.\n\n• Gõ “Có”\n• Gõ “Không”"})
    ]


def test_long_texts_come_in_pieces() -> None:
    made = calls("sendMessage", {"text": "dòng chữ\n" * 500, "reply_markup": KEYS})
    assert len(made) == 3 and all(len(params["text"]) <= 2000 for _, params in made)
    assert made[-1][1]["text"].endswith("\n\n1. Có\n2. Không")


def test_pictures_and_files_are_links() -> None:
    assert calls("sendPhoto", {"photo": PICTURE, "caption": "<i>Ảnh</i>"}) == [
        ("sendPhoto", {"photo": URL, "caption": "Ảnh"})
    ]
    assert calls("sendDocument", {"document": Upload("b.docx", b"", ""), "caption": "Biên bản"}) == [
        ("sendMessage", {"text": f"Biên bản\nb.docx: {URL}"})
    ]
    album = {"media": [{"type": "photo", "media": PICTURE, "caption": "Trước"}, {"type": "photo", "media": PICTURE}]}
    assert [method for method, _ in calls("sendMediaGroup", album)] == ["sendPhoto", "sendPhoto"]


def test_without_a_public_address_it_says_what_cannot_be_seen() -> None:
    (photo,) = calls("sendPhoto", {"photo": PICTURE, "caption": "Ảnh"}, None)
    (file,) = calls("sendDocument", {"document": PICTURE, "caption": "Tệp"}, None)
    assert photo == ("sendMessage", {"text": "Ảnh\n(Có ảnh kèm theo, kênh này chưa xem được.)"})
    assert file[1]["text"].startswith("Tệp\n(Có tệp kèm theo, kênh này chưa nhận được.")


def test_what_the_channel_has_not_is_left_out() -> None:
    for method in ("deleteMessage", "setMyCommands", "sendChatAction", "pinChatMessage"):
        assert calls(method, {}) == []
    assert calls("answerCallbackQuery", {"callback_query_id": "typed:1"}) == []
    assert calls("answerCallbackQuery", {"callback_query_id": "typed:1", "text": "Nút cũ"}) == [
        ("sendMessage", {"text": "Nút cũ"})
    ]


def test_one_sent_again_says_so() -> None:
    (said,) = calls("sendMessage", {"text": "Mời họp"}, again=True)
    assert said[1]["text"] == "(Tin gửi lại, có thể đồng chí đã nhận rồi.)\nMời họp"


def test_updates_become_telegrams(database: Database) -> None:
    raw = event(text="/menu ngay")
    arrival = channel().arrival(raw)
    assert (arrival.update_key, arrival.chat_key) == ("0f", f"zalo:{chat_number('u1')}")
    with database.unit_of_work() as unit:
        data = channel().to_update({"ok": True, "result": raw}, unit.db, 3)
        account = account_of_external(unit.db, "zalo", "u1")
        assert account is not None and account.chat_id == chat_number("u1")
        assert channel().to_update(raw, unit.db, 4)["message"]["chat"]["id"] == account.chat_id
    update = Update.de_json(data, Bot("1:x"))
    assert update.message is not None and update.message.text == "/menu ngay"
    assert update.message.parse_entity(update.message.entities[0]) == "/menu"


def test_pictures_come_with_a_lasting_id(database: Database) -> None:
    with database.unit_of_work() as unit:
        kept(unit.db, *[event(photo="https://z.vn/1.jpg")] * 5)
        first = channel().to_update(event(photo="https://z.vn/1.jpg?t=1", caption="Xong"), unit.db, 3)
        again = channel().to_update(event(photo="https://z.vn/1.jpg?t=2"), unit.db, 4)
        sticker = channel().to_update(event(sticker="18071"), unit.db, 5)
    ids = [one["message"]["photo"][0]["file_unique_id"] for one in (first, again)]
    assert ids[0] == ids[1] and first["message"]["caption"] == "Xong"
    assert not {"text", "photo"} & sticker["message"].keys()


def test_numbers_of_chats_fit_between_telegrams_and_jsons() -> None:
    numbers = {chat_number(f"u{one}") for one in range(1000)}
    assert len(numbers) == 1000 and all(2**52 <= number < 2**53 for number in numbers)


def test_a_files_name_is_said_once() -> None:
    assert calls("sendDocument", {"document": PICTURE, "caption": "a.png"}) == [
        ("sendMessage", {"text": f"a.png: {URL}"})
    ]


def test_what_stands_in_for_a_file_is_said_where_there_is_no_way_to_it() -> None:
    payload = {"document": PICTURE, "caption": "Mở tệp này"}
    assert calls("sendDocument", payload, None, instead="Ghi vào lịch: <b>19:00</b>") == [
        ("sendMessage", {"text": "Ghi vào lịch: <b>19:00</b>", "parse_mode": "html"})
    ]
    ((_, said),) = calls("sendDocument", payload, instead="Ghi vào lịch")
    assert said["text"].startswith("Mở tệp này\n")


@pytest.mark.parametrize(
    ("lacks", "said"), [(("date",), "Xong"), (("from",), "Xong"), (("chat",), "Xong"), (("from", "chat"), None)]
)
def test_what_lacks_something_is_read_as_far_as_it_goes(
    database: Database, lacks: tuple[str, ...], said: str | None
) -> None:
    """Fields may be missing, and new kinds of events appear without notice: none is tried again and set aside."""
    raw = event(text="Xong")
    for name in lacks:
        raw["message"].pop(name)
    with database.unit_of_work() as unit:
        inbox.put(unit.db, [channel().arrival(raw)], datetime(2026, 11, 25, tzinfo=UTC))
        row = unit.db.scalars(select(inbox.InboxRow)).one()
        made = channel().to_update(raw, unit.db, row.id)
    message = made.get("message")
    assert (message["text"] if message else None) == said
    update = Update.de_json(made, Bot("1:x"))
    assert (update.message is not None) == (said is not None)


def test_an_event_without_a_message_is_nobodys(database: Database) -> None:
    with database.unit_of_work() as unit:
        odd: tuple[object, ...] = ({"event_name": "user.follow"}, {"ok": True, "result": {}}, [], "x", None)
        for raw in odd:
            assert channel().to_update(raw, unit.db, 1) == {"update_id": 1}


def test_a_picture_comes_as_live_payloads_bring_it(database: Database) -> None:
    raw = event(photo_url="https://z.vn/1.jpg", message_type="CHAT_PHOTO", caption="Xong")
    with database.unit_of_work() as unit:
        (number,) = kept(unit.db, raw)
        made = channel().to_update(raw, unit.db, number)
    assert made["message"]["photo"][0]["file_id"] == "https://z.vn/1.jpg"
    assert made["message"]["caption"] == "Xong"


def test_photos_in_a_row_are_one_album(database: Database) -> None:
    at = 1_764_000_000_000
    sent = [
        event(photo_url="https://z.vn/1.jpg", date=at),
        event(photo_url="https://z.vn/2.jpg", date=at + 4_000),
        event(photo="https://z.vn/3.jpg", date=at + 13_000),
        event(text="xong", date=at + 14_000),
        event(photo_url="https://z.vn/4.jpg", date=at + 15_000),
        event(photo_url="https://z.vn/5.jpg", date=at + 60_000),
    ]
    with database.unit_of_work() as unit:
        numbers = kept(unit.db, *sent)
        made = [channel().to_update(raw, unit.db, number)["message"] for number, raw in zip(numbers, sent, strict=True)]
    albums = [one.get("media_group_id") for one in made]
    assert albums[0] is not None and albums[0] == albums[1] == albums[2]
    assert albums[3] is None and len(set(albums)) == 4


def kept(db: Db, *raws: dict[str, Any]) -> list[int]:
    """The numbers of the inbox rows in which these updates stand."""
    arrivals = [replace(channel().arrival(raw), update_key=f"{at}") for at, raw in enumerate(raws)]
    inbox.put(db, arrivals, datetime(2026, 11, 25, tzinfo=UTC))
    return list(db.scalars(select(inbox.InboxRow.id).order_by(inbox.InboxRow.id)))
