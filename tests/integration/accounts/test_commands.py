"""The commands that give, close and repair accounts, and the one that checks the audit."""

import io
from collections.abc import Callable

import pytest
from argon2 import PasswordHasher
from sqlalchemy import text

from data.__main__ import main
from data.accounts import passwords
from data.accounts.sign_in import sign_in
from data.clock import now
from data.refusals import Refused
from data.store.audit import Event, record
from data.store.session import Store

ADD = ["add-person", "officer@board.test", "--role", "planner", "--post", "Policy officer"]
Command = Callable[..., int]


@pytest.fixture
def command(store: Store, database_url: str, monkeypatch: pytest.MonkeyPatch) -> Command:
    """Runs a command on this test's database, with a password on standard input."""
    monkeypatch.setenv("DATABASE_URL", database_url)
    monkeypatch.setattr(passwords, "HASHER", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))

    def run(*arguments: str, password: str = "three unrelated words") -> int:
        monkeypatch.setattr("sys.stdin", io.StringIO(password + "\n"))
        return main(list(arguments))

    return run


def can_sign_in(store: Store, password: str) -> bool:
    try:
        sign_in(store, email="officer@board.test", password=password, machine="192.0.2.1", now=now())
    except Refused:
        return False
    return True


def test_a_person_who_is_added_can_sign_in(
    store: Store, command: Command, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command(*ADD) == 0
    assert can_sign_in(store, "three unrelated words")
    assert "three unrelated words" not in "".join(capsys.readouterr())


def test_a_weak_password_is_refused_in_a_sentence(
    store: Store, command: Command, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command(*ADD, password="short") == 2
    assert capsys.readouterr().err == "A password has between 12 and 200 characters. Choose another one.\n"
    assert not can_sign_in(store, "short")


def test_a_person_who_is_disabled_cannot_sign_in(store: Store, command: Command) -> None:
    command(*ADD)
    assert command("disable-person", "officer@board.test") == 0
    assert not can_sign_in(store, "three unrelated words")
    assert command("disable-person", "officer@board.test") == 2


def test_a_new_password_replaces_the_old(store: Store, command: Command) -> None:
    command(*ADD)
    assert command("set-password", "officer@board.test", password="quite other words") == 0
    assert can_sign_in(store, "quite other words")
    assert not can_sign_in(store, "three unrelated words")


@pytest.mark.parametrize("name", ["disable-person", "set-password"])
def test_nobody_of_that_address_is_refused(
    command: Command, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    assert command(name, "nobody@board.test") == 2
    assert capsys.readouterr().err == "No enabled account has this e-mail address.\n"


def test_the_audit_holds_until_somebody_changes_it(
    store: Store, command: Command, capsys: pytest.CaptureFixture[str]
) -> None:
    for number in range(3):
        with store.write() as session:
            record(session, Event.SIGNED_IN, actor_id=None, number=number)
    assert command("check-audit") == 0
    assert "3 events" in capsys.readouterr().out
    with store.write() as session:
        triggers = text("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'audit_events'")
        for name in session.scalars(triggers).all():
            session.execute(text(f'DROP TRIGGER "{name}"'))
        session.execute(text("UPDATE audit_events SET event = 'x' WHERE id = 2"))
    assert command("check-audit") == 1
    assert "event 2" in capsys.readouterr().err
