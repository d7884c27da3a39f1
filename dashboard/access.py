"""How pages reach the data: who asks comes from the session and nowhere else."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from dash import Dash
from dash.dependencies import DashDependency, Input, Output, State
from flask import current_app, g
from flask_wtf.csrf import generate_csrf

from dashboard.config import Settings
from data.people import ANONYMOUS, Right, Viewer
from data.reports.cache import ReportCache
from data.store.session import Store

EXTENSION = "board"
RIGHT_OF_ROUTE = "board_right"

Answer = TypeVar("Answer")
View = TypeVar("View", bound=Callable[..., Any])


@dataclass(frozen=True)
class CallbackRule:
    """One callback as declared: who may call it at all, and exactly what it takes and gives."""

    right: Right
    outputs: tuple[Output, ...]
    inputs: tuple[Input, ...]
    state: tuple[State, ...]


@dataclass(frozen=True)
class Board:
    """What every request of this app shares, kept as a Flask extension: no module holds an engine."""

    store: Store
    reports: ReportCache
    settings: Settings
    callbacks: dict[str, CallbackRule]


def board() -> Board:
    """What this app was made with."""
    found: Board = current_app.extensions[EXTENSION]
    return found


def viewer() -> Viewer:
    """The person of this request, put there by the guard; anonymous when nobody signed in."""
    found: Viewer = g.get("viewer", ANONYMOUS)
    return found


def ask(report: Callable[..., Answer], *args: Any) -> Answer:
    """The answer of a read model for this viewer, from memory while nothing has changed."""
    return board().reports.ask(report, viewer(), *args)


def ask_now(report: Callable[..., Answer], *args: Any) -> Answer:
    """The answer of a report about what `do_quietly` changes, never from memory: its data version does not advance."""
    with board().store.read() as session:
        return report(session, viewer(), *args)


def do_quietly(service: Callable[..., Answer], *args: Any, **kwargs: Any) -> Answer:
    """Call a service that changes only what no kept report shows, so that each saved box does not empty the cache."""
    with board().store.write(advance=False) as session:
        return service(session, viewer(), *args, **kwargs)


def do(service: Callable[..., Answer], *args: Any, **kwargs: Any) -> Answer:
    """Call a service in one write transaction; a refusal inside changes nothing."""
    with board().store.write() as session:
        return service(session, viewer(), *args, **kwargs)


def watched_ids() -> set[str]:
    """The ids that callbacks name: Dash must go on watching these elements of a screen."""
    rules = board().callbacks.values()
    named = [one for rule in rules for one in (*rule.outputs, *rule.inputs, *rule.state)]
    return {one.component_id for one in named if isinstance(one.component_id, str)}


def csrf_token() -> str:
    """The token that every form of this session carries."""
    token: str = generate_csrf()
    return token


def route_right(right: Right) -> Callable[[View], View]:
    """Say who may reach a plain Flask route; the guard answers 404 for a route that does not say."""

    def mark(view: View) -> View:
        setattr(view, RIGHT_OF_ROUTE, right)
        return view

    return mark


def callback(
    app: Dash, right: Right, *dependencies: DashDependency, prevent_initial_call: bool = True
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Register a callback with the right it needs. The function stays an ordinary function.

    The guard refuses a call whose outputs, inputs or state are not exactly the ones declared here.
    """
    rule = CallbackRule(
        right=right,
        outputs=tuple(one for one in dependencies if isinstance(one, Output)),
        inputs=tuple(one for one in dependencies if isinstance(one, Input)),
        state=tuple(one for one in dependencies if isinstance(one, State)),
    )

    def register(function: Callable[..., Any]) -> Callable[..., Any]:
        before = {entry["output"] for entry in app._callback_list}
        app.callback(*dependencies, prevent_initial_call=prevent_initial_call)(function)
        rules: dict[str, CallbackRule] = app.server.extensions[EXTENSION].callbacks
        for entry in app._callback_list:
            if entry["output"] not in before:
                rules[entry["output"]] = rule
        return function

    return register
