from dash import html

from dashboard.components.content import classes, flat


def test_flattens_lists_in_lists_and_leaves_out_what_is_missing() -> None:
    bold = html.B("x")
    assert flat("a", None, ["b", [None, bold]], 3) == ["a", "b", bold, 3]


def test_keeps_a_zero_because_it_is_a_figure() -> None:
    assert flat(0) == [0]


def test_joins_the_classes_that_are_given() -> None:
    assert classes("btn", None, "", "alt") == "btn alt"
