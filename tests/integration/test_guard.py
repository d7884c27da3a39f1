"""The guard, as somebody who means harm would try it."""

import copy
from collections.abc import Callable
from typing import Any

import pytest
from dash import Dash, Input, Output
from werkzeug.test import TestResponse

from dashboard import guard, registry
from tests.integration.conftest import MakeApp
from tests.support import probe
from tests.support.visitor import CALLBACKS, PLAIN, Visitor

SignedIn = Callable[[str], Visitor]

DASH_ADDRESSES = [
    "/_dash-layout",
    "/_dash-dependencies",
    "/_reload-hash",
    "/_favicon.ico",
    "/_mcp",
    "/_alive_x",
]
TRICKS = [
    "//", "//probe", "/probe/", "/probe//x", "/./probe", "/probe/..", "/probe/../probe-people", "/%2e/probe-people",
    "/%2e%2e/probe-people", "/probe-people/", "//probe-people", "/probe-people%00", "/probe-people%20",
    "/probe-people;x", "/Probe-People", "/probe-people.html", "/%2fprobe-people", "/\\probe-people",
    "/_dash-layout/", "//_dash-layout", "/_dash-component-suites/dash/../dash.py",
    "/_dash-component-suites/os/path.py", "/assets/../app.py", "/assets/%2e%2e/app.py", "/assets/board.css",
]  # fmt: skip

CALL = {
    "output": "out.children",
    "outputs": {"id": "out", "property": "children"},
    "inputs": [{"id": "in", "property": "value", "value": "seen"}],
    "state": [{"id": "kept", "property": "data", "value": 7}],
    "changedPropIds": ["in.value"],
}
MODERATION = {
    "output": "moderated.children",
    "outputs": {"id": "moderated", "property": "children"},
    "inputs": [{"id": "moderate", "property": "n_clicks", "value": 1}],
    "changedPropIds": ["moderate.n_clicks"],
}
BREAKING = {
    "output": "broken.children",
    "outputs": {"id": "broken", "property": "children"},
    "inputs": [{"id": "break", "property": "n_clicks", "value": 1}],
    "changedPropIds": [],
}


def changed(**parts: Any) -> dict[str, Any]:
    """The good call with these parts instead."""
    return copy.deepcopy(CALL) | parts


def is_not_found(answer: TestResponse) -> bool:
    return answer.status_code == 404 and "There is no such page, or it is not open to you." in answer.text


# ---- who may open what


@pytest.mark.parametrize("path", ["/", "/probe", "/probe/1", "/probe-people", "/nothing", "/nothing/at/all"])
def test_a_stranger_is_sent_to_sign_in_whether_or_not_the_page_exists(visitor: Visitor, path: str) -> None:
    answer = visitor.get(path)
    assert (answer.status_code, answer.location.partition("?")[0]) == (303, "/sign-in")


def test_a_stranger_comes_back_to_the_page_they_wanted(visitor: Visitor) -> None:
    assert visitor.get("/probe?quarter=2018-19-Q3").location == "/sign-in?next=/probe?quarter%3D2018-19-Q3"


@pytest.mark.parametrize("path", DASH_ADDRESSES)
def test_a_strangers_script_is_told_to_sign_in(visitor: Visitor, path: str) -> None:
    answer = visitor.get(path, headers={"Sec-Fetch-Dest": "empty"})
    assert answer.status_code == 401
    assert answer.json["errors"] == [{"message": "You are signed out. Sign in again."}]


def test_a_strangers_callback_is_told_to_sign_in(visitor: Visitor) -> None:
    assert visitor.call(CALL).status_code == 401


def test_a_component_script_is_not_for_strangers(visitor: Visitor, signed_in: SignedIn) -> None:
    html = signed_in("member").get("/").text
    script = html.partition('src="/_dash-component-suites')[2].partition('"')[0]
    path = "/_dash-component-suites" + script
    assert signed_in("member").get(path).status_code == 200
    assert visitor.get(path, headers={"Sec-Fetch-Dest": "script"}).status_code == 401


def test_health_is_for_anyone_and_at_any_name(visitor: Visitor) -> None:
    answer = visitor.get("/healthz", base_url="http://10.0.0.7:8050")
    assert (answer.status_code, answer.text) == (200, "OK")


@pytest.mark.parametrize("path", ["/probe-people", "/probe-plan", "/nothing", "/risks/12/nothing"])
def test_not_allowed_and_not_existing_answer_byte_for_byte_alike(signed_in: SignedIn, path: str) -> None:
    member = signed_in("member")
    answer, missing = member.get(path), member.get("/there-is-no-such-page")
    assert is_not_found(answer)
    assert answer.data == missing.data
    assert dict(answer.headers) == dict(missing.headers)


@pytest.mark.parametrize("path", ["/_reload-hash", "/_favicon.ico", "/_mcp", "/_dash-ws-callback"])
def test_addresses_of_dash_that_nobody_needs_do_not_exist(signed_in: SignedIn, path: str) -> None:
    assert signed_in("administrator").get(path).status_code == 404


@pytest.mark.parametrize("path", TRICKS)
@pytest.mark.parametrize("role", ["member", "administrator"])
def test_a_path_written_otherwise_is_no_page(signed_in: SignedIn, role: str, path: str) -> None:
    assert signed_in(role).get(path).status_code == 404


@pytest.mark.parametrize("path", TRICKS)
def test_a_path_written_otherwise_tells_a_stranger_nothing(visitor: Visitor, path: str) -> None:
    answer = visitor.get(path)
    assert answer.status_code in (303, 401) or (path.startswith("/assets") and answer.status_code == 404)
    assert (answer.location or "/sign-in").partition("?")[0] == "/sign-in"


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND"])
@pytest.mark.parametrize("path", ["/", "/probe", "/sign-in", "/sign-out", "/probe-accept/now", CALLBACKS])
def test_other_methods_do_not_exist(visitor: Visitor, signed_in: SignedIn, method: str, path: str) -> None:
    answer = signed_in("administrator").send(method, path)
    assert answer.status_code == 404
    assert "Allow" not in answer.headers
    assert visitor.send(method, path).status_code in (303, 401)


def test_head_is_guarded_like_get(visitor: Visitor, signed_in: SignedIn) -> None:
    assert visitor.send("HEAD", "/probe").status_code == 303
    assert signed_in("member").send("HEAD", "/probe").status_code == 200
    assert signed_in("member").send("HEAD", "/probe-people").status_code == 404


@pytest.mark.parametrize("path", ["/probe", "/_dash-layout", "/nothing"])
def test_posting_to_what_is_read_only_does_not_exist(signed_in: SignedIn, path: str) -> None:
    assert signed_in("planner").post(path).status_code == 404


@pytest.mark.parametrize("path", ["/sign-out", "/probe-accept/now", CALLBACKS])
def test_reading_what_is_for_posting_does_not_exist(signed_in: SignedIn, path: str) -> None:
    assert signed_in("member").get(path).status_code == 404


def test_a_plain_route_asks_for_its_right(signed_in: SignedIn) -> None:
    assert signed_in("planner").post("/probe-accept/now").status_code == 200
    for role in ("member", "lead", "administrator"):
        assert is_not_found(signed_in(role).post("/probe-accept/now"))


# ---- callbacks


def test_a_declared_call_is_answered(signed_in: SignedIn) -> None:
    answer = signed_in("member").call(CALL)
    assert answer.json["response"] == {"out": {"children": "seen 7"}}


@pytest.mark.parametrize("role", ["member", "lead", "administrator"])
def test_a_callback_asks_for_its_own_right(signed_in: SignedIn, role: str) -> None:
    assert signed_in(role).call(MODERATION).status_code == 404
    assert signed_in("planner").call(MODERATION).status_code == 200


@pytest.mark.parametrize(
    "output", ["nothing.children", "shown.children", "", "..out.children..", "out.children@x"]
)
def test_an_output_that_the_server_does_not_answer_is_not_found(signed_in: SignedIn, output: str) -> None:
    assert signed_in("planner").call(changed(output=output)).status_code == 404


FORGED = {
    "another input": changed(inputs=[{"id": "password", "property": "value", "value": 1}]),
    "another property": changed(inputs=[{"id": "in", "property": "data", "value": 1}]),
    "one input more": changed(inputs=[*CALL["inputs"], *CALL["inputs"]]),
    "no input": changed(inputs=[]),
    "inputs of another kind": changed(inputs={"0": CALL["inputs"][0]}),
    "an input without an id": changed(inputs=[{"property": "value", "value": 1}]),
    "an input with more": changed(inputs=[CALL["inputs"][0] | {"viewer": 3}]),
    "an input in a list": changed(inputs=[[CALL["inputs"][0]]]),
    "a pattern for a name": changed(inputs=[{"id": {"in": 1}, "property": "value", "value": 1}]),
    "no state": {key: value for key, value in CALL.items() if key != "state"},
    "another state": changed(state=[{"id": "viewer", "property": "data", "value": 1}]),
    "another output": changed(outputs={"id": "moderated", "property": "children"}),
    "two outputs": changed(outputs=[CALL["outputs"], CALL["outputs"]]),
    "no output": changed(outputs=[]),
    "a reason that is no input": changed(changedPropIds=["moderate.n_clicks"]),
    "a reason that is state": changed(changedPropIds=["kept.data"]),
    "a reason that is no text": changed(changedPropIds=[{"id": "in"}]),
    "reasons of another kind": changed(changedPropIds="in.value"),
    "a further part": changed(viewer={"role": "Planner"}),
}


@pytest.mark.parametrize("body", FORGED.values(), ids=FORGED)
def test_a_call_unlike_its_declaration_is_refused(signed_in: SignedIn, body: dict[str, Any]) -> None:
    answer = signed_in("planner").call(body)
    assert answer.status_code == 400
    assert "does not match what the page offers" in answer.json["errors"][0]["message"]


@pytest.mark.parametrize("body", [None, [], "x", 3, {"output": 3}, {"output": ["out.children"]}, {}])
def test_a_body_that_is_no_call_is_refused(signed_in: SignedIn, body: object) -> None:
    assert signed_in("planner").call(body).status_code == 400


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"{", "application/json"),
        (b"\xff\xfe", "application/json"),
        (b"[" * 100_000, "application/json"),
        (b'{"output": "out.children"}', "text/plain"),
        (b"output=out.children", "application/x-www-form-urlencoded"),
        (b"", "application/json"),
    ],
)
def test_a_body_that_cannot_be_read_is_refused(signed_in: SignedIn, data: bytes, kind: str) -> None:
    member = signed_in("member")
    headers = {"X-CSRFToken": member.token(), "Content-Type": kind}
    assert member.send("POST", CALLBACKS, data=data, headers=headers).status_code == 400


def test_a_call_larger_than_256_kb_is_refused(signed_in: SignedIn) -> None:
    big = [{"id": "in", "property": "value", "value": "x" * 300_000}]
    assert signed_in("member").call(changed(inputs=big)).status_code == 413


def test_a_fault_in_a_callback_says_only_its_reference(signed_in: SignedIn) -> None:
    answer = signed_in("member").call(BREAKING)
    assert answer.status_code == 500
    assert set(answer.json) == {"errors", "reference"}
    assert probe.FAULT_TEXT not in answer.text


def test_nobody_is_told_of_callbacks_that_they_may_not_call(signed_in: SignedIn) -> None:
    def outputs(role: str) -> set[str]:
        return {one["output"] for one in signed_in(role).get("/_dash-dependencies").json}

    assert outputs("planner") - outputs("member") == {"moderated.children"}
    assert {"out.children", "shown.children"} <= outputs("member")


# ---- another site, without the token


CROSS_SITE = {
    "cross-site": {"Sec-Fetch-Site": "cross-site"},
    "a sibling of this site": {"Sec-Fetch-Site": "same-site"},
    "another origin": {"Sec-Fetch-Site": None, "Origin": "https://evil.example"},
    "no origin to speak of": {"Sec-Fetch-Site": None, "Origin": "null"},
    "another port": {"Sec-Fetch-Site": None, "Origin": "http://localhost:8051"},
    "another scheme": {"Sec-Fetch-Site": None, "Origin": "https://localhost:8050"},
    "our name inside another": {"Sec-Fetch-Site": None, "Origin": "http://localhost:8050.evil.example"},
}


@pytest.mark.parametrize("headers", CROSS_SITE.values(), ids=CROSS_SITE)
def test_a_request_that_another_site_made_is_refused_even_with_the_token(
    signed_in: SignedIn, headers: dict[str, str | None]
) -> None:
    planner = signed_in("planner")
    assert planner.call(CALL, headers=headers).status_code == 400
    sent = {"Origin": PLAIN} | headers
    sent = {name: value for name, value in sent.items() if value}
    form = {"csrf_token": planner.token()}
    assert planner.send("POST", "/probe-accept/now", data=form, headers=sent).status_code == 400


@pytest.mark.parametrize("token", [None, "", "x", "0" * 91])
def test_a_request_without_the_token_is_refused_even_from_this_site(
    signed_in: SignedIn, token: str | None
) -> None:
    planner = signed_in("planner")
    assert planner.call(CALL, headers={"X-CSRFToken": token}).status_code == 400
    answer = planner.send("POST", "/probe-accept/now", data={"csrf_token": token or ""})
    assert answer.status_code == 400
    assert "reload the page" in answer.text


def test_the_token_of_another_session_is_refused(signed_in: SignedIn) -> None:
    theirs, planner = signed_in("member").token(), signed_in("planner")
    planner.token()
    assert planner.call(CALL, headers={"X-CSRFToken": theirs}).status_code == 400


def test_a_client_that_is_no_browser_needs_only_the_token(signed_in: SignedIn) -> None:
    planner = signed_in("planner")
    assert planner.send("POST", "/probe-accept/now", data={"csrf_token": planner.token()}).status_code == 200


# ---- the app itself


def test_refuses_to_start_when_programs_would_get_every_callback(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(registry, "MODULES", (probe.MODULE,))
    for value in ("true", "false", ""):
        monkeypatch.setenv("DASH_MCP_ENABLED", value)
        with pytest.raises(guard.UnguardedError, match="DASH_MCP_ENABLED"):
            make_app()


def test_serves_no_address_for_programs(probe_app: Dash) -> None:
    assert probe_app._enable_mcp is False
    assert [str(rule) for rule in probe_app.server.url_map.iter_rules() if "mcp" in str(rule)] == []


def test_refuses_to_start_with_a_callback_that_has_no_right(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    def register(app: Dash) -> None:
        app.callback(Output("unguarded", "children"), Input("in", "value"))(str)

    monkeypatch.setattr(probe.MODULE, "register", register)
    monkeypatch.setattr(registry, "MODULES", (probe.MODULE,))
    with pytest.raises(guard.UnguardedError, match=r"unguarded\.children"):
        make_app()


def test_refuses_to_start_with_a_route_that_has_no_right(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    def routes(server: Any) -> None:
        server.add_url_rule("/unguarded", "unguarded", lambda: "open")

    monkeypatch.setattr(probe.MODULE, "routes", routes)
    monkeypatch.setattr(registry, "MODULES", (probe.MODULE,))
    with pytest.raises(guard.UnguardedError, match="unguarded"):
        make_app()


def test_a_route_added_later_answers_nobody(probe_app: Dash) -> None:
    probe_app.server.add_url_rule("/late", "late", lambda: "open")
    assert Visitor(probe_app).get("/late").status_code == 303
    assert is_not_found(Visitor(probe_app).becomes(probe.PEOPLE["administrator"]).get("/late"))
