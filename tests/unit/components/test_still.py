import pytest
from dash import dcc, html

from dashboard.components.native import Input
from dashboard.components.still import Still, is_open_address, still


def test_a_screen_becomes_one_component_with_its_elements_as_data() -> None:
    screen = html.Div(
        [html.H1("Risks", id="page-title", tabIndex=-1), html.P(["1 of ", 2])], className="head"
    )
    [drawn] = still([screen])
    assert isinstance(drawn, Still)
    assert drawn.tree == [
        [
            "div",
            {"className": "head"},
            ["h1", {"id": "page-title", "tabIndex": -1}, "Risks"],
            ["p", {}, "1 of ", 2],
        ]
    ]


def test_keeps_aria_and_data_and_leaves_out_what_only_dash_uses() -> None:
    [drawn] = still(html.A("x", href="/risks", n_clicks=0, **{"aria-current": "page", "data-l": "y"}))
    assert drawn.tree == [["a", {"href": "/risks", "aria-current": "page", "data-l": "y"}, "x"]]


def test_the_value_of_an_input_is_where_typing_begins() -> None:
    [drawn] = still(Input(name="q", type="search", value="housing", **{"aria-describedby": "h"}))
    attributes = {"name": "q", "type": "search", "defaultValue": "housing", "aria-describedby": "h"}
    assert drawn.tree == [["input", attributes]]


def test_what_dash_must_watch_stays_and_what_is_round_it_is_put_together() -> None:
    graph = dcc.Graph(id="trend")
    [box] = still(html.Div([html.P("a"), html.P("b"), graph, html.P("c")], className="cols"))
    before, watched, after = box.children
    assert box.className == "cols"
    assert watched is graph
    assert [len(one.tree) for one in (before, after)] == [2, 1]


def test_an_element_that_a_callback_names_stays() -> None:
    named = html.Div("x", id="answer")
    [box] = still(html.Div(["before", named]), live={"answer"})
    assert box.children[1].id == "answer"
    assert not isinstance(box.children[1], Still)


def test_an_element_with_an_id_of_a_pattern_stays() -> None:
    named = html.Div("x", id={"item": 7})
    assert still([html.P("before"), named])[1] is named


@pytest.mark.parametrize(
    "address",
    [
        "/risks?band=High#place-1",
        "#main",
        "?quarter=1",
        "https://example.org/x",
        "mailto:a@example.org",
        "//example.org",
    ],
)
def test_plain_addresses_may_be_opened(address: str) -> None:
    assert is_open_address(address)


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        " JavaScript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "\x01javascript:x",
    ],
)
def test_an_address_that_runs_something_is_taken_off(address: str) -> None:
    assert not is_open_address(address)
    [drawn] = still(html.A("Terms of reference", href=address))
    assert drawn.tree == [["a", {}, "Terms of reference"]]
