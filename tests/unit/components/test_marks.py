from dashboard.components.marks import marks


def test_names_aria_and_data_attributes_as_html_does() -> None:
    assert marks(aria_label="Steps", data_place_link="x", className="y") == {
        "aria-label": "Steps",
        "data-place-link": "x",
        "className": "y",
    }


def test_leaves_out_what_has_no_value_and_keeps_what_is_empty() -> None:
    assert marks(id=None, aria_label="", colSpan=0) == {"aria-label": "", "colSpan": 0}


def test_writes_truth_as_a_word_where_html_wants_one() -> None:
    assert marks(aria_hidden=True, data_menu=False, hidden=True) == {
        "aria-hidden": "true",
        "data-menu": "false",
        "hidden": True,
    }
