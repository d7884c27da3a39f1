"""The overview drawn: what needs you now, the next meeting, the county in three columns, the RAG grid."""

from dash import html
from dash.development.base_component import Component

from dashboard.components.columns import columns
from dashboard.components.dagger import foot_note
from dashboard.components.dates import weekday_date
from dashboard.components.empty import empty
from dashboard.components.heading import page_head
from dashboard.components.number_words import capital, number_word
from dashboard.components.rag_grid import rag_grid
from dashboard.components.section import section
from dashboard.pages.overview import picture
from dashboard.pages.overview.needs import needs_section
from dashboard.parts.ratings import meeting_labels, rated_row
from data.people import Viewer
from data.reports.meetings import MeetingView
from data.reports.overview.overview import Overview
from data.terms import ReporterKind, Role


def overview_screen(found: Overview, viewer: Viewer, quarter: str | None) -> list[Component]:
    """Return the whole page, for this viewer and as at the meeting in view."""
    return [
        page_head("Overview", lead(found.meeting, viewer)),
        columns("2-1", needs_section(found, viewer, quarter), picture.next_meeting(found, quarter)),
        columns(
            "1-1-1",
            picture.returns(found, quarter),
            picture.risks(found, quarter),
            picture.changed(found, quarter),
        ),
        _grid(found, quarter),
        *(
            [foot_note("Suggested ratings are the app’s and count for nothing.")]
            if _illustrative(found)
            else []
        ),
    ]


def lead(meeting: MeetingView, viewer: Viewer) -> str:
    """Return the sentence under the title: which meeting, and whom it concerns."""
    which = weekday_date(meeting.held_on) if meeting.held_on else f"{meeting.label}, date not set"
    sits_for = viewer.body_name if viewer.role is Role.MEMBER else ""
    concerns = f", as it concerns {sits_for}" if sits_for else ""
    return f"Board meeting of {which}{concerns}."


def grid_title(groups: int, csps: int, meetings: int) -> str:
    """Return "Nine groups and six CSPs, last four meetings"."""
    named = [(groups, "group"), (csps, "CSP")]
    words = [f"{number_word(count)} {noun}{'' if count == 1 else 's'}" for count, noun in named if count]
    last = "this meeting" if meetings == 1 else f"last {number_word(meetings)} meetings"
    return capital(f"{' and '.join(words)}, {last}")


def _grid(found: Overview, quarter: str | None) -> Component:
    groups = found.grid.of(ReporterKind.DELIVERY_GROUP)
    csps = found.grid.of(ReporterKind.CSP)
    if not found.grid.rows:
        words = "No delivery group or CSP reports to this meeting yet."
        return section("Ratings", empty("Nobody to rate", words), id="ratings")
    title = grid_title(len(groups), len(csps), len(found.grid.meetings))
    parts = [
        (f"{capital(number_word(len(groups)))} delivery groups", [rated_row(row, quarter) for row in groups]),
        (
            f"{capital(number_word(len(csps)))} Community Safety Partnerships",
            [rated_row(row, quarter) for row in csps],
        ),
    ]
    note = (
        "A rating is a person’s judgement with a written reason. Dashed: suggested by the app, not confirmed."
    )
    table = rag_grid(f"RAG: {title}", meeting_labels(found.grid.meetings), parts)
    return section(title, html.Div(table), note=note, id="ratings", fresh=True)


def _illustrative(found: Overview) -> bool:
    return True if found.grid.illustrative or found.risks.illustrative else found.meeting.illustrative
