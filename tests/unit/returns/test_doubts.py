"""Doubts about the return as a whole: stale periods, later dates, and the sentences themselves."""

import re
import string
from pathlib import Path

import pytest

from data.returns.reader import problems
from data.returns.reader.problem_sentences import SENTENCES, Severity
from data.returns.reader.problems import known_codes
from tests.makers_word import a_return, codes, p, reading

MAY = "Quarterly Report : May 2018"


def message(read, code):
    return next(item.message for item in read.problems if item.code == code)


@pytest.mark.parametrize(
    "text",
    [
        "Confirmed July 2018",
        "Signed off July 18",
        "Plan – Sign off July 2018",
        "The board met on 18th July.",
        "Launched in June 2018.",
    ],
)
def test_calls_the_period_stale_when_something_later_is_done(text):
    read = reading(a_return(title=MAY, plans={"TOR": text}))
    assert "period_looks_stale" in codes(read)
    assert "May 2018" in message(read, "period_looks_stale")
    assert read.problems[0].severity is Severity.STOP


@pytest.mark.parametrize(
    "text",
    [
        "To be signed off in July 2018",
        "The result is expected by the end of September",
        "Funded until March 2020",
        "White Ribbon Day on 25th November",
        "The bid will be completed in June 2018",
        "Targets to be set in Oct 2018",
    ],
)
def test_only_mentions_later_dates_that_are_still_to_come(text):
    read = reading(a_return(title=MAY, key=[("Said", "")], plans={"TOR": text}))
    assert "period_looks_stale" not in codes(read)
    assert "dates_after_period" in codes(read)


@pytest.mark.parametrize(
    "text", ["Completed: September 2017", "Met on 3 May 2018", "The 2018/19 plan", "Agreed", "in 2019"]
)
def test_says_nothing_of_dates_within_or_before_the_period(text):
    read = reading(a_return(title=MAY, key=[("Said", "")], plans={"TOR": text}))
    assert not {"period_looks_stale", "dates_after_period"} & set(codes(read))


def test_puts_what_must_be_answered_first():
    read = reading(
        a_return(
            title="Quarterly Report",
            risks=[("Inspection expected from Nov 2018", "Partners to help")],
            after=p("x"),
        )
    )
    order = [list(Severity).index(item.severity) for item in read.problems]
    assert order == sorted(order)
    assert {item.severity for item in read.problems} >= {Severity.STOP, Severity.CHECK}


def test_has_nothing_to_say_of_a_plain_return():
    plans = {
        "TOR": "",
        "Strategic assessment": "",
        "Joint strategic plan": "",
        "Partnership delivery plan": "",
        "Performance information": "",
    }
    assert codes(reading(a_return(plans=plans))) == []


@pytest.mark.parametrize("code", known_codes())
def test_has_a_whole_sentence_and_a_way_out_for_every_code(code):
    _, message, action = SENTENCES[code]
    words = {name: "3" for _, name, _, _ in string.Formatter().parse(message) if name}
    found = problems.problem(code, "Paragraph 1", **words)
    assert found.message.endswith(".")
    assert found.action.endswith(".")
    assert found.action == action
    assert "{" not in found.message


def test_uses_every_code_it_has_a_sentence_for():
    folder = Path(problems.__file__).parent
    source = "\n".join(
        path.read_text(encoding="utf-8")
        for path in folder.rglob("*.py")
        if path.name != "problem_sentences.py"
    )
    named = set(re.findall(r'"([a-z_]+)"', source))
    assert set(known_codes()) <= named
