"""The scanner's client against a server that speaks the protocol on a real socket, well and badly."""

import socket
from concurrent.futures import ThreadPoolExecutor

import pytest

from dashboard.config import Settings
from data.returns.files.scanner import Answer, Scanner, where
from data.terms import Verdict
from tests.support.clamd import EICAR, clamd

NO_ANSWER = Answer(Verdict.NOT_SCANNED)


@pytest.mark.parametrize("network", [False, True], ids=["a socket in a folder", "a port"])
def test_sends_every_byte_and_understands_clean_and_harmful(tmp_path, network):
    content = bytes(range(256)) * 2000
    with clamd(tmp_path, network=network) as server:
        scanner = Scanner(server.address)
        assert scanner.scan(content) == Answer(Verdict.CLEAN)
        assert scanner.scan(EICAR) == Answer(Verdict.HARMFUL, "Eicar-Test-Signature")
        assert scanner.scan(b"") == Answer(Verdict.CLEAN)
    assert server.seen == [content, EICAR, b""]


@pytest.mark.parametrize("behaves", ["hangs up", "garbage", "endless", "cut", "full"])
@pytest.mark.parametrize("content", [b"words", bytes(3_000_000)], ids=["small", "large"])
def test_takes_nothing_but_a_clear_answer_for_one(tmp_path, behaves, content):
    with clamd(tmp_path) as server:
        server.behaves = behaves
        assert Scanner(server.address).scan(content) == NO_ANSWER


def test_waits_no_longer_than_it_may(tmp_path):
    with clamd(tmp_path) as server:
        server.behaves = "slow"
        assert Scanner(server.address, seconds=0.3).scan(b"words") == NO_ANSWER


def test_understands_an_answer_that_comes_in_drips(tmp_path):
    with clamd(tmp_path) as server:
        server.behaves = "in drips"
        assert Scanner(server.address).scan(b"words") == Answer(Verdict.CLEAN)


def test_gives_up_on_a_scanner_that_takes_no_bytes(tmp_path):
    """It listens and never reads: the sending side fills up and must not wait for ever."""
    with socket.create_server(("127.0.0.1", 0)) as listening, ThreadPoolExecutor(1) as pool:
        line = pool.submit(listening.accept)
        address = f"127.0.0.1:{listening.getsockname()[1]}"
        assert Scanner(address, seconds=0.3).scan(bytes(20_000_000)) == NO_ANSWER
        line.result()[0].close()


def test_nobody_there_is_no_answer(tmp_path):
    assert Scanner(str(tmp_path / "nothing.ctl")).scan(b"words") == NO_ANSWER
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
    assert Scanner(f"127.0.0.1:{port}").scan(b"words") == NO_ANSWER


def test_no_answer_is_closed_only_where_scanning_is_required(tmp_path):
    assert Scanner().scan(b"words") == NO_ANSWER
    assert Scanner(required=True).scan(b"words") == Answer(Verdict.NOT_SCANNED, closed=True)
    assert Scanner(str(tmp_path / "nothing.ctl"), required=True).scan(b"words").closed


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("/run/clamav/clamd.ctl", "/run/clamav/clamd.ctl"),
        ("clamd:3310", ("clamd", 3310)),
        ("[::1]:3310", ("::1", 3310)),
    ],
)
def test_an_address_is_a_path_or_a_host_with_its_port(address, found):
    assert where(address) == found


@pytest.mark.parametrize(
    "address", ["clamd", "clamd:", ":3310", "clamd:0", "clamd:70000", "clamd:x", "run/clamd.ctl"]
)
def test_refuses_to_start_with_an_address_that_is_neither(address):
    with pytest.raises(ValueError, match="BOARD_CLAMAV must be the path of a socket, or host:port"):
        Settings(clamav=address)


def test_refuses_to_start_where_scanning_is_required_and_no_scanner_is_named(monkeypatch):
    monkeypatch.setenv("BOARD_SCAN_REQUIRED", "1")
    with pytest.raises(ValueError, match="BOARD_SCAN_REQUIRED needs BOARD_CLAMAV"):
        Settings()
    monkeypatch.setenv("BOARD_CLAMAV", "clamd:3310")
    assert Settings().scanner == Scanner("clamd:3310", required=True)
