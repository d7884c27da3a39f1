"""Groups and CSPs under the names they go by."""

import pytest

from data.returns.reader.groups import CANONICAL_GROUPS, canonical_csp, canonical_group


@pytest.mark.parametrize("name", CANONICAL_GROUPS)
def test_knows_every_group_by_its_own_name_in_any_case(name):
    assert canonical_group(name) == canonical_group(name.upper()) == canonical_group(f" {name} ") == name


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("Cambridgeshire Partnership Prevent\u00a0Delivery Group", 0),
        ("PREVENT", 0),
        ("Reducing Re\u2011offending", 1),
        ("Youth Offending", 2),
        ("Domestic Abuse and Sexual Violence (DASV)", 3),
        ("Drug and Alcohol Misuse", 4),
        ("Missing and Child Exploitation", 5),
        ("Child Criminal Exploitation", 5),
        ("Mental Health", 6),
        ("Road Safety Partnership", 7),
        ("Modern Slavery & Serious Organised Crime", 8),
    ],
)
def test_knows_a_group_by_an_alias(written, number):
    assert canonical_group(written) == CANONICAL_GROUPS[number]


@pytest.mark.parametrize("written", ["", "Rural crime", "Prevent and Road Safety joint meeting"])
def test_guesses_no_group_when_none_or_several_fit(written):
    assert canonical_group(written) is None


def test_believes_a_given_alias_before_its_own():
    assert canonical_group("Prevent", {"prevent": "Another Group"}) == "Another Group"


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("South Cambs CDRP", "South Cambridgeshire CSP"),
        ("Fenland Community Safety Partnership", "Fenland CSP"),
        ("Cambridge City CSP", "Cambridge CSP"),
        ("Safer Peterborough Partnership", "Peterborough CSP"),
        ("East Cambridgeshire", "East Cambridgeshire CSP"),
        ("Huntingdonshire CSP", "Huntingdonshire CSP"),
        ("Cambridgeshire", None),
    ],
)
def test_knows_a_csp(written, name):
    assert canonical_csp(written) == name
