"""Rows of the RAG grid from a report: what stands, what is only suggested, and the reason in one line."""

from dashboard.components.content import Content
from dashboard.components.dagger import dagger
from dashboard.components.rag_grid import RatedCell, RatedRow
from dashboard.links import reporter_href
from dashboard.parts.meeting_words import meeting_month, meeting_short_month
from data.reports.groups.grid import GridRow, Rated
from data.reports.meetings import MeetingView
from data.terms import Rag


def meeting_labels(meetings: tuple[MeetingView, ...]) -> list[tuple[Content, str]]:
    """The heads of the columns: "Oct 2018" and "October 2018", or the quarter where there is no date."""
    return [(_short(one), meeting_month(one)) for one in meetings]


def _short(meeting: MeetingView) -> Content:
    words = meeting_short_month(meeting)
    return [words, dagger()] if meeting.illustrative else words


def rated_row(row: GridRow, quarter: str | None) -> RatedRow:
    """One group or CSP. Where nobody has rated it at the meeting in view, the suggestion stands there, dashed."""
    cells = [RatedCell(one.rag, illustrative=one.illustrative) for one in row.ratings[:-1]]
    href = reporter_href(row.reporter, quarter)
    return RatedRow(row.reporter.short_name, href, [*cells, now_cell(row)], why(row))


def now_cell(row: GridRow) -> RatedCell:
    """The rating at the meeting in view, or the suggestion where there is none."""
    if row.rated:
        return RatedCell(row.now.rag, illustrative=row.now.illustrative)
    return RatedCell(row.suggestion.rag, suggested=row.suggestion.rag is not Rag.NOT_RATED)


def why(row: GridRow) -> str:
    """The person's reason where one rated, with the suggestion where it differs; else the app's reasons."""
    suggested = " ".join(row.suggestion.reasons)
    if not row.rated:
        return suggested
    said = row.now.reason or "No reason was written."
    differs = row.suggestion.rag not in (Rag.NOT_RATED, row.now.rag)
    return f"{said} The app suggests {row.suggestion.rag.value}: {suggested}" if differs else said


def reason_of(rated: Rated) -> str:
    """The written reason of a rating, or that there is none."""
    return rated.reason or ("" if rated.rag is Rag.NOT_RATED else "No reason was written.")
