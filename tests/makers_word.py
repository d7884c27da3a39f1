"""Word files for tests, one construct each: `docx(body)` packs raw paragraphs and tables, `a_return(...)` the form.

Everything is XML as Word writes it, so that a test shows exactly the construct it is about:

    read = reading(a_return(key=[(p(r("Kept ") + inserted("and added")), p("None"))]))
"""

import io
import zipfile
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

from data.returns.reader.interpret import read_return
from data.returns.reader.parsed import ParsedReturn

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
)
WHO = 'w:id="1" w:author="Somebody" w:date="2018-10-01T09:12:00Z"'


# Runs


def r(text: str, *, bold: bool = False, properties: str = "") -> str:
    """A run; a line break in the text is a soft line break, a tab a tab."""
    inner = ("<w:b/>" if bold else "") + properties
    content = "".join(_piece(piece) for piece in _pieces(text))
    return f"<w:r>{f'<w:rPr>{inner}</w:rPr>' if inner else ''}{content}</w:r>"


def _pieces(text: str) -> list[str]:
    return text.replace("\n", "\0\n\0").replace("\t", "\0\t\0").split("\0")


def _piece(piece: str) -> str:
    marks = {"\n": "<w:br/>", "\t": "<w:tab/>", "": ""}
    return marks.get(piece, f'<w:t xml:space="preserve">{escape(piece)}</w:t>')


def hidden(text: str) -> str:
    return r(text, properties="<w:vanish/>")


def inserted(text: str) -> str:
    return f"<w:ins {WHO}>{r(text)}</w:ins>"


def deleted(text: str) -> str:
    return f'<w:del {WHO}><w:r><w:delText xml:space="preserve">{escape(text)}</w:delText></w:r></w:del>'


def moved_from(text: str) -> str:
    return f"<w:moveFrom {WHO}>{r(text)}</w:moveFrom>"


def moved_to(text: str) -> str:
    return f"<w:moveTo {WHO}>{r(text)}</w:moveTo>"


def field(instruction: str, result: str) -> str:
    """A complex field: begin, instruction, separate, result, end."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve">{escape(instruction)}</w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{r(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def form_field(data: str, result: str = "") -> str:
    """A legacy form field: a text box with its result, or a check box or drop-down without one."""
    shown = f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{r(result)}' if result else ""
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="f"/>{data}</w:ffData></w:fldChar></w:r>'
        f'<w:r><w:instrText>FORMTEXT</w:instrText></w:r>{shown}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def control(content: str, properties: str = "") -> str:
    """A content control round runs, paragraphs, rows or cells."""
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


PLACEHOLDER = "<w:showingPlcHdr/>"


def text_box(*paragraphs: str) -> str:
    """A run with a text box, stored twice as Word does."""
    inside = f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"
    return (
        "<w:r><mc:AlternateContent>"
        f'<mc:Choice Requires="wps"><w:drawing><wps:wsp><wps:txbx>{inside}</wps:txbx></wps:wsp></w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict><v:shape><v:textbox>{inside}</v:textbox></v:shape></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


def embedded(relation: str = "rIdObject", program: str = "Word.Document.12", kind: str = "Embed") -> str:
    return (
        '<w:r><w:object><v:shape id="s1"><v:imagedata r:id="rIdIcon"/></v:shape>'
        f'<o:OLEObject Type="{kind}" ProgID="{program}" ShapeID="s1" DrawAspect="Icon" ObjectID="_1" '
        f'r:id="{relation}"/></w:object></w:r>'
    )


PICTURE = '<w:r><w:drawing><wp:inline><a:blip r:embed="rIdPicture"/></wp:inline></w:drawing></w:r>'


# Paragraphs, cells, rows, tables


def p(content: str = "", properties: str = "") -> str:
    """A paragraph of plain text or of ready runs."""
    runs = content if content.startswith("<") else (r(content) if content else "")
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{runs}</w:p>"


def heading(text: str) -> str:
    return p(r(text, bold=True))


def tc(content: str = "", span: int | str = 1, properties: str = "") -> str:
    """A cell of plain text or of ready blocks."""
    blocks = content if content.startswith("<") else p(content)
    spanned = f'<w:gridSpan w:val="{span}"/>' if span != 1 else ""
    return f"<w:tc><w:tcPr>{spanned}{properties}</w:tcPr>{blocks}</w:tc>"


MERGE_START = '<w:vMerge w:val="restart"/>'
MERGE_ON = "<w:vMerge/>"


def tr(*cells: str, properties: str = "") -> str:
    """A row of plain texts or ready cells."""
    ready = [cell if cell.startswith(("<w:tc", "<w:sdt")) else tc(cell) for cell in cells]
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{''.join(ready)}</w:tr>"


def tbl(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


# The form

KEY = "Key information to raise to the Board"
RISK = "Items to be added to the CCSSB Risk Register"
ASKS = "Requested actions by responsible authorities/board chairs"
PLANS = "Plans, actions and performance"
COMMENTARY = "Additional commentary on plans, actions and performance:"
PRODUCTS = {
    "TOR": "Agreed July 2018",
    "Strategic assessment": "",
    "Joint strategic plan": "N/A",
    "Partnership delivery plan": "In place",
    "Performance information": "",
}


def form_rows(
    title: str = "Quarterly Report: October 2018",
    group: str = "PREVENT Delivery Group",
    officers: Sequence[str] | None = None,
    objectives: str = "To protect people",
    key: Sequence[tuple[str, str]] = (("The group met in July.", "None of note"),),
    risks: Sequence[tuple[str, str]] = (("None of note", ""),),
    plans: Mapping[str, str] | None = None,
    commentary: str = "",
    more: Sequence[str] = (),
) -> list[str]:
    """The rows of the form. Every text may be plain or ready XML; `officers` and `more` are ready rows."""
    rows = [tr(title, group)]
    rows += officers if officers is not None else [tr("Chair: Pat Example", "Vice Chair: Sam Example")]
    rows += [tr(tc(heading("Objectives of Countywide Delivery Group"), 2)), tr(tc(objectives, 2))]
    rows += [tr(tc(heading(KEY)), tc(heading(ASKS))), *(tr(*row) for row in key)]
    rows += [tr(tc(heading(RISK)), tc(heading(ASKS))), *(tr(*row) for row in risks)]
    rows += [tr(tc(heading(PLANS), 2)), *(tr(*row) for row in (PRODUCTS if plans is None else plans).items())]
    said = commentary if commentary.startswith("<") else (p(commentary) if commentary else "")
    return [*rows, tr(tc(heading(COMMENTARY) + said, 2)), *more]


def a_return(
    after: str = "", before: str = "", package: Mapping[str, object] | None = None, **form: object
) -> bytes:
    """The form in one table as a file, with `before` and `after` as body paragraphs round it."""
    return docx(before + tbl(*form_rows(**form)) + after, **(package or {}))  # type: ignore[arg-type]


def reading(data: bytes, name: str = "return.docx") -> ParsedReturn:
    """The reading of the file, without the process round it."""
    return read_return(data, name)


def codes(read: ParsedReturn) -> list[str]:
    return [item.code for item in read.problems]


# The package


def docx(
    body: str,
    *,
    headers: Sequence[str] = (),
    footers: Sequence[str] = (),
    footnotes: Mapping[str, str] | None = None,
    comments: Sequence[str] = (),
    styles: str = "",
    links: Mapping[str, str] | None = None,
    objects: Mapping[str, bytes] | None = None,
    parts: Mapping[str, bytes] | None = None,
    main_type: str = f"{WORD}.document.main+xml",
    more_relations: str = "",
) -> bytes:
    """A Word package. `links` are external addresses by relationship id, `objects` embedded bytes by relationship id,
    `parts` further parts by name."""
    found: dict[str, bytes] = {}
    relations: list[str] = [more_relations]
    section = ""
    for kind, texts in (("header", headers), ("footer", footers)):
        for number, text in enumerate(texts, start=1):
            tag = "hdr" if kind == "header" else "ftr"
            content = text if text.startswith("<") else p(text)
            found[f"word/{kind}{number}.xml"] = xml(f"<w:{tag} {NAMESPACES}>{content}</w:{tag}>")
            relations.append(relation(f"rId{kind}{number}", kind, f"{kind}{number}.xml"))
            section += f'<w:{kind}Reference w:type="default" r:id="rId{kind}{number}"/>'
    if footnotes:
        notes = "".join(f'<w:footnote w:id="{key}">{p(text)}</w:footnote>' for key, text in footnotes.items())
        found["word/footnotes.xml"] = xml(f"<w:footnotes {NAMESPACES}>{notes}</w:footnotes>")
        relations.append(relation("rIdNotes", "footnotes", "footnotes.xml"))
    if comments:
        said = "".join(f'<w:comment w:id="{key}">{p(text)}</w:comment>' for key, text in enumerate(comments))
        found["word/comments.xml"] = xml(f"<w:comments {NAMESPACES}>{said}</w:comments>")
        relations.append(relation("rIdComments", "comments", "comments.xml"))
    if styles:
        found["word/styles.xml"] = xml(f"<w:styles {NAMESPACES}>{styles}</w:styles>")
        relations.append(relation("rIdStyles", "styles", "styles.xml"))
    for key, address in (links or {}).items():
        relations.append(relation(key, "hyperlink", address, outside=True))
    for key, content in (objects or {}).items():
        found[f"word/embeddings/{key}.docx"] = content
        relations.append(relation(key, "package", f"embeddings/{key}.docx"))
    document = f"<w:document {NAMESPACES}><w:body>{body}<w:sectPr>{section}</w:sectPr></w:body></w:document>"
    found["word/document.xml"] = xml(document)
    found["word/_rels/document.xml.rels"] = _relations("".join(relations))
    return packed({**_frame(main_type), **found, **(parts or {})})


def relation(key: str, kind: str, target: str, *, outside: bool = False) -> str:
    mode = ' TargetMode="External"' if outside else ""
    return f'<Relationship Id="{key}" Type="{R}/{kind}" Target="{escape(target)}"{mode}/>'


def xml(content: str) -> bytes:
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>{content}'.encode()


def _relations(inside: str) -> bytes:
    return xml(f'<Relationships xmlns="{PACKAGE}/relationships">{inside}</Relationships>')


def _frame(main_type: str) -> dict[str, bytes]:
    types = (
        f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="docx" ContentType="{WORD}.document"/>'
        f'<Override PartName="/word/document.xml" ContentType="{main_type}"/></Types>'
    )
    root = _relations(relation("rId1", "officeDocument", "word/document.xml"))
    return {"[Content_Types].xml": xml(types), "_rels/.rels": root}


def packed(parts: Mapping[str, bytes]) -> bytes:
    """The parts as a zip archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()
