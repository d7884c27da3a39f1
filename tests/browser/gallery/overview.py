"""A page like the overview."""

from dash import html
from dash.development.base_component import Component

from dashboard.components.bands import band_counts
from dashboard.components.columns import columns
from dashboard.components.counts import counts, headline
from dashboard.components.dagger import dagger
from dashboard.components.direction import direction_tag
from dashboard.components.heading import page_head
from dashboard.components.rag import rag_tag
from dashboard.components.section import section
from dashboard.components.strip import strip
from dashboard.components.summary import summary_list
from dashboard.components.table import Column, Row, data_table
from dashboard.components.tag import tag
from dashboard.components.todo import TodoItem, todo_list
from data.terms import Band, Direction, Rag

GROUPS = (
    (
        "Prevent",
        Rag.AMBER,
        "All five governance products left blank; last met 18 July, before the July Board.",
    ),
    (
        "Offender Group",
        Rag.AMBER,
        "Not met since July. One housing risk restated a third time without a score.",
    ),
    ("Youth Justice", Rag.AMBER, "Return is labelled May. Five entries for the register."),
    ("Domestic Abuse and Sexual Violence", Rag.AMBER, "Outreach funded only to March 2019."),
    ("Drugs and Alcohol", Rag.GREEN, "Fresh return, six plans reported, new contract began 1 October."),
    ("Mental Health", Rag.NOT_RATED, "No suggestion: received late, not yet accepted by the OPCC."),
    ("Modern Slavery and Organised Crime", Rag.RED, "Return to follow for a second meeting."),
)
MEETINGS = ("January 2018", "April 2018", "July 2018")


def page(_query: dict[str, str]) -> list[Component]:
    """What needs you, the next meeting, three summaries and the grid."""
    lead = "Board meeting of Thursday 11 October 2018, as it concerns Huntingdonshire District Council."
    return [
        page_head("Overview", lead),
        columns("2-1", _todo(), _next()),
        columns("1-1-1", _returns(), _risks(), _changes()),
        _grid(),
    ]


def _todo() -> Component:
    items = [
        TodoItem(
            rag_tag(Rag.RED, word="Overdue"),
            "Name the Council\u2019s lead officer for housing pathway mapping",
            [
                "Action from July",
                dagger(),
                ". Was due 28 September 2018, 9 working days ago; date moved once.",
            ],
            ("Answer", "/states"),
        ),
        TodoItem(
            tag("3rd meeting", "dark"),
            "Tie housing work closer to criminal justice, so that people who pose a high risk of harm can be housed",
            [html.A("Offender Group", href="/check"), ", to all responsible authorities. No answer yet."],
            ("Answer", "/states"),
        ),
        TodoItem(
            tag("New ask", "on"),
            "Name domestic abuse champions inside your own organisation",
            "Domestic Abuse and Sexual Violence, to every member body.",
            ("Answer", "/states"),
        ),
        TodoItem(
            tag("Decide"), "Support a December development session", "Agenda item 6.", ("Open paper", "/plan")
        ),
    ]
    note = ["1 overdue, 2 asks of you, 1 decision. ", html.A("All asks of the Council", href="/register")]
    return section("What needs you now", todo_list(items), note=note)


def _next() -> Component:
    lines = [
        ("Meets", [html.B("Thursday 17 January 2019"), html.Br(), "10:00 to 12:00"]),
        (
            "Reports due",
            [html.B("Monday 7 January"), " ", html.Span("8 working days before", className="small")],
        ),
        (
            "Papers out",
            [html.B("Thursday 10 January"), " ", html.Span("5 working days before", className="small")],
        ),
        ("In focus", "Youth Justice; Modern Slavery; Healthy and safe schools; Cambridge City CSP"),
    ]
    return section("Next meeting", summary_list(lines), link=html.A("Forward plan", href="/plan"))


def _returns() -> Component:
    label = "Six fresh, one stale, two to follow"
    lines = [
        ("6", "fresh: dated July 2018 or later"),
        ("1", [html.B("stale"), ": Youth Justice, \u201cMay 2018\u201d"]),
        ("2", [html.B("to follow"), ": Road Safety (a full paper instead), Modern Slavery"]),
    ]
    return section(
        "Returns",
        headline("7", "/register", "received of ", html.B("9"), " expected"),
        strip(["full"] * 6 + ["stale", "wait", "wait"], label),
        counts(lines),
        link=html.A("Tracker", href="/register"),
    )


def _risks() -> Component:
    bands = zip(Band, (1, 3, 1, 1, 8), strict=True)
    return section(
        "Risks by band",
        headline("14", "/register", "open, ", html.B("8 from this quarter\u2019s returns")),
        band_counts([(band, count, f"/register?band={band.value}") for band, count in bands]),
        link=html.A("Register", href="/register"),
    )


def _changes() -> Component:
    lines = [(str(count), direction_tag(direction)) for count, direction in enumerate(Direction, 1)]
    head = headline("8", "/register", "came in, ", html.B("none closed"))
    return section("What changed since 19 July", head, counts(lines))


def _grid() -> Component:
    columns_ = [
        Column("Group"),
        *(Column(name, short=name[:3] + name[-5:], classes="old") for name in MEETINGS),
        Column("October 2018", short="Oct 2018", classes="now"),
        Column("Why", classes="why", short="Why the app suggests it; a planner confirms or overrides"),
    ]
    rows = [Row(["Nine delivery groups"], group=True), *(_grid_row(*line) for line in GROUPS)]
    note = "A rating is a person\u2019s judgement. Dashed outline: suggested by the app, not confirmed."
    table = data_table("RAG at the last four meetings", columns_, rows, look="t-rag")
    return section("Delivery groups, last four meetings", table, note=note, fresh=True)


def _grid_row(name: str, rag: Rag, why: str) -> Row:
    old = [rag_tag(Rag.NOT_RATED), rag_tag(Rag.NOT_RATED), [rag_tag(Rag.AMBER), dagger()]]
    return Row([html.A(name, href="/register"), *old, rag_tag(rag, suggested=True), why])
