"""What's new drawn: the changelog, newest first."""

from dash import html
from dash.development.base_component import Component

from dashboard.components.empty import empty
from dashboard.components.heading import page_head
from dashboard.components.prose import prose
from dashboard.components.section import section
from dashboard.pages.whats_new.changelog import Release

LEAD = "Changes that you can see, newest first."


def whats_new_screen(releases: tuple[Release, ...]) -> list[Component]:
    """Return the whole page."""
    head = page_head("What’s new", LEAD)
    if not releases:
        return [head, empty("Nothing yet", "No change has been written down.")]
    return [head, *(section(release.title, prose(_changes(release))) for release in releases)]


def _changes(release: Release) -> Component:
    return html.Ul([html.Li(change) for change in release.changes])
