"""What the OPCC asks to have changed: at the top, for whoever can change it. Pure."""

from dash import html
from dash.development.base_component import Component

from dashboard.components.dates import long_moment
from dashboard.components.panel import panel
from data.reports.returns.history import VersionFate
from data.reports.returns.one_return import ReturnRead
from data.terms import ReturnState


def changes_asked_for(found: ReturnRead) -> VersionFate | None:
    """Return the version that was handed back and not yet sent again; None for whoever can send nothing."""
    versions = (version for line in found.history for version in line.versions) if found.may_submit else ()
    return next((one for one in versions if one.state is ReturnState.CHANGES_REQUESTED), None)


def asked_for_changes(found: ReturnRead, ways: list[Component]) -> Component | None:
    """Return the reason with who gave it and when, and the `ways` on; None where nothing is asked for."""
    asked = changes_asked_for(found)
    if asked is None:
        return None
    when = f", {long_moment(asked.moderated_at)}" if asked.moderated_at else ""
    said = html.P([f"{asked.moderated_by}{when}: ", html.Q(asked.moderation_reason)])
    title = f"The OPCC asks for changes to version {asked.number}"
    return panel("warn", title, said, html.Div(ways, className="row") if ways else None, id="asked-for")
