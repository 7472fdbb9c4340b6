"""The witness: a short code of the chain's head, which goes out to people.

Whoever holds the machine can cut the chain's tail or make it anew, but not the codes that others have.
"""

import re
from enum import Enum

from sqlalchemy import select

from storage.audit_chain import AuditLink, newest_link
from storage.database import Db

# Crockford's alphabet: nothing that is read for something else. Twelve of them are 60 bits.
_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_READ_FOR = str.maketrans("OIL", "011")
_LENGTH, _GROUP = 12, 4
_CODE = re.compile(r"([0-9]{1,12})\s*[-–—\s]\s*(.+)", re.DOTALL)


class WitnessSays(Enum):
    """What a code shows of the chain."""

    HOLDS = "the chain still holds it"
    NO_CODE = "this is no code: it reads like 1284-7K2M-9QXA-3T5V"
    CUT = "the chain ends before it: its tail was cut, or an older copy was put back"
    ANEW = "the chain has another head there: it was changed or made anew"
    NOT_KEPT = "its time is over: rows so old are no longer kept, and nobody can tell"


def code_of(number: int, head: str) -> str:
    """The link's number and the beginning of its head, to be read and typed: "1284-7K2M-9QXA-3T5V"."""
    bits = int(head[: _LENGTH * 5 // 4], 16)
    return _spelt(number, "".join(_LETTERS[bits >> shift & 31] for shift in range((_LENGTH - 1) * 5, -1, -5)))


def witness(db: Db) -> str:
    """The code of the head as it stands; "" while nothing is linked."""
    link = newest_link(db)
    return code_of(link.number, link.head) if link is not None else ""


def check_witness(db: Db, code: str) -> WitnessSays:
    """Whether the chain still holds the head that this code was made of, however it was typed."""
    read = _CODE.fullmatch(code.strip())
    letters = re.sub(r"[^0-9A-Z]", "", read[2].upper()).translate(_READ_FOR) if read is not None else ""
    if read is None or len(letters) != _LENGTH:
        return WitnessSays.NO_CODE
    number = int(read[1])
    link = db.get(AuditLink, number)
    if link is not None:
        return WitnessSays.HOLDS if code_of(number, link.head) == _spelt(number, letters) else WitnessSays.ANEW
    newest = newest_link(db)
    if newest is None or number > newest.number:
        return WitnessSays.CUT
    oldest = db.scalar(select(AuditLink).order_by(AuditLink.number).limit(1))
    anchored = oldest is not None and oldest.members == "" and number < oldest.number
    return WitnessSays.NOT_KEPT if anchored else WitnessSays.ANEW


def _spelt(number: int, letters: str) -> str:
    return "-".join([str(number), *(letters[at : at + _GROUP] for at in range(0, _LENGTH, _GROUP))])
