"""The sentence that a risk comes from, inside its row of the return."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session, undefer

from data.clock import in_london
from data.people import Viewer
from data.reports.returns.source_rows import SourceRow, row_of, source_rows, words_at
from data.reports.sentences import sentences_for
from data.returns.reader.normalise import key
from data.returns.reader.parsed import OutlineBlock
from data.returns.reader.template import HEADINGS
from data.returns.reader.wire import from_wire
from data.returns.states import STANDING_ACCEPTED
from data.store.tables import Reporter, Return, ReturnItem, ReturnVersion

HEADING = "heading"


@dataclass(frozen=True)
class RiskSource:
    """A sentence where it stands: `heading` and `row` as the document has them, `marked` the words by Place.

    `row` is None where the document no longer shows the Place: then `sentence` is all there is.
    """

    return_id: int
    reporter: str
    period: str
    accepted_on: date | None
    place: str
    sentence: str
    in_prose: bool
    reason: str
    heading: SourceRow | None
    row: SourceRow | None
    marked: tuple[tuple[str, tuple[str, ...]], ...]


def risk_source(session: Session, viewer: Viewer, item_id: int) -> RiskSource | None:
    """The source of an item, or None where the viewer may not read that version of the return."""
    found = session.execute(
        select(ReturnItem, ReturnVersion, Reporter.name)
        .join(ReturnVersion, ReturnVersion.id == ReturnItem.version_id)
        .join(Return, Return.id == ReturnVersion.return_id)
        .join(Reporter, Reporter.id == Return.reporter_id)
        .where(ReturnItem.id == item_id, sentences_for(viewer))
        .options(undefer(ReturnVersion.reading))
    ).first()
    if found is None:
        return None
    item, version, reporter = found
    rows = source_rows(from_wire(OutlineBlock, block) for block in version.reading.get("document", ()))
    at = row_of(rows, item.place)
    row = None if at is None else rows[at]
    accepted = version.moderated_at if version.state in STANDING_ACCEPTED else None
    return RiskSource(
        return_id=version.return_id,
        reporter=reporter,
        period=version.period_as_written,
        accepted_on=in_london(accepted).date() if accepted else None,
        place=item.place,
        sentence=item.source_text,
        in_prose=item.standing,
        reason=item.suggestion_reason,
        heading=None if at is None else _heading(rows[:at]),
        row=row,
        marked=_marked(row, item.place, item.source_text),
    )


def _heading(before: Sequence[SourceRow]) -> SourceRow | None:
    """The nearest heading above, as the document has it: a heading line, or the row that names the columns."""
    return next((row for row in reversed(before) if row.kind == HEADING or _names_columns(row)), None)


def _names_columns(row: SourceRow) -> bool:
    first = next((text for cell in row.cells for text in cell.paragraphs), "")
    return row.is_table and any(pattern.match(key(first)) for pattern in HEADINGS.values())


def _marked(row: SourceRow | None, place: str, sentence: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    if row is None:
        return ()
    wanted = [line for line in sentence.splitlines() if line.strip()]
    return tuple(words_at(row, place, wanted).items())
