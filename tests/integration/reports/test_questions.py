"""Questions on returns: their list, their counts, and what reaches whom; the run sheet that carries the open ones."""

from datetime import UTC, date, datetime, timedelta

import pytest

from data.clock import in_london, now
from data.people import Viewer
from data.refusals import NotOpen
from data.reports.groups.one_group import group
from data.reports.questions.listing import (
    QuestionCounts,
    questions,
    questions_of_return,
    return_of_question,
)
from data.reports.questions.where import QuestionsQuery, QuestionsView
from data.reports.run_sheet.run_sheet import run_sheet
from data.store.tables import Return, UpdateItem
from data.terms import Marking, Part, QuestionState, ReporterKind, Role, Slot
from tests.makers import (
    a_question,
    a_return,
    a_version,
    an_agenda_item,
    an_answer,
    an_item,
)
from tests.support.statements import counted_statements

pytestmark = pytest.mark.both_databases

OCTOBER = "2018-19-Q3"
PLACE = "Table 1, row 3, left cell"


def listed(board, viewer=None, quarter=None, **query):
    return questions(board.session, viewer or board.member, quarter, QuestionsQuery(**query))


def texts(found):
    return [line.text for line in found]


@pytest.fixture
def four(board):
    """Four questions: one of each state on October's returns, the open one on July's."""
    october = {
        who: a_return(board.session, board.october, getattr(board, who)) for who in ("dasv", "fenland")
    }
    july = a_return(board.session, board.july, board.dasv)
    a_question(board.session, july, "Open")
    an_answer(board.session, a_question(board.session, october["dasv"], "Answered"), "Yes")
    said = a_question(board.session, october["fenland"], "Said")
    an_answer(board.session, said, "At the meeting", meeting_id=board.october.id)
    a_question(board.session, october["dasv"], "Withdrawn", state=QuestionState.WITHDRAWN)
    return board


@pytest.mark.parametrize(
    ("view", "expected"),
    [
        (QuestionsView.OPEN, ["Open"]),
        (QuestionsView.ANSWERED, ["Answered", "Said"]),
        (QuestionsView.ALL, ["Answered", "Withdrawn", "Said", "Open"]),
    ],
)
def test_lists_a_view_newest_meeting_first_and_groups_before_csps(four, view, expected):
    found = listed(four, view=view)
    assert texts(found.lines) == expected
    assert [count for _, count in found.counts] == [1, 2, 4]
    assert found.matched == len(expected)


def test_a_list_narrowed_to_a_group_counts_its_own(four):
    found = listed(four, reporter="fenland", view=QuestionsView.ALL)
    assert (texts(found.lines), [count for _, count in found.counts]) == (["Said"], [0, 1, 1])
    assert found.reporter.slug == "fenland"
    assert (listed(four, reporter="nobody").matched, listed(four, reporter="nobody").reporter) == (0, None)


def test_questions_on_returns_to_later_meetings_are_not_known_yet(four):
    assert texts(listed(four, quarter="2018-19-Q2", view=QuestionsView.ALL).lines) == ["Open"]


def test_a_long_list_comes_page_by_page(board):
    owed = a_return(board.session, board.october, board.dasv)
    asker = a_question(board.session, owed, "Question 0").asked_by_id
    for number in range(1, 501):
        a_question(board.session, owed, f"Question {number}", asked_by_id=asker)
    found = listed(board, page=6)
    assert (found.pages, found.page, texts(found.lines)) == (6, 6, ["Question 500"])
    assert [listed(board, page=page).page for page in (0, 999)] == [1, 6]
    sheet = run_sheet(board.session, board.member, OCTOBER)
    assert (len(sheet.waiting), sheet.waiting_count) == (500, 501)


def everything(board, viewer: Viewer, owed: Return) -> tuple[object, ...]:
    """What a viewer is told of the questions on a return, on every page that tells of them."""
    found = listed(board, viewer, view=QuestionsView.ALL)
    sheet = run_sheet(board.session, viewer, OCTOBER)
    one = group(board.session, viewer, None, ReporterKind.DELIVERY_GROUP, "dasv")
    return (
        [count for _, count in found.counts],
        texts(found.lines),
        texts(questions_of_return(board.session, viewer, owed.id)),
        (texts(sheet.waiting), sheet.waiting_count, texts(sheet.answered), sheet.sensitive),
        one.questions,
    )


def test_questions_on_a_sensitive_return_are_in_no_list_and_no_count_of_those_who_may_not_see_it(board):
    owed = a_return(board.session, board.october, board.dasv, marking=Marking.OFFICIAL_SENSITIVE)
    a_question(board.session, owed, "Secret")
    an_answer(board.session, a_question(board.session, owed, "Said"), "Yes", meeting_id=board.october.id)
    seen = (
        [1, 1, 2],
        ["Secret", "Said"],
        ["Secret", "Said"],
        (["Secret"], 1, ["Said"], True),
        QuestionCounts(1, 2),
    )
    hidden = ([0, 0, 0], [], [], ([], 0, [], False), QuestionCounts(0, 0))
    for viewer in (board.lead, board.listed("return", owed.id)):
        assert everything(board, viewer, owed) == seen
    planner_listed = Viewer(3, role=Role.PLANNER, listed=frozenset({("return", owed.id)}))
    assert everything(board, planner_listed, owed) == seen
    for viewer in (board.member, board.planner, board.administrator, board.listed("risk", owed.id)):
        assert everything(board, viewer, owed) == hidden


def test_the_return_of_a_question_is_told_to_those_who_may_know_of_it(board):
    owed = a_return(board.session, board.october, board.dasv, marking=Marking.OFFICIAL_SENSITIVE)
    number = a_question(board.session, owed).id
    assert return_of_question(board.session, board.lead, number) == owed.id
    for viewer, asked in ((board.member, number), (board.lead, number + 1)):
        with pytest.raises(NotOpen):
            return_of_question(board.session, viewer, asked)


def test_a_question_leads_to_its_sentence_until_a_newer_version_is_accepted(board):
    item = an_item("Funding ends", place=PLACE)
    owed = a_return(board.session, board.october, board.dasv, items=[item])
    a_question(board.session, owed, item_id=item.id, place=PLACE, sentence="Funding ends")
    (line,) = questions_of_return(board.session, board.member, owed.id)
    assert (line.source.return_id, line.source.place, line.sentence) == (owed.id, PLACE, "Funding ends")
    a_version(board.session, owed, board.october)
    (line,) = questions_of_return(board.session, board.member, owed.id)
    assert (line.source, line.version, line.sentence) == (None, 1, "Funding ends")


def test_the_words_of_an_item_that_is_held_back_are_in_no_list_and_mark_it(board):
    """Also those that a question kept before its item was held back."""
    item = an_item("A raid is planned", Part.PUBLICITY, place=PLACE)
    item.update_item = UpdateItem(held_back="RESTRICTED, in its own words")
    owed = a_return(board.session, board.october, board.fenland, items=[item])
    a_question(board.session, owed, item_id=item.id, place=PLACE, sentence="A raid is planned")
    sheet = run_sheet(board.session, board.member, OCTOBER)
    found = (*listed(board).lines, *sheet.waiting, *questions_of_return(board.session, board.member, owed.id))
    assert [(one.place, one.sentence, one.sensitive) for one in found] == [(PLACE, "", True)] * 3
    assert sheet.sensitive


def test_every_answer_is_there_the_newest_first_with_who_and_at_which_meeting(board):
    question = a_question(board.session, a_return(board.session, board.october, board.dasv))
    an_answer(board.session, question, "Soon.", on_behalf=True)
    an_answer(board.session, question, "In March.", meeting_id=board.january.id)
    (line,) = questions_of_return(board.session, board.member, question.return_id)
    told = [(one.text, one.who, one.on_behalf, one.meeting and one.meeting.slug) for one in line.answers]
    assert told == [("In March.", "Lead", False, "2018-19-Q4"), ("Soon.", "Lead", True, None)]


@pytest.mark.parametrize(
    ("who", "may"), [("member", False), ("lead", True), ("planner", True), ("administrator", False)]
)
def test_says_who_may_answer(board, who, may):
    question = a_question(board.session, a_return(board.session, board.october, board.dasv))
    (line,) = questions_of_return(board.session, getattr(board, who), question.return_id)
    assert line.may_answer is may


def test_asks_no_more_statements_when_there_are_more_questions(board):
    owed = a_return(board.session, board.october, board.dasv)
    counts = []
    for _ in range(2):
        for _ in range(20):
            an_answer(board.session, a_question(board.session, owed), "Yes", meeting_id=board.october.id)
            a_question(board.session, owed)
        for report in (lambda: listed(board), lambda: run_sheet(board.session, board.planner, OCTOBER)):
            board.session.flush()
            with counted_statements(board.session) as sent:
                report()
            counts.append(len(sent))
    assert all(after <= before for before, after in zip(counts[:2], counts[2:], strict=True))
    assert max(counts) < 15


# ---- the run sheet


def agenda(board, meeting, *items):
    for number, (slot, title, minutes) in enumerate(items, 1):
        an_agenda_item(board.session, meeting, slot, title, number=number, minutes=minutes)


def test_the_agenda_runs_by_its_numbers_with_times_until_an_item_has_no_minutes(board):
    agenda(
        board,
        board.october,
        (Slot.OPEN, "First", 20),
        (Slot.STANDING, "Questions on quarterly updates", 5),
        (Slot.CSP, "Third", None),
        (Slot.OPEN, "Last", 10),
    )
    sheet = run_sheet(board.session, board.member, OCTOBER)
    told = [
        (one.line.title, one.starts_at and f"{one.starts_at:%H:%M}", one.takes_questions)
        for one in sheet.items
    ]
    assert told == [
        ("First", "10:00", False),
        ("Questions on quarterly updates", "10:20", True),
        ("Third", "10:25", False),
        ("Last", None, False),
    ]
    assert (sheet.minutes, sheet.unset, sheet.has_place) == (35, 1, True)


def test_an_agenda_without_the_standing_item_or_without_a_date_says_so(board):
    an_agenda_item(board.session, board.spring, Slot.OPEN, "Questions of housing", minutes=10)
    sheet = run_sheet(board.session, board.member, "2019-20-Q1")
    assert (sheet.has_place, [one.starts_at for one in sheet.items]) == (False, [None])
    assert run_sheet(board.session, board.member, "2018-19-Q2").items == ()


def test_what_is_open_goes_from_one_meetings_sheet_to_the_next(four):
    assert texts(run_sheet(four.session, four.member, "2018-19-Q2").waiting) == ["Open"]
    october = run_sheet(four.session, four.member, OCTOBER)
    assert (texts(october.waiting), texts(october.answered)) == (["Open"], ["Said"])
    january = run_sheet(four.session, four.member, "2018-19-Q4")
    assert (texts(january.waiting), texts(january.answered)) == (["Open"], [])


def test_a_question_that_was_answered_while_somebody_wrote_stays_in_their_sight(four):
    (answered,) = questions_of_return(
        four.session,
        four.planner,
        listed(four, reporter="dasv", view=QuestionsView.ANSWERED).lines[0].return_id,
    )[:1]
    sheet = run_sheet(four.session, four.planner, OCTOBER, answered.id)
    assert (texts(sheet.waiting), sheet.waiting_count) == (["Answered", "Open"], 1)
    (said,) = sheet.answered
    again = run_sheet(four.session, four.planner, OCTOBER, said.id)
    assert ("Said" in texts(again.waiting), texts(again.answered)) == (True, [])


@pytest.mark.parametrize(
    ("who", "days", "may"),
    [
        ("planner", 0, True),
        ("planner", -1, True),
        ("planner", 1, False),
        ("planner", None, False),
        ("member", 0, False),
    ],
)
def test_answers_are_taken_down_by_planners_from_the_day_of_the_meeting(board, who, days, may):
    today: date = in_london(now()).date()
    board.spring.held_on = None if days is None else today + timedelta(days=days)
    board.session.flush()
    sheet = run_sheet(board.session, getattr(board, who), "2019-20-Q1")
    assert sheet.may_record is may
    assert sheet.has_come is (days is not None and days <= 0)


def test_there_is_no_sheet_of_a_meeting_that_does_not_exist(board):
    with pytest.raises(NotOpen):
        run_sheet(board.session, board.planner, "1999-00-Q1")


def test_says_what_is_illustrative(board):
    owed = a_return(board.session, board.october, board.dasv)
    assert run_sheet(board.session, board.member, OCTOBER).illustrative is False
    a_question(board.session, owed, illustrative=True, asked_at=datetime(2018, 10, 8, tzinfo=UTC))
    assert run_sheet(board.session, board.member, OCTOBER).illustrative is True
