"""Who gets what of a pack: planners alone, and none to whom a return that came of it is closed."""

from pathlib import Path

import pytest
from sqlalchemy import select

from data.returns.back_file.parts import Missing
from data.store.audit import Event
from data.store.tables import (
    AuditEvent,
    BackFile,
    Meeting,
    NeedToKnow,
    Person,
    Reporter,
    Return,
    ReturnFile,
    ReturnVersion,
    Scan,
)
from data.terms import Marking, ReturnState, Role, Verdict
from tests import makers
from tests.support.back_files import ALL, PACK, ROOT, WORDS, a_return, all_of, prepare, send_pack, take
from tests.support.clamd import EICAR, clamd
from tests.support.packs import MINUTES, a_pack
from tests.support.sending import drawn, one, who


@pytest.fixture
def board(make_app, peopled):
    """The app, with what the pack speaks of."""
    prepare(peopled)
    return make_app()


@pytest.mark.parametrize("name", ["lead", "other lead", "member", "administrator"])
def test_nobody_but_planners_gets_anything_of_a_pack(board, peopled, name: str) -> None:
    send_pack(who(board, "planner"))
    other = who(board, name)
    assert send_pack(other, a_pack(a_return(), MINUTES)).status_code == 404
    assert take(other, 1, *ALL).status_code == 404
    assert other.get(f"{ROOT}/1/file").status_code == 404
    for path in (ROOT, f"{ROOT}/1"):
        assert "Page not found" in drawn(other, path)
    assert len(all_of(peopled, BackFile)) == 1
    assert all_of(peopled, ReturnVersion) == []


def test_a_lead_checks_the_draft_and_does_not_get_the_other_groups_words(board, peopled) -> None:
    planner, lead = who(board, "planner"), who(board, "lead")
    send_pack(planner)
    take(planner, 1, *ALL)
    version = one(peopled, ReturnVersion)
    here = f"/returns/{version.return_id}"
    page = drawn(lead, f"{here}/versions/1/check")
    assert WORDS in page
    assert "Download the original" not in page
    history = drawn(lead, here)
    assert "Return 1 of a back file" in history
    assert "Ask the OPCC for a copy" in history
    assert lead.get(f"{here}/files/{version.file_id}").status_code == 404
    assert planner.get(f"{here}/files/{version.file_id}").data == PACK
    assert "Download the original" in drawn(planner, f"{here}/versions/1/check")


def test_a_pack_is_closed_to_a_planner_to_whom_one_of_its_returns_is(board, peopled) -> None:
    planner = who(board, "planner")
    send_pack(planner)
    take(planner, 1, *ALL)
    with peopled.write() as session:
        owed = session.scalars(select(Return).order_by(Return.id)).first()
        owed.marking = Marking.OFFICIAL_SENSITIVE
        number = owed.id
        other = session.scalars(select(ReturnFile).where(ReturnFile.return_id != number)).first()
        elsewhere = f"/returns/{other.return_id}/files/{other.id}"
    assert "Page not found" in drawn(planner, f"{ROOT}/1")
    assert "October pack.docx" not in drawn(planner, ROOT)
    assert planner.get(f"{ROOT}/1/file").status_code == 404
    assert planner.get(elsewhere).status_code == 404
    assert send_pack(planner).status_code == 404
    with peopled.write() as session:
        person = session.scalars(select(Person).where(Person.role == Role.PLANNER)).one()
        session.add(NeedToKnow(person_id=person.id, object_kind="return", object_id=number))
    assert planner.get(f"{ROOT}/1/file").data == PACK


@pytest.mark.parametrize("state", [ReturnState.EXPECTED, ReturnState.ACCEPTED])
def test_a_part_for_a_return_that_is_closed_tells_nothing_of_it_and_loses_no_choice(
    board, peopled, state: ReturnState
) -> None:
    planner = who(board, "planner")
    send_pack(planner)
    with peopled.write() as session:
        october = session.scalars(select(Meeting).where(Meeting.slug == "2018-19-Q3")).one()
        dasv = session.scalars(select(Reporter).where(Reporter.slug == "dasv")).one()
        owed = session.scalars(
            select(Return).where(Return.meeting_id == october.id, Return.reporter_id == dasv.id)
        ).one_or_none()
        owed = owed or makers.a_return(session, october, dasv, state)
        owed.state, owed.marking = state, Marking.OFFICIAL_SENSITIVE
    answer = take(planner, 1, *ALL)
    path, _, search = answer.location.partition("?")
    screen = drawn(planner, path, f"?{search}")
    assert Missing.CLOSED.value[1:] in screen
    assert Missing.LOCKED.value[1:] not in screen
    assert "prevent" in search


def test_a_pack_that_was_found_harmful_is_held_back_under_every_name(
    make_app, peopled, tmp_path: Path
) -> None:
    prepare(peopled)
    with clamd(tmp_path) as server:
        board = make_app(clamav=server.address)
        planner = who(board, "planner")
        send_pack(planner, PACK + EICAR)
        take(planner, 1, *ALL)
        files = [f"/returns/{file.return_id}/files/{file.id}" for file in all_of(peopled, ReturnFile)]
        assert planner.get(files[0]).status_code == 303
    assert [planner.get(file).status_code for file in files] == [303] * 3
    held = planner.get(f"{ROOT}/1/file")
    assert held.location == f"{ROOT}/1?held=harmful"
    assert "The scanner found something harmful" in drawn(planner, f"{ROOT}/1", "?held=harmful")
    for file in all_of(peopled, ReturnFile):
        assert Verdict.HARMFUL.value in drawn(planner, f"/returns/{file.return_id}")
    assert len(all_of(peopled, Scan)) == 1


def test_a_download_is_recorded(board, peopled) -> None:
    planner = who(board, "planner")
    send_pack(planner)
    answer = planner.get(f"{ROOT}/1/file")
    assert answer.headers["Content-Disposition"] == "attachment; filename*=UTF-8''October%20pack.docx"
    with peopled.read() as session:
        told = session.scalars(select(AuditEvent).where(AuditEvent.event == Event.BACK_FILE_DOWNLOADED)).one()
        assert (told.object_kind, told.object_id, told.detail["name"]) == (
            "back-file",
            1,
            "October pack.docx",
        )
