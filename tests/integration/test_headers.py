"""The headers of every kind of answer."""

import re
from collections.abc import Callable

import pytest
from dash import Dash, Input, Output

from dashboard import registry
from tests.integration.conftest import MakeApp
from tests.support import probe
from tests.support.visitor import CALLBACKS, Visitor

SignedIn = Callable[[str], Visitor]

ANSWERS = [
    "/",
    "/probe",
    "/nothing",
    "/sign-in",
    "/healthz",
    "/_dash-layout",
    "/_dash-dependencies",
    "/assets/x.css",
]
ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def policy(content_policy: str) -> dict[str, set[str]]:
    """The content policy, taken apart."""
    parts = [part.split() for part in content_policy.split("; ")]
    return {part[0]: set(part[1:]) for part in parts}


@pytest.mark.parametrize("path", ANSWERS)
@pytest.mark.parametrize("known", [True, False])
def test_every_answer_has_the_headers(visitor: Visitor, signed_in: SignedIn, path: str, known: bool) -> None:
    answer = (signed_in("member") if known else visitor).get(path)
    assert {name: answer.headers.get(name) for name in ALWAYS} == ALWAYS
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert policy(answer.headers["Content-Security-Policy"])["default-src"] == {"'none'"}
    assert "Strict-Transport-Security" not in answer.headers


@pytest.mark.parametrize("path", ["/", "/nothing", "/sign-in"])
def test_a_page_may_not_be_framed_opened_or_use_the_machine(signed_in: SignedIn, path: str) -> None:
    headers = signed_in("member").get(path).headers
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert {"camera=()", "geolocation=()", "usb=()"} <= set(headers["Permissions-Policy"].split(", "))


def test_refusals_and_faults_have_them_too(signed_in: SignedIn) -> None:
    planner = signed_in("planner")
    for answer in (
        planner.post("/probe-accept/fault"),
        planner.post("/probe-accept/refused"),
        planner.send("POST", CALLBACKS),
        planner.send("PUT", "/"),
        planner.get("/", base_url="http://evil.example"),
    ):
        assert answer.status_code >= 400
        assert {name: answer.headers.get(name) for name in ALWAYS} == ALWAYS
        assert answer.headers["Cache-Control"] == "private, no-store"


def test_the_content_policy_allows_our_own_files_and_hashed_scripts_only(visitor: Visitor) -> None:
    allowed = policy(visitor.get("/sign-in").headers["Content-Security-Policy"])
    scripts = allowed.pop("script-src")
    assert "'self'" in scripts
    assert {script for script in scripts if not script.startswith("'sha256-")} == {"'self'"}
    assert allowed == {
        "default-src": {"'none'"},
        "style-src": {"'self'", "'unsafe-inline'"},
        "img-src": {"'self'", "data:"},
        "font-src": {"'self'"},
        "connect-src": {"'self'"},
        "form-action": {"'self'"},
        "frame-ancestors": {"'none'"},
        "base-uri": {"'none'"},
    }


def test_the_policy_names_an_inline_client_side_callback_of_a_page(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    def hashes() -> set[str]:
        answer = Visitor(make_app()).get("/sign-in")
        return policy(answer.headers["Content-Security-Policy"])["script-src"]

    def register(app: Dash) -> None:
        app.clientside_callback("function (x) { return x; }", Output("a", "children"), Input("b", "value"))

    monkeypatch.setattr(registry, "MODULES", (probe.MODULE,))
    before = hashes()
    monkeypatch.setattr(probe.MODULE, "register", register)
    assert len(hashes() - before) == 1


def test_the_pages_without_dash_have_nothing_inline(visitor: Visitor) -> None:
    page = visitor.get("/sign-in").text
    assert "<style" not in page
    assert " style=" not in page
    assert re.findall(r"<[^>]+\son\w+\s*=", page) == []
    assert page.count("<script") == page.count("<script src=")


def test_https_is_remembered_where_there_is_a_site(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(registry, "MODULES", (probe.MODULE,))
    answer = Visitor(make_app(site="https://board.example.org"), "https://board.example.org").get("/sign-in")
    assert answer.headers["Strict-Transport-Security"] == "max-age=63072000; includeSubDomains"
    assert "upgrade-insecure-requests" in policy(answer.headers["Content-Security-Policy"])
