"""Sample photos for the page: a lane before it was cleaned and after, drawn, and marked as samples."""

import io
from functools import cache
from typing import Any

from PIL import Image, ImageDraw

from bot.play.simulator import texts
from handlers.screens.fonts import font

WIDTH, HEIGHT = 960, 720
_RUBBISH = ((180, 560, 46), (260, 600, 34), (700, 580, 52), (770, 620, 30), (430, 650, 38), (620, 640, 26))
_PLANTS = (90, 210, 740, 860)


@cache
def sample_photo(after: bool) -> bytes:
    """A JPEG of about 40 kB."""
    picture = Image.new("RGB", (WIDTH, HEIGHT), "#bfe0ee" if after else "#c9cfd4")
    draw = ImageDraw.Draw(picture)
    _draw_lane(draw, after)
    for mark in _PLANTS if after else _RUBBISH:
        _draw_plant(draw, mark) if isinstance(mark, int) else _draw_bag(draw, *mark)
    _draw_label(draw, texts.SAMPLE_AFTER if after else texts.SAMPLE_BEFORE)
    buffer = io.BytesIO()
    picture.save(buffer, "JPEG", quality=85)
    return buffer.getvalue()


SOUND_SECONDS = 7
# A frame of an MP3 of 32 kbit/s and 44.1 kHz, one channel: with nothing behind its head it is 26 ms of silence.
_SILENT_FRAME = b"\xff\xfb\x10\xc4".ljust(104, b"\0")
_FRAMES_A_SECOND = 38


def sample_sound() -> bytes:
    """Some seconds of silence, as a voice message that players play."""
    return _SILENT_FRAME * (_FRAMES_A_SECOND * SOUND_SECONDS)


def _draw_lane(draw: Any, after: bool) -> None:
    """Two walls, a lane that narrows, a house at its end."""
    wall, lane = ("#f2d9a6", "#b9b4ab") if after else ("#d8c49c", "#9a958c")
    draw.polygon([(0, 120), (360, 300), (360, 430), (0, 560)], fill=wall)
    draw.polygon([(WIDTH, 90), (600, 300), (600, 430), (WIDTH, 560)], fill=wall)
    draw.rectangle((360, 250, 600, 430), fill="#e8c07d")
    draw.polygon([(340, 260), (480, 190), (620, 260)], fill="#a6523a")
    draw.rectangle((450, 330, 510, 430), fill="#6b4a35")
    draw.polygon([(360, 430), (600, 430), (WIDTH, HEIGHT), (0, HEIGHT)], fill=lane)
    draw.polygon([(0, 560), (360, 430), (0, HEIGHT)], fill="#8fae6b" if after else "#8d9272")
    draw.polygon([(WIDTH, 560), (600, 430), (WIDTH, HEIGHT)], fill="#8fae6b" if after else "#8d9272")


def _draw_bag(draw: Any, x: int, y: int, size: int) -> None:
    draw.ellipse((x - size, y - size, x + size, y + size * 0.8), fill="#3b4046")
    draw.polygon([(x - 10, y - size), (x, y - size - 22), (x + 12, y - size)], fill="#3b4046")
    draw.rectangle((x + size, y + size * 0.4, x + size + 26, y + size * 0.4 + 16), fill="#e9e6dd")


def _draw_plant(draw: Any, x: int) -> None:
    draw.rectangle((x - 22, 600, x + 22, 650), fill="#b5583c")
    for dx, dy in ((-24, 0), (24, 0), (0, -26), (-14, -34), (16, -36)):
        draw.ellipse((x + dx - 22, 570 + dy - 22, x + dx + 22, 570 + dy + 22), fill="#3f8f4f")


def _draw_label(draw: Any, label: str) -> None:
    letters = font(34, bold=True)
    left, top, right, bottom = draw.textbbox((28, 28), label, font=letters)
    draw.rounded_rectangle((left - 14, top - 10, right + 14, bottom + 10), 12, fill="#1d2b33")
    draw.text((28, 28), label, font=letters, fill="white")
