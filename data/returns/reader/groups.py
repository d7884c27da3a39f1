"""The nine delivery groups under all the names they go by.

A default for reading: the store keeps the groups and their dated aliases, and what a planner sets there wins.
"""

import re
from collections.abc import Mapping

from data.returns.reader.normalise import key

PREVENT = "PREVENT Delivery Group"
OFFENDER = "CCJB Offender Group"
YOUTH_JUSTICE = "Joint Youth Justice Management Board"
DOMESTIC_ABUSE = "Domestic Abuse and Sexual Violence Delivery Board"
DRUGS_AND_ALCOHOL = "Drugs and Alcohol Delivery Group"
EXPLOITATION = "Countywide Child Sexual Exploitation and Missing Strategic Group"
MENTAL_HEALTH = "Crisis Care Concordat MH Delivery Board"
ROAD_SAFETY = "Cambridgeshire and Peterborough Road Safety Partnership"
MODERN_SLAVERY = "Modern Slavery and Serious Organised Crime Delivery Group"

CANONICAL_GROUPS = (
    PREVENT, OFFENDER, YOUTH_JUSTICE, DOMESTIC_ABUSE, DRUGS_AND_ALCOHOL, EXPLOITATION, MENTAL_HEALTH, ROAD_SAFETY,
    MODERN_SLAVERY,
)  # fmt: skip

# Words that only one group's names hold, whatever stands round them.
_WORDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (PREVENT, re.compile(r"\bprevent\b")),
    (YOUTH_JUSTICE, re.compile(r"\b(youth (justice|offending)|yjmb)\b")),
    (OFFENDER, re.compile(r"\b(ccjb|(?<!youth )offenders?|reducing re-?offending|re-?offending)\b")),
    (DOMESTIC_ABUSE, re.compile(r"\b(domestic (abuse|violence)|sexual violence|dasv|da ?(and|&) ?sv)\b")),
    (DRUGS_AND_ALCOHOL, re.compile(r"\b(drugs?|alcohol|substance misuse|daat)\b")),
    (EXPLOITATION, re.compile(r"\b((child|sexual|criminal) (sexual |criminal )?exploitation|missing|cse|cce|mace)\b")),
    (MENTAL_HEALTH, re.compile(r"\b(crisis care( concordat)?|mental health|mh (delivery )?board)\b")),
    (ROAD_SAFETY, re.compile(r"\b(road safety|rsp|cprsp)\b")),
    (MODERN_SLAVERY, re.compile(r"\b(modern slavery|serious (and |& )?organi[sz]ed crime|msoc|ms(&| and )?soc)\b")),
)  # fmt: skip

_CSPS = (
    ("South Cambridgeshire CSP", re.compile(r"\bsouth cambs?(ridgeshire)?\b")),
    ("East Cambridgeshire CSP", re.compile(r"\beast cambs?(ridgeshire)?\b")),
    ("Fenland CSP", re.compile(r"\bfenland\b")),
    ("Huntingdonshire CSP", re.compile(r"\bhuntingdon(shire)?\b|\bhunts\b")),
    ("Peterborough CSP", re.compile(r"\b(safer )?peterborough\b")),
    ("Cambridge CSP", re.compile(r"\bcambridge( city)?\b")),
)


def canonical_group(text: str, aliases: Mapping[str, str] | None = None) -> str | None:
    """The canonical name of a group as written, or None when no group, or more than one, fits.

    `aliases` maps further names to canonical ones and comes first.
    """
    written = key(text)
    for alias, name in (aliases or {}).items():
        if key(alias) == written:
            return name
    for name in CANONICAL_GROUPS:
        if key(name) == written:
            return name
    fitting = [name for name, pattern in _WORDS if pattern.search(written)]
    return fitting[0] if len(fitting) == 1 else None


def canonical_csp(text: str) -> str | None:
    """The canonical name of a Community Safety Partnership as written ("South Cambs CDRP"), or None."""
    written = key(text)
    return next((name for name, pattern in _CSPS if pattern.search(written)), None)
