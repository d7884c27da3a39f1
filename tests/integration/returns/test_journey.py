"""From draft to accepted: who may, what is refused, what members read meanwhile, and that nothing is ever lost."""

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from hypothesis.strategies import sampled_from
from sqlalchemy import select

from data.people import Viewer
from data.refusals import NotOpen, Refused
from data.register.moderate import accept_return, mark_to_follow, request_changes
from data.returns.answers import answer_problem
from data.returns.reader.problems import RefusedFile
from data.returns.receive import Sender, receive
from data.returns.submit import abandon, submit
from data.store.audit import Event, first_broken
from data.store.files import FileStore
from data.store.session import Store
from data.store.tables import AuditEvent, Return, ReturnFile, ReturnProblem, ReturnVersion, Risk
from data.terms import FileOutcome, ReturnState, Role
from tests import makers
from tests.readings import a_problem, a_reading
from tests.support.lengths import rounds

both_databases = pytest.mark.both_databases
ACCEPTED = {ReturnState.ACCEPTED, ReturnState.NIL_RETURN}


def do(journey, service, number, *args, viewer=None):
    with journey.store.write() as session:
        where = (ReturnVersion.return_id == journey.return_id, ReturnVersion.number == number)
        version_id = session.scalars(select(ReturnVersion.id).where(*where)).one()
        row = service(session, viewer or journey.planner, version_id, *args)
        session.flush()
        session.refresh(row)
        session.expunge(row)
    return row


def owed(journey) -> Return:
    with journey.store.read() as session:
        row = session.get_one(Return, journey.return_id)
        session.expunge(row)
    return row


@both_databases
def test_a_submitted_version_has_a_receipt_and_waits_for_the_planner(journey) -> None:
    journey.send()
    version = do(journey, submit, 1, viewer=journey.lead)
    assert (version.state, version.receipt, version.submitted_by_id) == (
        ReturnState.SUBMITTED,
        "R-0001",
        journey.lead.person_id,
    )
    assert (owed(journey).state, owed(journey).accepted_version_id) == (ReturnState.SUBMITTED, None)


@both_databases
def test_submitting_is_refused_while_something_must_be_answered(journey) -> None:
    journey.outcome = a_reading(problems=[a_problem("chair_missing")])
    journey.send()
    with pytest.raises(Refused, match="Answer 1 thing to submit. The return names no chair.") as refusal:
        do(journey, submit, 1, viewer=journey.lead)
    assert refusal.value.code == "unanswered"
    assert owed(journey).state is ReturnState.DRAFT


@both_databases
def test_members_keep_reading_the_accepted_version_while_a_newer_one_waits(journey) -> None:
    journey.send(b"one")
    do(journey, submit, 1, viewer=journey.lead)
    first = do(journey, accept_return, 1)
    journey.send(b"two")
    assert owed(journey).state is ReturnState.ACCEPTED
    do(journey, submit, 2, viewer=journey.lead)
    assert (owed(journey).state, owed(journey).accepted_version_id) == (ReturnState.SUBMITTED, first.id)
    second = do(journey, accept_return, 2, "Text is of July")
    assert (owed(journey).accepted_version_id, owed(journey).state_reason) == (second.id, "Text is of July")
    with journey.store.read() as session:
        assert session.get_one(ReturnVersion, first.id).state is ReturnState.SUPERSEDED


@both_databases
def test_changes_are_asked_for_with_a_reason_and_the_receipt_is_kept(journey) -> None:
    journey.send()
    do(journey, submit, 1, viewer=journey.lead)
    with pytest.raises(Refused, match="Say what has to change"):
        do(journey, request_changes, 1, "  ")
    do(journey, request_changes, 1, "Name the bodies")
    assert (owed(journey).state, owed(journey).state_reason) == (
        ReturnState.CHANGES_REQUESTED,
        "Name the bodies",
    )
    again = do(journey, submit, 1, viewer=journey.lead)
    assert (again.receipt, owed(journey).state_reason) == ("R-0001", "")


@both_databases
def test_accepting_puts_the_risks_on_the_register(journey) -> None:
    journey.send()
    do(journey, submit, 1, viewer=journey.lead)
    with journey.store.read() as session:
        assert session.scalars(select(Risk)).all() == []
    do(journey, accept_return, 1)
    with journey.store.read() as session:
        assert [risk.title for risk in session.scalars(select(Risk))] == ["Funding ends in March"]


@both_databases
def test_an_abandoned_draft_is_kept_and_the_return_is_awaited_again(journey) -> None:
    with journey.store.write() as session:
        mark_to_follow(session, journey.planner, journey.return_id, "The group meets on the 20th")
    journey.send()
    version = do(journey, abandon, 1, viewer=journey.lead)
    with journey.store.read() as session:
        assert session.get_one(ReturnFile, version.file_id).outcome is FileOutcome.ABANDONED
    assert (owed(journey).state, owed(journey).state_reason) == (
        ReturnState.TO_FOLLOW,
        "The group meets on the 20th",
    )


@both_databases
def test_nothing_to_report_is_accepted_as_a_nil_return(journey) -> None:
    journey.outcome = a_reading(key=[], risks=[], plans={}, problems=[a_problem("empty_return")])
    journey.send()
    with journey.store.write() as session:
        where = select(ReturnProblem).where(ReturnProblem.code == "empty_return")
        answer_problem(session, journey.lead, session.scalars(where).one().id, "nil", row_version=1)
    do(journey, submit, 1, viewer=journey.lead)
    version = do(journey, accept_return, 1)
    assert (version.state, owed(journey).state) == (ReturnState.NIL_RETURN, ReturnState.NIL_RETURN)


@both_databases
def test_a_return_that_was_sent_cannot_be_to_follow(journey) -> None:
    journey.send()
    do(journey, submit, 1, viewer=journey.lead)
    with pytest.raises(Refused, match="not awaited"), journey.store.write() as session:
        mark_to_follow(session, journey.planner, journey.return_id, "Later")


@pytest.mark.parametrize(
    ("who", "allowed"),
    [
        ("lead", {submit, abandon}),
        ("planner", {submit, abandon, accept_return, request_changes}),
        ("other_lead", set()),
        ("member", set()),
        ("administrator", set()),
    ],
)
def test_who_may_do_what_with_a_version(journey, who: str, allowed: set) -> None:
    journey.send()
    for service in (submit, abandon, accept_return, request_changes):
        try:
            do(
                journey,
                service,
                1,
                *(["a reason"] if service is request_changes else []),
                viewer=getattr(journey, who),
            )
        except NotOpen:
            assert service not in allowed, service
        except Refused:
            assert service in allowed, service
        else:
            assert service in allowed, service


@both_databases
def test_every_step_is_in_the_audit(journey) -> None:
    journey.send()
    do(journey, submit, 1, viewer=journey.lead)
    do(journey, request_changes, 1, "Say more")
    do(journey, submit, 1, viewer=journey.planner)
    do(journey, accept_return, 1)
    with journey.store.read() as session:
        told = select(AuditEvent).where(AuditEvent.object_kind == "return").order_by(AuditEvent.id)
        events = [(row.event, row.actor_id) for row in session.scalars(told)]
        assert first_broken(session) is None
    lead, planner = journey.lead.person_id, journey.planner.person_id
    assert events == [
        (Event.FILE_RECEIVED, lead),
        (Event.VERSION_READ, lead),
        (Event.RETURN_SUBMITTED, lead),
        (Event.CHANGES_REQUESTED, planner),
        (Event.RETURN_SUBMITTED, planner),
        (Event.RETURN_ACCEPTED, planner),
    ]


class Fates(RuleBasedStateMachine):
    """Any order of steps by anybody who may: no file, version or item is lost and one version at most is accepted."""

    databases = None
    folder = None

    @initialize()
    def start(self) -> None:
        self.url = self.databases.migrated("sqlite")
        self.store = Store(self.url)
        self.refusing = False
        with self.store.write() as session:
            meeting = makers.a_meeting(session, "2018-19-Q3", current=True)
            reporter = makers.a_reporter(session, "domestic-abuse")
            self.return_id = makers.a_return(session, meeting, reporter, ReturnState.EXPECTED).id
            self.lead = Viewer(
                makers.a_person(session, role=Role.LEAD).id, role=Role.LEAD, leads=frozenset({reporter.id})
            )
            self.planner = Viewer(makers.a_person(session, role=Role.PLANNER).id, role=Role.PLANNER)
        self.sent: set[bytes] = set()
        self.items: dict[int, int] = {}
        self.receipts: dict[int, str] = {}
        self.accepted_before = 0

    def _read(self, content: bytes, name: str):
        if self.refusing:
            raise RefusedFile("No.", "no")
        return a_reading()

    @rule(content=sampled_from([b"a", b"b", b"c"]), refusing=sampled_from([True, False, False]))
    def send(self, content: bytes, refusing: bool) -> None:
        self.refusing = refusing
        receive(
            Sender(self.store, FileStore(self.folder), self._read),
            self.lead,
            self.return_id,
            "a.docx",
            content,
        )
        self.sent.add(content)

    @precondition(lambda self: self.items)
    @rule(step=sampled_from([submit, abandon, accept_return, request_changes]), newest=sampled_from([0, -1]))
    def step(self, step, newest: int) -> None:
        version_id = sorted(self.items)[newest]
        with self.store.read() as session:
            before = session.get_one(ReturnVersion, version_id).state
        reason = ["Say more"] if step is request_changes else []
        try:
            with self.store.write() as session:
                step(session, self.planner, version_id, *reason)
        except Refused:
            with self.store.read() as session:
                assert session.get_one(ReturnVersion, version_id).state is before

    @invariant()
    def nothing_is_lost(self) -> None:
        with self.store.read() as session:
            files = session.scalars(select(ReturnFile)).all()
            versions = session.scalars(select(ReturnVersion).order_by(ReturnVersion.number)).all()
            row = session.get_one(Return, self.return_id)
            kept = FileStore(self.folder)
            assert {kept.read(file.stored_name, file.sha256) for file in files} == self.sent
            assert len(files) == len(self.sent)
            assert set(self.items) <= {version.id for version in versions}
            assert [version.number for version in versions] == list(range(1, len(versions) + 1))
            for version in versions:
                assert self.items.setdefault(version.id, len(version.items)) == len(version.items)
                if version.receipt:
                    assert self.receipts.setdefault(version.id, version.receipt) == version.receipt
            assert len(set(self.receipts.values())) == len(self.receipts)
            self._one_of_each(row, versions)

    def _one_of_each(self, row: Return, versions) -> None:
        states = [version.state for version in versions]
        accepted = [version.id for version in versions if version.state in ACCEPTED]
        assert accepted == ([row.accepted_version_id] if row.accepted_version_id else [])
        assert states.count(ReturnState.DRAFT) <= 1
        assert states.count(ReturnState.SUBMITTED) <= 1
        assert row.accepted_version_id or not self.accepted_before
        self.accepted_before = row.accepted_version_id or 0
        assert row.state in states or row.state is ReturnState.EXPECTED

    def teardown(self) -> None:
        self.store.close()
        self.databases.discard(self.url)


def test_no_order_of_steps_loses_anything(databases, tmp_path) -> None:
    Fates.databases, Fates.folder = databases, tmp_path / "files"
    machine = Fates.TestCase
    machine.settings = settings(
        max_examples=rounds(300),
        deadline=None,
        stateful_step_count=12,
        suppress_health_check=list(HealthCheck),
    )
    machine("runTest").runTest()
