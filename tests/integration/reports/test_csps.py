"""CSPs: the risks that touch a district, what is asked of its council, and what returns say of it."""

import pytest

from data.refusals import NotOpen
from data.reports.groups.csps import csps
from data.reports.groups.one_csp import csp, sentences_naming
from data.store.tables import ReporterAlias
from data.terms import AskState, Marking, ReturnState, Slot
from tests.makers import (
    a_return,
    a_risk,
    an_agenda_item,
    an_area,
    an_ask,
    an_assessment,
    an_item,
)
from tests.support.statements import counted_statements

pytestmark = pytest.mark.both_databases


def one(board, viewer=None, slug="huntingdonshire"):
    return csp(board.session, viewer or board.member, None, slug)


def line(board, slug):
    found = csps(board.session, board.member, None)
    return next(one for one in found.lines if one.row.reporter.slug == slug)


def touching(board, *areas, **more):
    risk = a_risk(board.session, board.july, board.dasv, **more)
    an_assessment(board.session, risk, board.october)
    for area in areas:
        an_area(board.session, risk, area)
    return risk


def test_a_delivery_group_and_an_unknown_name_are_no_csp(board):
    for slug in ("dasv", "nowhere"):
        with pytest.raises(NotOpen):
            one(board, slug=slug)


def test_counts_the_risks_that_touch_each_district(board):
    touching(board, board.huntingdonshire, board.fenland)
    touching(board, board.fenland)
    assert (line(board, "huntingdonshire").risks, line(board, "fenland").risks) == (1, 2)
    assert one(board).risks.total == 1


def test_a_sensitive_risk_touches_nobodys_figures_but_those_of_its_list(board):
    risk = touching(board, board.huntingdonshire, marking=Marking.OFFICIAL_SENSITIVE)
    assert (line(board, "huntingdonshire").risks, one(board).risks.total) == (0, 0)
    assert one(board, board.listed("risk", risk.id)).risks.total == 1


def test_counts_asks_that_its_own_council_has_not_answered(board):
    an_ask(board.session, board.october, board.dasv, "Both", [board.hdc, board.fdc])
    answered = an_ask(board.session, board.october, board.dasv, "Answered", [board.hdc])
    answered.addressees[0].state = AskState.ANSWERED
    board.session.flush()
    assert (line(board, "huntingdonshire").asks, line(board, "fenland").asks) == (1, 1)
    assert [ask.text for ask in one(board).asks.lines] == ["Both"]


def test_says_which_csp_has_no_turn_in_the_plan(board):
    an_agenda_item(board.session, board.january, Slot.CSP, "Fenland", reporter_id=board.fenland.id)
    assert line(board, "huntingdonshire").turn.next is None
    assert line(board, "fenland").turn.next.slug == "2018-19-Q4"


def test_finds_what_other_accepted_returns_say_of_the_district_by_any_of_its_names(board):
    board.huntingdonshire.aliases.append(ReporterAlias(name="Hunts CSP"))
    said = an_item("We met in Ely. Hunts CSP asked for a visit.", place="Table 1, row 2, left cell")
    also = an_item("More", ask="HUNTINGDONSHIRE to reply", ask_place="Table 1, row 3, right cell")
    a_return(board.session, board.october, board.dasv, items=[said, also])
    a_return(board.session, board.october, board.huntingdonshire, items=[an_item("Huntingdonshire is well.")])
    a_return(
        board.session, board.october, board.prevent, ReturnState.SUBMITTED, items=[an_item("Hunts CSP too")]
    )
    found = [(one.sentence, one.found, one.source.place) for one in one(board).mentions]
    assert found == [
        ("Hunts CSP asked for a visit.", ("Hunts CSP",), "Table 1, row 2, left cell"),
        ("HUNTINGDONSHIRE to reply", ("HUNTINGDONSHIRE",), "Table 1, row 3, right cell"),
    ]


def test_quotes_no_sensitive_return_to_those_not_listed(board):
    owed = a_return(board.session, board.october, board.dasv, marking=Marking.OFFICIAL_SENSITIVE,
                    items=[an_item("Huntingdonshire is named.")])  # fmt: skip
    assert one(board).mentions == ()
    assert len(one(board, board.listed("return", owed.id)).mentions) == 1


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Fenland and Fenlander.", [("Fenland and Fenlander.", ("Fenland",))]),
        ("South Cambridgeshire; East Cambridgeshire.", []),
        (
            "Nothing. Fenland CSP came. Fenland too!",
            [("Fenland CSP came.", ("Fenland CSP",)), ("Fenland too!", ("Fenland",))],
        ),
        ("", []),
    ],
)
def test_names_are_found_as_whole_words_the_longest_first(text, found, board):
    assert sentences_naming(text, ("Fenland CSP", "Fenland")) == found


def test_asks_no_more_statements_when_there_are_more_rows(board):
    touching(board, board.huntingdonshire)
    an_ask(board.session, board.october, board.dasv, "Ask", [board.hdc])
    draw = [lambda: csps(board.session, board.member, None), lambda: one(board)]
    counts = []
    for _ in range(2):
        for report in draw:
            with counted_statements(board.session) as found:
                report()
            counts.append(len(found))
        for _ in range(30):
            touching(board, board.huntingdonshire, board.fenland)
            an_ask(board.session, board.october, board.dasv, "Ask", [board.hdc, board.fdc])
    first, then = counts[:2], counts[2:]
    assert [now <= before for before, now in zip(first, then, strict=True)] == [True, True]
