"""The pre-filled update of a CSP: the plan as it was laid out, and nothing that was held back."""

import io
import zipfile

import pytest

from data.packs.prefilled_return import prefilled_return
from data.returns.forms.word_update import ActionFields, PriorityFields
from data.returns.reader.interpret import read_return
from tests.support.updates import an_update, update_journey

pytestmark = pytest.mark.both_databases
PLAN = [
    ActionFields("1.1 Patrol", ["1.1a Plan"], "Police", "Council", "Begun"),
    ActionFields("", ["1.1b End"]),
]


@pytest.fixture
def journey(store, tmp_path):
    return update_journey(store, tmp_path)


def test_begins_with_the_plan_in_its_rows_and_asks_for_this_quarters_updates(journey) -> None:
    journey.accept(journey.send(an_update(PriorityFields("Rural crime", "Inspector"), action_plan=PLAN)))
    with journey.store.read() as session:
        made = prefilled_return(session, journey.planner, "2018-19-Q4", "fenland")
    first, second = read_return(made.content, made.filename).csp_update.action_plan
    assert (first.action, first.milestones, first.partners, first.update) == (
        "1.1 Patrol",
        ("1.1a Plan",),
        "Council",
        "",
    )
    assert (second.action, second.milestones, second.goes_on) == ("1.1 Patrol", ("1.1b End",), True)


def test_does_not_say_again_what_was_held_back(journey) -> None:
    news = ["Kits are free.", "RESTRICTED: a raid"]
    version = journey.send(an_update(PriorityFields("Rural crime", "Inspector", publicity=news)))
    journey.answer("publicity_item_marked", "hold")
    journey.accept(version)
    with journey.store.read() as session:
        content = prefilled_return(session, journey.planner, "2018-19-Q4", "fenland").content
    words = _words_of(content)
    assert "Kits are free." in words
    assert "a raid" not in words


def _words_of(content: bytes) -> str:
    """Everything in the document, what only shows something too."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read("word/document.xml").decode()
