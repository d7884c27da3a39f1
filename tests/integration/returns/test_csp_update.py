"""A CSP's update from a Word file to the register, the asks and what is made public, on both databases."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from data.refusals import NotOpen, Refused
from data.reports.asks.ask_lines import ask_lines
from data.reports.groups.update import update_of
from data.reports.meetings import find_meeting
from data.reports.returns.lines import return_lines
from data.returns.deciding.answers import question_for, undo_item, withdraw_answer
from data.returns.deciding.concerns import address_concern
from data.returns.deciding.decisions import correct_item, correct_plan_row, leave_out_item
from data.returns.forms.word_update import ActionFields, PriorityFields, TableFields
from data.returns.items.update_cells import plan_row, table_of
from data.store.tables import Ask, Return, ReturnItem, ReturnVersion, RiskAssessment
from data.terms import Marking, Part, PublicationPart, Saying, Severity
from tests.support.updates import an_update, update_journey

pytestmark = pytest.mark.both_databases
RURAL = PriorityFields(
    "Rural crime",
    "Sector Inspector",
    ["Patrols began."],
    ["Fuel is stolen from farms."],
    ["Fenland District Council and the Constabulary to light the yards."],
    ["Kits are free."],
)


@pytest.fixture
def journey(store, tmp_path):
    return update_journey(store, tmp_path)


def codes(journey, version_id: int) -> list[str]:
    """What the lead is asked about; what is only worth a look is left out, and that most of these have no plan."""
    with journey.store.read() as session:
        found = session.get_one(ReturnVersion, version_id).problems
        asked = [one.code for one in found if one.severity is not Severity.LOOK]
        return [code for code in asked if code != "update_parts_blank"]


def published(journey, version_id: int, viewer=None) -> tuple[list[str], list[str]]:
    """The words that may be made public, and why others are held back."""
    with journey.store.read() as session:
        version = session.get_one(ReturnVersion, version_id)
        update = update_of(return_lines(session, viewer or journey.member, version.return_id, version_id))
        return [one.text for one in update.publicity], [one.held_back for one in update.held]


def changed(journey, version_id: int, part: Part, service, at: int = 0, **given):
    """Let the lead do something to an item, as the check page would."""
    with journey.store.write() as session:
        wanted = select(ReturnItem).where(ReturnItem.version_id == version_id, ReturnItem.part == part)
        row = session.scalars(wanted.order_by(ReturnItem.ordinal)).all()[at]
        service(session, journey.lead, row.id, row_version=row.row_version, **given)
        return row.id


def test_a_concern_becomes_a_candidate_risk_and_a_recommendation_an_ask_of_the_bodies_it_names(
    journey,
) -> None:
    version = journey.send(an_update(RURAL))
    assert codes(journey, version) == []
    journey.accept(version)
    assert journey.risks() == ["Fuel is stolen from farms"]
    assert journey.asks() == [(RURAL.recommendations[0], ["fdc", "police"], False, 1)]


@pytest.mark.parametrize("nothing", ["None", "N/A", "There are no specific concerns this quarter.", ""])
def test_a_section_that_says_nothing_raises_nothing(journey, nothing: str) -> None:
    version = journey.send(an_update(replace(RURAL, concerns=[nothing], recommendations=[nothing])))
    assert codes(journey, version) == []
    journey.accept(version)
    assert (journey.risks(), journey.asks()) == ([], [])


def test_an_answer_that_there_is_nothing_counts_as_answered_and_a_blank_one_does_not(journey) -> None:
    plan = [ActionFields("1.1 Patrol", update="Done")]
    nil = replace(RURAL, concerns=["None"], recommendations=["N/A"])
    version = journey.send(an_update(nil, action_plan=plan))
    blank = journey.send(an_update(replace(nil, concerns=[""]), action_plan=plan))
    with journey.store.read() as session:
        found = [session.get_one(ReturnVersion, one) for one in (version, blank)]
        assert [(one.parts_answered, one.parts_required) for one in found] == [(5, 5), (4, 5)]
    with journey.items(version, Part.CONCERN) as [item]:
        assert (item.saying, item.text) == (Saying.NIL, "None")
    with journey.items(version, Part.RECOMMENDATION) as [item]:
        assert item.saying is Saying.NOT_APPLICABLE


def test_the_same_recommendation_at_the_next_meeting_is_heard_again(journey) -> None:
    journey.accept(journey.send(an_update(RURAL)))
    again = replace(
        RURAL, recommendations=["FENLAND District Council and the Constabulary to light the yards"]
    )
    journey.accept(
        journey.send(an_update(again, title="Quarterly Progress Report: January 2019"), "2018-19-Q4")
    )
    assert [(bodies, heard) for _, bodies, _, heard in journey.asks()] == [(["fdc", "police"], 2)]


def test_a_recommendation_that_names_nobody_asks_whom_and_the_partnership_itself_may_be_meant(
    journey,
) -> None:
    version = journey.send(an_update(replace(RURAL, recommendations=["Partners to meet."])))
    with journey.store.read() as session:
        problem = journey.problem(session, "recommendation_names_nobody")
        words = [one.words for one in question_for(session, problem).choices]
    assert words[:2] == ["The partnership itself: its own action", "All responsible authorities"]
    assert "Fenland District Council" in words
    journey.answer("recommendation_names_nobody", "own")
    journey.accept(version)
    assert journey.asks() == [("Partners to meet.", [], True, 1)]


@pytest.mark.parametrize(("choice", "bodies"), [("body:police", ["police"]), ("all", ["fdc", "police"])])
def test_the_answer_says_whom_a_recommendation_is_put_to(journey, choice: str, bodies: list[str]) -> None:
    version = journey.send(an_update(replace(RURAL, recommendations=["Partners to meet."])))
    journey.answer("recommendation_names_nobody", choice)
    journey.accept(version)
    assert journey.asks() == [("Partners to meet.", bodies, False, 1)]


def test_of_two_recommendations_in_one_paragraph_each_is_asked_of_its_own(journey) -> None:
    both = "\u2022 Partners to meet.\n\u2022 Everybody to write."
    version = journey.send(an_update(replace(RURAL, recommendations=[both])))
    assert codes(journey, version).count("recommendation_names_nobody") == 2
    journey.answer("recommendation_names_nobody", "own")
    journey.accept(version)
    assert [(text, own) for text, _, own, _ in journey.asks()] == [
        ("Partners to meet.", False),
        ("Everybody to write.", True),
    ]


def test_a_corrected_recommendation_is_put_to_the_bodies_of_its_new_words(journey) -> None:
    version = journey.send(an_update(replace(RURAL, recommendations=["Partners to meet."])))
    changed(journey, version, Part.RECOMMENDATION, correct_item, text="The Constabulary to meet.")
    journey.accept(version)
    assert journey.asks() == [("The Constabulary to meet.", ["police"], False, 1)]


def test_the_ask_opens_the_sentence_of_its_recommendation(journey) -> None:
    version = journey.send(an_update(RURAL))
    journey.accept(version)
    with journey.store.read() as session, journey.items(version, Part.RECOMMENDATION) as [item]:
        ids = session.scalars(select(Ask.id)).all()
        [line] = ask_lines(session, journey.member, find_meeting(session, None), ids)
        assert (line.source.return_id, line.source.place) == (journey.owed["2018-19-Q3"], item.place)


def test_an_ask_is_about_a_concern_only_where_a_person_says_so(journey) -> None:
    version = journey.send(
        an_update(RURAL, replace(RURAL, priority="Theft", recommendations=["The Constabulary to act."]))
    )
    with journey.items(version, Part.CONCERN) as [first, _]:
        concern = first.id
    with journey.items(version, Part.RECOMMENDATION) as [recommendation, _]:
        recommended = recommendation.id
    with journey.store.write() as session:
        address_concern(session, journey.lead, recommended, concern)
    journey.accept(version)
    with journey.store.read() as session:
        linked, free = session.scalars(select(Ask).order_by(Ask.id)).all()
        risk_id = session.scalars(select(RiskAssessment.risk_id).distinct()).one()
        assert (linked.risk_id, free.risk_id) == (risk_id, None)


def test_a_link_to_a_concern_is_refused_where_there_is_none_such(journey) -> None:
    version = journey.send(an_update(RURAL))
    with (
        journey.items(version, Part.RECOMMENDATION) as [item],
        journey.items(version, Part.CONCERN) as [concern],
    ):
        recommended, worry = item.id, concern.id
    for viewer, about, of in (
        (journey.lead, recommended, recommended),
        (journey.lead, worry, worry),
        (journey.lead, recommended, 999_999),
        (journey.other_lead, recommended, worry),
        (journey.member, recommended, worry),
    ):
        with pytest.raises(NotOpen), journey.store.write() as session:
            address_concern(session, viewer, about, of)
    changed(journey, version, Part.CONCERN, leave_out_item)
    with pytest.raises(NotOpen), journey.store.write() as session:
        address_concern(session, journey.lead, recommended, worry)
    journey.submit(version)
    with pytest.raises(Refused), journey.store.write() as session:
        address_concern(session, journey.lead, recommended, None)


def test_items_for_publicity_in_a_marked_file_are_held_back_whatever_is_answered(journey) -> None:
    version = journey.send(an_update(RURAL, marking="OFFICIAL-SENSITIVE"))
    with pytest.raises(Refused):
        journey.submit(version)
    with journey.store.read() as session:
        [only] = question_for(session, journey.problem(session, "publicity_marked")).choices
    assert only.value == "hold"
    for choice in ("publish", "correct", "checked"):
        with pytest.raises(Refused):
            journey.answer("publicity_marked", choice, "Kits are free.")
    journey.answer("publicity_marked", "hold")
    journey.answer("marking_lower", "official")
    journey.accept(version)
    assert published(journey, version) == ([], ["OFFICIAL-SENSITIVE, page header"])


def test_other_words_do_not_lift_the_marking_of_a_file(journey) -> None:
    version = journey.send(an_update(RURAL, marking="OFFICIAL-SENSITIVE"))
    journey.answer("publicity_marked", "hold")
    changed(journey, version, Part.PUBLICITY, correct_item, text="Nothing secret here.")
    assert published(journey, version, journey.lead)[0] == []


def test_the_way_out_is_the_file_without_its_marking(journey) -> None:
    journey.send(an_update(RURAL, marking="OFFICIAL-SENSITIVE"))
    version = journey.send(an_update(RURAL, marking="OFFICIAL"))
    assert "publicity_marked" not in codes(journey, version)
    journey.answer("marking_lower", "official")
    journey.accept(version)
    assert published(journey, version) == (["Kits are free."], [])


def test_a_marked_item_is_held_back_and_the_others_are_not(journey) -> None:
    version = journey.send(
        an_update(replace(RURAL, publicity=["Kits are free.", "RESTRICTED: a raid is planned."]))
    )
    with pytest.raises(Refused):
        journey.submit(version)
    journey.answer("publicity_item_marked", "hold")
    journey.accept(version)
    assert published(journey, version) == (["Kits are free."], ["RESTRICTED, in its own words"])


def test_a_wrong_marking_of_an_item_is_corrected_in_its_words_and_can_be_taken_back(journey) -> None:
    version = journey.send(an_update(replace(RURAL, publicity=["RESTRICTED: kits are free."])))
    with pytest.raises(Refused) as refused:
        journey.answer("publicity_item_marked", "correct", "Kits are free (RESTRICTED).")
    assert "still carry a marking" in refused.value.sentence
    journey.answer("publicity_item_marked", "correct", "Kits are free.")
    assert published(journey, version, journey.lead) == (["Kits are free."], [])
    with journey.store.write() as session:
        problem = journey.problem(session, "publicity_item_marked")
        withdraw_answer(session, journey.lead, problem.id, row_version=problem.row_version)
    assert published(journey, version, journey.lead) == ([], ["RESTRICTED, in its own words"])


def test_a_correction_that_brings_a_marking_in_holds_the_item_back(journey) -> None:
    version = journey.send(an_update(RURAL))
    changed(journey, version, Part.PUBLICITY, correct_item, text="OFFICIAL-SENSITIVE: kits are free.")
    journey.accept(version)
    assert published(journey, version) == ([], ["OFFICIAL-SENSITIVE, in its own words"])


@pytest.mark.parametrize(
    ("set_by_opcc", "why"),
    [
        ({"part": PublicationPart.B}, "Part B, the whole update"),
        ({"marking": Marking.OFFICIAL_SENSITIVE}, "OFFICIAL-SENSITIVE, the whole update"),
    ],
)
def test_what_the_opcc_sets_for_the_update_holds_its_items_back(journey, set_by_opcc, why: str) -> None:
    version = journey.send(an_update(RURAL))
    journey.accept(version)
    with journey.store.write() as session:
        owed = session.get_one(Return, journey.owed["2018-19-Q3"])
        for name, value in set_by_opcc.items():
            setattr(owed, name, value)
    assert published(journey, version, journey.planner) == ([], [why])


def test_the_rows_of_the_plan_are_kept_and_corrected_cell_by_cell(journey) -> None:
    plan = [
        ActionFields("1.1 Patrol", ["1.1a Plan", "1.1b Start"], "Police", "Council", "Begun"),
        ActionFields("", ["1.1c End"]),
    ]
    version = journey.send(an_update(RURAL, action_plan=plan))
    with journey.items(version, Part.ACTION_PLAN) as rows:
        first, second = (plan_row(one.update_item) for one in rows)
        assert (first.number, first.milestones, first.partners) == (
            "1.1",
            ("1.1a Plan", "1.1b Start"),
            "Council",
        )
        assert (second.action, second.goes_on, rows[1].saying) == ("1.1 Patrol", True, Saying.BLANK)
    cells = {"milestones": "1.1c End\n1.1d Report", "update": "Ended in May"}
    row_id = changed(journey, version, Part.ACTION_PLAN, correct_plan_row, 1, cells=cells)
    with journey.items(version, Part.ACTION_PLAN) as [_, item]:
        kept = plan_row(item.update_item)
        assert (kept.milestones, kept.update, kept.goes_on) == (
            ("1.1c End", "1.1d Report"),
            "Ended in May",
            True,
        )
        assert (item.saying, "Ended in May" in item.text, item.source_text) == (
            Saying.STATED,
            True,
            "1.1c End",
        )
    with journey.store.write() as session:
        row = session.get_one(ReturnItem, row_id)
        undo_item(session, journey.lead, row_id, row_version=row.row_version)
    with journey.items(version, Part.ACTION_PLAN) as [_, item]:
        assert (plan_row(item.update_item), item.saying) == (second, Saying.BLANK)


def test_a_row_of_the_plan_is_not_corrected_as_one_text_nor_another_item_cell_by_cell(journey) -> None:
    version = journey.send(an_update(RURAL, action_plan=[ActionFields("1.1 Patrol")]))
    with pytest.raises(Refused):
        changed(journey, version, Part.ACTION_PLAN, correct_item, text="Visit")
    with pytest.raises(Refused):
        changed(journey, version, Part.ACTION_PLAN, correct_plan_row, cells={"action": " "})
    with pytest.raises(NotOpen):
        changed(journey, version, Part.CONCERN, correct_plan_row, cells={"action": "Visit"})


def test_tables_are_kept_as_written_and_a_corrected_one_keeps_its_cells(journey) -> None:
    figures = [TableFields("Thefts", [["", "July"], ["Fuel", "4"]])]
    spending = [
        TableFields("Grant", [["Item", "Budget", "Spent"], ["Kits", "£5", "£4"], ["Total", "£6", "£4"]])
    ]
    version = journey.send(an_update(RURAL, figures=figures, spending=spending))
    assert codes(journey, version) == ["total_differs"]
    with journey.items(version, Part.FIGURES) as [thefts, grant]:
        assert (thefts.label, thefts.update_item.spending) == ("Thefts", False)
        assert table_of(thefts.update_item).rows == (("", "July"), ("Fuel", "4"))
        assert (grant.label, grant.update_item.spending) == ("Grant", True)
    words = "Item | Budget | Spent\nKits | £5 | £4\nTotal | £5 | £4"
    changed(journey, version, Part.FIGURES, correct_item, 1, text=words)
    with journey.items(version, Part.FIGURES) as [_, grant]:
        assert table_of(grant.update_item).rows[2] == ("Total", "£5", "£4")
    journey.accept(version)
