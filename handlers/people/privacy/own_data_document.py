"""The same file of one's own data for people to read: a Word document in Vietnamese, a section for each kind of rows.

It is made from what the file for machines holds (`own_data`), so that nothing stands in one alone but keys and the
machinery (`own_data_texts.MACHINERY`).
"""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from io import BytesIO
from typing import Any
from zoneinfo import ZoneInfo

from handlers.language.dates import long_date, long_moment
from handlers.people.privacy import own_data_texts as texts
from handlers.people.privacy import texts as privacy_texts
from handlers.people.privacy.own_data import KIND, own_data
from handlers.people.units.texts import ROLE_NAMES
from handlers.tasks.texts import CAUSE_KIND_WORDS, STATES
from storage.database import Db
from storage.meetings import Meeting
from storage.people import Person, Unit
from storage.sessions import Session
from storage.tasks import Task

READABLE = f"{KIND}_readable"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FONT, LETTERS, HEADING, TITLE = "Times New Roman", 14, 15, 18
Row = Mapping[str, Any]
_DAY = re.compile(r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d:.*[+-]\d\d:\d\d)?")
_WORDS: Mapping[tuple[str, str], Mapping[str, str]] = {
    ("person", "membership"): texts.MEMBERSHIPS,
    ("tasks", "state"): STATES,
    ("reports", "outcome"): STATES,
    ("reports", "cause_kind"): CAUSE_KIND_WORDS,
    ("attendance", "presence"): texts.PRESENCE,
    ("roles", "name"): ROLE_NAMES,
    ("session_guests", "standing"): texts.STANDINGS,
    ("visits", "state"): texts.VISITS,
    ("drafts", "state"): texts.DRAFTS,
    ("consent_receipts", "said"): texts.CONSENTS,
    ("data_requests", "kind"): privacy_texts.KINDS,
    ("audit", "action"): privacy_texts.SEEN_WHAT,
}


def render(db: Db, recipe: dict[str, Any]) -> tuple[str, bytes, str]:
    """The file's name, content and type, from the recipe of `own_data_recipe` with the kind `READABLE`."""
    person, zone = db.get_one(Person, int(recipe["person_id"])), ZoneInfo(recipe["zone"])
    taken = datetime.fromisoformat(recipe["at"])
    return texts.FILE_NAME, _document(person, taken, zone, sections(db, person, zone)), DOCX


def sections(db: Db, person: Person, zone: ZoneInfo) -> list[tuple[str, list[list[str]]]]:
    """The title of each section that has rows, with the lines of each row."""
    data, reader = own_data(db, person, zone), _Reader(db, zone)
    found = [(texts.PERSON, [reader.lines("person", data["person"])])]
    found += [(texts.ACCOUNTS, [reader.lines("accounts", row) for row in data["accounts"]])]
    found += [(title, [reader.lines(key, row) for row in data.get(key, [])]) for key, title in texts.SECTIONS.items()]
    kept = [(title, [lines for lines in rows if lines]) for title, rows in found]
    return [(title, rows) for title, rows in kept if rows]


def _place(name: str) -> int:
    return texts.FIRST.index(name) if name in texts.FIRST else len(texts.FIRST)


class _Reader:
    """Values as people say them: names instead of keys, days in full."""

    def __init__(self, db: Db, zone: ZoneInfo) -> None:
        self._db, self._zone = db, zone

    def lines(self, section: str, row: Row) -> list[str]:
        return [
            texts.FIELD.format(label=texts.LABELS[name], value=self._said(section, name, value))
            for name, value in sorted(row.items(), key=lambda one: _place(one[0]))
            if name in texts.LABELS and name not in texts.MACHINERY and value not in (None, "", [], {})
        ]

    def _said(self, section: str, name: str, value: Any) -> str:
        words = _WORDS.get((section, name))
        if words is not None and str(value) in words:
            return words[str(value)]
        if isinstance(value, bool):
            return texts.YES if value else texts.NO
        if isinstance(value, int) and name.endswith("_id"):
            return self._named(name, value)
        if isinstance(value, dict | list):
            return json.dumps(value, ensure_ascii=False)
        return self._dated(str(value))

    def _dated(self, value: str) -> str:
        if not _DAY.fullmatch(value):
            return value
        moment = datetime.fromisoformat(value)
        return long_date(moment.date()) if moment.tzinfo is None else long_moment(moment, self._zone)

    def _named(self, name: str, number: int) -> str:
        match name:
            case "task_id" if (task := self._db.get(Task, number)) is not None:
                return task.content
            case "session_id" if (session := self._db.get(Session, number)) is not None:
                return texts.SESSION.format(theme=session.theme, day=self._day(session.starts_at))
            case "meeting_id" if (meeting := self._db.get(Meeting, number)) is not None:
                return texts.MEETING.format(day=self._day(meeting.started_at))
            case "unit_id" | "cell_id" if (unit := self._db.get(Unit, number)) is not None:
                return unit.name
        return str(number)

    def _day(self, moment: datetime) -> str:
        return long_date(moment.astimezone(self._zone).date())


def _document(person: Person, taken: datetime, zone: ZoneInfo, found: list[tuple[str, list[list[str]]]]) -> bytes:
    # It takes long to load, at each start: it waits until somebody wants the file.
    import docx
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Mm, Pt

    form = docx.Document()
    styled(form)
    title = form.add_paragraph()
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = title.add_run(texts.TITLE)
    run.bold, run.font.size = True, Pt(TITLE)
    form.add_paragraph(texts.WHO.format(name=person.full_name, unit=person.unit.name)).runs[0].bold = True
    form.add_paragraph(texts.TAKEN.format(at=long_moment(taken, zone)))
    form.add_paragraph(texts.HOW)
    for name, rows in found:
        form.add_heading(texts.COUNT.format(title=name, count=len(rows)) if len(rows) > 1 else name, level=1)
        for paragraph in _paragraphs(form, rows):
            paragraph.paragraph_format.left_indent = Mm(5)
    form.add_paragraph(texts.END)
    made = BytesIO()
    form.save(made)
    return made.getvalue()


def styled(form: Any) -> None:
    """A4, in the letters of official documents; headings in the same, dark."""
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt, RGBColor

    page = form.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin, page.right_margin, page.top_margin, page.bottom_margin = Mm(25), Mm(15), Mm(20), Mm(20)
    for name, letters in (("Normal", LETTERS), ("Heading 1", HEADING)):
        style = form.styles[name]
        style.font.name, style.font.size = FONT, Pt(letters)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for kind in ("ascii", "hAnsi", "eastAsia", "cs"):
            fonts.set(qn(f"w:{kind}"), FONT)
        for kind in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{kind}"), None)
        style.paragraph_format.space_after = Pt(4)
    form.styles["Heading 1"].font.color.rgb = RGBColor(0, 0, 0)


def _paragraphs(form: Any, rows: list[list[str]]) -> Iterator[Any]:
    """A paragraph for each row: its lines below each other, the first one bold where there are several rows."""
    for number, lines in enumerate(rows, 1):
        paragraph = form.add_paragraph()
        first, *rest = lines
        paragraph.add_run(f"{number}. {first}" if len(rows) > 1 else first).bold = len(rows) > 1
        for line in rest:
            paragraph.add_run().add_break()
            paragraph.add_run(line)
        paragraph.paragraph_format.keep_together = True
        yield paragraph
