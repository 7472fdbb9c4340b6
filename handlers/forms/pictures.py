"""Pictures that people send: whether a content is one at all."""

import asyncio
import warnings
from io import BytesIO

from PIL import Image

FORMATS = ("JPEG", "PNG", "WEBP")
MOST_PIXELS = 60_000_000
# Only a JPEG can be read at less than its size.
MOST_PIXELS_IN_FULL = 25_000_000


async def shows_something(content: bytes) -> bool:
    """The same as `is_picture`, in a thread: a large one takes a second, in which others are served."""
    return await asyncio.to_thread(is_picture, content)


def is_picture(content: bytes) -> bool:
    """Whether `content` is a whole picture of a kind that chat apps show. A truncated or a renamed file is none."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(BytesIO(content), formats=FORMATS) as picture:
                if picture.width * picture.height > (MOST_PIXELS if picture.format == "JPEG" else MOST_PIXELS_IN_FULL):
                    return False
                # A JPEG is read at an eighth of its size, which is quick and still finds what is missing.
                picture.draft("RGB", (max(1, picture.width // 8), max(1, picture.height // 8)))
                picture.load()
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError, Image.DecompressionBombWarning):
        return False
    return True
