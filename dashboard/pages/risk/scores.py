"""The scores of a risk: its places on the grid, and its band at each of the last meetings."""

from collections import defaultdict

from dash import html
from dash.development.base_component import Component

from dashboard.components.band import band_tag
from dashboard.components.columns import columns
from dashboard.components.content import Content
from dashboard.components.dagger import dagger
from dashboard.components.matrix import risk_matrix
from dashboard.components.section import section
from dashboard.components.summary import summary_list
from dashboard.components.table import Column, Row, data_table
from dashboard.parts.meeting_words import meeting_short_month
from data.reports.meetings import MeetingView
from data.reports.register.one_risk import RiskPage
from data.reports.register.risk_history import Position, RiskMoment, on_grid
from data.scoring import COUNTYWIDE, SIZE
from data.terms import RiskStatus

POSITIONS = [(likelihood, impact) for likelihood in range(1, SIZE + 1) for impact in range(1, SIZE + 1)]
BANDS = {at: COUNTYWIDE.place(*at).band for at in POSITIONS}
UNSCORED = "Nobody has scored it. The app never makes a score from prose, so it has no place on the grid."


def scores(found: RiskPage) -> Component:
    """Return the section: the newest scores, then the band at each meeting."""
    now = found.history[0]
    parts: list[Content] = [_figures(now) if any(_positions(now).values()) else html.P(UNSCORED)]
    parts.append(_by_meeting(found))
    return section("Scores", *parts, note=_note(now), id="scores")


def _note(now: RiskMoment) -> Content:
    if now.score is None:
        return "Unscored"
    settled = (
        "Proposed, not accepted" if now.status is RiskStatus.PROPOSED else "As it stands on the register"
    )
    return [settled, *([dagger()] if now.illustrative else [])]


def _positions(now: RiskMoment) -> dict[str, Position | None]:
    return {"I": now.inherent, "C": now.current, "T": now.target}


def _figures(now: RiskMoment) -> Component:
    letters = defaultdict[Position, list[str]](list)
    for letter, at in _positions(now).items():
        if at:
            letters[at].append(letter)
    placed = {at: " ".join(found) for at, found in letters.items()}
    proposed = now.status is RiskStatus.PROPOSED
    matrix = risk_matrix(
        {},
        BANDS,
        COUNTYWIDE.likelihoods,
        COUNTYWIDE.impacts,
        proposed=placed if proposed else None,
        settled=None if proposed else placed,
        caption="Inherent (I), current (C) and target (T) scores by likelihood and impact",
    )
    return columns("score", matrix, summary_list(_lines(now), figures=True))


def _lines(now: RiskMoment) -> list[tuple[Content, Content]]:
    names = {"I": "Inherent", "C": "Current", "T": "Target"}
    lines: list[tuple[Content, Content]] = [
        (f"{letter} {names[letter]}", _score(at)) for letter, at in _positions(now).items()
    ]
    return [*lines, ("Tolerance", f"{COUNTYWIDE.tolerance}")]


def _score(at: Position | None) -> Content:
    cell = on_grid(at)
    return html.B(f"{cell.score}") if cell else html.Span("not scored", className="quiet")


def _by_meeting(found: RiskPage) -> Component:
    at = {one.meeting.id: one for one in found.history}
    heads = [Column("Score"), *(Column(meeting_short_month(meeting)) for meeting in found.meetings)]
    cells: list[Content] = [
        "Current",
        *(_stood(at.get(meeting.id), found, meeting) for meeting in found.meetings),
    ]
    caption = "Current score at each of the last meetings"
    return data_table(caption, heads, [Row(cells)], stackable=False, wide=True, look="t-past")


def _stood(one: RiskMoment | None, found: RiskPage, meeting: MeetingView) -> Content:
    if one is None:
        before = meeting.position < found.history[-1].meeting.position
        return html.Span("Not raised" if before else "Closed", className="quiet")
    if not one.open:
        return html.Span("Closed", className="quiet")
    mark = [dagger()] if one.score and one.illustrative else []
    return html.Span([band_tag(one.band, one.score), *mark], className="nowrap")
