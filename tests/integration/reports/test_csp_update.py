"""What the page of a CSP shows of its update: part by part, each as written, nothing marked as publicity."""

import pytest

from data.people import Viewer
from data.reports.groups.one_csp import csp
from data.reports.groups.update import update_of
from data.reports.returns.lines import return_lines
from data.returns.reader.parsed import FiguresTable, PlanAction
from data.returns.reader.wire import to_wire
from data.store.tables import UpdateItem
from data.terms import Decision, Part, ReturnState, Role, Saying
from tests.makers import a_return, an_ask, an_item
from tests.support.statements import counted_statements

pytestmark = pytest.mark.both_databases
ROW = PlanAction("Table 1, row 2", "1.1 Patrol", ("1.1a Plan",), "Police")
TABLE = FiguresTable("Table 2", "Thefts", (("", "July"), ("Fuel", "4")))


def of_priority(part: Part, text: str, label: str = "Rural crime", **more):
    return an_item(text, part, label=label, place="Paragraph 3", **more)


def items():
    return [
        an_item("Rural crime", Part.PRIORITY, label="Lead officer: Sector Inspector", place="Paragraph 1"),
        of_priority(Part.ACHIEVEMENT, "Patrols began."),
        of_priority(Part.CONCERN, "None", saying=Saying.NIL),
        of_priority(Part.RECOMMENDATION, "Police to report."),
        an_item("Theft", Part.PRIORITY),
        of_priority(Part.ACHIEVEMENT, "Locks were given away.", "Theft"),
        of_priority(Part.PUBLICITY, "Kits are free.", update_item=UpdateItem()),
        of_priority(Part.PUBLICITY, "A raid", update_item=UpdateItem(held_back="SECRET, in its own words")),
        an_item("1.1 Patrol", Part.ACTION_PLAN, update_item=UpdateItem(cells=to_wire(ROW))),
        an_item("Fuel | 4", Part.FIGURES, update_item=UpdateItem(cells=to_wire(TABLE))),
        an_item("Kits | £5", Part.FIGURES, update_item=UpdateItem(cells=to_wire(TABLE), spending=True)),
        an_item("Dear all", Part.UNPLACED),
    ]


def shown(board, viewer=None):
    return csp(board.session, viewer or board.member, None, "fenland").update


def test_shows_an_accepted_update_in_its_parts(board) -> None:
    a_return(board.session, board.october, board.fenland, items=items())
    update = shown(board)
    assert [(one.name, len(one.said)) for one in update.priorities] == [("Rural crime", 3), ("Theft", 1)]
    assert update.priorities[0].own.label == "Lead officer: Sector Inspector"
    assert [one.saying for one in update.priorities[0].of(Part.CONCERN)] == [Saying.NIL]
    assert [one.row for one in update.plan] == [ROW]
    assert [one.table for one in (*update.figures, *update.spending)] == [TABLE, TABLE]
    assert [one.text for one in update.publicity] == ["Kits are free."]
    assert [one.held_back for one in update.held] == ["SECRET, in its own words"]
    assert [one.text for one in update.rest.items] == ["Dear all"]


def test_an_update_that_is_not_accepted_is_not_open_to_members(board) -> None:
    a_return(board.session, board.october, board.fenland, ReturnState.SUBMITTED, items=items())
    assert shown(board) is None
    assert shown(board, board.planner) is not None


def test_what_is_said_of_a_priority_that_was_left_out_stands_under_its_name(board) -> None:
    found = items()
    found[4].decision = Decision.NOT_AN_ITEM
    a_return(board.session, board.october, board.fenland, items=found)
    assert [(one.name, one.own is None) for one in shown(board).priorities] == [
        ("Rural crime", False),
        ("Theft", True),
    ]


def test_a_recommendation_leads_to_its_ask(board) -> None:
    owed = a_return(board.session, board.october, board.fenland, items=items())
    recommendation = next(one for one in owed.versions[0].items if one.part is Part.RECOMMENDATION)
    ask = an_ask(board.session, board.october, board.fenland, "Police to report.", [board.police],
                 source_item_id=recommendation.id)  # fmt: skip
    assert [one.ask_id for one in shown(board).priorities[0].of(Part.RECOMMENDATION)] == [ask.id]


def test_asks_no_more_for_many_items_than_for_few(board) -> None:
    few = a_return(board.session, board.october, board.fenland, items=items())
    many = a_return(
        board.session, board.july, board.fenland, items=[one for _ in range(9) for one in items()]
    )
    counted = []
    for owed in (few, many):
        board.session.expire_all()
        with counted_statements(board.session) as statements:
            update_of(return_lines(board.session, board.planner, owed.id, owed.versions[0].id))
        counted.append(len(statements))
    assert counted[0] == counted[1]


def test_the_sample_year_shows_an_update_in_all_its_parts(sample) -> None:
    member = Viewer(person_id=None, role=Role.MEMBER)
    with sample.read() as session:
        found = csp(session, member, "2018-19-Q2", "fenland")
    update = found.update
    assert [one.name for one in update.priorities] == ["Anti-social behaviour", "Rural crime"]
    assert [(one.row.number, one.row.goes_on) for one in update.plan] == [
        ("1.1", False),
        ("", True),
        ("1.2", False),
    ]
    assert [one.label for one in (*update.figures, *update.spending)] == [
        "Reports of anti-social behaviour",
        "Community safety grant",
    ]
    assert [one.text for one in update.publicity if one.saying is Saying.STATED] == [
        "Residents can report a hot spot on one telephone number."
    ]
    [recommendation, _] = [one for each in update.priorities for one in each.of(Part.RECOMMENDATION)]
    assert recommendation.ask_id in {ask.id for ask in found.asks.lines}
