from dashboard.components.matrix import risk_matrix
from data.terms import Band
from tests.unit.components.elements import all_of, words

LIKELIHOODS = ("Rare", "Likely")
IMPACTS = ("Minor", "Major")
BANDS = {(1, 1): Band.LOW, (1, 2): Band.MODERATE, (2, 1): Band.HIGH, (2, 2): Band.SIGNIFICANT}


def test_the_likeliest_stands_on_top() -> None:
    shown = risk_matrix({}, BANDS, LIKELIHOODS, IMPACTS)
    assert [words(one) for one in all_of(shown, "Th") if one.scope == "row"] == ["Likely", "Rare"]


def test_a_count_is_a_link_that_says_where_it_stands() -> None:
    shown = risk_matrix({(2, 1): (3, "/risks?cell=2-1")}, BANDS, LIKELIHOODS, IMPACTS)
    link = all_of(shown, "A")[0]
    assert (link.href, words(link)) == ("/risks?cell=2-1", "3 at likelihood Likely, impact Minor")


def test_an_empty_cell_says_none_and_keeps_its_band() -> None:
    shown = risk_matrix({(1, 1): (0, "/risks")}, BANDS, LIKELIHOODS, IMPACTS)
    cells = all_of(shown, "Td")[1:]
    assert [words(one) for one in cells] == ["none"] * 4
    assert [one.className for one in cells] == ["m-high", "m-sig", "m-low", "m-mod"]


def test_a_proposed_place_shows_its_letter() -> None:
    shown = risk_matrix({}, BANDS, LIKELIHOODS, IMPACTS, proposed={(2, 2): "I"})
    assert [words(one) for one in all_of(shown, "Td") if "prop" in (one.className or "")] == ["I"]
