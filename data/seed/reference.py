"""The reference lists: who reports to the Board, which bodies sit on it, when it meets, what is planned."""

from collections import Counter
from typing import Any

from sqlalchemy.orm import Session

from data.seed.lists import Entry, read_list
from data.store.tables import AgendaItem, Body, BodyAlias, Meeting, Reporter, ReporterAlias
from data.terms import BodyKind, ReporterKind, Slot


def load_reference(session: Session) -> None:
    """Put every reference list into an empty database."""
    reporters = load_organisations(session)
    meetings = _load_meetings(session)
    _load_plan(session, meetings, reporters)


def load_organisations(session: Session) -> dict[str, int]:
    """Put the delivery groups, CSPs and bodies into an empty database; gives the reporters' ids by slug."""
    reporters = _load_reporters(session)
    _load_bodies(session, reporters)
    return reporters


def _load_reporters(session: Session) -> dict[str, int]:
    lists = read_list("reference/reporters")
    kinds = {"delivery_groups": ReporterKind.DELIVERY_GROUP, "csps": ReporterKind.CSP}
    rows = [_reporter(kind, entry) for name, kind in kinds.items() for entry in lists[name]]
    for position, row in enumerate(rows, 1):
        row.position = position
    session.add_all(rows)
    session.flush()
    return {row.slug: row.id for row in rows}


def _reporter(kind: ReporterKind, entry: Entry) -> Reporter:
    aliases = [ReporterAlias(**alias) for alias in entry.pop("aliases", [])]
    return Reporter(kind=kind, aliases=aliases, **entry)


def _load_bodies(session: Session, reporters: dict[str, int]) -> None:
    for position, entry in enumerate(read_list("reference/bodies"), 1):
        csp = entry.get("csp")
        body = Body(
            slug=entry["slug"],
            name=entry["name"],
            kind=BodyKind(entry["kind"]),
            csp_id=reporters[csp] if csp else None,
            position=position,
            aliases=[BodyAlias(**alias) for alias in entry.get("aliases", [])],
        )
        session.add(body)
        session.flush()


def _load_meetings(session: Session) -> dict[str, int]:
    rows = [Meeting(position=at, **entry) for at, entry in enumerate(read_list("reference/meetings"), 1)]
    session.add_all(rows)
    session.flush()
    return {row.slug: row.id for row in rows}


def _load_plan(session: Session, meetings: dict[str, int], reporters: dict[str, int]) -> None:
    plan = read_list("reference/plan")
    for slug, entries in plan["meetings"].items():
        known = any(entry.get("number") for entry in entries)
        places = Counter[Slot]()
        for entry in entries if known else _with_usual(plan["usual"], entries):
            row = _agenda_item(entry, reporters, illustrative=not known)
            places[row.slot] += 1
            row.meeting_id, row.position = meetings[slug], places[row.slot]
            session.add(row)
    session.flush()


def _with_usual(usual: dict[str, Any], entries: list[Entry]) -> list[Entry]:
    standing = [{"slot": Slot.STANDING.value} | entry for entry in usual["standing"]]
    return standing + [{"minutes": usual["minutes"][entry["slot"]]} | entry for entry in entries]


def _agenda_item(entry: Entry, reporters: dict[str, int], *, illustrative: bool) -> AgendaItem:
    reporter = entry.get("reporter")
    return AgendaItem(
        slot=Slot(entry["slot"]),
        title=entry["title"],
        reporter_id=reporters[reporter] if reporter else None,
        presenter_post=entry.get("by", ""),
        minutes=entry["minutes"],
        minutes_illustrative=illustrative,
        note=entry.get("note", ""),
        number=entry.get("number"),
        decision=entry.get("decision", ""),
        fixed=not illustrative,
    )
