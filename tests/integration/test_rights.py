"""Every route and every callback has the right that we think it has, and answers each kind of person by it.

A new page, route or callback is tried here by itself; its right is to be written into the lists below, so that
nobody changes one without saying so. What of a page's objects somebody may see is tested with the page.
"""

import re
from collections.abc import Callable

import pytest
from dash import Dash
from werkzeug.exceptions import HTTPException
from werkzeug.routing import Rule

from dashboard import guard, registry, site
from data.clock import now
from data.people import Right, Viewer, has_some
from data.store.session import Store
from data.store.tables import Lead
from data.terms import Role
from tests.integration.conftest import MakeApp
from tests.makers import a_person
from tests.support import probe
from tests.support.visitor import CALLBACKS, PLAIN, Visitor, a_call

PAGES = {
    "overview": Right.READ_BOARD,
    "risks": Right.READ_BOARD,
    "risk": Right.READ_BOARD,
    "groups": Right.READ_BOARD,
    "group": Right.READ_BOARD,
    "csps": Right.READ_BOARD,
    "csp": Right.READ_BOARD,
    "asks": Right.READ_BOARD,
    "plan": Right.READ_BOARD,
    "run-sheet": Right.READ_BOARD,
    "questions": Right.READ_BOARD,
    "returns": Right.READ_BOARD,
    "over-time": Right.READ_BOARD,
    "chase": Right.MODERATE,
    "letters": Right.MODERATE,
    "return": Right.READ_BOARD,
    "difference": Right.READ_BOARD,
    "upload": Right.SUBMIT,
    "web-form": Right.SUBMIT,
    "back-files": Right.MODERATE,
    "back-file": Right.MODERATE,
    "check": Right.SUBMIT,
    "receipt": Right.SUBMIT,
    "help": Right.READ_BOARD,
    "accessibility": Right.READ_BOARD,
    "whats-new": Right.READ_BOARD,
}
ROUTES = {
    "assets": guard.PUBLIC,
    "healthz": guard.PUBLIC,
    "sign_in": guard.PUBLIC,
    "sign_in_now": guard.PUBLIC,
    "sign_out": Right.READ_BOARD,
    guard.CALLBACK: Right.READ_BOARD,
    guard.DEPENDENCIES: Right.READ_BOARD,
    "/_dash-layout": Right.READ_BOARD,
    guard.SUITES: Right.READ_BOARD,
    "upload_file": Right.SUBMIT,
    "download_prefilled": Right.SUBMIT,
    "download_blank": Right.SUBMIT,
    "begin_form": Right.SUBMIT,
    "save_form": Right.SUBMIT,
    "save_one_box": Right.SUBMIT,
    "upload_back_file": Right.MODERATE,
    "take_in_parts": Right.MODERATE,
    "download_back_file": Right.MODERATE,
    "abandon_draft": Right.SUBMIT,
    "submit_return": Right.SUBMIT,
    "moderate_return": Right.MODERATE,
    "return_to_follow": Right.MODERATE,
    "remind_by_hand": Right.MODERATE,
    "reopen_return": Right.MODERATE,
    "download_file": Right.READ_UNACCEPTED,
    "attach_file": Right.SUBMIT,
    "take_back_file": Right.SUBMIT,
    "download_attachment": Right.READ_BOARD,
    "download_embedded": Right.READ_BOARD,
    "ask_on_return": Right.ASK_QUESTION,
    "withdraw_one": Right.ASK_QUESTION,
    "put_answer_away": Right.ASK_QUESTION,
    "answer_one": Right.ANSWER_QUESTION,
    "answered_at_meeting": Right.PLAN,
    "discard_unsent": Right.READ_BOARD,
}
CALLBACK_RIGHTS = {
    "..board-screen.children...board-title.children..": Right.READ_BOARD,
    "check-said.children": Right.SUBMIT,
}

ROLES = {
    "anonymous": None,
    "member": Role.MEMBER,
    "own lead": Role.LEAD,
    "other lead": Role.LEAD,
    "planner": Role.PLANNER,
    "administrator": Role.ADMINISTRATOR,
    "disabled": None,
}
"""Who asks, and as what: a disabled person is anonymous."""

OTHERS = {"other lead": "other.lead@board.test", "disabled": "disabled@board.test"}
NAMES = {who: OTHERS.get(who, probe.PEOPLE.get(who.removeprefix("own "), "")) for who in ROLES}


@pytest.fixture
def real_app(peopled: Store, make_app: MakeApp) -> Dash:
    """The app with its real pages, and everybody who may ask."""
    with peopled.write() as session:
        other = a_person(session, email=OTHERS["other lead"], role=Role.LEAD)
        session.add(Lead(person_id=other.id, reporter_id=2))
        a_person(session, email=OTHERS["disabled"], role=Role.PLANNER, disabled_at=now())
    return make_app()


def answers(app: Dash, who: str) -> Callable[..., str]:
    """What the guard alone says to `who`: "through", "sign in" or "not found"."""
    somebody = Visitor(app)
    if NAMES[who]:
        somebody.becomes(NAMES[who])
    cookie = f"{site.SESSION}={somebody.cookie(site.SESSION) or ''}"

    def ask(method: str, path: str, **given: object) -> str:
        with app.server.test_request_context(
            path, method=method, base_url=PLAIN, headers={"Cookie": cookie}, **given
        ):
            try:
                said = guard.check()
            except HTTPException as refusal:
                return "not found" if refusal.code == 404 else f"refused with {refusal.code}"
        if said is None:
            return "through"
        return "sign in" if said.status_code in (303, 401) else f"answered with {said.status_code}"

    return ask


def expected(who: str, right: Right | str) -> str:
    """What the table of rights says."""
    role = ROLES[who]
    if right == guard.PUBLIC:
        return "through"
    if role is None:
        return "sign in"
    return "through" if has_some(Viewer(person_id=1, role=role), Right(right)) else "not found"


def addresses(app: Dash) -> list[tuple[str, str, str]]:
    """(method, an address, endpoint) of every route with a right."""
    rules: list[Rule] = list(app.server.url_map.iter_rules())
    return [
        (method, re.sub(r"<[^>]+>", "1", str(rule)), rule.endpoint)
        for rule in rules
        if rule.endpoint not in guard.CLOSED
        for method in sorted((rule.methods or set()) - {"OPTIONS"})
    ]


def rights(app: Dash) -> dict[str, Right | str | None]:
    with app.server.app_context():
        return {endpoint: guard.right_of(endpoint) for endpoint in app.server.view_functions}


def test_every_page_has_the_right_we_think_it_has() -> None:
    assert {page.name: page.right for page in registry.pages()} == PAGES


def test_every_route_has_the_right_we_think_it_has(real_app: Dash) -> None:
    found = {name: right for name, right in rights(real_app).items() if right is not None}
    assert found == ROUTES | {f"page:{name}": right for name, right in PAGES.items()}


def test_what_has_no_right_is_what_we_closed(real_app: Dash) -> None:
    assert {name for name, right in rights(real_app).items() if right is None} == guard.CLOSED


def test_every_callback_has_the_right_we_think_it_has(real_app: Dash) -> None:
    rules = guard.rules(real_app.server)
    assert {name: rule.right for name, rule in rules.items()} == CALLBACK_RIGHTS
    answered_here = {name for name, one in real_app.callback_map.items() if "callback" in one}
    assert answered_here == set(rules)


@pytest.mark.parametrize("who", ROLES)
def test_every_route_answers_by_the_table_of_rights(real_app: Dash, who: str) -> None:
    ask, right_of = answers(real_app, who), rights(real_app)
    wrong = {
        (method, path, said)
        for method, path, endpoint in addresses(real_app)
        if endpoint != guard.CALLBACK
        and (said := ask(method, path)) != expected(who, right_of[endpoint] or "none")
    }
    assert wrong == set()


@pytest.mark.parametrize("who", ROLES)
def test_every_callback_answers_by_the_table_of_rights(real_app: Dash, who: str) -> None:
    ask = answers(real_app, who)
    wrong = {
        (name, said)
        for name, rule in guard.rules(real_app.server).items()
        if (said := ask("POST", CALLBACKS, json=a_call(name, rule))) != expected(who, rule.right)
    }
    assert wrong == set()


@pytest.mark.parametrize("who", ROLES)
def test_every_page_is_drawn_for_those_who_may_open_it_and_looks_missing_to_others(
    real_app: Dash, who: str
) -> None:
    somebody = Visitor(real_app)
    if NAMES[who]:
        somebody.becomes(NAMES[who])
    statuses = {"through": 200, "sign in": 303, "not found": 404}
    wrong = {
        (page.path, answer.status_code)
        for page in registry.pages()
        if (answer := somebody.get(re.sub(r"<[^>]+>", "1", page.path))).status_code
        != statuses[expected(who, page.right)]
    }
    assert wrong == set()


def test_a_page_that_is_not_open_is_drawn_as_one_that_does_not_exist(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(registry, "MODULES", (probe.MODULE,))
    app = make_app()
    ((name, rule),) = (
        (name, rule) for name, rule in guard.rules(app.server).items() if "board-screen" in name
    )
    member = Visitor(app).becomes(probe.PEOPLE["member"])

    def drawn(path: str) -> str:
        """What is answered, without the token, which holds the time."""
        body = a_call(name, rule)
        for part, value in zip(body["inputs"], (path, ""), strict=True):
            part["value"] = value
        answer = member.call(body)
        assert answer.status_code == 200
        return re.sub(r"I[jm][\w.-]{40,}", "", answer.text)

    missing = drawn("/there-is-no-such-page")
    hidden = ["/probe-plan", "/probe-people", "/probe/3", "/probe-people/", "//probe-people", "/sign-in"]
    assert {path for path in hidden if drawn(path) != missing} == set()
    assert drawn("/probe") != missing
