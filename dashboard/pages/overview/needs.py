"""What needs the viewer, drawn: each item says what, who asked and since when, and has one button."""

from dash import html
from dash.development.base_component import Component

from dashboard.components.content import Content, flat
from dashboard.components.empty import empty
from dashboard.components.section import section
from dashboard.components.todo import todo_list
from dashboard.links import (
    asks_href,
    plan_href,
    questions_href,
    risks_href,
)
from dashboard.pages.overview.need_words import Words
from data.people import Viewer
from data.reports.meetings import MeetingView
from data.reports.overview.need import (
    ActionNeed,
    AnsweredNeed,
    AskNeed,
    CandidatesNeed,
    ChaseNeed,
    DecisionNeed,
    ModerateNeed,
    Need,
    Needs,
    QuestionNeed,
    ReturnNeed,
    SilentRiskNeed,
    StaleNeed,
    TurnNeed,
)
from data.reports.overview.overview import Overview

KIND_WORDS: dict[type[Need], tuple[str, str]] = {
    ActionNeed: ("overdue action", "overdue actions"),
    ReturnNeed: ("return to send", "returns to send"),
    QuestionNeed: ("question to answer", "questions to answer"),
    SilentRiskNeed: ("risk not mentioned", "risks not mentioned"),
    ModerateNeed: ("return to moderate", "returns to moderate"),
    CandidatesNeed: ("candidate risk", "candidate risks"),
    ChaseNeed: ("return to chase", "returns to chase"),
    StaleNeed: ("stale return", "stale returns"),
    AskNeed: ("ask of you", "asks of you"),
    DecisionNeed: ("decision", "decisions"),
    TurnNeed: ("about your CSP", "about your CSPs"),
    AnsweredNeed: ("answer to you", "answers to you"),
}


def needs_section(found: Overview, viewer: Viewer, quarter: str | None) -> Component:
    """Return the section, calm and empty where nothing waits for the viewer."""
    needs = found.needs
    if not needs.items:
        return section("What needs you now", _nothing(quarter), id="now")
    words = Words(found.meeting, quarter)
    items = [words.item(need) for need in needs.items]
    return section(
        "What needs you now",
        todo_list(items),
        _rest(needs, found.meeting, quarter),
        note=flat(_counted(needs), _all_asks(viewer, quarter)),
        id="now",
    )


def _counted(needs: Needs) -> str:
    return ", ".join(f"{count:,} {KIND_WORDS[kind][count != 1]}" for kind, count in needs.counts)


def _all_asks(viewer: Viewer, quarter: str | None) -> Content:
    if viewer.body_id is None:
        return None
    whose = html.Span(f" of {viewer.body_name}", className="sr")
    return [". ", html.A(["All asks and actions", whose], href=asks_href(quarter, body="mine"))]


def _nothing(quarter: str | None) -> Component:
    words = "No ask, action, return, question or decision is with you as at this meeting."
    return empty("Nothing waits for you", words, ("See what changed on the register", risks_href(quarter)))


def _rest(needs: Needs, meeting: MeetingView, quarter: str | None) -> Component | None:
    """Say how many more there are of the kinds of which only the first few are shown, each with its list."""
    shown = {kind: sum(isinstance(item, kind) for item in needs.items) for kind, _ in needs.counts}
    lists = {
        ActionNeed: asks_href(quarter, view="overdue", body="mine"),
        AskNeed: asks_href(quarter, body="mine"),
        QuestionNeed: questions_href(quarter),
        AnsweredNeed: questions_href(quarter, view="answered"),
        SilentRiskNeed: risks_href(quarter, view="not-mentioned"),
        DecisionNeed: plan_href(quarter, meeting.slug),
    }
    more: list[Content] = [
        html.A(f"{count - shown[kind]:,} more {KIND_WORDS[kind][count - shown[kind] != 1]}", href=lists[kind])
        for kind, count in needs.counts
        if kind in lists and count > shown[kind]
    ]
    if not more:
        return None
    return html.P(flat(more[0], *([", ", part] for part in more[1:])), className="small")
