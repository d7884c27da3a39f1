from dashboard.components.filters import SelectField, TextField, filter_bar
from tests.unit.components.elements import all_of, attribute, words

FIELDS = [
    TextField("q", "Words", "housing"),
    SelectField("band", "Band", [("High", "High")], "All bands", "High"),
]


def test_sends_its_fields_by_get_so_that_the_address_says_what_is_shown() -> None:
    bar = filter_bar("filters", FIELDS, "/risks", keep={"quarter": "2018-19-Q3"})
    assert bar.method == "get"
    assert [one.name for one in all_of(bar, "Input")] == ["quarter", "q"]
    assert all_of(bar, "Select")[0].name == "band"


def test_every_field_has_its_label() -> None:
    bar = filter_bar("filters", FIELDS, "/risks")
    fields = [
        one for one in [*all_of(bar, "Input"), *all_of(bar, "Select")] if getattr(one, "type", "") != "hidden"
    ]
    assert [one.htmlFor for one in all_of(bar, "Label")] == [one.id for one in fields]


def test_the_first_option_sends_nothing() -> None:
    option = all_of(filter_bar("filters", FIELDS, "/risks"), "Option")[0]
    assert (option.value, words(option)) == ("", "All bands")


def test_a_value_from_the_address_that_is_not_on_offer_is_left_out() -> None:
    bar = filter_bar("filters", [SelectField("band", "Band", [("High", "High")], value="Enormous")], "/risks")
    assert [attribute(one, "selected") for one in all_of(bar, "Option")] == [True, None]


def test_clearing_leads_to_the_whole_list() -> None:
    assert all_of(filter_bar("filters", FIELDS, "/risks?quarter=1"), "A")[0].href == "/risks?quarter=1"


def test_says_whether_the_server_filters() -> None:
    assert attribute(filter_bar("filters", FIELDS, "/risks"), "data-filter-form") == "client"
    assert attribute(filter_bar("filters", FIELDS, "/risks", mode="server"), "data-filter-form") == "server"
