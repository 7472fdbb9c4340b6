"""A typed number or label is a tap (docs/decisions/0003): which choice of the screen just shown do these words mean?"""

import re
from typing import Any, Literal

from bot.channels.plaintext import is_way
from handlers.forms.showing import TYPED
from handlers.language.agreeing import agrees
from handlers.language.names import plain_label
from handlers.screens.consent_texts import AGREE
from handlers.screens.menu import every_label
from storage.shown_choices import ScreenRow

# "1", "(1)", "số 1", "em chọn số 1 ạ": as its label is read, folded and without signs.
_NUMBER = re.compile(r"(?:(?:da|vang|em|toi|minh|chon|lay|bam|so|cau|muc) )*(\d{1,3})(?: (?:a|nhe|nha|di|thoi))*")
# A sign before or between digits: a day, a share, a number that is no choice's.
_OTHER_NUMBER = re.compile(r"[-\u2013\u2212+]\s*\d|\d\s*[-/.,:]\s*\d")
# "cái đầu", "cái thứ hai", "chọn cái cuối ạ".
_ORDINAL = re.compile(
    r"(?:(?:da|vang|em|toi|minh|chon|lay|bam|go) )*(?:cai|muc|cau|dong|so) "
    r"(?:(?P<first>dau(?: tien)?|thu nhat)|(?P<last>cuoi(?: cung)?|chot)|(?:thu )?(?P<place>\w+))"
    r"(?: (?:a|nhe|nha|di|thoi))*"
)
_PLACES = {name: at for at, name in enumerate(("hai", "ba", "tu", "nam", "sau", "bay", "tam", "chin", "muoi"), start=2)}
_PLACES["bon"] = 4
_MENU = {plain_label(label): label for label in every_label()}
Meant = tuple[Literal["tap", "label"], str]


def resolve(text: str, screen: ScreenRow | None, numbers: bool) -> Meant | None:
    """What `text` means on `screen`: ("tap", the button's data), ("label", the menu's exact label), or None: words.

    `numbers`: the channel prints numbers before the choices. Words that two choices bear mean neither. The menu's words
    are understood whether or not it has been shown. A command is itself: /huy is not the "✖ Hủy" of an old form.
    """
    if text.startswith("/"):
        return None
    words = plain_label(text)
    if not words:
        return None
    numbered = numbers and screen is not None and screen.numbered and not _OTHER_NUMBER.search(text)
    if numbered and screen is not None and (number := _NUMBER.fullmatch(words)):
        return _numbered(int(number[1]), screen)
    if numbered and screen is not None and (place := _place(words, screen)):
        return _numbered(place, screen)
    if (label := _MENU.get(words)) is not None:
        return "label", label
    if screen is None:
        return None
    # A clear yes is the button of consent, wherever it stands; whoever taps "Đồng ý hạn mới" taps something else.
    words = plain_label(AGREE) if agrees(text) else words
    found = {data for label, data in screen.choices if plain_label(label) == words}
    return ("tap", found.pop()) if len(found) == 1 else None


def _numbered(number: int, screen: ScreenRow) -> Meant | None:
    counted = [data for label, data in screen.choices if not is_way(label)]
    if 1 <= number <= len(counted):
        return "tap", counted[number - 1]
    if not screen.choices and 1 <= number <= len(screen.labels):
        return "label", screen.labels[number - 1]
    return None


def _place(words: str, screen: ScreenRow) -> int:
    """Which place, from 1, is meant; 0 for none. A form's way back or out is none that is counted so."""
    ordinal = _ORDINAL.fullmatch(words)
    if ordinal is None:
        return 0
    last = len([label for label, _ in screen.choices if not is_way(label)] if screen.choices else screen.labels)
    if ordinal["first"] or ordinal["last"]:
        place = 1 if ordinal["first"] else last
    else:
        place = int(ordinal["place"]) if ordinal["place"].isdecimal() else _PLACES.get(ordinal["place"], 0)
    return place if place <= last else 0


def as_callback_update(data: dict[str, Any], chosen: str, outbox_id: int) -> dict[str, Any]:
    """The update `data` of a typed message as the tap that it means, on the message of outbox row `outbox_id`."""
    message = data["message"]
    shown = {"message_id": -outbox_id, "date": message["date"], "chat": message["chat"]}
    query = {
        "id": f"{TYPED}{data['update_id']}",
        "from": message["from"],
        "message": shown,
        "data": chosen,
        "chat_instance": str(message["chat"]["id"]),
    }
    return {"update_id": data["update_id"], "callback_query": query}
