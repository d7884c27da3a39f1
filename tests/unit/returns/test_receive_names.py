"""The name of a file as it is shown and offered again."""

import pytest
from hypothesis import given
from hypothesis.strategies import text

from data.returns.reader.file_name import NAME_LENGTH, safe_name


@pytest.mark.parametrize(
    ("sent", "shown"),
    [
        ("October return.docx", "October return.docx"),
        ("C:\\Users\\me\\return.docx", "return.docx"),
        ("../../etc/passwd", "passwd"),
        ("", "return.docx"),
        ("...", "return.docx"),
        ("a\x00b\n.docx", "ab.docx"),
        ("\u202excod.exe", "xcod.exe"),
        ("a\u200f\u061c\u2028\x85b.docx", "ab.docx"),
        ("Prüfung “Q3”.docx", "Prüfung “Q3”.docx"),
    ],
)
def test_keeps_the_name_without_folders_or_tricks(sent: str, shown: str) -> None:
    assert safe_name(sent) == shown


def test_a_long_name_keeps_its_ending() -> None:
    assert safe_name("x" * 400 + ".docx").endswith(".docx")


@given(text(max_size=600))
def test_any_name_fits_its_column_and_a_header(sent: str) -> None:
    shown = safe_name(sent)
    assert 0 < len(shown) <= NAME_LENGTH
    assert not set(shown) & set("/\\\r\n\x00")
    shown.encode()
