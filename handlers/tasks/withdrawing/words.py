"""Whether a line asks to take back what was just reported. Pure: only where it says nothing else."""

import re

from handlers.language.spoken_words import bag, heard

_ASKED = re.compile(
    r"\b(?:rut lai|thu hoi)\b|\b(?:xoa|huy|bo)(?: \S+){0,3} bao cao\b|"
    r"\b(?:gui|bao|bam|ghi|bao cao|nhan)(?: \S+)?(?: bao cao)? (?:nham|lon|sai)\b|^(?:\S+ )?(?:nham|lon) roi\b|"
    r"\b(?:nham|lon)(?: roi)?(?: ,)? (?:xoa|huy|bo)\b"
)
_WORDS = bag(
    "rut lai thu hoi xoa huy bo bao cao gui bam ghi nhan nham lon sai roi vua cai ban tin so moi nay khi luc do "
    "kia xin cho giup ho dum gium voi di nhe nha nhen nghe a oi em anh chi bac co chu chau toi minh ong ba dong "
    "bi da vang vâng thua la thi nua lan truoc qua mat , viec can phai muon duoc khong hay con cua"
)


def asks_back(words: str) -> bool:
    line = heard(words)
    return bool(_ASKED.search(line)) and frozenset(line.split()) <= _WORDS
