"""`make proof-pictures`: the digest's picture with 3, 20 and 60 cells and of a city, and that of places; also as a
phone shows them in a light and in a dark chat. They are kept in docs/pictures.
"""

import io
from dataclasses import replace
from pathlib import Path

from PIL import Image, ImageDraw

from handlers.ward.digests.renderings import chart
from handlers.ward.digests.snapshot import Figures, UnitRow
from handlers.ward.places import chart as places
from tests.handlers.ward.digests.samples import sample_figures

FOLDER = Path("docs/pictures")
COUNTS = (3, 20, 60)
PHONE, MARGIN, CAPTION = 400, 16, 44
CHATS = {"light": ("#D5E3EA", "#FFFFFF", "#1F1F1F"), "dark": ("#0E1621", "#182533", "#F5F5F5")}
WARDS, CELLS_A_WARD = 12, 60


def main() -> None:
    pictures = {count: chart.render(sample_figures(count)) for count in COUNTS}
    for count, content in pictures.items():
        _write(f"digest-{count}-cells.png", content)
    _write("digest-city.png", chart.render(sample_city()))
    sums = [("Kiệt 3 Liễu Nam (mẫu)", 4, 2), ("Chợ Bến Mẫu", 3, 1), ("Đường Liễu Bắc (mẫu)", 1, 5), ("Hẻm Mẫu 8", 0, 3)]
    _write("places.png", places.render(sums, "3 chi bộ (mẫu)", sample_figures(3).at))
    for name, (paper, bubble, ink) in CHATS.items():
        _write(f"digest-in-a-{name}-chat.png", _chat(list(pictures.values()), paper, bubble, ink))


def sample_city() -> Figures:
    """Wards of the sample's cells under one city."""
    units = tuple(UnitRow(2000 + n, f"Phường Mẫu {n + 1}", "ward", 900) for n in range(WARDS))
    cells = []
    for n, unit in enumerate(units):
        some = sample_figures(CELLS_A_WARD, seed=n).cells
        cells += [replace(row, unit_id=row.unit_id + 10_000 * (n + 1), parent_id=unit.unit_id) for row in some]
    return replace(
        sample_figures(3), unit_name="Thành phố Mẫu (số liệu mẫu)", cells=tuple(cells), units=units, coming=()
    )


def _chat(pictures: list[bytes], paper: str, bubble: str, ink: str) -> bytes:
    """The pictures side by side as messages on a phone, each shrunk to a phone's width."""
    shrunk = []
    for content in pictures:
        picture = Image.open(io.BytesIO(content)).convert("RGB")
        shrunk.append(picture.resize((PHONE, picture.height * PHONE // picture.width), Image.Resampling.LANCZOS))
    height = max(one.height for one in shrunk) + CAPTION + 2 * MARGIN
    sheet = Image.new("RGB", ((PHONE + 2 * MARGIN) * len(shrunk), height), paper)
    draw = ImageDraw.Draw(sheet)
    for number, picture in enumerate(shrunk):
        left = MARGIN + number * (PHONE + 2 * MARGIN)
        draw.rounded_rectangle((left - 6, MARGIN - 6, left + PHONE + 6, MARGIN + picture.height + CAPTION), 14, bubble)
        sheet.paste(picture, (left, MARGIN))
        draw.rectangle((left + 10, MARGIN + picture.height + 20, left + 230, MARGIN + picture.height + 24), ink)
    out = io.BytesIO()
    sheet.save(out, "PNG", optimize=True)
    return out.getvalue()


def _write(name: str, content: bytes) -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    (FOLDER / name).write_bytes(content)


if __name__ == "__main__":
    main()
