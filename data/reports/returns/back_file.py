"""Back files: every one that came, and of one each return in it, what is suggested and what became of it."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session, selectinload

from data.people import Viewer
from data.quarter import label_of
from data.refusals import NotOpen
from data.reports.meetings import MeetingView, all_meetings
from data.reports.paging import IN_BROWSER, PAGE_SIZE
from data.reports.reporters import ReporterName, name_of
from data.reports.returns.pack_lines import BackFileRead, PackLine, PackList, PartLine, TakenAs
from data.returns.back_file.packs import find_back_file, packs_for, refuse_all_but_planners
from data.returns.back_file.parts import latest_version
from data.returns.reader.pack.parsed import Between
from data.returns.reader.problems import Problem
from data.returns.reader.wire import from_wire
from data.store.tables import BackFile, BackFilePart, Person, Reporter, Return, ReturnVersion
from data.store.visibility import returns_for
from data.terms import FileOutcome, PartFate, ReporterKind, ReturnState


def back_files(session: Session, viewer: Viewer, page: int = 1) -> PackList:
    """The back files that are open to a planner, the newest first, on page `page` where they are many. Raises
    NotOpen to others.
    """
    refuse_all_but_planners(viewer)
    matched = session.scalars(select(func.count(BackFile.id)).where(packs_for(viewer))).one()
    pages = 1 if matched <= IN_BROWSER else -(-matched // PAGE_SIZE)
    page = min(max(1, page), pages)
    newest_first = select(BackFile).order_by(BackFile.received_at.desc(), BackFile.id.desc())
    found = newest_first.where(packs_for(viewer))
    if pages > 1:
        found = found.offset((page - 1) * PAGE_SIZE).limit(PAGE_SIZE)
    rows = session.scalars(found).all()
    people, fates = _people(session), _fates(session, [row.id for row in rows])
    return PackList(page, pages, tuple(_line(row, people, fates[row.id]) for row in rows))


def back_file_read(session: Session, viewer: Viewer, back_file_id: int) -> BackFileRead:
    """One back file. Raises NotOpen where it is not open to this viewer, and for one that could not be read."""
    pack = find_back_file(session, viewer, back_file_id)
    if pack.outcome is not FileOutcome.READ:
        raise NotOpen
    people, meetings = _people(session), all_meetings(session)
    reporters = session.scalars(
        select(Reporter).options(selectinload(Reporter.aliases)).order_by(Reporter.position, Reporter.id)
    ).all()
    around = _Around(session, viewer, people, meetings, reporters)
    kinds = list(ReporterKind)
    return BackFileRead(
        pack=_line(pack, people, Counter(part.fate for part in pack.parts)),
        parts=tuple(around.part(part) for part in pack.parts),
        between=tuple(from_wire(Between, one) for one in pack.rest["between"]),
        problems=tuple(from_wire(Problem, one) for one in pack.rest["problems"]),
        reporters=tuple(name_of(row) for row in sorted(reporters, key=lambda row: kinds.index(row.kind))),
        meetings=meetings,
    )


def was_read(session: Session, viewer: Viewer, back_file_id: int) -> bool:
    """Whether a back file has a page of its own; one that could not be read stands in the list alone."""
    return not find_back_file(session, viewer, back_file_id).refusal


def pack_refusal(session: Session, viewer: Viewer, back_file_id: int) -> str:
    """Why a back file could not be used. Raises NotOpen where it could, and where it is not open to this viewer."""
    pack = find_back_file(session, viewer, back_file_id)
    if not pack.refusal:
        raise NotOpen
    return pack.refusal


class _Around:
    """What the parts of a back file are compared with: whom we know, which meetings there are."""

    def __init__(
        self,
        session: Session,
        viewer: Viewer,
        people: dict[int, str],
        meetings: tuple[MeetingView, ...],
        reporters: Sequence[Reporter],
    ) -> None:
        self._session = session
        self._viewer = viewer
        self._people = people
        self._by_day = {one.held_on: one for one in meetings if one.held_on}
        self._by_slug = {one.slug: one for one in meetings}
        self._by_id = {one.id: one for one in meetings}
        self._reporters = {row.id: name_of(row) for row in reporters}
        self._by_name = {
            name.casefold(): name_of(row)
            for row in reporters
            for name in (row.short_name, *(alias.name for alias in row.aliases), row.name)
        }

    def part(self, row: BackFilePart) -> PartLine:
        written = self._by_name.get(row.group_as_written.casefold())
        reporter = written or self._by_name.get(row.group_name.casefold())
        meeting, reason = self._meeting(row)
        return PartLine(
            number=row.number,
            kind=row.kind,
            place=row.place,
            until=row.until,
            group_name=row.group_name,
            group_as_written=row.group_as_written,
            period=row.period_as_written,
            sure=row.sure,
            why=tuple(row.why),
            items=row.items,
            problems=row.problems,
            to_answer=row.to_answer,
            fate=row.fate,
            decided_at=row.decided_at,
            decided_by=self._people.get(row.decided_by_id or 0, ""),
            reporter=reporter,
            meeting=meeting,
            no_meeting="" if meeting else label_of(row.suggested_quarter),
            reason=reason if meeting else row.suggested_reason,
            standing=self._standing(reporter, meeting),
            taken=self._taken(row) if row.fate is PartFate.TAKEN_IN else None,
        )

    def _meeting(self, row: BackFilePart) -> tuple[MeetingView | None, str]:
        """The meeting on the day that the pack names, else that of the quarter, and why; the next one where that was
        before the period itself."""
        on_day = self._by_day.get(row.suggested_on) if row.suggested_on else None
        found = on_day or self._by_slug.get(row.suggested_quarter)
        month = row.period_month
        if found is None or found.held_on is None or month is None or found.held_on >= month:
            return found, row.suggested_reason
        later = [one for one in self._by_slug.values() if one.position > found.position]
        after = next((one for one in later if one.held_on is None or one.held_on >= month), None)
        return (
            after,
            f"{row.suggested_reason} The meeting of that quarter was before it: this is the next one.",
        )

    def _standing(self, reporter: ReporterName | None, meeting: MeetingView | None) -> ReturnState | None:
        if reporter is None or meeting is None:
            return None
        where = (
            Return.reporter_id == reporter.id,
            Return.meeting_id == meeting.id,
            returns_for(self._viewer),
        )
        return self._session.scalars(select(Return.state).where(*where)).one_or_none()

    def _taken(self, row: BackFilePart) -> TakenAs | None:
        version = latest_version(self._session, row.id)
        return self._version(version) if version is not None else None

    def _version(self, version: ReturnVersion) -> TakenAs:
        owed = version.of
        return TakenAs(
            return_id=owed.id,
            number=version.number,
            state=version.state,
            reporter=self._reporters[owed.reporter_id],
            meeting=self._by_id[owed.meeting_id],
            marking=owed.marking,
            abandoned=version.file.outcome is FileOutcome.ABANDONED,
        )


def _people(session: Session) -> dict[int, str]:
    return {row.id: row.post for row in session.execute(select(Person.id, Person.post))}


def _fates(session: Session, pack_ids: list[int]) -> defaultdict[int, Counter[PartFate]]:
    """How many parts of each pack have which fate."""
    part = BackFilePart
    rows = session.execute(
        select(part.back_file_id, part.fate, func.count(part.id))
        .where(part.back_file_id.in_(pack_ids))
        .group_by(part.back_file_id, part.fate)
    )
    found = defaultdict[int, Counter[PartFate]](Counter)
    for pack_id, fate, number in rows:
        found[pack_id][fate] = number
    return found


def _line(row: BackFile, people: dict[int, str], fates: Counter[PartFate]) -> PackLine:
    return PackLine(
        id=row.id,
        name=row.original_name,
        size=row.size,
        sha256=row.sha256,
        received_at=row.received_at,
        received_by=people.get(row.received_by_id, ""),
        refusal=row.refusal,
        waiting=fates[PartFate.WAITING],
        taken=fates[PartFate.TAKEN_IN],
        left_out=fates[PartFate.LEFT_OUT],
    )
