"""What the register says of a risk: cause, event, consequence, and who answers for it."""

from dash import html
from dash.development.base_component import Component

from dashboard.components.content import Content
from dashboard.components.dagger import dagger
from dashboard.components.dates import long_date
from dashboard.components.section import section
from dashboard.components.summary import summary_list
from data.reports.register.one_risk import RiskPage
from data.terms import RiskKind, RiskStatus

TERMS = {
    RiskKind.RISK: ("Because", "it may happen that", "and then"),
    RiskKind.ISSUE: ("Because", "it has happened that", "and so"),
    RiskKind.EVENT: ("Because", "this will happen", "and then"),
}


def statement(found: RiskPage) -> Component:
    """Return the section; what nobody has stated says so."""
    said = found.statement
    cause, event, consequence = TERMS[found.kind]
    pairs: list[tuple[Content, Content]] = [
        (cause, _stated(said.cause)),
        (event, _stated(said.event)),
        (consequence, _stated(said.consequence)),
        ("Owner", _owner(said.owner, said.owner_post)),
        ("Controls", _stated(said.controls)),
        ("Lead board", _boards(said.lead_boards, said.priority)),
    ]
    if found.now and not found.now.open:
        pairs.append(("Closed", _stated(said.closed_reason)))
    else:
        pairs.append(("Next review", _stated(long_date(said.next_review_on) if said.next_review_on else "")))
    note: Content = ["Wording and owner are illustrative", dagger()] if found.illustrative else None
    return section(_title(found), summary_list(pairs), id="statement", note=note)


def _title(found: RiskPage) -> str:
    name = found.kind.value.lower()
    if found.now and not found.now.open:
        return f"The {name} as it stood"
    if found.now and found.now.status is RiskStatus.PROPOSED:
        return f"The {name} as it will stand"
    return f"The {name} as it stands"


def _stated(words: str) -> Content:
    return words or html.Span("not stated", className="quiet")


def _owner(body: str, post: str) -> Content:
    if body and post:
        return [f"{body}, {post} ", html.Span("post", className="small quiet")]
    return _stated(body or post)


def _boards(boards: str, priority: str) -> Content:
    if not boards:
        return _stated("")
    return [f"{boards} ", html.Span(priority, className="small quiet")] if priority else boards
