"""Passwords: what is stored, what matches, and what a new one must be."""

import pytest
from argon2 import PasswordHasher, extract_parameters
from argon2.low_level import Type

from data.accounts import passwords
from data.refusals import Refused

WEAK = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


def test_stores_argon2id_at_or_above_the_advised_cost() -> None:
    parameters = extract_parameters(passwords.hash_password("three unrelated words"))
    assert parameters.type is Type.ID
    assert parameters.memory_cost >= 46 * 1024
    assert parameters.time_cost >= 1


def test_never_stores_the_same_password_as_the_same_hash() -> None:
    assert passwords.hash_password("three unrelated words") != passwords.hash_password(
        "three unrelated words"
    )


@pytest.mark.parametrize(
    ("typed", "matches"),
    [
        ("Caf\u00e9 au lait 1918", True),
        ("Cafe\u0301 au lait 1918", True),  # the same letters as another keyboard sends them
        ("cafe au lait 1918", False),
        ("", False),
        ("Caf\u00e9 au lait 1918" + " " * 200, False),
    ],
)
def test_matches_the_same_letters_only(typed: str, matches: bool) -> None:
    stored = WEAK.hash("Caf\u00e9 au lait 1918")
    assert passwords.verify(typed, stored) is matches


def test_checks_one_hash_whoever_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    checked: list[str] = []

    class Counting:
        def hash(self, _text: str) -> str:
            return "decoy"

        def verify(self, stored: str, _text: str) -> bool:
            checked.append(stored)
            return True

    monkeypatch.setattr(passwords, "HASHER", Counting())
    monkeypatch.setattr(passwords, "_decoy", lambda: "decoy")
    assert passwords.verify("anything", None) is False
    assert passwords.verify("anything", "known") is True
    assert passwords.verify("x" * 10_000, "known") is False
    assert checked == ["decoy", "known", "known"]


def test_a_decoy_costs_what_a_new_hash_costs() -> None:
    passwords._decoy.cache_clear()  # another test may have made one with cheap parameters
    decoy, real = passwords._decoy(), passwords.hash_password("three unrelated words")
    assert extract_parameters(decoy) == extract_parameters(real)


def test_a_broken_hash_matches_nothing() -> None:
    assert passwords.verify("anything", "not a hash") is False


def test_asks_for_a_new_hash_when_the_stored_one_is_weaker() -> None:
    assert passwords.needs_new_hash(WEAK.hash("three unrelated words"))
    assert not passwords.needs_new_hash(passwords.hash_password("three unrelated words"))


@pytest.mark.parametrize(
    "password",
    ["short", "x" * 201, "aaaaaaaaaaaaaaaaaaaa", "planner.one2026!", "abababababababab"],
)
def test_refuses_a_new_password_that_is_easily_guessed(password: str) -> None:
    with pytest.raises(Refused):
        passwords.check_new(password, "planner.one@sample.test")


@pytest.mark.parametrize("password", ["three unrelated words", "vT9#kq2LmZx7", "\u00e9clair-hedge-19"])
def test_takes_a_new_password_that_is_long_and_unlike_the_account(password: str) -> None:
    assert passwords.check_new(password, "planner.one@sample.test") is None
