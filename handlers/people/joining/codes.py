"""An invitation's short code, to be typed where no link opens the bot with the long one: ten signs in two groups. Pure.

It is made of the invitation's secret, so that whoever has the one has the other, and is good as long. It has 50 bits.
"""

import hashlib
import re

# Without 0 and O, 1 and I, which are read for one another.
SIGNS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
GROUP = 5
_SIGN = r"[A-HJ-NP-Za-hj-np-z2-9]"
# As it is typed: small or large, with a dash, a space or nothing between. A digit tells it from words.
TYPED = rf"(?=[^\d]*\d){_SIGN}{{{GROUP}}}[ \-\u2013\u2014.]?{_SIGN}{{{GROUP}}}"
_TYPED = re.compile(TYPED)
# Slow on purpose: whoever reads the hash may not try all codes.
_COST = {"n": 2**13, "r": 8, "p": 1, "dklen": 32}


def code_of(secret: str) -> str:
    """The code of an invitation with this secret: "ABCDE-23456"."""
    for count in range(100):
        digest = int.from_bytes(hashlib.sha256(f"{count}:{secret}".encode()).digest())
        signs = "".join(SIGNS[digest >> 5 * place & 31] for place in range(2 * GROUP))
        if any(sign.isdigit() for sign in signs):
            return f"{signs[:GROUP]}-{signs[GROUP:]}"
    raise AssertionError("no digit in a hundred codes")


def as_code(words: str) -> str | None:
    """The code that somebody typed, as it is written; None for anything else."""
    if _TYPED.fullmatch(words.strip()) is None:
        return None
    signs = "".join(sign for sign in words.upper() if sign in SIGNS)
    return f"{signs[:GROUP]}-{signs[GROUP:]}"


def hash_of(code: str) -> str:
    """What is stored of a code."""
    return hashlib.scrypt(code.encode(), salt=b"chibo invitation", **_COST).hex()
