"""Readings as the JSON objects that `python -m data read-return` and `read-pack` print."""

from typing import Any

from data.returns.reader.pack.parsed import PackPart, ParsedPack
from data.returns.reader.parsed import (
    CellReading,
    CspUpdate,
    ExtraSection,
    ParsedReturn,
    PlanEntry,
    ReturnRow,
)
from data.returns.reader.template import PRODUCTS
from data.returns.reader.wire import to_wire
from data.returns.reader.written import EmbeddedObject, Kind, Officer, Passage, PlanState, WrittenDate

Json = dict[str, Any]


def as_json(read: ParsedReturn) -> Json:
    """The contract's object. Keys: those of an expected reading, plus places, unplaced, problems, limits, document."""
    parts: Json = {"file": read.file, "kind": read.kind.value}
    parts |= _csp_json(read.csp_update) if read.kind is Kind.CSP_UPDATE else {}
    parts |= _header_json(read)
    parts |= _sections_json(read)
    return parts | _rest_json(read)


def pack_as_json(pack: ParsedPack) -> Json:
    """The object that `python -m data read-pack FILE --json` prints: each part with its whole reading."""
    rest = {name: to_wire(getattr(pack, name)) for name in ("between", "problems", "limits")}
    return {"file": pack.file, "parts": [_part_json(part) for part in pack.parts]} | rest


def _part_json(part: PackPart) -> Json:
    names = ("number", "place", "until", "group", "period", "sure", "why", "meeting_suggested")
    told = {name: to_wire(getattr(part, name)) for name in names}
    return told | {"kind": part.reading.kind.value, "reading": as_json(part.reading)}


def _header_json(read: ParsedReturn) -> Json:
    return {
        "header_as_written": read.header_as_written,
        "header_place": read.header_place,
        "period": to_wire(read.period),
        "group": to_wire(read.group),
        "chair": [_officer_json(officer) for officer in read.chair],
        "chair_cell": read.chair_cell.value,
        "vice_chair": [_officer_json(officer) for officer in read.vice_chair],
        "vice_chair_cell": read.vice_chair_cell.value,
    }


def _sections_json(read: ParsedReturn) -> Json:
    return {
        "objectives_heading": read.objectives_heading,
        "objectives": texts(read.objectives),
        "objectives_places": places(read.objectives),
        "key_information": [_key_json(row) for row in read.key_information],
        "risk_register_items": [_risk_json(row) for row in read.risk_register_items],
        "plans": {key: _plan_json(read.plan(key)) for key in PRODUCTS},
        "commentary": texts(read.commentary),
        "commentary_places": places(read.commentary),
        "extra_sections": [_extra_json(section) for section in read.extra_sections],
        "footnotes": [to_wire(note) for note in read.footnotes],
    }


def _rest_json(read: ParsedReturn) -> Json:
    names = ("marking", "embedded", "unplaced", "problems", "limits", "document", "carried")
    return {name: to_wire(getattr(read, name)) for name in names}


def texts(passages: tuple[Passage, ...]) -> list[str]:
    """The words of the passages."""
    return [passage.text for passage in passages]


def places(passages: tuple[Passage, ...]) -> list[str]:
    """The places of the passages, beside `texts`."""
    return [passage.place for passage in passages]


def _officer_json(officer: Officer) -> Json:
    said = {"rank": officer.rank, "name": officer.name, "organisation": officer.organisation}
    filled: Json = {name: value for name, value in said.items() if value is not None}
    return filled | ({"temporary": True} if officer.temporary else {}) | {"place": officer.place}


def _cell_json(cell: CellReading, name: str) -> Json:
    return {name: texts(cell.passages), f"{name}_none": cell.nil}


def _row_json(row: ReturnRow, left: str) -> Json:
    parts: Json = {"place": row.place} | _cell_json(row.left, left)
    parts |= {f"{left}_places": places(row.left.passages)} | _cell_json(row.right, "actions")
    parts |= {"actions_place": row.right.place, "actions_places": places(row.right.passages)}
    if row.right.merged_down:
        parts["actions_merged_down"] = True
    links = [*row.left.links, *row.right.links]
    embedded = (*row.left.embedded, *row.right.embedded)
    parts |= {"links": links} if links else {}
    parts |= {"embedded_objects": len(embedded), "embedded": _embedded_json(embedded)} if embedded else {}
    return parts | {
        "dates": _dates_json(row.dates, (row.left.text, row.left.place), (row.right.text, row.right.place))
    }


def _dates_json(dates: tuple[WrittenDate, ...], *held: tuple[str, str]) -> list[Json]:
    """The dates, each with the place of the first of the texts that holds its words."""
    return [
        to_wire(date) | {"place": next(place for text, place in held if date.text in text)} for date in dates
    ]


def _key_json(row: ReturnRow) -> Json:
    return _row_json(row, "info") | {"actions_for_information": row.right.for_information}


def _risk_json(row: ReturnRow) -> Json:
    parts = _row_json(row, "risk") | {"suggestion": row.suggestion.value if row.suggestion else None}
    return parts | ({"actions_for_information": True} if row.right.for_information else {})


def _embedded_json(embedded: tuple[EmbeddedObject, ...]) -> list[Json]:
    return [to_wire(item) for item in embedded]


def _plan_json(entry: PlanEntry) -> Json | None:
    if entry.state is PlanState.ROW_MISSING:
        return None
    return {
        "text": entry.text,
        "links": list(entry.links),
        "embedded_objects": len(entry.embedded),
        "embedded": _embedded_json(entry.embedded),
        "state": entry.state.value,
        "dates": _dates_json(entry.dates, (entry.text, entry.place)),
        "place": entry.place,
    }


def _extra_json(section: ExtraSection) -> Json:
    return {
        "heading": section.heading,
        "paragraphs": texts(section.passages),
        "paragraphs_places": places(section.passages),
        "links": list(section.links),
        "embedded_objects": len(section.embedded),
        "embedded": _embedded_json(section.embedded),
        "place": section.place,
    }


def _csp_json(update: CspUpdate | None) -> Json:
    return {"csp_update": to_wire(update)}
