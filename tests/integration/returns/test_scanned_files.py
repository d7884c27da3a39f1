"""What the scanner has to do with the files of a return: asked each time, held back, failing closed."""

import pytest

from data.returns.files.downloads import hand_out_file
from data.returns.files.scanner import Scanner
from data.store.audit import Event
from data.store.tables import Attachment, ReturnFile, Scan
from data.terms import Verdict
from tests.makers_ole import wrapped
from tests.support.clamd import EICAR, clamd
from tests.support.files_of_a_return import (
    code_of,
    events,
    get,
    get_embedded,
    handing_out,
    listed,
    put,
    rows,
    send,
)
from tests.unit.returns.test_attachable import PDF, PNG

pytestmark = pytest.mark.both_databases
PLAN = PDF.replace(b"Catalog", b"Plan")


def test_what_is_attached_and_handed_out_is_scanned_each_time(journey, tmp_path):
    send(journey, wrapped("a.pdf", PLAN))
    with clamd(tmp_path) as server:
        scanner = Scanner(server.address)
        made = put(journey, scanner=scanner)
        get(journey, made.id, scanner=scanner)
        get_embedded(journey, scanner=scanner)
        [file] = rows(journey, ReturnFile)
        whole = hand_out_file(handing_out(journey, scanner), journey.lead, journey.return_id, file.id).content
        assert server.seen == [PDF, PDF, PLAN, whole]
    found = listed(journey, number=1)
    assert {line.scanned.verdict for line in (*found.embedded, *found.attached)} == {Verdict.CLEAN}
    assert len(rows(journey, Scan)) == 3


def test_a_harmful_file_is_kept_apart_shown_and_recorded_when_it_is_attached(journey, tmp_path):
    bad = PDF + EICAR + b"%%EOF"
    with clamd(tmp_path) as server:
        made = put(journey, bad, scanner=Scanner(server.address))
    assert made.harmful
    [row], [scan] = rows(journey, Attachment), rows(journey, Scan)
    assert journey.files.read(row.stored_name, row.sha256) == bad
    assert (scan.verdict, scan.signature) == (Verdict.HARMFUL, "Eicar-Test-Signature")
    assert listed(journey).attached[0].scanned.verdict is Verdict.HARMFUL
    [event] = events(journey, Event.FILE_HELD_BACK)
    assert (event.actor_id, event.detail["signature"]) == (journey.lead.person_id, "Eicar-Test-Signature")
    assert code_of(get, journey, made.id) == "harmful"  # also when the scanner is gone
    assert code_of(put, journey, bad) == "harmful"


def test_a_harmful_embedded_file_is_held_back_when_somebody_asks_for_it(journey, tmp_path):
    send(journey, wrapped("a.pdf", PDF + EICAR), wrapped("b.pdf", PLAN))
    with clamd(tmp_path) as server:
        scanner = Scanner(server.address)
        assert code_of(get_embedded, journey, scanner=scanner) == "harmful"
        assert get_embedded(journey, ordinal=2, scanner=scanner).content == PLAN
        assert code_of(get_embedded, journey, scanner=scanner, as_it_is=True) == "harmful"
        assert len(server.seen) == 2  # what was found once is not asked about again
    assert [one.scanned.verdict for one in listed(journey, number=1).embedded] == [
        Verdict.HARMFUL,
        Verdict.CLEAN,
    ]
    assert len(events(journey, Event.FILE_HELD_BACK)) == len(events(journey, Event.FILE_DOWNLOADED)) == 1


def test_a_scanner_that_learns_holds_back_what_it_let_through(journey, tmp_path):
    bad = PDF + EICAR + b"%%EOF"
    made = put(journey, bad)
    assert get(journey, made.id).content == bad
    with clamd(tmp_path) as server:
        assert code_of(get, journey, made.id, scanner=Scanner(server.address)) == "harmful"
    assert listed(journey).attached[0].scanned.verdict is Verdict.HARMFUL


@pytest.mark.parametrize("address", ["", "/nothing/is/here.ctl"])
def test_fails_closed_where_scanning_is_required(journey, address):
    send(journey, wrapped("a.pdf", PDF))
    made = put(journey)
    [file] = rows(journey, ReturnFile)
    closed = Scanner(address, required=True)
    assert code_of(put, journey, PNG, "a.png", scanner=closed) == "unscanned"
    assert code_of(get, journey, made.id, scanner=closed) == "unscanned"
    assert code_of(get_embedded, journey, scanner=closed) == "unscanned"
    whole = (handing_out(journey, closed), journey.lead, journey.return_id, file.id)
    assert code_of(hand_out_file, *whole) == "unscanned"
    assert len(rows(journey, Attachment)) == 1
    assert events(journey, Event.FILE_DOWNLOADED) == []


def test_an_unanswered_question_leaves_what_is_known_and_lets_through_where_nothing_is_required(
    journey, tmp_path
):
    with clamd(tmp_path) as server:
        made = put(journey, scanner=Scanner(server.address))
    assert get(journey, made.id, scanner=Scanner("/nothing/is/here.ctl")).content == PDF
    assert listed(journey).attached[0].scanned.verdict is Verdict.CLEAN
