"""A text with its changes: marked by elements of their own, and in words for whoever cannot see the lines."""

from dashboard.components.changed import changed_text
from tests.unit.components.elements import all_of, words


def test_what_was_put_in_and_taken_out_is_marked_and_said() -> None:
    drawn = changed_text([("kept", "It ends in"), ("taken out", "March"), ("put in", "April")])
    assert words(drawn) == "It ends in [taken out: March] [put in: April]"
    assert words(all_of(drawn, "Ins")) == "[put in: April]"
    assert words(all_of(drawn, "Del")) == "[taken out: March]"


def test_a_piece_that_begins_a_line_goes_on_a_line_of_its_own() -> None:
    assert words(changed_text([("kept", "One"), ("put in", "\nTwo")])) == "One\n[put in: Two]"
