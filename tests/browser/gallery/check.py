"""Pages like the check page and the upload."""

from dash import html
from dash.development.base_component import Component

from dashboard.components.button import link_button, submit_button
from dashboard.components.form import file_field, post_form, select_field, text_field, textarea_field
from dashboard.components.heading import crumbs, page_head
from dashboard.components.pair import pair, pair_fold, pair_head, reading, submit_bar
from dashboard.components.panel import panel
from dashboard.components.problems import ProblemLine, problem_list
from dashboard.components.section import section
from dashboard.components.source import SourceCell, SourceParagraph, SourceTable, marked_text, source_document
from dashboard.components.state import state_word
from dashboard.components.steps import steps
from data.terms import Severity

PROBLEMS = (
    ProblemLine(
        Severity.STOP,
        "The return says May 2018, before the July Board, yet speaks of sign-offs in July 2018.",
        "Choose the period it covers, or send the newer file.",
        "Title, row 1",
    ),
    ProblemLine(
        Severity.STOP,
        "\u201cInspection is expected from November 2018\u201d is an event with a date, not a risk.",
        "Record it as an event, or say what could go wrong.",
        "Table 1, row 8, left cell",
    ),
    ProblemLine(
        Severity.CHECK,
        "The ask about 2019-20 funding and secondments names nobody.",
        "Choose the bodies it is addressed to, or mark it as the group\u2019s own.",
        "Table 1, row 4, right cell",
    ),
    ProblemLine(
        Severity.LOOK,
        "One paragraph, on an evidence library, could not be placed.",
        "Say where it belongs. It is kept either way.",
        "Paragraph 2 after Table 1",
    ),
)
ROWS = (
    (
        "Table 1, row 3, left cell",
        "A new inspection framework began in April 2018. Both areas have assessed themselves.",
        "plain",
    ),
    (
        "Table 1, row 4, right cell",
        "All statutory partners to review and agree 2019-20 funding and secondments.",
        "check",
    ),
    ("Table 1, row 8, left cell", "Inspection is expected from November 2018.", "stop"),
)


def page(_query: dict[str, str]) -> list[Component]:
    """Problems, then the document beside what was read, then a return's outline."""
    words = [
        html.B("Answer 2 things to submit."),
        " ",
        html.Span("8 of 19 accepted. Draft kept at 16:31.", className="quiet"),
    ]
    return [
        crumbs([("Returns", "/register"), ("Joint Youth Justice Management Board", None)]),
        page_head(
            "Check what was read",
            "Youth Justice return for 11 October 2018. youth-justice.docx, 41 kB. Nothing was left out.",
            [steps(["Upload", "Check", "Submit", "Receipt"], 1)],
        ),
        panel("stop", "2 things must be answered, 2 are worth a look", problem_list(PROBLEMS), id="problems"),
        section("Source and reading", *_pairs()),
        section("The whole document", document()),
        submit_bar(
            words,
            link_button("Save and leave", "/", alt=True),
            submit_button("Submit to the OPCC", disabled_because="2 things must be answered first"),
        ),
    ]


def _pairs() -> list[Component]:
    period = [
        ("", "Choose a period"),
        ("q2", "July to September 2018 (suggested)"),
        ("may", "May 2018, as written"),
    ]
    title = html.Table(
        html.Tbody(html.Tr([html.Td(html.Mark("Quarterly Report : May 2018")), html.Td("Youth Justice")])),
        className="doc-t",
    )
    first = reading(
        "Period",
        "Title, row 1",
        html.P("\u201cMay 2018\u201d as written."),
        actions=[select_field("period", "This return covers", period, "")],
    )
    rows = [
        pair(place, html.P(marked_text(text, [text])), [_reading(place, text)], state)
        for place, text, state in ROWS
    ]
    folded = pair(
        "Table 1, row 7", html.P("An accepted row."), [_reading("Table 1, row 7", "An accepted row.")]
    )
    rest = pair(
        "Paragraph 2 after Table 1",
        html.P("An evidence library is being built."),
        [_reading("Paragraph 2 after Table 1", "Not placed")],
    )
    head = pair_head("The document", "as received, version 1", "What was read", "each item keeps its place")
    return [
        head,
        pair("Title, row 1", title, [first], "stop"),
        *rows,
        pair_fold("Row 7", "1 accepted item folded", folded),
        rest,
    ]


def _reading(place: str, text: str) -> Component:
    actions = [
        submit_button("Accept", alt=True, small=True, context=text),
        submit_button("Correct", alt=True, small=True, context=text),
    ]
    return reading(
        "Register item 1 of 5",
        place,
        html.P(text),
        actions=[*actions, state_word("Accepted by you", "ok", small=True)],
    )


def document() -> Component:
    """A return's outline with one sentence marked."""
    head = [
        SourceCell("Table 9, row 1, left cell", ["Items to be added to the CCSSB Risk Register"], header=True)
    ]
    head += [
        SourceCell(
            "Table 9, row 1, right cell", ["Requested actions by responsible authorities"], header=True
        )
    ]
    sentence = (
        "No new risks this time; we restate the continuing one, finding homes for people with complex needs."
    )
    body = [SourceCell("Table 9, row 2, left cell", [f"{sentence} It was in our last two reports."])]
    body += [
        SourceCell(
            "Table 9, row 2, right cell", ["Support is asked for on housing.", "Closer work is needed."]
        )
    ]
    blocks = [
        SourceParagraph("Paragraph 1", "Quarterly report, October 2018", heading=True),
        SourceTable("Table 9", [head, body]),
    ]
    return source_document(
        blocks, {"Table 9, row 2, left cell": [sentence]}, ("Offender Group, October 2018", "Table 9, row 2")
    )


def upload_page(_query: dict[str, str]) -> list[Component]:
    """The upload form with each kind of field."""
    groups = [
        ("yj", "Joint Youth Justice Management Board"),
        ("dasv", "Domestic Abuse and Sexual Violence Delivery Board"),
    ]
    form = post_form(
        "/uploads",
        "token",
        select_field("group", "Which group or partnership is it from?", groups, "yj"),
        file_field(
            "file",
            "The return, as a Word document",
            hint="Up to 10 MB. It is kept as you sent it.",
            accept=".docx",
        ),
        text_field(
            "due",
            "Due date",
            hint="For example, 24 October 2018",
            error="31 September is not a date",
            value="31 September 2018",
        ),
        textarea_field("note", "Note to the planner", hint="Optional", value="With thanks"),
        submit_button("Upload"),
        id="upload",
        upload=True,
    )
    return [page_head("Upload a return", "For the meeting of 11 October 2018."), form]
