"""One risk drawn: the head, then its sentence beside its words, its history beside its scores, asks and actions."""

from dash import html
from dash.development.base_component import Component

from dashboard.address import address
from dashboard.components.band import band_tag
from dashboard.components.button import copy_link_button, print_button
from dashboard.components.columns import columns
from dashboard.components.content import Content
from dashboard.components.dagger import dagger, foot_note
from dashboard.components.direction import direction_tag
from dashboard.components.empty import empty
from dashboard.components.heading import crumbs, page_head
from dashboard.components.section import section
from dashboard.components.tag import tag
from dashboard.links import asks_href
from dashboard.pages.risk.history import history
from dashboard.pages.risk.scores import scores
from dashboard.pages.risk.sentence import sentence
from dashboard.pages.risk.statement import statement
from dashboard.parts.asks import action_table, ask_table
from dashboard.parts.meeting_words import meeting_day, meeting_month
from dashboard.parts.register_words import VIEW_NAMES, standing_words
from data.reports.register.neighbours import Neighbours
from data.reports.register.one_risk import RiskPage
from data.reports.register.query import RegisterView
from data.reports.register.risk_history import RiskMoment
from data.terms import Direction, RiskKind, RiskStatus


def risk_screen(found: RiskPage, listed: RegisterView, quarter: str | None) -> list[Component]:
    """Return the whole page. `listed` is the view of the register that it was opened from."""
    head = [
        crumbs(_way(found, listed, quarter), _beside(found.neighbours, quarter)),
        page_head(found.title, actions=[copy_link_button(), print_button()], tags=_tags(found)),
    ]
    if found.now is None:
        return [*head, _not_yet(found)]
    return [
        *head,
        columns("1-1", sentence(found, quarter), statement(found), tight=True),
        columns("1-1", history(found), scores(found)),
        _asks(found, quarter),
        _actions(found, quarter),
        *([foot_note()] if _marked(found) else []),
    ]


def _way(found: RiskPage, listed: RegisterView, quarter: str | None) -> list[tuple[str, str | None]]:
    way: list[tuple[str, str | None]] = [("Risk register", address("/risks", quarter))]
    if listed is not RegisterView.ALL:
        way.append((VIEW_NAMES[listed], address("/risks", quarter, view=listed.value)))
    return [*way, (found.ref, None)]


def _beside(near: Neighbours | None, quarter: str | None) -> list[Component] | None:
    if near is None:
        return None
    view = None if near.view is RegisterView.ALL else near.view.value
    parts: list[Component] = [html.Span(f"{near.place:,} of {near.total:,}")]
    if near.before:
        href = address(f"/risks/{near.before}", quarter, view=view)
        parts.insert(0, html.A(f"‹ {near.before}", href=href, rel="prev"))
    if near.after:
        href = address(f"/risks/{near.after}", quarter, view=view)
        parts.append(html.A(f"{near.after} ›", href=href, rel="next"))
    return parts


def _tags(found: RiskPage) -> list[Content]:
    tags: list[Content] = [
        tag(found.ref),
        tag(found.kind.value, "plain" if found.kind is RiskKind.RISK else "on"),
    ]
    if found.sensitive:
        tags.append(tag("OFFICIAL-SENSITIVE", "dark"))
    if found.now is not None:
        tags += _standing(found.now)
    tags.append(tag(_districts(found)))
    return tags


def _standing(now: RiskMoment) -> list[Content]:
    mark = dagger() if now.illustrative and now.score is not None else None
    said: list[tuple[bool, Content]] = [
        (now.stuck, tag(f"Stuck, {now.meetings_in_band} meetings", "dark")),
        (now.standing, tag(standing_words(now.meetings_raised), "dark")),
        (True, html.Span([band_tag(now.band, now.score), *([mark] if mark else [])], className="nowrap")),
        (True, direction_tag(now.direction)),
        (now.direction is Direction.NOT_MENTIONED, tag("Answer owed")),
        (True, tag(_status(now))),
    ]
    return [part for shown, part in said if shown]


def _status(now: RiskMoment) -> str:
    if now.status is RiskStatus.PROPOSED:
        return "Proposed, not yet on the register"
    return now.status.value


def _districts(found: RiskPage) -> str:
    if found.statement.all_districts:
        return "All districts"
    return ", ".join(found.statement.districts) or "No district named"


def _not_yet(found: RiskPage) -> Component:
    when = meeting_month(found.raised)
    return empty(
        "Not raised by this meeting",
        f"It was first raised at the meeting of {when}.",
        (f"See it as at {when}", address(f"/risks/{found.ref}", found.raised.slug)),
    )


def _asks(found: RiskPage, quarter: str | None) -> Component:
    held = meeting_day(found.meeting)
    nothing = empty("No ask", f"No return up to {held} asks anything for it.")
    table = ask_table(f"Asks made for {found.ref}", found.asks, quarter, empty=nothing)
    link = html.A("Asks and actions", href=asks_href(quarter))
    return section("Asks made for it", table, link=link, id="asks")


def _actions(found: RiskPage, quarter: str | None) -> Component:
    nothing = empty("No action", "No commitment has been recorded for it.")
    return section(
        "Actions",
        action_table(f"Actions for {found.ref}", found.actions, quarter, empty=nothing),
        id="actions",
    )


def _marked(found: RiskPage) -> bool:
    marks = [one.illustrative for one in found.history]
    marks += [one.illustrative for one in found.asks] + [one.illustrative for one in found.actions]
    return found.illustrative or any(marks)
