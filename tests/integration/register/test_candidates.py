"""What accepted returns do to the register, meeting by meeting: nothing open ever leaves it in silence."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from data.people import Viewer
from data.refusals import NotOpen
from data.register.assess import Position, Scores, assess
from data.register.candidates import WITHDRAWN, Taken, register_accepted
from data.register.silence import roll_register
from data.store.audit import first_broken
from data.store.session import Store
from data.store.tables import (
    Ask,
    AuditEvent,
    Meeting,
    Reporter,
    Return,
    ReturnItem,
    ReturnVersion,
    Risk,
    RiskAssessment,
)
from data.terms import (
    AskState,
    Band,
    Decision,
    Direction,
    Part,
    RiskKind,
    RiskStatus,
    Role,
    Saying,
)
from tests.makers import a_body, a_meeting, a_person, a_reporter, a_return, a_version, an_item
from tests.support.statements import counted_statements

pytestmark = pytest.mark.both_databases

MEETINGS = {
    "2017-18-Q4": date(2018, 1, 18),
    "2018-19-Q1": date(2018, 4, 19),
    "2018-19-Q2": date(2018, 7, 19),
    "2018-19-Q3": date(2018, 10, 11),
    "2018-19-Q4": date(2019, 1, 17),
}
HOUSING = "Suitable housing is short for people who pose a high risk of harm"


class Board:
    """A board with five meetings and one group, spoken to as a planner would."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.planner = Viewer(person_id=a_person(session, role=Role.PLANNER).id, role=Role.PLANNER)
        self.meetings: dict[str, Meeting] = {q: a_meeting(session, q, day) for q, day in MEETINGS.items()}
        self.group: Reporter = a_reporter(session, "offender")
        self.council = a_body(session, "council", "Fenland District Council")

    def accept(self, meeting: Meeting, *items: ReturnItem, again: Return | None = None) -> Taken:
        return register_accepted(self.session, self.planner, self.version(meeting, items, again))

    def version(self, meeting: Meeting, items: Sequence[ReturnItem], again: Return | None) -> ReturnVersion:
        if again is not None:
            return a_version(self.session, again, meeting, items=items)
        return a_return(self.session, meeting, self.group, items=items).versions[0]

    def score(self, risk: Risk, meeting: Meeting, likelihood: int, impact: int) -> RiskAssessment:
        scores = Scores(Position(likelihood, impact))
        return assess(self.session, self.planner, risk.id, meeting.id, scores, "As the group's chair said.")

    def risks(self) -> list[Risk]:
        return list(self.session.scalars(select(Risk).order_by(Risk.id)))

    def at(self, meeting: Meeting, risk: Risk | None = None) -> RiskAssessment:
        wanted = select(RiskAssessment).where(RiskAssessment.meeting_id == meeting.id)
        if risk is not None:
            wanted = wanted.where(RiskAssessment.risk_id == risk.id)
        return self.session.scalars(wanted).one()

    def asks(self) -> list[Ask]:
        return list(self.session.scalars(select(Ask).order_by(Ask.id)))

    def events(self, start: str) -> list[str]:
        kinds = self.session.scalars(select(AuditEvent.event).order_by(AuditEvent.id))
        return [kind for kind in kinds if kind.startswith(start)]


@pytest.fixture
def board(store: Store) -> Iterator[Board]:
    with store.write() as session:
        yield Board(session)


@pytest.fixture
def meetings(board: Board) -> list[Meeting]:
    return list(board.meetings.values())


def a_risk_row(text: str, **more: Any) -> ReturnItem:
    return an_item(text, Part.RISK, **more)


def test_a_risk_in_an_accepted_return_becomes_an_unscored_candidate(
    board: Board, meetings: list[Meeting]
) -> None:
    item = a_risk_row(f"{HOUSING}. Landlords are few.", place="Table 1, row 8")
    taken = board.accept(meetings[0], item)
    (risk,) = board.risks()
    row = board.at(meetings[0])
    assert taken.proposed == (risk.id,)
    assert (risk.ref, risk.title, risk.kind) == ("R18-001", HOUSING, RiskKind.RISK)
    assert risk.status is row.status is RiskStatus.PROPOSED
    assert (row.band, row.score, row.direction) == (Band.UNSCORED, None, Direction.NEW)
    assert (row.source_item_id, row.last_mentioned_meeting_id) == (item.id, meetings[0].id)
    assert (row.meetings_raised, row.standing, row.stuck) == (1, False, False)


@pytest.mark.parametrize(("chosen", "kind"), [(None, RiskKind.RISK), (RiskKind.EVENT, RiskKind.EVENT)])
def test_a_suggested_kind_is_applied_by_a_person_only(
    board: Board, meetings: list[Meeting], chosen: RiskKind | None, kind: RiskKind
) -> None:
    board.accept(meetings[0], a_risk_row("Inspection", kind=chosen, suggested_kind=RiskKind.ISSUE))
    assert board.risks()[0].kind is kind


def test_an_area_of_concern_of_a_csp_becomes_a_candidate(board: Board, meetings: list[Meeting]) -> None:
    board.accept(meetings[0], an_item("Burglary is rising", Part.CONCERN))
    assert [risk.title for risk in board.risks()] == ["Burglary is rising"]


@pytest.mark.parametrize(
    "item",
    [
        an_item("Just so you know"),
        an_item("None of note", Part.RISK, saying=Saying.NIL),
        an_item("N/A", Part.RISK, saying=Saying.NOT_APPLICABLE),
        an_item("", Part.RISK, saying=Saying.BLANK),
        an_item("A heading", Part.RISK, decision=Decision.NOT_AN_ITEM),
    ],
)
def test_what_is_no_risk_brings_none(board: Board, meetings: list[Meeting], item: ReturnItem) -> None:
    copy = ReturnItem(part=item.part, text=item.text, saying=item.saying, decision=item.decision)
    assert board.accept(meetings[0], copy).proposed == ()
    assert board.risks() == []


def test_the_same_words_at_the_next_meeting_continue_the_risk(board: Board, meetings: list[Meeting]) -> None:
    board.accept(meetings[0], a_risk_row(HOUSING))
    taken = board.accept(meetings[1], a_risk_row(f"  {HOUSING.upper()}. "))
    (risk,) = board.risks()
    row = board.at(meetings[1])
    assert (taken.proposed, taken.mentioned) == ((), (risk.id,))
    assert (row.direction, row.meetings_raised) == (Direction.NOT_SCORED, 2)


def test_other_words_are_another_candidate_and_the_old_one_is_not_mentioned(
    board: Board, meetings: list[Meeting]
) -> None:
    board.accept(meetings[0], a_risk_row(HOUSING))
    taken = board.accept(meetings[1], a_risk_row("Homes are hard to find"))
    old, new = board.risks()
    assert (taken.proposed, taken.not_mentioned) == ((new.id,), (old.id,))
    assert board.at(meetings[1], old).direction is Direction.NOT_MENTIONED


def test_a_persons_link_continues_the_risk_in_other_words(board: Board, meetings: list[Meeting]) -> None:
    board.accept(meetings[0], a_risk_row(HOUSING))
    (risk,) = board.risks()
    linked = a_risk_row("No new risks. We restate the one about homes.", continues_risk_id=risk.id)
    taken = board.accept(meetings[1], linked)
    assert (taken.proposed, taken.mentioned) == ((), (risk.id,))
    assert board.at(meetings[1]).source_item_id == linked.id


def test_a_linked_item_outside_the_risk_part_counts_as_a_mention(
    board: Board, meetings: list[Meeting]
) -> None:
    board.accept(meetings[0], a_risk_row(HOUSING))
    (risk,) = board.risks()
    board.accept(meetings[1], an_item("Homes again", continues_risk_id=risk.id))
    assert board.at(meetings[1]).mentioned


def test_a_link_to_a_risk_of_another_group_is_not_followed(board: Board, meetings: list[Meeting]) -> None:
    board.accept(meetings[0], a_risk_row(HOUSING))
    (risk,) = board.risks()
    board.group = a_reporter(board.session, "dasv")
    taken = board.accept(meetings[1], a_risk_row("Ours", continues_risk_id=risk.id))
    assert len(taken.proposed) == 1
    assert not board.at(meetings[1], risk).mentioned


def test_silence_carries_the_score_and_is_said_until_the_group_speaks(
    board: Board, meetings: list[Meeting]
) -> None:
    board.accept(meetings[0], a_risk_row(HOUSING))
    (risk,) = board.risks()
    board.score(risk, meetings[0], 3, 4)
    board.accept(meetings[1])
    roll_register(board.session, board.planner, meetings[2])
    for meeting in meetings[1:3]:
        row = board.at(meeting)
        assert (row.open, row.mentioned, row.direction) == (True, False, Direction.NOT_MENTIONED)
        assert (row.score, row.band, row.status) == (12, Band.HIGH, RiskStatus.ON_REGISTER)
        assert row.last_mentioned_meeting_id == meetings[0].id
    board.accept(meetings[3], a_risk_row(HOUSING))
    assert board.at(meetings[3]).direction is Direction.STATIC


def test_a_group_without_a_return_is_carried_and_not_called_silent(
    board: Board, meetings: list[Meeting]
) -> None:
    board.accept(meetings[0], a_risk_row(HOUSING))
    (risk,) = board.risks()
    board.score(risk, meetings[0], 3, 4)
    assert roll_register(board.session, board.planner, meetings[1]) == 1
    row = board.at(meetings[1])
    assert (row.mentioned, row.direction, row.score) == (False, Direction.STATIC, 12)
    assert roll_register(board.session, board.planner, meetings[1]) == 0


def test_another_groups_return_opens_the_register_for_all(board: Board, meetings: list[Meeting]) -> None:
    board.accept(meetings[0], a_risk_row(HOUSING))
    (housing,) = board.risks()
    board.group = a_reporter(board.session, "dasv")
    board.accept(meetings[1], a_risk_row("Funding ends"))
    assert board.at(meetings[1], housing).direction is Direction.NOT_SCORED


def test_accepting_the_same_version_again_changes_nothing(board: Board, meetings: list[Meeting]) -> None:
    board.accept(meetings[0], a_risk_row("Old"), a_risk_row("Kept", ask="Help"))
    version = board.version(meetings[1], [a_risk_row("Kept", ask="Help"), a_risk_row("New")], None)
    register_accepted(board.session, board.planner, version)
    before = (board.events(""), len(board.risks()), board.asks()[0].meetings_heard)
    again = register_accepted(board.session, board.planner, version)
    assert (again.proposed, again.mentioned, again.withdrawn) == ((), (), ())
    assert (board.events(""), len(board.risks()), board.asks()[0].meetings_heard) == before


def test_a_candidate_that_only_the_replaced_version_raised_is_withdrawn_and_kept(
    board: Board, meetings: list[Meeting]
) -> None:
    board.accept(meetings[0], a_risk_row("Mistaken"), a_risk_row("Right"))
    mistaken, right = board.risks()
    owed = board.session.scalars(select(Return)).one()
    taken = board.accept(meetings[0], a_risk_row("Right"), again=owed)
    assert (taken.withdrawn, taken.proposed) == ((mistaken.id,), ())
    assert (mistaken.status, mistaken.closed_reason) == (RiskStatus.CLOSED, WITHDRAWN)
    assert board.at(meetings[0], mistaken).direction is Direction.CLOSED
    assert board.at(meetings[0], right).direction is Direction.NEW
    assert board.events("risk:withdrawn") == ["risk:withdrawn"]


def test_a_scored_candidate_is_not_withdrawn_but_not_mentioned(board: Board, meetings: list[Meeting]) -> None:
    board.accept(meetings[0], a_risk_row("Scored"))
    (risk,) = board.risks()
    board.score(risk, meetings[0], 2, 2)
    owed = board.session.scalars(select(Return)).one()
    taken = board.accept(meetings[0], again=owed)
    assert (taken.withdrawn, taken.not_mentioned) == ((), (risk.id,))
    assert board.at(meetings[0]).open


def test_a_closed_risk_is_not_carried_to_the_next_meeting(board: Board, meetings: list[Meeting]) -> None:
    board.accept(meetings[0], a_risk_row("Mistaken"))
    board.accept(meetings[0], again=board.session.scalars(select(Return)).one())
    assert roll_register(board.session, board.planner, meetings[1]) == 0


def test_a_late_return_to_an_earlier_meeting_reaches_the_later_ones(
    board: Board, meetings: list[Meeting]
) -> None:
    late_group = board.group
    board.group = a_reporter(board.session, "dasv")
    board.accept(meetings[1], a_risk_row("Funding ends"))
    board.group = late_group
    board.accept(meetings[0], a_risk_row(HOUSING))
    housing = board.risks()[-1]
    assert board.at(meetings[1], housing).direction is Direction.NOT_SCORED


def test_is_standing_at_the_third_return_that_raises_it(board: Board, meetings: list[Meeting]) -> None:
    rows = []
    for meeting in meetings[:3]:
        board.accept(meeting, a_risk_row(HOUSING))
        rows.append(board.at(meeting))
    assert [(row.meetings_raised, row.standing) for row in rows] == [(1, False), (2, False), (3, True)]


def test_is_standing_at_once_when_the_prose_says_that_it_persists(
    board: Board, meetings: list[Meeting]
) -> None:
    board.accept(meetings[0], a_risk_row("No new risks. Housing goes on being short.", standing=True))
    row = board.at(meetings[0])
    assert (row.standing, row.score) == (True, None)


def test_is_stuck_at_the_fourth_meeting_in_one_high_band_even_where_silent(
    board: Board, meetings: list[Meeting]
) -> None:
    board.accept(meetings[0], a_risk_row(HOUSING))
    (risk,) = board.risks()
    board.score(risk, meetings[0], 4, 4)
    board.accept(meetings[1])
    board.accept(meetings[2], a_risk_row(HOUSING))
    roll_register(board.session, board.planner, meetings[3])
    rows = [board.at(meeting) for meeting in meetings[:4]]
    assert [row.meetings_in_band for row in rows] == [1, 2, 3, 4]
    assert [row.stuck for row in rows] == [False, False, False, True]


def test_a_higher_score_between_returns_is_worsening(board: Board, meetings: list[Meeting]) -> None:
    board.accept(meetings[0], a_risk_row(HOUSING))
    (risk,) = board.risks()
    board.score(risk, meetings[0], 2, 4)
    roll_register(board.session, board.planner, meetings[1])
    row = board.score(risk, meetings[1], 3, 4)
    assert (row.direction, row.mentioned) == (Direction.WORSENING, False)


def test_an_ask_in_the_same_words_is_heard_again_and_not_asked_anew(
    board: Board, meetings: list[Meeting]
) -> None:
    for meeting in meetings[:3]:
        board.accept(meeting, a_risk_row(HOUSING, ask="Fenland District Council to help"))
    (ask,) = board.asks()
    assert (ask.meetings_heard, ask.first_heard_meeting_id, ask.meeting_id) == (
        3, meetings[0].id, meetings[2].id,
    )  # fmt: skip
    assert ask.risk_id == board.risks()[0].id
    assert [addressee.body_id for addressee in ask.addressees] == [board.council.id]


def test_asks_are_looked_up_once_however_many_a_return_makes(board: Board, meetings: list[Meeting]) -> None:
    rows = [an_item(f"News {number}", ask=f"Police to do thing {number % 9}") for number in range(12)]
    with counted_statements(board.session) as sent:
        taken = board.accept(meetings[0], *rows)
    assert len(taken.asks) == 9
    assert len(board.events("ask:heard")) == 12
    assert len([one for one in sent if one.startswith("SELECT asks.")]) == 2  # open ones, and those replaced


def test_a_cell_that_wants_no_action_asks_nothing(board: Board, meetings: list[Meeting]) -> None:
    said = an_item("News", ask="For information")
    said.ask_saying = Saying.FOR_INFORMATION
    assert board.accept(meetings[0], said).asks == ()


def test_an_ask_that_only_the_replaced_version_made_is_withdrawn(
    board: Board, meetings: list[Meeting]
) -> None:
    board.accept(meetings[0], an_item("News", ask="Fenland District Council to help"))
    board.accept(meetings[0], an_item("News"), again=board.session.scalars(select(Return)).one())
    (ask,) = board.asks()
    assert ask.state is AskState.WITHDRAWN
    assert [addressee.state for addressee in ask.addressees] == [AskState.WITHDRAWN]


def test_references_are_counted_by_the_year_of_the_meeting(board: Board, meetings: list[Meeting]) -> None:
    board.accept(meetings[3], a_risk_row("One"), a_risk_row("Two"))
    board.accept(meetings[4], a_risk_row("Three"))
    assert [risk.ref for risk in board.risks()] == ["R18-001", "R18-002", "R19-001"]


@pytest.mark.parametrize("role", [Role.MEMBER, Role.LEAD, Role.ADMINISTRATOR])
def test_only_a_planner_takes_a_return_onto_the_register(
    board: Board, meetings: list[Meeting], role: Role
) -> None:
    version = board.version(meetings[0], [a_risk_row(HOUSING)], None)
    board.planner = Viewer(person_id=board.planner.person_id, role=role, leads=frozenset({board.group.id}))
    with pytest.raises(NotOpen):
        register_accepted(board.session, board.planner, version)
    assert board.risks() == []


def test_every_step_is_in_an_unbroken_audit(board: Board, meetings: list[Meeting]) -> None:
    board.accept(meetings[0], a_risk_row(HOUSING), a_risk_row("Other"))
    board.accept(meetings[1], a_risk_row(HOUSING))
    assert board.events("risk:") == ["risk:proposed"] * 2 + ["risk:mentioned", "risk:not-mentioned"]
    assert board.events("register:") == ["register:opened"]
    assert first_broken(board.session) is None
