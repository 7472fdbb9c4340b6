"""Files sealed on disk: AES-256-GCM in chunks, under names that say nothing of what is in them.

A sealed file is its mark, 16 random bytes, and its chunks. Each file has a key of its own, derived from those bytes and
the file's name; each chunk is bound to its place in the file and to whether it is the last. So nothing can be cut off,
put in another order, or laid under another name without being noticed.
"""

import hmac
import secrets
from collections.abc import Iterator

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from storage.keys import Key

MARK = b"chibo sealed 1\n"
CHUNK = 64 * 1024
_SALT, _TAG = 16, 16


class Damaged(OSError):
    """A file is not what was once sealed under its name with this key."""


class Sealer:
    """Seals contents of one kind, such as "files". Without a key it leaves everything as it is."""

    def __init__(self, key: Key | None, kind: str) -> None:
        self._contents = key.derived(f"{kind} contents") if key is not None else None
        self._names = key.derived(f"{kind} names") if key is not None else None

    def name(self, digest: str) -> str:
        """The name on disk of the content with this hash, as long as the hash; without the key nobody can tell it."""
        return digest if self._names is None else hmac.digest(self._names, digest.encode(), "sha256").hex()

    def seal(self, name: str, content: bytes) -> bytes:
        if self._contents is None:
            return content
        salt = secrets.token_bytes(_SALT)
        cipher = self._cipher(self._contents, salt, name)
        pieces = [content[start : start + CHUNK] for start in range(0, len(content), CHUNK)] or [b""]
        sealed = (
            cipher.encrypt(_nonce(number, number == len(pieces) - 1), piece, MARK)
            for number, piece in enumerate(pieces)
        )
        return b"".join((MARK, salt, *sealed))

    def unseal(self, name: str, sealed: bytes) -> bytes:
        """Raises Damaged."""
        if self._contents is None:
            return sealed
        begins = len(MARK) + _SALT
        if len(sealed) < begins + _TAG or not sealed.startswith(MARK):
            raise Damaged(f"{name} is not sealed")
        cipher = self._cipher(self._contents, sealed[len(MARK) : begins], name)
        try:
            return b"".join(_opened(cipher, sealed[begins:]))
        except InvalidTag:
            raise Damaged(f"{name} is damaged, or sealed with another key") from None

    @staticmethod
    def _cipher(contents: bytes, salt: bytes, name: str) -> AESGCM:
        return AESGCM(HKDF(SHA256(), len(contents), salt=salt, info=name.encode()).derive(contents))


def _opened(cipher: AESGCM, sealed: bytes) -> Iterator[bytes]:
    step = CHUNK + _TAG
    for number, start in enumerate(range(0, len(sealed), step)):
        yield cipher.decrypt(_nonce(number, start + step >= len(sealed)), sealed[start : start + step], MARK)


def _nonce(number: int, last: bool) -> bytes:
    """Used once under a key, as each file has a key of its own."""
    return number.to_bytes(11, "big") + bytes([last])
