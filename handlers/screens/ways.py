"""The ways to the bot as a picture to be scanned: one QR code, or one for each app on the same slip."""

from collections.abc import Sequence
from typing import Any

from handlers.context import Way

QR = "qr"


def qr_recipe(ways: Sequence[Way], code: str) -> dict[str, Any]:
    """What the picture is made of on delivery. `code` is what is typed where a link carries none; where there is no
    link at all, it is what the picture holds.
    """
    if len(ways) == 1 and ways[0].carries:
        return {"kind": QR, "text": ways[0].link}
    if not ways:
        return {"kind": QR, "text": code}
    return {"kind": QR, "ways": [[way.app, way.link, "" if way.carries else code] for way in ways]}
