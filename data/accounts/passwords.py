"""Passwords: argon2id, and the same work for a person who does not exist as for one who does."""

import secrets
import unicodedata
from functools import cache
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from data.refusals import Refused

SHORTEST, LONGEST = 12, 200
HASHER = PasswordHasher(time_cost=2, memory_cost=47_104, parallelism=1)
"""Above the least that OWASP's password storage advice asks of argon2id: 46 MiB, twice over."""

AT_ONCE = BoundedSemaphore(2)
"""Two checks at a time in one worker, so that a flood of sign-ins cannot take the machine's memory."""


def hash_password(password: str) -> str:
    """The argon2id hash to store, with its parameters and salt inside."""
    with AT_ONCE:
        return HASHER.hash(_same_text(password))


def verify(password: str, stored: str | None) -> bool:
    """Whether `password` is the one that was stored.

    `stored` is None for a person who is unknown or disabled: a hash is checked all the same, so that the
    answer takes as long, and the answer is no.
    """
    usable = len(password) <= LONGEST
    text = _same_text(password) if usable else ""
    matches = _matches(stored or _decoy(), text)
    return matches and usable and stored is not None


def needs_new_hash(stored: str) -> bool:
    """Whether the hash was made with weaker parameters than today's."""
    return HASHER.check_needs_rehash(stored)


def check_new(password: str, email: str) -> None:
    """Refuse a new password that is too short, too long, or too easily guessed from the account."""
    if not SHORTEST <= len(password) <= LONGEST:
        raise Refused(f"A password has between {SHORTEST} and {LONGEST} characters. Choose another one.")
    text = _same_text(password).lower()
    if len(set(text)) < 5 or email.lower().split("@")[0] in text:
        raise Refused("This password is easily guessed: use three unrelated words or a password manager.")


def _matches(stored: str, text: str) -> bool:
    with AT_ONCE:
        try:
            return HASHER.verify(stored, text)
        except (VerificationError, InvalidHashError):
            return False


def _same_text(password: str) -> str:
    """One form for the letters that keyboards and phones send in several."""
    return unicodedata.normalize("NFKC", password)


@cache
def _decoy() -> str:
    return HASHER.hash(secrets.token_urlsafe())
