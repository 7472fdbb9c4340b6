"""Whether typed words say why somebody is away. Pure."""

from handlers.language.spoken_words import bag, heard

# What assents, declines or calls somebody, and says nothing of why: "tôi đồng ý", "không có ạ".
_NO_REASON = bag(
    "toi minh em chau con bac anh chi co chu ong ba o a c da vang vâng thua dong y nhat tri ok u duoc roi thoi khong "
    "nhe nha nhen nghe nghen biet ro hieu chao cam on ly do gi het ca la thi di gui luon , ? tat hoan toan cung"
)
_COMING = ("du duoc", "di duoc", "den duoc", "van du", "se du", "van di hop")


def gives_reason(words: str) -> bool:
    """Whether words can be why somebody is away: more than assent, and not that they come."""
    line = heard(words)
    coming = "khong" not in line.split() and any(one in line for one in _COMING)
    return any(map(str.isalpha, line)) and not coming and not frozenset(line.split()) <= _NO_REASON
