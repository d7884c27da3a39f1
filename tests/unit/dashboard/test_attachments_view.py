"""The list of a return's files, drawn from values: kinds in plain words, what can be got, what an address may say."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from dashboard.parts.attachments import ON_CHECK, ON_RETURN, Told, attachments_section, back_to
from dashboard.parts.file_words import embedded_kind
from data.reports.returns.attachments import AttachedLine, EmbeddedLine, ReturnFiles, Scanned
from data.terms import AttachmentKind, Marking, Verdict
from tests.unit.components.elements import words as words_of

THEN = datetime(2018, 10, 4, 8, 0, tzinfo=UTC)
EMBEDDED = EmbeddedLine(
    1, "oleObject1.bin", "Package", "", "Table 1, row 6", 41_000, THEN, False, date(2018, 10, 1), Scanned()
)
ATTACHED = AttachedLine(
    7, "plan.pdf", AttachmentKind.PDF, 1_200_000, THEN, "Head of Service", None, Scanned()
)
NONE = ReturnFiles(3, 2, Marking.OFFICIAL, (), (), may_attach=False, room=20)
FILES = replace(NONE, embedded=(EMBEDDED,), attached=(ATTACHED,), may_attach=True)


def shown(files: ReturnFiles = FILES, told: Told = Told(), on: str = ON_RETURN) -> str:  # noqa: B008 - a frozen value
    return words_of(attachments_section(files, "token", on, told))


@pytest.mark.parametrize(
    ("program", "content_type", "words"),
    [
        ("Word.Document.12", "", "Word document"),
        ("Word.Document.8", "", "Word document, old format"),
        ("Excel.Sheet.12", "", "Excel workbook"),
        ("Excel.SheetMacroEnabled.12", "", "Excel workbook with macros"),
        ("PowerPoint.Show.12", "", "PowerPoint presentation"),
        ("AcroExch.Document.DC", "", "PDF"),
        ("Package", "", "File wrapped by Word"),
        ("Outlook.FileAttach", "", "E-mail message"),
        ("unknown program", "application/x.spreadsheetml.sheet", "Excel workbook"),
        ("Odd.Thing.1", "application/octet-stream", "File of the program “Odd.Thing.1”"),
        ("Word.Document.12", "linked, not embedded", "Link to a file elsewhere"),
    ],
)
def test_says_in_plain_words_what_is_embedded(program: str, content_type: str, words: str) -> None:
    assert embedded_kind(replace(EMBEDDED, program=program, content_type=content_type)) == words


def test_says_what_each_file_is_where_it_stands_how_large_and_how_old() -> None:
    words = shown()
    for said in ("File wrapped by Word", "Table 1, row 6", "41 kB", "Received 4 October 2018 at 09:00",
                 "last saved 1 October 2018, by its own properties", "plan.pdf", "1.2 MB",
                 "Attached 4 October 2018 at 09:00", "by Head of Service", "Not scanned", "20 more"):  # fmt: skip
        assert said in words


def test_there_is_no_section_where_there_is_nothing_to_list_or_attach() -> None:
    assert attachments_section(NONE, "token", ON_RETURN, Told()) is None
    assert "none is attached" in shown(replace(NONE, may_attach=True))


def test_what_cannot_be_got_has_no_link() -> None:
    linked = replace(EMBEDDED, size=None, content_type="linked, not embedded")
    missing = replace(EMBEDDED, size=None)
    harmful = replace(ATTACHED, scanned=Scanned(Verdict.HARMFUL, THEN))
    words = shown(replace(NONE, embedded=(linked, missing), attached=(harmful,)))
    assert "Get this file" not in words
    for said in (
        "Not in the return",
        "Missing",
        "Nothing to scan",
        "Harmful, held back",
        "Scanned 4 October 2018",
    ):
        assert said in words


def test_a_file_taken_back_cannot_be_taken_back_again() -> None:
    words = shown(replace(FILES, attached=(replace(ATTACHED, taken_back_at=THEN),)))
    assert "Taken back 4 October 2018" in words
    assert "Take back" not in words


def test_no_file_can_be_chosen_where_there_is_no_room() -> None:
    words = shown(replace(FILES, room=0))
    assert "Take one back first" in words
    assert "Attach this file" not in words


def test_a_sensitive_return_says_so_over_its_files() -> None:
    assert "Marked OFFICIAL-SENSITIVE, as the return is" in shown(
        replace(FILES, marking=Marking.OFFICIAL_SENSITIVE)
    )


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("attached", Told("attached")),
        ("object_cut.3", Told("object_cut", 3)),
        ("html", Told("html")),
        (None, Told()),
        ("", Told()),
        ("nonsense", Told()),
        ("object_cut.x", Told()),
        ("object_cut.", Told()),
        ("object_cut.１", Told()),
        ("object_cut.999999", Told()),
    ],
)
def test_an_address_says_only_what_the_dashboard_wrote_there(said: str | None, told: Told) -> None:
    assert Told.parse(said) == told


def test_what_is_said_comes_back_from_its_address() -> None:
    assert Told.parse(str(Told("object_plain", 2))) == Told("object_plain", 2)
    assert "Get the .bin file" in shown(told=Told("object_plain", 2))
    assert "Get the .bin file" not in shown(told=Told("object_program", 2))


@pytest.mark.parametrize(
    ("page", "version", "address"),
    [
        (ON_CHECK, "2", "/returns/3/versions/2/check?files=html#attachments-told"),
        (ON_RETURN, "2", "/returns/3?version=2&files=html#attachments-told"),
        (ON_RETURN, "", "/returns/3?files=html#attachments-told"),
        (ON_CHECK, "0", "/returns/3?files=html#attachments-told"),
        ("//evil.example", "2//evil.example", "/returns/3?files=html#attachments-told"),
        (ON_CHECK, "²", "/returns/3?files=html#attachments-told"),
    ],
)
def test_a_form_comes_back_to_its_own_page_and_to_no_other(page: str, version: str, address: str) -> None:
    assert back_to(3, page, version, Told("html")) == address
