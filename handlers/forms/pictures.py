"""Pictures that people send, made ready to be kept and shown, whatever a phone makes of them. Pure.

It decodes what strangers have made: it runs in a process apart alone (pictures_apart.py).
"""

from io import BytesIO
from math import sqrt

import pillow_heif
from PIL import AvifImagePlugin, Image, ImageOps

from handlers.forms.unfit import Unfit

FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "HEIF", "AVIF")
# Only a JPEG can be read at less than its size. What has more pixels is refused before any is read.
MOST_PIXELS = 60_000_000
MOST_PIXELS_OF_JPEG = 300_000_000
# What chat apps show as it is: kinds, sides together, the longer side to the shorter, bytes.
_SHOWN = ("JPEG", "MPO", "PNG", "WEBP")
_SHOWN_MODES = ("1", "L", "RGB", "RGBA", "P", "LA")
_SIDES_TOGETHER, _RATIO, _BYTES = 10_000, 20, 10 * 1024 * 1024
# What else is made of it: so many pixels, and no side longer than this, also of a long panorama.
_PIXELS, _LONGEST, _QUALITY = 6_000_000, 8_000, 88
_WHITE = (255, 255, 255)


class NoPicture(Unfit):
    """It is no picture, or a broken one."""

    why = "not_a_picture"


class TooManyPixels(NoPicture):
    """It is one, of more pixels than are read."""

    why = "too_many_pixels"


def made_ready(content: bytes) -> bytes | None:
    """The picture as a JPEG that every app shows, the right way up and without any notes; None where it is one that
    apps show as it is. Of one that moves the first picture is taken.

    Raises NoPicture, TooManyPixels, MemoryError.
    """
    with _opened(content) as picture:
        if len(content) <= _BYTES and _is_shown(picture):
            # A JPEG is read at an eighth of its size, which is quick and still finds what is missing.
            picture.draft("RGB", (max(1, picture.width // 8), max(1, picture.height // 8)))
            _loaded(picture)
            return None
        return _jpeg(_padded(_upright(picture, _size_for(picture))))


def pixels_within(content: bytes, side: int) -> tuple[int, int, bytes]:
    """The picture the right way up and within a square of this side: width, height, and its RGB bytes.

    Raises NoPicture, TooManyPixels, MemoryError.
    """
    with _opened(content) as picture:
        made = ImageOps.contain(_upright(picture, (2 * side, 2 * side)), (side, side))
    return made.width, made.height, made.tobytes()


def _opened(content: bytes) -> Image.Image:
    # The bounds are ours, and so is the process: it ends with this picture.
    Image.MAX_IMAGE_PIXELS = None
    pillow_heif.options.DECODE_THREADS = AvifImagePlugin.DEFAULT_MAX_THREADS = 1
    pillow_heif.register_heif_opener(thumbnails=False)
    try:
        picture = Image.open(BytesIO(content), formats=FORMATS)
    except (OSError, SyntaxError, ValueError) as error:
        raise NoPicture from error
    most = MOST_PIXELS_OF_JPEG if picture.format in ("JPEG", "MPO") else MOST_PIXELS
    if picture.width * picture.height > most:
        raise TooManyPixels
    return picture


def _is_shown(picture: Image.Image) -> bool:
    short, long = sorted(picture.size)
    fits = short + long <= _SIDES_TOGETHER and long <= _RATIO * short
    moves = picture.format != "MPO" and getattr(picture, "is_animated", False)
    return fits and not moves and picture.format in _SHOWN and picture.mode in _SHOWN_MODES


def _size_for(picture: Image.Image) -> tuple[int, int]:
    """The largest that is kept of it."""
    scale = min(1.0, sqrt(_PIXELS / (picture.width * picture.height)), _LONGEST / max(picture.size))
    return max(1, round(picture.width * scale)), max(1, round(picture.height * scale))


def _upright(picture: Image.Image, size: tuple[int, int]) -> Image.Image:
    """The picture within this size, in plain colours, and turned as its notes say."""
    if picture.format in ("JPEG", "MPO"):
        picture.draft(None, size)
    _loaded(picture)
    plain = _in_eight_bits(picture)
    plain.thumbnail(size, reducing_gap=2.0)
    turned = ImageOps.exif_transpose(plain)
    if not turned.has_transparency_data:
        return turned.convert("RGB")
    clear = turned.convert("RGBA")
    ground = Image.new("RGB", clear.size, _WHITE)
    ground.paste(clear, mask=clear.getchannel("A"))
    return ground


def _loaded(picture: Image.Image) -> None:
    try:
        picture.load()
    except (OSError, SyntaxError, ValueError, EOFError) as error:
        raise NoPicture from error


def _in_eight_bits(picture: Image.Image) -> Image.Image:
    """The picture in a mode that can be made smaller well; of 16 bits the upper half."""
    if picture.mode.startswith("I;16"):
        return picture.point(lambda value: value * (1 / 256)).convert("L")
    if picture.mode in ("RGB", "RGBA", "L", "LA", "CMYK"):
        return picture
    return picture.convert("RGBA" if picture.has_transparency_data else "RGB")


def _padded(picture: Image.Image) -> Image.Image:
    """With white beside it where it is so long that apps would refuse it."""
    short, long = sorted(picture.size)
    least = -(-long // _RATIO)
    if short >= least:
        return picture
    size = (long, least) if picture.width == long else (least, long)
    return ImageOps.pad(picture, size, color=_WHITE)


def _jpeg(picture: Image.Image) -> bytes:
    made = BytesIO()
    # Nothing but the pixels: not even what Pillow itself has kept of the notes.
    Image.frombytes(picture.mode, picture.size, picture.tobytes()).save(made, "JPEG", quality=_QUALITY)
    return made.getvalue()
