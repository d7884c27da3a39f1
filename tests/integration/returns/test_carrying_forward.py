"""What was open last quarter, carried forward on the check page: asked about, answered, taken back, and accepted."""

from datetime import date

import pytest
from sqlalchemy import select

from dashboard.pages.one_return.questions import Asked
from dashboard.pages.one_return.view import Beside, return_screen
from dashboard.parts.as_read import as_read
from data.people import Viewer
from data.refusals import NotOpen, Refused
from data.register.links import continue_risk
from data.register.moderate import accept_return
from data.reports.returns.check import return_check
from data.reports.returns.one_return import return_read
from data.returns.deciding.answers import answer_problem, question_for, withdraw_answer
from data.returns.deciding.decisions import accept_item, leave_out_item
from data.returns.reader.carried import CarriedItem, CarriedKind
from data.returns.submit import submit
from data.store.tables import (
    Ask,
    AuditEvent,
    Meeting,
    ProductRow,
    Reporter,
    Return,
    ReturnItem,
    ReturnProblem,
    ReturnVersion,
    Risk,
    RiskAssessment,
)
from data.terms import AskState, Direction, Marking, Part, ReturnState, RiskStatus, Saying
from tests import makers
from tests.readings import a_reading
from tests.unit.components.elements import all_of, words

pytestmark = pytest.mark.both_databases
REFUGE = "Refuge places may be lost because the grant ends in March."
HELPLINE = "Partners to agree who pays for the helpline from April."
OPEN_RISK = "Open last quarter, Risk R18-001"
NEAR = "Unless the grant goes on after March we may lose refuge places in the north."


@pytest.fixture
def carried(journey):
    """The journey's return, after one to July that raised a risk and an ask; both are open."""
    with journey.store.write() as session:
        july = session.scalars(select(Meeting).where(Meeting.slug == "2018-19-Q2")).one()
        reporter = session.get_one(Reporter, session.get_one(Return, journey.return_id).reporter_id)
        said = [makers.an_item(REFUGE, Part.RISK, ask=HELPLINE, place="Table 1, row 11")]
        raised = makers.a_return(session, july, reporter, ReturnState.SUBMITTED, said)
        accept_return(session, journey.planner, raised.versions[0].id)
    journey.outcome = a_reading(risks=[(NEAR, "")])
    return journey


def problem(session, code: str) -> ReturnProblem:
    return session.scalars(
        select(ReturnProblem).where(ReturnProblem.code == code).order_by(ReturnProblem.id.desc())
    ).first()


def answer(journey, code: str, choice: str, words: str = "", viewer: Viewer | None = None) -> None:
    with journey.store.write() as session:
        row = problem(session, code)
        answer_problem(session, viewer or journey.lead, row.id, choice, words, row_version=row.row_version)


def take_in(journey) -> None:
    """Answer what else must be, submit and accept."""
    with journey.store.write() as session:
        version = session.scalars(select(ReturnVersion).order_by(ReturnVersion.id.desc())).first()
        submit(session, journey.lead, version.id)
        accept_return(session, journey.planner, version.id)


def standing(journey) -> tuple[Direction, bool]:
    """How the risk stands at the October meeting."""
    with journey.store.read() as session:
        row = session.scalars(
            select(RiskAssessment)
            .join(Meeting, Meeting.id == RiskAssessment.meeting_id)
            .join(Risk, Risk.id == RiskAssessment.risk_id)
            .where(Meeting.slug == "2018-19-Q3", Risk.title == REFUGE.rstrip("."))
        ).one()
        return row.direction, row.mentioned


def test_each_open_item_that_is_not_spoken_of_is_asked_about(carried) -> None:
    carried.send()
    with carried.store.read() as session:
        asked = {
            row.code: [one.value for one in question_for(session, row).choices]
            for row in session.scalars(select(ReturnProblem).where(ReturnProblem.about_kind != ""))
        }
    assert asked == {
        "silent_risk": ["row", "open", "changed", "closed", "unsaid"],
        "silent_ask": ["open", "changed", "closed"],
    }


ROW = "Table 1, row 11"


@pytest.fixture
def unchosen(carried):
    """A file that has the row of the open risk with a remark in it, and no choice."""
    row = CarriedItem(CarriedKind.RISK, "R18-001", ROW, REFUGE, ROW, None, "To be talked over.", ROW)
    carried.outcome = a_reading(risks=[(NEAR, "")], carried=(row,))
    carried.send()
    return carried


def test_a_row_without_a_choice_is_asked_about_at_its_place_and_answered_like_any_other(unchosen) -> None:
    with unchosen.store.read() as session:
        check = return_check(session, unchosen.lead, unchosen.return_id, 1)
    asked = next(one for one in check.elsewhere if one.code == "silent_risk")
    assert (asked.place, asked.open_item) == (ROW, "")
    assert asked.message == f"No choice was made for Risk R18-001: “{REFUGE}”"
    answer(unchosen, "silent_risk", "closed", "The grant goes on.")
    with unchosen.store.read() as session:
        said = session.scalars(select(ReturnItem).where(ReturnItem.answers_problem_id.is_not(None))).one()
        assert (said.text, said.place) == ("The grant goes on.", OPEN_RISK)


def test_leaving_out_the_remark_in_its_row_does_not_answer_for_the_risk(unchosen) -> None:
    with unchosen.store.write() as session:
        remark = session.scalars(select(ReturnItem).where(ReturnItem.text == "To be talked over.")).one()
        leave_out_item(session, unchosen.lead, remark.id, row_version=remark.row_version)
    with unchosen.store.read() as session:
        assert problem(session, "silent_risk").answer == ""


def test_a_risk_cannot_be_passed_over_in_silence(carried) -> None:
    carried.send()
    with pytest.raises(Refused, match="Risk R18-001 was open last quarter"):
        take_in(carried)


@pytest.mark.parametrize(
    ("choice", "words", "direction", "mentioned"),
    [
        ("open", "", Direction.NOT_SCORED, True),
        ("changed", "Refuge places may be lost in June.", Direction.NOT_SCORED, True),
        ("closed", "The grant goes on.", Direction.NOT_SCORED, True),
        ("unsaid", "", Direction.NOT_MENTIONED, False),
        ("row", "", Direction.NOT_SCORED, True),
    ],
)
def test_an_answer_about_a_risk_is_what_the_return_says_of_it(
    carried, choice, words, direction, mentioned
) -> None:
    carried.send()
    answer(carried, "silent_risk", choice, words)
    take_in(carried)
    assert standing(carried) == (direction, mentioned)


def test_a_closure_is_proposed_by_its_lead_and_closes_nothing(carried) -> None:
    carried.send()
    answer(carried, "silent_risk", "closed", "The grant goes on.")
    take_in(carried)
    with carried.store.read() as session:
        risk = session.scalars(select(Risk).order_by(Risk.id)).first()
        told = session.scalars(select(ReturnItem).where(ReturnItem.answers_problem_id.is_not(None))).one()
        assert risk.status is not RiskStatus.CLOSED
        assert (told.part, told.label, told.text) == (
            Part.EXTRA,
            "Risk R18-001: closed because",
            "The grant goes on.",
        )


def test_a_suggested_row_becomes_the_known_risk_only_when_a_person_says_so(carried) -> None:
    carried.send()
    with carried.store.read() as session:
        before = session.scalars(select(ReturnItem.continues_risk_id).where(ReturnItem.text == NEAR)).one()
    answer(carried, "silent_risk", "row")
    take_in(carried)
    with carried.store.read() as session:
        risks = session.scalars(select(Risk.title)).all()
    assert before is None
    assert risks == [REFUGE.rstrip(".")]


def test_an_ask_goes_on_in_its_newer_words_and_keeps_the_older_ones_in_the_audit(carried) -> None:
    carried.send()
    answer(carried, "silent_risk", "open")
    answer(carried, "silent_ask", "changed", "Partners to pay for the helpline from April.")
    take_in(carried)
    with carried.store.read() as session:
        ask = session.scalars(select(Ask)).one()
        told = session.scalars(select(AuditEvent.detail).where(AuditEvent.event == "ask:reworded")).one()
        assert (ask.text, ask.meetings_heard, ask.state) == (
            "Partners to pay for the helpline from April.",
            2,
            AskState.OPEN,
        )
        assert (told["before"], told["after"]) == (HELPLINE, ask.text)


@pytest.mark.parametrize("choice", ["open", "row"])
def test_an_answer_taken_back_leaves_nothing_behind(carried, choice: str) -> None:
    carried.send()
    answer(carried, "silent_risk", choice)
    with carried.store.write() as session:
        row = problem(session, "silent_risk")
        withdraw_answer(session, carried.lead, row.id, row_version=row.row_version)
    with carried.store.read() as session:
        items = session.scalars(select(ReturnItem)).all()
        assert [one.text for one in items if one.answers_problem_id or one.continues_risk_id] == []


def test_linking_a_row_to_the_risk_answers_for_it_and_unlinking_asks_again(carried) -> None:
    carried.send()
    told = []
    with carried.store.write() as session:
        item = session.scalars(select(ReturnItem).where(ReturnItem.text == NEAR)).one()
        risk_id = session.scalars(select(Risk.id)).one()
        for to in (risk_id, None):
            continue_risk(session, carried.lead, item.id, to)
            told.append(problem(session, "silent_risk").answer)
    assert told == ["row", ""]


def test_an_answer_is_no_item_of_the_document(carried) -> None:
    carried.send()
    answer(carried, "silent_risk", "open")
    with carried.store.write() as session:
        check = return_check(session, carried.lead, carried.return_id, 1)
        added = session.scalars(select(ReturnItem).where(ReturnItem.answers_problem_id.is_not(None))).one()
        with pytest.raises(NotOpen):
            accept_item(session, carried.lead, added.id, row_version=added.row_version)
    assert added.id not in {item.id for item in check.items}
    assert next(one.answer_words for one in check.problems if one.code == "silent_risk") == (
        "Still open, as it stands"
    )


def test_a_risk_that_was_closed_meanwhile_cannot_be_said_to_be_open(carried) -> None:
    carried.send()
    with carried.store.write() as session:
        session.scalars(select(Risk)).one().status = RiskStatus.CLOSED
    with pytest.raises(Refused, match="closed by now"):
        answer(carried, "silent_risk", "open")


@pytest.mark.parametrize(
    ("choice", "words", "saying", "answered"),
    [
        ("nil", "", Saying.NIL, 7),
        ("left", "The data comes in May.", Saying.BLANK, 6),
    ],
)
def test_a_blank_section_is_nil_or_has_its_reason(journey, choice, words, saying, answered) -> None:
    journey.outcome = a_reading(risks=[], month="2018-10")
    journey.send()
    with journey.store.read() as session:
        before = session.scalars(select(ReturnVersion.parts_answered)).one()
    answer(journey, "risks_blank", choice, words)
    with journey.store.read() as session:
        item = session.scalars(select(ReturnItem).where(ReturnItem.answers_problem_id.is_not(None))).one()
        after = session.scalars(select(ReturnVersion.parts_answered)).one()
        assert (item.part, item.saying) == (Part.RISK, saying)
        assert after - before == answered - 6


@pytest.mark.parametrize(
    ("choice", "words", "told"),
    [
        ("none", "", ("NARRATIVE", "There is none yet")),
        ("not-applicable", "", ("NOT_APPLICABLE", "Not applicable")),
        ("to-follow", "", ("NARRATIVE", "To follow")),
        ("left", "With the new chair.", ("BLANK", "With the new chair.")),
    ],
)
def test_blank_products_say_what_the_blank_means(journey, choice, words, told) -> None:
    journey.outcome = a_reading(plans={"tor": "", "strategic_assessment": "In place"})
    journey.send()
    answer(journey, "products_blank", choice, words)
    with journey.store.read() as session:
        row = session.scalars(select(ProductRow).order_by(ProductRow.id)).first()
        assert (row.state.name, row.text) == told
    with journey.store.write() as session:
        asked = problem(session, "products_blank")
        withdraw_answer(session, journey.lead, asked.id, row_version=asked.row_version)
        row = session.scalars(select(ProductRow).order_by(ProductRow.id)).first()
        assert (row.state.name, row.text) == ("BLANK", "")


def test_the_day_that_a_group_met_becomes_the_returns_when_it_is_accepted(journey) -> None:
    journey.outcome = a_reading()
    journey.send()
    answer(journey, "last_met", "met", "18 September 2018")
    with journey.store.read() as session:
        before = session.get_one(Return, journey.return_id).last_met_on
    take_in(journey)
    with journey.store.read() as session:
        owed = session.get_one(Return, journey.return_id)
        assert before is None
        assert (owed.last_met_on, owed.last_met_as_written) == (date(2018, 9, 18), "18 September 2018")


ROTA = "Agree a rota of duty officers by June."


@pytest.mark.parametrize("marked", [Risk, Return])
def test_an_ask_and_an_action_under_a_marking_are_quoted_in_no_problem(carried, marked) -> None:
    with carried.store.write() as session:
        risk = session.scalars(select(Risk)).one()
        july, reporter_id = session.get_one(Meeting, risk.raised_meeting_id), risk.reporter_id
        makers.an_action(session, july, ROTA, reporter_id=reporter_id, risk_id=risk.id)
        of_july = (Return.meeting_id == july.id, Return.reporter_id == reporter_id)
        row = risk if marked is Risk else session.scalars(select(Return).where(*of_july)).one()
        row.marking = Marking.OFFICIAL_SENSITIVE
    carried.send()
    with carried.store.read() as session:
        told = {row.code for row in session.scalars(select(ReturnProblem)) if row.about_kind}
    assert told == (set() if marked is Risk else {"silent_risk", "silent_action"})


def test_the_words_of_a_sensitive_return_are_quoted_of_no_official_risk(carried) -> None:
    with carried.store.write() as session:
        owed = session.scalars(select(Return).where(Return.accepted_version_id.is_not(None))).one()
        owed.marking = Marking.OFFICIAL_SENSITIVE
        session.scalars(select(Risk)).one().title = "Refuge places"
    carried.send()
    with carried.store.read() as session:
        told = problem(session, "silent_risk").message
    assert told.endswith("is not spoken of here: “Refuge places”")


def test_another_groups_lead_cannot_answer(carried) -> None:
    carried.send()
    with pytest.raises(NotOpen):
        answer(carried, "silent_risk", "open", viewer=carried.other_lead)


def test_readers_see_what_was_answered_and_are_led_to_no_place_that_the_document_lacks(carried) -> None:
    carried.send()
    answer(carried, "silent_risk", "changed", "Refuge places may be lost in June.")
    take_in(carried)
    with carried.store.read() as session:
        read = return_read(session, carried.member, carried.return_id, place=OPEN_RISK)
    lines = as_read(read.version.lines, "2018-19-Q3")
    page = return_screen(read, OPEN_RISK, "token", Beside(None, Asked()))
    assert "Answered while checking" in words(lines)
    assert [one.href for one in all_of(lines, "A") if "Open" in one.href] == []
    assert "stands in no document" in words(page)


def test_a_newer_file_begins_with_the_answers_that_were_given(carried) -> None:
    carried.send()
    answer(carried, "silent_risk", "changed", "Refuge places may be lost in June.")
    answer(carried, "last_met", "met", "18 September 2018")
    carried.send(b"newer")
    with carried.store.read() as session:
        newest = session.scalars(select(ReturnVersion).order_by(ReturnVersion.id.desc())).first()
        told = {one.code: one.answer for one in newest.problems if one.answer}
        added = [one.text for one in newest.items if one.answers_problem_id]
        assert newest.met_on == date(2018, 9, 18)
    assert told == {
        "silent_risk": "changed: Refuge places may be lost in June.",
        "last_met": "met: 18 September 2018",
    }
    assert added == ["Refuge places may be lost in June."]


def test_an_answer_that_is_not_true_any_more_is_asked_again(carried) -> None:
    carried.send()
    answer(carried, "silent_ask", "open")
    with carried.store.write() as session:
        session.scalars(select(Ask)).one().state = AskState.ANSWERED
    carried.send(b"newer")
    with carried.store.read() as session:
        newest = session.scalars(select(ReturnVersion).order_by(ReturnVersion.id.desc())).first()
        assert "silent_ask" not in {one.code for one in newest.problems}


def test_an_answer_that_pointed_to_a_row_is_not_kept(carried) -> None:
    carried.send()
    answer(carried, "silent_risk", "row")
    carried.send(b"newer")
    with carried.store.read() as session:
        assert problem(session, "silent_risk").answer == ""
