"""What a writer writes, its reader reads back as the same fields; Word and Excel give the same items."""

import pytest
from hypothesis import given, settings

from data.returns.forms.word_return import ReturnFields, write_return
from data.returns.forms.word_update import CspUpdateFields, write_csp_update
from data.returns.forms.workbooks import write_csp_workbook, write_return_workbook
from data.returns.reader.interpret import read_return
from tests.support.lengths import rounds
from tests.unit.returns.fields import (
    RETURNS,
    UPDATES,
    items_without_places,
    return_fields,
    update_fields,
)

RETURN_WRITERS = {"Word": write_return, "Excel": write_return_workbook}
UPDATE_WRITERS = {"Word": write_csp_update, "Excel": write_csp_workbook}
A_LONG_RUN = settings(max_examples=rounds(200), deadline=None)


@pytest.mark.parametrize("program", RETURN_WRITERS)
@A_LONG_RUN
@given(fields=RETURNS)
def test_a_return_reads_back_as_it_was_written(program: str, fields: ReturnFields) -> None:
    read = read_return(RETURN_WRITERS[program](fields), "r")
    assert return_fields(read) == fields
    assert read.unplaced == ()


@pytest.mark.parametrize("program", UPDATE_WRITERS)
@A_LONG_RUN
@given(fields=UPDATES)
def test_an_update_reads_back_as_it_was_written(program: str, fields: CspUpdateFields) -> None:
    read = read_return(UPDATE_WRITERS[program](fields), "u")
    assert update_fields(read) == fields
    assert read.unplaced == ()


@A_LONG_RUN
@given(fields=RETURNS)
def test_word_and_excel_give_the_same_items_of_a_return(fields: ReturnFields) -> None:
    word, excel = (read_return(write(fields), "r") for write in RETURN_WRITERS.values())
    assert items_without_places(excel) == items_without_places(word)
    assert codes(excel) == codes(word)


@A_LONG_RUN
@given(fields=UPDATES)
def test_word_and_excel_give_the_same_items_of_an_update(fields: CspUpdateFields) -> None:
    word, excel = (read_return(write(fields), "u") for write in UPDATE_WRITERS.values())
    assert items_without_places(excel) == items_without_places(word)
    assert codes(excel) == codes(word)


def codes(read) -> list[str]:
    return sorted(problem.code for problem in read.problems)
