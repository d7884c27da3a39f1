"""Officers as written: ranks, "T/" for temporary, organisations in brackets, co-chairs, organisations that chair."""

import re
from dataclasses import replace

from data.returns.reader.written import Officer

_DETECTIVE = r"(?:det(?:ective|\.)?\s+|d/|t/)?"
_RANK = re.compile(
    rf"{_DETECTIVE}(?:"
    r"(?:assistant|deputy|temporary)\s+chief\s+constable|chief\s+constable"
    r"|(?:chief|ch\.?|c/)\s*(?:superintendent|supt|inspector|insp)\b\.?"
    r"|superintendent|supt\b\.?|chief\s+insp\b\.?|inspector|insp\b\.?|sergeant|sgt\b\.?|constable"
    r"|(?:group|area|station|watch|crew)\s+(?:commander|manager)|chief\s+fire\s+officer"
    r"|(?:ACC|DCC|DCS|DSU|DCI|CI|DI|DS|PS|PC)\b(?=\s+[A-Z]))",
    re.IGNORECASE,
)
_TEMPORARY = re.compile(
    r"^(?:t/\s*|t\.\s+|\(t\)\s*|temporary\s+|temp\.?\s+)(?!chief\s+constable)", re.IGNORECASE
)
_TITLED = re.compile(
    r"^(?:dr|mr|mrs|ms|miss|cllr|councillor|prof(?:essor)?|rev|sir|dame|lord|lady)\b", re.IGNORECASE
)
_ORGANISATION = re.compile(
    r"\b(constabulary|police|council|authorit(?:y|ies)|services?|trust|commissioning|nhs|board|group|partnership"
    r"|commissioner|probation|company|charity|university|foundation|agency|association|ltd|cic|mind|housing"
    r"|alliance|network|office|health|safety)\b",
    re.IGNORECASE,
)
_ACRONYM = re.compile(r"[A-Z&]{2,}(?:\s+[A-Z&]{2,})*")
_BRACKETED = re.compile(r"\(([^()]*)\)")
# "and" or "&" inside a name that must not be cut there.
_JOINED = re.compile(
    r"\b(cambridgeshire|cambs|peterborough|health|fire|police|drugs?|domestic abuse|mental health|children|safety)"
    r"\s+(and|&)\s+(peterborough|cambridgeshire|stamford|care|rescue|crime|alcohol|sexual violence|adults"
    r"|young people|families|wellbeing|social care|community)\b",
    re.IGNORECASE,
)
_CUT = re.compile(r"\s*(?:\n|;|\s&\s|\band\b|\s/\s|,(?![^(]*\)))\s*(?:and\s+|&\s+)?", re.IGNORECASE)
_DASHED = re.compile(r"\s[–—-]\s")
_KEEP = "\u01c0"  # a letter to regular expressions, and in nobody's name


def read_officers(text: str, place: str, bodies: bool = False) -> tuple[Officer, ...]:
    """The officers named in the words after a label, in order.

    `bodies` is set for "Co-chaired by", which is followed by organisations unless every piece is plainly a person.
    """
    pieces = [piece for piece in _pieces(text) if piece]
    bodies = bodies and any(_is_body(_BRACKETED.sub("", piece)) for piece in pieces)
    found: list[Officer] = []
    for piece in pieces:
        officer = _officer(piece, place, bodies)
        if _belongs_to_previous(officer, found, bodies):
            found[-1] = replace(found[-1], organisation=officer.organisation)
        else:
            found.append(officer)
    return tuple(found)


def _pieces(text: str) -> list[str]:
    """The text cut at commas, "and", "&" and line ends, but not inside brackets or a body's own name."""
    kept = _JOINED.sub(lambda match: f"{match[1]}{_KEEP}{match[2]}{_KEEP}{match[3]}", text)
    kept = _BRACKETED.sub(lambda match: match.group().replace(" ", _KEEP).replace(",", "\x01"), kept)
    cut = [piece.replace(_KEEP, " ").replace("\x01", ",").strip(" .:;,") for piece in _CUT.split(kept)]
    return [piece for piece in cut if piece]


def _belongs_to_previous(officer: Officer, found: list[Officer], bodies: bool) -> bool:
    """ "A Person, An Organisation": the organisation is the person's."""
    after_person = bool(found) and found[-1].name is not None and found[-1].organisation is None
    return officer.name is None and after_person and not bodies


def _officer(piece: str, place: str, bodies: bool) -> Officer:
    organisation = None
    bracketed = _BRACKETED.search(piece)
    if bracketed is not None:
        organisation = bracketed.group(1).strip()
        piece = _BRACKETED.sub("", piece).strip()
    temporary = _TEMPORARY.match(piece) is not None
    plain = _TEMPORARY.sub("", piece)
    rank = _RANK.match(plain)
    if rank is None and not temporary and not _TITLED.match(plain) and (bodies or _is_body(plain)):
        return Officer(None, place, organisation=f"{plain} ({organisation})" if organisation else plain)
    name = plain[rank.end() :].strip(" .,") if rank is not None else plain
    parts = _DASHED.split(name, maxsplit=1)
    organisation = organisation or (parts[1].strip() if len(parts) > 1 else None)
    written = rank.group().strip() if rank is not None else None
    return Officer(parts[0].strip() or None, place, written, organisation, temporary)


def _is_body(text: str) -> bool:
    """Whether the words name an organisation and not a person."""
    if _RANK.match(text) or _TITLED.match(text) or _DASHED.search(text):
        return False
    return bool(_ORGANISATION.search(text) or _ACRONYM.fullmatch(text.strip()))
