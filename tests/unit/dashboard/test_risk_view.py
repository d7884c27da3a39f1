"""One risk drawn: its sentence in its row, what nobody stated, what happened at each meeting, its scores."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from dashboard.pages.risk import history, scores, sentence, statement, view
from data.reports.meetings import MeetingView
from data.reports.register.neighbours import Neighbours
from data.reports.register.one_risk import RiskPage, RiskStatement
from data.reports.register.query import RegisterView
from data.reports.register.risk_history import RiskMoment, Said
from data.reports.register.risk_source import RiskSource
from data.reports.reporters import ReporterName
from data.reports.returns.source_rows import SourceCell, SourceRow
from data.terms import Band, Direction, ReporterKind, RiskKind, RiskStatus
from tests.unit.components.elements import all_of, words

NOW = datetime(2018, 10, 11, 9, 0, tzinfo=UTC)
PLACE = "Table 1, row 9, left cell"
PARAGRAPHS = (f"{PLACE}, paragraph 1", f"{PLACE}, paragraph 2")


def meeting(number: int, slug: str, held_on: date) -> MeetingView:
    """A meeting."""
    return MeetingView(
        number, slug, slug.replace("-Q", " Q"), held_on, NOW, NOW, 120, NOW, number, False, False
    )


JULY = meeting(1, "2018-19-Q2", date(2018, 7, 19))
OCTOBER = meeting(2, "2018-19-Q3", date(2018, 10, 11))
MOMENT = RiskMoment(
    meeting=OCTOBER,
    open=True,
    status=RiskStatus.ON_REGISTER,
    mentioned=True,
    band=Band.UNSCORED,
    score=None,
    inherent=None,
    current=None,
    target=None,
    direction=Direction.NOT_SCORED,
    standing=False,
    stuck=False,
    meetings_raised=2,
    meetings_in_band=0,
    reason="",
    said=None,
    withheld=False,
    source_item_id=None,
    illustrative=False,
)
FOUND = RiskPage(
    meeting=OCTOBER,
    raised=JULY,
    ref="R18-001",
    title="Homes are short",
    kind=RiskKind.RISK,
    sensitive=False,
    illustrative=False,
    reporter=ReporterName(1, ReporterKind.DELIVERY_GROUP, "offender", "Offender Group", "Offender Group"),
    statement=RiskStatement("", "", "", "", "", "", "", "", None, "", (), False),
    history=(MOMENT,),
    meetings=(JULY, OCTOBER),
    source=None,
    withheld=False,
    neighbours=None,
    asks=(),
    actions=(),
)
SOURCE = RiskSource(
    return_id=7,
    reporter="Offender Group",
    period="October 2018",
    accepted_on=date(2018, 10, 9),
    place=PLACE,
    sentence="Homes are short.",
    in_prose=False,
    reason="",
    heading=None,
    row=SourceRow(
        "Table 1, row 9",
        "row",
        (
            SourceCell(
                PLACE,
                1,
                ("Homes are short.", "As in July."),
                (f"{PLACE}, paragraph 1", f"{PLACE}, paragraph 2"),
            ),
        ),
    ),
    marked=((PARAGRAPHS[0], ("Homes are short.",)),),
)


@pytest.mark.parametrize(
    ("given", "first", "expected"),
    [
        ({}, True, "First raised"),
        ({"standing": True}, True, "First raised, said to persist"),
        ({}, False, "Mentioned again"),
        ({"standing": True, "meetings_raised": 3}, False, "Standing: raised in three returns running"),
        (
            {"direction": Direction.NOT_MENTIONED, "mentioned": False},
            False,
            "Not mentioned: its lead owes an answer",
        ),
        ({"mentioned": False}, False, "Carried forward, without an accepted return"),
        ({"open": False}, False, "Closed"),
    ],
)
def test_the_history_says_what_happened_at_a_meeting(given, first, expected):
    assert history.happened(replace(MOMENT, **given), first) == expected


def test_a_point_of_the_history_leads_to_its_sentence():
    said = Said("Homes are short.", PLACE, 7, "October 2018")
    drawn = history.history(replace(FOUND, history=(replace(MOMENT, said=said),)))
    (link,) = all_of(drawn, "A")
    assert (words(link), link.href.split("?")[0]) == (f"October 2018. {PLACE}", "/returns/7")
    assert "place=Table" in link.href


def test_words_that_may_not_be_read_yet_are_said_to_be_there():
    drawn = history.history(replace(FOUND, history=(replace(MOMENT, withheld=True),)))
    assert "Its words are not shown before the return is accepted." in words(drawn)


def test_only_the_sentence_is_marked_in_its_row():
    drawn = sentence.sentence(replace(FOUND, source=SOURCE), None)
    assert [words(mark) for mark in all_of(drawn, "Mark")] == ["Homes are short."]
    assert "As in July." in words(drawn)
    assert "accepted 9 October 2018" in words(drawn)


def test_the_heading_of_the_source_stands_over_its_row():
    heading = SourceRow(
        "Table 1, row 8", "row", (SourceCell("Table 1, row 8", 1, ("Items to be added",), ("p",)),)
    )
    drawn = sentence.sentence(replace(FOUND, source=replace(SOURCE, heading=heading)), None)
    assert len(all_of(drawn, "Table")) == 1
    assert [words(row) for row in all_of(drawn, "Tr")] == ["Items to be added", "Homes are short.As in July."]


def test_a_sentence_whose_row_is_gone_still_stands():
    drawn = sentence.sentence(replace(FOUND, source=replace(SOURCE, row=None, marked=())), None)
    assert [words(mark) for mark in all_of(drawn, "Mark")] == ["Homes are short."]


def test_a_standing_risk_found_in_prose_says_why_it_was_put_before_a_person():
    source = replace(SOURCE, in_prose=True, reason="it restates a live concern")
    drawn = sentence.sentence(replace(FOUND, source=source), None)
    assert "A standing risk found in prose. Put before a person because it restates a live concern." in words(
        drawn
    )


@pytest.mark.parametrize(("withheld", "expected"), [(True, "Not yet accepted"), (False, "No sentence")])
def test_a_risk_without_a_sentence_says_so(withheld, expected):
    assert expected in words(sentence.sentence(replace(FOUND, withheld=withheld), None))


def test_what_nobody_stated_is_said_not_to_be():
    drawn = statement.statement(FOUND)
    assert [words(value) for value in all_of(drawn, "Dd")] == ["not stated"] * 7


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"status": RiskStatus.PROPOSED}, "The risk as it will stand"),
        ({}, "The risk as it stands"),
        ({"open": False}, "The risk as it stood"),
    ],
)
def test_the_statement_says_whether_it_is_settled(given, expected):
    drawn = statement.statement(replace(FOUND, history=(replace(MOMENT, **given),)))
    assert words(all_of(drawn, "H2")) == expected


def test_an_unscored_risk_has_no_place_on_a_grid():
    drawn = scores.scores(FOUND)
    assert scores.UNSCORED in words(drawn)
    assert [table for table in all_of(drawn, "Table") if "matrix" in table.className] == []


def test_scores_stand_on_the_grid_dashed_while_they_are_proposed():
    def letters(status: RiskStatus) -> list[tuple[str, str]]:
        placed = {
            "current": (4, 4),
            "inherent": (4, 4),
            "target": (2, 4),
            "score": 16,
            "band": Band.SIGNIFICANT,
        }
        drawn = scores.scores(replace(FOUND, history=(replace(MOMENT, status=status, **placed),)))
        cells = [cell for cell in all_of(drawn, "Td") if words(cell) and words(cell)[0] in "ICT"]
        return [(words(cell), cell.className.split()[-1]) for cell in cells]

    assert letters(RiskStatus.PROPOSED) == [("I C", "prop"), ("T", "prop")]
    assert letters(RiskStatus.ON_REGISTER) == [("I C", "has"), ("T", "has")]


def test_each_meeting_has_its_band_and_those_before_it_was_raised_say_so():
    drawn = scores.scores(FOUND)
    assert [words(cell) for cell in all_of(drawn, "Td")] == ["Not raised", "Unscored"]


def test_a_risk_not_yet_raised_at_the_meeting_in_view_leads_to_the_one_it_was_raised_at():
    drawn = view.risk_screen(replace(FOUND, history=(), raised=OCTOBER), RegisterView.ALL, "2018-19-Q2")
    assert "It was first raised at the meeting of October 2018." in words(drawn)
    assert "/risks/R18-001?quarter=2018-19-Q3" in [link.href for link in all_of(drawn, "A")]


def test_the_way_here_names_the_list_and_its_neighbours():
    near = Neighbours(RegisterView.STANDING, 2, 3, "R18-000", "R18-002")
    drawn = view.risk_screen(replace(FOUND, neighbours=near), RegisterView.STANDING, None)
    links = {words(link): link.href for link in all_of(drawn[0], "A")}
    assert links == {
        "Risk register": "/risks",
        "Standing": "/risks?view=standing",
        "‹ R18-000": "/risks/R18-000?view=standing",
        "R18-002 ›": "/risks/R18-002?view=standing",
    }
    assert "2 of 3" in words(drawn[0])
