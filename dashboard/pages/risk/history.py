"""The history of a risk: one point a meeting, with what its return said."""

from dash import html
from dash.development.base_component import Component

from dashboard.components.band import band_tag
from dashboard.components.content import Content
from dashboard.components.dagger import dagger
from dashboard.components.direction import direction_tag
from dashboard.components.number_words import number_word
from dashboard.components.section import section
from dashboard.components.timeline import Moment, quote, timeline
from dashboard.links import sentence_href
from dashboard.parts.meeting_words import meeting_day
from data.reports.asks.ask_lines import Source
from data.reports.register.one_risk import RiskPage
from data.reports.register.risk_history import RiskMoment, Said
from data.scoring import STANDING_RETURNS
from data.terms import Direction


def history(found: RiskPage) -> Component:
    """Return the section, the newest meeting first."""
    first = found.history[-1]
    moments = [_moment(one, one is first) for one in found.history]
    note = "One point a meeting; nothing is rewritten"
    return section("History", timeline(moments), note=note, id="history")


def _moment(one: RiskMoment, first: bool) -> Moment:
    held = meeting_day(one.meeting)
    mark = dagger() if one.illustrative else None
    title: list[Content] = [f" {happened(one, first)}", mark]
    below: list[Content] = [_stood(one)]
    if one.said is not None:
        below += [quote(one.said.text), _where(one.said)]
    elif one.withheld:
        below.append(
            html.P("Its words are not shown before the return is accepted.", className="small quiet")
        )
    if one.reason:
        below.append(html.P(one.reason, className="small quiet"))
    return Moment(held, title, below)


def happened(one: RiskMoment, first: bool) -> str:
    """Return what happened at one meeting, in a few words."""
    if not one.open:
        return "Closed"
    if first:
        return "First raised, said to persist" if one.standing else "First raised"
    if one.direction is Direction.NOT_MENTIONED:
        return "Not mentioned: its lead owes an answer"
    if not one.mentioned:
        return "Carried forward, without an accepted return"
    if one.standing and one.meetings_raised >= STANDING_RETURNS:
        return f"Standing: raised in {number_word(one.meetings_raised)} returns running"
    return "Mentioned again"


def _stood(one: RiskMoment) -> Component:
    return html.P([band_tag(one.band, one.score), " ", direction_tag(one.direction)], className="small")


def _where(said: Said) -> Component:
    words = f"{said.period}. {said.place}" if said.period else said.place
    return html.P(
        html.A(words, href=sentence_href(Source(said.return_id, said.place))), className="small quiet"
    )
