"""The list of packs: as quick with many as with few, and in pages where they are very many."""

from datetime import UTC, datetime, timedelta

import pytest

from data.reports.returns import back_file as report
from data.reports.returns.back_file import back_files
from data.store.tables import BackFile, BackFilePart, BackFileTaking
from data.terms import FileOutcome, Marking, PartFate, ReporterKind
from tests.makers import a_person, a_return
from tests.support.back_files import ROOT, prepare
from tests.support.sending import drawn, who
from tests.support.small_board import SmallBoard, small_board
from tests.support.statements import counted_statements

pytestmark = pytest.mark.both_databases
FIRST = datetime(2018, 10, 1, 9, tzinfo=UTC)


def a_pack(session, number: int, *fates: PartFate) -> BackFile:
    """A pack that came on the `number`th day, its parts with these fates."""
    pack = BackFile(
        original_name=f"Pack {number}.docx",
        stored_name=f"{number:064d}",
        sha256=f"{number:064x}",
        size=1000,
        received_at=FIRST + timedelta(days=number),
        received_by_id=a_person(session).id,
        outcome=FileOutcome.READ,
    )
    pack.parts = [
        BackFilePart(
            number=at, kind=ReporterKind.DELIVERY_GROUP, place="", until="", group_name="", group_as_written="",
            period_as_written="", sure="", why=[], suggested_quarter="", suggested_reason="", items=0, problems=0,
            to_answer=0, reading={}, fate=fate,
        )
        for at, fate in enumerate(fates, 1)
    ]  # fmt: skip
    session.add(pack)
    session.flush()
    return pack


@pytest.fixture
def board(store):
    with store.write() as session:
        yield small_board(session)


def test_many_packs_ask_no_more_of_the_database_than_one(board: SmallBoard) -> None:
    counts = []
    for numbers in ([1], [2, 3], [4, 5, 6, 7]):
        for number in numbers:
            a_pack(board.session, number, PartFate.TAKEN_IN, PartFate.WAITING, PartFate.WAITING)
        board.session.expire_all()
        with counted_statements(board.session) as sent:
            found = back_files(board.session, board.planner).packs
        counts.append(len(sent))
        assert [(one.taken, one.left_out, one.waiting) for one in found] == [(1, 0, 2)] * numbers[-1]
    assert counts[0] == counts[1] == counts[2]


def test_a_pack_that_holds_a_return_closed_to_the_planner_is_not_listed(board: SmallBoard) -> None:
    seen, closed = (a_pack(board.session, number, PartFate.TAKEN_IN) for number in (1, 2))
    sensitive = a_return(board.session, board.october, board.dasv, marking=Marking.OFFICIAL_SENSITIVE)
    file = sensitive.versions[0].file
    board.session.add(BackFileTaking(file_id=file.id, part_id=closed.parts[0].id))
    board.session.flush()
    assert [one.id for one in back_files(board.session, board.planner).packs] == [seen.id]


def test_more_packs_than_a_browser_is_given_come_in_pages(make_app, peopled, monkeypatch) -> None:
    monkeypatch.setattr(report, "IN_BROWSER", 2)
    monkeypatch.setattr(report, "PAGE_SIZE", 2)
    prepare(peopled)
    with peopled.write() as session:
        for number in range(1, 6):
            a_pack(session, number, PartFate.WAITING)
    planner = who(make_app(), "planner")
    shown = [
        [number for number in range(1, 6) if f"Pack {number}.docx" in drawn(planner, ROOT, search)]
        for search in ("", "?page=2", "?page=3", "?page=99", "?page=x")
    ]
    assert shown == [[4, 5], [2, 3], [1], [1], [4, 5]]
    assert f"{ROOT}?page=2#packs" in drawn(planner, ROOT)
