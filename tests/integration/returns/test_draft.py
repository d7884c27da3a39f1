"""The web form's draft: two people write, nothing typed is lost, and what is finished is read as any other file."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from sqlalchemy import select

from data.people import Viewer
from data.refusals import NotOpen, Refused
from data.returns.reader.sandbox import read_file
from data.returns.receive import Sender, receive
from data.returns.web_form.draft import Choice, Saved, save_box, save_boxes, settle
from data.returns.web_form.finish import finish_draft, texts_of
from data.store.audit import Event
from data.store.tables import AuditEvent, DraftText, ReturnItem
from data.terms import Part
from tests.integration.returns.conftest import Journey
from tests.support.lengths import rounds
from tests.support.two_hands import at_once

pytestmark = pytest.mark.both_databases

SAID, ASKED = "risks.1.said", "risks.1.asked"


@pytest.fixture
def second(journey: Journey) -> Viewer:
    """The vice chair: another lead of the same group."""
    return replace(journey.other_lead, leads=journey.lead.leads)


@pytest.fixture
def save(journey: Journey) -> Callable[..., Saved]:
    def save_as(viewer: Viewer, text: str, seen: int, key: str = SAID) -> Saved:
        with journey.store.write() as session:
            return save_box(session, viewer, journey.return_id, key, text, seen)

    return save_as


def history(journey: Journey) -> list[str]:
    with journey.store.read() as session:
        return list(session.scalars(select(DraftText.text).order_by(DraftText.id)))


def texts(journey: Journey) -> dict[str, str]:
    with journey.store.read() as session:
        return texts_of(session, journey.return_id)


def test_two_people_in_different_boxes_never_meet(journey, save, second) -> None:
    save(journey.lead, "Funding ends", 0)
    assert save(second, "Find money", 0, ASKED).aside_id is None
    assert texts(journey) == {SAID: "Funding ends", ASKED: "Find money"}


def test_the_second_in_one_box_sees_both_texts_and_theirs_is_kept(journey, save, second) -> None:
    save(journey.lead, "Funding ends", 0)
    answer = save(second, "Staff leave", 0)
    assert (answer.text, answer.saved_by_id, answer.row_version) == (
        "Funding ends",
        journey.lead.person_id,
        1,
    )
    assert answer.aside_id is not None
    assert history(journey) == ["Funding ends", "Staff leave"]
    assert save(second, "Staff leave", 0).aside_id == answer.aside_id
    assert len(history(journey)) == 2


@pytest.mark.parametrize(
    ("choice", "stands"),
    [
        (Choice.MINE, "Staff leave"),
        (Choice.THEIRS, "Funding ends"),
        (Choice.BOTH, "Funding ends\nStaff leave"),
    ],
)
def test_a_person_chooses_and_what_was_not_chosen_stays_in_the_history(
    journey, save, second, choice, stands
) -> None:
    save(journey.lead, "Funding ends", 0)
    answer = save(second, "Staff leave", 0)
    with journey.store.write() as session:
        assert settle(session, second, answer.aside_id, choice, answer.row_version).text == stands
    assert texts(journey) == {SAID: stands}
    assert {"Funding ends", "Staff leave"} <= set(history(journey))
    with journey.store.read() as session:
        events = session.scalars(select(AuditEvent.event)).all()
    assert [one for one in events if one.startswith("draft")] == [Event.DRAFT_BEGUN, Event.DRAFT_SETTLED]


def test_a_choice_is_not_taken_when_the_box_changed_again(journey, save, second) -> None:
    save(journey.lead, "Funding ends", 0)
    answer = save(second, "Staff leave", 0)
    save(journey.lead, "Funding ends in March", 1)
    with pytest.raises(Refused, match="changed again"), journey.store.write() as session:
        settle(session, second, answer.aside_id, Choice.MINE, answer.row_version)
    assert texts(journey) == {SAID: "Funding ends in March"}


def test_a_whole_form_puts_in_only_what_its_writer_touched(journey, save, second) -> None:
    save(journey.lead, "Funding ends", 0)
    save(second, "Funding ends in March", 1)
    with journey.store.write() as session:
        sent = {SAID: ("Funding ends", 1), ASKED: ("Find money", 0), "key.1.said": ("", 0)}
        saved = save_boxes(session, journey.lead, journey.return_id, sent)
    assert [one.aside_id for one in saved] == [None, None]
    assert texts(journey) == {SAID: "Funding ends in March", ASKED: "Find money"}


def test_a_box_that_the_form_does_not_have_and_a_person_without_the_right_look_alike(journey, save) -> None:
    for viewer, key in (
        (journey.lead, "risks.1.nil"),
        (journey.lead, "risks.said"),
        (journey.other_lead, SAID),
    ):
        with pytest.raises(NotOpen):
            save(viewer, "Words", 0, key)
    assert history(journey) == []


def test_a_text_that_is_too_long_is_refused_and_not_cut(journey, save) -> None:
    with pytest.raises(Refused, match="20,000 characters"):
        save(journey.lead, "x" * 20_001, 0)
    assert texts(journey) == {}


def test_two_leads_write_in_one_draft_and_nothing_typed_is_lost(journey, second) -> None:
    """200 rounds in the soak run: both save at once, in the same box and in their own, and settle as they like."""
    typed: list[str] = []

    def write(viewer: Viewer, name: str, seen: dict[str, int], number: int) -> None:
        for key in (SAID, f"key.{1 + number % 5}.said"):
            text = f"{name} wrote {number} in {key}"
            typed.append(text)
            with journey.store.write(advance=False) as session:
                saved = save_box(session, viewer, journey.return_id, key, text, seen.get(key, 0))
            seen[key] = saved.row_version
            if saved.aside_id and number % 4:
                choose(viewer, saved, list(Choice)[number % 3], seen)

    def choose(viewer: Viewer, saved: Saved, choice: Choice, seen: dict[str, int]) -> None:
        try:
            with journey.store.write(advance=False) as session:
                seen[saved.key] = settle(
                    session, viewer, saved.aside_id, choice, saved.row_version
                ).row_version
        except Refused as refusal:
            if refusal.code not in ("changed-again", "too-long"):
                raise

    def lead(viewer: Viewer, name: str) -> Callable[[int], None]:
        seen: dict[str, int] = {}
        return lambda number: write(viewer, name, seen, number)

    at_once(rounds(200), lead(journey.lead, "Lead"), lead(second, "Vice chair"))
    assert len(typed) == rounds(200) * 4
    kept = set(history(journey))
    assert [text for text in typed if text not in kept] == []
    assert set(texts(journey).values()) <= kept
    with journey.store.read() as session:
        laid_aside = session.scalars(select(DraftText.id).where(DraftText.box_version.is_(None))).all()
    assert len(laid_aside) >= rounds(200), "one of the two comes second in each round"


def written(journey: Journey) -> dict[str, tuple[str, int]]:
    return {
        "about.period": ("October 2018", 0),
        "about.chair": ("Head of Service", 0),
        "objectives.text": ("Fewer victims\nSafer homes", 0),
        "key.1.said": ("Training reached 140 people.", 0),
        "risks.2.said": ("Funding may end in March 2019.", 0),
        "risks.2.asked": ("The councils to find the money.", 0),
        "plans.tor": ("Agreed July 2018", 0),
        "commentary.text": ("A quiet quarter.", 0),
    }


def test_a_finished_form_is_read_as_any_other_return_and_twice_is_once(journey) -> None:
    sender = Sender(journey.store, journey.files, read_file)

    def finish():
        with journey.store.write() as session:
            made = finish_draft(session, journey.lead, journey.return_id)
        return receive(sender, journey.lead, journey.return_id, made.name, made.content)

    with journey.store.write() as session:
        save_boxes(session, journey.lead, journey.return_id, written(journey))
    first, again = finish(), finish()
    assert (first.number, first.refusal, again.number) == (1, "", 1)
    assert again.already is not None
    with journey.store.read() as session:
        items = session.scalars(select(ReturnItem).order_by(ReturnItem.ordinal)).all()
        told = {(item.part, item.text, item.ask) for item in items}
    assert (Part.RISK, "Funding may end in March 2019.", "The councils to find the money.") in told
    assert (Part.OBJECTIVE, "Safer homes", "") in told


def test_finishing_waits_for_a_choice_and_refuses_nothing_beside_something(journey, save, second) -> None:
    def finish() -> None:
        with journey.store.write() as session:
            finish_draft(session, journey.lead, journey.return_id)

    with pytest.raises(Refused, match="Nothing is written"):
        finish()
    save(journey.lead, "Funding ends", 0)
    answer = save(second, "Staff leave", 0)
    with pytest.raises(Refused, match="Two texts wait for your choice: Risks, row 1"):
        finish()
    with journey.store.write() as session:
        settle(session, second, answer.aside_id, Choice.BOTH, answer.row_version)
    save(second, "yes", 0, "risks.nil")
    with pytest.raises(Refused, match="Risks says that there is nothing"):
        finish()
