"""Updates as they come from Telegram, of every kind, sensible and not."""

import random
from typing import Any

from handlers.screens.menu import HELP, ITEMS

WORDS = (
    "Lan",
    "Nguyễn Thị Hoa",
    "Hoa",
    "19h30 thứ 5 tuần sau",
    "mai",
    "32/13/2026",
    "hôm qua",
    "30/45",
    "xong",
    "có",
    "chưa xong",
    "xong việc 1",
    "1",
    "2",
    "0",
    "-1",
    "9" * 20,
    "٣",
    "７",
    "không",
    "bỏ qua",
    "1;2;3",
    "12-3",
    "7/9",
    "Minh giao Lan dọn rác 30/12",
    "toàn bộ",
    "vắng: Sơn ốm",
    "",
    " ",
    ".",
    "\u200b",
    "\u202egnắv",
    "👍🏽",
    "<b>&\"'</b>",
    "<a href='x'>",
    "%_%",
    "'; DROP TABLE tasks; --",
    "{name} {0} %s",
    "\x00\x01",
    "\ud83d",
    "a" * 4096,
    "ễ" * 4000,
    "dòng\n" * 300,
    "MẬT",
    "TỐI MẬT",
    "/start qr-1-1-0000000000",
    "đd 1234",
    "1234",
    "x" * 32,
    "1968",
    "https://t.me/x?start=qr-1-1-0000000000",
    "sinh năm 1968",
    "@chibo",
    "00:00",
    "24h",
    "ngày 0",
    "năm 9999999",
)
COMMANDS = tuple(
    f"/{name}"
    for name in (
        "start",
        "menu",
        "huy",
        "them",
        "nguoidung",
        "khongco",
        "chibo@nobody",
        *(item.command for item in (*ITEMS, HELP)),
    )
)
NAMES = ("../../etc/passwd", "MẬT - kế hoạch.docx", "a.xlsx", "", "<b>.pdf", "x" * 300, "ảnh.jpg", "con.\x00txt")
ODD: tuple[dict[str, Any], ...] = (
    {
        "sticker": {
            "file_id": "s",
            "file_unique_id": "s",
            "type": "regular",
            "width": 1,
            "height": 1,
            "is_animated": False,
            "is_video": False,
        }
    },
    {"contact": {"phone_number": "0900", "first_name": "A"}},
    {"location": {"longitude": 1.0, "latitude": 2.0}},
    {"voice": {"file_id": "v", "file_unique_id": "v", "duration": 1}},
    {"dice": {"emoji": "🎲", "value": 1}},
    {"caption": "chỉ có chú thích"},
    {"left_chat_member": {"id": 5, "is_bot": False, "first_name": "B"}},
)


class Writer:
    """Makes raw updates, numbered on and dated `at` (seconds since 1970)."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self.number = 5_000_000
        self.at = 0

    def tap(self, user: int, chat: int, data: str, message_id: int) -> dict[str, Any]:
        shown = {**self._frame(chat, message_id), "text": "?"}
        query = {"id": f"q{self.number + 1}", "from": _user(user), "message": shown, "data": data, "chat_instance": "1"}
        return self._update(callback_query=query)

    def text(self, user: int, chat: int, text: str) -> dict[str, Any]:
        first = text.split(" ")[0]
        entities = [{"type": "bot_command", "offset": 0, "length": len(first)}] if first.startswith("/") else []
        return self.message(user, chat, {"text": text, "entities": entities})

    def photo(self, user: int, chat: int) -> dict[str, Any]:
        return self.message(
            user, chat, {"photo": [self._file(width=1, height=1)], "caption": self._chance.choice(WORDS)}
        )

    def document(self, user: int, chat: int) -> dict[str, Any]:
        name = self._chance.choice(NAMES)
        mime = self._chance.choice(("image/jpeg", "application/pdf", "text/html", ""))
        return self.message(user, chat, {"document": self._file(file_name=name, mime_type=mime)})

    def odd(self, user: int, chat: int) -> dict[str, Any]:
        return self.message(user, chat, self._chance.choice(ODD))

    def edited(self, user: int, chat: int) -> dict[str, Any]:
        frame = {**self._frame(chat, self._chance.randint(1, 50)), "from": _user(user), "edit_date": self.at + 1}
        return self._update(edited_message={**frame, "text": self._chance.choice(WORDS)})

    def message(self, user: int, chat: int, content: dict[str, Any]) -> dict[str, Any]:
        return self._update(message={**self._frame(chat, self.number), "from": _user(user), **content})

    def _file(self, **more: Any) -> dict[str, Any]:
        number = self._chance.randint(1, 30)
        return {"file_id": f"none-{number}", "file_unique_id": f"u{number}", "file_size": number * 700_000, **more}

    def _frame(self, chat: int, message_id: int) -> dict[str, Any]:
        kind = {"type": "private", "first_name": "A"} if chat > 0 else {"type": "supergroup", "title": "Nhóm (mẫu)"}
        return {"message_id": message_id, "date": self.at, "chat": {"id": chat, **kind}}

    def _update(self, **content: Any) -> dict[str, Any]:
        self.number += 1
        return {"update_id": self.number, **content}


def _user(user: int) -> dict[str, Any]:
    return {"id": user, "is_bot": False, "first_name": "A"}
