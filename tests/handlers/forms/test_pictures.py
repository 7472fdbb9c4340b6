"""Pictures as phones make them: what is kept as it came, what is made anew, what is refused, and where that is done."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from handlers.forms import pictures
from handlers.forms.pictures import NoPicture, TooManyPixels, made_ready, pixels_within
from handlers.forms.pictures_apart import picture_within, ready_picture
from handlers.sandbox import GaveUp
from tests.pictures import has_position, photo, picture, positioned

ROOT = Path(__file__).parents[3]
RED, WHITE = (254, 0, 0), (255, 255, 255)
Make = Callable[[], bytes]


def opened(content: bytes | None) -> Image.Image:
    assert content is not None
    made = Image.open(BytesIO(content))
    made.load()
    return made


def alike(one: Any, other: tuple[int, int, int]) -> bool:
    return all(abs(a - b) < 12 for a, b in zip(one, other, strict=True))


@pytest.mark.parametrize(
    "make",
    [
        photo,
        lambda: photo(size=(4000, 3000)),
        lambda: picture("PNG", mode="1"),
        lambda: picture("PNG", mode="P"),
        lambda: picture("PNG", mode="RGBA"),
        lambda: picture("WEBP"),
        lambda: picture("MPO", save_all=True, append_images=[Image.new("RGB", (9, 9))]),
    ],
)
def test_what_apps_show_is_kept_as_it_came(make: Make) -> None:
    assert made_ready(make()) is None


@pytest.mark.parametrize(
    "make",
    [
        lambda: picture("HEIF", exif=positioned().tobytes()),
        lambda: picture("AVIF", exif=positioned()),
        lambda: picture("GIF"),
        lambda: picture("GIF", save_all=True, append_images=[Image.new("RGB", (64, 48))]),
        lambda: picture("WEBP", save_all=True, append_images=[Image.new("RGB", (64, 48))], exif=positioned()),
        lambda: picture("PNG", save_all=True, append_images=[Image.new("RGB", (64, 48))], exif=positioned()),
        lambda: picture("JPEG", mode="CMYK", exif=positioned()),
    ],
    ids=["heic", "avif", "gif", "moving gif", "moving webp", "moving png", "cmyk"],
)
def test_what_they_do_not_show_is_made_a_plain_jpeg(make: Make) -> None:
    """Of a moving picture the first; without anything but its pixels."""
    made = opened(made_ready(make()))
    assert (made.format, made.mode, made.size, dict(made.getexif())) == ("JPEG", "RGB", (64, 48), {})
    assert alike(made.getpixel((8, 24)), RED) and alike(made.getpixel((56, 24)), WHITE)


@pytest.mark.parametrize("kind", ["JPEG", "AVIF"])
def test_it_stands_the_right_way_up(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Held to the right: what is left in the file is above."""
    monkeypatch.setattr(pictures, "_BYTES", 0)
    made = opened(made_ready(picture(kind, exif=positioned(6))))
    assert made.size == (48, 64) and not has_position(made_ready(picture(kind, exif=positioned(6))) or b"")
    assert alike(made.getpixel((24, 8)), RED) and alike(made.getpixel((24, 56)), WHITE)


def test_of_sixteen_bits_the_upper_half() -> None:
    grey = Image.linear_gradient("L")
    content = BytesIO()
    grey.convert("I;16").point(lambda value: value * 256).save(content, "PNG")
    made = opened(made_ready(content.getvalue())).convert("L")
    assert all(abs(made.getpixel((9, y)) - grey.getpixel((9, y))) < 4 for y in (0, 100, 255))  # type: ignore[operator]


def test_what_is_clear_is_white() -> None:
    content = BytesIO()
    Image.new("RGBA", (64, 48), (0, 0, 0, 0)).save(content, "PNG")
    assert pixels_within(content.getvalue(), 8) == (8, 6, b"\xff" * 8 * 6 * 3)


@pytest.mark.parametrize(
    ("size", "kept"),
    [
        ((12_000, 9_000), (2828, 2121)),
        ((9_000, 12_000), (2121, 2828)),
        ((16_000, 3_000), (5657, 1061)),
        ((24_000, 300), (8_000, 400)),
        ((300, 24_000), (400, 8_000)),
    ],
    ids=["108 megapixels", "the same upright", "a panorama", "a strip", "an upright strip"],
)
def test_a_very_large_one_is_made_smaller(size: tuple[int, int], kept: tuple[int, int]) -> None:
    made = opened(made_ready(photo(size=size)))
    assert made.size == kept
    assert sum(made.size) <= 10_000 and max(made.size) <= 20 * min(made.size)


@pytest.mark.parametrize(
    "make",
    [
        lambda: photo(size=(400, 300))[:-100],
        lambda: picture("HEIF", (400, 300))[:-300],
        lambda: picture("PNG", (400, 300))[:200],
        lambda: b"MZ\x90\x00" * 200,
        lambda: b"GIF89a",
        bytes,
    ],
    ids=["a truncated photo", "a truncated heic", "a truncated png", "a program", "a broken gif", "nothing"],
)
def test_what_is_broken_is_no_picture(make: Make) -> None:
    with pytest.raises(NoPicture):
        made_ready(make())


def test_one_that_swells_is_not_even_begun() -> None:
    """A few kilobytes, a billion pixels."""
    content = BytesIO()
    Image.new("1", (30_000, 30_000)).save(content, "PNG")
    assert len(content.getvalue()) < 200_000
    with pytest.raises(TooManyPixels):
        made_ready(content.getvalue())


async def test_it_is_done_in_a_process_apart() -> None:
    heic, kept = picture("HEIF"), photo()
    assert opened(await ready_picture(heic)).format == "JPEG"
    assert await ready_picture(kept) == kept
    for content, why in ((b"MZ", NoPicture), (picture("PNG", (9_000, 7_000), "1"), TooManyPixels)):
        with pytest.raises(NoPicture) as refused:
            await ready_picture(content)
        assert type(refused.value) is why


def test_nobody_else_decodes_what_strangers_made() -> None:
    sources = [path for folder in ("bot", "handlers", "storage") for path in (ROOT / folder).rglob("*.py")]
    decoding = [path for path in sources if "Image.open(" in path.read_text(encoding="utf-8")]
    assert {path.name for path in decoding if "play" not in path.parts} == {"pictures.py"}


def test_pixels_come_back_to_whoever_draws() -> None:
    made = picture_within(picture("JPEG", (640, 480), exif=positioned(6)), 100)
    assert made.size == (75, 100) and alike(made.getpixel((37, 10)), RED) and alike(made.getpixel((37, 90)), WHITE)


async def test_one_that_takes_too_long_is_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    async def slow(*given: object, **more: object) -> bytes:
        raise GaveUp("too slow")

    monkeypatch.setattr("handlers.forms.pictures_apart.run_apart", slow)
    with pytest.raises(TooManyPixels):
        await ready_picture(photo())
