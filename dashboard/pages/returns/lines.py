"""One row of the tracker: how a return stands, in words and with its next step. Pure."""

from dash import html
from dash.development.base_component import Component

from dashboard.address import address
from dashboard.components.bar import bar_with_words
from dashboard.components.button import link_button
from dashboard.components.content import Content, flat
from dashboard.components.dagger import dagger
from dashboard.components.dates import day_month, long_date
from dashboard.components.state import state_tag, state_word
from dashboard.components.table import Cell, Row
from dashboard.links import chase_href, reporter_href, upload_href
from data.clock import in_london
from data.reports.meetings import MeetingView
from data.reports.returns.tracker import TrackerRow
from data.returns.states import BEING_CHECKED
from data.terms import ReporterKind, ReturnState

PRODUCTS = 5
NUMBERS = ("No", "One", "Two", "Three", "Four", "Five")
NONE_YET = "none yet"


def tracker_row(row: TrackerRow, meeting: MeetingView) -> Row:
    """The cells of one return, in the order of the table's columns."""
    one = row.owed
    return Row(
        [
            html.Div(flat(_name(row, meeting), *_note(row))),
            Cell(_state(row), sort=row.state.value),
            Cell(_received(row), sort=one.received_at.date() if one.received_at else None),
            Cell(_days(row), sort=row.days),
            Cell(_period(row), sort=one.version.period_month if one.version else None),
            _fresh(row),
            _met(row),
            Cell(_parts(row), sort=one.version.parts_answered if one.version else None),
            Cell(_copied(row), sort=one.version.copied_share if one.version else None),
            html.Div(flat(*_steps(row, meeting)), className="row"),
        ]
    )


def _name(row: TrackerRow, meeting: MeetingView) -> Component:
    return html.A(row.reporter.short_name, href=reporter_href(row.reporter, meeting.slug))


def _state(row: TrackerRow) -> Component:
    if row.received and not row.readable:
        return state_word("Received, not yet accepted", "wait")
    return state_tag(row.state)


def _note(row: TrackerRow) -> list[Content]:
    """What stands out, in one line under the name."""
    told: list[str] = []
    of_csp = row.reporter.kind is ReporterKind.CSP
    blank = [name for name in row.missing if not of_csp and name not in ("Chair", "Key information", "Risks")]
    if len(blank) == 1:
        told.append(f"{blank[0]} blank")
    elif blank:
        told.append(f"{NUMBERS[len(blank)]} products blank" if len(blank) <= PRODUCTS else "Products blank")
    told += [f"{name} blank" for name in row.missing if name not in blank]
    if row.newer:
        told.append("A newer version has come and is not accepted yet")
    if row.reopened_until:
        told.append(f"Reopened until {long_date(row.reopened_until)}")
    if row.owed.state_reason and (row.readable or not row.received):
        told.append(row.owed.state_reason)
    return [html.Div(". ".join(told), className="small quiet")] if told else []


def _received(row: TrackerRow) -> Content:
    moment = row.owed.received_at
    if moment is None:
        return html.Span(NONE_YET, className="quiet")
    mark = dagger() if row.receipt_illustrative else None
    return html.Span(flat(day_month(in_london(moment).date()), mark), className="nowrap")


def _days(row: TrackerRow) -> Content:
    if row.days is None:
        return html.Span("not due yet" if not row.received else "no deadline", className="quiet")
    if row.days == 0:
        return "On the day"
    words = f"{abs(row.days)} {'late' if row.late else 'early'}"
    return html.B(words, className="nowrap") if row.late else html.Span(words, className="nowrap")


def _unknown(row: TrackerRow) -> Component:
    return html.Span(NONE_YET if not row.received else "not open yet", className="quiet")


def _period(row: TrackerRow) -> Content:
    version = row.owed.version
    if version is None:
        return _unknown(row)
    words = version.period_as_written or "not said"
    return html.B(words) if row.owed.fresh is False else words


def _fresh(row: TrackerRow) -> Content:
    if row.owed.version is None:
        return _unknown(row)
    if row.owed.fresh is None:
        return html.Span("Cannot be told", className="quiet")
    return state_word("Fresh", "ok") if row.owed.fresh else state_word("Stale", "warn")


def _met(row: TrackerRow) -> Content:
    one = row.owed
    if one.version is None:
        return _unknown(row)
    when = one.last_met_as_written
    if one.met_since is None:
        return html.Span(f"{when}, day not said" if when else "Not said", className="quiet")
    if one.met_since:
        return state_word(when or "Yes", "ok")
    return state_word(f"No, {when}" if when else "No", "warn")


def _parts(row: TrackerRow) -> Content:
    version = row.owed.version
    if version is None or not version.parts_required:
        return _unknown(row)
    words = f"{version.parts_answered} of {version.parts_required}"
    return bar_with_words(version.parts_answered, version.parts_required, words)


def _copied(row: TrackerRow) -> Content:
    version = row.owed.version
    if version is None:
        return _unknown(row)
    if version.copied_share is None:
        return html.Span("nothing to compare", className="quiet")
    return f"{version.copied_share}%"


def _steps(row: TrackerRow, meeting: MeetingView) -> list[Component]:
    """The next step first, for those who may take it."""
    here, name = f"/returns/{row.owed.return_id}", row.reporter.short_name
    if row.may_submit and row.latest and row.state in BEING_CHECKED:
        href = address(f"{here}/versions/{row.latest}/check", meeting.slug)
        return [link_button("Check", href, small=True, alt=True, context=name)]
    if row.may_moderate and row.state is ReturnState.SUBMITTED:
        return [link_button("Moderate", address(here, meeting.slug, "moderation"), small=True, context=name)]
    if row.received:
        return [link_button("Open", address(here, meeting.slug), small=True, alt=True, context=name)]
    if row.may_moderate:
        ways = [("Chase", chase_href(meeting.slug, row.owed.return_id))]
        ways.append(("To follow", address(here, meeting.slug, "to-follow")))
    else:
        ways = [("Upload", upload_href(meeting.slug, row.reporter))] if row.may_submit else []
    return [link_button(words, href, small=True, alt=True, context=name) for words, href in ways]
