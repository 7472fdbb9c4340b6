"""Recordings for tests: they begin as what they are, and nobody listens."""


def voice(words: bytes = b"one") -> bytes:
    return b"OggS\x00\x02" + words * 50


def sound(words: bytes = b"two") -> bytes:
    return b"\x00\x00\x00\x18ftypM4A " + words * 50


def aac(words: bytes = b"three") -> bytes:
    return b"\xff\xf1" + words * 50
