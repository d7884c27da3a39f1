"""Accounts on both databases: signing in, the brake on guessing, sessions, and the roster."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from argon2 import PasswordHasher
from sqlalchemy import event, select

from data.accounts import passwords, roster, sessions, throttle
from data.accounts.roster import OPERATOR, NewPerson
from data.accounts.sign_in import WAIT, WRONG, sign_in, sign_out
from data.people import ANONYMOUS, Viewer
from data.refusals import NotOpen, Refused
from data.store.session import Store
from data.store.tables import (
    AuditEvent,
    Body,
    Lead,
    NeedToKnow,
    Person,
    Reporter,
    SignInAttempt,
    SignInSession,
)
from data.terms import BodyKind, ReporterKind, Role

pytestmark = pytest.mark.both_databases

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
PASSWORD = "three unrelated words"
MINUTE = timedelta(minutes=1)


@pytest.fixture(autouse=True)
def _cheap_hashes(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(passwords, "HASHER", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
    passwords._decoy.cache_clear()
    yield
    passwords._decoy.cache_clear()


@pytest.fixture
def board(store: Store) -> Store:
    """A store with one body, one group and three people: a member, a lead of the group, and a disabled one."""
    with store.write() as session:
        session.add(Body(slug="fire", name="Fire and Rescue Service", kind=BodyKind.RESPONSIBLE_AUTHORITY))
        session.add(
            Reporter(
                kind=ReporterKind.DELIVERY_GROUP, slug="dasv", name="DASV Delivery Board", short_name="DASV"
            )
        )
        session.flush()
        add(session, "member@board.test", Role.MEMBER, body="fire")
        add(session, "lead@board.test", Role.LEAD, leads=("dasv",))
        add(session, "gone@board.test", Role.MEMBER)
        roster.disable_person(session, OPERATOR, email="gone@board.test", now=NOW)
    return store


def add(session: object, email: str, role: Role, **more: object) -> int:
    new = NewPerson(email=email, post="A post", role=role, password=PASSWORD, **more)
    return roster.add_person(session, OPERATOR, new, NOW)


def enter(
    store: Store, email: str, password: str = PASSWORD, *, now: datetime = NOW, machine: str = "192.0.2.1"
) -> str:
    return sign_in(store, email=email, password=password, machine=machine, now=now)


def refusal(store: Store, email: str, password: str = "not the password", **when: object) -> str:
    with pytest.raises(Refused) as refused:
        enter(store, email, password, **when)
    return refused.value.sentence


def events(store: Store) -> list[str]:
    with store.read() as session:
        return list(session.scalars(select(AuditEvent.event).order_by(AuditEvent.id)))


def test_a_right_password_opens_a_session_whatever_the_case_of_the_address(board: Store) -> None:
    token = enter(board, "  Member@Board.Test ")
    viewer = sessions.viewer_of_token(board, token, NOW)
    assert (viewer.email, viewer.role, viewer.body_name) == (
        "member@board.test", Role.MEMBER, "Fire and Rescue Service",
    )  # fmt: skip
    assert events(board)[-1] == "person:signed-in"


def test_only_the_hash_of_the_token_is_kept(board: Store) -> None:
    token = enter(board, "member@board.test")
    with board.read() as session:
        kept = session.execute(select(SignInSession.__table__)).one()
    assert token not in [str(value) for value in kept]
    assert len(kept.token_hash) == 64


def test_unknown_wrong_and_disabled_get_the_same_answer(board: Store) -> None:
    said = {
        refusal(board, "nobody@board.test"),
        refusal(board, "member@board.test"),
        refusal(board, "gone@board.test", PASSWORD),
    }
    assert said == {WRONG}


def test_unknown_wrong_and_disabled_take_the_same_statements(board: Store) -> None:
    def statements(email: str) -> list[str]:
        seen: list[str] = []
        listener = lambda *call: seen.append(call[2].split(" RETURNING")[0])  # noqa: E731
        event.listen(board.engine, "before_cursor_execute", listener)
        refusal(board, email)
        event.remove(board.engine, "before_cursor_execute", listener)
        return seen

    refusal(board, "warm@board.test")
    unknown, wrong, disabled = (statements(f"{who}@board.test") for who in ("nobody", "member", "gone"))
    assert unknown == wrong == disabled


def test_refusals_are_told_to_the_audit_without_what_was_typed(board: Store) -> None:
    refusal(board, "my-secret-typed-as-address@board.test")
    with board.read() as session:
        told = session.execute(select(AuditEvent.__table__).order_by(AuditEvent.id.desc())).first()
    assert (told.event, told.actor_id, told.detail) == (
        "person:sign-in-refused", None, {"machine": "192.0.2.1"},
    )  # fmt: skip


@pytest.mark.parametrize("email", ["member@board.test", "nobody@board.test"])
def test_the_sixth_try_waits_for_known_and_unknown_accounts_alike(board: Store, email: str) -> None:
    assert [refusal(board, email) for _ in range(5)] == [WRONG] * 5
    assert refusal(board, email, PASSWORD) == WAIT
    assert refusal(board, email, PASSWORD, now=NOW + 14 * MINUTE) == WAIT
    assert refusal(board, email, now=NOW + 15 * MINUTE) == WRONG


def test_waiting_lasts_15_minutes_from_the_last_wrong_try(board: Store) -> None:
    for minute in (0, 3, 6, 9, 12):
        refusal(board, "member@board.test", now=NOW + minute * MINUTE)
    assert refusal(board, "member@board.test", PASSWORD, now=NOW + 26 * MINUTE) == WAIT
    assert enter(board, "member@board.test", now=NOW + 27 * MINUTE)


def test_wrong_tries_far_apart_do_not_add_up(board: Store) -> None:
    for minute in (0, 4, 8, 12, 16):
        refusal(board, "member@board.test", now=NOW + minute * MINUTE)
    assert enter(board, "member@board.test", now=NOW + 17 * MINUTE)


def test_a_right_password_clears_the_count_of_the_account(board: Store) -> None:
    for _ in range(4):
        refusal(board, "member@board.test")
    enter(board, "member@board.test")
    assert refusal(board, "member@board.test") == WRONG


def test_a_machine_waits_after_30_wrong_tries_over_many_accounts(board: Store) -> None:
    said = [refusal(board, f"person{number}@board.test") for number in range(30)]
    assert said == [WRONG] * 30
    assert refusal(board, "member@board.test", PASSWORD) == WAIT
    assert enter(board, "member@board.test", machine="192.0.2.2")


def test_a_right_password_does_not_clear_the_count_of_the_machine(board: Store) -> None:
    for number in range(29):
        refusal(board, f"person{number}@board.test")
    enter(board, "member@board.test")
    refusal(board, "person30@board.test")
    assert refusal(board, "member@board.test", PASSWORD) == WAIT


def test_one_ipv6_network_is_one_machine() -> None:
    assert throttle.machine_key("2001:db8:1:2::1") == throttle.machine_key("2001:db8:1:2:ffff::9")
    assert throttle.machine_key("2001:db8:1:2::1") != throttle.machine_key("2001:db8:1:3::1")


def test_guesses_sent_all_at_once_are_braked_like_guesses_in_a_row(
    board: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[str] = []
    monkeypatch.setattr(passwords, "verify", lambda password, _stored: bool(looked.append(password)))
    with ThreadPoolExecutor(10) as pool:
        said = list(
            pool.map(lambda number: refusal(board, "member@board.test", f"guess {number}"), range(20))
        )
    assert len(looked) == 5
    assert sorted(said) == sorted([WRONG] * 5 + [WAIT] * 15)


def test_old_attempts_are_removed(board: Store) -> None:
    refusal(board, "member@board.test")
    refusal(board, "nobody@board.test", now=NOW + 31 * MINUTE)
    with board.read() as session:
        assert len(session.scalars(select(SignInAttempt)).all()) == 2


def test_a_weak_hash_is_made_anew_at_the_next_sign_in(board: Store) -> None:
    with board.write() as session:
        person = session.scalars(select(Person).where(Person.email == "member@board.test")).one()
        person.password_hash = PasswordHasher(time_cost=1, memory_cost=16, parallelism=1).hash(PASSWORD)
    enter(board, "member@board.test")
    with board.read() as session:
        stored = session.scalar(select(Person.password_hash).where(Person.email == "member@board.test"))
    assert not passwords.needs_new_hash(stored)


def test_signing_out_ends_this_session_only(board: Store) -> None:
    here, elsewhere = enter(board, "member@board.test"), enter(board, "member@board.test")
    sign_out(board, here, NOW)
    assert sessions.viewer_of_token(board, here, NOW) == ANONYMOUS
    assert sessions.viewer_of_token(board, elsewhere, NOW).signed_in
    sign_out(board, here, NOW)
    assert events(board)[-1] == "person:signed-out"
    assert events(board).count("person:signed-out") == 1


def test_a_session_ends_after_two_idle_hours(board: Store) -> None:
    token = enter(board, "member@board.test")
    assert sessions.viewer_of_token(board, token, NOW + timedelta(hours=1, minutes=59)).signed_in
    assert sessions.viewer_of_token(board, token, NOW + timedelta(hours=3, minutes=58)).signed_in
    assert not sessions.viewer_of_token(board, token, NOW + timedelta(hours=5, minutes=58)).signed_in


def test_a_session_ends_after_twelve_hours_however_busy(board: Store) -> None:
    token, when = enter(board, "member@board.test"), NOW
    while when < NOW + timedelta(hours=11, minutes=50):
        assert sessions.viewer_of_token(board, token, when).signed_in
        when += timedelta(minutes=25)
    assert not sessions.viewer_of_token(board, token, NOW + timedelta(hours=12)).signed_in


def test_use_within_ten_minutes_writes_nothing(board: Store) -> None:
    token = enter(board, "member@board.test")
    for minute in (1, 5, 9):
        sessions.viewer_of_token(board, token, NOW + minute * MINUTE)
    with board.read() as session:
        assert session.scalar(select(SignInSession.expires_at)) == NOW + sessions.IDLE


@pytest.mark.parametrize("token", [None, "", "x", "x" * 43, "x" * 100_000, "\u00e9" * 43])
def test_a_made_up_token_is_nobody(board: Store, token: str | None) -> None:
    assert sessions.viewer_of_token(board, token, NOW) == ANONYMOUS


def test_a_disabled_person_is_nobody_at_the_next_request(board: Store) -> None:
    token = enter(board, "member@board.test")
    with board.write() as session:
        roster.disable_person(session, OPERATOR, email="member@board.test", now=NOW)
    assert sessions.viewer_of_token(board, token, NOW) == ANONYMOUS


def test_disabling_in_the_table_alone_is_enough(board: Store) -> None:
    token = enter(board, "member@board.test")
    with board.write() as session:
        session.scalars(select(Person).where(Person.email == "member@board.test")).one().disabled_at = NOW
    assert sessions.viewer_of_token(board, token, NOW) == ANONYMOUS


def test_a_new_password_ends_every_session(board: Store) -> None:
    token = enter(board, "member@board.test")
    with board.write() as session:
        roster.set_password(
            session, OPERATOR, email="member@board.test", password="other words entirely", now=NOW
        )
    assert sessions.viewer_of_token(board, token, NOW) == ANONYMOUS
    assert enter(board, "member@board.test", "other words entirely")


def test_a_viewer_knows_what_they_lead_and_are_listed_for(board: Store) -> None:
    with board.write() as session:
        lead = session.scalars(select(Lead)).one()
        session.add(NeedToKnow(object_kind="risk", object_id=7, person_id=lead.person_id))
    with board.read() as session:
        viewer = roster.viewer_of(session, lead.person_id)
    assert (viewer.leads, viewer.listed) == (frozenset({lead.reporter_id}), frozenset({("risk", 7)}))


REFUSED_PEOPLE = {
    "an address in use": {"email": "MEMBER@board.test"},
    "no address": {"email": "a person"},
    "a lead of nothing": {"role": Role.LEAD},
    "a member who leads": {"leads": ("dasv",)},
    "an unknown group": {"role": Role.LEAD, "leads": ("nothing",)},
    "an unknown body": {"body": "nobody"},
    "a weak password": {"password": "password"},
    "no post": {"post": "  "},
}


@pytest.mark.parametrize("change", REFUSED_PEOPLE.values(), ids=REFUSED_PEOPLE)
def test_refuses_to_add(board: Store, change: dict[str, object]) -> None:
    right = {"email": "new@board.test", "post": "A post", "role": Role.MEMBER, "password": PASSWORD}
    with pytest.raises(Refused), board.write() as session:
        roster.add_person(session, OPERATOR, NewPerson(**(right | change)), NOW)
    with board.read() as session:
        assert len(session.scalars(select(Person)).all()) == 3


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.ADMINISTRATOR])
def test_only_an_administrator_changes_the_roster(board: Store, role: Role) -> None:
    somebody = Viewer(person_id=1, role=role)
    with pytest.raises(NotOpen), board.write() as session:
        roster.disable_person(session, somebody, email="member@board.test", now=NOW)
    with board.read() as session:
        enabled = select(Person.email).where(Person.disabled_at.is_(None))
        assert "member@board.test" in session.scalars(enabled).all()


def test_the_last_administrator_stays(board: Store) -> None:
    with board.write() as session:
        add(session, "admin@board.test", Role.ADMINISTRATOR)
    with pytest.raises(Refused, match="last administrator"), board.write() as session:
        roster.disable_person(session, OPERATOR, email="admin@board.test", now=NOW)
    with board.write() as session:
        add(session, "admin2@board.test", Role.ADMINISTRATOR)
        roster.disable_person(session, OPERATOR, email="admin@board.test", now=NOW)
    assert events(board)[-1] == "person:disabled"
