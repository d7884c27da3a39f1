"""The check page: problems first, then the document beside what was read from it, row by row."""

from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.address import address
from dashboard.components.act import act_button
from dashboard.components.button import link_button, submit_button
from dashboard.components.content import Content, flat
from dashboard.components.dates import long_moment
from dashboard.components.file_size import file_size
from dashboard.components.form import error_summary, post_form
from dashboard.components.heading import crumbs, page_head
from dashboard.components.marks import marks
from dashboard.components.pair import pair, pair_fold, pair_head, submit_bar
from dashboard.components.patch import patch
from dashboard.components.slug import place_anchor
from dashboard.components.source_pair import PairCell, PairRow, pair_source
from dashboard.components.steps import steps
from dashboard.pages.check.doubts import problems_panel
from dashboard.pages.check.notices import already_received, asked_for_changes, what_changed
from dashboard.pages.check.readings import item_id, item_reading, row_state
from dashboard.pages.check.words import count, pending_words, progress_of, waits_for
from dashboard.parts.meeting_words import meeting_day
from dashboard.parts.sent_words import sent_word
from data.reports.returns.check_lines import CheckRow, ReturnCheck
from data.reports.returns.difference import VersionDifference
from data.reports.returns.source_rows import SourceRow
from data.terms import Decision, Part, ReturnState

EVENT, SAID, FOCUS = "check-event", "check-said", "check-focus"
PROBLEMS, PROGRESS, BAR = "check-problems", "check-progress", "check-bar"
STEPS = ("Upload", "Check", "Submit", "Receipt")
NOWHERE = "Not in the document"
QUIET_PARTS = frozenset(
    {Part.OBJECTIVE, Part.COMMENTARY, Part.FOOTNOTE, Part.GROUP, Part.CHAIR, Part.VICE_CHAIR}
)
"""Parts that are folded from the start where no problem is about them."""


def check_screen(
    check: ReturnCheck,
    csrf_token: str,
    error: str = "",
    already: bool = False,
    attachments: Component | None = None,
    changes: VersionDifference | None = None,
) -> list[Component]:
    """The whole page. `error` is why submitting was refused; `already` that the same bytes had come before.

    `changes` is what this version changes in the one sent before it.
    """
    parts: list[Content] = [
        _crumbs(check),
        error_summary([(error, "#problems")]) if error else None,
        page_head("Check what was read", _lead(check), actions=[steps(STEPS, 1)]),
        already_received(check) if already else None,
        asked_for_changes(check),
        what_changed(changes) if changes else None,
        html.Div(patch(PROBLEMS, problems_panel(check)), id="problems", tabIndex=-1),
        html.Section(_pairs(check), className="sec", **_section_marks(check)),
        attachments,
        _abandon(check, csrf_token),
        patch(BAR, submit_part(check, csrf_token)),
        dcc.Store(id=EVENT),
        html.P(id=SAID, className="sr", role="status"),
        dcc.Store(id=FOCUS),
    ]
    return [part for part in flat(*parts) if isinstance(part, Component)]


def progress_part(check: ReturnCheck) -> Component:
    """How far the checking is, and what can be done with many items at once."""
    free = sum(item.free_of_problems for item in check.items)
    needs = sum(item.needs_somebody for item in check.items)
    words = html.P(
        [
            html.B(progress_of(check)),
            html.Span(" Yellow: the words that a problem rests on.", className="quiet"),
        ]
    )
    tools: list[Content] = []
    if check.editable and free:
        label = f"Accept the {free} without problems"
        tools.append(
            act_button(label, "accept-rest", check.version_id, check.number, context="every undecided item")
        )
    if needs:
        only = html.Button(
            f"Only what needs me ({needs})",
            type="button",
            className="plain as-link small",
            **marks(data_only=True, aria_pressed=False),
        )
        tools.append(only)
    tools += [_download(check)] if check.bytes_open else []
    return html.Div([words, html.Div(flat(*tools), className="row")], className="pair-tools")


def submit_part(check: ReturnCheck, csrf_token: str) -> Component:
    """The bar at the foot of the window: what is left, and the ways on."""
    version = f"/returns/{check.return_id}/versions/{check.number}"
    if not check.editable:
        words = html.P(
            f"This version is {check.state.value.lower()}. Its items cannot be changed now.", className="grow"
        )
        return submit_bar(words, link_button("Open the return", f"/returns/{check.return_id}", alt=True))
    if check.why_locked:
        words = html.P(check.why_locked, className="grow")
        return submit_bar(words, link_button("Open the return", f"/returns/{check.return_id}", alt=True))
    refused = f"Answer {count(check.to_answer, 'thing')} first" if check.to_answer else None
    words_left: list[Content] = [
        html.B(waits_for(check)),
        " ",
        html.Span(pending_words(check), className="quiet"),
    ]
    upload = address("/returns/upload", check.meeting.slug, group=check.reporter.slug)
    send = post_form(
        f"{version}/submit",
        csrf_token,
        submit_button("Submit to the OPCC", disabled_because=refused),
        inline=True,
    )
    return submit_bar(words_left, link_button("Send a newer file", upload, alt=True), send)


def _abandon(check: ReturnCheck, csrf_token: str) -> Component | None:
    if check.state is not ReturnState.DRAFT:
        return None
    action = f"/returns/{check.return_id}/versions/{check.number}/abandon"
    words = html.P(
        "Not the right file? The draft and its file are kept in the history.", className="small quiet"
    )
    button = submit_button("Abandon this draft", alt=True, small=True)
    return html.Div([words, post_form(action, csrf_token, button, inline=True)], className="row pair-foot")


def pair_of(row: CheckRow, check: ReturnCheck) -> Component:
    """One row of the document and the items read from it."""
    place = row.place or NOWHERE
    source: Content = pair_source(_source_rows(row), dict(row.marks), place)
    if not row.source:
        source = html.P("The document has no place for this.", className="quiet")
    readings: list[Component] = [patch(item_id(item.id), item_reading(item, check)) for item in row.items]
    if not row.items:
        readings = [html.P("Nothing was read from here.", className="quiet")]
    return pair(place, source, readings, row_state(row))


def _section_marks(check: ReturnCheck) -> dict[str, Any]:
    """What a decision made inside says that it is of (check.js)."""
    owed, number = str(check.return_id), str(check.number)
    return marks(aria_label="Source and reading", data_page_of=owed, data_number=number)


def _crumbs(check: ReturnCheck) -> Component:
    return crumbs(
        [
            ("Returns", address("/returns", check.meeting.slug)),
            (check.reporter.name, f"/returns/{check.return_id}"),
            (f"Check version {check.number}", None),
        ]
    )


def _lead(check: ReturnCheck) -> str:
    met = meeting_day(check.meeting)
    behalf = f" You are checking it on behalf of {check.reporter.short_name}." if check.on_behalf else ""
    return (
        f"{check.reporter.short_name}, {sent_word(check.reporter.kind)} for {met}. {check.file_name}, "
        f"{file_size(check.file_size)}, received {long_moment(check.received_at)} from {check.received_by}.{behalf}"
    )


def _pairs(check: ReturnCheck) -> list[Component]:
    head = pair_head(
        "The document",
        f"as received, version {check.number}",
        "What was read",
        "each item keeps its place and its words",
    )
    parts: list[Component] = [patch(PROGRESS, progress_part(check)), head]
    folded: list[CheckRow] = []
    for row in check.rows:
        if _foldable(row):
            folded.append(row)
            continue
        parts += [*_fold(folded, check), pair_of(row, check)]
        folded = []
    return [*parts, *_fold(folded, check)]


def _foldable(row: CheckRow) -> bool:
    settled = all(item.decision is not Decision.PENDING or item.part in QUIET_PARTS for item in row.items)
    asks = any(problem.open for item in row.items for problem in item.problems)
    return settled and not asks and bool(row.source)


def _fold(rows: list[CheckRow], check: ReturnCheck) -> list[Component]:
    if not rows:
        return []
    items = [item for row in rows for item in row.items]
    decided = sum(item.decision is not Decision.PENDING for item in items)
    words = [f"{decided} decided"] if decided else []
    if decided < len(items):
        words.append(f"{len(items) - decided} without problems")
    place = rows[0].place if len(rows) == 1 else _span(rows[0].place, rows[-1].place)
    said = f"{', '.join(words)}, folded" if words else "Nothing was read from here"
    return [pair_fold(place, said, *(pair_of(row, check) for row in rows))]


def _span(first: str, last: str) -> str:
    """Two Places as one: "Table 1, rows 2 to 4" where only the row differs."""
    table, row, number = first.rpartition(", row ")
    if row and last.startswith(f"{table}, row ") and number.isdigit():
        return f"{table}, rows {number} to {last.rpartition(', row ')[2]}"
    return f"{first} to {last}"


def _source_rows(row: CheckRow) -> list[PairRow]:
    """The document's rows of a pair; table rows above the one that was read are headings."""
    at = (
        [source.place for source in row.source].index(row.place)
        if row.source and row.items
        else len(row.source)
    )
    return [_source_row(source, index < at) for index, source in enumerate(row.source)]


def _source_row(source: SourceRow, heading: bool) -> PairRow:
    cells = [
        PairCell(cell.place, cell.span, list(zip(cell.places, cell.paragraphs, strict=True)))
        for cell in source.cells
    ]
    return PairRow(source.place, cells, source.is_table, quiet=heading and source.is_table)


def _download(check: ReturnCheck) -> Component:
    href = f"/returns/{check.return_id}/files/{check.file_id}"
    return html.A("Download the original", href=href, className="small")


def anchor_of(row: CheckRow) -> str:
    """The id of a pair."""
    return place_anchor(row.place or NOWHERE)
