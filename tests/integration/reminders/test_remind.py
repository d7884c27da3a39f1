"""`python -m data remind` against a real mail server: what it sends, records, prints and refuses."""

import subprocess
import sys
from collections.abc import Callable

import pytest
from sqlalchemy import func, select

from data.__main__ import main
from data.reminders.going_round import go_round
from data.reminders.post import NOT_OF_SAMPLE, Post
from data.reminders.server import MailServer, mail_server, sender
from data.store.session import Store
from data.store.tables import AuditEvent, Letter
from data.terms import LetterOutcome, ReturnState
from tests.integration.reminders.conftest import SITE, TEN_BEFORE, Chased, round_of
from tests.support.mail import MailBox, Ways, mail
from tests.support.sources import ROOT

pytestmark = pytest.mark.both_databases
ON = ["remind", "--on", "2018-12-19"]
ALL = ["lead@board.test", "vice@board.test", "csp@board.test"]
PATIENCE = 60


def settings(box: MailBox | None, database_url: str) -> dict[str, str]:
    """A whole set of settings for the command, free of this machine's own."""
    given = {"BOARD_SITE": SITE, "BOARD_MAIL_FROM": "board@example.org", "BOARD_REMINDERS": "1"}
    return given | {"BOARD_SMTP": box.url if box else "smtp://127.0.0.1:1", "DATABASE_URL": database_url}


@pytest.fixture
def command(database_url: str, monkeypatch: pytest.MonkeyPatch) -> Callable[..., int]:
    """Runs the command on this test's database; with a box, with reminders on."""
    for name in ("BOARD_SITE", "BOARD_SMTP", "BOARD_MAIL_FROM", "BOARD_REMINDERS", "BOARD_REMINDER_DAYS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("DATABASE_URL", database_url)

    def run(*more: str, box: MailBox | None = None, **changed: str) -> int:
        for name, value in ((settings(box, database_url) if box else {}) | changed).items():
            monkeypatch.setenv(name, value)
        return main([*ON, *more])

    return run


def letters(store: Store) -> dict[str, LetterOutcome | None]:
    with store.read() as session:
        return {one.address: one.outcome for one in session.scalars(select(Letter).order_by(Letter.id)).all()}


def events(store: Store) -> list[str]:
    with store.read() as session:
        found = session.scalars(select(AuditEvent.event).order_by(AuditEvent.id)).all()
    return [one for one in found if one.startswith("letter:")]


def test_sends_to_every_lead_who_owes_something_and_records_it(
    chased: Chased, command, capsys: pytest.CaptureFixture[str]
) -> None:
    with mail() as box:
        assert command(box=box) == 0
    assert [to for _, to in box.envelopes] == ALL
    assert letters(chased.store) == dict.fromkeys(ALL, LetterOutcome.SENT)
    assert events(chased.store) == ["letter:begun", "letter:ended"] * 3
    assert f"{SITE}/returns/upload?quarter=2018-19-Q4&group=dasv" in box.texts[0]
    printed = capsys.readouterr().out
    assert "Domestic Abuse to lead@board.test, 10 working days before (10 working days left): sent" in printed
    assert printed.endswith("3 reminders of 3 sent on 2018-12-19.\n")


def test_a_second_run_sends_nothing_again(chased: Chased, command) -> None:
    with mail() as box:
        assert (command(box=box), command(box=box)) == (0, 0)
    assert len(box.raw) == 3


def test_a_dry_run_prints_every_letter_and_writes_nothing(
    chased: Chased, command, capsys: pytest.CaptureFixture[str]
) -> None:
    chased.change("csp@board.test", email="fenland.lead@sample.test")
    before = chased.store.data_version()
    with mail() as box:
        assert command("--dry-run", box=box) == 0
    printed = capsys.readouterr().out
    assert printed.count("Subject: ") == 3
    assert (
        "To: lead@board.test (Lead)\nSubject: Domestic Abuse: return for 17 January 2019 is due on 7 January"
        in printed
    )
    assert NOT_OF_SAMPLE in printed
    assert printed.endswith("3 reminders would be sent on 2018-12-19. Nothing was sent or recorded.\n")
    assert (letters(chased.store), events(chased.store), box.connections) == ({}, [], 0)
    assert chased.store.data_version() == before


def test_a_dry_run_needs_no_settings(chased: Chased, command, capsys: pytest.CaptureFixture[str]) -> None:
    assert command("--dry-run") == 0
    assert "http://127.0.0.1:8050/returns/upload" in capsys.readouterr().out


def test_without_being_turned_on_it_sends_nothing_and_says_how(
    chased: Chased, command, capsys: pytest.CaptureFixture[str]
) -> None:
    with mail() as box:
        assert command(box=box, BOARD_REMINDERS="0") == 2
    assert capsys.readouterr().err.startswith("Reminders are off, so nothing was sent.")
    assert (box.connections, letters(chased.store)) == (0, {})


@pytest.mark.parametrize(
    ("changed", "says"),
    [({"BOARD_SMTP": ""}, "go together"), ({"BOARD_SITE": ""}, "BOARD_REMINDERS needs")],
)
def test_half_configured_it_refuses_in_one_sentence(
    chased: Chased, command, changed: dict[str, str], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with mail() as box:
        assert command(box=box, **changed) == 2
    said = capsys.readouterr().err
    assert says in said
    assert said.count("\n") == 1


def test_a_day_that_is_none_is_refused(command, capsys: pytest.CaptureFixture[str]) -> None:
    assert command("--on", "soon", "--dry-run") == 2
    assert capsys.readouterr().err == "“soon” is not a day. Write it as in 2018-12-19.\n"


def test_a_refused_address_is_recorded_with_the_servers_answer_and_the_others_are_sent(
    chased: Chased, command, capsys: pytest.CaptureFixture[str]
) -> None:
    with mail(Ways(refuses={"vice@board.test": "550 No such person"})) as box:
        assert command(box=box) == 1
    assert letters(chased.store)["vice@board.test"] is LetterOutcome.REFUSED
    assert letters(chased.store)["csp@board.test"] is LetterOutcome.SENT
    assert "refused by the mail server (550 No such person)" in capsys.readouterr().out


def test_a_server_that_is_away_is_recorded_and_the_next_run_sends(chased: Chased, command) -> None:
    with mail() as box:
        assert command(box=box, BOARD_SMTP="smtp://127.0.0.1:1") == 1
        assert letters(chased.store) == dict.fromkeys(ALL, LetterOutcome.NOT_SENT)
        assert command(BOARD_SMTP=box.url) == 0
    assert letters(chased.store) == dict.fromkeys(ALL, LetterOutcome.SENT)
    assert len(box.raw) == 3


def test_the_addresses_of_the_sample_reach_no_server_elsewhere(
    chased: Chased, monkeypatch: pytest.MonkeyPatch
) -> None:
    chased.change("csp@board.test", email="fenland.lead@sample.test")
    monkeypatch.setattr(MailServer, "on_this_machine", False)
    with mail() as box:
        url = box.url
        with Post(mail_server(f"{url}"), sender("board@example.org"), 5) as post:
            fates = {one.to.address: fate.answer for one, fate in go_round(chased.store, post, round_of())}
    assert fates["fenland.lead@sample.test"] == NOT_OF_SAMPLE
    assert letters(chased.store)["fenland.lead@sample.test"] is LetterOutcome.NOT_SENT
    assert box.raw == []


def test_a_return_that_comes_while_letters_go_out_is_reminded_of_no_more(chased: Chased) -> None:
    with mail() as box, Post(mail_server(box.url), sender("board@example.org")) as post:
        going = go_round(chased.store, post, round_of(TEN_BEFORE))
        next(going)
        chased.set_state(chased.dasv, ReturnState.SUBMITTED)
        left = [one.to.address for one, _ in going]
    assert left == ["csp@board.test"]


def start(box: MailBox, database_url: str) -> "subprocess.Popen[str]":
    """The command as a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "data", *ON],
        cwd=ROOT,
        env={"PATH": "/usr/bin:/bin", **settings(box, database_url)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_two_processes_at_once_send_each_letter_once(chased: Chased, database_url: str) -> None:
    with mail() as box:
        both = [start(box, database_url) for _ in range(2)]
        said = [one.communicate(timeout=PATIENCE) for one in both]
    assert [one.returncode for one in both] == [0, 0], said
    assert sorted(to for _, to in box.envelopes) == sorted(ALL)
    assert letters(chased.store) == dict.fromkeys(ALL, LetterOutcome.SENT)


def test_what_a_killed_process_left_open_is_not_sent_again(
    chased: Chased, command, database_url: str
) -> None:
    with mail(Ways(hangs_at="DATA")) as box:
        killed = start(box, database_url)
        assert box.arrived.wait(PATIENCE)
        killed.kill()
        killed.communicate(timeout=PATIENCE)
        assert letters(chased.store) == {"lead@board.test": None}
        box.ways.hangs_at = ""
        box.let_go.set()
        assert command(box=box) == 0
    assert [to for _, to in box.envelopes] == ALL
    assert letters(chased.store)["lead@board.test"] is None
    with chased.store.read() as session:
        assert session.scalars(select(func.count(Letter.id))).one() == 3
