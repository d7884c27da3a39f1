"""What is checked of a return before it is submitted: each check by what it finds, and by what it leaves alone."""

from dataclasses import replace
from datetime import date
from importlib import import_module

import pytest

from data.returns.checks import Against, CheckedReturn, ProductSaid, doubts_of_check
from data.returns.checks.context import SentFor
from data.returns.checks.open_items import OpenItem
from data.returns.items.of_return import items_of
from data.returns.reader.carried import CarriedItem, CarriedKind
from data.returns.reader.parsed import ParsedReturn
from data.returns.reader.problem_sentences import Severity
from data.terms import CarriedChoice, Product, ProductState, ReporterKind
from tests.readings import a_problem, a_reading

OCTOBER = SentFor(
    "Domestic abuse",
    frozenset({"domestic abuse"}),
    ReporterKind.DELIVERY_GROUP,
    date(2018, 10, 11),
    date(2018, 7, 19),
)
MET = Against(OCTOBER, met_on=date(2018, 9, 18))
WHOLE = "Funding may end in March because the grant runs out."
RISK = OpenItem(CarriedKind.RISK, 7, "R18-003", "Refuge places may be lost because the grant ends in March.")
ASK = OpenItem(CarriedKind.ASK, 4, "4", "Partners to agree who pays for the helpline from April.")
ACTION = OpenItem(CarriedKind.ACTION, 2, "A18-002", "Agree a rota of duty officers by June.")


def found(read: ParsedReturn, against: Against = MET, *products: ProductSaid) -> dict[str, tuple[str, ...]]:
    """The messages of each code."""
    told: dict[str, tuple[str, ...]] = {}
    for one in doubts_of_check(CheckedReturn(read, items_of(read), products), against):
        told[one.problem.code] = (*told.get(one.problem.code, ()), one.problem.message)
    return told


def test_a_sound_return_has_no_problem() -> None:
    assert found(a_reading(risks=[(WHOLE, "Partners to agree funding.")])) == {}


@pytest.mark.parametrize(
    ("left_out", "code"), [({"key": [("", "")]}, "key_blank"), ({"risks": [("", "")]}, "risks_blank")]
)
def test_a_section_left_blank_must_be_explained(
    left_out: dict[str, list[tuple[str, str]]], code: str
) -> None:
    assert code in found(a_reading(**{"risks": [(WHOLE, "")]} | left_out))


def test_nothing_to_report_is_an_answer_and_no_blank() -> None:
    assert found(a_reading(key=[("None of note", "")], risks=[("None of note", "")])) == {}


def test_a_section_that_the_file_does_not_have_is_one_problem_and_not_two() -> None:
    lost = a_problem("section_missing", "", "risk register items", text="these words do not matter")
    assert "risks_blank" not in found(a_reading(risks=[], problems=[lost]))


def test_nothing_of_an_empty_return_is_asked_part_by_part() -> None:
    assert found(a_reading(key=[], risks=[], problems=[a_problem("empty_return")])) == {}


def test_products_left_blank_are_one_problem_that_names_them() -> None:
    blank = [ProductSaid(one, ProductState.BLANK, "Table 1", None) for one in list(Product)[:3]]
    told = found(a_reading(risks=[(WHOLE, "")]), MET, *blank)
    assert told == {
        "products_blank": ("Terms of reference, Strategic assessment and Joint strategy are left blank.",)
    }


@pytest.mark.parametrize(
    ("dated", "late"), [(date(2017, 10, 11), False), (date(2017, 9, 1), True), (None, False)]
)
def test_a_product_is_past_its_review_after_twelve_months(dated: date | None, late: bool) -> None:
    said = ProductSaid(Product.JOINT_STRATEGY, ProductState.STATED_DATED, "Table 1, row 23", dated)
    assert ("product_past_review" in found(a_reading(risks=[(WHOLE, "")]), MET, said)) is late


@pytest.mark.parametrize(
    ("met_on", "words"),
    [
        (None, "It is not known whether the group has met since the Board's last meeting, on 19 July 2018."),
        (
            date(2018, 6, 1),
            "As far as is known the group has not met since the Board's last meeting, on 19 July 2018.",
        ),
    ],
)
def test_a_group_that_has_not_met_since_the_board_is_asked_when_it_did(
    met_on: date | None, words: str
) -> None:
    told = found(a_reading(risks=[(WHOLE, "")]), replace(MET, met_on=met_on))
    assert told == {"last_met": (words,)}


def test_text_repeated_word_for_word_is_shown_with_its_share() -> None:
    before = (WHOLE, "The board met in September and heard of two reviews.")
    again = a_reading(
        key=[(before[1], ""), ("A new review of our own begins in May.", "")], risks=[(WHOLE, "")]
    )
    told = found(again, replace(MET, said_before=before))
    assert told["copied_text"][0].startswith("68% of what is reported (20 of 29 words")


def texts_given_to(monkeypatch: pytest.MonkeyPatch, check: str, name: str) -> list[str]:
    """The texts that a function of one check is given from now on."""
    module = import_module(f"data.returns.checks.{check}")
    given, real = list[str](), getattr(module, name)

    def counted(text: str) -> object:
        given.append(text)
        return real(text)

    monkeypatch.setattr(module, name, counted)
    return given


def test_each_sentence_is_made_comparable_once_before_and_twice_now_however_long_the_return(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = [f"Sentence {number} says what was so a quarter ago." for number in range(40)]
    rows = [(f"Sentence {number} says what is so this quarter.", "") for number in range(39)]
    given = texts_given_to(monkeypatch, "copied", "same_words")
    again = [*rows, *((one, "") for one in before[:20])]
    told = found(a_reading(key=again, risks=[(WHOLE, "")]), replace(MET, said_before=before))
    assert "copied_text" in told
    assert len(given) <= len(before) + 2 * (len(again) + 1)


def test_the_words_of_each_row_are_found_once_however_much_is_open(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [(f"Row {number} is about something else.", "Somebody to act.") for number in range(20)]
    several = tuple(replace(RISK, id=number, reference=f"R18-{number:03}") for number in range(10))
    given = texts_given_to(monkeypatch, "silent", "_words")
    told = found(a_reading(risks=rows), replace(MET, open_items=several))
    assert len(told["silent_risk"]) == len(several)
    assert len(given) <= 2 * (len(rows) + 1) + len(several)


def test_a_tenth_of_the_words_or_less_is_not_worth_a_word() -> None:
    long = " ".join(f"Sentence {number} is about another matter entirely now." for number in range(12))
    told = found(a_reading(key=[(long, "")], risks=[(WHOLE, "")]), replace(MET, said_before=(WHOLE,)))
    assert "copied_text" not in told


@pytest.mark.parametrize(
    ("words", "missing"),
    [
        ("Funding ends in March.", "what may follow"),
        ("Victims may wait for support.", "what causes it"),
        ("The strategy board.", "what causes it or what may follow"),
    ],
)
def test_a_risk_that_seems_to_leave_out_its_cause_or_consequence_is_worth_a_look(
    words: str, missing: str
) -> None:
    read = a_reading(risks=[(words, "")])
    doubts = [one.problem for one in doubts_of_check(CheckedReturn(read, items_of(read), ()), MET)]
    assert [(one.message, one.severity) for one in doubts] == [
        (f"This risk does not seem to say {missing}.", Severity.LOOK)
    ]


OPEN = replace(MET, open_items=(RISK, ASK))


def test_what_was_open_and_is_not_spoken_of_is_asked_about_once_each() -> None:
    told = found(a_reading(risks=[(WHOLE, "")]), OPEN)
    assert set(told) == {"silent_risk", "silent_ask"}
    assert told["silent_risk"] == (
        "Risk R18-003 was open last quarter and is not spoken of here: "
        "“Refuge places may be lost because the grant ends in March.”",
    )


def test_the_same_words_or_a_choice_in_the_pre_filled_return_speak_of_it() -> None:
    row = CarriedItem(CarriedKind.ASK, "4", "Table 1, row 2", "…", "Table 1, row 2", CarriedChoice.STILL_OPEN)
    read = a_reading(risks=[(RISK.wording.upper(), "")], carried=(row,))
    assert found(read, OPEN) == {}


def test_a_choice_that_stands_in_two_rows_speaks_of_nothing() -> None:
    row = CarriedItem(
        CarriedKind.ASK, "4", "Table 1, row 2", "…", "Table 1, row 2", CarriedChoice.CLOSED, repeated=True
    )
    assert "silent_ask" in found(a_reading(risks=[(RISK.wording, "")], carried=(row,)), OPEN)


def test_a_row_of_the_pre_filled_return_without_a_choice_is_named_at_its_place() -> None:
    items = (replace(RISK, wording="The van may break down."), ASK, ACTION)
    rows = tuple(
        CarriedItem(one.kind, one.reference, f"Table 2, row {at}", one.wording, f"Table 2, row {at}, cell 2")
        for at, one in enumerate(items, 2)
    )
    read = a_reading(risks=[(WHOLE, "")], carried=rows)
    doubts = [
        one
        for one in doubts_of_check(CheckedReturn(read, items_of(read), ()), replace(MET, open_items=items))
        if one.about
    ]
    assert [(one.problem.code, one.problem.place, one.problem.message) for one in doubts] == [
        (
            f"silent_{one.kind.value}",
            f"Table 2, row {at}",
            f"No choice was made for {one.name}: “{one.wording}”",
        )
        for at, one in enumerate(items, 2)
    ]
    assert {one.problem.action for one in doubts} == {"Say what is true of it now."}


def test_a_row_with_the_same_uncommon_words_is_suggested_with_its_reason() -> None:
    near = "Unless the grant goes on after March we may lose refuge places in the north."
    read = a_reading(risks=[(near, "")])
    checked = doubts_of_check(CheckedReturn(read, items_of(read), ()), replace(MET, open_items=(RISK,)))
    doubts = [one for one in checked if one.about]
    assert [(one.about, one.beside.text if one.beside else "") for one in doubts] == [(RISK, near)]
    assert doubts[0].problem.action == (
        "Suggested: Table 1, row 11, left cell may be about it, because both say refuge, places, grant, march."
    )


def test_a_row_about_something_else_is_not_suggested() -> None:
    read = a_reading(risks=[(WHOLE, "")])
    doubts = doubts_of_check(CheckedReturn(read, items_of(read), ()), replace(MET, open_items=(ASK,)))
    assert [one.beside for one in doubts if one.about] == [None]


@pytest.mark.parametrize("one", [RISK, ASK, ACTION], ids=lambda one: one.kind.value)
def test_what_is_sensitive_is_never_quoted_in_a_problem(one: OpenItem) -> None:
    read = a_reading(risks=[(WHOLE, "")])
    assert set(found(read, replace(MET, open_items=(one,)))) == {f"silent_{one.kind.value}"}
    assert found(read, replace(MET, open_items=(replace(one, sensitive=True),))) == {}
