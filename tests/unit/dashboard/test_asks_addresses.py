"""What an address asks of the list of asks, and the address that asks it again."""

from urllib.parse import parse_qs, urlsplit

from hypothesis import given
from hypothesis import strategies as st

from dashboard.pages.asks.asked import PARAMETERS, href_of, query_of
from data.reports.asks.where import AsksQuery, AsksView


def test_nothing_asked_is_every_open_ask():
    assert query_of({}) == AsksQuery()


def test_what_is_not_known_narrows_nothing():
    wrong = {"view": "secret", "page": "-3", "words": "  x  "}
    assert query_of(wrong) == AsksQuery(words="x")


@given(
    st.builds(
        AsksQuery,
        view=st.sampled_from(AsksView),
        body=st.sampled_from(["", "mine", "fenland-district-council"]),
        reporter=st.sampled_from(["", "dasv"]),
        words=st.text("abc é&=+%", max_size=12).map(str.strip),
        page=st.integers(1, 900),
    )
)
def test_an_address_asks_what_it_was_made_from(query):
    found = parse_qs(urlsplit(href_of(query, "2018-19-Q3")).query)
    assert query_of({name: found[name][-1] for name in PARAMETERS if name in found}) == query
