"""What a lead decides on items and answers to problems: kept beside the source, taken back whole."""

from datetime import date

import pytest
from sqlalchemy import select

from data.refusals import Conflict, NotOpen, Refused
from data.returns.deciding.answers import answer_problem, question_for, undo_item, withdraw_answer
from data.returns.deciding.decisions import (
    accept_item,
    accept_rest,
    correct_item,
    leave_out_item,
    problems_of,
)
from data.returns.reader.written import Suggestion
from data.returns.submit import submit
from data.store.audit import Event
from data.store.tables import AuditEvent, Meeting, ProductRow, ReturnItem, ReturnProblem, ReturnVersion
from data.terms import Decision, Part, Product, ProductState, RiskKind, Saying
from tests.readings import RISK_ROW, a_problem, a_reading, cell_place

pytestmark = pytest.mark.both_databases
EVENT = "Inspection is expected from November 2018."


@pytest.fixture
def sent(journey):
    """A draft with an event among its risks, an ask that names nobody, and a period that looks stale."""
    journey.outcome = a_reading(
        period="May 2018",
        month="2018-05",
        risks=[
            (EVENT, ""),
            ("Recruitment is hard.", "Review it."),
            ("No new risks, but funds still fall.", ""),
        ],
        suggestions=[Suggestion.EVENT, None, Suggestion.STANDING_RISK],
        plans={"tor": "July 2018", "performance_information": "A report"},
        problems=[
            a_problem("period_looks_stale", period="May 2018", text="July 2018"),
            a_problem("event_not_risk", cell_place(RISK_ROW, 0), text=EVENT),
            a_problem("ask_names_nobody", cell_place(RISK_ROW + 1, 1), text="Review it."),
            a_problem("standing_risk", cell_place(RISK_ROW + 2, 0)),
            a_problem("performance_undated", cell_place(25, 1), "performance_information"),
            a_problem("plan_row_missing", "Table 1", "strategic_assessment", text="Strategic assessment"),
        ],
    )
    journey.send()
    return journey


def item(session, part=Part.RISK, at=0):
    found = select(ReturnItem).where(ReturnItem.part == part).order_by(ReturnItem.ordinal)
    return session.scalars(found).all()[at]


def problem(session, code):
    return session.scalars(select(ReturnProblem).where(ReturnProblem.code == code)).one()


def answer(journey, code, choice, words="", viewer=None):
    with journey.store.write() as session:
        row = problem(session, code)
        answer_problem(session, viewer or journey.lead, row.id, choice, words, row_version=row.row_version)


def test_a_correction_stands_beside_the_source_words(sent) -> None:
    with sent.store.write() as session:
        row = item(session, at=1)
        correct_item(session, sent.lead, row.id, row_version=row.row_version, text=" Posts stay empty. ")
    with sent.store.read() as session:
        row = item(session, at=1)
        assert (row.text, row.source_text) == ("Posts stay empty.", "Recruitment is hard.")
        assert (row.decision, row.decided_by_id) == (Decision.CORRECTED, sent.lead.person_id)
        assert (row.ask, row.place) == ("Review it.", cell_place(RISK_ROW + 1, 0))


def test_undo_puts_back_words_kind_and_problems(sent) -> None:
    answer(sent, "event_not_risk", "risk", "The inspection finds us unready.")
    with sent.store.write() as session:
        row = item(session)
        assert (row.text, row.kind) == ("The inspection finds us unready.", RiskKind.RISK)
        undo_item(session, sent.lead, row.id, row_version=row.row_version)
    with sent.store.read() as session:
        row = item(session)
        assert (row.text, row.kind, row.decision) == (EVENT, None, Decision.PENDING)
        assert problem(session, "event_not_risk").answer == ""


def test_the_second_of_two_people_is_told_and_keeps_their_words(sent) -> None:
    with sent.store.read() as session:
        row = item(session, at=1)
        seen, row_id = row.row_version, row.id
    with sent.store.write() as session:
        correct_item(session, sent.lead, row_id, row_version=seen, text="First words")
    with pytest.raises(Conflict) as conflict, sent.store.write() as session:
        correct_item(session, sent.planner, row_id, row_version=seen, text="Second words")
    assert (conflict.value.theirs, conflict.value.yours) == ("First words", "Second words")


def test_two_people_who_decide_the_same_are_both_right(sent) -> None:
    with sent.store.read() as session:
        row = item(session, at=1)
        seen, row_id = row.row_version, row.id
    for person in (sent.lead, sent.planner):
        with sent.store.write() as session:
            decided = accept_item(session, person, row_id, row_version=seen)
        assert decided.decision is Decision.ACCEPTED


@pytest.mark.parametrize("who", ["other_lead", "member", "administrator"])
def test_an_item_looks_not_there_to_others(sent, who: str) -> None:
    with pytest.raises(NotOpen), sent.store.write() as session:
        accept_item(session, getattr(sent, who), item(session).id, row_version=1)


def test_accepts_the_rest_and_leaves_what_a_problem_is_about(sent) -> None:
    with sent.store.write() as session:
        version = session.scalars(select(ReturnVersion)).one()
        accepted = accept_rest(session, sent.lead, version.id)
        pending = {row.text for row in version.items if row.decision is Decision.PENDING}
    assert accepted == 4
    assert pending == {
        "May 2018",
        EVENT,
        "Recruitment is hard.",
        "No new risks, but funds still fall.",
        "A report",
    }


def test_leaving_an_item_out_settles_its_own_problem(sent) -> None:
    with sent.store.write() as session:
        row = item(session)
        leave_out_item(session, sent.lead, row.id, row_version=row.row_version)
        assert problem(session, "event_not_risk").answer == "not-an-item"


def test_the_chair_cannot_be_left_out(sent) -> None:
    with pytest.raises(Refused, match="correct it instead"), sent.store.write() as session:
        leave_out_item(session, sent.lead, item(session, Part.CHAIR).id, row_version=1)


@pytest.mark.parametrize("words", ["", "   ", "\x00\x07"])
def test_a_correction_needs_words(sent, words: str) -> None:
    with pytest.raises(Refused, match="Write the words"), sent.store.write() as session:
        correct_item(session, sent.lead, item(session).id, row_version=1, text=words)


@pytest.mark.parametrize(
    ("code", "choice", "words", "kind", "standing", "decision"),
    [
        ("event_not_risk", "event", "", RiskKind.EVENT, False, Decision.ACCEPTED),
        ("event_not_risk", "issue", "", RiskKind.ISSUE, False, Decision.ACCEPTED),
        ("event_not_risk", "risk", "We are unready", RiskKind.RISK, False, Decision.CORRECTED),
        ("standing_risk", "standing", "", RiskKind.RISK, True, Decision.ACCEPTED),
        ("standing_risk", "closed", "", None, False, Decision.NOT_AN_ITEM),
    ],
)
def test_an_answer_changes_its_item(sent, code, choice, words, kind, standing, decision) -> None:
    answer(sent, code, choice, words)
    with sent.store.read() as session:
        row = item(session, at=0 if code == "event_not_risk" else 2)
        assert (row.kind, row.standing, row.decision) == (kind, standing, decision)


def test_the_period_chosen_stands_beside_the_period_as_written(sent) -> None:
    answer(sent, "period_looks_stale", "2018-09")
    with sent.store.read() as session:
        version = session.scalars(select(ReturnVersion)).one()
        assert (version.period_month, version.period_as_written) == (date(2018, 9, 1), "May 2018")


def test_a_withdrawn_answer_takes_its_effect_back(sent) -> None:
    answer(sent, "period_looks_stale", "2018-09")
    with sent.store.write() as session:
        row = problem(session, "period_looks_stale")
        withdraw_answer(session, sent.lead, row.id, row_version=row.row_version)
        assert (row.answer, row.of.period_month) == ("", date(2018, 5, 1))


@pytest.mark.parametrize(
    ("code", "choice", "words", "product", "state", "answered"),
    [
        ("performance_undated", "dated", "18 July 2018", Product.PERFORMANCE, ProductState.STATED_DATED, 5),
        ("performance_undated", "undated", "", Product.PERFORMANCE, ProductState.STATED_UNDATED, 5),
        (
            "plan_row_missing",
            "exists",
            "2018-21",
            Product.STRATEGIC_ASSESSMENT,
            ProductState.STATED_UNDATED,
            6,
        ),
        ("plan_row_missing", "none", "", Product.STRATEGIC_ASSESSMENT, ProductState.BLANK, 5),
    ],
)
def test_an_answer_completes_a_product(sent, code, choice, words, product, state, answered) -> None:
    answer(sent, code, choice, words)
    with sent.store.read() as session:
        row = session.scalars(select(ProductRow).where(ProductRow.product == product)).one()
        assert row.state is state
        assert session.scalars(select(ReturnVersion)).one().parts_answered == answered


def test_a_product_is_known_whatever_the_words_of_its_problem(sent) -> None:
    with sent.store.write() as session:
        problem(session, "plan_row_missing").message = "One of the rows is not in the return."
    answer(sent, "plan_row_missing", "exists", "2018-21")
    with sent.store.read() as session:
        said = select(ProductRow.product).where(ProductRow.text == "2018-21")
        assert session.scalars(said).all() == [Product.STRATEGIC_ASSESSMENT]


def of_an_older_version(journey, message: str) -> None:
    """Let the problem of a row that is missing be as it was kept before problems named their product."""
    with journey.store.write() as session:
        row = problem(session, "plan_row_missing")
        row.about_kind, row.about_id, row.message = "", None, message


def test_a_problem_kept_before_it_named_its_product_is_still_answered(sent) -> None:
    of_an_older_version(sent, "The row “Strategic assessment” is not in the return.")
    answer(sent, "plan_row_missing", "exists", "2018-21")
    with sent.store.read() as session:
        said = select(ProductRow.product).where(ProductRow.text == "2018-21")
        assert session.scalars(said).all() == [Product.STRATEGIC_ASSESSMENT]


def test_an_answer_about_no_product_completes_none(sent) -> None:
    of_an_older_version(sent, "One of the rows is not in the return.")
    with pytest.raises(LookupError, match="plan_row_missing"):
        answer(sent, "plan_row_missing", "exists", "2018-21")


@pytest.mark.parametrize(
    ("code", "choice", "words", "sentence"),
    [
        ("event_not_risk", "", "", "Choose one of the answers first"),
        ("event_not_risk", "nonsense", "", "Choose one of the answers first"),
        ("event_not_risk", "risk", " ", "fill in “What could go wrong” too"),
        ("performance_undated", "dated", "soon", "Write a date such as"),
        ("period_looks_stale", "1066-01", "", "Choose one of the answers first"),
    ],
)
def test_an_answer_that_does_not_fit_is_refused(sent, code, choice, words, sentence) -> None:
    with pytest.raises(Refused, match=sentence):
        answer(sent, code, choice, words)


def test_nothing_can_be_decided_once_it_is_submitted(sent) -> None:
    answer(sent, "event_not_risk", "event")
    answer(sent, "standing_risk", "standing")
    answer(sent, "period_looks_stale", "2018-05")
    with sent.store.write() as session:
        submit(session, sent.lead, session.scalars(select(ReturnVersion.id)).one())
    with pytest.raises(Refused, match="is with the OPCC"), sent.store.write() as session:
        accept_item(session, sent.lead, item(session, at=1).id, row_version=1)


def test_every_decision_is_in_the_audit_with_what_it_was_before(sent) -> None:
    with sent.store.write() as session:
        row = item(session, at=1)
        correct_item(session, sent.lead, row.id, row_version=row.row_version, text="New words")
    with sent.store.read() as session:
        told = select(AuditEvent).where(AuditEvent.event == Event.ITEM_DECIDED)
        detail = session.scalars(told).one().detail
    assert (detail["before"], detail["after"]) == ({"text": "Recruitment is hard."}, {"text": "New words"})


def test_reads_nil_and_blank_apart(journey) -> None:
    journey.outcome = a_reading(key=[("None of note", ""), ("N/A", "Information"), ("", "To follow")])
    journey.send()
    with journey.store.read() as session:
        says = [
            (row.saying, row.ask_saying)
            for row in (item(session, Part.KEY_INFORMATION, at) for at in range(3))
        ]
    assert says == [
        (Saying.NIL, Saying.BLANK),
        (Saying.NOT_APPLICABLE, Saying.FOR_INFORMATION),
        (Saying.BLANK, Saying.TO_FOLLOW),
    ]


def test_a_meeting_without_a_date_offers_the_months_of_its_quarter(journey) -> None:
    journey.outcome = a_reading(period="", month=None, problems=[a_problem("period_missing")])
    journey.send()
    with journey.store.write() as session:
        row = problem(session, "period_missing")
        session.get_one(Meeting, row.of.of.meeting_id).held_on = None
        choices = [choice.value for choice in question_for(session, row).choices]
    assert choices[:3] == ["2018-12", "2018-11", "2018-10"]


def test_a_doubt_about_the_period_is_not_one_about_the_group_beside_it(journey) -> None:
    stale = a_problem("period_looks_stale", cell_place(1, 1), period="May 2018", text="July 2018")
    journey.outcome = a_reading(problems=[stale])
    journey.send()
    with journey.store.read() as session:
        told = [
            row.part
            for row in session.scalars(select(ReturnItem))
            if "period_looks_stale" in {one.code for one in problems_of(row)}
        ]
    assert told == [Part.PERIOD]
