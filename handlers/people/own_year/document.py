"""The document: a Word file that its owner goes on writing in."""

from collections.abc import Iterator
from datetime import datetime
from io import BytesIO
from typing import Any
from zoneinfo import ZoneInfo

from handlers.context import Work
from handlers.forms.pictures_apart import picture_within
from handlers.language.dates import long_date, long_moment, short_date
from handlers.language.numbers import shown
from handlers.people.own_year import texts
from handlers.people.own_year.facts import DoneTask, OwnYear, own_year
from handlers.people.privacy.own_data_document import DOCX, styled
from handlers.tasks.texts import STATES
from storage.database import Db
from storage.files import FileStore
from storage.people import Person
from storage.tasks import Report

KIND = "own_year"
LONGEST_SIDE = 1200
MOST_PHOTOS = 4
PHOTO_WIDTH, INDENT, LETTERS = 75, 5, 16


def recipe_of(work: Work, person: Person, year: int) -> dict[str, Any]:
    return {"kind": KIND, "person_id": person.id, "year": year, "at": work.now.isoformat(), "zone": work.zone.key}


def render(db: Db, files: FileStore, recipe: dict[str, Any]) -> tuple[str, bytes, str]:
    """The file's name, content and type."""
    person, zone = db.get_one(Person, int(recipe["person_id"])), ZoneInfo(recipe["zone"])
    year, taken = int(recipe["year"]), datetime.fromisoformat(recipe["at"])
    content = _Document(person, year, taken, zone, files).made(own_year(db, person, year, zone))
    return texts.FILE_NAME.format(year=year), content, DOCX


class _Document:
    def __init__(self, person: Person, year: int, taken: datetime, zone: ZoneInfo, files: FileStore) -> None:
        # It takes long to load, at each start: it waits until somebody wants the file.
        import docx

        self._form = docx.Document()
        self._zone, self._files = zone, files
        styled(self._form)
        self._head(person, year, taken)

    def _head(self, person: Person, year: int, taken: datetime) -> None:
        from docx.enum.text import WD_ALIGN_PARAGRAPH
        from docx.shared import Pt

        title = self._form.add_paragraph()
        title.alignment = WD_ALIGN_PARAGRAPH.CENTER
        run = title.add_run(texts.TITLE.format(year=year))
        run.bold, run.font.size = True, Pt(LETTERS)
        who = self._form.add_paragraph(texts.WHO.format(name=person.full_name, unit=person.unit.name))
        who.alignment = WD_ALIGN_PARAGRAPH.CENTER
        self._form.add_paragraph(texts.TAKEN.format(at=long_moment(taken, self._zone))).runs[0].italic = True

    def made(self, found: OwnYear) -> bytes:
        for title, tasks in ((texts.OWN_TASKS, found.own), (texts.HELPED_TASKS, found.helped)):
            if tasks:
                self._form.add_heading(texts.COUNT.format(title=title, count=len(tasks)), level=1)
            for number, one in enumerate(tasks, 1):
                self._task(number, one)
        if found.themes:
            self._form.add_heading(texts.COUNT.format(title=texts.THEMES, count=len(found.themes)), level=1)
        for number, theme in enumerate(found.themes, 1):
            day = long_date(theme.starts_at.astimezone(self._zone).date())
            self._form.add_paragraph(f"{number}. " + texts.HELD_ON.format(theme=theme.theme, day=day))
        made = BytesIO()
        self._form.save(made)
        return made.getvalue()

    def _task(self, number: int, one: DoneTask) -> None:
        from docx.shared import Mm

        paragraph = self._form.add_paragraph()
        paragraph.paragraph_format.keep_with_next = True
        paragraph.add_run(f"{number}. {one.task.content}").bold = True
        for line in (*self._about(one), *self._said(one.reports)):
            below = self._form.add_paragraph(line)
            below.paragraph_format.left_indent = Mm(INDENT)
        self._photos(one.reports)

    def _about(self, one: DoneTask) -> Iterator[str]:
        task = one.task
        yield texts.DUE.format(day=long_date(task.due_on))
        if task.target is not None:
            of = f"{shown(task.done_count or 0)}/{shown(task.target)} {task.target_unit}".strip()
            yield texts.RESULT_COUNTED.format(state=STATES[task.state], of=of)
        else:
            yield texts.RESULT.format(state=STATES[task.state])
        if task.done_at is not None:
            yield texts.DONE_ON.format(day=long_date(task.done_at.astimezone(self._zone).date()))
        if task.expected:
            yield texts.PRODUCT.format(product=task.expected)

    def _said(self, reports: tuple[Report, ...]) -> Iterator[str]:
        """One's own words, with their days."""
        for report in reports:
            if report.done_text:
                day = short_date(report.at.astimezone(self._zone).date())
                yield texts.DID.format(day=day, words=report.done_text)
            if report.cause:
                yield texts.CAUSE.format(words=report.cause)
            if report.remedy:
                yield texts.REMEDY.format(words=report.remedy)

    def _photos(self, reports: tuple[Report, ...]) -> None:
        """The latest photos, side by side."""
        from docx.shared import Mm

        photos = [photo for report in reports for photo in report.photos if photo.file_hash][-MOST_PHOTOS:]
        if not photos:
            return
        paragraph = self._form.add_paragraph()
        paragraph.paragraph_format.left_indent = Mm(INDENT)
        for photo in photos:
            picture = self._picture(str(photo.file_hash))
            if picture is None:
                paragraph.add_run(texts.PHOTO_GONE)
            else:
                paragraph.add_run().add_picture(picture, width=Mm(PHOTO_WIDTH))
                paragraph.add_run(" ")

    def _picture(self, file_hash: str) -> BytesIO | None:
        try:
            content = self._files.read(file_hash)
        except FileNotFoundError:
            return None
        made = BytesIO()
        picture_within(content, LONGEST_SIDE).save(made, "JPEG", quality=85)
        made.seek(0)
        return made
