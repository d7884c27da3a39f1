"""What is said of every item of a long return is what is said of each of them."""

from functools import partial

from sqlalchemy import select

from data.reports.returns.check import return_check
from data.returns.deciding.decisions import problems_by_item, problems_of
from data.store.tables import ReturnVersion
from tests.integration.returns.conftest import Journey
from tests.makers_word import a_return, reading
from tests.support.calls import calls_of

ROWS = [(f"See attached {number}, on 31 February 2018", "Someone to act") for number in range(40)]


def test_finds_the_problems_of_every_item_as_it_finds_those_of_one(journey: Journey) -> None:
    journey.outcome = reading(a_return(key=ROWS, risks=[("No new risks. Funding may end.", "")]))
    journey.send()
    with journey.store.read() as session:
        version = session.scalars(select(ReturnVersion)).one()
        found = problems_by_item(version)
        assert found == {item.id: problems_of(item) for item in version.items}
        assert sum(map(len, found.values())) > len(ROWS)


def test_the_check_page_of_a_return_twice_as_long_is_twice_the_work_and_not_four_times(
    journey: Journey,
) -> None:
    calls = []
    for number, rows in enumerate((ROWS, ROWS, ROWS * 2, ROWS * 4), 1):  # the first learns its statements
        journey.outcome = reading(a_return(key=rows))
        journey.send(str(number).encode())
        with journey.store.read() as session:
            calls.append(calls_of(partial(return_check, session, journey.lead, journey.return_id, number)))
    assert calls[3] - calls[2] < 2.1 * (calls[2] - calls[1])
