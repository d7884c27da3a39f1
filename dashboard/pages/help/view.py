"""Help drawn: how to read the board, what the marks mean, how to send a return, who may do what, the words."""

from dash import html
from dash.development.base_component import Component

from dashboard.components.band import band_tag
from dashboard.components.columns import columns
from dashboard.components.content import Content
from dashboard.components.dagger import dagger
from dashboard.components.direction import direction_tag
from dashboard.components.heading import page_head
from dashboard.components.marks import marks
from dashboard.components.prose import numbered, prose
from dashboard.components.rag import rag_tag
from dashboard.components.section import section
from dashboard.components.state import state_word
from dashboard.components.summary import summary_list
from dashboard.components.table import Column, Row, data_table
from dashboard.links import plan_href, returns_href, risks_href
from dashboard.pages.help.words import REACH, ROLES, WORDS
from data.meetings.deadlines import PAPERS_OUT_DAYS, REPORTS_DUE_DAYS
from data.people import RIGHTS, Reach, Right
from data.rag import MEANING
from data.scoring import COUNTYWIDE
from data.terms import Band, Direction, Rag, Role

LEAD = "How to read the board, how to send a return, and what the words mean."
CONTENTS = (
    ("Read the board", "read"),
    ("Colours, shapes and words", "marks"),
    ("Send a return", "send"),
    ("Who may do what", "roles"),
    ("The words", "words"),
)


def help_screen(quarter: str | None) -> list[Component]:
    """Return the whole page."""
    contents = html.Ul([html.Li(html.A(words, href=f"#{anchor}")) for words, anchor in CONTENTS])
    return [
        page_head("Help", LEAD),
        section("On this page", prose(html.Nav(contents, **marks(aria_label="On this page")))),
        _read(quarter),
        _marks(),
        _send(quarter),
        _roles(),
        section("The words", summary_list(list(WORDS)), id="words"),
    ]


def _read(quarter: str | None) -> Component:
    register = html.A("register", href=risks_href(quarter))
    return section(
        "Read the board",
        prose(
            "The overview begins with what needs you: what is asked of your body, what is overdue, what the Board is "
            "asked to decide. Each line says what, who asked and since when, and has one button.",
            "Every figure is a link to the list behind it, and every item a link to the sentence in the return that it "
            "was read from. If a figure surprises you, open it.",
            "Every page speaks as at one meeting. The bar under the navigation names it and leads to the others; the "
            "address keeps it, so a link in an agenda opens the same view.",
            [
                "Unscored, Not rated and nil are results. On the ",
                register,
                " they are counted like any other.",
            ],
        ),
        id="read",
    )


def _marks() -> Component:
    ratings = [(rag_tag(rag), MEANING[rag]) for rag in (Rag.RED, Rag.AMBER, Rag.GREEN, Rag.NOT_RATED)]
    ratings.append((rag_tag(Rag.AMBER, suggested=True), "Dashed: suggested by the app, confirmed by nobody."))
    bands = [(band_tag(band), _scores(band)) for band in Band]
    directions = [(direction_tag(way), _DIRECTIONS[way]) for way in Direction]
    others: list[tuple[Content, Content]] = [
        (state_word("To follow", "wait"), "Awaited, or settled by nobody."),
        (state_word("Stale", "warn"), "Look twice."),
        (dagger(), "Illustrative: the published papers hold no such value."),
    ]
    return section(
        "Colours, shapes and words",
        columns(
            "1-1",
            html.Div(
                [html.H3("Ratings"), summary_list(ratings), html.H3("Bands of risks"), summary_list(bands)]
            ),
            html.Div(
                [
                    html.H3("Since the meeting before"),
                    summary_list(directions),
                    html.H3("Other"),
                    summary_list(others),
                ]
            ),
            tight=True,
        ),
        id="marks",
    )


_DIRECTIONS = {
    Direction.WORSENING: "Its score rose.",
    Direction.IMPROVING: "Its score fell.",
    Direction.STATIC: "Its score is the same.",
    Direction.NEW: "Raised for the first time.",
    Direction.CLOSED: "No longer open, with a reason.",
    Direction.NOT_MENTIONED: "Open, and its group’s return says nothing of it.",
    Direction.NOT_SCORED: "There are no two scores to compare.",
}


def _scores(band: Band) -> str:
    if band is Band.UNSCORED:
        return "No person has scored it."
    cells = [cell.score for row in COUNTYWIDE.grid or () for cell in row if cell.band is band and cell.score]
    return f"Scores {min(cells)} to {max(cells)}, looked up in the grid."


STEPS = (
    "Write the return in Word as usual and save it as .docx, or fill in the blank workbook and save it as .xlsx. Blank "
    "forms of both are on the upload page.",
    "Choose your group or CSP and the meeting under Returns, then the file. It may be up to 10 MB. A password or "
    "macros must come off first.",
    "Check what was read: the document stands beside it, and every doubt is listed with its Place. Accept or correct "
    "each item. Nothing that you wrote is left out: what could not be placed is listed.",
    "Submit. You get a receipt with a number. The OPCC accepts the return, or says what to change.",
)
DUE = (
    f"Reports are due {REPORTS_DUE_DAYS} working days before the meeting and papers go out {PAPERS_OUT_DAYS} before, "
    "counted back without the day of the meeting and without bank holidays."
)
UNUSABLE = (
    "If a file cannot be used, one sentence says why; the file is kept and nothing is lost. Send it again when it is "
    "mended."
)


def _send(quarter: str | None) -> Component:
    return section(
        "Send a return",
        prose(
            "The Word form that you already write is the form. A workbook with the same parts, a sheet for each, is "
            "read in the same way. Leads of CSPs send their update likewise.",
            numbered(STEPS),
            UNUSABLE,
            DUE,
            ["Go to ", html.A("Returns", href=returns_href(quarter)), "."],
            ["The next deadlines are on the ", html.A("forward plan", href=plan_href(quarter)), "."],
        ),
        id="send",
    )


def _roles() -> Component:
    lines: list[tuple[Content, Content]] = list(ROLES.items())
    heads = [Column("What", width="40%"), *(Column(role.value) for role in Role)]
    rows = [Row([_capital(right.value), *(_reach(right, role) for role in Role)]) for right in RIGHTS]
    return section(
        "Who may do what",
        summary_list(lines),
        data_table("Rights by role", heads, rows, caption_shown=True),
        prose("What is not open to you and what does not exist answer alike: “not found”."),
        id="roles",
    )


def _reach(right: Right, role: Role) -> Content:
    how_far = RIGHTS[right].get(role, Reach.NO)
    words = REACH[how_far.value]
    return html.Span(words, className="quiet") if how_far is Reach.NO else words


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
