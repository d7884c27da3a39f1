"""No address and no query, however it is written, breaks a page: it is drawn, or it is not there.

Every page of the registry is tried over the sample year, each of its parameters with values that nobody means well.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from dash import Dash

from app import create_app
from dashboard import guard, registry
from dashboard.access import EXTENSION
from dashboard.config import Settings
from dashboard.page import Page
from tests.support import sample
from tests.support.run import FOLDER
from tests.support.visitor import Visitor, a_call

VALUES = [
    "", "x", "0", "-1", "9" * 5_000, "\u00b2", "\u0663", "1e9", "NaN", "1,2", "../..", "//evil.example", "2018-19-Q3",
    "2018-19-Q9", "'; DROP TABLE risks; --", '"><script>alert(1)</script>', "%00", "\x00", "\ud800", "\u202e",
    "a" * 3_000, "[]", '{"a":1}', "constructor", "__proto__",
]  # fmt: skip
DRAW = "board-screen"


def over_a_copy(request: pytest.FixtureRequest, folder: Path) -> Iterator[Dash]:
    """The app over a copy of the sample year."""
    copied = sample.copy(request.config.stash[FOLDER], folder / "sample")
    settings = Settings(database_url=copied.database_url, files=copied.folder / "files", secret_key="k" * 40)
    app = create_app(settings)
    yield app
    app.server.extensions[EXTENSION].store.close()


@pytest.fixture(scope="module")
def sample_app(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dash]:
    """An app for looking, which nothing here changes."""
    yield from over_a_copy(request, tmp_path_factory.mktemp("hostile"))


@pytest.fixture
def own_sample_app(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Dash]:
    """An app for one test to change."""
    yield from over_a_copy(request, tmp_path)


@pytest.fixture
def planner(sample_app: Dash) -> Visitor:
    """Somebody whom every part of the board but administration is open to."""
    return Visitor(sample_app).becomes(sample.ACCOUNTS["planner"])


class Drawing:
    """Draws addresses as Dash's script asks for them, with one token."""

    def __init__(self, visitor: Visitor) -> None:
        self.visitor = visitor
        (self.name,) = (name for name in guard.rules(visitor.app.server) if DRAW in name)
        self.headers = {"X-CSRFToken": visitor.token()}

    def status(self, pathname: object, search: object) -> int:
        body = a_call(self.name, guard.rules(self.visitor.app.server)[self.name])
        for part, value in zip(body["inputs"], (pathname, search), strict=True):
            part["value"] = value
        return self.visitor.send("POST", guard.CALLBACK, json=body, headers=self.headers).status_code


def expected(sent: str) -> int:
    """Drawn, or refused at the door where no database could hold it."""
    halves = any("\ud800" <= letter <= "\udfff" for letter in sent)
    return 400 if halves or "\x00" in sent or (sent.startswith("?") and "%00" in sent) else 200


def real_address(page: Page) -> str:
    """An address of the page that may exist."""
    return re.sub(r"<[^>]+>", "1", page.path)


@pytest.mark.parametrize("page", registry.pages(), ids=lambda page: page.name)
def test_no_query_breaks_a_page(planner: Visitor, page: Page) -> None:
    drawing, path = Drawing(planner), real_address(page)
    queries = [f"?quarter={value}" for value in VALUES]
    queries += ["?" + "&".join(f"{name}={value}" for name in page.query) for value in VALUES if page.query]
    assert [query[:60] for query in queries if drawing.status(path, query) != expected(query)] == []


OPEN = [page for page in registry.pages() if "<" in page.path]


@pytest.mark.parametrize("page", OPEN, ids=lambda page: page.name)
def test_no_part_of_an_address_breaks_a_page(planner: Visitor, page: Page) -> None:
    drawing, parts = Drawing(planner), re.split(r"<[^>]+>", page.path)
    wrong = [value for value in VALUES if drawing.status(value.join(parts), "") != expected(value)]
    assert [value[:40] for value in wrong] == []


ODD = [None, "", "?", "x", "//", "risks", "?=&&&=", 7, [], {}, True, ["/"], "?quarter=" + "&quarter=" * 2_000]


@pytest.mark.parametrize("sent", ODD, ids=lambda sent: repr(sent)[:20])
def test_no_kind_of_value_breaks_the_drawing(planner: Visitor, sent: object) -> None:
    drawing = Drawing(planner)
    assert drawing.status(sent, "") in (200, 400)
    assert drawing.status("/", sent) in (200, 400)


def posting_addresses(app: Dash) -> list[str]:
    """The addresses of every form, with "1" for what is open in them."""
    return [
        re.sub(r"<[^>]+>", "1", str(rule))
        for rule in app.server.url_map.iter_rules()
        if "POST" in (rule.methods or ()) and rule.endpoint != guard.CALLBACK and str(rule) != "/sign-out"
    ]


@pytest.mark.parametrize(
    "value", ["", "9" * 5_000, "\u00b2", "2018-19-Q3", '"><script>alert(1)</script>', "[]"]
)
def test_no_form_breaks_a_route(own_sample_app: Dash, value: str) -> None:
    names = [
        "group",
        "quarter",
        "reason",
        "step",
        "number",
        "row_version",
        "next",
        "email",
        "password",
        "marking",
        "text",
        "about",
    ]
    form = dict.fromkeys(names, value)
    for role in ("planner", "dasv.lead"):
        somebody = Visitor(own_sample_app).becomes(sample.ACCOUNTS[role])
        answers = {path: somebody.post(path, form).status_code for path in posting_addresses(own_sample_app)}
        assert {path: status for path, status in answers.items() if status >= 500} == {}
