"""One CSP: what every group page says, what is asked of its council, and what the returns say of its district."""

import re
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.people import Viewer
from data.reports.asks.ask_lines import Source
from data.reports.asks.listing import BodyName
from data.reports.asks.where import asked_of, heard_by
from data.reports.groups.one_group import Group, OpenAsks, group, open_asks_where
from data.reports.groups.update import Update, update_of
from data.reports.register.risk_lines import RiskLines, in_area, risk_lines
from data.reports.reporters import ReporterName, name_of
from data.store.tables import Ask, Body, BodyAlias, Meeting, Reporter, Return, ReturnItem
from data.store.visibility import asks_for, returns_for
from data.terms import AskState, Decision, ReporterKind

SHOWN_MENTIONS = 12
_SENTENCE_END = re.compile(r"(?<=[.!?;])\s+")


@dataclass(frozen=True)
class Mention:
    """A sentence of an accepted return that names the district; `found` holds the words that do."""

    reporter: ReporterName
    sentence: str
    found: tuple[str, ...]
    source: Source


@dataclass(frozen=True)
class Csp:
    """One CSP as at a meeting. `risks` touch its district, `asks` are made of its council (`council`).

    `update` is its update in parts, None where there is none that the viewer may read.
    """

    group: Group
    update: Update | None
    council: BodyName | None
    risks: RiskLines
    asks: OpenAsks
    mentions: tuple[Mention, ...]
    more_mentions: int


def csp(session: Session, viewer: Viewer, quarter: str | None, slug: str) -> Csp:
    """One CSP by its slug; NotOpen where there is none."""
    base = group(session, viewer, quarter, ReporterKind.CSP, slug)
    council = _council(session, base.about.reporter.id)
    names = district_names(base, council, _aliases(session, council))
    mentions = _mentions(session, viewer, base, names)
    return Csp(
        group=base,
        update=update_of(base.read) if base.read else None,
        council=council,
        risks=risk_lines(session, viewer, base.meeting, in_area(base.about.reporter.id)),
        asks=_asks_of(session, viewer, base, council),
        mentions=tuple(mentions[:SHOWN_MENTIONS]),
        more_mentions=max(0, len(mentions) - SHOWN_MENTIONS),
    )


def district_names(
    base: Group, council: BodyName | None, council_aliases: tuple[str, ...]
) -> tuple[str, ...]:
    """The names by which returns may mean this district, the longest first, so that the longest is marked."""
    about = base.about
    names = {about.reporter.name, about.reporter.short_name, *about.aliases, *council_aliases}
    names |= {council.name} if council else set()
    return tuple(sorted((name for name in names if len(name) > 3), key=lambda name: (-len(name), name)))


def sentences_naming(text: str, names: tuple[str, ...]) -> list[tuple[str, tuple[str, ...]]]:
    """Each sentence of a text that holds one of the names as whole words, with the words as written."""
    if not names:
        return []
    pattern = re.compile("|".join(rf"(?<!\w){re.escape(name)}(?!\w)" for name in names), re.IGNORECASE)
    found = []
    for sentence in _SENTENCE_END.split(text):
        words = tuple(dict.fromkeys(match[0] for match in pattern.finditer(sentence)))
        if words:
            found.append((sentence.strip(), words))
    return found


def _council(session: Session, csp_id: int) -> BodyName | None:
    row = session.execute(
        select(Body.id, Body.slug, Body.name).where(Body.csp_id == csp_id).order_by(Body.id).limit(1)
    ).first()
    return BodyName(*row) if row else None


def _aliases(session: Session, council: BodyName | None) -> tuple[str, ...]:
    if council is None:
        return ()
    rows = session.scalars(
        select(BodyAlias.name)
        .where(BodyAlias.body_id == council.id, BodyAlias.ambiguous.is_(False))
        .order_by(BodyAlias.id)
    )
    return tuple(rows)


def _asks_of(session: Session, viewer: Viewer, base: Group, council: BodyName | None) -> OpenAsks:
    if council is None:
        return OpenAsks(0, ())
    mine = asked_of(council.id, AskState.OPEN)
    where = (mine, Ask.state == AskState.OPEN, heard_by(base.meeting), asks_for(viewer))
    return open_asks_where(session, viewer, base.meeting, where)


def _mentions(session: Session, viewer: Viewer, base: Group, names: tuple[str, ...]) -> list[Mention]:
    """Sentences of the meeting's accepted returns of other groups and CSPs that name the district."""
    rows = session.execute(
        select(ReturnItem, Return.id, Reporter)
        .join(Return, Return.accepted_version_id == ReturnItem.version_id)
        .join(Reporter, Reporter.id == Return.reporter_id)
        .join(Meeting, Meeting.id == Return.meeting_id)
        .where(Meeting.id == base.meeting.id, returns_for(viewer))
        .where(Reporter.id != base.about.reporter.id, ReturnItem.decision != Decision.NOT_AN_ITEM)
        .order_by(Reporter.position, Reporter.id, ReturnItem.ordinal)
    )
    found = []
    for item, return_id, reporter in rows:
        for text, place in ((item.text, item.place), (item.ask, item.ask_place)):
            for sentence, words in sentences_naming(text, names):
                found.append(Mention(name_of(reporter), sentence, words, Source(return_id, place)))
    return found
