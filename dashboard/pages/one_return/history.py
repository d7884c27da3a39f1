"""Everything sent for a return: refused and abandoned files too. Pure."""

from dash import html
from dash.development.base_component import Component

from dashboard.components.content import Content, flat
from dashboard.components.dates import long_moment
from dashboard.components.file_size import file_size
from dashboard.components.section import section
from dashboard.components.state import state_tag, state_word
from dashboard.components.table import Column, Row, data_table
from data.reports.returns.history import SentFile, VersionFate
from data.reports.returns.one_return import ReturnRead
from data.returns.states import BEING_CHECKED
from data.terms import FileOutcome, Verdict

COLUMNS = (
    Column("File", width="34%"),
    Column("Received"),
    Column("What became of it", width="34%"),
    Column("Open", hidden_label=True),
)


def history_section(found: ReturnRead, reopenings: Component | None = None) -> Component:
    """Each file with what became of it and the versions read from it, the newest first; then past `reopenings`."""
    rows = [_row(line, found) for line in found.history]
    note = "Every file is kept, whatever became of it"
    return section(
        "History",
        data_table("Files sent for this return", COLUMNS, rows),
        reopenings,
        note=note,
        id="history",
        fresh=True,
    )


def _row(line: SentFile, found: ReturnRead) -> Row:
    size = file_size(line.size)
    name: list[Content] = [
        html.B(line.name),
        html.Div(f"{size}, SHA-256 {line.sha256[:12]}…", className="small quiet", title=line.sha256),
    ]
    if line.part is not None:
        name.append(html.Div(f"Return {line.part} of a back file", className="small"))
    received: list[Content] = [
        long_moment(line.received_at),
        html.Div(f"from {line.received_by}", className="small quiet"),
    ]
    return Row(
        [
            html.Div(flat(*name)),
            html.Div(flat(*received)),
            html.Div(flat(*_fate(line, found))),
            html.Div(_ways(line, found), className="row"),
        ]
    )


def _fate(line: SentFile, found: ReturnRead) -> list[Content]:
    if line.outcome is FileOutcome.REFUSED:
        return [state_word("Refused", "warn"), html.Div(line.refusal, className="small")]
    told: list[Content] = []
    for version in line.versions:
        told.append(html.Div(flat(*_version(version, line, found))))
    return told or [state_word(line.outcome.value, "wait")]


def _version(version: VersionFate, line: SentFile, found: ReturnRead) -> list[Component]:
    left = line.outcome is FileOutcome.ABANDONED and version is line.versions[0]
    state = state_word("Abandoned", "wait") if left else state_tag(version.state)
    told = [html.Span(f"Version {version.number}: "), state]
    if version.receipt and version.submitted_at:
        words = f"Submitted {long_moment(version.submitted_at)} by {version.submitted_by}, "
        told.append(html.Div([words, _receipt(version, found)], className="small quiet"))
    if version.moderated_at and version.moderation_reason:
        words = f"{version.moderated_by}, {long_moment(version.moderated_at)}: {version.moderation_reason}"
        told.append(html.Div(words, className="small"))
    return told


def _receipt(version: VersionFate, found: ReturnRead) -> Component:
    words = f"receipt {version.receipt}"
    return (
        html.A(words, href=f"/returns/{found.id}/receipt/{version.number}")
        if found.may_submit
        else html.Span(words)
    )


def _ways(line: SentFile, found: ReturnRead) -> list[Component]:
    here = f"/returns/{found.id}"
    ways = []
    for version in line.versions:
        if version.state in BEING_CHECKED and found.may_submit:
            ways.append(html.A("Check", href=f"{here}/versions/{version.number}/check"))
        else:
            ways.append(html.A(f"Read version {version.number}", href=f"{here}?version={version.number}"))
    if line.held_back:
        return [*ways, state_word(Verdict.HARMFUL.value, "warn")]
    if not line.bytes_open:
        closed = "The file holds other groups’ returns too. Ask the OPCC for a copy."
        return [*ways, html.Span(closed, className="small quiet")]
    download = html.A(
        ["Download", html.Span(f": {line.name}", className="sr")], href=f"{here}/files/{line.file_id}"
    )
    return [*ways, download]
