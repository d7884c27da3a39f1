"""The words for each kind of need: what it is, since when, and its one button."""

from functools import singledispatchmethod

from dash import html
from dash.development.base_component import Component

from dashboard.components.content import Content
from dashboard.components.dagger import dagger
from dashboard.components.dates import long_date, weekday_date
from dashboard.components.number_words import clipped, joined, many, ordinal
from dashboard.components.rag import rag_tag
from dashboard.components.state import state_word
from dashboard.components.tag import tag
from dashboard.components.todo import TodoItem
from dashboard.links import (
    asks_href,
    chase_href,
    check_href,
    plan_href,
    reporter_href,
    return_href,
    risk_href,
    risks_href,
    sentence_href,
    upload_href,
)
from dashboard.pages.overview.question_needs import answered, to_answer
from dashboard.parts.deadline import due_words
from dashboard.parts.meeting_words import meeting_month
from data.reports.asks.ask_lines import AskLine
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
    QuestionNeed,
    ReturnNeed,
    SilentRiskNeed,
    StaleNeed,
    TurnNeed,
)
from data.reports.reporters import ReporterName
from data.terms import Rag, ReturnState

UNASKED = "This meeting had asked for none: nobody is waiting for it."


class Words:
    """The words for each kind of need, as at one meeting."""

    def __init__(self, meeting: MeetingView, quarter: str | None) -> None:
        """`quarter` is what the address names, so that links keep it."""
        self.meeting, self.quarter = meeting, quarter

    @singledispatchmethod
    def item(self, need: Need) -> TodoItem:
        """Return one need as an item of the list."""
        raise TypeError(f"no words for {type(need).__name__}")

    @item.register
    def _(self, need: ActionNeed) -> TodoItem:
        action = need.action
        moved = f"; date moved {'once' if action.revisions == 1 else f'{action.revisions} times'}"
        due = long_date(action.original_due_on) if action.original_due_on else "no date"
        detail: list[Content] = [
            f"Action from {meeting_month(action.raised)}",
            dagger() if action.illustrative else None,
            f". Was due {due}, {many(action.days_over, 'working day')} ago",
            f"{moved if action.revisions else ''}.",
        ]
        href = f"{asks_href(self.quarter, view='overdue', body='mine')}#action-{action.id}"
        return TodoItem(rag_tag(Rag.RED, word="Overdue"), clipped(action.text), detail, ("Open", href))

    @item.register
    def _(self, need: AskNeed) -> TodoItem:
        ask = need.ask
        mark = dagger() if ask.illustrative else None
        detail: list[Content] = [
            _link(ask.reporter, self.quarter),
            mark,
            f", {_asked(ask)}. {_heard(ask)}",
        ]
        if ask.source:
            detail += [" ", html.A("Its sentence", href=sentence_href(ask.source, self.quarter))]
        href = f"{asks_href(self.quarter, body='mine')}#ask-{ask.id}"
        return TodoItem(_ask_tag(need), clipped(ask.text), detail, ("Open", href))

    @item.register
    def _(self, need: DecisionNeed) -> TodoItem:
        item = need.item
        number = f"Agenda item {item.number}, " if item.number else "On the agenda: "
        minutes = f", {item.minutes} minutes" if item.minutes and not item.minutes_illustrative else ""
        by = f". Brought by: {item.presenter_post}" if item.presenter_post else ""
        detail = f"{number}{item.title}{minutes}{by}."
        href = plan_href(self.quarter, self.meeting.slug)
        return TodoItem(tag("Decide"), clipped(item.decision), detail, ("See agenda", href))

    @item.register
    def _(self, need: TurnNeed) -> TodoItem:
        detail = "There is one CSP slot a meeting, four a year, for every CSP of the county."
        words = f"{need.csp.short_name} has no turn of its own in the plan to {need.until.label}"
        return TodoItem(tag("Your CSP"), words, detail, ("See plan", plan_href(self.quarter)))

    @item.register
    def _(self, need: ReturnNeed) -> TodoItem:
        group = need.owed.reporter.short_name
        at = meeting_month(need.meeting)
        due = due_words(need.due, need.left, need.reminded) if need.owed.asked else UNASKED
        href = self._next_step(need)
        state = need.owed.state
        if state is ReturnState.CHANGES_REQUESTED:
            asked = f"The OPCC asked: {clipped(need.reason)} {due}"
            return TodoItem(
                tag("Changes", "dark"), f"Change the {group} return for {at}", asked, ("Open return", href)
            )
        if state is ReturnState.DRAFT:
            left = many(need.open_problems, "problem")
            words = f"Read and not submitted; {left} to answer first. {due}"
            return TodoItem(
                tag("To check", "on"),
                f"Check and submit the {group} return for {at}",
                words,
                ("Check it", href),
            )
        if state is ReturnState.TO_FOLLOW:
            why = f" Said to follow: {need.owed.state_reason.rstrip('.')}." if need.owed.state_reason else ""
            return TodoItem(
                state_word("To follow", "wait"),
                f"Send the {group} return for {at}",
                due + why,
                ("Send it", href),
            )
        late = need.left is not None and need.left < 0
        word = state_word("Late", "warn") if late else tag("Due")
        return TodoItem(word, f"Send the {group} return for {at}", due, ("Send it", href))

    def _next_step(self, need: ReturnNeed) -> str:
        """Where the lead goes on: the version that is with them, or the form that sends one."""
        if need.version is None:
            return upload_href(need.meeting.slug, need.owed.reporter)
        return check_href(need.owed.return_id, need.version, need.meeting.slug)

    @item.register
    def _(self, need: SilentRiskNeed) -> TodoItem:
        since = (
            f"Last mentioned in {meeting_month(need.last_mentioned)}"
            if need.last_mentioned
            else "Open before"
        )
        detail: list[Content] = [
            _link(need.reporter, self.quarter),
            f". {since}",
            dagger() if need.illustrative else None,
            "; your return says nothing of it: still open, changed or closed?",
        ]
        words = f"{need.ref}: {clipped(need.title)}"
        return TodoItem(tag("Not mentioned"), words, detail, ("Open risk", risk_href(need.ref, self.quarter)))

    @item.register
    def _(self, need: QuestionNeed) -> TodoItem:
        return to_answer(need.question, self.quarter)

    @item.register
    def _(self, need: AnsweredNeed) -> TodoItem:
        return answered(need.question, self.quarter)

    @item.register
    def _(self, need: ModerateNeed) -> TodoItem:
        one = need.owed
        came = f"Received {long_date(one.received_at.date())}" if one.received_at else "Received"
        late = f", {many(one.days_late, 'working day')} late" if one.days_late else ", on time"
        version = one.version
        parts = f" {version.parts_answered} of {version.parts_required} parts answered." if version else ""
        words = f"Moderate the {one.reporter.short_name} return"
        return TodoItem(
            tag("To moderate", "on"),
            words,
            f"{came}{late}.{parts}",
            ("Open return", return_href(one.return_id, self.quarter)),
        )

    @item.register
    def _(self, need: CandidatesNeed) -> TodoItem:
        words = f"{many(need.count, 'candidate risk')} came in with the returns"
        detail = "Proposed and not yet on the register; a person scores them, the app never does."
        return TodoItem(
            tag("Candidates", "on"),
            words,
            detail,
            ("See candidates", risks_href(self.quarter, view="candidates")),
        )

    @item.register
    def _(self, need: ChaseNeed) -> TodoItem:
        one = need.owed
        words = f"Chase the {one.reporter.short_name} return"
        due = f"Was due {weekday_date(need.due)}." if need.due else "The meeting has no date yet."
        reason = f" {clipped(one.state_reason.rstrip('.'), 160)}." if one.state_reason else ""
        word = "To follow" if one.state is ReturnState.TO_FOLLOW else "Not sent"
        return TodoItem(
            state_word(word, "wait"),
            words,
            due + reason,
            ("Chase it", chase_href(self.quarter, one.return_id)),
        )

    @item.register
    def _(self, need: StaleNeed) -> TodoItem:
        one = need.owed
        label = one.version.period_as_written if one.version else ""
        words = f"{one.reporter.short_name} reports an old period: “{label}”"
        detail = "Earlier than the month of the meeting before. Ask its lead whether the label or the content is old."
        return TodoItem(
            state_word("Stale", "warn"),
            words,
            detail,
            ("Open return", return_href(one.return_id, self.quarter)),
        )


def _ask_tag(need: AskNeed) -> Component:
    if need.ask.heard > 1:
        return tag(f"{ordinal(need.ask.heard)} meeting", "dark")
    return tag("New ask", "on") if need.ask.new else tag("No answer")


def _asked(ask: AskLine) -> str:
    names = [one.name for one in ask.addressees]
    return f"to {joined(names)}" if len(names) < 3 else f"to {len(names)} bodies"


def _heard(ask: AskLine) -> str:
    first = meeting_month(ask.first)
    if ask.heard > 1:
        return f"Heard at {ask.heard} meetings since {first}; no answer yet."
    return "First heard now." if ask.new else f"Heard {first}; no answer yet."


def _link(reporter: ReporterName, quarter: str | None) -> Component:
    return html.A(reporter.short_name, href=reporter_href(reporter, quarter))
