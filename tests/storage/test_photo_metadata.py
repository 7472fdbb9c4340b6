"""Pictures are kept without their notes: every pixel the same, the way up kept, nothing else."""

from collections.abc import Callable
from functools import partial
from io import BytesIO

import pytest
from PIL import Image

from storage.photo_metadata import without_notes
from tests.pictures import DA_NANG, GPS, photo

SECRET = b"Da Nang, here and nowhere else"
_WAY, _MAKER = 0x0112, 0x010F


def _noted(kind: str, way: int = 6, **how: object) -> bytes:
    exif = Image.Exif()
    exif[_WAY], exif[_MAKER] = way, SECRET.decode()
    exif.get_ifd(GPS).update(DA_NANG)
    made = BytesIO()
    picture = Image.effect_noise((80, 60), 40).convert("RGB")
    picture.save(made, kind, exif=exif, **how)
    return made.getvalue()


def _pixels(content: bytes) -> bytes:
    with Image.open(BytesIO(content)) as opened:
        return opened.tobytes()


@pytest.mark.parametrize(
    "made",
    [
        partial(_noted, "JPEG"),
        partial(_noted, "JPEG", progressive=True),
        partial(_noted, "JPEG", comment=SECRET, xmp=b"<x>" + SECRET + b"</x>"),
        partial(_noted, "PNG"),
        partial(_noted, "WEBP", lossless=True, xmp=b"<x>" + SECRET + b"</x>"),
    ],
    ids=["jpeg", "progressive", "jpeg with more", "png", "webp"],
)
def test_notes_go_and_the_picture_stays(made: Callable[[], bytes]) -> None:
    content = made()
    assert SECRET in content
    kept = without_notes(content)
    assert SECRET not in kept
    assert _pixels(kept) == _pixels(content)
    with Image.open(BytesIO(kept)) as opened:
        assert not opened.getexif().get_ifd(GPS)
    assert without_notes(kept) == kept


@pytest.mark.parametrize("way", range(1, 9))
def test_the_way_up_is_kept(way: int) -> None:
    with Image.open(BytesIO(without_notes(_noted("JPEG", way)))) as opened:
        assert dict(opened.getexif()) == ({_WAY: way} if way > 1 else {})


def test_a_second_picture_behind_the_first_goes() -> None:
    assert SECRET not in without_notes(photo() + _noted("JPEG"))


@pytest.mark.parametrize("cut", [0, 1, 3, 12, 30, 100, 200, -50])
def test_what_is_cut_off_does_no_harm(cut: int) -> None:
    for kind in ("JPEG", "PNG", "WEBP"):
        without_notes(_noted(kind)[:cut])


def test_other_contents_stay_as_they_are() -> None:
    for content in (b"", b"MZ\x90", b"%PDF-1.7", b"RIFFxxxxWAVE", "chữ".encode()):
        assert without_notes(content) == content
