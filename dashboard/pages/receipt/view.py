"""The receipt page. Pure."""

from dash import html
from dash.development.base_component import Component

from dashboard.address import address
from dashboard.components.button import link_button, print_button
from dashboard.components.content import Content
from dashboard.components.dates import long_moment
from dashboard.components.heading import crumbs, page_head
from dashboard.components.panel import panel
from dashboard.components.section import section
from dashboard.components.steps import steps
from dashboard.components.summary import summary_list
from dashboard.parts.meeting_words import meeting_day
from dashboard.parts.sent_words import sent_word
from data.reports.returns.one_return import ReturnRead, VersionRead
from data.returns.items.completeness import Completeness

STEPS = ("Upload", "Check", "Submit", "Receipt")


def receipt_screen(found: ReturnRead, version: VersionRead) -> list[Component]:
    """What was sent and what happens next."""
    met, noun = meeting_day(found.meeting), sent_word(found.reporter.kind)
    when = long_moment(version.submitted_at) if version.submitted_at else ""
    said = (
        f"{found.reporter.short_name} {noun} for {met}, version {version.number}, on {when}. "
        f"{_needed(version.complete)} Receipt {version.receipt}."
    )
    here = f"/returns/{found.id}"
    ways = html.P(
        [
            link_button(f"Read the {noun}", f"{here}?version={version.number}"),
            " ",
            link_button("Back to all returns", address("/returns", found.meeting.slug), alt=True),
        ],
        className="row",
    )
    return [
        crumbs(
            [
                ("Returns", address("/returns", found.meeting.slug)),
                (found.reporter.name, here),
                ("Receipt", None),
            ]
        ),
        page_head(f"The {noun} is with the OPCC", actions=[steps(STEPS, 3), print_button()]),
        panel("ok", "Received", html.P(said)),
        section("What was sent", summary_list(_facts(found, version)), id="sent"),
        section("What happens next", html.P(_next(noun)), ways, id="next"),
    ]


def _needed(complete: Completeness) -> str:
    """What is left for its lead: nothing is needed only where every part is answered."""
    missing = complete.missing
    if not missing:
        return "Nothing more is needed from you."
    parts = "1 part" if len(missing) == 1 else f"{len(missing)} parts"
    return f"Submitted with {parts} unanswered: {', '.join(missing)}. A newer file can still answer."


def _facts(found: ReturnRead, version: VersionRead) -> list[tuple[Content, Content]]:
    line = next((one for one in found.history if any(v.number == version.number for v in one.versions)), None)
    answered = version.complete
    return [
        ("Receipt", version.receipt),
        (
            "Submitted",
            f"{long_moment(version.submitted_at)} by {version.submitted_by}" if version.submitted_at else "",
        ),
        ("File", f"{line.name}, SHA-256 {line.sha256}" if line else ""),
        ("Parts answered", f"{len(answered.answered)} of {answered.required}"),
        ("Without an answer", ", ".join(answered.missing) or "None"),
        ("Items not looked at", f"{version.undecided}: they go as read" if version.undecided else "None"),
    ]


def _next(noun: str) -> str:
    return (
        f"The OPCC accepts the {noun} or asks for changes; you find either on the {noun}’s page. Members read it once "
        "it is accepted. Until then you can send a newer file, which takes the place of this one."
    )
