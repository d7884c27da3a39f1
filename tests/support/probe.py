"""A small page of every kind, so that what guards pages can be tested whatever the real pages are."""

from types import SimpleNamespace

from dash import ALL, MATCH, ClientsideFunction, Dash, Input, Output, State, html
from flask import Flask, request

from dashboard.access import callback, route_right
from dashboard.page import Page, Screen
from data.people import Right
from data.refusals import Conflict, NotOpen, Refused

PEOPLE = {
    "member": "member@board.test",
    "lead": "lead@board.test",
    "planner": "planner@board.test",
    "administrator": "administrator@board.test",
}
FAULT_TEXT = "the secret inside of the machine"


def layout(**_query: str | None) -> Screen:
    """Draw next to nothing."""
    return Screen("Probe", [html.H1("Probe")])


def hidden_object(ref: str, **_query: str | None) -> Screen:
    """There is one object, and it is not open to anybody."""
    raise NotOpen


def register(app: Dash) -> None:
    """One callback of each kind."""
    callback(app, Right.READ_BOARD, Output("out", "children"), Input("in", "value"), State("kept", "data"))(
        lambda value, kept: f"{value} {kept}"
    )
    callback(app, Right.MODERATE, Output("moderated", "children"), Input("moderate", "n_clicks"))(str)
    callback(
        app,
        Right.READ_BOARD,
        Output({"part": "answer", "row": MATCH}, "children"),
        Input({"part": "button", "row": MATCH}, "n_clicks"),
        State({"part": "note", "row": MATCH}, "value"),
        State({"part": "other", "row": ALL}, "value"),
    )(lambda clicks, note, others: f"{clicks} {note} {others}")
    callback(app, Right.READ_BOARD, Output("broken", "children"), Input("break", "n_clicks"))(_break)
    app.clientside_callback(
        ClientsideFunction("board", "probe"), Output("shown", "children"), Input("in", "value")
    )


def routes(server: Flask) -> None:
    """Plain routes for planners: one that works, and one for each way of saying no."""
    saying = {
        "refused": Refused("The date is after the meeting. Choose an earlier one."),
        "hidden": NotOpen(),
        "conflict": Conflict("Someone changed it first.", theirs="a", yours="b"),
        "fault": RuntimeError(FAULT_TEXT),
    }

    @route_right(Right.MODERATE)
    def accept(how: str) -> str:
        if how in saying:
            raise saying[how]
        return f"took {len(request.get_data())} bytes"

    server.add_url_rule("/probe-accept/<how>", "probe_accept", accept, methods=["POST"])


def _break(_clicks: int) -> str:
    raise RuntimeError(FAULT_TEXT)


MODULE = SimpleNamespace(
    PAGE=(
        Page("overview", "/", "overview", Right.READ_BOARD, layout),
        Page("probe", "/probe", "overview", Right.READ_BOARD, layout),
        Page("probe-one", "/probe/<ref>", "overview", Right.READ_BOARD, hidden_object),
        Page("probe-plan", "/probe-plan", "overview", Right.PLAN, layout),
        Page("probe-people", "/probe-people", "overview", Right.ADMINISTER, layout),
    ),
    register=register,
    routes=routes,
)
