"""Words that a keyboard left as they were struck, in the Telex manner: "roofi" for "rồi", "ddax" for "đã".

Only of words that reports are made of: any word may be struck so, and "as" or "of" are words elsewhere.
"""

import unicodedata
from collections.abc import Iterator

_WORDS = (
    "rồi xong đã được chưa không hết đủ hộ quỹ dọn vét phát thu lập việc báo cáo hoàn thành ạ nhé dạ loại phân rác kiệt tổ "
    "nhà văn hóa vận động đang làm sẽ gần mới còn thiếu trừ sách ký tờ rơi mương hẻm kiểm tra vướng khó"
).split()
_LETTERS = {"â": "aa", "ă": "aw", "ê": "ee", "ô": "oo", "ơ": "ow", "ư": "uw", "đ": "dd"}
_TONES = {"\u0300": "f", "\u0301": "s", "\u0309": "r", "\u0303": "x", "\u0323": "j"}


def typed_plain(word: str) -> str:
    """The word that was meant where it was struck so; otherwise the word itself."""
    return _STRUCK.get(word, word)


def _struck(word: str) -> Iterator[str]:
    """The ways to strike a word: its tone behind the vowel that has it, or at the end of the word; its marks as well."""
    letters, tone, place = [], "", 0
    for letter in unicodedata.normalize("NFC", word):
        parts = unicodedata.normalize("NFD", letter)
        found = next((one for one in parts if one in _TONES), "")
        base = unicodedata.normalize("NFC", parts.replace(found, "")) if found else letter
        letters.append(_LETTERS.get(base, base))
        if found:
            tone, place = _TONES[found], len(letters)
    yield "".join(letters) + tone
    yield "".join(letters[:place]) + tone + "".join(letters[place:])
    if "uw" in letters and "ow" in letters:
        yield "".join(letters).replace("uwow", "uow") + tone
    # A mark that was struck too late stands at the end, the word half made: "loiaj", "đuojc".
    if tone:
        plain = unicodedata.normalize("NFD", word)
        yield "".join(one for one in plain if one not in _TONES) + tone


_STRUCK = {struck: word for word in _WORDS for struck in _struck(word) if struck != word and len(struck) > len(word)}
_STRUCK |= {"loiaj": "loại", "roif": "rồi", "hêt": "hết", "xoong": "xong", "dduowcj": "được"}
