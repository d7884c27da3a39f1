"""A page like the register: `?rows=0`, `?rows=500`, 14 rows otherwise."""

from dash import html
from dash.development.base_component import Component

from dashboard.components.band import band_tag
from dashboard.components.button import copy_link_button, print_button
from dashboard.components.columns import columns
from dashboard.components.direction import direction_tag
from dashboard.components.empty import empty
from dashboard.components.filters import SelectField, TextField, filter_bar
from dashboard.components.heading import page_head
from dashboard.components.matrix import risk_matrix
from dashboard.components.section import section
from dashboard.components.table import Cell, Column, Filtering, Row, data_table
from dashboard.components.tag import tag
from dashboard.components.views import view_tabs
from data.terms import Band, Direction

RISKS = (
    ("Adults grooming children and using homes to run county lines drug dealing", "Drugs and Alcohol", 16),
    ("Serious-injury collisions rise, part of it a change in recording", "Road Safety", 12),
    ("Women leaving custody have no local pathway", "Offender Group", 12),
    ("Missing episodes reach the CSPs too late to act on", "Child Exploitation", 9),
    ("No single performance matrix, so outcomes cannot be compared", "Domestic Abuse", 6),
    ("Schools unsure when to refer a concern", "Prevent", 3),
    ("Housing for people with complex needs who pose a high risk of serious harm", "Offender Group", None),
    ("Outreach and home security for victims stop when the grant is spent", "Domestic Abuse", None),
    ("New treatment service under-performs as its contract begins", "Drugs and Alcohol", None),
    ("Recruitment stalls while targeted youth support is redesigned", "Youth Justice", None),
    ("Funding formula review cuts youth justice money", "Youth Justice", None),
    ("Youth justice inspection from November 2018", "Youth Justice", None),
    ("Less remand grant for Peterborough in 2018-19", "Youth Justice", None),
    ("Re-offending rates up in both areas on the national indicator", "Youth Justice", None),
)
LIKELIHOODS = ("Rare", "Unlikely", "Possible", "Likely", "Almost certain")
IMPACTS = ("Negligible", "Minor", "Moderate", "Major", "Catastrophic")
COLUMNS = (
    Column("Risk", key="risk", sort="text"),
    Column("From", key="from", sort="text"),
    Column("Current", key="current", sort="number", classes="nowrap"),
    Column("Since July", key="since", sort="text"),
    Column("Last mentioned", key="mentioned", sort="date", classes="nowrap small"),
    Column("Asks", key="asks", sort="number", num=True),
)


def page(query: dict[str, str]) -> list[Component]:
    """The register with its filters, matrix and saved views."""
    count = int(query.get("rows", 14))
    tabs = [("All open", count, "/register", True), ("Unscored", 8, "/register?band=Unscored", False)]
    tabs += [("Not mentioned", 3, "/register?since=1", False), ("Closed", 0, "/register?rows=0", False)]
    lead = f"{count} open. 8 came in with the returns to this meeting and none of them has been scored yet."
    return [
        page_head("Risk register", lead, [copy_link_button(), print_button()]),
        view_tabs(tabs),
        filter_bar("register-filters", _fields(query), "/register", label="Filter the register"),
        columns("main-aside", html.Div(_table(count)), _aside()),
    ]


def _fields(query: dict[str, str]) -> list[TextField | SelectField]:
    groups = sorted({group for _, group, _ in RISKS})
    return [
        TextField("q", "Words in the risk or its sentence", query.get("q", "")),
        SelectField(
            "group", "Group or CSP", [(one, one) for one in groups], "All fifteen", query.get("group", "")
        ),
        SelectField(
            "band", "Band", [(one.value, one.value) for one in Band], "All bands", query.get("band", "")
        ),
    ]


def band_of(score: int | None) -> Band:
    """A band for the gallery's scores."""
    if score is None:
        return Band.UNSCORED
    limits = ((15, Band.SIGNIFICANT), (8, Band.HIGH), (4, Band.MODERATE), (1, Band.LOW))
    return next(band for least, band in limits if score >= least)


def _table(count: int) -> Component:
    rows = [_row(at, *RISKS[at % len(RISKS)]) for at in range(count)]
    none = empty(
        "No risk is closed this quarter", "They appear here with who closed them.", ("See all", "/register")
    )
    return data_table(
        "Open risks, issues and events",
        COLUMNS,
        rows,
        id="register",
        look="risk-t",
        sorted_by=("current", "descending"),
        filtering=Filtering("register-filters", count, order="highest band first, Unscored last"),
        empty=none,
    )


def _row(at: int, title: str, group: str, score: int | None) -> Row:
    band = band_of(score)
    meta = html.Div(
        [html.Span(f"R18-{at:03}"), tag("Stuck, 4 meetings", "dark"), tag("All districts")], className="meta"
    )
    direction = tuple(Direction)[at % 7]
    month = 7 + at % 4
    return Row(
        [
            [html.A(title, href=f"/check#place-title-row-{at}"), meta],
            group,
            Cell(band_tag(band, score), sort=score),
            direction_tag(direction),
            Cell(("Jul 2018", "Aug 2018", "Sep 2018", "Oct 2018")[at % 4], sort=f"2018-{month:02}-01"),
            Cell(html.A(str(at % 5), href="/states"), sort=at % 5)
            if at % 5
            else Cell(html.Span("none", className="quiet"), sort=0),
        ],
        data={"group": group, "band": band.value, "text": "pathway" if at % 2 else "sentence"},
    )


def _aside() -> Component:
    bands = {(down, across): band_of(down * across) for down in range(1, 6) for across in range(1, 6)}
    cells = {
        (4, 4): (1, "/register"),
        (3, 3): (1, "/register"),
        (3, 4): (2, "/register"),
        (1, 3): (1, "/register"),
    }
    matrix = risk_matrix(
        cells, bands, LIKELIHOODS, IMPACTS, caption="Open scored risks by likelihood and impact"
    )
    words = html.P([html.B("6 of 14 are on the grid."), " 8 Unscored are not."], className="small")
    proposed = risk_matrix({}, bands, LIKELIHOODS, IMPACTS, proposed={(4, 5): "I", (4, 4): "C", (2, 4): "T"})
    return html.Aside([section("Likelihood and impact", matrix, words), section("Proposed scores", proposed)])
