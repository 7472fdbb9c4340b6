"""The form of a roster: one table, in a workbook (.xlsx) or as CSV, in which a row is either a unit or a person.

- A **unit row** has no person: `Mã đơn vị`, `Tên đơn vị`, `Loại đơn vị` (thành phố, phường, xã, chi bộ, tổ đảng), for a
  cell `Loại chi bộ` (khu dân cư, cơ quan), and `Đơn vị cấp trên`: the code of the unit above it.
- A **person row** has `Mã đơn vị` (the unit they belong to), `Mã người`, `Họ và tên`, `Năm sinh` or `Điện thoại` (by
  which they confirm an invitation), `Diện` (chính thức, dự bị, sinh hoạt tạm thời, được miễn), and `Vai trò`: none,
  one, or several with ";" between. A role is held in the person's own unit (a ward role in the ward above it), or in
  the one named behind an @: `Cấp ủy viên phụ trách @CB01; Đảng ủy viên`.

Headings are known without accents and in any order; other columns are left alone, and so are lines above the headings.
In a workbook the table stands on the sheet `Danh sách`, or on the first sheet that has the headings. Units and people
are known by their codes: what the file says about a code replaces what was known, and who is not in it stays as they
are. A unit that is known already need not be repeated.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from handlers.language.tables.form import key
from handlers.people.joining.roster import texts


class Column(StrEnum):
    UNIT = "unit"
    UNIT_NAME = "unit_name"
    UNIT_KIND = "unit_kind"
    CELL_KIND = "cell_kind"
    PARENT = "parent"
    PERSON = "person"
    NAME = "name"
    BIRTH_YEAR = "birth_year"
    PHONE = "phone"
    MEMBERSHIP = "membership"
    ROLES = "roles"


__all__ = ["HEADINGS", "REQUIRED", "Column", "RosterRow", "key"]

REQUIRED = (Column.UNIT, Column.PERSON, Column.NAME, Column.MEMBERSHIP)
HEADINGS = {Column(name): heading for name, heading in texts.HEADINGS.items()}


@dataclass(frozen=True)
class RosterRow:
    """One filled line of the table: its number as the spreadsheet shows it, and what stands under each heading."""

    number: int
    cells: Mapping[Column, str]

    def text(self, column: Column) -> str:
        return self.cells.get(column, "")
