"""Making the files: a snapshot and a template become a Word file, and a Word file becomes a PDF where that is possible.

Runs in a thread, on delivery. The ward's own template is used where its folder holds one of the right name.
"""

import os
import shutil
import subprocess
import tempfile
from io import BytesIO
from pathlib import Path
from typing import Any

from jinja2 import Environment
from jinja2.sandbox import ImmutableSandboxedEnvironment

from handlers.meetings.minutes.content import MINUTES, Snapshot, file_name, words_of
from handlers.settings.meetings import Documents
from storage.database import Db
from storage.documents import DocumentVersion

TEMPLATES = Path(__file__).with_name("templates")
MINUTES_FILE, RESOLUTION_FILE = "bien-ban.docx", "nghi-quyet.docx"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PDF = "application/pdf"
OFFICE_NAMES = ("soffice", "libreoffice")
SECONDS = 90


class NoPdf(Exception):
    """LibreOffice is not there, or did not make the file in time."""


def template_path(kind: str, folder: Path | None) -> Path:
    """The template of a kind ("BB", "NQ"): the ward's own, or else the one that comes with the bot."""
    name = MINUTES_FILE if kind == MINUTES else RESOLUTION_FILE
    own = folder / name if folder is not None else None
    return own if own is not None and own.is_file() else TEMPLATES / name


def environment() -> Environment:
    """Where a template is filled in, which is data: what it asks for beyond its values raises
    jinja2.exceptions.SecurityError, a TemplateError.
    """
    return ImmutableSandboxedEnvironment(autoescape=True)


def docx_of(snapshot: Snapshot, folder: Path | None = None, old_spelling: bool = False) -> bytes:
    """The Word file of a snapshot. Raises jinja2.TemplateError where the ward's template is broken."""
    # It takes 0.3 s to load, at each start: it waits until somebody wants a document.
    from docxtpl import DocxTemplate

    template = DocxTemplate(str(template_path(snapshot["kind"], folder)))
    template.render(words_of(snapshot, old_spelling), environment(), autoescape=True)
    out = BytesIO()
    template.save(out)
    return out.getvalue()


def find_office() -> str | None:
    """LibreOffice's program; None where it is not installed."""
    return next((path for name in OFFICE_NAMES if (path := shutil.which(name))), None)


def pdf_of(docx: bytes, seconds: float = SECONDS) -> bytes:
    """The Word file as PDF, by a LibreOffice of its own (own profile, no window). Raises NoPdf."""
    office = find_office()
    if office is None:
        raise NoPdf
    with tempfile.TemporaryDirectory(prefix="chibo-pdf-") as folder:
        source = Path(folder) / "document.docx"
        source.write_bytes(docx)
        _convert(office, source, seconds)
        made = source.with_suffix(".pdf")
        if not made.is_file():
            raise NoPdf
        return made.read_bytes()


def _convert(office: str, source: Path, seconds: float) -> None:
    # Two conversions at once in one profile lock each other out, so each has its own, thrown away with its folder.
    profile = (source.parent / "profile").as_uri()
    command = [
        office,
        "--headless",
        "--norestore",
        f"-env:UserInstallation={profile}",
        "--convert-to",
        "pdf",
        "--outdir",
        str(source.parent),
        str(source),
    ]
    quiet = {"PATH": os.environ.get("PATH", ""), "HOME": str(source.parent), "LANG": "C.UTF-8"}
    try:
        subprocess.run(command, check=True, capture_output=True, timeout=seconds, env=quiet)
    except (subprocess.SubprocessError, OSError) as error:
        raise NoPdf from error


def named(snapshot: Snapshot, ending: str) -> str:
    return f"{file_name(snapshot)}.{ending}"


def recipe_of(version_id: int, form: str, policy: Documents) -> dict[str, object]:
    """The recipe of a file of this version; `form` is "docx" or "pdf". The ward's folder of templates goes with it."""
    folder = str(policy.templates) if policy.templates is not None else None
    return {
        "kind": "document",
        "version_id": version_id,
        "form": form,
        "templates": folder,
        "old_spelling": policy.old_spelling,
    }


def render_recipe(db: Db, recipe: dict[str, Any]) -> tuple[str, bytes, str]:
    """The file of a stored version, as name, content and type. Where no PDF can be made, it is the Word file.

    Raises sqlalchemy.exc.NoResultFound, jinja2.TemplateError.
    """
    snapshot = db.get_one(DocumentVersion, recipe["version_id"]).snapshot
    folder = Path(recipe["templates"]) if recipe["templates"] else None
    docx = docx_of(snapshot, folder, recipe["old_spelling"])
    if recipe["form"] == "pdf":
        try:
            return named(snapshot, "pdf"), pdf_of(docx), PDF
        except NoPdf:
            return named(snapshot, "docx"), docx, DOCX
    return named(snapshot, "docx"), docx, DOCX
