"""The difference between two versions: who is partnered with whom and why, and that it is whole."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.returns.difference.changed_words import Fate, Piece, changed_words, same_words
from data.returns.difference.difference import ALIKE, Change, Kind, Said, Tie, difference, likeness
from data.terms import Part

RISK, KEY = Part.RISK, Part.KEY_INFORMATION
KEPT, IN, OUT = Fate.KEPT, Fate.PUT_IN, Fate.TAKEN_OUT
OPPOSITE = {Kind.ADDED: Kind.TAKEN_OUT, Kind.TAKEN_OUT: Kind.ADDED}
FUNDING = "Funding for the helpline may end in March 2019."


def kinds(then: list[Said], now: list[Said]) -> list[tuple[Kind, str]]:
    return [(change.kind, (change.now or change.then).text) for change in difference(then, now).changes]


def only(then: Said, now: Said) -> Change:
    (change,) = difference([then], [now]).changes
    return change


def test_the_same_words_are_unchanged_however_they_are_spaced() -> None:
    change = only(Said(RISK, "Funding  ends\nin March"), Said(RISK, "Funding ends in March "))
    assert (change.kind, change.tie) == (Kind.UNCHANGED, Tie.WORDS)


def test_what_is_new_and_what_is_gone_stand_where_they_stood() -> None:
    then = [Said(RISK, "First"), Said(RISK, "Second"), Said(RISK, "Third")]
    now = [Said(RISK, "Zero"), Said(RISK, "First"), Said(RISK, "Third"), Said(RISK, "Fourth")]
    assert kinds(then, now) == [
        (Kind.ADDED, "Zero"),
        (Kind.UNCHANGED, "First"),
        (Kind.TAKEN_OUT, "Second"),
        (Kind.UNCHANGED, "Third"),
        (Kind.ADDED, "Fourth"),
    ]


def test_a_row_put_in_above_does_not_pair_every_row_with_its_neighbour() -> None:
    then = [Said(RISK, FUNDING, place="row 1"), Said(RISK, "Staff leave for other posts.", place="row 2")]
    now = [
        Said(RISK, "The lease of the shelter runs out.", place="row 1"),
        Said(RISK, FUNDING.replace("March", "April"), place="row 2"),
        Said(RISK, "Staff leave for better paid posts.", place="row 3"),
    ]
    found = difference(then, now)
    assert [change.kind for change in found.changes] == [Kind.ADDED, Kind.REWORDED, Kind.REWORDED]
    assert {change.tie for change in found.changes} == {None, Tie.ALIKE}


def test_the_same_risk_is_one_item_whatever_its_words() -> None:
    change = only(Said(RISK, FUNDING, risk="R1"), Said(RISK, "Nobody pays.", risk="R1"))
    assert (change.kind, change.tie) == (Kind.REWORDED, Tie.RISK)


def test_the_same_place_needs_some_words_in_common() -> None:
    then = Said(RISK, "Two of four posts are empty.", place="row 1")
    one = only(then, Said(RISK, "Posts are filled again since May, at last.", place="row 1"))
    assert (one.kind, one.tie) == (Kind.REWORDED, Tie.PLACE)
    other = difference([then], [Said(RISK, "The lease runs out.", place="row 1")])
    assert [change.kind for change in other.changes] == [Kind.TAKEN_OUT, Kind.ADDED]


def test_below_the_threshold_of_likeness_two_items_are_two() -> None:
    then, now = Said(RISK, "a b c d"), Said(RISK, "a x y z")
    assert likeness(then, now) == 0.25 < ALIKE
    assert difference([then], [now]).count(Kind.REWORDED) == 0
    assert only(then, Said(RISK, "a b y z")).alike == ALIKE


def test_an_item_that_went_to_another_part_is_moved_unless_its_own_part_still_has_it() -> None:
    assert only(Said(KEY, FUNDING), Said(RISK, FUNDING)).kind is Kind.MOVED
    found = difference([Said(KEY, FUNDING)], [Said(RISK, FUNDING), Said(KEY, FUNDING)])
    assert [change.kind for change in found.changes] == [Kind.ADDED, Kind.UNCHANGED]


@pytest.mark.parametrize(
    ("then", "now", "kind"),
    [
        ("", "", None),
        ("", "Find money.", Kind.ADDED),
        ("Find money.", "", Kind.TAKEN_OUT),
        ("Find money.", "Find  money.", Kind.UNCHANGED),
        ("Find money.", "Find more money.", Kind.REWORDED),
    ],
)
def test_an_ask_has_a_fate_of_its_own(then: str, now: str, kind: Kind | None) -> None:
    change = only(Said(RISK, FUNDING, then, asks=bool(then)), Said(RISK, FUNDING, now, asks=bool(now)))
    assert change.ask_kind is kind
    assert (change.kind is Kind.UNCHANGED) == (then.split() == now.split())


def test_a_cell_that_asks_nothing_is_no_ask_whatever_it_says() -> None:
    change = only(Said(KEY, FUNDING, "Information"), Said(KEY, FUNDING, "None of note"))
    assert (change.kind, change.ask_kind) == (Kind.REWORDED, None)


def test_the_words_that_changed_are_told_apart_with_their_lines() -> None:
    assert changed_words("It ends\nin March.\nYes.", "It ends\nin April, they say.\nNo.\nNo.") == (
        Piece(KEPT, "It ends\nin"),
        Piece(OUT, "March.\nYes."),
        Piece(IN, "April, they say.\nNo.\nNo."),
    )
    assert changed_words("One.\nTwo.", "One.\nThree.") == (
        Piece(KEPT, "One."),
        Piece(OUT, "\nTwo."),
        Piece(IN, "\nThree."),
    )


def test_texts_too_long_to_compare_are_shown_whole() -> None:
    then, now = "a " * 3_000, "b " * 3_000
    assert changed_words(then, now) == (Piece(OUT, then.strip()), Piece(IN, now.strip()))
    assert changed_words(then, then) == (Piece(KEPT, then.strip()),)


def test_two_thousand_reworded_rows_are_each_compared_with_those_near_them() -> None:
    then = [Said(RISK, f"The row {number} was written in autumn") for number in range(2_000)]
    now = [Said(RISK, f"The row {number} was written in winter") for number in range(2_000)]
    assert difference(then, now).count(Kind.REWORDED) == 2_000


words = st.lists(st.sampled_from(["risk", "money", "ends", "staff", "march\n", "new"]), max_size=6).map(
    " ".join
)
saids = st.builds(
    Said,
    part=st.sampled_from([RISK, KEY, Part.COMMENTARY]),
    text=words,
    ask=words,
    label=st.sampled_from(["", "Other"]),
    place=st.sampled_from(["", "row 1", "row 2", "row 3"]),
    risk=st.sampled_from(["", "", "R1", "R2"]),
    asks=st.booleans(),
)
versions = st.lists(saids, max_size=7)


def plain(said: Said) -> tuple[object, ...]:
    return said.part, tuple(said.text.split()), tuple(said.ask.split())


def applied(then: list[Said], changes: tuple[Change, ...]) -> list[tuple[object, ...]]:
    """The old list with the changes made to it: only what the changes say is taken from the new one."""
    left = Counter(map(plain, then))
    made = []
    for change in changes:
        if change.then is not None:
            left[plain(change.then)] -= 1
            for pieces, text in ((change.text, change.then.text), (change.ask, change.then.ask)):
                before = " ".join(piece.text for piece in pieces if piece.fate is not IN)
                assert same_words(before, text)
        if change.now is not None:
            after = [
                tuple(" ".join(piece.text for piece in pieces if piece.fate is not OUT).split())
                for pieces in (change.text, change.ask)
            ]
            made.append((change.part, *after))
    assert not any(left.values()), "each of the old items is told of once"
    return made


@given(versions, versions)
def test_the_old_list_with_its_difference_is_the_new_list(then: list[Said], now: list[Said]) -> None:
    assert applied(then, difference(then, now).changes) == list(map(plain, now))


@given(versions, versions)
def test_no_item_has_two_partners_and_the_reason_is_always_said(then: list[Said], now: list[Said]) -> None:
    changes = difference(then, now).changes
    assert sum(change.then is not None for change in changes) == len(then)
    assert sum(change.now is not None for change in changes) == len(now)
    for change in changes:
        assert (change.tie is None) == (change.then is None or change.now is None)
        if change.tie is Tie.ALIKE:
            assert change.alike >= ALIKE


@given(versions, versions)
def test_the_other_way_round_it_is_the_same_difference(then: list[Said], now: list[Said]) -> None:
    there = difference(then, now).changes
    back = difference(now, then).changes
    assert Counter((change.then, change.now, change.tie, change.kind) for change in there) == Counter(
        (change.now, change.then, change.tie, OPPOSITE.get(change.kind, change.kind)) for change in back
    )


@given(versions)
def test_a_version_does_not_differ_from_itself(said: list[Said]) -> None:
    assert difference(said, said).changed == ()


@given(words, words)
def test_the_words_of_both_texts_are_in_the_pieces_the_other_way_round_too(then: str, now: str) -> None:
    def of(pieces: tuple[Piece, ...], *fates: Fate) -> list[str]:
        return [piece.text.split() for piece in pieces if piece.fate in fates]

    there, back = changed_words(then, now), changed_words(now, then)
    assert [word for piece in of(there, KEPT, IN) for word in piece] == now.split()
    assert [word for piece in of(there, KEPT, OUT) for word in piece] == then.split()
    assert (of(there, IN), of(there, OUT), of(there, KEPT)) == (of(back, OUT), of(back, IN), of(back, KEPT))
