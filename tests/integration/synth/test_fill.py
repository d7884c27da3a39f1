"""A made-up county fills an empty database, the same each time, and the app can be asked about it."""

from itertools import groupby

import pytest
from sqlalchemy import func, select

from data.accounts.roster import viewer_of
from data.refusals import Refused
from data.register.history import stand_of
from data.reports.register.counts import register_counts
from data.reports.register.one_risk import risk
from data.reports.register.query import RegisterView
from data.scoring import judge
from data.store.files import FileStore
from data.store.session import Store
from data.store.tables import (
    Ask,
    MeasureValue,
    Meeting,
    Person,
    Reporter,
    Return,
    ReturnFile,
    Risk,
    RiskAssessment,
)
from data.synth import around
from data.synth import fill as filling
from data.synth.fill import fill
from data.terms import ReporterKind

PASSWORD = "a password of the tests"


@pytest.fixture(scope="module", autouse=True)
def small():
    """Makes counties of 60 risks and 200 values."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(filling, "RISKS", 60)
        patch.setattr(around, "MEASURES", 5)
        yield


@pytest.fixture(scope="module")
def made(databases, tmp_path_factory):
    """Makes counties at twice their content, each on SQLite in a store of its own."""
    stores = []

    def make() -> Store:
        stores.append(Store(databases.migrated("sqlite")))
        fill(stores[-1], FileStore(tmp_path_factory.mktemp("files")), 2, PASSWORD)
        return stores[-1]

    yield make
    for store in stores:
        store.close()


@pytest.fixture(scope="module")
def filled(made):
    """One such county, for tests that only look."""
    return made()


@pytest.mark.both_databases
def test_fills_either_database_and_leaves_it_ready_for_new_rows(store, tmp_path):
    found = fill(store, FileStore(tmp_path), 2, PASSWORD)
    with store.write() as session:
        first = session.scalars(select(Risk).limit(1)).one()
        again = {"title": "Another", "reporter_id": first.reporter_id, "raised_meeting_id": 1}
        session.add(Risk(ref="R99-001", **again))
        session.add(Ask(text="Help", reporter_id=first.reporter_id, meeting_id=1, first_heard_meeting_id=1))
    with store.read() as session:
        assert session.scalar(select(func.count()).select_from(Risk)) == found.rows["risks"] + 1


def test_holds_the_county_with_its_content_times_the_scale(filled):
    with filled.read() as session:
        kinds = dict(session.execute(select(Reporter.kind, func.count()).group_by(Reporter.kind)).all())
        counts = {
            table: session.scalar(select(func.count()).select_from(table))
            for table in (Meeting, Risk, MeasureValue, Return)
        }
    assert kinds == {ReporterKind.DELIVERY_GROUP: 9, ReporterKind.CSP: 6}
    assert counts == {Meeting: 12, Risk: 120, MeasureValue: 400, Return: 12 * 15}


def test_answers_the_register_and_one_risk(filled):
    with filled.read() as session:
        viewer = viewer_of(session, session.scalars(select(Person.id).order_by(Person.id)).first())
        counts = register_counts(session, viewer, None)
        spoken = session.scalars(
            select(Risk.ref)
            .join(RiskAssessment, RiskAssessment.risk_id == Risk.id)
            .where(RiskAssessment.source_item_id.is_not(None), RiskAssessment.meeting_id == 10)
        ).first()
        found = risk(session, viewer, None, spoken)
    assert counts.open > 10
    assert counts.of_view(RegisterView.ALL) + counts.of_view(RegisterView.CLOSED) <= 120
    assert found.title in found.source.sentence
    assert found.source.row is not None


def test_stores_what_the_rules_say_of_each_history(filled):
    with filled.read() as session:
        accepted = select(Return.reporter_id, Return.meeting_id).where(
            Return.accepted_version_id.is_not(None)
        )
        answered = set(session.execute(accepted).all())
        of = dict(session.execute(select(Risk.id, Risk.reporter_id)).all())
        in_order = select(RiskAssessment).order_by(RiskAssessment.risk_id, RiskAssessment.meeting_id)
        histories = {
            key: list(rows) for key, rows in groupby(session.scalars(in_order), lambda row: row.risk_id)
        }
        for risk_id, history in histories.items():
            judged = judge(tuple(stand_of(row, (of[risk_id], row.meeting_id) in answered) for row in history))
            assert [said_of(row) for row in history] == [said_of(one) for one in judged]


def said_of(one):
    """What follows from a history, whoever judged it; standing may come from prose as well."""
    return one.direction, one.stuck, one.meetings_raised, one.meetings_in_band


def test_is_the_same_county_each_time(filled, made):
    assert content(filled) == content(made())


def content(of):
    """What can be told apart of a county."""
    with of.read() as session:
        titles = session.execute(select(Risk.ref, Risk.title, Risk.status).order_by(Risk.id)).all()
        files = session.scalars(select(ReturnFile.sha256).order_by(ReturnFile.id)).all()
        scores = select(RiskAssessment.score, RiskAssessment.direction).order_by(RiskAssessment.id)
        return titles, files, session.execute(scores).all()


def test_refuses_a_database_with_anything_in_it(filled, tmp_path):
    with pytest.raises(Refused, match="not empty"):
        fill(filled, FileStore(tmp_path), 1, PASSWORD)


def test_refuses_a_database_without_tables(empty_database_url, tmp_path):
    store = Store(empty_database_url)
    with pytest.raises(Refused, match="run migrate"):
        fill(store, FileStore(tmp_path), 1, PASSWORD)
    store.close()


def test_refuses_a_scale_below_one(store, tmp_path):
    with pytest.raises(Refused, match="1 or more"):
        fill(store, FileStore(tmp_path), 0, PASSWORD)
