"""The pieces of a small Word file: paragraphs, cells, rows and the package they are saved in.

Written straight as Office Open XML (ECMA-376 part 1), because a file made here must be the same bytes every time.
"""

import io
import re
import zipfile
from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_NAMESPACES = f'xmlns:w="{_W}" xmlns:r="{_R}" xmlns:o="urn:schemas-microsoft-com:office:office"'
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_NUMBERING = (
    f'<w:numbering xmlns:w="{_W}"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_EPOCH = (1980, 1, 1, 0, 0, 0)
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)


def run(text: str, bold: bool = False, quiet: bool = False) -> str:
    """Words in one piece; a line break becomes a soft line break, a character that XML cannot hold is left out.

    `quiet` sets them grey and slanted, apart from what is to be read as said.
    """
    looks = ("<w:b/>" if bold else "") + ('<w:i/><w:color w:val="505A5F"/>' if quiet else "")
    properties = f"<w:rPr>{looks}</w:rPr>" if looks else ""
    lines = [f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in _NOT_XML.sub("", text).split("\n")]
    return f"<w:r>{properties}{'<w:br/>'.join(lines)}</w:r>"


def paragraph(
    text: str,
    bold: bool = False,
    bullet: bool = False,
    link: str | None = None,
    note: int | None = None,
    extra: str = "",
    style: str = "",
) -> str:
    """One paragraph. `link` is a relationship id, `note` a footnote's number, `extra` ready runs set after the text,
    `style` one of the styles below."""
    named = "ListBullet" if bullet else style
    properties = f'<w:pPr><w:pStyle w:val="{named}"/></w:pPr>' if named else ""
    words = run(text, bold) if text else ""
    if link is not None:
        words = f'<w:hyperlink r:id="{link}">{words}</w:hyperlink>'
    mark = f'<w:r><w:footnoteReference w:id="{note}"/></w:r>' if note is not None else ""
    return f"<w:p>{properties}{words}{mark}{extra}</w:p>"


def cell(blocks: Sequence[str], span: int = 1, width: int = 4819, shaded: bool = False) -> str:
    """One table cell of ready paragraphs; `width` in twentieths of a point, for each column it spans."""
    spanned = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    shade = '<w:shd w:val="clear" w:color="auto" w:fill="BDD6EE"/>' if shaded else ""
    size = f'<w:tcW w:w="{width * span}" w:type="dxa"/>'
    return f"<w:tc><w:tcPr>{size}{spanned}{shade}</w:tcPr>{''.join(blocks)}</w:tc>"


def row(*cells: str, header: bool = False) -> str:
    """One table row; a header row is repeated on each page and read out with the cells below it."""
    properties = "<w:trPr><w:tblHeader/></w:trPr>" if header else ""
    return f"<w:tr>{properties}{''.join(cells)}</w:tr>"


def table(rows: Sequence[str], widths: Sequence[int]) -> str:
    """A bordered table with columns of those widths."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    look = f'<w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>{_BORDERS}</w:tblBorders></w:tblPr>'
    return f"<w:tbl>{look}<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


class WordFile:
    """A Word package in the making: a body, and the links, embedded files, marking and footnotes it refers to."""

    def __init__(self, marking: str = "", footnotes: Sequence[str] = ()) -> None:
        self._marking = marking
        self._footnotes = footnotes
        self._relations: list[tuple[str, str, bool]] = []
        self._embedded: list[str] = []

    def link(self, address: str) -> str:
        """The relationship id of a link to that address."""
        return self._relate("hyperlink", address, outside=True)

    def embed(self, name: str) -> str:
        """Runs that show an embedded file of that name (its content is one sentence that says so)."""
        self._embedded.append(name)
        relation = self._relate("oleObject", f"embeddings/oleObject{len(self._embedded)}.bin")
        return (
            f'<w:r><w:object><o:OLEObject Type="Embed" ProgID="Package" ShapeID="s1" DrawAspect="Icon" '
            f'ObjectID="_{len(self._embedded)}" r:id="{relation}"/></w:object></w:r>'
        )

    def save(self, body: Sequence[str]) -> bytes:
        """The package's bytes."""
        parts = {"word/styles.xml": _styles()}
        self._relate("styles", "styles.xml")
        section = ""
        if self._marking:
            section = self._write_header(parts)
        if self._footnotes:
            parts["word/footnotes.xml"] = _footnotes(self._footnotes)
            self._relate("footnotes", "footnotes.xml")
        parts["word/numbering.xml"] = _HEAD + _NUMBERING
        self._relate("numbering", "numbering.xml")
        words = f"{''.join(body)}<w:sectPr>{section}</w:sectPr>"
        document = f"<w:document {_NAMESPACES}><w:body>{words}</w:body></w:document>"
        parts["word/document.xml"] = _HEAD + document
        parts["word/_rels/document.xml.rels"] = self._relationships()
        return self._package(parts)

    def _relate(self, kind: str, target: str, outside: bool = False) -> str:
        self._relations.append((f"{_R}/{kind}", target, outside))
        return f"rId{len(self._relations)}"

    def _write_header(self, parts: dict[str, str]) -> str:
        words = paragraph(self._marking, bold=True)
        parts["word/header1.xml"] = f"{_HEAD}<w:hdr {_NAMESPACES}>{words}</w:hdr>"
        relation = self._relate("header", "header1.xml")
        return f'<w:headerReference w:type="default" r:id="{relation}"/>'

    def _relationships(self) -> str:
        rows = [
            f'<Relationship Id="rId{number}" Type="{kind}" Target={quoteattr(target)}'
            + (' TargetMode="External"/>' if outside else "/>")
            for number, (kind, target, outside) in enumerate(self._relations, start=1)
        ]
        return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{"".join(rows)}</Relationships>'

    def _package(self, parts: dict[str, str]) -> bytes:
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            _store(archive, "[Content_Types].xml", _content_types(parts).encode())
            _store(archive, "_rels/.rels", _root().encode())
            for name, text in parts.items():
                _store(archive, name, text.encode())
            for number, name in enumerate(self._embedded, start=1):
                content = f"Sample file {name}".encode()
                _store(archive, f"word/embeddings/oleObject{number}.bin", content)
        return packed.getvalue()


def _store(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    entry = zipfile.ZipInfo(name, _EPOCH)
    entry.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(entry, content)


def _root() -> str:
    relation = f'<Relationship Id="rId1" Type="{_R}/officeDocument" Target="word/document.xml"/>'
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{relation}</Relationships>'


def _content_types(parts: dict[str, str]) -> str:
    kinds = {
        "word/document.xml": "document.main",
        "word/styles.xml": "styles",
        "word/numbering.xml": "numbering",
    }
    kinds |= {"word/header1.xml": "header", "word/footnotes.xml": "footnotes"}
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{_WORD_TYPE}.{kind}+xml"/>'
        for name, kind in kinds.items()
        if name in parts
    )
    defaults = (
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="bin" ContentType="application/vnd.openxmlformats-officedocument.oleObject"/>'
    )
    return f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">{defaults}{overrides}</Types>'


def _styles() -> str:
    font = '<w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial"/><w:sz w:val="20"/></w:rPr>'
    normal = f'<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>{font}</w:style>'
    bullet = (
        '<w:style w:type="paragraph" w:styleId="ListBullet"><w:name w:val="List Bullet"/>'
        '<w:basedOn w:val="Normal"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>'
        '<w:ind w:left="284" w:hanging="284"/></w:pPr></w:style>'
    )
    headings = "".join(_heading_style(level, size) for level, size in ((1, 32), (2, 26), (3, 22)))
    language = (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault></w:docDefaults>'
    )
    return f"{_HEAD}<w:styles {_NAMESPACES}>{language}{normal}{bullet}{headings}</w:styles>"


def _heading_style(level: int, size: int) -> str:
    """A heading that screen readers and Word's navigation know; `size` in half points."""
    return (
        f'<w:style w:type="paragraph" w:styleId="Heading{level}"><w:name w:val="heading {level}"/>'
        '<w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:pPr><w:keepNext/>'
        f'<w:spacing w:before="240" w:after="80"/><w:outlineLvl w:val="{level - 1}"/></w:pPr>'
        f'<w:rPr><w:b/><w:sz w:val="{size}"/></w:rPr></w:style>'
    )


def _footnotes(texts: Sequence[str]) -> str:
    notes = "".join(
        f'<w:footnote w:id="{number}">{paragraph(text)}</w:footnote>'
        for number, text in enumerate(texts, start=1)
    )
    return f"{_HEAD}<w:footnotes {_NAMESPACES}>{notes}</w:footnotes>"
