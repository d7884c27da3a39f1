"""What a problem asks: every code that a reading can give has answers, and those of a period are months."""

from datetime import date

import pytest

from data.returns.deciding.choices import ALL_BODIES, CHECKED, OWN, Surroundings, question_of
from data.returns.deciding.given import Given
from data.returns.items.asked import MARKING_CODES
from data.returns.reader.problems import known_codes

AROUND = Surroundings(
    "Domestic abuse",
    date(2018, 10, 11),
    date(2018, 5, 1),
    [("county-council", "County Council")],
    [("3", "Planning officer")],
)
OF_CONTEXT = (
    "other_form",
    "other_group",
    "period_before_meeting",
    "period_after_meeting",
    "update_parts_blank",
    *sorted(MARKING_CODES),
)


@pytest.mark.parametrize("code", [*known_codes(), *OF_CONTEXT])
def test_every_problem_can_be_answered(code: str) -> None:
    question = question_of(code, AROUND)
    assert question.label
    assert question.choices
    values = [choice.value for choice in question.choices]
    assert len(set(values)) == len(values)


@pytest.mark.parametrize("code", known_codes())
def test_the_answers_survive_being_kept(code: str) -> None:
    for choice in question_of(code, AROUND).choices:
        for words in ("", "Some words: with a colon"):
            assert Given.parse(str(Given(choice.value, words))) == Given(choice.value, words)


def test_the_month_as_written_comes_first_then_the_meetings_own_and_those_before() -> None:
    choices = question_of("period_looks_stale", AROUND).choices
    assert [choice.value for choice in choices[:4]] == ["2018-05", "2018-10", "2018-09", "2018-08"]
    assert choices[0].words == "May 2018, as written"
    assert [choice.value for choice in choices].count("2018-05") == 1


def test_a_meeting_in_january_offers_the_months_of_the_year_before() -> None:
    around = Surroundings("Any", date(2019, 1, 17), None)
    assert [choice.value for choice in question_of("period_missing", around).choices[:2]] == [
        "2019-01",
        "2018-12",
    ]


def test_an_ask_goes_to_the_group_itself_to_all_or_to_a_body() -> None:
    values = [choice.value for choice in question_of("ask_names_nobody", AROUND).choices]
    assert values == [OWN, ALL_BODIES, "body:county-council"]


def test_an_unknown_doubt_asks_only_whether_it_was_looked_at() -> None:
    assert [choice.value for choice in question_of("new_doubt", AROUND).choices] == [CHECKED]
