"""The sample minutes and resolution as pictures, through LibreOffice and pdftoppm, as a ward would print them.

`make proof-documents` writes docs/pictures/minutes.png and resolution.png and checks each page: A4, and nothing in the
margins but the page number.
"""

import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from PIL import Image

from handlers.meetings.minutes.rendering import docx_of, pdf_of
from tests.handlers.meetings.minutes import samples

PICTURES = Path("docs/pictures")
DPI = 80
GAP = 16
MARGINS_MM = {"top": 20, "bottom": 20, "left": 30, "right": 15}
# Letters may reach a little over the edge (italics, a rule's end).
SLACK_MM = 1.5
INK = 128


def pages_of(snapshot: dict[str, Any]) -> list[Image.Image]:
    """The pages of the document as LibreOffice lays them out. Raises NoPdf, subprocess.CalledProcessError."""
    with tempfile.TemporaryDirectory() as folder:
        pdf = Path(folder) / "document.pdf"
        pdf.write_bytes(pdf_of(docx_of(snapshot)))
        command = ["pdftoppm", "-r", str(DPI), "-png", str(pdf), str(Path(folder) / "page")]
        subprocess.run(command, check=True, capture_output=True)
        found = []
        for path in sorted(Path(folder).glob("page-*.png")):
            with Image.open(path) as picture:
                found.append(picture.convert("L"))
        return found


def faults_of(pages: list[Image.Image]) -> list[str]:
    """What is wrong with the pages, as lines; nothing where all is well."""
    found = []
    for number, page in enumerate(pages, 1):
        width, height = (round(one * 25.4 / DPI) for one in page.size)
        if (width, height) != (210, 297):
            found.append(f"page {number} is {width} x {height} mm")
        if number > 1 and _ink(page, 0, 0, 210, 20) is None:
            found.append(f"page {number} has no page number")
        found += [f"page {number}: ink in the {side} margin" for side in _inked_margins(page, number)]
    return found


def _inked_margins(page: Image.Image, number: int) -> list[str]:
    edges: dict[str, tuple[float, float, float, float]] = {
        "left": (0, 0, MARGINS_MM["left"] - SLACK_MM, 297),
        "right": (210 - MARGINS_MM["right"] + SLACK_MM, 0, 210, 297),
        "bottom": (0, 297 - MARGINS_MM["bottom"] + SLACK_MM, 210, 297),
    }
    if number == 1:
        edges["top"] = (0, 0, 210, MARGINS_MM["top"] - SLACK_MM)
    return [side for side, box in edges.items() if _ink(page, *box) is not None]


def _ink(page: Image.Image, left: float, top: float, right: float, bottom: float) -> object:
    """The box around what is printed in a part of the page (millimetres); None where it is empty."""
    box = tuple(round(one * DPI / 25.4) for one in (left, top, right, bottom))
    part = page.crop((box[0], box[1], box[2], box[3]))
    return part.point(lambda grey: 255 if grey < INK else 0).getbbox()


def side_by_side(pages: list[Image.Image]) -> Image.Image:
    width = sum(page.width for page in pages) + GAP * (len(pages) + 1)
    sheet = Image.new("L", (width, max(page.height for page in pages) + 2 * GAP), 200)
    left = GAP
    for page in pages:
        sheet.paste(page, (left, GAP))
        left += page.width + GAP
    return sheet


def main() -> int:
    faults = []
    for name, snapshot in (("minutes", samples.minutes()), ("resolution", samples.resolution())):
        pages = pages_of(snapshot)
        faults += [f"{name}: {fault}" for fault in faults_of(pages)]
        side_by_side(pages).quantize(16).save(PICTURES / f"{name}.png", optimize=True)
        print(f"{name}: {len(pages)} pages, docs/pictures/{name}.png")
    for fault in faults:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
