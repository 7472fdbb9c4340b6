"""The QR picture of an invitation's link."""

from io import BytesIO

import segno

SCALE = 10
BORDER = 4


def qr_png(text: str) -> bytes:
    """`text` as the PNG of a QR code that a phone reads from paper or from another screen."""
    picture = BytesIO()
    segno.make(text, error="m", micro=False).save(picture, kind="png", scale=SCALE, border=BORDER)
    return picture.getvalue()
