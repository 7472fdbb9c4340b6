"""A mark anywhere in a raw update, of whatever kind; and the people who are called so."""

from typing import Any

import pytest

from handlers.secrecy.incoming import SentFile, documents_in, mark_in_update

WHO = {"id": 7, "is_bot": False, "first_name": "Minh"}
CHAT = {"id": 7, "type": "private", "first_name": "Minh"}


def message(**fields: Any) -> dict[str, Any]:
    return {"update_id": 1, "message": {"message_id": 5, "date": 1, "chat": CHAT, "from": WHO, **fields}}


@pytest.mark.parametrize(
    "update",
    [
        message(text="TỐI MẬT"),
        message(caption="x\nTỐI MẬT"),
        message(text="ok", quote={"text": "TỐI MẬT", "position": 0}),
        message(text="ok", reply_to_message={"message_id": 3, "chat": CHAT, "text": "Số 5\nTỐI MẬT"}),
        message(text="ok", external_reply={"origin": {}, "document": {"file_name": "TỐI MẬT.docx"}}),
        message(text="ok", external_reply={"contact": {"first_name": "TỐI MẬT"}}),
        message(contact={"phone_number": "1", "first_name": "A", "vcard": "BEGIN:VCARD\nNOTE:TỐI MẬT\nEND:VCARD"}),
        message(
            contact={"first_name": "A", "vcard": "BEGIN:VCARD\nNOTE;ENCODING=QUOTED-PRINTABLE:T=E1=BB=90I M=E1=BA=ACT"}
        ),
        message(contact={"phone_number": "1", "first_name": "TỐI MẬT"}),
        message(venue={"title": "TỐI MẬT", "address": "x"}),
        message(venue={"title": "x", "address": "TỐI MẬT"}),
        message(video={"file_id": "a", "file_name": "TỐI MẬT.mp4"}),
        message(audio={"file_id": "a", "file_name": "a.mp3", "title": "Kế hoạch - TỐI MẬT", "performer": "x"}),
        message(audio={"file_id": "a", "performer": "TỐI MẬT"}),
        message(animation={"file_id": "a", "file_name": "ke-hoach-TỐI MẬT.gif"}),
        message(poll={"question": "TỐI MẬT", "options": []}),
        message(poll={"question": "x", "options": [{"text": "TỐI MẬT"}]}),
        message(text="x", entities=[{"type": "text_link", "url": "https://a.vn/T%E1%BB%90I%20M%E1%BA%ACT.docx"}]),
        message(text="x", link_preview_options={"url": "https://a.vn/TỐI MẬT.docx"}),
        message(checklist={"title": "x", "tasks": [{"id": 1, "text": "TỐI MẬT"}]}),
        message(forward_origin={"type": "hidden_user", "sender_user_name": "TỐI MẬT"}),
        message(game={"title": "x", "description": "TỐI MẬT"}),
        message(paid_media={"paid_media": [{"video": {"file_name": "TỐI MẬT.mp4"}}]}),
        message(something_new={"deep": [[{"words": "TỐI MẬT"}]]}),
        {"update_id": 1, "edited_message": message(text="TỐI MẬT")["message"]},
        {"update_id": 1, "business_message": message(text="TỐI MẬT")["message"]},
        {"update_id": 1, "channel_post": {"chat": {"id": -1, "type": "channel"}, "text": "TỐI MẬT"}},
        {"update_id": 1, "inline_query": {"id": "1", "from": WHO, "query": "TỐI MẬT"}},
        {"update_id": 1, "callback_query": {"id": "1", "from": WHO, "data": "TỐI MẬT"}},
        {"update_id": 1, "chosen_inline_result": {"from": WHO, "query": "TỐI MẬT"}},
        {"event_name": "message.text.received", "message": {"text": "TỐI MẬT", "from": {"id": "a"}}},
        {"result": {"message": {"from": {"id": "a"}, "quote_message": {"content": "TỐI MẬT"}}}},
        {"result": {"message": {"from": {"id": "a"}, "photo": "http://a/b.jpg", "caption": "TỐI MẬT"}}},
        ["a list", {"TỐI": ["TỐI MẬT"]}],
    ],
)
def test_the_mark_is_seen_wherever_it_stands(update: Any) -> None:
    assert mark_in_update(update) == "TỐI MẬT"


@pytest.mark.parametrize(
    "update",
    [
        message(text="Không gửi tài liệu MẬT, TỐI MẬT", quote={"text": "giữ bí mật"}),
        {"message": {"from": {"first_name": "MẬT", "last_name": "NGUYỄN"}, "chat": {"first_name": "MẬT"}, "text": "ạ"}},
        message(video={"file_name": "MẬT ONG.mp4"}, venue={"title": "Mặt trận phường", "address": "1 Mật"}),
        message(contact={"first_name": "Mật", "last_name": "Lê", "vcard": "N:Lê;Mật;;;\nFN:Lê Mật"}),
        message(text="https://a.vn/m%E1%BA%ADt-ong"),
        {"update_id": None, "message": None},
        3,
    ],
)
def test_everyday_updates_pass(update: Any) -> None:
    assert mark_in_update(update) is None


def test_the_documents_of_an_update_are_found_wherever_they_are() -> None:
    one, two, three = ({"file_id": f"f{n}", "file_unique_id": f"u{n}"} for n in (1, 2, 3))
    update = message(document=one, reply_to_message={"document": two}, external_reply={"document": three})
    assert [*documents_in(update)] == [SentFile(f"f{n}", f"u{n}") for n in (1, 2, 3)]
    assert [*documents_in(message(document="x", photo=[one]))] == []
