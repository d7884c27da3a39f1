"""A reading as a few lines of text for a terminal."""

from data.returns.reader.pack.parsed import ParsedPack
from data.returns.reader.parsed import CspUpdate, ParsedReturn, ReturnRow
from data.returns.reader.problems import Problem
from data.returns.reader.written import Officer


def summary(read: ParsedReturn) -> str:
    """What was read, and every problem with its Place."""
    lines = [f"{read.file}: {read.header_as_written or 'no title'}"]
    lines += _csp(read.csp_update) if read.csp_update is not None else _return(read)
    lines += [f"{len(read.unplaced)} not placed, {len(read.problems)} problems"]
    return "\n".join([*lines, *(_problem(item) for item in read.problems)])


def _problem(item: Problem) -> str:
    return f"  [{item.severity}] {item.place}: {item.message} {item.action}"


def pack_summary(pack: ParsedPack) -> str:
    """Every part with what it is, and what is in none."""
    lines = [f"{pack.file}: {len(pack.parts)} returns"]
    for part in pack.parts:
        lines += [f"Part {part.number} ({part.sure}), {part.place} to {part.until}:"]
        lines += [f"  {line}" for line in summary(part.reading).splitlines()]
    lines += [f"In no part: {one.place} to {one.until}: {_short(one.text)}" for one in pack.between]
    return "\n".join([*lines, *(_problem(item) for item in pack.problems)])


def _return(read: ParsedReturn) -> list[str]:
    group = read.group.as_written if read.group else "not stated"
    lines = [f"Group: {group}", f"Chair: {_names(read.chair)}", f"Vice chair: {_names(read.vice_chair)}"]
    lines += [f"{len(read.objectives)} objectives"]
    lines += _rows("Key information", read.key_information)
    lines += _rows("Risk register items", read.risk_register_items)
    lines += [f"Plans, {entry.key}: {entry.state} {entry.text}".rstrip() for entry in read.plans]
    lines += [f"{len(read.commentary)} paragraphs of commentary"]
    return lines + [f"Extra section: {section.heading}" for section in read.extra_sections]


def _rows(name: str, rows: tuple[ReturnRow, ...]) -> list[str]:
    return [f"{name}: {len(rows)}", *(f"  {row.place}: {_short(row.left.text)}" for row in rows)]


def _names(officers: tuple[Officer, ...]) -> str:
    return ", ".join(officer.name or officer.organisation or "" for officer in officers) or "not stated"


def _csp(update: CspUpdate) -> list[str]:
    lines = [f"CSP: {update.csp.as_written if update.csp else 'not stated'}"]
    lines += [f"Priority: {item.priority} ({item.lead})" for item in update.priorities]
    return [*lines, f"{len(update.action_plan)} actions, {len(update.figures) + len(update.spending)} tables"]


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= 100 else f"{flat[:99]}…"
