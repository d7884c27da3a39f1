"""The copied share of a version: counted when it is stored, corrected, or when an earlier return is accepted."""

from datetime import UTC, datetime

import pytest

from data.people import Viewer
from data.register.moderate import accept_return
from data.returns.checks.copied_share import recount_copied
from data.returns.deciding.decisions import correct_item
from data.store.session import Store
from data.store.tables import ReturnItem
from data.terms import Decision, Part, ReturnState, Role, Saying
from tests.makers import a_person, a_return, an_item
from tests.support.small_board import SmallBoard, small_board

pytestmark = pytest.mark.both_databases
LAST = "Funding for the two refuges ends in March. A bid is with the ministry now."
"""Eight words, then seven."""


@pytest.fixture
def board(store: Store):
    with store.write() as session:
        yield small_board(session)


def accepted(board: SmallBoard, *items: ReturnItem) -> None:
    """What July's accepted return says."""
    a_return(board.session, board.july, board.dasv, items=list(items))


def share(board: SmallBoard, *items: ReturnItem) -> int | None:
    """The share of October's draft that says these things."""
    draft = a_return(board.session, board.october, board.dasv, ReturnState.DRAFT, list(items)).versions[0]
    recount_copied(board.session, draft)
    return draft.copied_share


def test_counts_words_in_sentences_that_stood_in_the_last_accepted_return(board: SmallBoard) -> None:
    accepted(board, an_item(LAST))
    assert share(board, an_item("Funding for the two refuges ends in March. The bid has failed since.")) == 61


@pytest.mark.parametrize("part", [Part.KEY_INFORMATION, Part.RISK, Part.COMMENTARY, Part.EXTRA])
@pytest.mark.parametrize("csp_part", [Part.ACHIEVEMENT, Part.CONCERN, Part.RECOMMENDATION])
def test_words_count_in_every_part_that_is_written_anew(
    board: SmallBoard, part: Part, csp_part: Part
) -> None:
    accepted(board, an_item(LAST, part))
    assert share(board, an_item(LAST, csp_part)) == 100


@pytest.mark.parametrize("part", [Part.OBJECTIVE, Part.PLAN, Part.CHAIR, Part.PRIORITY, Part.ACTION_PLAN])
def test_what_stays_the_same_by_its_nature_does_not_count(board: SmallBoard, part: Part) -> None:
    accepted(board, an_item(LAST, part))
    assert share(board, an_item(LAST, part)) is None


@pytest.mark.parametrize(
    "said",
    [
        an_item("None of note for the Board this time.", saying=Saying.NIL),
        an_item(LAST, decision=Decision.NOT_AN_ITEM),
        an_item("Nothing."),
    ],
    ids=["nil", "not an item", "too short"],
)
def test_what_says_nothing_leaves_nothing_to_compare(board: SmallBoard, said: ReturnItem) -> None:
    accepted(board, an_item(LAST))
    copy = an_item(said.text, saying=said.saying, decision=said.decision)
    assert share(board, copy) is None


def test_without_an_accepted_return_before_there_is_nothing_to_compare(board: SmallBoard) -> None:
    a_return(board.session, board.july, board.dasv, ReturnState.SUBMITTED, [an_item(LAST)])
    a_return(board.session, board.july, board.prevent, items=[an_item(LAST)])
    assert share(board, an_item(LAST)) is None


def test_a_corrected_sentence_is_counted_again(board: SmallBoard) -> None:
    accepted(board, an_item(LAST))
    said = an_item(LAST, decision=Decision.PENDING)
    assert share(board, said) == 100
    correct_item(
        board.session, board.lead, said.id, row_version=said.row_version, text="Both refuges now have money."
    )
    assert said.of.copied_share == 0


def test_a_return_that_is_accepted_late_is_compared_with_afterwards(board: SmallBoard) -> None:
    late = a_return(board.session, board.july, board.dasv, ReturnState.SUBMITTED, [an_item(LAST)])
    october = a_return(board.session, board.october, board.dasv, ReturnState.SUBMITTED, [an_item(LAST)])
    assert october.versions[0].copied_share is None
    who = a_person(board.session, role=Role.PLANNER)
    planner = Viewer(person_id=who.id, role=Role.PLANNER)
    accept_return(board.session, planner, late.versions[0].id, at=datetime(2018, 10, 4, 9, tzinfo=UTC))
    assert october.versions[0].copied_share == 100
