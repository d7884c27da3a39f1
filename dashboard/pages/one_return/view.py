"""One return: what it says, the document as received, and everything that was ever sent for it. Pure."""

from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from dashboard.address import address
from dashboard.components.button import link_button, print_button
from dashboard.components.columns import columns
from dashboard.components.content import Content, flat
from dashboard.components.dagger import dagger, foot_note
from dashboard.components.dates import long_date, long_moment, long_month
from dashboard.components.document import document
from dashboard.components.empty import empty
from dashboard.components.heading import crumbs, page_head
from dashboard.components.section import section
from dashboard.components.slug import place_anchor
from dashboard.components.source_pair import PairCell, PairRow
from dashboard.components.state import state_tag, state_word
from dashboard.components.summary import summary_list
from dashboard.links import reporter_href
from dashboard.pages.one_return.asked_for import asked_for_changes, changes_asked_for
from dashboard.pages.one_return.changes import changes_section
from dashboard.pages.one_return.history import history_section
from dashboard.pages.one_return.moderation import moderation_panel, to_follow_panel
from dashboard.pages.one_return.questions import Asked, glance, questions_section
from dashboard.pages.one_return.reopening import lock_panel, lock_tag, past_reopenings
from dashboard.parts.as_read import as_read
from dashboard.parts.meeting_words import meeting_day
from dashboard.parts.sent_words import sent_word
from data.reports.returns.difference import VersionDifference
from data.reports.returns.one_return import ProductLine, ReturnRead, VersionRead
from data.reports.returns.source_rows import SourceRow, row_finder
from data.returns.states import BEFORE_ACCEPTANCE
from data.terms import ProductState, ReporterKind, ReturnState

PRECISIONS = {"day": long_date, "month": long_month, "quarter": long_month}


@dataclass(frozen=True)
class Beside:
    """What stands on the page beside the return itself: its files, its questions, and what the version that waits for
    this planner changes in the one that was answered before it.
    """

    attachments: Component | None
    asked: Asked
    changes: VersionDifference | None = None


def return_screen(
    found: ReturnRead,
    place: str,
    csrf_token: str,
    beside: Beside,
    last_day: str = "",
) -> list[Component]:
    """The whole page; `place` is the Place whose words are marked, "" for none; `last_day` the day that is offered for
    reopening a locked return.
    """
    typed = beside.asked.typed
    parts: list[Content] = [
        _crumbs(found),
        page_head(
            _title(found),
            _lead(found),
            actions=_actions(found, beside.asked),
            tags=[_state(found), lock_tag(found)],
        ),
        moderation_panel(found, csrf_token, typed) if found.may_moderate else None,
        asked_for_changes(found, _ways(found)),
        lock_panel(found, csrf_token, typed, last_day),
        changes_section(beside.changes) if beside.changes else None,
        to_follow_panel(found, csrf_token, typed) if found.may_moderate else None,
        *(_contents(found, found.version, place, beside.asked) if found.version else [_nothing(found)]),
        beside.attachments,
        questions_section(found, beside.asked, place, csrf_token),
        history_section(found, past_reopenings(found)) if found.history else None,
        foot_note() if _is_marked(found, beside.asked) else None,
    ]
    return [part for part in flat(*parts) if isinstance(part, Component)]


def _crumbs(found: ReturnRead) -> Component:
    here = found.meeting.slug
    return crumbs(
        [
            ("Returns", address("/returns", here)),
            (found.reporter.name, reporter_href(found.reporter, here)),
            (found.meeting.label, None),
        ]
    )


def _title(found: ReturnRead) -> str:
    met = meeting_day(found.meeting)
    return f"{found.reporter.short_name}: {sent_word(found.reporter.kind)} for {met}"


def _lead(found: ReturnRead) -> Content:
    if found.version is None or found.received_at is None:
        return None
    version, mark = found.version, dagger() if found.receipt_illustrative else None
    parts: list[Content] = [f"Version {version.number}, received {long_moment(found.received_at)}", mark]
    parts.append(f". Period as written: {version.period_as_written or 'not said'}.")
    if _is_accepted(found) and version.moderated_at:
        made_up = dagger() if found.moderation_illustrative else None
        parts += [f" Accepted {long_moment(version.moderated_at)}", made_up, "."]
    if _is_accepted(found) and version.moderation_reason:
        parts.append(f" {version.moderation_reason}")
    return parts


def _is_marked(found: ReturnRead, asked: Asked) -> bool:
    made_up = found.receipt_illustrative or found.moderation_illustrative
    return (found.version is not None and made_up) or any(line.illustrative for line in asked.lines)


def _is_accepted(found: ReturnRead) -> bool:
    return found.version is not None and found.version.number == found.accepted_number


def _state(found: ReturnRead) -> Component:
    if found.version is None and found.state in BEFORE_ACCEPTANCE:
        return state_word("Received, not yet accepted", "wait")
    return state_tag(found.version.state if found.version else found.state)


def _actions(found: ReturnRead, asked: Asked) -> list[Component]:
    actions = [print_button()] if found.version else []
    if asked.may_ask and found.accepted_number:
        actions.append(link_button("Ask a question", "#ask", alt=True))
    if changes_asked_for(found) is None:  # the panel below has them otherwise
        actions += _ways(found)
    return actions


def _ways(found: ReturnRead) -> list[Component]:
    """How its lead goes on: with the version that waits, and with a newer file, which would take its place."""
    if not found.may_submit:
        return []
    ways, noun = [], sent_word(found.reporter.kind)
    if found.draft:
        check = f"/returns/{found.id}/versions/{found.draft}/check"
        ways.append(link_button(f"Check version {found.draft}", check))
    if not found.lock.why_locked:
        words = "Send a newer file" if found.version or found.draft else f"Upload the {noun}"
        href = address("/returns/upload", found.meeting.slug, group=found.reporter.slug)
        ways.append(link_button(words, href, alt=found.may_moderate or bool(found.draft)))
    return ways


def _nothing(found: ReturnRead) -> Component:
    back = ("See all returns", address("/returns", found.meeting.slug))
    noun = sent_word(found.reporter.kind)
    if found.state in BEFORE_ACCEPTANCE:
        when = f" on {long_moment(found.received_at)}" if found.received_at else ""
        words = f"The {noun} came{when} and is with the OPCC. You can read it once it is accepted."
        return empty("Received, not yet accepted", words, back)
    if found.state is ReturnState.TO_FOLLOW:
        return empty("To follow", found.state_reason or "It will come later.", back)
    if found.state is ReturnState.DRAFT:
        words = "A draft is being checked. Nothing has been sent to the OPCC yet."
        return empty("Not submitted yet", words, back)
    return empty("Nothing has come yet", f"The {noun} is expected for this meeting.", back)


def _contents(found: ReturnRead, version: VersionRead, place: str, asked: Asked) -> list[Component]:
    other = None
    if not _is_accepted(found) and found.accepted_number:
        href = f"/returns/{found.id}?version={found.accepted_number}"
        other = html.P(
            ["Members read ", html.A(f"version {found.accepted_number}", href=href), ", which is accepted."]
        )
    main = html.Div(flat(other, _document(found, version, place)))
    return [
        columns("2-1", main, html.Div(_aside(found, version, asked))),
        section(
            "As read",
            *as_read(version.lines, found.meeting.slug),
            note="Each row opens its words above",
            id="as-read",
        ),
    ]


def _document(found: ReturnRead, version: VersionRead, place: str) -> Component:
    find = row_finder(version.document)
    read_from = {find(item.place) for item in version.lines.items}
    read_from |= {find(place) for place in version.lines.left_out}
    rows = [
        _row(row, heading=index not in read_from and not row.blank)
        for index, row in enumerate(version.document)
    ]
    marked = dict(version.marks)
    arrive = place_anchor(next(iter(marked))) if marked else None
    lost = bool(place) and not marked
    note = "The words asked for are marked" if marked else None
    right = f"Version {version.number}, {place}" if marked else f"Version {version.number}"
    head = document(rows, marked, (found.reporter.name, right), arrive)
    missing = html.P(_not_here(version, place), className="quiet") if lost else None
    return section("The document as received", missing, head, note=note, id="document")


def _not_here(version: VersionRead, place: str) -> str:
    """Why no words are marked: they were said in an answer, or by another version."""
    if any(one.answered and one.place == place for one in version.lines.items):
        return "This was answered while checking, so it stands in no document. It is under As read."
    return f"This version has no {place}. It may stand in another version."


def _row(row: SourceRow, *, heading: bool) -> PairRow:
    cells = [
        PairCell(cell.place, cell.span, list(zip(cell.places, cell.paragraphs, strict=True)))
        for cell in row.cells
    ]
    return PairRow(row.place, cells, row.is_table, quiet=heading and row.is_table)


def _aside(found: ReturnRead, version: VersionRead, asked: Asked) -> list[Component]:
    answered = version.complete
    vice = version.vice_chair or {"blank": "Left blank", "na": "Not applicable"}.get(
        version.vice_chair_cell, "No place for one"
    )
    officers: list[tuple[Content, Content]] = [
        ("Chair", version.chair or "Not named"),
        ("Vice chair", vice),
    ]
    facts: list[tuple[Content, Content]] = [
        *(officers if found.reporter.kind is not ReporterKind.CSP else []),
        ("Period as written", version.period_as_written or "Not said"),
        ("Counts as", long_month(version.period_month) if version.period_month else "Cannot be told"),
        ("Last met", found.last_met_as_written or "Not said"),
        ("Parts answered", f"{len(answered.answered)} of {answered.required}"),
        ("Without an answer", ", ".join(answered.missing) or "None"),
        ("Marking", f"{found.marking.value}, {found.part.value}"),
        *([glance(asked)] if found.accepted_number else []),
    ]
    parts = [section("At a glance", summary_list(facts), id="glance")]
    if version.products:
        parts.append(
            section("Products", summary_list([_product(one) for one in version.products]), id="products")
        )
    if version.corrections:
        lines = [
            html.Li([html.Q(one.source_text or "blank"), " is to be read as ", html.Q(one.text)])
            for one in version.corrections
        ]
        parts.append(section("Corrected by its lead", html.Ul(lines, className="lines"), id="corrections"))
    return parts


def _product(one: ProductLine) -> tuple[Content, Content]:
    dated = PRECISIONS[one.precision](one.dated) if one.dated and one.precision in PRECISIONS else None
    if dated is None and one.dated:
        dated = str(one.dated.year)
    known = state_word(one.state.value, "wait", small=True)
    if one.state in (ProductState.BLANK, ProductState.ROW_MISSING):
        return one.product.value, known
    said = html.A(one.text or one.state.value, href=f"#{place_anchor(one.place)}")
    return one.product.value, flat(
        said, html.Div(f"Dated {dated}", className="small quiet") if dated else None
    )
