"""What makes a roster sound: pure decisions from the file's rows and what is known already.

The words for kinds, memberships and roles are those that storage/people.py stores.
"""

import re
from collections.abc import Mapping, Sequence

from handlers.language.spelling import plain_signs
from handlers.people.joining.roster import texts
from handlers.people.joining.roster.form import Column, RosterRow, key
from handlers.people.joining.roster.lines import KnownRoster, PersonLine, Plan, RosterProblem, UnitLine

LONGEST_CELL = 200
LONGEST_CODE = 30
OLDEST = 110
YOUNGEST = 16
CITY, WARD, CELL, GROUP = "city", "ward", "cell", "group"
ABOVE = {WARD: CITY, CELL: WARD, GROUP: CELL}
CELL_ROLES = frozenset({"secretary", "deputy", "cell_committee", "minutes_taker", "in_charge"})
WARD_ROLES = frozenset({"ward_committee", "ward_building"})
NAMES_ITS_CELL = "in_charge"
UNIT_COLUMNS = (Column.UNIT_NAME, Column.UNIT_KIND, Column.CELL_KIND, Column.PARENT)
UNIT_KINDS = {key(word): stored for word, stored in texts.UNIT_KINDS.items()}
CELL_KINDS = {key(word): stored for word, stored in texts.CELL_KINDS.items()}
MEMBERSHIPS = {key(word): stored for word, stored in texts.MEMBERSHIPS.items()}
ROLES = {key(word): stored for word, stored in texts.ROLES.items()}
_CODE = re.compile(rf"[\w.\-/]{{1,{LONGEST_CODE}}}")
_YEAR = re.compile(r"(?:\d{1,2}[/.-]\d{1,2}[/.-])?(\d{4})")


def check(rows: Sequence[RosterRow], known: KnownRoster, this_year: int) -> Plan | list[RosterProblem]:
    """What importing `rows` over `known` means; or everything that is wrong with them, in the order of the rows."""
    return _Check(rows, known, this_year).run()


class _Check:
    """One run over the rows, gathering problems."""

    def __init__(self, rows: Sequence[RosterRow], known: KnownRoster, this_year: int) -> None:
        self._rows = rows
        self._known = known
        self._this_year = this_year
        self._problems: list[RosterProblem] = []
        self._units: dict[str, UnitLine] = {}
        self._people: dict[int, PersonLine] = {}
        self._rows_of: dict[tuple[Column, str], int] = {}
        self._secretaries: dict[str, int] = {}

    def run(self) -> Plan | list[RosterProblem]:
        unit_rows = [row for row in self._rows if not _is_person(row)]
        for row in self._rows:
            self._check_cells(row)
        for row in unit_rows:
            self._read_unit(row)
        self._all_units = {**self._known.units, **self._units}
        for row in unit_rows:
            self._check_parent(row)
        for row in self._rows:
            if _is_person(row):
                self._read_person(row)
        if self._problems:
            order = {column: number for number, column in enumerate(Column)}
            return sorted(self._problems, key=lambda problem: (problem.row, order[problem.column]))
        return Plan.of(self._known, list(self._units.values()), self._people)

    def _wrong(self, row: RosterRow, column: Column, what: str, /, **values: object) -> None:
        self._problems.append(RosterProblem(row.number, column, what.format(**values)))

    def _check_cells(self, row: RosterRow) -> None:
        for column, text in row.cells.items():
            if text.startswith("="):
                self._wrong(row, column, texts.FORMULA, text=text[:40])
            elif len(text) > LONGEST_CELL:
                self._wrong(row, column, texts.TOO_LONG, limit=LONGEST_CELL)

    def _has_gone(self, row: RosterRow, column: Column, code: str) -> bool:
        """Whether a unit of this code is no longer in use: then the row is wrong, and told where it went."""
        into = self._known.gone.get(code)
        if into is None:
            return False
        self._wrong(row, column, texts.UNIT_MERGED if into else texts.UNIT_GONE, code=code, into=into)
        return True

    # Units.

    def _read_unit(self, row: RosterRow) -> None:
        for column in (Column.BIRTH_YEAR, Column.PHONE, Column.MEMBERSHIP, Column.ROLES):
            if row.text(column):
                self._wrong(row, column, texts.UNIT_ROW_SURPLUS)
        code = self._code(row, Column.UNIT)
        name = self._filled(row, Column.UNIT_NAME)
        kind = self._among(row, Column.UNIT_KIND, UNIT_KINDS, texts.UNIT_KIND_WORDS)
        cell_kind = self._cell_kind(row, kind)
        if code is None or name is None or kind is None or self._said_before(row, Column.UNIT, code, texts.UNIT_TWICE):
            return
        if self._has_gone(row, Column.UNIT, code):
            return
        known = self._known.units.get(code)
        if known is not None and known.kind != kind:
            self._wrong(row, Column.UNIT_KIND, texts.KIND_CHANGED, code=code, known=_unit_kind_word(known.kind))
        parent = row.text(Column.PARENT).upper() or None
        self._units[code] = UnitLine(code, name, kind, cell_kind, parent)

    def _cell_kind(self, row: RosterRow, kind: str | None) -> str | None:
        text = row.text(Column.CELL_KIND)
        if kind == CELL and not text:
            self._wrong(row, Column.CELL_KIND, texts.CELL_KIND_MISSING, words=texts.CELL_KIND_WORDS)
        if kind not in (CELL, None) and text:
            self._wrong(row, Column.CELL_KIND, texts.CELL_KIND_SURPLUS)
        if kind != CELL or not text:
            return None
        return self._among(row, Column.CELL_KIND, CELL_KINDS, texts.CELL_KIND_WORDS)

    def _check_parent(self, row: RosterRow) -> None:
        unit = self._units.get(row.text(Column.UNIT).upper())
        if unit is None or self._rows_of.get((Column.UNIT, unit.code)) != row.number:
            return
        if unit.parent is None:
            if unit.kind in (CELL, GROUP):
                self._wrong(row, Column.PARENT, texts.PARENT_MISSING)
            return
        above = self._all_units.get(unit.parent)
        if self._has_gone(row, Column.PARENT, unit.parent):
            return
        if above is None:
            self._wrong(row, Column.PARENT, texts.PARENT_UNKNOWN, code=unit.parent)
        elif above.kind != ABOVE.get(unit.kind):
            self._wrong(row, Column.PARENT, texts.PARENT_WRONG, code=unit.parent)

    # People.

    def _read_person(self, row: RosterRow) -> None:
        unit = self._unit_of_person(row)
        code = self._code(row, Column.PERSON)
        name = self._name(row)
        year, phone = self._year(row), self._phone(row)
        if not row.text(Column.BIRTH_YEAR) and not row.text(Column.PHONE):
            self._wrong(row, Column.BIRTH_YEAR, texts.NO_FACT)
        membership = self._among(row, Column.MEMBERSHIP, MEMBERSHIPS, texts.MEMBERSHIP_WORDS)
        roles = self._roles(row, unit) if unit is not None else frozenset()
        if code is None or self._said_before(row, Column.PERSON, code, texts.PERSON_TWICE):
            return
        if unit is not None and name is not None and membership is not None:
            self._people[row.number] = PersonLine(code, name, year, phone, membership, unit.code, roles)

    def _unit_of_person(self, row: RosterRow) -> UnitLine | None:
        code = self._code(row, Column.UNIT)
        if code is None:
            return None
        unit = self._all_units.get(code)
        if self._has_gone(row, Column.UNIT, code):
            return None
        if unit is None:
            self._wrong(row, Column.UNIT, texts.UNIT_UNKNOWN, code=code)
            return None
        for column in UNIT_COLUMNS:
            if (text := row.text(column)) and not _says(unit, column, text):
                self._wrong(row, column, texts.UNIT_OTHERWISE, code=code)
        return unit

    def _name(self, row: RosterRow) -> str | None:
        name = self._filled(row, Column.NAME)
        if name is None or (" " in name and not any(character.isdigit() for character in name)):
            return name
        self._wrong(row, Column.NAME, texts.NAME_WRONG, text=name)
        return None

    def _year(self, row: RosterRow) -> int | None:
        text = row.text(Column.BIRTH_YEAR)
        if not text or text.startswith("="):
            return None
        found = _YEAR.fullmatch(text)
        year = int(found.group(1)) if found else 0
        if not self._this_year - OLDEST <= year <= self._this_year - YOUNGEST:
            self._wrong(row, Column.BIRTH_YEAR, texts.YEAR_WRONG, text=text)
            return None
        return year

    def _phone(self, row: RosterRow) -> str | None:
        text = row.text(Column.PHONE)
        if not text or text.startswith("="):
            return None
        phone = plain_phone(text)
        if phone is None:
            self._wrong(row, Column.PHONE, texts.PHONE_WRONG, text=text)
        return phone

    def _roles(self, row: RosterRow, unit: UnitLine) -> frozenset[tuple[str, str]]:
        text = row.text(Column.ROLES)
        if text.startswith("="):
            return frozenset()
        held = [self._role(row, unit, words) for words in re.split(r"[;,|]", text) if words.strip()]
        roles = frozenset(role for role in held if role is not None)
        for name, code in roles:
            if name == "secretary" and self._secretaries.setdefault(code, row.number) != row.number:
                earlier = self._secretaries[code]
                self._wrong(row, Column.ROLES, texts.SECRETARY_TWICE, code=code, row=earlier)
        return roles

    def _role(self, row: RosterRow, unit: UnitLine, words: str) -> tuple[str, str] | None:
        name, at, code = (part.strip() for part in words.partition("@"))
        role = ROLES.get(key(name))
        if role is None:
            self._wrong(row, Column.ROLES, texts.NOT_AMONG, text=name, words=texts.ROLE_WORDS)
            return None
        if at and self._has_gone(row, Column.ROLES, code.upper()):
            return None
        place = self._all_units.get(code.upper()) if at else self._usual_place(role, unit)
        if at and place is None:
            self._wrong(row, Column.ROLES, texts.ROLE_UNIT_UNKNOWN, role=name, code=code)
            return None
        if role in CELL_ROLES and (place is None or place.kind != CELL or (role == NAMES_ITS_CELL and not at)):
            self._wrong(row, Column.ROLES, texts.ROLE_NEEDS_CELL, role=name)
            return None
        if place is None or (role in WARD_ROLES and place.kind not in (WARD, CITY)):
            self._wrong(row, Column.ROLES, texts.ROLE_NEEDS_WARD, role=name)
            return None
        return role, place.code

    def _usual_place(self, role: str, unit: UnitLine) -> UnitLine | None:
        """Where a role is held that names no unit: in the person's own, or for ward roles in the ward above it."""
        if role in CELL_ROLES:
            return unit
        place: UnitLine | None = unit
        for _ in range(len(ABOVE)):
            if place is None or place.kind in (WARD, CITY):
                break
            place = self._all_units.get(place.parent or "")
        return place if place is not None and place.kind in (WARD, CITY) else None

    # What one cell can be.

    def _filled(self, row: RosterRow, column: Column) -> str | None:
        text = row.text(column)
        if not text:
            self._wrong(row, column, texts.EMPTY)
        return text if text and not text.startswith("=") else None

    def _code(self, row: RosterRow, column: Column) -> str | None:
        text = self._filled(row, column)
        if text is None:
            return None
        if not _CODE.fullmatch(text):
            self._wrong(row, column, texts.CODE_WRONG, text=text[:40], limit=LONGEST_CODE)
            return None
        return text.upper()

    def _among(self, row: RosterRow, column: Column, words: Mapping[str, str], list_of_words: str) -> str | None:
        text = self._filled(row, column)
        if text is None:
            return None
        found = words.get(key(text))
        if found is None:
            self._wrong(row, column, texts.NOT_AMONG, text=text[:40], words=list_of_words)
        return found

    def _said_before(self, row: RosterRow, column: Column, code: str, what: str) -> bool:
        earlier = self._rows_of.setdefault((column, code), row.number)
        if earlier != row.number:
            self._wrong(row, column, what, code=code, row=earlier)
        return earlier != row.number


def plain_phone(text: str) -> str | None:
    """A phone number as digits with its leading 0 ("+84 …" and a lost 0 are mended); None where it is none."""
    digits = re.sub(r"[\s.()\-]", "", plain_signs(text))
    # "+84 (0)912 …" has both.
    digits = re.sub(r"^(?:\+84|0084|84(?=0?\d{9}$))0?", "0", digits)
    if len(digits) == 9 and not digits.startswith("0"):
        digits = "0" + digits
    return digits if re.fullmatch(r"0\d{9,10}", digits, re.ASCII) else None


def _is_person(row: RosterRow) -> bool:
    return bool(row.text(Column.PERSON) or row.text(Column.NAME))


def _says(unit: UnitLine, column: Column, text: str) -> bool:
    """Whether a unit's cell in the row of a person says what the unit's own row says."""
    match column:
        case Column.UNIT_KIND:
            return UNIT_KINDS.get(key(text)) == unit.kind
        case Column.CELL_KIND:
            return CELL_KINDS.get(key(text)) == unit.cell_kind
        case Column.PARENT:
            return text.upper() == unit.parent
    return key(text) == key(unit.name)


def _unit_kind_word(kind: str) -> str:
    return next(word for word, stored in texts.UNIT_KINDS.items() if stored == kind)
