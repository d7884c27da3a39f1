"""Packs: what is said of each part and of what is in none."""

import json

import pytest

from data.returns.contract import pack_as_json
from data.returns.reader.outline import outline
from data.returns.reader.pack.parsed import ParsedPack
from data.returns.reader.upload import open_package
from data.returns.reader.word.reader import read_document
from tests.makers_word import (
    a_return,
    docx,
    form_rows,
    p,
    tbl,
)  # fmt: skip
from tests.support.packs import (
    AGENDA,
    MINUTES,
    OFFENDER,
    PREVENT,
    YOUTH,
    an_update,
    groups,
    pack,
    pack_codes,
)  # fmt: skip


def test_says_when_two_parts_are_from_one_group():
    found = pack(a_return(), MINUTES, a_return(title="Quarterly Report: July 2018"))
    assert pack_codes(found) == ["same_group_twice"]
    assert (
        found.problems[0].message
        == "Returns 1 and 2 of the pack are from the same group, PREVENT Delivery Group."
    )


def test_names_the_group_that_it_does_not_know():
    found = pack(a_return(group="Countywide Allotments Board"), MINUTES)
    (doubt,) = found.problems
    assert (doubt.code, doubt.place) == ("part_of_unknown_group", "Table 1, row 1, right cell, paragraph 1")
    assert "“Countywide Allotments Board”" in doubt.message


def test_says_when_a_title_has_no_form_below_it():
    found = pack(
        a_return(), p("Quarterly Report: October 2018 – Road Safety Partnership") + p("To follow"), MINUTES
    )
    assert pack_codes(found) == ["title_without_form"]


def test_leaves_out_a_return_that_is_longer_than_anybody_could_check():
    long = docx(tbl(*form_rows(group=OFFENDER, key=[("a", "b")] * 1_000)))
    found = pack(a_return(), MINUTES, long)
    assert (groups(found), pack_codes(found)) == ([PREVENT], ["part_too_long"])
    assert "CCJB Offender Group" in found.between[-1].text


@pytest.mark.parametrize(
    ("papers", "period", "meeting"),
    [
        (AGENDA, "October 2018", ("2018-19 Q3", "2018-10-11")),
        (AGENDA, "May 2018", ("2018-19 Q3", "2018-10-11")),
        (MINUTES, "May 2018", ("2018-19 Q2", "2018-07-19")),
        (MINUTES, "October 2018", ("2018-19 Q3", None)),
        (p("Lunch is at one."), "September 2018", ("2018-19 Q2", None)),
        (p("Minutes of the last meeting, 19 July 2018"), "July 2018", ("2018-19 Q2", None)),
        (MINUTES + AGENDA, "July 2018", ("2018-19 Q3", "2018-10-11")),
    ],
)
def test_suggests_a_meeting_from_the_agenda_the_minutes_or_the_period(papers, period, meeting):
    found = pack(papers, a_return(title=f"Quarterly Report: {period}")).parts[0].meeting_suggested
    assert (found.quarter, found.held_on) == meeting
    assert found.reason


def test_suggests_no_meeting_when_nothing_speaks_of_one():
    assert pack(p("Papers"), a_return(title="Quarterly Report")).parts[0].meeting_suggested is None


def test_says_that_the_period_is_earlier_than_the_meeting():
    found = pack(AGENDA, a_return(title="Quarterly Report: May 2018")).parts[0].meeting_suggested
    assert (
        found.reason == "The agenda in the pack says 11 October 2018. Its own period, May 2018, is earlier."
    )


def _words(found: ParsedPack) -> list[str]:
    """Every word of the source that the answer holds, in parts and between."""
    inside = [
        text
        for part in found.parts
        for block in part.reading.document
        for cell in block.cells
        for text in cell.paragraphs
    ]
    return sorted(" ".join([*inside, *(one.text for one in found.between)]).split())


def test_drops_and_invents_no_word():
    pieces = [
        AGENDA,
        a_return(),
        MINUTES,
        an_update(),
        p("Last words"),
        a_return(group=YOUTH, commentary="Busy"),
    ]
    whole = " ".join(
        text for piece in pieces for text in _plain(piece if isinstance(piece, bytes) else docx(piece))
    )
    assert _words(pack(*pieces)) == sorted(whole.split())


def _plain(data: bytes) -> list[str]:
    blocks = outline(read_document(open_package(data)))
    return [text for block in blocks for cell in block.cells for text in cell.paragraphs]


def test_gives_the_contract_s_keys():
    got = json.loads(json.dumps(pack_as_json(pack(AGENDA, a_return()))))
    assert set(got) == {"file", "parts", "between", "problems", "limits"}
    (part,) = got["parts"]
    assert {
        "number",
        "place",
        "until",
        "group",
        "period",
        "kind",
        "meeting_suggested",
        "reading",
        "sure",
        "why",
    } == set(part)
    assert (part["kind"], part["reading"]["kind"], part["period"]) == ("return", "return", "October 2018")
    assert set(got["between"][0]) == {"place", "until", "text"}
