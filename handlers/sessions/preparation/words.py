"""Whether a line asks for what somebody has sent ahead of a meeting: to see it, to change it, to take it back. Pure."""

import re

from handlers.language.spoken_words import bag, heard

_ASKED = re.compile(r"\b(?:rut lai|rut|thu hoi|xoa|huy|bo|sua|sua lai|doi|xem|xem lai|coi lai)(?: \S+){0,4} y kien\b")
_WORDS = bag(
    "rut lai thu hoi xoa huy bo sua doi xem coi y kien cai da gui truoc hop buoi vua nay khi luc cua xin cho giup "
    "ho dum gium voi di nhe nha nhen nghe a oi em anh chi bac co chu chau toi minh ong ba dong bi vang vâng thua "
    "muon nham roi lon , cac nhung moi"
)


def asks_for_own(words: str) -> bool:
    line = heard(words)
    return bool(_ASKED.search(line)) and frozenset(line.split()) <= _WORDS
