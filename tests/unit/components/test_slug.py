import pytest

from dashboard.components.slug import place_anchor, slug


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Table 1, row 3, left cell", "table-1-row-3-left-cell"),
        ("What needs you now?", "what-needs-you-now"),
        ("  Café & Co. ", "cafe-co"),
        ("\u2013", "part"),
    ],
)
def test_makes_an_id_of_words(words: str, expected: str) -> None:
    assert slug(words) == expected


def test_gives_each_place_an_anchor() -> None:
    assert place_anchor("Risks, cell C7") == "place-risks-cell-c7"
