"""What stands above the check page's problems: what became of the file or of the version before. Pure."""

from dash import html
from dash.development.base_component import Component

from dashboard.components.dates import long_moment
from dashboard.components.panel import panel
from dashboard.parts.difference import counted, difference_href, which
from data.reports.returns.check_lines import ReturnCheck
from data.reports.returns.difference import VersionDifference
from data.terms import ReturnState


def already_received(check: ReturnCheck) -> Component:
    """Return when the same bytes had come before."""
    words = (
        f"This file was already received on {long_moment(check.received_at)}. Here is what was read from it."
    )
    return panel("info", "Already received", html.P(words))


def asked_for_changes(check: ReturnCheck) -> Component | None:
    """Return what the OPCC asks for; None where it asks for nothing."""
    if check.state is not ReturnState.CHANGES_REQUESTED:
        return None
    said = html.P(html.Q(check.moderation_reason))
    way = html.P("Correct the items below and submit again, or send a newer file.")
    return panel("warn", "The OPCC asks for changes", said, way)


def what_changed(changes: VersionDifference) -> Component:
    """Return how much this version changes in the one sent before it, and the way to the whole difference."""
    href = difference_href(changes.return_id, changes.then.number, changes.now.number)
    words = html.P([f"{counted(changes)} ", html.A("See what changed", href=href)])
    return panel("info", f"Since {which(changes)}", words)
