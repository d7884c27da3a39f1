"""Chairs and vice chairs as written."""

import pytest

from data.returns.reader.names import read_officers


def officers(text, bodies=False):
    return [(o.rank, o.name, o.organisation, o.temporary) for o in read_officers(text, "here", bodies)]


@pytest.mark.parametrize(
    ("text", "rank", "name", "organisation", "temporary"),
    [
        ("Pat Example", None, "Pat Example", None, False),
        ("Chief Inspector Pat Example", "Chief Inspector", "Pat Example", None, False),
        ("Ch Insp. Pat Example", "Ch Insp.", "Pat Example", None, False),
        ("T/Detective Superintendent Pat Example", "Detective Superintendent", "Pat Example", None, True),
        ("T/Supt Pat Example", "Supt", "Pat Example", None, True),
        ("Temporary Superintendent Pat Example", "Superintendent", "Pat Example", None, True),
        ("DCI Pat Example", "DCI", "Pat Example", None, False),
        ("Assistant Chief Constable Pat Example", "Assistant Chief Constable", "Pat Example", None, False),
        (
            "Pat Example (National Probation Service)",
            None,
            "Pat Example",
            "National Probation Service",
            False,
        ),
        (
            "Pat Example, Cambridgeshire Constabulary",
            None,
            "Pat Example",
            "Cambridgeshire Constabulary",
            False,
        ),
        ("Pat Example – Head of Housing", None, "Pat Example", "Head of Housing", False),
        ("Dr Pat Example", None, "Dr Pat Example", None, False),
        ("Pat Constable", None, "Pat Constable", None, False),
        ("Pat O’Example-Smith", None, "Pat O’Example-Smith", None, False),
    ],
)
def test_reads_one_officer(text, rank, name, organisation, temporary):
    assert officers(text) == [(rank, name, organisation, temporary)]


@pytest.mark.parametrize(
    "text",
    [
        "Pat Example & Sam Example",
        "Pat Example and Sam Example",
        "Pat Example / Sam Example",
        "Pat Example\nSam Example",
    ],
)
def test_reads_two_officers(text):
    assert [name for _, name, _, _ in officers(text)] == ["Pat Example", "Sam Example"]


def test_reads_ranks_and_organisations_of_two_officers():
    assert officers("Det Supt Pat Example (Police & Partners) & Sam Example (A, B and C)") == [
        ("Det Supt", "Pat Example", "Police & Partners", False),
        (None, "Sam Example", "A, B and C", False),
    ]


def test_reads_four_bodies_that_chair_together():
    text = "Cambridgeshire Constabulary, Cambridgeshire and Peterborough CCG, Local Authority and MIND"
    assert [organisation for _, name, organisation, _ in officers(text, bodies=True) if name is None] == [
        "Cambridgeshire Constabulary",
        "Cambridgeshire and Peterborough CCG",
        "Local Authority",
        "MIND",
    ]


def test_reads_bodies_one_a_line():
    assert [o[2] for o in officers("County Council\nMind\nLifecraft", bodies=True)] == [
        "County Council",
        "Mind",
        "Lifecraft",
    ]


def test_reads_people_after_co_chaired_by_when_no_body_is_named():
    assert [o[1] for o in officers("Pat Example and Sam Example", bodies=True)] == [
        "Pat Example",
        "Sam Example",
    ]


def test_reads_nobody_from_nothing():
    assert officers("") == officers(" , ") == []
