"""The sample board year as loaded: the facts of the published papers, on both databases."""

from collections import Counter
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from data.accounts.passwords import verify
from data.people import Viewer
from data.refusals import Refused
from data.reports.asks.action_lines import action_lines
from data.reports.meetings import find_meeting
from data.returns.checks.freshness import is_fresh
from data.returns.reader.interpret import read_return
from data.returns.versions import reading_of
from data.seed.load import is_sample, load_sample
from data.store.audit import first_broken
from data.store.files import FileStore
from data.store.session import Store
from data.store.tables import (
    Action,
    AgendaItem,
    Ask,
    AskAddressee,
    Body,
    Meeting,
    Person,
    Question,
    Rating,
    Reporter,
    Return,
    ReturnFile,
    ReturnItem,
    ReturnProblem,
    ReturnVersion,
    Risk,
    RiskAssessment,
)
from data.terms import (
    AskState,
    Band,
    Direction,
    Part,
    QuestionState,
    Rag,
    ReporterKind,
    ReturnState,
    RiskKind,
    Role,
    Severity,
    Slot,
)
from tests.support.databases import Databases
from tests.support.sample_year import OCTOBER, candidates_at, register_at, returns_at


def test_the_database_says_that_it_is_a_sample(session: Session) -> None:
    assert is_sample(session)


def test_nine_groups_and_six_csps_report(session: Session) -> None:
    kinds = Counter(session.scalars(select(Reporter.kind)))
    assert kinds == {ReporterKind.DELIVERY_GROUP: 9, ReporterKind.CSP: 6}


def test_the_october_tracker_says_nine_expected_seven_received_two_to_follow_one_of_may(
    session: Session,
) -> None:
    owed = returns_at(session, OCTOBER)
    states = Counter(one.state for one in owed.values())
    assert len(owed) == 9
    assert states == {ReturnState.ACCEPTED: 6, ReturnState.SUBMITTED: 1, ReturnState.TO_FOLLOW: 2}
    assert {slug for slug, one in owed.items() if one.state is ReturnState.TO_FOLLOW} == {
        "road-safety",
        "modern-slavery",
    }
    stale = [
        one.versions[-1].period_as_written
        for one in owed.values()
        if one.versions and is_fresh(one.versions[-1].period_month, date(2018, 7, 19)) is False
    ]
    assert stale == ["May 2018"]


def test_eight_candidates_came_in_one_of_them_a_standing_risk_in_prose_and_none_is_scored(
    session: Session,
) -> None:
    found = candidates_at(session, OCTOBER)
    assert Counter(slug for slug, _, _ in found) == {
        "offender": 1, "youth-justice": 5, "dasv": 1, "drugs-alcohol": 1,
    }  # fmt: skip
    assert {(row.score, row.band) for _, _, row in found} == {(None, Band.UNSCORED)}
    standing = [(slug, row) for slug, _, row in found if row.standing]
    assert [slug for slug, _ in standing] == ["offender"]
    source = session.get_one(ReturnItem, standing[0][1].source_item_id)
    assert source.source_text.startswith("No new risks")
    assert source.standing


def test_the_five_youth_justice_items_are_an_event_two_issues_and_two_risks(session: Session) -> None:
    kinds = Counter(risk.kind for slug, risk, _ in candidates_at(session, OCTOBER) if slug == "youth-justice")
    assert kinds == {RiskKind.EVENT: 1, RiskKind.ISSUE: 2, RiskKind.RISK: 2}


def test_the_october_register_holds_fourteen_open_risks_in_their_bands(session: Session) -> None:
    bands = Counter(row.band for _, _, row in register_at(session, OCTOBER))
    assert bands == {Band.SIGNIFICANT: 1, Band.HIGH: 3, Band.MODERATE: 1, Band.LOW: 1, Band.UNSCORED: 8}


def test_october_moves_as_the_year_tells(session: Session) -> None:
    moves = Counter(row.direction for _, _, row in register_at(session, OCTOBER))
    assert moves == {
        Direction.NEW: 7,
        Direction.NOT_MENTIONED: 3,
        Direction.STATIC: 2,
        Direction.NOT_SCORED: 1,
        Direction.WORSENING: 1,
    }


def test_one_risk_is_stuck_at_four_meetings_and_another_stands_at_three(session: Session) -> None:
    rows = register_at(session, OCTOBER)
    assert [(slug, row.meetings_in_band) for slug, _, row in rows if row.stuck] == [("drugs-alcohol", 4)]
    assert [(slug, row.meetings_raised) for slug, _, row in rows if row.standing] == [("offender", 3)]


def test_a_risk_of_a_group_without_a_return_is_carried_and_not_called_silent(session: Session) -> None:
    (row,) = [row for slug, _, row in register_at(session, OCTOBER) if slug == "road-safety"]
    assert (row.mentioned, row.direction) == (False, Direction.WORSENING)


def test_no_open_risk_is_missing_from_the_next_register(session: Session) -> None:
    slugs = ["2017-18-Q4", "2018-19-Q1", "2018-19-Q2", OCTOBER]
    held = [{risk.id for _, risk, _ in register_at(session, slug)} for slug in slugs]
    assert [earlier - later for earlier, later in pairwise(held)] == [set()] * 3


def test_every_mention_leads_to_its_sentence_and_place(session: Session) -> None:
    mentioned = session.execute(
        select(RiskAssessment, ReturnItem)
        .outerjoin(ReturnItem, ReturnItem.id == RiskAssessment.source_item_id)
        .where(RiskAssessment.mentioned)
    ).all()
    assert mentioned
    assert all(item is not None and item.source_text and item.place for _, item in mentioned)


def test_every_score_and_rating_is_marked_as_illustrative(session: Session) -> None:
    scored = session.scalars(select(RiskAssessment).where(RiskAssessment.score.is_not(None))).all()
    assert scored
    assert all(row.illustrative for row in scored)
    assert all(session.scalars(select(Rating.illustrative)))
    assert all(session.scalars(select(Action.illustrative)))


def test_no_group_is_rated_for_october(session: Session) -> None:
    rated = Counter(session.scalars(select(Meeting.slug).join(Rating, Rating.meeting_id == Meeting.id)).all())
    assert rated == {"2018-19-Q1": 2, "2018-19-Q2": 3}


def test_only_the_returns_of_the_published_pack_are_not_illustrative(session: Session) -> None:
    true_meetings = set(
        session.scalars(
            select(Meeting.slug)
            .join(Return, Return.meeting_id == Meeting.id)
            .where(Return.illustrative.is_(False), Return.state != ReturnState.EXPECTED)
        )
    )
    assert true_meetings == {OCTOBER}


def test_every_kept_file_reads_again_as_what_was_stored(session: Session) -> None:
    for version in session.scalars(select(ReturnVersion).order_by(ReturnVersion.id)):
        assert reading_of(version).document


def test_nothing_that_must_be_answered_was_left_open(session: Session) -> None:
    left = session.scalars(
        select(ReturnProblem.code).where(ReturnProblem.severity == Severity.STOP, ReturnProblem.answer == "")
    )
    assert list(left) == []


def test_everything_written_in_a_return_found_its_part(session: Session) -> None:
    lost = select(func.count()).select_from(ReturnItem).where(ReturnItem.part == Part.UNPLACED)
    assert session.scalar(lost) == 0


def test_files_are_kept_under_random_names(session: Session) -> None:
    names = session.scalars(select(ReturnFile.stored_name)).all()
    assert len(names) == len(set(names)) > 30
    assert all(len(name) == 48 for name in names)


def test_an_ask_heard_at_three_meetings_waits_for_the_member_of_the_sample(session: Session) -> None:
    body = session.scalars(select(Body).where(Body.slug == "huntingdonshire-district-council")).one()
    heard = session.scalars(
        select(Ask.meetings_heard)
        .join(AskAddressee, AskAddressee.ask_id == Ask.id)
        .where(AskAddressee.body_id == body.id, AskAddressee.state == AskState.OPEN)
        .order_by(Ask.id)
    ).all()
    assert heard == [3, 3, 1, 1]


def test_two_of_six_councils_have_answered_on_housing_and_justice(session: Session) -> None:
    answered = session.scalars(
        select(Body.slug)
        .join(AskAddressee, AskAddressee.body_id == Body.id)
        .where(AskAddressee.state == AskState.ANSWERED)
        .order_by(Body.position)
    ).all()
    assert answered == ["cambridge-city-council", "peterborough-city-council"]


def test_actions_are_rated_as_at_the_october_meeting(session: Session) -> None:
    meeting = find_meeting(session, OCTOBER)
    lines = action_lines(
        session, Viewer(person_id=1, role=Role.PLANNER), meeting, session.scalars(select(Action.id)).all()
    )
    ratings = Counter(line.rating.rag for line in lines)
    assert ratings == {Rag.RED: 4, Rag.BLUE: 2, Rag.AMBER: 1, Rag.GREEN: 1, Rag.GREY: 1}


def test_the_october_agenda_fills_its_two_hours(session: Session) -> None:
    agenda = session.scalars(
        select(AgendaItem).join(Meeting, Meeting.id == AgendaItem.meeting_id).where(Meeting.slug == OCTOBER)
    ).all()
    assert sorted(item.number for item in agenda if item.number) == list(range(1, 12))
    assert sum(item.minutes or 0 for item in agenda) == 120


def test_the_plan_holds_the_published_slots(session: Session) -> None:
    slots = Counter(session.scalars(select(AgendaItem.slot)))
    assert {slot: slots[slot] for slot in (Slot.DELIVERY_GROUP, Slot.PREVENTION, Slot.CSP)} == {
        Slot.DELIVERY_GROUP: 12,
        Slot.PREVENTION: 6,
        Slot.CSP: 6,
    }
    planned = session.scalars(
        select(Reporter.slug)
        .join(AgendaItem, AgendaItem.reporter_id == Reporter.id)
        .where(AgendaItem.slot == Slot.CSP)
        .order_by(AgendaItem.meeting_id)
    ).all()
    assert planned == [
        "cambridge-city",
        "peterborough",
        "south-cambridgeshire",
        "fenland",
        "east-cambridgeshire",
    ]


def test_three_questions_are_illustrative_and_two_of_them_wait_for_the_october_meeting(
    session: Session,
) -> None:
    found = session.scalars(select(Question).order_by(Question.id)).all()
    assert [one.state for one in found] == [QuestionState.OPEN, QuestionState.OPEN, QuestionState.ANSWERED]
    assert all(one.illustrative for one in found)
    assert [bool(one.sentence) for one in found] == [True, False, True]
    assert [(one.on_behalf, one.illustrative) for one in found[2].answers] == [(True, True)]


def test_the_sample_accounts_sign_in_with_the_one_password(session: Session, sample_password: str) -> None:
    people = session.scalars(select(Person).order_by(Person.id)).all()
    assert [person.email.split("@")[0] for person in people] == [
        "member", "dasv.lead", "fenland.lead", "planner", "planner2", "admin",
    ]  # fmt: skip
    assert Counter(person.role for person in people) == {
        Role.MEMBER: 1,
        Role.LEAD: 2,
        Role.PLANNER: 2,
        Role.ADMINISTRATOR: 1,
    }
    assert all(person.sample for person in people)
    assert verify(sample_password, people[0].password_hash)


def test_the_audit_is_unbroken_and_tells_of_the_loading(session: Session) -> None:
    assert first_broken(session) is None


def test_a_database_with_anything_in_it_is_refused_and_left_alone(
    sample: Store, sample_password: str, tmp_path: Path
) -> None:
    before = sample.data_version()
    with pytest.raises(Refused, match="holds other data already"):
        load_sample(sample, FileStore(tmp_path), read_return, sample_password)
    assert sample.data_version() == before


def test_two_loadings_differ_only_in_random_names_and_moments(
    sample: Store, sample_password: str, databases: Databases, tmp_path: Path
) -> None:
    url = databases.migrated("sqlite")
    other = Store(url)
    load_sample(other, FileStore(tmp_path), read_return, sample_password)
    assert told(other) == told(sample)
    other.close()
    databases.discard(url)


def told(store: Store) -> list[tuple[object, ...]]:
    wanted = (
        select(Risk.ref, Risk.title).order_by(Risk.id),
        select(ReturnFile.sha256, ReturnFile.received_at).order_by(ReturnFile.id),
        select(ReturnItem.place, ReturnItem.text).order_by(ReturnItem.id),
    )
    with store.read() as session:
        return [tuple(row) for query in wanted for row in session.execute(query)]
