"""The sample year's returns, each along the whole way that a lead's file takes: kept, read, submitted, accepted."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.people import Viewer
from data.register.assess import Position, Scores, assess
from data.register.links import continue_risk
from data.register.moderate import accept_return, mark_to_follow
from data.register.silence import roll_register
from data.returns.deciding.answered_items import is_read
from data.returns.deciding.answers import answer_problem
from data.returns.deciding.decisions import accept_rest
from data.returns.deciding.given import Given
from data.returns.items.of_return import PRODUCT_OF
from data.returns.reader.parsed import ParsedReturn
from data.returns.receive import keep_file
from data.returns.submit import submit
from data.returns.versions import store_reading
from data.seed.lists import Entry, moment, read_list
from data.seed.written import return_file, update_file
from data.store.files import FileStore
from data.store.tables import Meeting, Reporter, Return, ReturnItem, ReturnVersion, RiskArea, RiskAssessment
from data.terms import Part, ReporterKind
from data.workdays import count_on

MODERATED_AFTER = 2
"""Working days from a file's coming in to its acceptance: illustrative."""

_NOT_SAID = "left: Left blank in the published return, which gives no reason"
UNSAID = {
    "silent_risk": "unsaid",
    **dict.fromkeys(("key_blank", "risks_blank", "products_blank"), _NOT_SAID),
}
"""Answers to what a published return leaves open: nobody can say more of it now, and nothing is made up."""

Reader = Callable[[bytes, str], ParsedReturn]


@dataclass
class SampleYear:
    """What the loading of the sample year works with. `risks` names risks as the lists do."""

    session: Session
    people: dict[str, Viewer]
    files: FileStore
    read: Reader
    risks: dict[str, int] = field(default_factory=dict)

    @property
    def planner(self) -> Viewer:
        """The planner who moderates."""
        return self.people["planner"]

    def lead_of(self, reporter: Reporter) -> Viewer:
        """Whoever sends a reporter's files: its lead, or the other planner on behalf of one."""
        leads = (viewer for viewer in self.people.values() if reporter.id in viewer.leads)
        return next(leads, self.people["planner2"])


def load_meeting(year: SampleYear, meeting: Meeting) -> None:
    """Everything that was sent to one meeting, in the order in which it came."""
    lists = read_list(f"sample_year/{meeting.slug}")
    owed = expect_returns(year.session, meeting, illustrative=lists["illustrative"])
    owed |= _expect_updates(year.session, meeting, lists)
    roll_register(year.session, year.planner, meeting)
    for entry in lists["returns"]:
        if "to_follow" in entry:
            mark_to_follow(year.session, year.planner, owed[entry["group"]].id, entry["to_follow"])
    for slug, entry, content in sorted(_files(lists), key=lambda sent: (sent[1]["received"], sent[0])):
        _send(year, owed[slug], entry, content)
    for score in lists.get("scores", []):
        _score(year, meeting, score)


def expect_returns(session: Session, meeting: Meeting, *, illustrative: bool = False) -> dict[str, Return]:
    """A return that each delivery group owes the meeting, by the group's slug."""
    groups = session.scalars(
        select(Reporter).where(Reporter.kind == ReporterKind.DELIVERY_GROUP).order_by(Reporter.position)
    )
    owed = {
        group.slug: Return(meeting_id=meeting.id, reporter_id=group.id, illustrative=illustrative)
        for group in groups
    }
    session.add_all(owed.values())
    session.flush()
    return owed


def _expect_updates(session: Session, meeting: Meeting, lists: Entry) -> dict[str, Return]:
    asked = [entry["csp"] for entry in lists.get("updates", [])]
    csps = session.scalars(select(Reporter).where(Reporter.slug.in_(asked)).order_by(Reporter.position))
    owed = {
        csp.slug: Return(meeting_id=meeting.id, reporter_id=csp.id, illustrative=lists["illustrative"])
        for csp in csps
    }
    session.add_all(owed.values())
    session.flush()
    return owed


def _files(lists: Entry) -> Iterator[tuple[str, Entry, bytes]]:
    heads = read_list("sample_year/groups")
    for entry in lists["returns"]:
        if "received" in entry:
            yield entry["group"], entry, return_file(heads[entry["group"]], entry)
    for entry in lists.get("updates", []):
        yield entry["csp"], entry, update_file(entry["csp"].replace("-", " ").title() + " CSP", entry)


def _send(year: SampleYear, owed: Return, entry: Entry, content: bytes) -> None:
    reporter = year.session.get_one(Reporter, owed.reporter_id)
    lead, at = year.lead_of(reporter), moment(entry["received"])
    kept, name = year.files.keep(content), f"{reporter.slug}.docx"
    file = keep_file(year.session, lead, owed.id, name, kept, at=at)
    _set_last_met(owed, entry)
    version = store_reading(year.session, lead, file, year.read(content, name), at=at)
    _link(year, lead, version, entry)
    _answer(year.session, lead, version, UNSAID | entry.get("answers", {}), at)
    accept_rest(year.session, lead, version.id, at=at)
    submit(year.session, lead, version.id, at=at)
    if entry.get("state") != "submitted":
        accept_return(year.session, year.planner, version.id, entry.get("reason", ""), at=_moderated(at))
        _name_risks(year, version, entry)


def _set_last_met(owed: Return, entry: Entry) -> None:
    met = entry.get("last_met", {})
    owed.last_met_on, owed.last_met_as_written = met.get("day"), met.get("as_written", "")


def _moderated(received: datetime) -> datetime:
    day = count_on(received.date(), MODERATED_AFTER).day
    return received + timedelta(days=(day - received.date()).days)


def _answer(
    session: Session, lead: Viewer, version: ReturnVersion, answers: dict[str, str], at: datetime
) -> None:
    for problem in version.problems:
        given = Given.parse(answers.get(problem.code, ""))
        if given is not None and not problem.answer:  # a linked row has answered for its risk
            row = problem.row_version
            answer_problem(session, lead, problem.id, given.choice, given.words, row_version=row, at=at)


def _link(year: SampleYear, lead: Viewer, version: ReturnVersion, entry: Entry) -> None:
    for item, written in _written(version, entry):
        if "continues" in written:
            continue_risk(year.session, lead, item.id, year.risks[written["continues"]])


def _written(version: ReturnVersion, entry: Entry) -> Iterator[tuple[ReturnItem, Entry]]:
    """The items read from the rows of an entry, each beside how the row is written there."""
    for part, name in ((Part.KEY_INFORMATION, "key"), (Part.RISK, "risks")):
        items = [item for item in version.items if item.part is part and is_read(item)]
        yield from zip(items, entry.get(name, []), strict=True)
    products = {item.label: item for item in version.items if item.part is Part.PLAN}
    for key, value in entry.get("plans", {}).items():
        if isinstance(value, dict):
            yield products[PRODUCT_OF[key].value], value


def _name_risks(year: SampleYear, version: ReturnVersion, entry: Entry) -> None:
    """Remember which risk a row became, by the name that the lists give it, and which areas it names."""
    for item, written in _written(version, entry):
        if "id" in written:
            raised = select(RiskAssessment.risk_id).where(RiskAssessment.source_item_id == item.id)
            risk_id = year.session.scalars(raised).one()
            year.risks[written["id"]] = risk_id
            _touch(year.session, risk_id, written.get("areas", []))


def _touch(session: Session, risk_id: int, areas: Any) -> None:
    csps = select(Reporter).where(Reporter.kind == ReporterKind.CSP).order_by(Reporter.position)
    touched = [csp.id for csp in session.scalars(csps) if areas == "all" or csp.slug in areas]
    session.add_all(RiskArea(risk_id=risk_id, csp_id=csp_id) for csp_id in touched)
    session.flush()


def _score(year: SampleYear, meeting: Meeting, score: Entry) -> None:
    scores = Scores(Position(score["likelihood"], score["impact"]))
    risk_id = year.risks[score["risk"]]
    row = assess(year.session, year.planner, risk_id, meeting.id, scores, score["reason"])
    row.illustrative = True
