"""The pre-filled return: read back as it is, filled in, typed over; nothing in it that its taker may not see."""

from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest
from sqlalchemy import func, select

from data.packs.last_quarter import last_quarter
from data.packs.prefilled_return import Prefilled, hand_out, meeting_named, prefilled_return, reporter_named
from data.people import Viewer
from data.refusals import NotOpen, Refused
from data.register.moderate import accept_return
from data.reports.meetings import find_meeting
from data.returns.owed import owed_return
from data.returns.reader.carried import CarriedKind
from data.returns.reader.interpret import read_return
from data.returns.reader.parsed import ParsedReturn
from data.returns.reader.wire import to_wire
from data.returns.receive import keep_file
from data.returns.versions import store_reading
from data.store.files import KeptBytes
from data.store.tables import (
    AuditEvent,
    Reporter,
    Return,
    ReturnItem,
    ReturnVersion,
    Risk,
    RiskAssessment,
)
from data.store.visibility import returns_for
from data.terms import CarriedChoice, Marking, Part, ReturnState, RiskStatus, Role
from tests import makers
from tests.readings import a_reading
from tests.support.small_board import SmallBoard, small_board
from tests.support.word_choices import chosen, typed_over

pytestmark = pytest.mark.both_databases
PLANNER = Viewer(person_id=3, role=Role.PLANNER)
JANUARY = "2018-19-Q4"


def read(made: Prefilled) -> ParsedReturn:
    return read_return(made.content, made.filename)


def test_every_group_and_csp_reads_back_without_a_problem_and_with_every_open_item(sample) -> None:
    faults, open_items, reporters = {}, 0, 0
    with sample.read() as session:
        meeting = find_meeting(session, JANUARY)
        for reporter in session.scalars(select(Reporter).order_by(Reporter.id)):
            known = last_quarter(session, PLANNER, reporter, meeting)
            back = read(prefilled_return(session, PLANNER, JANUARY, reporter.slug))
            matched = [(one.kind, one.reference, one.wording) for one in back.carried]
            wanted = [(one.kind, one.reference, one.wording) for one in known.open_items]
            found = [*back.problems, *back.unplaced, *(set(matched) ^ set(wanted))]
            faults |= {reporter.slug: found} if found else {}
            open_items, reporters = open_items + len(wanted), reporters + 1
    assert faults == {}
    assert reporters == 15
    assert open_items > 20


def test_what_only_repeats_last_quarter_is_not_read_as_said_now(sample) -> None:
    with sample.read() as session:
        back = read(prefilled_return(session, PLANNER, JANUARY, "dasv"))
    assert back.key_information == ()
    assert back.risk_register_items == ()
    assert back.commentary == ()
    assert len(back.objectives) == 3
    assert back.period.month == "2019-01"
    assert back.plan("strategic_assessment").text == "Completed: 30 June 2017"


def test_the_same_store_always_gives_the_same_bytes(sample) -> None:
    with sample.read() as session:
        first, second = (prefilled_return(session, PLANNER, JANUARY, "offender").content for _ in range(2))
    assert first == second


@pytest.fixture
def board(store):
    with store.write() as session:
        yield small_board(session)


@pytest.fixture
def october(board: SmallBoard) -> SmallBoard:
    """An accepted return to October, one risk and one ask of it open, and what is owed to January."""
    session = board.session
    items = [
        makers.an_item("Head of Service", Part.CHAIR),
        makers.an_item("Reach every victim.", Part.OBJECTIVE),
        makers.an_item("Funding may end in March.", Part.RISK, place="Table 1, row 3"),
    ]
    read_as = to_wire(a_reading())
    sent = ReturnState.SUBMITTED
    owed = makers.a_return(session, board.october, board.dasv, sent, items, reading=read_as)
    accept_return(session, a_planner(board), owed.versions[0].id, "")
    makers.an_ask(session, board.october, board.dasv, "Name a lead officer.")
    makers.a_return(session, board.january, board.dasv, ReturnState.EXPECTED)
    return board


def a_planner(board: SmallBoard) -> Viewer:
    person = makers.a_person(board.session, role=Role.PLANNER)
    return Viewer(person_id=person.id, role=Role.PLANNER)


def a_lead(board: SmallBoard) -> Viewer:
    return replace(board.lead, person_id=makers.a_person(board.session, role=Role.LEAD).id)


FILLED = {
    "Risk R18-001": ("Changed", "Funding ends in June."),
    "Ask 1": ("Closed because", "An officer is named."),
}


@pytest.mark.parametrize("way", [chosen, typed_over])
def test_what_was_chosen_is_read_with_the_controls_and_without_them(october: SmallBoard, way) -> None:
    made = prefilled_return(october.session, october.lead, JANUARY, "dasv")
    back = read_return(way(made.content, FILLED), made.filename)
    told = {(one.kind, one.choice, one.wording, one.words) for one in back.carried}
    assert told == {
        (
            CarriedKind.RISK,
            CarriedChoice.CHANGED,
            "Funding may end in March.",
            "Funding ends in June.",
        ),
        (CarriedKind.ASK, CarriedChoice.CLOSED, "Name a lead officer.", "An officer is named."),
    }
    assert [one.code for one in back.problems] == []


def test_a_choice_without_its_words_is_asked_about(october: SmallBoard) -> None:
    made = prefilled_return(october.session, october.lead, JANUARY, "dasv")
    back = read_return(chosen(made.content, {"Risk R18-001": ("Closed because", "")}), made.filename)
    assert [one.code for one in back.problems] == ["carried_without_words"]


def test_a_sensitive_risk_is_left_out_for_somebody_who_may_not_know_of_it(october: SmallBoard) -> None:
    session = october.session
    risk = makers.a_risk(session, october.october, october.dasv, "Named victims", ref="R18-077")
    risk.marking = Marking.OFFICIAL_SENSITIVE
    session.flush()
    mine = read(prefilled_return(session, october.lead, JANUARY, "dasv"))
    theirs = read(prefilled_return(session, PLANNER, JANUARY, "dasv"))
    assert [one.reference for one in mine.carried] == ["R18-001", "R18-077", "1"]
    assert mine.marking.text == "OFFICIAL-SENSITIVE"
    assert [one.reference for one in theirs.carried] == ["R18-001", "1"]


@pytest.mark.parametrize("kind", [CarriedKind.ASK, CarriedKind.ACTION])
def test_what_is_about_a_sensitive_risk_marks_the_form(october: SmallBoard, kind: CarriedKind) -> None:
    """Also once the risk itself is closed: the ask or the action still speaks of it."""
    session = october.session
    risk = makers.a_risk(session, october.october, october.dasv, "Named victims", status=RiskStatus.CLOSED)
    risk.marking = Marking.OFFICIAL_SENSITIVE
    about = {"reporter": october.dasv, "text": "Move the named victims.", "risk_id": risk.id}
    if kind is CarriedKind.ASK:
        makers.an_ask(session, october.october, **about)
    else:
        about["reporter_id"] = about.pop("reporter").id
        makers.an_action(session, october.october, **about)
    mine = read(prefilled_return(session, october.lead, JANUARY, "dasv"))
    theirs = read(prefilled_return(session, PLANNER, JANUARY, "dasv"))
    assert (mine.marking.text, theirs.marking.text) == ("OFFICIAL-SENSITIVE", "OFFICIAL")
    assert len(mine.carried) == len(theirs.carried) + 1


@pytest.mark.parametrize(
    "viewer",
    [Viewer(person_id=1, role=Role.MEMBER), Viewer(person_id=2, role=Role.LEAD, leads=frozenset({99}))],
)
def test_only_who_may_send_it_gets_it(october: SmallBoard, viewer: Viewer) -> None:
    with pytest.raises(NotOpen):
        prefilled_return(october.session, viewer, JANUARY, "dasv")


def test_who_took_it_is_on_record(october: SmallBoard) -> None:
    hand_out(october.session, a_planner(october), JANUARY, "dasv")
    event = october.session.scalars(select(AuditEvent).order_by(AuditEvent.id.desc())).first()
    assert (event.event, event.object_id) == ("return:pre-filled", october.dasv.id)


def test_a_first_return_begins_empty_and_says_so(board: SmallBoard) -> None:
    back = read(prefilled_return(board.session, board.planner, JANUARY, "prevent"))
    assert back.carried == ()
    assert back.group.as_written == "Prevent"


def test_names_and_meetings_are_found_as_people_write_them(board: SmallBoard) -> None:
    assert reporter_named(board.session, " DOMESTIC ABUSE ") == "dasv"
    assert meeting_named(board.session, "2019-01-17").slug == JANUARY
    assert meeting_named(board.session, "2018-19 q4").slug == JANUARY
    with pytest.raises(Refused, match="is not the name"):
        reporter_named(board.session, "nobody")
    with pytest.raises(Refused, match="No meeting is on"):
        meeting_named(board.session, "2031-01-01")
    assert date(2019, 1, 17) == board.january.held_on


def stored(october: SmallBoard, viewer: Viewer, choice: tuple[str, str]) -> ReturnVersion:
    """The version read from the file in which this was chosen of the one risk."""
    session = october.session
    made = prefilled_return(session, viewer, JANUARY, "dasv")
    back = read_return(chosen(made.content, {"Risk R18-001": choice}), made.filename)
    kept = KeptBytes(uuid4().hex, "b" * 64, len(made.content))
    file = keep_file(session, viewer, owed_return(session, viewer, JANUARY, "dasv"), made.filename, kept)
    return store_reading(session, viewer, file, back)


def test_what_the_form_itself_carried_forward_is_not_counted_as_copied(october: SmallBoard) -> None:
    planner = a_planner(october)
    assert stored(october, planner, ("Still open", "")).copied_share is None
    assert stored(october, planner, ("Changed", "Funding ends in late June.")).copied_share == 0


@pytest.mark.parametrize(
    ("choice", "mentioned", "words"),
    [
        (("Still open", ""), True, "Funding may end in March."),
        (("Changed", "Funding ends in June."), True, "Funding ends in June."),
        (("", ""), False, None),
    ],
)
def test_a_choice_in_word_is_the_leads_word_about_the_risk(
    october: SmallBoard, choice: tuple[str, str], mentioned: bool, words: str | None
) -> None:
    session, planner = october.session, a_planner(october)
    version = stored(october, planner, choice)
    version.state = ReturnState.SUBMITTED
    accept_return(session, planner, version.id, "")
    where = (RiskAssessment.meeting_id == october.january.id, Risk.ref == "R18-001")
    row = session.scalars(
        select(RiskAssessment).join(Risk, Risk.id == RiskAssessment.risk_id).where(*where)
    ).one()
    source = session.get(ReturnItem, row.source_item_id) if row.source_item_id else None
    assert (row.mentioned, source.text if source else None) == (mentioned, words)
    assert session.scalars(select(func.count(Risk.id))).one() == 1


def test_what_the_form_says_of_a_sensitive_risk_is_read_by_no_member(october: SmallBoard) -> None:
    session, planner = october.session, a_planner(october)
    risk = session.scalars(select(Risk)).one()
    risk.marking = Marking.OFFICIAL_SENSITIVE
    version = stored(october, a_lead(october), ("Still open", ""))
    assert version.of.marking is Marking.OFFICIAL_SENSITIVE
    version.state = ReturnState.SUBMITTED
    with pytest.raises(NotOpen):
        accept_return(session, planner, version.id, "")
    listed = replace(planner, listed=frozenset({("return", version.return_id)}))
    accept_return(session, listed, version.id, "")
    for viewer, told in ((october.member, False), (october.lead, True)):
        known = session.scalars(select(Return.id).where(Return.id == version.return_id, returns_for(viewer)))
        assert (known.one_or_none() is not None) is told
