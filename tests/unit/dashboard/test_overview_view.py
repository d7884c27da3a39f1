"""The overview drawn from values: each kind of need, calm when there is none, every figure a link to its list."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from dashboard.components.todo import TodoItem
from dashboard.pages.overview import picture
from dashboard.pages.overview.need_words import Words
from dashboard.pages.overview.needs import KIND_WORDS, needs_section
from dashboard.pages.overview.view import grid_title, lead, overview_screen
from data.people import Viewer
from data.rag import ActionRating, Suggestion
from data.reports.asks.action_lines import ActionLine
from data.reports.asks.ask_lines import Addressee, AskLine, Source
from data.reports.groups.grid import Grid, GridRow, Rated
from data.reports.meetings import MeetingView
from data.reports.overview.need import (
    ActionNeed,
    AnsweredNeed,
    AskNeed,
    CandidatesNeed,
    ChaseNeed,
    DecisionNeed,
    ModerateNeed,
    Need,
    Needs,
    QuestionNeed,
    ReturnNeed,
    SilentRiskNeed,
    StaleNeed,
    TurnNeed,
)
from data.reports.overview.overview import Overview, ReturnsPicture, RisksPicture
from data.reports.plan.agenda import AgendaLine
from data.reports.questions.lines import AnswerLine, QuestionLine
from data.reports.register.changes import Change, Changes, NamedRisk
from data.reports.reporters import ReporterName
from data.reports.returns.owed import OwedReturn, VersionLine
from data.terms import (
    AskState,
    Band,
    Direction,
    Marking,
    PublicationPart,
    QuestionState,
    Rag,
    ReporterKind,
    ReturnState,
    Role,
    Slot,
)
from tests.unit.components.elements import all_of, attribute, words

MOMENT = datetime(2018, 10, 11, 9, tzinfo=UTC)
OCTOBER = MeetingView(
    3, "2018-19-Q3", "2018-19 Q3", date(2018, 10, 11), MOMENT, MOMENT, 120, MOMENT, 3, True, False
)
JULY = replace(OCTOBER, id=2, slug="2018-19-Q2", label="2018-19 Q2", held_on=date(2018, 7, 19), position=2)
DASV = ReporterName(1, ReporterKind.DELIVERY_GROUP, "dasv", "Domestic Abuse Board", "Domestic Abuse")
FENLAND = ReporterName(2, ReporterKind.CSP, "fenland", "Fenland CSP", "Fenland")
MEMBER = Viewer(person_id=1, role=Role.MEMBER, body_id=7, body_name="Fenland District Council")
VERSION = VersionLine(5, 1, "May 2018", date(2018, 5, 1), "", "", "blank", 7, 8)
STANDING = OwedReturn(
    9, DASV, ReturnState.SUBMITTED, "", None, Marking.OFFICIAL, PublicationPart.A, False, MOMENT, 2,
    None, "", None, False, VERSION,
)  # fmt: skip
ASK = AskLine(
    12, "Name a champion", DASV, JULY, OCTOBER, 2, False, AskState.OPEN, False,
    (Addressee(7, "fdc", "Fenland District Council", AskState.OPEN, ""),), "", Source(9, "Table 1, row 3"), True,
)  # fmt: skip
ACTION = ActionLine(
    4, "A0004", "Map the pathways", 7, "fdc", "Fenland District Council", DASV, "", JULY, date(2018, 9, 28), None, 1,
    None, "", ActionRating(Rag.RED, "Past its original due date."), 9, False,
)  # fmt: skip
ANSWER = AnswerLine("The county.", "Head of Service", MOMENT, False, None, False)
QUESTION = QuestionLine(
    6, 1, 9, DASV, OCTOBER, "Who pays <b>then</b>?", QuestionState.ANSWERED, 1, "Executive Councillor", MOMENT, None,
    False, "", "", None, 1, (ANSWER,), True, False, True,
)  # fmt: skip
ITEM = AgendaLine(
    1, 3, Slot.OPEN, 1, "The plan", None, "Chief Executive", 5, False, "", 8, "Approve the plan", True
)
NEEDS: dict[type[Need], Need] = {
    AskNeed: AskNeed(ASK),
    ActionNeed: ActionNeed(ACTION),
    DecisionNeed: DecisionNeed(ITEM),
    TurnNeed: TurnNeed(FENLAND, JULY),
    ReturnNeed: ReturnNeed(
        replace(STANDING, state=ReturnState.DRAFT), OCTOBER, date(2018, 10, 1), 2, 3, "", 4
    ),
    SilentRiskNeed: SilentRiskNeed("R18-004", "Housing is short", DASV, JULY, False),
    ModerateNeed: ModerateNeed(STANDING),
    ChaseNeed: ChaseNeed(replace(STANDING, state=ReturnState.TO_FOLLOW), date(2018, 10, 1)),
    StaleNeed: StaleNeed(STANDING),
    CandidatesNeed: CandidatesNeed(8),
    QuestionNeed: QuestionNeed(QUESTION),
    AnsweredNeed: AnsweredNeed(QUESTION),
}


def nothing() -> Overview:
    return Overview(
        meeting=OCTOBER,
        previous=None,
        next=None,
        needs=Needs(),
        returns=ReturnsPicture((), (), (), (), (), ()),
        risks=RisksPicture(tuple((band, 0) for band in Band), 0, False),
        changes=Changes(0, 0, ()),
        grid=Grid((OCTOBER,), ()),
    )


def item(need: Need, quarter: str | None = "2018-19-Q3") -> TodoItem:
    return Words(OCTOBER, quarter).item(need)


def links(part: object) -> list[str]:
    return [str(attribute(link, "href")) for link in all_of(part, "A")]


def test_every_kind_of_need_has_words_and_one_button_to_somewhere():
    assert set(NEEDS) == set(KIND_WORDS)
    for need in NEEDS.values():
        drawn = item(need)
        assert drawn.text
        assert drawn.button is not None
        assert drawn.button[1].startswith("/")


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        (
            AskNeed,
            "Domestic Abuse†, to Fenland District Council. Heard at 2 meetings since July 2018; no answer yet.",
        ),
        (
            ActionNeed,
            "Action from July 2018. Was due 28 September 2018, 9 working days ago; date moved once.",
        ),
        (DecisionNeed, "Agenda item 8, The plan, 5 minutes. Brought by: Chief Executive."),
        (
            ReturnNeed,
            "3 problems to answer first. Reports are due Monday 1 October 2018: 4 working days left.",
        ),
        (SilentRiskNeed, "Last mentioned in July 2018; your return says nothing of it"),
        (ModerateNeed, "Received 11 October 2018, 2 working days late. 7 of 8 parts answered."),
        (ChaseNeed, "Was due Monday 1 October 2018."),
        (QuestionNeed, "Asked by Executive Councillor, 11 October 2018†: “Who pays <b>then</b>?”"),
        (AnsweredNeed, "Answered by Head of Service, 11 October 2018: “Who pays <b>then</b>?”"),
    ],
)
def test_says_who_asked_and_since_when(kind, said):
    assert said in words(item(NEEDS[kind]).detail)


@pytest.mark.parametrize(
    ("state", "left", "tagged", "said"),
    [
        (ReturnState.EXPECTED, 5, "Due", "Reports are due Monday 1 October 2018: 5 working days left."),
        (ReturnState.EXPECTED, 0, "Due", "Reports are due Monday 1 October 2018: due today."),
        (ReturnState.EXPECTED, -1, "Late", "Reports were due Monday 1 October 2018: 1 working day late."),
        (
            ReturnState.TO_FOLLOW,
            -2,
            "To follow",
            "Reports were due Monday 1 October 2018: 2 working days late.",
        ),
        (ReturnState.CHANGES_REQUESTED, 2, "Changes", "Date the plan Reports are due Monday 1 October 2018"),
    ],
)
def test_a_lead_sees_the_deadline_and_the_working_days_to_it(state, left, tagged, said):
    need = replace(NEEDS[ReturnNeed], owed=replace(STANDING, state=state), left=left, reason="Date the plan")
    drawn = item(need)
    assert words(drawn.tag) == tagged
    assert said in words(drawn.detail)


def test_a_lead_sees_when_they_were_reminded():
    need = replace(NEEDS[ReturnNeed], reminded=datetime(2018, 9, 23, 23, 30, tzinfo=UTC))
    assert words(item(need).detail).endswith("You were reminded on 24 September 2018.")


def test_a_return_to_chase_opens_at_its_place_on_the_chase_list():
    assert item(NEEDS[ChaseNeed]).button == ("Chase it", "/returns/chase?quarter=2018-19-Q3#return-9")


def test_an_ask_opens_itself_in_the_list_and_its_sentence_in_the_return():
    drawn = item(NEEDS[AskNeed])
    assert drawn.button == ("Open", "/asks?quarter=2018-19-Q3&body=mine#ask-12")
    assert "/returns/9?quarter=2018-19-Q3&place=Table+1%2C+row+3" in links(drawn.detail)


def test_a_question_opens_itself_on_its_return():
    assert item(NEEDS[QuestionNeed]).button == ("Answer it", "/returns/9?quarter=2018-19-Q3#question-6")
    assert item(NEEDS[AnsweredNeed]).button == ("Read it", "/returns/9?quarter=2018-19-Q3#question-6")


def test_tags_an_ask_by_how_often_it_was_heard():
    tags = [
        words(item(AskNeed(replace(ASK, heard=heard, new=new))).tag)
        for heard, new in ((3, False), (1, True), (1, False))
    ]
    assert tags == ["3rd meeting", "New ask", "No answer"]


def test_an_ask_of_many_bodies_counts_them():
    many = tuple(replace(ASK.addressees[0], body_id=number) for number in range(12))
    assert "to 12 bodies" in words(item(AskNeed(replace(ASK, addressees=many))).detail)


@pytest.mark.parametrize(
    ("state", "text"),
    [
        (ReturnState.EXPECTED, "Send the Domestic Abuse return for October 2018"),
        (ReturnState.TO_FOLLOW, "Send the Domestic Abuse return for October 2018"),
        (ReturnState.DRAFT, "Check and submit the Domestic Abuse return for October 2018"),
        (ReturnState.CHANGES_REQUESTED, "Change the Domestic Abuse return for October 2018"),
    ],
)
def test_tells_a_lead_the_next_step_of_their_return(state, text):
    need = ReturnNeed(replace(STANDING, state=state), OCTOBER, None, None, 0, "Date the plan")
    assert item(need).text == text


def test_a_draft_goes_on_at_its_check_page_and_an_unsent_return_at_the_upload():
    assert item(NEEDS[ReturnNeed]).button == ("Check it", "/returns/9/versions/2/check?quarter=2018-19-Q3")
    unsent = ReturnNeed(replace(STANDING, state=ReturnState.EXPECTED), OCTOBER, None, None, 0, "")
    assert item(unsent).button == ("Send it", "/returns/upload?quarter=2018-19-Q3&group=dasv")


def test_a_very_long_ask_is_cut_in_the_list_of_needs():
    assert len(item(AskNeed(replace(ASK, text="word " * 900))).text) < 240


def test_is_calm_when_nothing_waits():
    drawn = needs_section(nothing(), Viewer(role=Role.ADMINISTRATOR), None)
    assert "Nothing waits for you" in words(drawn)


def test_says_how_many_there_are_beyond_those_shown_and_where():
    found = replace(nothing(), needs=Needs((NEEDS[AskNeed],), ((AskNeed, 40),)))
    drawn = needs_section(found, MEMBER, None)
    assert "40 asks of you" in words(drawn)
    assert "39 more asks of you" in words(drawn)
    assert links(drawn)[-1] == "/asks?body=mine"


def test_an_empty_board_is_drawn_with_words_in_every_part():
    drawn = words(overview_screen(nothing(), MEMBER, None))
    for said in (
        "Nothing waits for you",
        "None planned",
        "None asked for",
        "Nothing is open",
        "No movement",
        "Nobody to rate",
    ):
        assert said in drawn
    assert "†" not in drawn


def test_the_register_of_a_meeting_ahead_is_not_said_to_be_empty():
    drawn = picture.risks(replace(nothing(), stands_as_at=OCTOBER), None)
    assert "Not opened yet" in words(drawn)
    assert "Nothing is open" not in words(drawn)
    assert "/risks?quarter=2018-19-Q3" in links(drawn)


def test_every_band_is_a_link_to_its_list_and_unscored_too():
    bands = tuple((band, 2 if band is Band.UNSCORED else 0) for band in Band)
    found = replace(nothing(), risks=RisksPicture(bands, 2, True))
    drawn = picture.risks(found, "2018-19-Q3")
    assert "/risks?quarter=2018-19-Q3&band=unscored" in links(drawn)
    assert "2 candidates from this quarter’s returns" in words(drawn)
    assert "†" in words(drawn)


def test_names_those_who_are_late_and_why():
    late = replace(STANDING, state=ReturnState.TO_FOLLOW, state_reason="A full paper instead.", version=None)
    stale = replace(STANDING, standing=ReturnState.ACCEPTED, state=ReturnState.ACCEPTED)
    found = replace(nothing(), previous=JULY, returns=ReturnsPicture((), (stale,), (), (), (late,), ()))
    drawn = picture.returns(found, None)
    assert "1 received of 2 expected" in words(drawn)
    assert "Domestic Abuse, “May 2018”" in words(drawn)
    assert "Domestic Abuse (a full paper instead)" in words(drawn)
    (shown,) = [one for one in all_of(drawn, "Div") if attribute(one, "role") == "img"]
    assert attribute(shown, "aria-label") == "One stale, one to follow"


def test_names_changed_risks_and_where_they_are_many_whose_they_are():
    named = Change(
        Direction.WORSENING, 1, (NamedRisk("R18-002", "Collisions rise", True, 3, True),), (), True
    )
    counted = Change(Direction.NEW, 7, (), ((DASV, 5), (FENLAND, 2)), False)
    drawn = picture.changed(replace(nothing(), previous=JULY, changes=Changes(7, 2, (counted, named))), None)
    assert "What changed since 19 July" in words(drawn)
    assert {"/risks/R18-002", "/risks?direction=new&from=dasv", "/risks?view=closed"} <= set(links(drawn))
    assert "2 closed" in words(drawn)


def test_a_suggestion_stands_in_for_a_rating_that_nobody_gave_and_never_counts_as_one():
    row = GridRow(DASV, (Rated(), Rated()), Suggestion(Rag.AMBER, ("Return is labelled May 2018.",)))
    given = replace(row, ratings=(Rated(), Rated(Rag.GREEN, None, "On course.", True)))
    found = replace(nothing(), grid=Grid((JULY, OCTOBER), (row, given)))
    cells = [words(cell) for cell in all_of(overview_screen(found, MEMBER, None), "Td")]
    assert cells[1:3] == ["Amber suggested", "Return is labelled May 2018."]
    assert cells[4:6] == ["Green†", "On course. The app suggests Amber: Return is labelled May 2018."]


@pytest.mark.parametrize(
    ("counts", "title"),
    [
        ((9, 6, 4), "Nine groups and six CSPs, last four meetings"),
        ((1, 0, 1), "One group, this meeting"),
        ((14, 1, 2), "14 groups and one CSP, last two meetings"),
    ],
)
def test_titles_the_grid_by_what_is_in_it(counts, title):
    assert grid_title(*counts) == title


def test_the_lead_names_the_body_that_a_member_sits_for_and_nobody_elses():
    assert lead(OCTOBER, MEMBER).endswith("as it concerns Fenland District Council.")
    assert lead(OCTOBER, replace(MEMBER, role=Role.PLANNER)) == "Board meeting of Thursday 11 October 2018."
    assert lead(replace(OCTOBER, held_on=None), MEMBER).startswith(
        "Board meeting of 2018-19 Q3, date not set"
    )
