"""Workbooks for tests, one construct each: `book({"Risks": sheet(...)})` packs raw sheets, `a_book(...)` the form.

Everything is XML as Excel writes it, so that a test shows exactly the construct it is about:

    read = reading(a_book([words(6, "Funding may end")]))
"""

import re
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape, quoteattr

from data.returns.reader.interpret import read_return
from data.returns.reader.parsed import ParsedReturn
from tests.makers_word import packed, xml

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml"
GROUP = "Cambridgeshire and Peterborough Road Safety Partnership"
RISKS = "Items to be added to the CCSSB Risk Register"
ASKS = "Requested actions by responsible authorities/board chairs"

# Number formats by the style that a cell names: 0 general, 1 a day, 2 a month, 3 decimals, 4 pounds, 5 nothing shown,
# 6 a percentage, 7 text.
FORMATS = (0, 14, 17, 4, 200, 201, 9, 49)
OWN_FORMATS = {200: '"£"#,##0.00;[Red]-"£"#,##0.00', 201: ";;;"}


def text(at: str, words: str) -> str:
    """A cell with words in it."""
    return f'<c r="{at}" t="inlineStr"><is><t xml:space="preserve">{escape(words)}</t></is></c>'


def number(at: str, value: object, style: int = 0) -> str:
    """A cell with a number, shown in one of the FORMATS."""
    return f'<c r="{at}" s="{style}"><v>{value}</v></c>'


def formula(at: str, words: str, value: str | None = None, kind: str = "str") -> str:
    """A cell with a formula, calculated or not."""
    held = "" if value is None else f"<v>{escape(value)}</v>"
    return f'<c r="{at}" t="{kind}"><f>{escape(words)}</f>{held}</c>'


def raw(at: str, kind: str, value: str) -> str:
    """A cell of any type of the format."""
    return f'<c r="{at}" t="{kind}"><v>{value}</v></c>'


def row(number_: int, *cells: str, more: str = "") -> str:
    """A row of ready cells."""
    return f'<row r="{number_}"{more}>{"".join(cells)}</row>'


def words(number_: int, *texts: str) -> str:
    """A row of words from column A on; empty ones leave their cell out."""
    cells = [text(f"{chr(65 + at)}{number_}", said) for at, said in enumerate(texts) if said]
    return row(number_, *cells)


def sheet(*rows: str, before: str = "", after: str = "") -> str:
    """A worksheet: `before` and `after` stand round its rows, as merged cells and columns do."""
    return f'<worksheet xmlns="{MAIN}" xmlns:r="{R}">{before}<sheetData>{"".join(rows)}</sheetData>{after}</worksheet>'


def about(*more: str) -> str:
    """The sheet that says whose return it is."""
    return sheet(
        words(1, "About this return"),
        words(2, "Title and month", "Quarterly Report: October 2018"),
        words(3, "Delivery group", GROUP),
        words(4, "Chair", "Pat Example"),
        words(5, "Vice chair", "Sam Example"),
        *more,
    )


def csp_about() -> str:
    """The sheet that says whose update it is."""
    return sheet(
        words(1, "About this update"),
        words(2, "Title and month", "Quarterly Progress Report: October 2018"),
        words(3, "CSP", "Fenland"),
    )


def risks(*rows: str, **given: str) -> str:
    """The sheet of risks, its own rows from 6 on."""
    return sheet(words(1, "Risks"), words(3, "Nothing to report"), words(5, RISKS, ASKS), *rows, **given)


def a_book(risk_rows: Sequence[str] = (), more: Mapping[str, str] | None = None, **given: object) -> bytes:
    """A small return: about, risks, and further sheets. `risks_after` stands after the risks' rows."""
    after, before = str(given.pop("risks_after", "")), str(given.pop("risks_before", ""))
    sheets = {"About": about(), "Risks": risks(*risk_rows, after=after, before=before)}
    return book(sheets | dict(more or {}), **given)  # type: ignore[arg-type]


def book(
    sheets: Mapping[str, str],
    *,
    states: Mapping[str, str] | None = None,
    properties: str = "",
    strings: Sequence[str] = (),
    relations: Mapping[str, Sequence[tuple[str, str, str]]] | None = None,
    parts: Mapping[str, bytes] | None = None,
    main_type: str = f"{EXCEL}.sheet.main+xml",
) -> bytes:
    """A workbook of raw sheets. `relations` are (id, kind, target) by the owning part; http targets stand outside."""
    names = {name: f"xl/worksheets/sheet{at}.xml" for at, name in enumerate(sheets, 1)}
    listed = "".join(
        f'<sheet name={quoteattr(name)} sheetId="{at}" r:id="rId{at}"'
        + (f' state="{(states or {})[name]}"/>' if name in (states or {}) else "/>")
        for at, name in enumerate(sheets, 1)
    )
    found = {
        "xl/workbook.xml": [
            (f"rId{at}", "worksheet", f"worksheets/sheet{at}.xml") for at in range(1, len(sheets) + 1)
        ]
    }
    found["xl/workbook.xml"] += [
        ("rIdStyles", "styles", "styles.xml"),
        ("rIdStrings", "sharedStrings", "sharedStrings.xml"),
    ]
    for owner, more in (relations or {}).items():
        found.setdefault(names.get(owner, owner), []).extend(more)
    content = {names[name]: xml(body) for name, body in sheets.items()}
    content |= {
        "[Content_Types].xml": xml(
            f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{main_type}"/></Types>'
        ),
        "_rels/.rels": relationships([("rId1", "officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": xml(
            f'<workbook xmlns="{MAIN}" xmlns:r="{R}"><workbookPr {properties}/><sheets>{listed}</sheets></workbook>'
        ),
        "xl/styles.xml": xml(styles()),
        "xl/sharedStrings.xml": xml(f'<sst xmlns="{MAIN}">{"".join(strings)}</sst>'),
    }
    for owner, of in found.items():
        folder, _, file = owner.rpartition("/")
        content[f"{folder}/_rels/{file}.rels"] = relationships(of)
    return packed(content | dict(parts or {}))


def relationships(found: Sequence[tuple[str, str, str]]) -> bytes:
    """A part of relationships."""
    rows = "".join(
        f'<Relationship Id="{name}" Type="{R}/{kind}" Target={quoteattr(target)}'
        + (' TargetMode="External"/>' if re.match(r"\w+:", target) else "/>")
        for name, kind, target in found
    )
    return xml(f'<Relationships xmlns="{PACKAGE}/relationships">{rows}</Relationships>')


def styles() -> str:
    """A part of styles with the FORMATS."""
    own = "".join(
        f'<numFmt numFmtId="{at}" formatCode={quoteattr(code)}/>' for at, code in OWN_FORMATS.items()
    )
    used = "".join(f'<xf numFmtId="{at}"/>' for at in FORMATS)
    return f'<styleSheet xmlns="{MAIN}"><numFmts>{own}</numFmts><cellXfs>{used}</cellXfs></styleSheet>'


def reading(data: bytes, name: str = "return.xlsx") -> ParsedReturn:
    """The reading of a workbook, without the process round it."""
    return read_return(data, name)


def problems(read: ParsedReturn, code: str) -> list[tuple[str, str]]:
    """(place, message) of the problems of that code."""
    return [(one.place, one.message) for one in read.problems if one.code == code]
