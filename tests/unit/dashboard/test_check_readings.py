"""What the check page says beside one problem."""

import pytest

from dashboard.pages.check.readings import problem_answer
from data.reports.returns.check_lines import CheckProblem
from data.returns.deciding.choices import Surroundings, question_of
from data.terms import Severity
from tests.unit.components.elements import words

GROUP = "Domestic Abuse and Sexual Violence Delivery Board"


def asked(code: str) -> CheckProblem:
    question = question_of(code, Surroundings(GROUP, None, None))
    return CheckProblem(1, 1, code, Severity.STOP, "", "", "", "", question, "", "", "", "")


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("group_missing", f"It is from: {GROUP}, all the same"),
        ("copied_text", "Looked at: it is still so, word for word"),
    ],
)
def test_the_one_answer_goes_on_in_small_letters_but_a_name_keeps_its_capital(code: str, said: str) -> None:
    assert said in words(problem_answer(asked(code), editable=True))
