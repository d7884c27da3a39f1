"""A reading crosses to plain JSON values and back without loss."""

import json

import pytest

from data.returns.reader.parsed import FiguresTable, ParsedReturn
from data.returns.reader.wire import from_wire, to_wire
from data.returns.reader.written import WrittenDate
from tests.makers_word import a_return, embedded, p, reading


def test_comes_back_the_same():
    read = reading(a_return(plans={"TOR": p(embedded())}, risks=[("Inspection expected from Nov 2018", "")]))
    assert from_wire(ParsedReturn, json.loads(json.dumps(to_wire(read)))) == read


def test_comes_back_the_same_with_tuples_in_tuples():
    table = FiguresTable("Table 1", "", (("a", "b"), ()))
    assert from_wire(FiguresTable, json.loads(json.dumps(to_wire(table)))) == table


GOOD = {"text": "x", "iso": "2018", "precision": "year", "until": None, "has_year": True}


@pytest.mark.parametrize(
    "wrong",
    [{"text": 3}, {"precision": "century"}, {"until": 7}, {"has_year": 1}, {"iso": None}, {"text": ["x"]}],
)
def test_refuses_data_of_another_shape(wrong):
    assert from_wire(WrittenDate, GOOD).iso == "2018"
    with pytest.raises((TypeError, ValueError)):
        from_wire(WrittenDate, GOOD | wrong)


def test_refuses_data_with_a_part_missing():
    with pytest.raises(KeyError):
        from_wire(WrittenDate, {"text": "x"})
