"""Small pictures for tests: whole ones, ones with a position, truncated ones."""

from io import BytesIO
from typing import Any

import pillow_heif
from PIL import Image

DA_NANG = {1: "N", 2: (16.0, 4.0, 0.0), 3: "E", 4: (108.0, 13.0, 0.0)}
GPS, WAY_UP = 0x8825, 0x0112


def photo(color: str = "red", size: tuple[int, int] = (64, 48), position: bool = False) -> bytes:
    """A JPEG, with where it was taken in its EXIF if `position`."""
    made = BytesIO()
    picture = Image.new("RGB", size, color)
    if position:
        exif = Image.Exif()
        exif.get_ifd(GPS).update(DA_NANG)
        picture.save(made, "JPEG", exif=exif)
    else:
        picture.save(made, "JPEG")
    return made.getvalue()


def picture(kind: str, size: tuple[int, int] = (64, 48), mode: str = "RGB", **more: Any) -> bytes:
    """A picture of any kind that is written: left half red, right half white; `more` is for its writer."""
    made = BytesIO()
    pillow_heif.register_heif_opener()
    drawn = Image.new("RGB", size, "white")
    drawn.paste("red", (0, 0, size[0] // 2, size[1]))
    drawn.convert(mode).save(made, kind, **more)
    return made.getvalue()


def positioned(way_up: int = 1) -> Image.Exif:
    """Notes of a camera: where it was, and how it was held."""
    exif = Image.Exif()
    exif[WAY_UP] = way_up
    exif.get_ifd(GPS).update(DA_NANG)
    return exif


def has_position(content: bytes) -> bool:
    with Image.open(BytesIO(content)) as opened:
        return bool(opened.getexif().get_ifd(GPS))
