"""What is said of every item of a long return is what is said of each of them."""

from sqlalchemy import select

from data.returns.deciding.decisions import problems_by_item, problems_of
from data.store.tables import ReturnVersion
from tests.integration.returns.conftest import Journey
from tests.makers_word import a_return, reading

ROWS = [(f"See attached {number}, on 31 February 2018", "Someone to act") for number in range(40)]


def test_finds_the_problems_of_every_item_as_it_finds_those_of_one(journey: Journey) -> None:
    journey.outcome = reading(a_return(key=ROWS, risks=[("No new risks. Funding may end.", "")]))
    journey.send()
    with journey.store.read() as session:
        version = session.scalars(select(ReturnVersion)).one()
        found = problems_by_item(version)
        assert found == {item.id: problems_of(item) for item in version.items}
        assert sum(map(len, found.values())) > len(ROWS)
