"""Leads and planners take any steps in any order, on both databases: what must hold after each of them holds.

Nothing is lost, one version at most stands accepted, a receipt is given once, the return's state follows from its
versions, a locked return keeps what stands, members read nothing else, and the audit tells of every change.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from hypothesis.strategies import booleans, integers, sampled_from
from sqlalchemy import func, select

from data.people import Viewer
from data.refusals import Refused
from data.register.moderate import accept_return, mark_to_follow, request_changes
from data.register.reopen import reopen_return
from data.reports.returns.one_return import return_read
from data.reports.returns.tracker import tracker
from data.returns.deciding.answers import answer_problem
from data.returns.deciding.decisions import correct_item
from data.returns.reader.problems import RefusedFile
from data.returns.receive import Sender, receive
from data.returns.states import STANDING_ACCEPTED, state_of_return
from data.returns.submit import abandon, submit
from data.returns.versions import settle_state
from data.returns.web_form.draft import save_boxes
from data.returns.web_form.finish import finish_draft
from data.store.audit import first_broken
from data.store.files import FileStore, sha256_of
from data.store.session import Store
from data.store.tables import (
    AuditEvent,
    DraftBox,
    Meeting,
    Reopening,
    Return,
    ReturnFile,
    ReturnItem,
    ReturnProblem,
    ReturnVersion,
)
from data.terms import FileOutcome, ReturnState, Role
from tests import makers
from tests.readings import a_problem, a_reading
from tests.support.databases import Databases
from tests.support.lengths import full_length, rounds

BEGINS = datetime(2018, 10, 1, 9, tzinfo=UTC)
QUARTER = "2018-19-Q3"
NOTHING = b"nothing to report"


@dataclass(frozen=True)
class Seen:
    """What the database holds of the return at one moment."""

    state: ReturnState
    accepted: int | None
    versions: tuple[tuple[int, ReturnState, str | None], ...]
    items: tuple[tuple[int, str], ...]
    files: tuple[tuple[str, FileOutcome], ...]
    reopenings: tuple[tuple[int, datetime | None], ...]
    answers: tuple[tuple[int, str], ...]
    reason: str

    @property
    def standing(self) -> list[int]:
        """The ids of the versions that stand accepted."""
        return [number for number, state, _ in self.versions if state in STANDING_ACCEPTED]


class Fates(RuleBasedStateMachine):
    """One return, its lead and a planner."""

    databases: Databases
    kind: str
    folder: Path
    reached: set[object]
    """Every state, and the services that did something, over all examples."""

    @initialize()
    def start(self) -> None:
        self.clock = time_machine.travel(BEGINS, tick=False)
        self.time = self.clock.start()
        self.url = self.databases.migrated(self.kind)
        self.store, self.files = Store(self.url), FileStore(self.folder)
        with self.store.write() as session:
            meeting = makers.a_meeting(session, QUARTER, date(2018, 10, 11), current=True)
            makers.a_meeting(session, "2018-19-Q4", date(2019, 1, 17))
            reporter = makers.a_reporter(session, "domestic-abuse")
            self.return_id = makers.a_return(session, meeting, reporter, ReturnState.EXPECTED).id
            people = {role: makers.a_person(session, role=role).id for role in Role}
        self.viewers = {role: Viewer(number, role=role) for role, number in people.items()}
        self.lead = replace(self.viewers[Role.LEAD], leads=frozenset({reporter.id}))
        self.planner = self.viewers[Role.PLANNER]
        self.refusing, self.to_follow, self.over = False, False, False
        self.sent: set[bytes] = set()
        self.items: dict[int, int] = {}
        self.receipts: dict[int, str] = {}
        self.ever_accepted = False

    # ---- steps --------------------------------------------------------------------------------------------------

    @rule(
        content=sampled_from([b"a", b"b", b"c", NOTHING]),
        refusing=sampled_from([True, False, False]),
        own=booleans(),
    )
    def send(self, content: bytes, refusing: bool, own: bool) -> None:
        self.refusing = refusing
        self.change(lambda: self._receive(content, own))

    @rule(words=sampled_from(["Funding ends", "Staff leave"]), own=booleans())
    def finish_the_form(self, words: str, own: bool) -> None:
        self.refusing = False

        def finish() -> None:
            with self.store.write() as session:
                sent = {"risks.1.said": (words, self._seen_box(session))}
                save_boxes(session, self.person(own), self.return_id, sent)
            with self.store.write() as session:
                made = finish_draft(session, self.person(own), self.return_id)
            self._receive(made.content, own)

        self.change(finish)

    @precondition(lambda self: self.items)
    @rule(step=sampled_from([submit, submit, abandon]), newest=booleans(), own=booleans())
    def by_the_lead(self, step: Callable[..., Any], newest: bool, own: bool) -> None:
        if self.write(step, self.person(own), self.version(newest)) and step is submit:
            self.to_follow = False

    @precondition(lambda self: self.items)
    @rule(step=sampled_from([accept_return, accept_return, request_changes]), newest=booleans())
    def by_the_planner(self, step: Callable[..., Any], newest: bool) -> None:
        self.write(step, self.planner, self.version(newest), "Said why")

    @precondition(lambda self: self.items)
    @rule(step=sampled_from([accept_return, request_changes]))
    def by_somebody_who_may_not(self, step: Callable[..., Any]) -> None:
        assert not self.write(step, self.lead, self.version(newest=True), "Said why")

    @precondition(lambda self: self.items)
    @rule(newest=booleans(), own=booleans(), words=sampled_from(["Words", "Other words"]))
    def correct(self, newest: bool, own: bool, words: str) -> None:
        found = self.last(ReturnItem, ReturnItem.version_id == self.version(newest))
        if found is not None:
            self.write(correct_item, self.person(own), found[0], row_version=found[1], text=words)

    @rule(
        content=sampled_from([b"a", b"b", b"c", b"d", NOTHING]),
        as_well=sampled_from([None, "handed back", "accepted", "published"]),
    )
    def a_whole_return_comes(self, content: bytes, as_well: str | None) -> None:
        """Several steps at once, so that what lies behind an acceptance is reached often."""
        self.refusing = False
        self.change(lambda: self._receive(content, own=True))
        self.nothing_is_lost()
        if content == NOTHING:
            self.say_that_it_is_nil()
        if self.items:
            self.by_the_lead(submit, newest=True, own=True)
        if self.items and as_well:
            self.by_the_planner(request_changes if as_well == "handed back" else accept_return, newest=True)
        if as_well == "published":
            self.the_return_is_published()

    @rule()
    def say_that_it_is_nil(self) -> None:
        found = self.last(ReturnProblem)
        if found is not None:
            self.write(answer_problem, self.lead, found[0], "nil", row_version=found[1])

    @rule()
    def say_that_it_will_follow(self) -> None:
        self.to_follow = (
            self.write(mark_to_follow, self.planner, self.return_id, "After the 20th") or self.to_follow
        )

    @rule(days=integers(0, 30))
    def reopen(self, days: int) -> None:
        until = f"{datetime.now(UTC) + timedelta(days=days):%Y-%m-%d}"
        was_locked = self.locked(self.look())
        if self.write(reopen_return, self.planner, self.return_id, "A figure was wrong", until):
            assert not self.locked(self.look())
        else:
            assert not was_locked

    @rule(content=sampled_from([b"a", b"b", b"c", b"d"]))
    def it_is_reopened_and_comes_again(self, content: bytes) -> None:
        """As it is by the book; seldom met by single steps."""
        self.reopen(7)
        self.a_whole_return_comes(content, "accepted")

    @rule(days=integers(1, 20))
    def time_passes(self, days: int) -> None:
        self.time.shift(timedelta(days=days))

    @precondition(lambda self: not self.over)
    @rule()
    def the_board_moves_on(self) -> None:
        with self.store.write() as session:
            for meeting in session.scalars(select(Meeting)):
                meeting.current = meeting.slug != QUARTER
        self.time.move_to(max(datetime.now(UTC), BEGINS + timedelta(days=11)))
        self.over = True

    @rule()
    def the_return_is_published(self) -> None:
        """Publishing is a service of its own; here only what it leaves behind matters."""
        with self.store.write() as session:
            owed = session.get_one(Return, self.return_id)
            for version in owed.versions:
                if version.state is ReturnState.ACCEPTED:
                    version.state = ReturnState.PUBLISHED
            settle_state(owed)

    # ---- what must hold -----------------------------------------------------------------------------------------

    @invariant()
    def nothing_is_lost(self) -> None:
        with self.store.read() as session:
            files = session.scalars(select(ReturnFile)).all()
            assert {self.files.read(file.stored_name, file.sha256) for file in files} == self.sent
            assert len(files) == len(self.sent)
            versions = session.scalars(select(ReturnVersion).order_by(ReturnVersion.number)).all()
            assert [version.number for version in versions] == list(range(1, len(versions) + 1))
            assert set(self.items) <= {version.id for version in versions}
            for version in versions:
                assert self.items.setdefault(version.id, len(version.items)) == len(version.items)
                if version.receipt or version.id in self.receipts:
                    assert self.receipts.setdefault(version.id, version.receipt) == version.receipt
            assert len(set(self.receipts.values())) == len(self.receipts)

    @invariant()
    def the_state_follows_from_the_versions(self) -> None:
        seen = self.look()
        states = [state for _, state, _ in seen.versions]
        assert seen.state is state_of_return(states, to_follow=self.to_follow)
        assert seen.standing == ([seen.accepted] if seen.accepted else [])
        assert states.count(ReturnState.DRAFT) <= 1
        assert states.count(ReturnState.SUBMITTED) <= 1
        assert seen.accepted or not self.ever_accepted
        self.ever_accepted = bool(seen.accepted)
        self.reached.update([seen.state, *states])

    @invariant()
    def each_reads_what_they_may(self) -> None:
        with self.store.read() as session:
            for role in (Role.MEMBER, Role.ADMINISTRATOR):
                read = return_read(session, self.viewers[role], self.return_id)
                assert read.version is None or read.version.state in STANDING_ACCEPTED
                assert (read.history, read.waiting, read.draft, read.lock.reopenings) == ((), None, None, ())
                (row,) = tracker(session, self.viewers[role], QUARTER).groups
                assert row.state is not ReturnState.DRAFT
                assert row.readable == (read.version is not None)
            (row,) = tracker(session, self.planner, QUARTER).groups
            assert row.state is self.look().state
            assert bool(return_read(session, self.lead, self.return_id).lock.why_locked) == self.locked(
                self.look()
            )

    def teardown(self) -> None:
        with self.store.read() as session:
            assert first_broken(session) is None
        self.store.close()
        self.databases.discard(self.url)
        self.clock.stop()

    # ---- how a step is taken and looked at ----------------------------------------------------------------------

    def person(self, own: bool) -> Viewer:
        return self.lead if own else self.planner

    def version(self, newest: bool) -> int:
        return sorted(self.items)[-1 if newest else 0]

    def last(self, table: Any, *where: Any) -> tuple[int, int] | None:
        """The id and the row version of the newest row; None where there is none."""
        with self.store.read() as session:
            row = session.scalars(select(table).where(*where).order_by(table.id.desc())).first()
            return row and (row.id, row.row_version)

    def write(self, service: Callable[..., Any], *given: Any, **more: Any) -> bool:
        """Whether the service did it; a refusal has changed nothing."""

        def call() -> None:
            with self.store.write() as session:
                service(session, *given, **more)

        return self.change(call)

    def change(self, step: Callable[[], None]) -> bool:
        before, told = self.look(), self.told()
        locked = self.locked(before)
        try:
            step()
        except Refused:
            assert self.look() == before
            return False
        after = self.look()
        assert after == before or self.told() > told, "every change is in the audit"
        if locked:
            assert (after.accepted, after.standing) == (before.accepted, before.standing)
            self.reached.add("a file for a locked return" if after.files != before.files else "locked")
        if len(after.reopenings) > len(before.reopenings):
            self.reached.add("reopened")
        elif after.reopenings != before.reopenings and after.accepted != before.accepted:
            self.reached.add("locked again")
        return True

    def locked(self, seen: Seen) -> bool:
        """Whether nothing may supersede what stands, by the rule said in other words."""
        today = datetime.now(UTC).date()
        with self.store.read() as session:
            opened = [
                one
                for one in session.scalars(select(Reopening))
                if one.ended_at is None and one.until >= today
            ]
        published = any(state is ReturnState.PUBLISHED for _, state, _ in seen.versions)
        return bool(seen.standing) and (self.over or published or bool(seen.reopenings)) and not opened

    def look(self) -> Seen:
        with self.store.read() as session:
            owed = session.get_one(Return, self.return_id)
            versions = session.scalars(select(ReturnVersion).order_by(ReturnVersion.id))
            items = session.scalars(select(ReturnItem).order_by(ReturnItem.id))
            files = session.scalars(select(ReturnFile).order_by(ReturnFile.id))
            reopenings = session.scalars(select(Reopening).order_by(Reopening.id))
            problems = session.scalars(select(ReturnProblem).order_by(ReturnProblem.id))
            return Seen(
                state=owed.state,
                accepted=owed.accepted_version_id,
                versions=tuple((one.id, one.state, one.receipt) for one in versions),
                items=tuple((one.id, one.text) for one in items),
                files=tuple((one.sha256, one.outcome) for one in files),
                reopenings=tuple((one.id, one.ended_at) for one in reopenings),
                answers=tuple((one.id, one.answer) for one in problems),
                reason=owed.state_reason,
            )

    def told(self) -> int:
        with self.store.read() as session:
            return session.scalars(select(func.count(AuditEvent.id))).one()

    def _receive(self, content: bytes, own: bool) -> None:
        self.sent.add(content)
        sender = Sender(self.store, self.files, self._read)
        answer = receive(sender, self.person(own), self.return_id, "a.docx", content)
        with self.store.read() as session:
            file = session.get_one(ReturnFile, answer.file_id)
            assert file.sha256 == sha256_of(content)
            assert (answer.number is None) == bool(answer.refusal)

    def _read(self, content: bytes, name: str) -> Any:
        if self.refusing:
            raise RefusedFile("No.", "no")
        if content == NOTHING:
            return a_reading(key=[], risks=[], plans={}, problems=[a_problem("empty_return")])
        return a_reading(risks=[(f"Risk {sha256_of(content)[:6]}", "")])

    def _seen_box(self, session: Any) -> int:
        return session.scalars(select(DraftBox.row_version)).first() or 0


@pytest.mark.both_databases
def test_no_order_of_steps_breaks_what_must_hold(databases, database_kind, tmp_path) -> None:
    Fates.databases, Fates.kind, Fates.folder, Fates.reached = databases, database_kind, tmp_path, set()
    machine = Fates.TestCase
    machine.settings = settings(
        max_examples=rounds(160),
        deadline=None,
        stateful_step_count=20,
        suppress_health_check=list(HealthCheck),
        phases=(Phase.generate,),  # a wrong order is told as it was found: making it shorter takes minutes
    )
    machine("runTest").runTest()
    if full_length():  # a short run takes too few orders to come everywhere
        wanted = {*ReturnState, "a file for a locked return", "reopened", "locked again"}
        assert wanted - Fates.reached == set()
