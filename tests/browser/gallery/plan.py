"""A page like the forward plan."""

from dash import html
from dash.development.base_component import Component

from dashboard.components.bar import bar
from dashboard.components.columns import columns
from dashboard.components.counts import counts
from dashboard.components.heading import page_head
from dashboard.components.panel import panel
from dashboard.components.plan import PlanItem, PlanMeeting, PlanRow, PlanSum, plan_grid
from dashboard.components.section import section
from dashboard.components.strip import strip
from dashboard.components.table import Column, Row, data_table

MEETINGS = [
    PlanMeeting("11 October 2018", "2018-19 Q3, today", past=True),
    PlanMeeting("17 January 2019", "2018-19 Q4"),
    *(PlanMeeting(f"2019-20 Q{quarter}", "date not set") for quarter in range(1, 5)),
]
STANDING = PlanItem("Introductions, minutes, questions", "15 min")


def page(_query: dict[str, str]) -> list[Component]:
    """What cannot be met, the grid, and the debt."""
    return [
        page_head(
            "Forward plan", "Six meetings, 11 October 2018 to 2019-20 Q4. Draft 3, for approval today."
        ),
        panel("warn", "One cycle of four meetings cannot give everyone a turn", _sums(), id="cannot"),
        section("Meetings and slots", _grid(), note="Amber edge: in a slot of another kind."),
        columns("2-1", _debt(), section("Backlog", html.P("Huntingdonshire CSP"))),
    ]


def _sums() -> Component:
    groups = [
        html.B("1 left out"),
        " of nine delivery groups",
        strip(["full"] * 8 + ["out"], "8 of 9", small=True),
    ]
    csps = [html.B("2 left out"), " of six CSPs", strip(["full"] * 4 + ["out"] * 2, "4 of 6", small=True)]
    return counts([("9", groups), ("6", csps)])


def _grid() -> Component:
    groups = (
        "Road Safety",
        "Youth Justice",
        "Domestic Abuse and Sexual Violence",
        "Prevent",
        "Drugs and Alcohol",
    )
    first = [PlanItem(name, "20 min") for name in (*groups, "Road Safety")]
    paper = PlanItem("Transformational working", "15 min, a paper, not one CSP", flag=True)
    csps = ("Cambridge City", "Peterborough", "South Cambridgeshire", "Fenland", "East Cambridgeshire")
    rows = [
        PlanRow("Standing", [STANDING] * 6),
        PlanRow("Delivery group 1", first),
        PlanRow("CSP", [paper, *(PlanItem(name, "15 min") for name in csps)]),
        PlanRow("Open 1", [PlanItem("Supported housing review", "20 min"), *[None] * 5]),
    ]
    minutes = [[html.B(str(used)), " of 120 min", bar(used, 120)] for used in (120, 100, 85, 105, 105, 85)]
    due = ["Monday 1 October", html.B("Monday 7 January"), *["when dated"] * 4]
    return plan_grid(
        "Items by meeting and slot",
        MEETINGS,
        rows,
        [PlanSum("Minutes", minutes), PlanSum("Reports due", due, "8 working days")],
    )


def _debt() -> Component:
    names = (
        "Huntingdonshire CSP",
        "East Cambridgeshire CSP",
        "Child Exploitation and Missing",
        "Mental Health",
    )
    head = [Column("Group or CSP", width="30%"), Column("Bar", hidden_label=True)]
    head += [Column("Now", num=True), Column("Next turn"), Column("Gap by then")]
    rows = [
        Row(
            [
                name,
                bar(14 - at * 3, 30, marker=12, over=at == 0),
                str(14 - at * 3),
                "2019-20 Q4",
                html.B("24 months"),
            ]
        )
        for at, name in enumerate(names)
    ]
    return section(
        "Coverage debt", data_table("Coverage debt", head, rows, look="debt"), note="Line: 12 months."
    )
