"""Which calls of a callback its declaration allows, pattern-matching names included."""

import copy
from typing import Any

import pytest
from dash import ALL, ALLSMALLER, MATCH, Input, Output, State
from hypothesis import given
from hypothesis import strategies as st

from dashboard.access import CallbackRule
from dashboard.calls import is_allowed
from data.people import Right


def row(part: str, number: object) -> dict[str, object]:
    return {"part": part, "row": number}


def one(name: object, prop: str, *value: object) -> dict[str, object]:
    return {"id": name, "property": prop} | ({"value": value[0]} if value else {})


RULE = CallbackRule(
    Right.SUBMIT,
    outputs=(Output(row("answer", MATCH), "children"),),
    inputs=(Input(row("button", MATCH), "n_clicks"), Input(row("tick", ALL), "value")),
    state=(
        State(row("note", MATCH), "value"),
        State(row("earlier", ALLSMALLER), "value"),
        State("plain", "data"),
    ),
)
CALL: dict[str, Any] = {
    "output": '{"part":"answer","row":["MATCH"]}.children',
    "outputs": one(row("answer", 3), "children"),
    "inputs": [
        one(row("button", 3), "n_clicks", 1),
        [one(row("tick", 1), "value", []), one(row("tick", "b"), "value")],
    ],
    "state": [
        one(row("note", 3), "value", "x"),
        [one(row("earlier", 1), "value")],
        one("plain", "data", None),
    ],
    "changedPropIds": ['{"part":"button","row":3}.n_clicks', '{"part":"tick","row":99}.value'],
    "parsedChangedPropsIds": [],
}


def with_change(*path: object, value: object) -> dict[str, Any]:
    """The good call with one thing in it replaced."""
    body = copy.deepcopy(CALL)
    inside: Any = body
    for step in path[:-1]:
        inside = inside[step]
    inside[path[-1]] = value
    return body


def test_allows_the_call_that_the_page_makes() -> None:
    assert is_allowed(RULE, CALL)


def test_allows_no_component_at_all_where_any_number_is_declared() -> None:
    assert is_allowed(RULE, with_change("inputs", 1, value=[]))


FORGED = {
    "a fixed part of a name": with_change("inputs", 0, "id", "part", value="note"),
    "a name with a part more": with_change("inputs", 0, "id", value=row("button", 3) | {"x": 1}),
    "a name with a part less": with_change("inputs", 0, "id", value={"row": 3}),
    "a name that is its own text": with_change("inputs", 0, "id", value='{"part":"button","row":3}'),
    "another row than its output's": with_change("inputs", 0, "id", "row", value=4),
    "the same row as text": with_change("state", 0, "id", "row", value="3"),
    "a row that is a list": with_change("outputs", "id", "row", value=["MATCH"]),
    "a row that is nothing": with_change("inputs", 1, 0, "id", "row", value=None),
    "a row that is an object": with_change("inputs", 1, 0, "id", "row", value={"a": 1}),
    "a row of great length": with_change("inputs", 1, 0, "id", "row", value="x" * 201),
    "one where many are declared": with_change("inputs", 1, value=one(row("tick", 1), "value")),
    "many where one is declared": with_change("inputs", 0, value=[one(row("button", 3), "n_clicks")]),
    "another property": with_change("state", 2, "property", value="children"),
    "a property that is no text": with_change("state", 2, "property", value=["data"]),
    "a reason of another kind of row": with_change("changedPropIds", value=['{"part":"note","row":3}.value']),
    "a reason that cannot be read": with_change("changedPropIds", value=['{"part":.n_clicks']),
    "a reason that is nested deeply": with_change("changedPropIds", value=["[" * 20_000 + ".n_clicks"]),
    "a reason without a property": with_change("changedPropIds", value=["plain"]),
}


@pytest.mark.parametrize("body", FORGED.values(), ids=FORGED)
def test_refuses(body: dict[str, Any]) -> None:
    assert not is_allowed(RULE, body)


SEVERAL = CallbackRule(
    Right.SUBMIT,
    outputs=(
        Output("a", "children"),
        Output("b", "data", allow_duplicate=True),
        Output(row("c", ALL), "value"),
    ),
    inputs=(Input("in", "value"),),
    state=(),
)


def several(*outputs: object) -> dict[str, Any]:
    return {"output": "x", "outputs": list(outputs), "inputs": [one("in", "value", 1)], "changedPropIds": []}


def test_allows_several_outputs_and_a_shared_one() -> None:
    shared = one("b", "data@9f86d081884c7d659a2feaa0c55ad015")
    assert is_allowed(SEVERAL, several(one("a", "children"), shared, [one(row("c", 1), "value")]))


def test_refuses_outputs_that_were_not_declared() -> None:
    assert not is_allowed(SEVERAL, several(one("a", "children"), one("b", "children"), []))
    assert not is_allowed(SEVERAL, several(one("a", "children"), one("b", "data")))


@pytest.mark.parametrize("outputs", [None, []])
def test_allows_a_callback_without_output(outputs: object) -> None:
    rule = CallbackRule(Right.SUBMIT, outputs=(), inputs=(Input("in", "value"),), state=())
    assert is_allowed(rule, several() | {"outputs": outputs})
    assert not is_allowed(rule, several(one("a", "children")))


@pytest.mark.parametrize("listed", [True, False])
def test_allows_a_single_output_of_many_however_it_was_declared(listed: bool) -> None:
    rule = CallbackRule(
        Right.SUBMIT, outputs=(Output(row("c", ALL), "value"),), inputs=(Input("in", "value"),), state=()
    )
    found = [one(row("c", 1), "value"), one(row("c", 2), "value")]
    assert is_allowed(rule, several() | {"outputs": [found] if listed else found})


KEYS = st.sampled_from(["id", "property", "value", "row"])
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(KEYS, inside),
    max_leaves=12,
)


@given(st.sampled_from(["outputs", "inputs", "state", "changedPropIds"]), ANYTHING)
def test_refuses_whatever_else_is_sent_and_never_breaks(part: str, sent: object) -> None:
    body = CALL | {part: sent}
    assert is_allowed(RULE, body) is (part == "changedPropIds" and sent == [])
