"""Workbooks of a plan, filled in by openpyxl as people would."""

from collections.abc import Callable, Mapping, Sequence
from io import BytesIO
from typing import Any

from openpyxl import Workbook, load_workbook

from handlers.sessions.plan.workbook import texts
from handlers.sessions.plan.workbook.template import plan_template
from handlers.settings.meetings import Meetings

GOOD = {
    "theme": "Lắp đèn chiếu sáng kiệt Mẫu 5",
    "field": "Chỉnh trang đô thị",
    "reason": "Chị em đi làm ca về khuya qua kiệt Mẫu 5 tối om",
    "area": "Kiệt Mẫu 5",
    "aim": "Mỗi nhà góp một bóng",
    "expected": "20 bóng sáng suốt đêm",
    "day": "10/12/2026",
    "time": "19:30",
    "place": "Nhà sinh hoạt",
    "preparer": "Lê Thị Lan",
}
OTHER = GOOD | {
    "theme": "Dẹp chợ cóc trước cổng trường Mẫu",
    "field": "Trật tự đô thị",
    "day": "15/01/2027",
    "time": "19h",
    "preparer": "",
}


def filled(*rows: Mapping[str, Any], change: Callable[[Workbook], None] | None = None) -> bytes:
    """The template with these rows in it, and with whatever `change` does to the book."""
    book = load_workbook(BytesIO(plan_template(Meetings().fields)))
    sheet: Any = book[texts.SHEET]
    for number, row in enumerate(rows, start=2):
        for column, name in enumerate(texts.HEADINGS, start=1):
            sheet.cell(number, column, row.get(name) or None)
    if change is not None:
        change(book)
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def cell(name: str, row: int = 2) -> str:
    """The address of a field's cell."""
    return f"{'ABCDEFGHIJKLM'[list(texts.HEADINGS).index(name)]}{row}"


def headings() -> Sequence[str]:
    return list(texts.HEADINGS.values())
