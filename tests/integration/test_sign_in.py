"""Signing in and out by the form, as people and as those who guess."""

from collections.abc import Callable

import pytest
from werkzeug.test import TestResponse

from dashboard import site
from dashboard.address import local_address
from data.accounts.sign_in import WAIT, WRONG
from data.clock import now
from data.store.tables import Person
from data.terms import Role
from tests.integration.conftest import PASSWORD
from tests.support import probe
from tests.support.visitor import TOKEN_FIELD, Visitor

SignedIn = Callable[[str], Visitor]
MEMBER = probe.PEOPLE["member"]


def enter(visitor: Visitor, email: str = MEMBER, password: str = PASSWORD, **more: str) -> TestResponse:
    """Fill in the form as a browser does: what is hidden in it is sent along."""
    token = TOKEN_FIELD.findall(visitor.get("/sign-in").text)[0]
    form = {"csrf_token": token, "email": email, "password": password} | more
    return visitor.send("POST", "/sign-in", data=form)


def test_the_right_password_leads_to_the_overview(visitor: Visitor) -> None:
    answer = enter(visitor)
    assert (answer.status_code, answer.location) == (303, "/")
    assert visitor.get("/").status_code == 200


def test_signing_in_leads_to_the_page_that_was_wanted(visitor: Visitor) -> None:
    asked = visitor.get("/probe?quarter=2018-19-Q3").location
    form = visitor.get(asked).text
    assert 'name="next" value="/probe?quarter=2018-19-Q3"' in form
    assert enter(visitor, next="/probe?quarter=2018-19-Q3").location == "/probe?quarter=2018-19-Q3"


ELSEWHERE = [
    "//evil.example", "///evil.example", "https://evil.example", "http:evil.example", "/\\evil.example",
    "\\\\evil.example", "/\t/evil.example", "\t//evil.example", " //evil.example", "javascript:alert(1)",
    "data:text/html,x", "evil.example", "/probe\r\nSet-Cookie: x=y", "/%0d%0a\n", "//[", "https://[evil",
    "/sign-out", "/sign-in", "/_dash-layout", "/" + "x" * 3_000, "", "?x", "#x", "@evil.example",
]  # fmt: skip


@pytest.mark.parametrize("wanted", ELSEWHERE)
def test_no_address_leads_out_of_this_site(visitor: Visitor, wanted: str) -> None:
    assert local_address(wanted) == "/"
    assert enter(visitor, next=wanted).location == "/"
    again = visitor.get("/sign-in", query_string={"next": wanted})
    assert (again.status_code, again.location) == (303, "/")


@pytest.mark.parametrize(
    "wanted", ["/", "/risks?quarter=2018-19-Q3&sort=band", "/risks/3#source", "/a%20b/\u00e9"]
)
def test_addresses_of_this_site_are_kept(wanted: str) -> None:
    assert local_address(wanted) == wanted


def test_every_wrong_answer_is_the_same_page(visitor: Visitor) -> None:
    with visitor.board.store.write() as session:
        disabled = Person(
            email="gone@board.test",
            post="x",
            role=Role.MEMBER,
            password_hash="x",
            created_at=now(),
            disabled_at=now(),
        )
        session.add(disabled)
    answers = [
        enter(visitor, "nobody@board.test"),
        enter(visitor, "gone@board.test"),
        enter(visitor, MEMBER, "not the password"),
    ]
    pages = {
        TOKEN_FIELD.sub("", answer.text).replace(email, "")
        for answer, email in zip(answers, ("nobody@board.test", "gone@board.test", MEMBER), strict=True)
    }
    assert {answer.status_code for answer in answers} == {401}
    assert len(pages) == 1
    assert WRONG in pages.pop()
    assert {len(answer.headers.getlist("Set-Cookie")) for answer in answers} == {0}


def test_the_sixth_wrong_password_waits_and_so_does_the_right_one(visitor: Visitor) -> None:
    for _ in range(5):
        assert WRONG in enter(visitor, MEMBER, "not the password").text
    answer = enter(visitor)
    assert answer.status_code == 429
    assert WAIT in answer.text
    assert visitor.cookie(site.SESSION) is None


@pytest.mark.parametrize(
    "form", [{}, {"email": MEMBER}, {"password": PASSWORD}, {"email": "  ", "password": "x"}]
)
def test_an_empty_form_is_no_attempt(visitor: Visitor, form: dict[str, str]) -> None:
    for _ in range(6):
        answer = visitor.post("/sign-in", form)
        assert answer.status_code == 400
    assert enter(visitor).status_code == 303


def test_what_was_typed_is_shown_as_text(visitor: Visitor) -> None:
    answer = enter(visitor, '"><script>alert(1)</script>', "x")
    assert "<script>alert" not in answer.text
    assert "&lt;script&gt;alert" in answer.text


def test_a_form_of_another_site_signs_nobody_in(visitor: Visitor) -> None:
    form = {"email": MEMBER, "password": PASSWORD, "csrf_token": visitor.token()}
    refused = visitor.send("POST", "/sign-in", data=form, headers={"Origin": "https://evil.example"})
    assert refused.status_code == 400
    del form["csrf_token"]
    assert visitor.send("POST", "/sign-in", data=form).status_code == 400
    assert visitor.cookie(site.SESSION) is None


def test_a_session_that_was_planted_is_worth_nothing_and_is_replaced(visitor: Visitor) -> None:
    planted = "p" * 43
    visitor.holds(planted)
    assert visitor.get("/").status_code == 303
    enter(visitor)
    assert visitor.cookie(site.SESSION) != planted
    other = Visitor(visitor.app)
    other.holds(planted)
    assert other.get("/").status_code == 303


def test_signing_in_again_ends_the_session_before(signed_in: SignedIn) -> None:
    somebody = signed_in("member")
    first = somebody.cookie(site.SESSION)
    token = somebody.token()
    form = {"csrf_token": token, "email": probe.PEOPLE["planner"], "password": PASSWORD}
    assert somebody.send("POST", "/sign-in", data=form).status_code == 303
    old = Visitor(somebody.app)
    old.holds(str(first))
    assert old.get("/").status_code == 303
    assert somebody.get("/probe-plan").status_code == 200


def test_tokens_for_forms_do_not_outlive_the_person(signed_in: SignedIn) -> None:
    somebody = signed_in("planner")
    token = somebody.token()
    somebody.post("/sign-out")
    somebody.becomes(probe.PEOPLE["planner"])
    assert somebody.send("POST", "/probe-accept/now", data={"csrf_token": token}).status_code == 400


def test_signing_out_makes_the_cookie_worthless(signed_in: SignedIn) -> None:
    somebody = signed_in("member")
    kept = somebody.cookie(site.SESSION)
    answer = somebody.post("/sign-out")
    assert (answer.status_code, answer.location) == (303, "/sign-in?signed-out")
    assert somebody.cookie(site.SESSION) is None
    assert "You are signed out." in somebody.get(answer.location).text
    somebody.holds(str(kept))
    assert somebody.get("/").status_code == 303


def test_a_link_signs_nobody_out(signed_in: SignedIn) -> None:
    somebody = signed_in("member")
    somebody.get("/sign-out")
    assert somebody.get("/").status_code == 200


def test_a_disabled_person_is_a_stranger_at_the_next_request(signed_in: SignedIn) -> None:
    somebody = signed_in("member")
    assert somebody.get("/").status_code == 200
    with somebody.board.store.write() as session:
        session.query(Person).filter_by(email=MEMBER).one().disabled_at = now()
    assert somebody.get("/").status_code == 303
    assert somebody.get("/_dash-layout").status_code == 401


def test_a_new_role_holds_at_the_next_request(signed_in: SignedIn) -> None:
    somebody = signed_in("planner")
    assert somebody.get("/probe-plan").status_code == 200
    with somebody.board.store.write() as session:
        session.query(Person).filter_by(email=probe.PEOPLE["planner"]).one().role = Role.MEMBER
    assert somebody.get("/probe-plan").status_code == 404


@pytest.mark.parametrize("size", [20_000, 12_000_000])
def test_a_form_that_is_no_sign_in_is_too_large(visitor: Visitor, size: int) -> None:
    token = visitor.token()
    form = {"csrf_token": token, "email": MEMBER, "password": "x" * size}
    assert visitor.send("POST", "/sign-in", data=form).status_code == 413
    assert visitor.cookie(site.SESSION) is None


def test_cookies_of_this_machine_have_plain_names_and_scripts_cannot_read_the_session(
    visitor: Visitor,
) -> None:
    cookies = enter(visitor).headers.getlist("Set-Cookie")
    session = next(cookie for cookie in cookies if cookie.startswith("board_session="))
    assert "HttpOnly" in session
    assert "SameSite=Lax" in session
    assert "Path=/" in session
