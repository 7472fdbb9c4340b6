"""Decoding pictures that strangers have made in a process of its own (handlers/sandbox.py).

    python -m handlers.sandbox handlers.forms.pictures_apart < job and picture

The job is the first line: `ready`, or the side of a square. It ends with 1 where there is no picture, with 2 where it
is larger than what is read.
"""

import asyncio
import struct
import sys
from typing import BinaryIO

from PIL import Image

from handlers.forms.pictures import NoPicture, TooManyPixels, made_ready, pixels_within
from handlers.sandbox import GaveUp, run_apart

_READY = b"ready"
_TOO_MANY = 2
# Those that decode HEIC begin some, and fail where they cannot.
_THREADS = 8
_SIZE = struct.Struct("!II")


async def ready_picture(content: bytes) -> bytes:
    """The picture as it is to be kept and shown: as it came, or made anew. Raises NoPicture, TooManyPixels."""
    return await _asked(_READY, content) or content


def picture_within(content: bytes, side: int) -> Image.Image:
    """The picture within a square, for whoever draws in a thread of their own: nothing is decoded here. Raises
    NoPicture, TooManyPixels.
    """
    told = asyncio.run(_asked(b"%d" % side, content))
    return Image.frombytes("RGB", _SIZE.unpack_from(told), told[_SIZE.size :])


async def _asked(job: bytes, content: bytes) -> bytes:
    try:
        return await run_apart(__name__, job + b"\n" + content, threads=_THREADS)
    except GaveUp as error:
        raise (TooManyPixels if error.code in (None, _TOO_MANY) else NoPicture) from None


def main() -> int:
    try:
        _answer(sys.stdin.buffer, sys.stdout.buffer)
    except (TooManyPixels, MemoryError):
        return _TOO_MANY
    except NoPicture:
        return 1
    return 0


def _answer(asked: BinaryIO, answer: BinaryIO) -> None:
    job, content = asked.readline().strip(), asked.read()
    if job == _READY:
        answer.write(made_ready(content) or b"")
        return
    width, height, pixels = pixels_within(content, int(job))
    answer.write(_SIZE.pack(width, height) + pixels)
