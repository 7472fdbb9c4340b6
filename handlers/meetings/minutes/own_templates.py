"""A ward's own Word templates are data: they are filled in where they can do nothing, and looked at before a start.

A template names values, goes through lists and asks conditions. It has no calls and no way to what lies behind a value:
through these, one that was only a file ran commands and read the token.
"""

from collections.abc import Iterator
from pathlib import Path

from jinja2 import TemplateError, nodes

from handlers.meetings.minutes.rendering import MINUTES_FILE, RESOLUTION_FILE, environment

_REFUSED = (nodes.Call, nodes.CallBlock, nodes.Import, nodes.FromImport, nodes.Include, nodes.Extends, nodes.Macro)
_NO_FILTERS = frozenset({"attr", "map", "select", "reject", "selectattr", "rejectattr", "pprint", "xmlattr"})


def faults_of(folder: Path | None) -> list[tuple[Path, str]]:
    """The templates of a ward that cannot be used, each with what is wrong."""
    paths = [folder / name for name in (MINUTES_FILE, RESOLUTION_FILE)] if folder is not None else []
    return [(path, fault) for path in paths if path.is_file() and (fault := _fault_of(path)) is not None]


def _fault_of(path: Path) -> str | None:
    try:
        sources = [*_sources(path)]
        trees = [environment().parse(source) for source in sources]
    except TemplateError as error:
        return f"it is no template: {error.message or type(error).__name__}"
    except Exception as error:
        # Damaged documents make their readers raise nearly anything.
        return f"Word cannot read it ({type(error).__name__}): save it as DOCX again"
    found = next((fault for tree in trees for fault in _beyond_values(tree)), None)
    return f"a template may name values and nothing more, and it says {found}: take that out" if found else None


def _sources(path: Path) -> Iterator[str]:
    """All that docxtpl would fill in: the text, headers and footers, footnotes, and the properties."""
    from docxtpl import DocxTemplate

    template = DocxTemplate(str(path))
    template.render_init()
    assert template.docx is not None
    yield template.patch_xml(template.get_xml())
    for part in template.docx.part.package.parts:
        if part.content_type.endswith(("header+xml", "footer+xml", "footnotes+xml")):
            yield template.patch_xml(part.blob.decode())
    properties = template.docx.core_properties
    for name in ("author", "comments", "identifier", "language", "subject", "title"):
        yield str(getattr(properties, name) or "")


def _beyond_values(tree: nodes.Template) -> Iterator[str]:
    for node in tree.find_all(_REFUSED):
        yield f"“{type(node).__name__.lower()}” in line {node.lineno}"
    for attribute in tree.find_all(nodes.Getattr):
        if attribute.attr.startswith("_"):
            yield f"“.{attribute.attr}”"
    for item in tree.find_all(nodes.Getitem):
        if isinstance(item.arg, nodes.Const) and str(item.arg.value).startswith("_"):
            yield f"“[{item.arg.value}]”"
    for used in tree.find_all(nodes.Filter):
        if used.name in _NO_FILTERS:
            yield f"“|{used.name}”"
