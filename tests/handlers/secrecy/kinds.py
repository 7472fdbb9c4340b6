"""Documents that bear "TỐI MẬT" in a place where a reader may not look, made as their programs make them."""

import zipfile
from collections.abc import Callable
from io import BytesIO
from typing import Any

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from openpyxl import Workbook
from openpyxl.comments import Comment
from PIL import Image
from pypdf import PdfWriter
from pypdf.annotations import FreeText, Text
from pypdf.generic import DictionaryObject, NameObject, TextStringObject

from tests.documents import pdf_of

MARK = "TỐI MẬT"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_STRICT_SHEET = "http://purl.oclc.org/ooxml/spreadsheetml/main"


def word(change: Callable[[Document], Any]) -> bytes:
    document = docx.Document()
    document.add_paragraph("Có mặt 17 đồng chí")
    change(document)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def in_part(content: bytes, name: str, words: str | bytes) -> bytes:
    """A packed document with one more part, or another in its place."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            if part.filename != name:
                new.writestr(part.filename, old.read(part))
        new.writestr(name, words)
    return out.getvalue()


def plain_word() -> bytes:
    return word(lambda document: None)


def _all_caps(document: Document) -> None:
    document.add_paragraph().add_run("Tối mật").font.all_caps = True


def _caps_by_style(document: Document) -> None:
    below = document.styles.add_style("Dau", WD_STYLE_TYPE.PARAGRAPH)
    below.font.all_caps = True
    further = document.styles.add_style("Dau nho", WD_STYLE_TYPE.PARAGRAPH)
    further.base_style = below
    document.add_paragraph("Tối mật", style="Dau nho")


def _caps_by_run_style(document: Document) -> None:
    document.styles.add_style("Chu hoa", WD_STYLE_TYPE.CHARACTER).font.all_caps = True
    document.add_paragraph().add_run("Tối mật", style="Chu hoa")


def _old_font(document: Document) -> None:
    document.add_paragraph().add_run("tèi mËt").font.name = ".VnTimeH"


def _split(document: Document) -> None:
    paragraph = document.add_paragraph()
    for piece in ("TỐ", "I ", "M", "ẬT"):
        paragraph.add_run(piece)


def _with_tab(document: Document) -> None:
    document.add_paragraph().add_run(f"ĐẢNG BỘ PHƯỜNG\t{MARK}")


def _watermark(document: Document) -> None:
    shape = (
        f'<w:p xmlns:w="{_W}" xmlns:v="urn:schemas-microsoft-com:vml"><w:r><w:pict><v:shape type="#_x0000_t136">'
        f'<v:textpath style="font-family:&quot;Times&quot;" string="{MARK}"/></v:shape></w:pict></w:r></w:p>'
    )
    document.sections[0].header._element.append(parse_xml(shape))


def _drawn(document: Document) -> None:
    shape = (
        f'<w:p xmlns:w="{_W}" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><w:r><w:drawing><wps:txbx>'
        f"<w:txbxContent><w:p><w:r><w:t>TỐI </w:t></w:r><w:r><w:t>MẬT</w:t></w:r></w:p></w:txbxContent></wps:txbx>"
        "</w:drawing></w:r></w:p>"
    )
    document.element.body.insert(0, parse_xml(shape))


def _footer(document: Document) -> None:
    document.sections[0].footer.paragraphs[0].text = MARK


def _title(document: Document) -> None:
    document.core_properties.title = MARK


def _keywords(document: Document) -> None:
    document.core_properties.keywords = f"Độ mật: {MARK.capitalize()}"


def _comment(words: str) -> str:
    line = f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"
    return f'<w:comments xmlns:w="{_W}"><w:comment w:id="1">{line}</w:comment></w:comments>'


def _strict() -> bytes:
    body = f'<w:document xmlns:w="{_STRICT}"><w:body><w:p><w:r><w:t>{MARK}</w:t></w:r></w:p></w:body></w:document>'
    return in_part(plain_word(), "word/document.xml", body)


def word_2003() -> bytes:
    return (
        '<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument '
        'xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"><w:body><w:p><w:r><w:t>TỐI </w:t></w:r>'
        "<w:r><w:t>MẬT</w:t></w:r></w:p></w:body></w:wordDocument>"
    ).encode()


def book(change: Callable[[Any], Any]) -> bytes:
    workbook = Workbook()
    workbook.active["A1"] = "Danh sách"  # type: ignore[index]
    change(workbook)
    out = BytesIO()
    workbook.save(out)
    return out.getvalue()


def _noted_cell(workbook: Any) -> None:
    workbook.active["A1"].comment = Comment(f"xem\n{MARK}", "a")


def _page_head(workbook: Any) -> None:
    workbook.active.oddHeader.center.text = MARK
    workbook.active.oddHeader.center.font = "Times New Roman,Bold"
    workbook.active.oddHeader.center.size = 14


def _page_foot(workbook: Any) -> None:
    workbook.active.oddFooter.right.text = f"Trang &P\n{MARK}"


def _hidden(workbook: Any) -> None:
    sheet = workbook.create_sheet("b")
    sheet["Z9"] = MARK
    sheet.sheet_state = "veryHidden"


def _formula(workbook: Any) -> None:
    workbook.active["B1"] = f'="{MARK}"'


def _labelled(workbook: Any) -> None:
    workbook.active["B1"], workbook.active["B2"] = "Độ mật:", "Tối mật"


def _strict_book() -> bytes:
    sheet = (
        f'<worksheet xmlns="{_STRICT_SHEET}"><sheetData><row><c t="inlineStr"><is><t>{MARK}</t></is></c></row>'
        "</sheetData></worksheet>"
    )
    return in_part(book(lambda workbook: None), "xl/worksheets/sheet1.xml", sheet)


def pdf(change: Callable[[PdfWriter], Any]) -> bytes:
    writer = PdfWriter(BytesIO(pdf_of("Danh sách", "có mặt")))
    change(writer)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def _note(writer: PdfWriter) -> None:
    writer.add_annotation(0, Text(rect=(1, 1, 9, 9), text=f"Xem\n{MARK}"))


def _free_text(writer: PdfWriter) -> None:
    writer.add_annotation(0, FreeText(rect=(1, 1, 99, 99), text=MARK))


def _field(writer: PdfWriter) -> None:
    field = DictionaryObject({NameObject("/Subtype"): NameObject("/Widget"), NameObject("/V"): TextStringObject(MARK)})
    writer.add_annotation(0, field | {NameObject("/Rect"): TextStringObject("x")})


def scan(pages: int = 1) -> bytes:
    """What a scanner makes: pictures of pages."""
    out = BytesIO()
    Image.new("RGB", (60, 80), "white").save(
        out, "PDF", save_all=True, append_images=[Image.new("RGB", (60, 80))] * (pages - 1)
    )
    return out.getvalue()


def _scanned_page(writer: PdfWriter) -> None:
    writer.append(BytesIO(scan()))


def half_scanned() -> bytes:
    return pdf(_scanned_page)


def odf(content: str = "", styles: str = "", meta: str = "") -> bytes:
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
        for name, long in (("office", "office"), ("text", "text"), ("style", "style"), ("table", "table"))
    )
    spaces += ' xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"'
    spaces += ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        for name, words in (("content", f"<text:p>Có mặt</text:p>{content}"), ("styles", styles), ("meta", meta)):
            archive.writestr(f"{name}.xml", f"<office:document {spaces}>{words}</office:document>")
    return out.getvalue()


_ODF_CAPITALS = (
    '<style:style style:name="T1"><style:text-properties fo:text-transform="uppercase"/></style:style>'
    '<text:p>Dấu: </text:p><text:p><text:span text:style-name="T1">Tối mật</text:span></text:p>'
)


def slides(words: str) -> bytes:
    space = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    line = "<a:p><a:r><a:t>Nhiệm vụ</a:t></a:r></a:p>"
    return in_part(in_part(plain_word(), "ppt/slides/slide1.xml", f"<s {space}>{line}</s>"), "ppt/x.xml", words)


_A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
_P = 'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
_LIST_STYLE = '<a:lstStyle><a:lvl1pPr><a:defRPr cap="{}"/></a:lvl1pPr></a:lstStyle>'


def frame(kind: str, words: str = "", style: str = "", run: str = "") -> str:
    """One frame of a slide, of a layout or of a master."""
    said = f"<a:p><a:r>{run}<a:t>{words}</a:t></a:r></a:p>" if words else "<a:p/>"
    ph = f"<p:nvPr><p:ph {kind}/></p:nvPr>" if kind else "<p:nvPr/>"
    return f"<p:sp><p:nvSpPr>{ph}</p:nvSpPr><p:txBody>{style}{said}</p:txBody></p:sp>"


def presentation(slide: str, layout: str = "", master: str = "", text_styles: str = "", whole: str = "") -> bytes:
    """A slide with its layout and master, as PowerPoint keeps them."""
    parts = {
        "slides/slide1": f"<p:sld {_A} {_P}>{frame('', 'Nhiệm vụ')}{slide}</p:sld>",
        "slideLayouts/slideLayout1": f"<p:sldLayout {_A} {_P}>{layout}</p:sldLayout>",
        "slideMasters/slideMaster1": f"<p:sldMaster {_A} {_P}>{master}<p:txStyles>{text_styles}</p:txStyles>"
        "</p:sldMaster>",
        "presentation": f"<p:presentation {_A} {_P}>{whole}</p:presentation>",
    }
    content = plain_word()
    for name, words in parts.items():
        content = in_part(content, f"ppt/{name}.xml", words)
    return content


def _by(style: str, kind: str = 'type="title"') -> bytes:
    """A title typed as "Tối mật" in a presentation that has this style for titles."""
    return presentation(frame(kind, "Tối mật"), text_styles=style)


_TITLES = '<p:titleStyle><a:lvl1pPr><a:defRPr cap="all"/></a:lvl1pPr></p:titleStyle>'
_CAPITALS = _LIST_STYLE.format("all")


def card(*lines: str) -> bytes:
    return "\r\n".join(("BEGIN:VCARD", "VERSION:2.1", "FN:Chi bo", *lines, "END:VCARD")).encode()


_QP = "NOTE;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:"
_PAGE = [f"Dòng {number}: các đồng chí dự họp có mặt đầy đủ" for number in range(16)]
_SLIDE = '<s xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">{}</s>'

MARKED: dict[str, Callable[[], bytes]] = {
    "caps": lambda: word(_all_caps),
    "caps-by-style": lambda: word(_caps_by_style),
    "caps-by-run-style": lambda: word(_caps_by_run_style),
    "old-capitals-font": lambda: word(_old_font),
    "runs": lambda: word(_split),
    "tab": lambda: word(_with_tab),
    "vml-watermark": lambda: word(_watermark),
    "drawn": lambda: word(_drawn),
    "footer": lambda: word(_footer),
    "title": lambda: word(_title),
    "keywords": lambda: word(_keywords),
    "tcvn3": lambda: word(lambda document: document.add_paragraph("TèI MËT")),
    "vni": lambda: word(lambda document: document.add_paragraph("TOÁI MAÄT")),
    "unseen-signs": lambda: word(lambda document: document.add_paragraph("T\u200bỐI M\u2060ẬT\ufeff")),
    "labelled": lambda: word(lambda document: document.add_paragraph("Độ mật: TỐI MẬT")),
    "comment": lambda: in_part(plain_word(), "word/comments.xml", _comment(MARK)),
    "footnote": lambda: in_part(plain_word(), "word/footnotes.xml", _comment(MARK)),
    "custom-property": lambda: in_part(
        plain_word(), "docProps/custom.xml", f"<property><lpwstr>{MARK}</lpwstr></property>"
    ),
    "strict": _strict,
    "word-2003": word_2003,
    "chunk-of-a-page": lambda: in_part(plain_word(), "word/chunk.htm", f"<p>{MARK}</p>".encode()),
    "document-in-a-document": lambda: in_part(plain_word(), "word/embeddings/a.xlsx", book(_hidden)),
    "cell": lambda: book(lambda workbook: workbook.active.append([MARK])),
    "sheet-name": lambda: book(lambda workbook: workbook.create_sheet(MARK)),
    "note-of-a-cell": lambda: book(_noted_cell),
    "page-header": lambda: book(_page_head),
    "page-footer": lambda: book(_page_foot),
    "hidden-sheet": lambda: book(_hidden),
    "escaped-letters": lambda: book(lambda workbook: workbook.active.append(["T_x1ED0_I M_x1EAC_T"])),
    "formula": lambda: book(_formula),
    "label-beside": lambda: book(_labelled),
    "book-property": lambda: book(lambda workbook: setattr(workbook.properties, "subject", MARK)),
    "strict-book": _strict_book,
    "slide-capitals": lambda: slides(_SLIDE.format('<a:p><a:r><a:rPr cap="all"/><a:t>Tối mật</a:t></a:r></a:p>')),
    "slide-title-of-the-master": lambda: _by(_TITLES),
    "slide-centred-title": lambda: _by(_TITLES, 'type="ctrTitle"'),
    "slide-title-of-the-layout": lambda: presentation(
        frame('type="title"', "Tối mật"), layout=frame('type="title"', style=_LIST_STYLE.format("small"))
    ),
    "slide-body-of-the-master": lambda: presentation(
        frame('idx="1"', "Tối mật"), master=frame('type="body" idx="1"', style=_CAPITALS)
    ),
    "slide-frame-of-its-own": lambda: presentation(frame("", "Tối mật", style=_CAPITALS)),
    "slide-of-a-presentation": lambda: presentation(
        frame("", "Tối mật"),
        whole='<p:defaultTextStyle><a:lvl1pPr><a:defRPr cap="all"/></a:lvl1pPr></p:defaultTextStyle>',
    ),
    "slide-footer-of-the-layout": lambda: presentation(
        frame('type="ftr"', "Tối mật"), layout=frame('type="ftr"', style=_CAPITALS)
    ),
    "slide-old-capitals-font": lambda: presentation(
        frame('type="title"', "tèi mËt"),
        master=frame(
            'type="title"',
            style='<a:lstStyle><a:lvl1pPr><a:defRPr><a:latin typeface=".VnTimeH"/></a:defRPr></a:lvl1pPr></a:lstStyle>',
        ),
    ),
    "card-quoted-printable": lambda: card(f"{_QP}T=E1=BB=90I M=E1=BA=ACT"),
    "card-in-soft-lines": lambda: card(f"{_QP}T=E1=BB=", "=90I M=E1=", "=BA=ACT"),
    "card-behind-a-line-end": lambda: card(f"{_QP}S=E1=BB=91 5=0D=0AT=E1=BB=90I M=E1=BA=ACT"),
    "card-base64": lambda: card("NOTE;ENCODING=b;CHARSET=utf-8:VOG7kEkgTeG6rFQ="),
    "card-folded": lambda: card("NOTE:TỐI M", " ẬT"),
    "card-escaped": lambda: card("NOTE:Số 5\\nTỐI MẬT"),
    "card-1258": lambda: card("NOTE;CHARSET=WINDOWS-1258;ENCODING=QUOTED-PRINTABLE:T=D4=ECI M=C2=F2T"),
    "slide-notes": lambda: slides(_SLIDE.format(f"<a:p><a:r><a:t>{MARK}</a:t></a:r></a:p>")),
    "slide-alt-text": lambda: slides(_SLIDE.format(f'<a:pic descr="{MARK}"/>')),
    "pdf-across": lambda: pdf_of(*_PAGE, across=MARK),
    "pdf-note": lambda: pdf(_note),
    "pdf-free-text": lambda: pdf(_free_text),
    "pdf-field": lambda: pdf(_field),
    "pdf-title": lambda: pdf(lambda writer: writer.add_metadata({"/Title": MARK})),
    "pdf-keywords": lambda: pdf(lambda writer: writer.add_metadata({"/Keywords": MARK})),
    "pdf-outline": lambda: pdf(lambda writer: writer.add_outline_item(title=MARK, page_number=0)),
    "pdf-attachment": lambda: pdf(lambda writer: writer.add_attachment("a.txt", f"x\n{MARK}".encode())),
    "pdf-attachments-name": lambda: pdf(lambda writer: writer.add_attachment(MARK, b"abc")),
    "odt-capitals": lambda: odf(_ODF_CAPITALS),
    "odt-title": lambda: odf(meta=f"<dc:title>{MARK}</dc:title>"),
    "ods-sheet": lambda: odf(f'<table:table table:name="{MARK}"/>'),
    "odt-header": lambda: odf(styles=f"<style:header><text:p>{MARK}</text:p></style:header>"),
    "odt-note": lambda: odf(f"<text:p>a<office:annotation><text:p>{MARK}</text:p></office:annotation>b</text:p>"),
    "page-entity": lambda: "<p>Số 5</p><p>T&#7888;I M&#7852;T</p>".encode(),
    "page-inline": lambda: "<p><b>TỐI M</b><i>Ậ</i>T</p>".encode(),
    "page-capitals": lambda: "<p style='text-transform: uppercase'>Tối mật</p>".encode(),
    "page-title": lambda: f'<a title="{MARK}">x</a>'.encode(),
    "utf-16": lambda: f"Số\n{MARK}".encode("utf-16"),
    "utf-16-without-mark": lambda: f"ke hoach thang 12\n{MARK}\n".encode("utf-16-le"),
    "utf-32": lambda: f"Số\n{MARK}".encode("utf-32"),
    "tcvn3-text": lambda: "Sè 5\nTèI MËT\n".encode("latin-1"),
    "vni-text": lambda: "Soá 5\nTOÁI MAÄT\n".encode("latin-1"),
    "windows-1258": lambda: "Số\nTÔ\u0301I MÂ\u0323T\n".replace("Số", "So").encode("cp1258"),
    "csv": lambda: f"STT,Ten\n1,{MARK}\n".encode(),
}

SEALED: dict[str, Callable[[], bytes]] = {
    "mhtml": lambda: b"From: <a>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\nM=E1=BA=ACT",
    "binary-workbook": lambda: in_part(plain_word(), "xl/workbook.bin", b"\0\1"),
    "old-office-within": lambda: in_part(
        plain_word(), "word/embeddings/a.bin", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 99
    ),
    "archive-within": lambda: in_part(plain_word(), "word/a.zip", in_part(b"PK\x05\x06" + b"\0" * 18, "a.txt", "x")),
    "unknown": lambda: b"\x01\x02\x03 something \x00\xff",
}

WORDLESS: dict[str, Callable[[], bytes]] = {
    "scan": scan,
    "scans": lambda: scan(3),
    "half-scanned": half_scanned,
    "empty-word": lambda: _emptied(),
    "empty-book": lambda: book(lambda workbook: workbook.active.delete_rows(1)),
}


def _emptied() -> bytes:
    out = BytesIO()
    docx.Document().save(out)
    return out.getvalue()


EVERYDAY: dict[str, Callable[[], bytes]] = {
    "draft": lambda: word(lambda document: document.add_paragraph("DỰ THẢO")),
    "honey": lambda: book(lambda workbook: workbook.active.append(["Mật ong", "Mặt trận", "MẶT TRẬN"])),
    "in-small-letters": lambda: word(lambda document: document.add_paragraph("Mật")),
    "capitals-elsewhere": lambda: word(_mixed),
    "slide-capitals-elsewhere": lambda: _by(_TITLES, 'type="body"'),
    "slide-not-in-capitals": lambda: presentation(
        frame('type="title"', "Tối mật", run='<a:rPr cap="none"/>'), text_styles=_TITLES
    ),
    "slide-after-a-frame": lambda: presentation(frame("", "Tiêu đề", style=_CAPITALS) + frame("", "Mật")),
    "card-of-somebody": lambda: card("N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:L=C3=AA;M=E1=BA=ADt;;;"),
    "card-with-a-picture": lambda: card("PHOTO;ENCODING=b;TYPE=PNG:iVBORw0KGgo="),
    "pdf": lambda: pdf_of("Mật ong", "Mặt trận", "DỰ THẢO"),
    "pdf-across": lambda: pdf_of(*_PAGE, across="CÓ MẶT"),
    "sentence": lambda: "Không để lộ bí mật; thân mật, mật thiết với dân.\nMật ong".encode(),
    "page": lambda: "<p><b>MẬT</b> ong, giữ bí <i>mật</i></p>".encode(),
    "old-font-text": lambda: "Häp chi bé, giữ".replace("ữ", "u").encode("latin-1"),
    "picture-in-a-document": lambda: in_part(plain_word(), "word/media/a.png", b"\x89PNG\r\n\x1a\n\0\0"),
    "macros": lambda: in_part(plain_word(), "word/vbaProject.bin", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
}


def _mixed(document: Document) -> None:
    document.add_paragraph().add_run("tiêu đề").font.all_caps = True
    document.add_paragraph("mật")
