"""What the page of a delivery group and that of a CSP have in common."""

from dash import html
from dash.development.base_component import Component

from dashboard.components.content import Content, flat
from dashboard.components.dagger import dagger
from dashboard.components.dates import long_date, long_moment
from dashboard.components.empty import empty
from dashboard.components.heading import crumbs
from dashboard.components.kpis import Kpi
from dashboard.components.number_words import many
from dashboard.components.rag import rag_tag
from dashboard.components.section import section
from dashboard.components.state import state_tag, state_word
from dashboard.links import plan_href, questions_href, reporter_href, return_href, risks_href
from dashboard.parts.as_read import as_read
from dashboard.parts.meeting_words import meeting_day, meeting_month
from dashboard.parts.ratings import now_cell, why
from data.reports.groups.one_group import Group
from data.reports.meetings import MeetingView
from data.reports.plan.plan import Turn
from data.reports.returns.owed import OwedReturn
from data.terms import ReturnState


def way_here(found: Group, root: tuple[str, str], quarter: str | None) -> Component:
    """Return the crumbs; beside them the group before and the one after, in the Board's order."""
    at = [one.id for one in found.order].index(found.about.reporter.id)
    before = found.order[at - 1] if at else None
    after = found.order[at + 1] if at + 1 < len(found.order) else None
    beside: list[Component] = []
    if before:
        beside.append(html.A(f"‹ {before.short_name}", href=reporter_href(before, quarter)))
    if after:
        beside.append(html.A(f"{after.short_name} ›", href=reporter_href(after, quarter)))
    return crumbs([root, (found.about.reporter.short_name, None)], beside or None)


def rating_kpi(found: Group) -> Kpi:
    """Return the rating at the meeting in view, or the dashed suggestion, with the reason."""
    cell = now_cell(found.row)
    shown = html.Span(
        flat(rag_tag(cell.rag, suggested=cell.suggested), dagger() if cell.illustrative else None)
    )
    return Kpi(f"Rating, {meeting_month(found.meeting)}", shown, words=why(found.row))


def return_kpi(found: Group, noun: str, quarter: str | None) -> Kpi:
    """Return how the return (or update) to the meeting stands."""
    one = found.owed
    if one is None:
        words = f"No {noun.lower()} was asked for at this meeting."
        return Kpi(noun, html.Span("None asked for", className="quiet"), words=words)
    return Kpi(noun, _state(one), words=_about(one, quarter))


def _state(one: OwedReturn) -> Component:
    tag = state_tag(ReturnState.ACCEPTED if one.accepted else one.state)
    return html.Span(flat(tag, [" ", state_word("Stale", "warn")] if one.fresh is False else None))


def _about(one: OwedReturn, quarter: str | None) -> Content:
    if one.version is not None:
        label = html.A(f"“{one.version.period_as_written}”", href=return_href(one.return_id, quarter))
        when = one.last_met_as_written or (long_date(one.last_met_on) if one.last_met_on else "")
        met = f"; last met {when}" if when else ""
        return ["Period ", label, met, "."]
    if one.waiting:
        return "Received, not yet accepted: its words are open once the OPCC has accepted it."
    return f"{one.state_reason.rstrip('.')}." if one.state_reason else "Nothing has been received."


def turn_kpi(turn: Turn, meeting: MeetingView, quarter: str | None) -> Kpi:
    """Return the next turn on the Board's agenda, and when the last one was."""
    last = f"last seen {meeting_month(turn.last)}" if turn.last else "no earlier turn on record"
    label = "Next turn on the agenda"
    if turn.next is None:
        return Kpi(
            label, html.Span("None in the plan"), words=[html.A("Plan", href=plan_href(quarter)), f"; {last}"]
        )
    held = meeting_day(turn.next)
    link = html.A(html.B(held), href=plan_href(quarter, turn.next.slug))
    ahead = (
        f"in {many(turn.ahead or 0, 'month')}; {last}"
        if turn.last is None or turn.last.id != meeting.id
        else (f"in {many(turn.ahead or 0, 'month')}; heard at this meeting")
    )
    return Kpi(label, html.Span(link), words=ahead)


def risks_kpi(found: Group, quarter: str | None) -> Kpi:
    """Return how many risks are open, band by band."""
    risks = found.risks
    href = risks_href(quarter, reporter=found.about.reporter) if risks.total else None
    words = ", ".join(f"{count:,} {band.value}" for band, count in risks.bands if count)
    return Kpi("Open risks", f"{risks.total:,}", href, words or "Nothing open on the register.")


def questions_kpi(found: Group, quarter: str | None) -> Kpi:
    """Return how many questions on its returns are open, and how many were asked in all."""
    asked = found.questions
    href = questions_href(quarter, view="all", reporter=found.about.reporter) if asked.total else None
    words = f"{asked.total:,} asked in all." if asked.total else "None has been asked on its returns."
    return Kpi("Open questions", f"{asked.waiting:,}", href, words)


def read_section(found: Group, noun: str, quarter: str | None) -> Component:
    """Return the return as it was read, or why it cannot be read here and where the last one is."""
    title = f"The {noun.lower()} as read"
    if found.read is not None and found.owed is not None and found.owed.version is not None:
        version = found.owed.version
        answered = f"{version.parts_answered} of {version.parts_required} parts answered"
        link = html.A(f"Whole {noun.lower()}", href=return_href(found.owed.return_id, quarter))
        parts = as_read(found.read, quarter)
        if found.owed.waiting:
            parts = [
                html.P("Not yet accepted: board members do not see this yet.", className="small"),
                *parts,
            ]
        return section(title, *parts, note=f"Version {version.number}; {answered}.", link=link, id="as-read")
    return section(title, empty(*_unread(found, noun), _earlier(found)), id="as-read")


def _unread(found: Group, noun: str) -> tuple[str, str]:
    one = found.owed
    if one is None:
        return f"No {noun.lower()} asked for", f"This meeting did not ask for one. {_history()}"
    if one.waiting:
        came = f" on {long_moment(one.received_at)}" if one.received_at else ""
        return (
            "Received, not yet accepted",
            f"It came{came}. The OPCC is looking at it; its words are open after that.",
        )
    reason = f"{one.state_reason.rstrip('.')}. " if one.state_reason else ""
    return one.state.value, f"{reason}Nothing of it is here to read."


def _history() -> str:
    return "Past meetings are listed below."


def _earlier(found: Group) -> tuple[str, str] | None:
    if found.earlier is None:
        return None
    words = f"Read the last one accepted, to the meeting of {meeting_month(found.earlier.meeting)}"
    return words, return_href(found.earlier.return_id, found.earlier.meeting.slug)
