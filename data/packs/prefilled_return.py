"""The next return of a group or CSP, handed out as a Word file that begins where the last one ended."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from data.packs.csp_form import csp_body
from data.packs.group_form import group_body
from data.packs.last_quarter import last_quarter
from data.people import Right, Viewer, may
from data.quarter import Quarter
from data.refusals import NotOpen, Refused
from data.reports.meetings import MeetingView, find_meeting
from data.returns.forms.wordfile import WordFile
from data.store.audit import Event, record
from data.store.tables import Meeting, Reporter, ReporterAlias
from data.terms import Marking, ReporterKind


@dataclass(frozen=True)
class Prefilled:
    """A file to hand out. The same store always gives the same bytes."""

    reporter_id: int
    meeting: str
    filename: str
    content: bytes


def prefilled_return(session: Session, viewer: Viewer, quarter: str | None, reporter: str) -> Prefilled:
    """The pre-filled form of a reporter (by slug) for a meeting, with what the viewer may see.

    Raises NotOpen for an unknown slug or quarter, or to anyone who may not send for that reporter.
    """
    meeting = find_meeting(session, quarter)
    found = session.scalars(select(Reporter).where(Reporter.slug == reporter)).one_or_none()
    if found is None or not may(viewer, Right.SUBMIT, reporter_id=found.id):
        raise NotOpen
    known = last_quarter(session, viewer, found, meeting)
    file = WordFile((Marking.OFFICIAL_SENSITIVE if known.sensitive else Marking.OFFICIAL).value)
    month = f"{meeting.held_on or Quarter.parse(meeting.slug).starts:%B %Y}"
    of_csp = found.kind is ReporterKind.CSP
    body = csp_body(known, month) if of_csp else group_body(file, known, month)
    filename = f"{found.slug}-{meeting.slug}-pre-filled.docx"
    return Prefilled(found.id, meeting.slug, filename, file.save(body))


def hand_out(session: Session, viewer: Viewer, quarter: str | None, reporter: str) -> Prefilled:
    """The pre-filled form, with a record of who took it."""
    made = prefilled_return(session, viewer, quarter, reporter)
    about = ("reporter", made.reporter_id)
    record(session, Event.PREFILLED, actor_id=viewer.person_id, about=about, meeting=made.meeting)
    return made


def reporter_named(session: Session, name: str) -> str:
    """The slug of the group or CSP with that slug, name or alias, in any case. Refused where none or several have."""
    wanted = name.strip().casefold()
    names = (Reporter.slug, Reporter.name, Reporter.short_name, ReporterAlias.name)
    slugs = session.scalars(
        select(Reporter.slug)
        .outerjoin(ReporterAlias)
        .where(or_(*(func.lower(one) == wanted for one in names)))
        .distinct()
        .order_by(Reporter.slug)
    ).all()
    if len(slugs) != 1:
        why = f"is a name of several: {', '.join(slugs)}" if slugs else "is not the name of a group or CSP"
        raise Refused(f"“{name}” {why}. Give one of the short names, such as “prevent”.", "reporter")
    return slugs[0]


def meeting_named(session: Session, name: str) -> MeetingView:
    """The meeting of a day ("2019-01-17") or of a quarter ("2018-19-Q4"). Refused where there is none."""
    wanted = name.strip().upper().replace(" ", "-")
    slugs = {row.held_on: row.slug for row in session.scalars(select(Meeting).order_by(Meeting.position))}
    try:
        return find_meeting(session, slugs.get(_day(wanted), wanted) or wanted)
    except NotOpen as refusal:
        raise Refused(
            f"No meeting is on “{name}”. Give its day, such as 2019-01-17, or its quarter, such as 2018-19-Q4.",
            "meeting",
        ) from refusal


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return date.min
