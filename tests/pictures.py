"""Small pictures for tests: whole ones, ones with a position, truncated ones."""

from io import BytesIO

from PIL import Image

DA_NANG = {1: "N", 2: (16.0, 4.0, 0.0), 3: "E", 4: (108.0, 13.0, 0.0)}
GPS = 0x8825


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


def has_position(content: bytes) -> bool:
    with Image.open(BytesIO(content)) as opened:
        return bool(opened.getexif().get_ifd(GPS))
