"""Protective markings: found as somebody writes one, and not in ordinary words."""

import pytest

from data.returns.items.publicity import held_back_by, held_back_with
from data.returns.reader.markings import marking_in, marking_of_file
from data.terms import Marking, PublicationPart
from tests.makers_word import docx, heading, p, reading

FORM = heading("Quarterly Progress Report: October 2018") + p("Fenland CSP")
WATERMARK = (
    '<w:p><w:r><w:pict><v:shape id="PowerPlusWaterMarkObject1">'
    '<v:textpath style="font-size:1pt" string="RESTRICTED"/></v:shape></w:pict></w:r></w:p>'
)
NEWS = heading("Areas of concern:") + p("None") + heading("Any items for publicity:") + p("A new leaflet")


@pytest.mark.parametrize(
    ("words", "marking"),
    [
        ("OFFICIAL-SENSITIVE: an arrest is planned", "OFFICIAL-SENSITIVE"),
        ("An arrest (official\u2013sensitive) is planned", "OFFICIAL-SENSITIVE"),
        ("A leaflet [Restricted]", "RESTRICTED"),
        ("CONFIDENTIAL names of witnesses", "CONFIDENTIAL"),
        ("Secret - do not share", "SECRET"),
        ("Confidential", "CONFIDENTIAL"),
        ("PROTECT \u2013 PERSONAL", "PROTECT"),
        ("Protective marking: restricted", "RESTRICTED"),
        ("TOP SECRET", "TOP SECRET"),
    ],
)
def test_finds_a_marking_in_an_item(words: str, marking: str) -> None:
    assert marking_in(words) == marking


@pytest.mark.parametrize(
    "words",
    [
        "OFFICIAL",
        "NOT PROTECTIVELY MARKED",
        "Marking: OFFICIAL",
        "The secret to success",
        "A confidential helpline opened",
        "Restricted parking on the High Street",
        "Protect your home this winter",
        "PROTECT YOUR HOME",
        "An official, sensitive to residents, will call",
    ],
)
def test_takes_ordinary_words_for_no_marking(words: str) -> None:
    assert marking_in(words) == ""


@pytest.mark.parametrize(
    ("package", "body", "place"),
    [
        ({"headers": ["OFFICIAL-SENSITIVE"]}, "", "Page header, paragraph 1"),
        ({"headers": ["OFFICIAL", "Fenland CSP, OFFICIAL-SENSITIVE"]}, "", "Page header 2, paragraph 1"),
        ({"footers": ["Restricted circulation"]}, "", "Page footer, paragraph 1"),
        ({"headers": [WATERMARK]}, "", "Page header, watermark"),
        ({}, p("Official-Sensitive"), "Paragraph 7"),
        ({}, p("OFFICIAL-SENSITIVE: PARTNERSHIP USE"), "Paragraph 7"),
    ],
)
def test_finds_the_marking_of_a_file(package, body: str, place: str) -> None:
    found = marking_of_file(reading(docx(FORM + NEWS + body, **package)))
    assert found is not None
    assert found.place == place


def test_finds_the_marking_in_the_name_of_a_file() -> None:
    read = reading(docx(FORM + NEWS), "Fenland_Q3_OFFICIAL-SENSITIVE.docx")
    assert held_back_by(read, "A new leaflet") == "OFFICIAL-SENSITIVE, the file's name"


def test_says_where_the_file_is_marked() -> None:
    read = reading(docx(FORM + NEWS, headers=["OFFICIAL-SENSITIVE"]))
    assert held_back_by(read, "A new leaflet") == "OFFICIAL-SENSITIVE, page header"


@pytest.mark.parametrize(
    "header", ["OFFICIAL", "NOT PROTECTIVELY MARKED", "Protect our wildlife", "Fenland CSP"]
)
def test_a_page_that_carries_no_such_marking_holds_nothing_back(header: str) -> None:
    read = reading(docx(FORM + NEWS, headers=[header]))
    assert held_back_by(read, "A new leaflet") == ""


def test_an_items_own_marking_holds_that_item_alone_back() -> None:
    read = reading(docx(FORM + NEWS + p("SECRET: a raid")))
    assert held_back_by(read, "SECRET: a raid") == "SECRET, in its own words"
    assert held_back_by(read, "A new leaflet") == ""


def test_what_the_opcc_has_set_for_the_update_holds_every_item_back() -> None:
    assert held_back_with("", Marking.OFFICIAL, PublicationPart.A) == ""
    assert (
        held_back_with("", Marking.OFFICIAL_SENSITIVE, PublicationPart.A)
        == "OFFICIAL-SENSITIVE, the whole update"
    )
    assert held_back_with("", Marking.OFFICIAL, PublicationPart.B) == "Part B, the whole update"
    assert held_back_with("SECRET, in its own words", Marking.OFFICIAL, PublicationPart.B).startswith(
        "SECRET"
    )
