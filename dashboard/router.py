"""The one callback that draws pages: address in, screen out. Rights are checked before anything is drawn."""

from urllib.parse import parse_qs

from dash import ClientsideFunction, Dash, Input, Output, dcc, html
from dash.development.base_component import Component
from flask import current_app

from dashboard import registry, shell
from dashboard.access import ask, callback, viewer
from dashboard.components.marks import marks
from dashboard.page import Page, Screen
from data.people import Right, has_some
from data.refusals import NotOpen, Refused
from data.reports.meetings import has_meetings

LOCATION = "board-location"
SCREEN = "board-screen"
TITLE = "board-title"
FOCUS = "board-focus"
NO_ADDRESS = "This is not an address of the dashboard."


def layout() -> Component:
    """The frame that the first answer carries; `draw` fills it for the address in the browser."""
    return html.Div(
        [
            dcc.Location(id=LOCATION, refresh=False),
            html.Div(id=SCREEN, **marks(data_pages=" ".join(registry.patterns()))),
            html.Div(id=TITLE, hidden=True),
            html.Div(id=FOCUS, hidden=True),
        ]
    )


def register(app: Dash) -> None:
    """Register the drawing of pages, and what the browser does when one has arrived (`board.js`)."""
    callback(
        app,
        Right.READ_BOARD,
        Output(SCREEN, "children"),
        Output(TITLE, "children"),
        Input(LOCATION, "pathname"),
        Input(LOCATION, "search"),
        prevent_initial_call=False,
    )(draw)
    app.clientside_callback(  # type: ignore[no-untyped-call]
        ClientsideFunction("board", "arrived"), Output(FOCUS, "children"), Input(TITLE, "children")
    )


def draw(pathname: str | None, search: str | None) -> tuple[list[Component], str]:
    """The whole screen at an address, and its title; what is not open to this viewer looks not found."""
    if not (isinstance(pathname, str | None) and isinstance(search, str | None)):
        raise Refused(NO_ADDRESS)
    found = registry.match(current_app.url_map, pathname or "/")
    query = {name: values[-1] for name, values in parse_qs((search or "").removeprefix("?")).items()}
    quarter = query.get("quarter")
    if found is None or not has_some(viewer(), found[0].right):
        return shell.not_found(), shell.browser_title("Not found")
    page, path_values = found
    try:
        return _draw(page, pathname or "/", path_values, query)
    except NotOpen:
        if not (path_values or quarter or ask(has_meetings)):
            return shell.no_meeting(page), shell.browser_title("No meeting yet")
        return shell.not_found(), shell.browser_title("Not found")


def _draw(
    page: Page, pathname: str, path_values: dict[str, str], query: dict[str, str]
) -> tuple[list[Component], str]:
    quarter = query.get("quarter")
    asked = {name: query.get(name) for name in page.query}
    screen: Screen = page.layout(quarter=quarter, **path_values, **asked)
    return shell.frame_of(page, screen, quarter, pathname), shell.browser_title(screen.title)
