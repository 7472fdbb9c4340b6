"""Recordings that people send: what kind of sound a content is, and that it is one at all. Nothing is decoded: it is
played where it is heard.
"""

from handlers.forms.unfit import Unfit

_SIGNATURES = (
    (0, b"OggS", "audio/ogg"),
    (4, b"ftyp", "audio/mp4"),
    (0, b"ID3", "audio/mpeg"),
    (0, b"\xff\xfb", "audio/mpeg"),
    (0, b"\xff\xf3", "audio/mpeg"),
    (0, b"\xff\xf2", "audio/mpeg"),
    (0, b"\xff\xf1", "audio/aac"),
    (0, b"\xff\xf9", "audio/aac"),
    (0, b"#!AMR", "audio/amr"),
    (8, b"WAVE", "audio/wav"),
    (0, b"fLaC", "audio/flac"),
)


class NoRecording(Unfit):
    """It is no recording of a kind that anything plays."""

    why = "not_a_recording"


def sound_of(content: bytes) -> str | None:
    """The kind of sound (or of a moving picture with it) that a content says it is; None where it is none."""
    return next((mime for at, sign, mime in _SIGNATURES if content[at : at + len(sign)] == sign), None)


async def ready_recording(content: bytes) -> bytes:
    """The recording as it is to be kept. Raises NoRecording."""
    if sound_of(content) is None:
        raise NoRecording
    return content
