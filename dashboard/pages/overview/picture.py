"""The county in three columns: returns, risks by band, what changed; and the meeting to get ready for."""

from dash import html
from dash.development.base_component import Component

from dashboard.components.bands import band_counts
from dashboard.components.content import Content
from dashboard.components.counts import counts, headline
from dashboard.components.dagger import dagger
from dashboard.components.dates import day_month, long_month, weekday_date
from dashboard.components.direction import direction_tag
from dashboard.components.empty import empty
from dashboard.components.number_words import capital, clipped, many, number_word
from dashboard.components.section import section
from dashboard.components.strip import Block, strip
from dashboard.components.summary import summary_list
from dashboard.links import plan_href, reporter_href, return_href, returns_href, risk_href, risks_href
from dashboard.parts.not_opened import not_opened
from data.meetings.deadlines import Deadline
from data.reports.meetings import MeetingView
from data.reports.overview.need import ActionNeed, AskNeed, Needs, ReturnNeed
from data.reports.overview.overview import NextMeeting, Overview, ReturnsPicture
from data.reports.plan.agenda import AgendaLine
from data.reports.register.changes import Change
from data.reports.returns.owed import OwedReturn

NAMED_GROUPS = 3


def next_meeting(found: Overview, quarter: str | None) -> Component:
    """Return the side panel: when the Board meets next, the two deadlines, and what is in focus."""
    ahead = found.next
    if ahead is None:
        words = "No later meeting has been planned."
        return html.Aside(
            section("Next meeting", empty("None planned", words, ("See plan", plan_href(quarter))))
        )
    pairs = [("Meets", _when(ahead.meeting)), *_deadlines(ahead, found.meeting)]
    if ahead.focus:
        pairs.append(("In focus", "; ".join(_focus(line) for line in ahead.focus)))
    yours = _yours(found.needs)
    if yours:
        pairs.append(("Yours to bring", yours))
    plan = html.P(html.A("Forward plan", href=plan_href(quarter, ahead.meeting.slug)), className="small")
    return section("Next meeting", summary_list(pairs), plan, id="next")


def _when(meeting: MeetingView) -> Content:
    if meeting.held_on is None or meeting.starts_at is None or meeting.ends_at is None:
        return [html.B(meeting.label), ", date not set"]
    hours = f"{meeting.starts_at:%H:%M} to {meeting.ends_at:%H:%M}"
    return [html.B(weekday_date(meeting.held_on)), html.Br(), hours]


def _deadlines(ahead: NextMeeting, meeting: MeetingView) -> list[tuple[Content, Content]]:
    if ahead.meeting.deadlines is None:
        return [("Reports due", "8 working days before, when dated"), ("Papers out", "5 before, when dated")]
    lines = (ahead.meeting.deadlines.reports_due, ahead.meeting.deadlines.papers_out)
    return [(line.name, _deadline(line, meeting)) for line in lines]


def _deadline(line: Deadline, meeting: MeetingView) -> Content:
    days = (line.on - meeting.as_at.date()).days
    ahead = f"in {many(days, 'day')}" if days > 0 else "today" if days == 0 else f"{many(-days, 'day')} ago"
    words = f" {line.working_days} working days before, {ahead}"
    return [html.B(f"{line.on:%A} {day_month(line.on)}"), html.Span(words, className="small")]


def _focus(line: AgendaLine) -> str:
    return line.reporter.short_name if line.reporter else line.title


def _yours(needs: Needs) -> str:
    brought = [
        (ReturnNeed, "return", "returns"),
        (AskNeed, "answer to an ask", "answers to asks"),
        (ActionNeed, "overdue action", "overdue actions"),
    ]
    found = [many(needs.count(kind), one, several) for kind, one, several in brought if needs.count(kind)]
    return capital(", ".join(found))


def returns(found: Overview, quarter: str | None) -> Component:
    """Return how many returns came, how they stand, and who is awaited."""
    picture = found.returns
    tracker = html.A("Tracker", href=returns_href(quarter))
    if not picture.owed:
        words = "No delivery group owes this meeting a return yet."
        return section("Returns", empty("None asked for", words), link=tracker)
    head = headline(
        f"{picture.received}",
        returns_href(quarter, "received"),
        "received of ",
        html.B(f"{picture.owed}"),
        " expected",
    )
    return section("Returns", head, _strip(picture), counts(_return_lines(found, quarter)), link=tracker)


def _strip(picture: ReturnsPicture) -> Component:
    states: list[Block] = ["full"] * (len(picture.fresh) + len(picture.undated) + len(picture.unread))
    states += ["stale"] * len(picture.stale)
    states += ["wait"] * (len(picture.to_follow) + len(picture.expected))
    parts = [
        (picture.fresh, "fresh"),
        (picture.undated, "without a period to judge by"),
        (picture.unread, "received and not yet accepted"),
        (picture.stale, "stale"),
        (picture.to_follow, "to follow"),
        (picture.expected, "not received"),
    ]
    label = ", ".join(f"{number_word(len(some))} {words}" for some, words in parts if some)
    return strip(states, capital(label))


def _return_lines(found: Overview, quarter: str | None) -> list[tuple[Content, Content]]:
    picture, since = found.returns, found.previous.held_on if found.previous else None
    dated = f": dated {long_month(since)} or later" if since else ""
    lines: list[tuple[tuple[OwedReturn, ...], Content]] = [
        (picture.fresh, f"fresh{dated}"),
        (picture.undated, ["received, ", _names(picture.undated, quarter), ": no period to judge by"]),
        (picture.unread, ["received, not yet accepted: ", _names(picture.unread, quarter)]),
        (picture.stale, [html.B("stale"), ": ", _names(picture.stale, quarter, with_period=True)]),
        (picture.to_follow, [html.B("to follow"), ": ", _names(picture.to_follow, quarter)]),
        (picture.expected, [html.B("not received"), ": ", _names(picture.expected, quarter)]),
    ]
    return [(f"{len(some)}", words) for some, words in lines if some]


def _names(some: tuple[OwedReturn, ...], quarter: str | None, with_period: bool = False) -> list[Content]:
    parts: list[Content] = []
    for at, one in enumerate(some):
        parts += [", "] if at else []
        href = return_href(one.return_id, quarter) if one.version else reporter_href(one.reporter, quarter)
        parts.append(html.A(one.reporter.short_name, href=href))
        if with_period and one.version:
            parts.append(f", “{one.version.period_as_written}”")
        if one.state_reason and not one.received:
            parts.append(f" ({_first_small(clipped(one.state_reason.rstrip('.'), 80))})")
    return parts


def _first_small(words: str) -> str:
    return words[:1].lower() + words[1:]


def risks(found: Overview, quarter: str | None) -> Component:
    """Return open risks by band, Unscored at full size."""
    picture = found.risks
    register = html.A("Register", href=risks_href(quarter))
    if not picture.open:
        if found.stands_as_at:
            return section("Risks by band", not_opened(found.stands_as_at), link=register)
        words = "Nothing has been raised or carried forward to this meeting yet."
        return section("Risks by band", empty("Nothing is open", words), link=register)
    said = f"{many(picture.candidates, 'candidate')} from this quarter’s returns"
    candidates = html.A(html.B(said), href=risks_href(quarter, view="candidates"))
    head = headline(f"{picture.open:,}", risks_href(quarter), "open, ", candidates)
    lines = [(band, count, risks_href(quarter, band=band)) for band, count in picture.bands]
    note = (
        html.P(["Some are illustrative", dagger(), "."], className="small quiet")
        if picture.illustrative
        else None
    )
    return section("Risks by band", head, band_counts(lines), note, link=register)


def changed(found: Overview, quarter: str | None) -> Component:
    """Return what the register did since the meeting before, each line opening its list."""
    moved, before = found.changes, found.previous
    title = f"What changed since {day_month(before.held_on)}" if before and before.held_on else "What changed"
    if not moved.lines and not moved.closed:
        words = "No risk is open at this meeting, so none has moved."
        return section(title, empty("No movement", words), id="changes")
    closed: Content = html.B("none closed")
    if moved.closed:
        closed = html.A(html.B(f"{moved.closed:,} closed"), href=risks_href(quarter, view="closed"))
    head = headline(
        f"{moved.came_in:,}",
        risks_href(quarter, view="candidates"),
        "came in with this quarter’s returns, ",
        closed,
    )
    lines = [(_count(line, quarter), _change(line, quarter)) for line in moved.lines]
    return section(title, head, counts(lines), id="changes")


def _count(line: Change, quarter: str | None) -> Content:
    words = html.Span(f" {line.direction.value}", className="sr")
    return html.A([f"{line.count:,}", words], href=risks_href(quarter, direction=line.direction))


def _change(line: Change, quarter: str | None) -> Content:
    mark = dagger() if line.illustrative else None
    return [
        direction_tag(line.direction),
        " ",
        html.Span(_whose(line, quarter), className="quiet small"),
        mark,
    ]


def _whose(line: Change, quarter: str | None) -> list[Component | str]:
    parts: list[Component | str] = []
    if line.risks:
        for at, risk in enumerate(line.risks):
            parts += ["; "] if at else []
            parts.append(html.A(clipped(risk.title, 60), href=risk_href(risk.ref, quarter)))
            parts += [", standing"] if risk.standing else []
        return parts
    for at, (group, many_) in enumerate(line.groups[:NAMED_GROUPS]):
        parts += [", "] if at else []
        href = risks_href(quarter, direction=line.direction, reporter=group)
        parts.append(html.A(f"{many_:,} {group.short_name}", href=href))
    left = len(line.groups) - NAMED_GROUPS
    return [*parts, f" and {many(left, 'more group')}"] if left > 0 else parts
