import pytest

from dashboard.components import form
from tests.unit.components.elements import all_of, attribute, words


def test_a_post_carries_the_token_and_the_hidden_values() -> None:
    shown = form.post_form("/returns/1/accept", "t0k", "Go", hidden={"version": "3"})
    sent = {one.name: one.value for one in all_of(shown, "Input")}
    assert (shown.method, shown.action, sent) == (
        "post",
        "/returns/1/accept",
        {"csrf_token": "t0k", "version": "3"},
    )


def test_an_upload_sends_parts_and_has_room_for_progress_and_errors() -> None:
    shown = form.post_form("/uploads", "t0k", upload=True)
    assert shown.encType == "multipart/form-data"
    assert attribute(shown, "data-upload") == "true"
    rooms = [one for one in all_of(shown, "Div") if one.children is None]
    assert len(rooms) == 2


@pytest.mark.parametrize(
    "field",
    [
        form.text_field("due", "Due date", hint="For example", error="Not a date"),
        form.textarea_field("due", "Due date", hint="For example", error="Not a date"),
        form.select_field("due", "Due date", [("", "Choose")], hint="For example", error="Not a date"),
        form.file_field("due", "Due date", hint="For example", error="Not a date"),
    ],
)
def test_a_field_is_named_hinted_and_corrected_for_every_reader(field) -> None:
    control = field.children[-1]
    assert all_of(field, "Label")[0].htmlFor == control.id == control.name == "due"
    assert attribute(control, "aria-describedby") == "due-hint due-error"
    assert attribute(control, "aria-invalid") == "true"
    assert "Error: Not a date" in words(field)


def test_a_field_without_hint_or_error_describes_nothing() -> None:
    control = form.text_field("email", "E-mail").children[-1]
    assert attribute(control, "aria-describedby") is None
    assert attribute(control, "aria-invalid") is None


def test_a_field_keeps_what_was_typed() -> None:
    assert form.text_field("due", "Due", value="31 September").children[-1].value == "31 September"
    assert words(form.textarea_field("note", "Note", value="With thanks")).endswith("With thanks")


def test_a_choice_shows_what_was_chosen() -> None:
    shown = form.select_field("kind", "Kind", [("", "Choose"), ("event", "Event")], "event")
    assert [attribute(one, "selected") for one in all_of(shown, "Option")] == [None, True]


def test_a_choice_refuses_a_value_that_is_not_on_offer() -> None:
    with pytest.raises(ValueError, match="'risk' is not an option of 'kind'"):
        form.select_field("kind", "Kind", [("event", "Event")], "risk")


def test_two_fields_of_one_name_can_have_ids_of_their_own() -> None:
    field = form.text_field("owner", "Owner", id="owner-7", hint="A post")
    assert attribute(field.children[-1], "aria-describedby") == "owner-7-hint"


def test_the_file_field_says_what_the_window_should_offer() -> None:
    assert form.file_field("file", "File", accept=".docx").children[-1].accept == ".docx"


def test_the_summary_links_each_error_to_its_field() -> None:
    shown = form.error_summary([("Choose a group", "#group"), ("The file is empty", None)])
    assert [(one.href, words(one)) for one in all_of(shown, "A")] == [("#group", "Choose a group")]
    assert shown.role == "alert"
    assert "The file is empty" in words(shown)
