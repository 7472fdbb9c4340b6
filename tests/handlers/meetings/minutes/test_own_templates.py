"""A ward's own Word template is data: one that would run something is refused at the start, and as it is filled in."""

from pathlib import Path

import docx
import pytest
from jinja2.exceptions import SecurityError

from handlers.meetings.minutes.own_templates import faults_of
from handlers.meetings.minutes.rendering import MINUTES_FILE, RESOLUTION_FILE, TEMPLATES, docx_of
from tests.handlers.meetings.minutes import samples

COMMAND = "{{ ''.__class__.__mro__[1].__subclasses__() }}"
GLOBALS = "{{ cycler.__init__.__globals__.os.popen('touch TOUCHED').read() }}"


def template(folder: Path, words: str, header: str = "", title: str = "") -> Path:
    document = docx.Document()
    document.add_paragraph(words)
    if header:
        document.sections[0].header.paragraphs[0].text = header
    document.core_properties.title = title
    document.save(str(folder / MINUTES_FILE))
    return folder / MINUTES_FILE


@pytest.mark.parametrize(
    "words",
    [
        COMMAND,
        GLOBALS,
        "{{ summary['__class__'] }}",
        "{{ summary|attr('__class__') }}",
        "{{ lipsum() }}",
        "{% include '/etc/passwd' %}",
        "{% import 'x' as y %}",
        "{% for one in range(999999999) %}x{% endfor %}",
        "{%p if summary.__class__ %}",
    ],
)
def test_one_that_asks_for_more_than_values_is_refused(tmp_path: Path, words: str) -> None:
    path = template(tmp_path, words)
    ((found, fault),) = faults_of(tmp_path)
    assert found == path and "\n" not in fault and len(fault) < 300


@pytest.mark.parametrize("place", ["header", "title"])
def test_it_is_refused_wherever_it_stands(tmp_path: Path, place: str) -> None:
    template(tmp_path, "{{ summary }}", **{place: GLOBALS})
    assert len(faults_of(tmp_path)) == 1


@pytest.mark.parametrize("words", [COMMAND, GLOBALS.replace("TOUCHED", "/tmp/chibo-touched")])
def test_one_that_comes_later_runs_nothing_either(tmp_path: Path, words: str) -> None:
    template(tmp_path, words)
    with pytest.raises(SecurityError):
        docx_of(samples.minutes(), tmp_path)
    assert not Path("/tmp/chibo-touched").exists()


def test_what_is_no_template_or_no_document_is_told(tmp_path: Path) -> None:
    template(tmp_path, "{{ summary ")
    (tmp_path / RESOLUTION_FILE).write_bytes(b"PK\x03\x04 cut")
    assert len(faults_of(tmp_path)) == 2


def test_those_in_the_package_are_good() -> None:
    assert faults_of(TEMPLATES) == []
    assert faults_of(None) == []


def test_a_plain_one_is_filled_in(tmp_path: Path) -> None:
    template(tmp_path, "{{ summary }}{% for task in tasks %}{{ loop.index }}{% endfor %}", header="{{ ward }}")
    assert faults_of(tmp_path) == []
    assert docx_of(samples.minutes(), tmp_path)
