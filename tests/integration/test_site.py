"""Where the board answers, with which cookies, and what it needs to start."""

from pathlib import Path

import pytest
from dash import Dash

from app import create_app
from dashboard import registry, site
from dashboard.config import Settings
from tests.integration.conftest import PASSWORD, MakeApp
from tests.support import probe
from tests.support.visitor import TOKEN_FIELD, Visitor


@pytest.mark.parametrize(
    "base", ["http://evil.example", "http://192.0.2.9:8050", "http://localhost.evil.example"]
)
@pytest.mark.parametrize("path", ["/sign-in", "/", "/assets/board.css"])
def test_without_a_site_only_this_machine_is_answered(visitor: Visitor, base: str, path: str) -> None:
    answer = visitor.get(path, base_url=base)
    assert answer.status_code == 421
    assert "BOARD_SITE" in answer.text
    assert answer.headers.getlist("Set-Cookie") == []


@pytest.mark.parametrize("base", ["http://127.0.0.1:8050", "http://localhost", "http://[::1]:8050"])
def test_without_a_site_every_name_of_this_machine_is_answered(visitor: Visitor, base: str) -> None:
    assert visitor.get("/sign-in", base_url=base).status_code == 200


@pytest.fixture
def public_app(make_app: MakeApp, monkeypatch: pytest.MonkeyPatch) -> Dash:
    """The app as it is served to people: at an HTTPS address, behind one proxy."""
    monkeypatch.setattr(registry, "MODULES", (probe.MODULE,))
    return make_app(site="https://board.example.org", trusted_proxies=1)


def test_with_a_site_another_name_is_refused(public_app: Dash) -> None:
    for base in ("https://evil.example", "https://localhost", "https://board.example.org:8443"):
        assert Visitor(public_app, base).get("/sign-in").status_code == 421


def test_with_a_site_plain_http_is_led_to_https_and_takes_nothing(public_app: Dash) -> None:
    plain = Visitor(public_app, "http://board.example.org")
    answer = plain.get("/probe?quarter=x")
    assert (answer.status_code, answer.location) == (308, "https://board.example.org/probe?quarter=x")
    assert plain.send("POST", "/sign-in", data={"email": "a", "password": "b"}).status_code == 421


def test_a_proxy_is_believed_about_https_and_the_machine(public_app: Dash) -> None:
    forwarded = {
        "X-Forwarded-Proto": "https",
        "X-Forwarded-Host": "board.example.org",
        "X-Forwarded-For": "192.0.2.1",
    }
    inside = Visitor(public_app, "http://10.0.0.5:8000")
    assert inside.get("/sign-in", headers=forwarded).status_code == 200
    assert inside.get("/sign-in").status_code == 421


def test_a_header_is_not_believed_without_a_proxy(visitor: Visitor) -> None:
    headers = {"X-Forwarded-Host": "localhost"}
    assert visitor.get("/sign-in", headers={"X-Forwarded-Host": "evil.example"}).status_code == 200
    assert visitor.get("/sign-in", base_url="http://evil.example", headers=headers).status_code == 421


def test_with_a_site_every_cookie_is_bound_to_its_host_and_https(public_app: Dash) -> None:
    somebody = Visitor(public_app, "https://board.example.org")
    page = somebody.get("/sign-in")
    form = {"email": probe.PEOPLE["member"], "password": PASSWORD}
    form["csrf_token"] = TOKEN_FIELD.findall(page.text)[0]
    entered = somebody.send("POST", "/sign-in", data=form)
    opened = somebody.get("/")
    cookies = [
        cookie for answer in (page, entered, opened) for cookie in answer.headers.getlist("Set-Cookie")
    ]
    assert {cookie.partition("=")[0] for cookie in cookies} == {
        "__Host-board_session", "__Host-board_forms", "__Host-board_csrf",
    }  # fmt: skip
    for cookie in cookies:
        assert "Secure" in cookie
        assert "Path=/" in cookie
        assert "Domain" not in cookie
        assert "SameSite=Lax" in cookie or "SameSite=Strict" in cookie
        assert "HttpOnly" in cookie or cookie.startswith("__Host-board_csrf=")


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        ({"site": "https://board.example.org", "secret_key": None}, "BOARD_SECRET_KEY"),
        ({"site": "http://board.example.org"}, "https://"),
        ({"site": "board.example.org"}, "https://"),
        ({"secret_key": "short"}, "too short"),
    ],
)
def test_refuses_to_start_half_configured(settings: dict[str, object], sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence) as refused:
        create_app(Settings(**({"secret_key": "the-secret-" * 4} | settings)))
    assert "the-secret-" not in str(refused.value)


def test_a_secret_is_made_once_and_kept_from_others(tmp_path: Path) -> None:
    file = tmp_path / "var" / "secret-key"
    made = site.kept_secret(file)
    assert site.kept_secret(file) == made
    assert len(made) >= 60
    assert file.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in file.parent.iterdir()] == ["secret-key"]
