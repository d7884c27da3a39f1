"""A checked package to a `ParsedReturn`: the whole pipeline, without the process round it.

Word files and workbooks come in by readers of their own; from there on the same rules read both.
"""

import posixpath
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import partial

from data.returns.reader import limits
from data.returns.reader.carried import NO_VICE_CHAIR, CarriedItem, guide_tag
from data.returns.reader.carried_table import carried_doubts, take_carried
from data.returns.reader.cells import passages
from data.returns.reader.csp_reading import has_csp_part, read_csp_update
from data.returns.reader.dates import find_dates
from data.returns.reader.doubts import find_doubts
from data.returns.reader.flow import units
from data.returns.reader.head import Head, read_head
from data.returns.reader.normalise import key
from data.returns.reader.outline import outline
from data.returns.reader.parsed import OutlineBlock, ParsedReturn, ReturnRow
from data.returns.reader.places import WHOLE_FILE
from data.returns.reader.plans import read_plans
from data.returns.reader.problem_sentences import Severity
from data.returns.reader.problems import problem
from data.returns.reader.refusals import refused
from data.returns.reader.seen import problems_seen
from data.returns.reader.sorting import Sorted, Sorter
from data.returns.reader.suggestions import suggest
from data.returns.reader.template import MARKING, Part
from data.returns.reader.tree import Document, Paragraph, paragraphs
from data.returns.reader.upload import is_workbook, open_package
from data.returns.reader.word.reader import read_document
from data.returns.reader.written import Kind, Passage

_LONGEST_MARKING = 60
_ORDER = {severity: rank for rank, severity in enumerate(Severity)}


def read_return(data: bytes, filename: str, aliases: Mapping[str, str] | None = None) -> ParsedReturn:
    """The reading of a file's bytes. `aliases` are further names of groups. Raises RefusedFile.

    This runs in the reader's own process (`sandbox.read_file`); nothing here limits time or memory.
    """
    parts = open_package(data)
    of_word = not is_workbook(parts)
    read = (
        read_part(read_document(parts), filename, aliases)
        if of_word
        else _read_workbook(parts, filename, aliases or {})
    )
    if read is None:
        raise refused("not_a_return")
    if count_cells(read.document) > limits.CELLS:
        raise refused("too_many_cells")
    return read


def read_part(
    document: Document, filename: str, aliases: Mapping[str, str] | None = None
) -> ParsedReturn | None:
    """The reading of a Word document, or of one part of a pack; None when it holds no part of a return."""
    body, carried = take_carried(document.body)
    empty = partial(_empty, document, filename, carried=carried)
    flow = list(units(body))
    sorted_ = Sorter().sort(flow)
    head = read_head(sorted_.head, document.headers, aliases or {})
    sections = sorted_.parts - {Part.COMMENTARY}
    if not sections - {Part.OBJECTIVES} and has_csp_part(body):
        read = read_csp_update(replace(document, body=body), empty(Kind.CSP_UPDATE))
    elif sections or (head.title is not None and sorted_.head):
        read = _return(sorted_, head, empty(Kind.RETURN))
    else:
        return None
    read = replace(read, problems=(*read.problems, *carried_doubts(carried)))
    return _with_problems(read, document)


def _read_workbook(parts: dict[str, bytes], filename: str, aliases: Mapping[str, str]) -> ParsedReturn:
    # Most files are Word, and the reader's process starts anew for each: what reads workbooks is a third of its start.
    from data.returns.reader.excel.reading import read_content

    content = read_content(parts)
    document = content.document
    empty = replace(_empty(document, filename, content.kind), marking=_marking(content.marked))
    if content.kind is Kind.CSP_UPDATE:
        read = read_csp_update(content.laid_out, empty)
    else:
        head = read_head(content.sorted.head, document.headers, aliases)
        read = _return(content.sorted, head, empty)
    missed = (
        replace(one, place=content.missed_at.get(one.code, one.place))
        if one.place in (read.header_place, WHOLE_FILE)
        else one
        for one in read.problems
    )
    loose = passages(content.loose)
    doubts = (problem("unplaced", item.place) for item in loose)
    read = replace(read, unplaced=(*read.unplaced, *loose), problems=(*missed, *doubts))
    return _with_problems(read, document)


def count_cells(document: tuple[OutlineBlock, ...]) -> int:
    """How many cells and paragraphs are shown: each may become an item, and a part of a page."""
    return sum(len(block.cells) for block in document)


def _empty(
    document: Document, filename: str, kind: Kind, carried: tuple[CarriedItem, ...] = ()
) -> ParsedReturn:
    return ParsedReturn(
        file=posixpath.basename(filename.replace("\\", "/")),
        kind=kind,
        marking=_marking((*document.headers, *document.footers)),
        footnotes=document.notes,
        embedded=tuple(item for line in paragraphs(document.body) for item in line.embedded),
        document=outline(document),
        limits=limits.applied(),
        carried=carried,
    )


def _return(found: Sorted, head: Head, empty: ParsedReturn) -> ParsedReturn:
    year = int(head.period.month[:4]) if head.period and head.period.month else None
    read = replace(
        empty,
        header_as_written=head.title.text if head.title else None,
        header_place=head.title.place if head.title else "",
        period=head.period,
        group=head.group,
        chair=head.chair,
        chair_cell=head.chair_cell,
        vice_chair=head.vice_chair,
        vice_chair_cell=head.vice_chair_cell,
        vice_chair_place=head.vice_chair_place,
        objectives_heading=found.objectives_heading,
        objectives=passages(found.objectives),
        key_information=tuple(_dated(row, year) for row in found.rows[Part.KEY]),
        risk_register_items=tuple(_suggested(_dated(row, year)) for row in found.rows[Part.RISK]),
        plans=read_plans(found.plans, year),
        commentary=passages(found.commentary),
        extra_sections=tuple(extra.built() for extra in found.extras),
        unplaced=(*head.unplaced, *found.unplaced),
    )
    return replace(read, problems=tuple(find_doubts(read, found.parts, head.vacant)))


def _dated(row: ReturnRow, year: int | None) -> ReturnRow:
    """The row with its dates, those of the left cell first. No date runs from one cell into the other."""
    return replace(row, dates=(*find_dates(row.left.text, year), *find_dates(row.right.text, year)))


def _suggested(row: ReturnRow) -> ReturnRow:
    return replace(row, suggestion=suggest(row))


def _marking(lines: Iterable[Paragraph]) -> Passage | None:
    """The protective marking of the pages, from the lines of their headers and footers."""
    for line in lines:
        if len(line.text) <= _LONGEST_MARKING and MARKING.match(key(line.text)):
            return Passage(line.text, line.place)
    return None


def _with_problems(read: ParsedReturn, document: Document) -> ParsedReturn:
    """All problems, those that must be answered first; of one severity in the order they were found."""
    asked = {"vice_chair_absent"} if guide_tag(NO_VICE_CHAIR) in document.guides else set()
    found = [one for one in (*read.problems, *problems_seen(document.sightings)) if one.code not in asked]
    return replace(read, problems=tuple(sorted(found, key=lambda item: _ORDER[item.severity])))
