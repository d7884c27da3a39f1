"""Two people decide on the same item or answer the same problem: the second sees both texts, and none is lost."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from sqlalchemy import select

from data.people import Viewer
from data.refusals import Conflict
from data.returns.deciding.answers import answer_problem
from data.returns.deciding.decisions import correct_item
from data.store.audit import Event, first_broken
from data.store.tables import AuditEvent, ReturnItem, ReturnProblem
from data.terms import Part
from tests.integration.returns.conftest import Journey
from tests.readings import RISK_ROW, a_problem, a_reading, cell_place
from tests.support.lengths import rounds
from tests.support.two_hands import at_once

pytestmark = pytest.mark.both_databases


@pytest.fixture
def sent(journey: Journey) -> Journey:
    """A draft with one risk and one doubt about it."""
    journey.outcome = a_reading(
        risks=[("Recruitment is hard.", "Review it.")],
        problems=[a_problem("event_not_risk", cell_place(RISK_ROW, 0), text="Recruitment is hard.")],
    )
    journey.send()
    return journey


def of(journey: Journey, table: type, *where: object):
    with journey.store.read() as session:
        row = session.scalars(select(table).where(*where)).one()
        session.expunge(row)
    return row


def told(journey: Journey, event: Event) -> list[dict]:
    with journey.store.read() as session:
        assert first_broken(session) is None
        rows = select(AuditEvent).where(AuditEvent.event == event.value).order_by(AuditEvent.id)
        return [row.detail for row in session.scalars(rows)]


def look_then_save(
    journey: Journey, table: type, where: object, put: Callable[[int, object], None]
) -> tuple[Callable[[int], None], list[Conflict]]:
    """A person's part of each two steps: look at the row, then save until it is in, as somebody does who looks at both
    texts and saves theirs again. Gives the part and the list of its conflicts.
    """
    in_view: dict[str, object] = {}
    conflicts: list[Conflict] = []

    def step(number: int) -> None:
        if number % 2 == 0:
            in_view["row"] = of(journey, table, where)
            return
        while True:
            try:
                put(number // 2, in_view["row"])
            except Conflict as conflict:
                conflicts.append(conflict)
                in_view["row"] = of(journey, table, where)
            else:
                return

    return step, conflicts


def test_two_people_correct_one_item_and_nothing_typed_is_lost(sent: Journey) -> None:
    """200 rounds in the soak run: both look, then both save at once what each of them wrote."""
    typed: list[tuple[str, str]] = []
    is_risk = ReturnItem.part == Part.RISK

    def correcting(viewer: Viewer, name: str) -> Callable[[int, ReturnItem], None]:
        def put(number: int, row: ReturnItem) -> None:
            text, ask = f"{name} wrote {number}", f"{name} asks {number}"
            typed.append((text, ask))
            with sent.store.write() as session:
                correct_item(session, viewer, row.id, row_version=row.row_version, text=text, ask=ask)

        return put

    second = replace(sent.other_lead, leads=sent.lead.leads)
    people = {"Lead": sent.lead, "Vice chair": second}
    parts = {
        name: look_then_save(sent, ReturnItem, is_risk, correcting(viewer, name))
        for name, viewer in people.items()
    }
    at_once(rounds(200) * 2, *(step for step, _ in parts.values()))
    kept = {(one["after"]["text"], one["after"]["ask"]) for one in told(sent, Event.ITEM_DECIDED)}
    assert (set(typed), len(kept)) == (kept, rounds(200) * 2)
    clashes = [(name, clash) for name, (_, found) in parts.items() for clash in found]
    assert len(clashes) == rounds(200), "one of the two comes second in each round"
    for name, clash in clashes:
        assert (clash.yours, clash.yours_asked) in kept
        assert (clash.theirs, clash.theirs_asked) in kept
        assert clash.yours.startswith(name)
        assert not clash.theirs.startswith(name)
    assert of(sent, ReturnItem, is_risk).source_text == "Recruitment is hard."


def test_two_people_answer_one_problem_and_both_answers_are_in_the_audit(sent: Journey) -> None:
    """200 rounds in the soak run, as above."""
    typed: set[str] = set()

    def answering(viewer: Viewer, name: str) -> Callable[[int, ReturnProblem], None]:
        def put(number: int, row: ReturnProblem) -> None:
            words = f"{name} answered {number}"
            typed.add(words)
            with sent.store.write() as session:
                answer_problem(session, viewer, row.id, "risk", words, row_version=row.row_version)

        return put

    people = {"Lead": sent.lead, "Planner": sent.planner}
    parts = [
        look_then_save(sent, ReturnProblem, ReturnProblem.code == "event_not_risk", answering(viewer, name))
        for name, viewer in people.items()
    ]
    at_once(rounds(200) * 2, *(step for step, _ in parts))
    kept = {one["to"].removeprefix("risk: ") for one in told(sent, Event.PROBLEM_ANSWERED)}
    assert (kept, len(kept)) == (typed, rounds(200) * 2)
    clashes = [clash for _, found in parts for clash in found]
    assert len(clashes) == rounds(200)
    assert {clash.yours.removeprefix("risk: ") for clash in clashes} <= typed
