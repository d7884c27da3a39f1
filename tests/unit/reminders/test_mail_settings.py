"""The settings of reminders: what is half made or means harm is refused in one sentence."""

import pytest

from dashboard.config import Settings
from data.refusals import Refused
from data.reminders.server import MailServer, is_sample_address, mail_server, sender
from data.reminders.settings import MailSettings, read_mail_settings

WHOLE = {
    "BOARD_SITE": "https://board.example.org",
    "BOARD_SMTP": "smtp://mail.example.org",
    "BOARD_MAIL_FROM": "board@example.org",
    "BOARD_REMINDERS": "1",
}


@pytest.fixture
def given(monkeypatch: pytest.MonkeyPatch):
    """Puts settings into an environment that has none of them."""
    for name in [*WHOLE, "BOARD_REMINDER_DAYS"]:
        monkeypatch.delenv(name, raising=False)

    def put(**settings: str) -> None:
        for name, value in settings.items():
            monkeypatch.setenv(name, value)

    return put


@pytest.mark.parametrize(
    ("address", "server"),
    [
        ("smtp://mail.example.org", MailServer("mail.example.org", 587, False)),
        ("smtp://127.0.0.1:25?tls=none", MailServer("127.0.0.1", 25, False, True)),
        ("smtps://mail.example.org", MailServer("mail.example.org", 465, True)),
        ("smtps://a%40b:p%2Fw@[::1]:4650", MailServer("::1", 4650, True, False, "a@b", "p/w")),
    ],
)
def test_reads_the_address_of_a_mail_server(address: str, server: MailServer) -> None:
    assert mail_server(address) == server


@pytest.mark.parametrize(
    "address",
    [
        "mail.example.org", "http://mail.example.org", "smtp://", "smtp://host:port", "smtp://host/path", "smtp://h?x=1",
        "smtp://user@host", "smtp://:word@host", "smtp://mail.example.org?tls=none", "smtps://localhost?tls=none",
        "smtp://ho st", "smtp://localhost.example.org?tls=none", "smtp://host#x", "smtp://host\r\n",
        "smtp://user:gehört@host", "smtp://user:geh%C3%B6rt@host", "smtp://bö:word@host",
    ],
)  # fmt: skip
def test_refuses_what_is_no_mail_server(address: str) -> None:
    with pytest.raises(ValueError, match="BOARD_SMTP"):
        mail_server(address)


@pytest.mark.parametrize(
    ("host", "here"), [("localhost", True), ("127.0.0.9", True), ("[::1]", True), ("10.0.0.1", False)]
)
def test_knows_a_server_on_this_machine(host: str, here: bool) -> None:
    assert mail_server(f"smtp://{host}").on_this_machine is here


def test_reads_a_sender_with_a_name() -> None:
    found = sender("Safety Board <board@example.org>")
    assert (found.display_name, found.addr_spec) == ("Safety Board", "board@example.org")


@pytest.mark.parametrize(
    "words",
    [
        "",
        "board",
        "a@b.org, c@d.org",
        "board@example.org\nBcc: x@example.org",
        "<>",
        "bö@example.org",
        "a b@c.org",
    ],
)
def test_refuses_what_is_no_sender(words: str) -> None:
    with pytest.raises(ValueError, match="BOARD_MAIL_FROM"):
        sender(words)


@pytest.mark.parametrize(
    ("address", "made_up"),
    [
        ("member@sample.test", True), ("a@x.SAMPLE.test", True), ("a@notsample.test", False),
        ("a@sample.test.org", False),
    ],
)  # fmt: skip
def test_knows_the_addresses_of_the_sample(address: str, made_up: bool) -> None:
    assert is_sample_address(address) is made_up


def test_reminders_are_off_and_nothing_is_needed(given) -> None:
    settings = MailSettings()
    assert (settings.reminders, settings.smtp, settings.ladder) == (False, None, (15, 10, 5, 2, 0, -1))


def test_takes_a_whole_set(given) -> None:
    given(**WHOLE, BOARD_REMINDER_DAYS="5,0")
    settings = read_mail_settings()
    assert (settings.reminders, settings.ladder) == (True, (5, 0))


@pytest.mark.parametrize(
    ("missing", "named"),
    [("BOARD_SITE", "BOARD_SITE"), ("BOARD_SMTP", "go together"), ("BOARD_MAIL_FROM", "go together")],
)
def test_what_is_half_made_is_refused_in_one_sentence(given, missing: str, named: str) -> None:
    given(**{name: value for name, value in WHOLE.items() if name != missing})
    with pytest.raises(Refused, match=named):
        read_mail_settings()


def test_the_web_app_does_not_start_half_configured_either(given) -> None:
    given(BOARD_SMTP="smtp://mail.example.org")
    with pytest.raises(ValueError, match="BOARD_SMTP and BOARD_MAIL_FROM go together"):
        Settings()


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("BOARD_SMTP", "smtp://user:hush-hush@host/x", "BOARD_SMTP must be"),
        ("BOARD_REMINDER_DAYS", "soon", "BOARD_REMINDER_DAYS must be"),
        ("BOARD_REMINDERS", "perhaps", "BOARD_REMINDERS: "),
    ],
)
def test_a_wrong_setting_is_named_and_no_password_said(given, name: str, value: str, says: str) -> None:
    given(**WHOLE | {name: value})
    with pytest.raises(Refused, match=says) as refused:
        read_mail_settings()
    assert "hush" not in refused.value.sentence


def test_a_password_is_in_no_picture_of_the_settings(given) -> None:
    given(**WHOLE | {"BOARD_SMTP": "smtp://user:hush-hush@host"})
    assert "hush" not in repr(read_mail_settings()) + repr(mail_server("smtp://user:hush-hush@host"))
