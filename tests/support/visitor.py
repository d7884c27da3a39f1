"""Somebody at the dashboard over HTTP, without a browser: Flask's test client with the manners of a page.

somebody = Visitor(app, PLAIN)
somebody.becomes("planner@board.test")            # signed in without the form, for speed
somebody.get("/risks"); somebody.post("/returns/upload", {...}); somebody.call("id.prop", inputs=[...])
"""

import re
from dataclasses import dataclass, field
from typing import Any

from dash import Dash
from dash.dependencies import ALL, ALLSMALLER, DashDependency, Wildcard
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.test import TestResponse

from dashboard import site
from dashboard.access import EXTENSION, Board, CallbackRule
from data.accounts import sessions
from data.clock import now
from data.store.tables import Person

PLAIN = "http://localhost:8050"
CALLBACKS = "/_dash-update-component"
TOKEN_FIELD = re.compile(r'name="csrf_token" value="([^"]+)"')


@dataclass
class Visitor:
    """One browser at the address `base`."""

    app: Dash
    base: str = PLAIN
    client: FlaskClient = field(init=False)

    def __post_init__(self) -> None:
        self.client = self.app.server.test_client()

    @property
    def board(self) -> Board:
        """What the app was made with."""
        found: Board = self.app.server.extensions[EXTENSION]
        return found

    def becomes(self, email: str) -> "Visitor":
        """Sign in as the person with this address, without their password."""
        with self.board.store.write(advance=False) as session:
            person_id = session.scalars(select(Person.id).where(Person.email == email)).one()
            self.holds(sessions.open_session(session, person_id, now()))
        return self

    def holds(self, token: str) -> None:
        """Put a session token into the browser's cookie."""
        host = self.base.partition("://")[2].partition(":")[0]
        name = site.cookie_name(site.SESSION, self.board.settings)
        self.client.set_cookie(name, token, domain=host, secure=self.base.startswith("https"))

    def cookie(self, name: str) -> str | None:
        """The value of one of the board's cookies ("board_session"), by its name without `__Host-`."""
        host = self.base.partition("://")[2].partition(":")[0]
        kept = self.client.get_cookie(site.cookie_name(name, self.board.settings), domain=host)
        return kept.value if kept else None

    def token(self) -> str:
        """A token for forms and callbacks, from the page that this visitor may see."""
        self.get("/")
        token = self.cookie(site.CALLBACKS)
        if token is None:
            token = TOKEN_FIELD.findall(self.get("/sign-in").text)[0]
        return str(token)

    def get(self, path: str, **given: Any) -> TestResponse:
        """Open an address."""
        return self.send("GET", path, **given)

    def post(self, path: str, data: dict[str, Any] | None = None, **given: Any) -> TestResponse:
        """Send a form with its token, as a page of this site would."""
        headers = {"Sec-Fetch-Site": "same-origin", "Origin": self.base} | given.pop("headers", {})
        return self.send(
            "POST", path, data={"csrf_token": self.token()} | (data or {}), headers=headers, **given
        )

    def call(self, body: object, **given: Any) -> TestResponse:
        """Call a callback with its token, as Dash's script would."""
        sent = {"Sec-Fetch-Site": "same-origin", "Origin": self.base, "X-CSRFToken": self.token()}
        headers = {
            name: value for name, value in (sent | given.pop("headers", {})).items() if value is not None
        }
        return self.send("POST", CALLBACKS, json=body, headers=headers, **given)

    def send(self, method: str, path: str, **given: Any) -> TestResponse:
        """Send anything."""
        return self.client.open(path, method=method, base_url=given.pop("base_url", self.base), **given)


def a_call(name: str, rule: CallbackRule) -> dict[str, Any]:
    """A call that `rule` allows, as Dash's script would send it; each open part of an id is "1"."""
    outputs = [_sent(one) for one in rule.outputs]
    single = not name.startswith("..")
    body = {
        "output": name,
        "outputs": outputs[0] if single and outputs else outputs,
        "inputs": [_sent(one, value="1") for one in rule.inputs],
        "changedPropIds": [],
    }
    return body | ({"state": [_sent(one, value="1") for one in rule.state]} if rule.state else {})


def _sent(one: DashDependency, **value: str) -> Any:
    name: Any = one.component_id
    if isinstance(name, dict):
        name = {key: "1" if isinstance(part, Wildcard) else part for key, part in name.items()}
        parts = one.component_id.values()
    else:
        parts = ()
    sent = {"id": name, "property": one.component_property} | value
    return [sent] if any(part in (ALL, ALLSMALLER) for part in parts if isinstance(part, Wildcard)) else sent
