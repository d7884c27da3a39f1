"""Letters handed to a real mail server: taken, refused, dropped, left hanging, encrypted."""

from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from socket import create_server

import pytest

from data.reminders.post import NOT_OF_SAMPLE, Post
from data.reminders.server import MailServer, mail_server, sender
from data.store.tables import Letter
from data.terms import LetterOutcome
from tests.support.mail import HOST, PASSWORD, USER, MailBox, Ways, certificate, mail

SENDER = "Safety Board <board@example.org>"
SENT, REFUSED = LetterOutcome.SENT, LetterOutcome.REFUSED
NOT_SENT, UNKNOWN = LetterOutcome.NOT_SENT, LetterOutcome.UNKNOWN
SOON = 0.5
"""Seconds after which the tests' patience with a server that hangs ends."""


def a_letter(address: str = "lead@board.test", **more: object) -> Letter:
    given = {
        "id": 7,
        "tries": 1,
        "subject": "Prevent: return is due",
        "text": "Ends on 1 October – “soon”.\n",
    }
    return Letter(address=address, begun_at=datetime.now(UTC), **given | more)


def delivered(url: str, *letters: Letter, seconds: float = 10) -> list[tuple[LetterOutcome, str]]:
    """What becomes of letters in one conversation."""
    with Post(mail_server(url), sender(SENDER), seconds) as post:
        found = [post.deliver(one) for one in letters or (a_letter(),)]
    return [(one.outcome, one.answer) for one in found]


def test_a_letter_arrives_as_it_was_written() -> None:
    with mail() as box:
        assert delivered(box.url) == [(SENT, "250 Taken")]
    (letter,) = box.letters
    assert box.envelopes == [("board@example.org", "lead@board.test")]
    assert (letter["From"], letter["To"]) == (SENDER, "lead@board.test")
    assert letter["Subject"] == "Prevent: return is due"
    assert (letter["Message-ID"], letter["Auto-Submitted"]) == ("<letter-7-1@example.org>", "auto-generated")
    assert box.texts[0] == "Ends on 1 October – “soon”.\n"


def test_many_letters_go_in_one_conversation() -> None:
    with mail() as box:
        found = delivered(box.url, a_letter("one@board.test"), a_letter("two@board.test"))
    assert [outcome for outcome, _ in found] == [SENT, SENT]
    assert box.connections == 1


def test_an_address_that_the_server_refuses_stands_in_nobody_elses_way() -> None:
    with mail(Ways(refuses={"lead@board.test": "550 No such person"})) as box:
        found = delivered(box.url, a_letter(), a_letter("vice@board.test"))
    assert found == [(REFUSED, "550 No such person"), (SENT, "250 Taken")]


def test_a_server_that_says_later_has_not_refused() -> None:
    with mail(Ways(refuses={"lead@board.test": "451 Try again"})) as box:
        assert delivered(box.url) == [(NOT_SENT, "The mail server asked to come again later: 451 Try again")]


@pytest.mark.parametrize("way", ["drops_at", "hangs_at"])
def test_what_breaks_before_the_letter_is_handed_over_was_certainly_not_sent(way: str) -> None:
    with mail(Ways(**{way: "RCPT"})) as box:
        ((outcome, answer),) = delivered(box.url, seconds=SOON)
    assert outcome is NOT_SENT
    assert answer.startswith("The mail server broke off: ")
    assert box.raw == []


@pytest.mark.parametrize(
    ("way", "why"), [("drops_at", "it closed the connection"), ("hangs_at", "it did not answer in time")]
)
def test_what_breaks_after_the_letter_is_handed_over_may_have_been_sent(way: str, why: str) -> None:
    with mail(Ways(**{way: "DATA"})) as box:
        assert delivered(box.url, seconds=SOON) == [(UNKNOWN, f"The mail server gave no answer: {why}.")]
        assert len(box.raw) == 1


def test_after_a_break_the_next_letter_has_a_new_conversation() -> None:
    ways = Ways(drops_at="DATA")
    with mail(ways) as box, Post(mail_server(box.url), sender(SENDER)) as post:
        assert post.deliver(a_letter()).outcome is UNKNOWN
        ways.drops_at = ""
        assert post.deliver(a_letter()).outcome is SENT


def test_a_server_that_is_not_there_is_called_once_and_named() -> None:
    with closing(create_server((HOST, 0))) as taken:
        port = taken.getsockname()[1]
    found = delivered(f"smtp://{HOST}:{port}", a_letter(), a_letter())
    assert (
        found
        == [(NOT_SENT, f"The mail server at {HOST}, port {port}, cannot be used: connection refused.")] * 2
    )


def test_a_server_that_never_speaks_is_waited_for_once() -> None:
    with closing(create_server((HOST, 0))) as silent:
        url = f"smtp://{HOST}:{silent.getsockname()[1]}"
        found = delivered(url, *[a_letter()] * 40, seconds=SOON)
    assert {outcome for outcome, _ in found} == {NOT_SENT}
    assert found[0][1].endswith("cannot be used: it did not answer in time.")


def test_a_server_whose_name_cannot_be_one_is_said_and_not_called() -> None:
    ((outcome, answer),) = delivered("smtp://mail..example.org")
    assert (outcome, answer.endswith("cannot be used: what BOARD_SMTP says cannot be sent.")) == (
        NOT_SENT,
        True,
    )


# ---- encryption and signing in


@pytest.fixture
def trusted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A server's side of TLS whose authority this machine trusts."""
    context, authority = certificate(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(authority))
    return context


def with_user(box: MailBox, scheme: str = "smtp", password: str = PASSWORD) -> str:
    quoted = password.replace("@", "%40").replace("/", "%2F")
    return f"{scheme}://{USER}:{quoted}@{HOST}:{box.port}"


def test_encrypts_before_it_signs_in_where_the_server_offers_it(trusted) -> None:
    with mail(starttls=trusted, login=True) as box:
        assert delivered(with_user(box)) == [(SENT, "250 Taken")]
    assert (box.encrypted, box.signed_in) == ([True], [True])


def test_speaks_tls_from_the_first_byte_where_the_address_says_so(trusted) -> None:
    with mail(at_once=trusted) as box:
        assert delivered(f"smtps://{HOST}:{box.port}") == [(SENT, "250 Taken")]


@pytest.mark.parametrize("scheme", ["smtp", "smtps"])
def test_a_certificate_that_nobody_vouches_for_is_not_trusted(tmp_path: Path, scheme: str) -> None:
    context, _ = certificate(tmp_path)
    way = {"starttls": context} if scheme == "smtp" else {"at_once": context}
    with mail(**way) as box:
        ((outcome, answer),) = delivered(f"{scheme}://{HOST}:{box.port}")
    assert outcome is NOT_SENT
    assert "its certificate is not to be trusted" in answer
    assert box.raw == []


def test_encryption_can_be_left_out_on_this_machine_only_and_by_name(tmp_path: Path) -> None:
    with mail() as box:
        assert delivered(f"{box.url}?tls=none")[0][0] is SENT
    assert box.encrypted == [False]


def test_a_server_elsewhere_that_offers_no_encryption_is_told_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(MailServer, "on_this_machine", False)
    with mail() as box:
        ((outcome, answer),) = delivered(with_user(box))
    assert (outcome, answer.endswith("cannot be used: it offers no encryption.")) == (NOT_SENT, True)
    assert box.raw == []


def test_a_wrong_password_is_said_and_not_shown(trusted) -> None:
    with mail(starttls=trusted, login=True) as box:
        ((outcome, answer),) = delivered(with_user(box, password="hush-hush"))
    assert outcome is NOT_SENT
    assert "535" in answer
    assert "hush" not in answer


def test_a_password_that_cannot_be_sent_is_not_shown_and_nothing_was_sent(trusted) -> None:
    with mail(starttls=trusted, login=True) as box:
        server = MailServer(HOST, box.port, False, user=USER, password="gehörtmir")
        with Post(server, sender(SENDER)) as post:
            delivery = post.deliver(a_letter())
    assert (delivery.outcome, box.raw) == (NOT_SENT, [])
    assert delivery.answer.endswith("cannot be used: what BOARD_SMTP says cannot be sent.")


# ---- what must not go out


def test_a_sample_address_is_given_to_no_server_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(MailServer, "on_this_machine", False)
    with mail() as box:
        assert delivered(box.url, a_letter("planner@sample.test")) == [(NOT_SENT, NOT_OF_SAMPLE)]
    assert box.connections == 0


def test_a_sample_address_may_be_given_to_a_server_on_this_machine() -> None:
    with mail() as box:
        assert delivered(box.url, a_letter("planner@sample.test")) == [(SENT, "250 Taken")]


@pytest.mark.parametrize(
    "address",
    [
        "lead@board.test\r\nBcc: all@board.test",
        "lead@board.test\nBcc: all@board.test",
        "lead@board.test, all@board.test",
        "lead@board.test>\x00",
        "<lead@board.test>",
        "jürgen@board.test",
        "lead@",
    ],
)
def test_an_address_that_is_more_than_one_address_is_never_written_to(address: str) -> None:
    with mail() as box:
        ((outcome, answer),) = delivered(box.url, a_letter(address))
    assert outcome is NOT_SENT
    assert answer.startswith("E-mail cannot carry this address")
    assert box.raw == []


def test_a_subject_cannot_hold_a_second_header() -> None:
    with mail() as box:
        ((outcome, _),) = delivered(box.url, a_letter(subject="Due\r\nBcc: all@board.test"))
    assert outcome is NOT_SENT
    assert box.raw == []


def test_a_line_of_one_full_stop_ends_no_letter() -> None:
    with mail() as box:
        delivered(box.url, a_letter(text="Before\n.\nRCPT TO:<all@board.test>\nAfter\n"))
    assert box.texts[0] == "Before\n.\nRCPT TO:<all@board.test>\nAfter\n"
