"""The returns of a made-up county: real Word files, written and read like any other, the same at every scale."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random

from sqlalchemy.orm import Session

from data.clock import LONDON
from data.returns.forms.word_return import PlanFields, ReturnFields, RowFields, write_return
from data.returns.forms.word_update import CspUpdateFields, PriorityFields, write_csp_update
from data.returns.reader.interpret import read_return
from data.returns.reader.template import PRODUCTS
from data.returns.versions import store_reading
from data.store.files import FileStore
from data.store.tables import Reporter, Return, ReturnFile, ReturnVersion
from data.synth import words
from data.synth.calendar import HELD, MadeMeeting
from data.synth.reference import People
from data.terms import Decision, FileOutcome, Part, ReporterKind, ReturnState

RISKS_IN_A_RETURN = 6
INFORMATION_IN_A_RETURN = 4
MISSING = 0.07
SENT_DAYS_BEFORE = 14
LATE_WITH_THE_LAST = 3
"""How many reporters' last return is not accepted yet: one waits, the others are to follow."""

Spoken = Mapping[tuple[int, int], Sequence[tuple[int, str]]]
"""For (reporter, meeting), the risks that its return speaks of, as (risk, its sentence)."""


@dataclass(frozen=True)
class Owed:
    """Which returns came: `answered` are accepted, `waiting` are sent and not yet accepted."""

    answered: frozenset[tuple[int, int]]
    waiting: frozenset[tuple[int, int]]


def decide(rng: Random, reporters: Sequence[int]) -> Owed:
    """Which returns came, of each reporter to each meeting held. The first meeting has them all."""
    behind = rng.sample(reporters, LATE_WITH_THE_LAST)
    answered = {
        (reporter, meeting)
        for reporter in reporters
        for meeting in range(1, HELD + 1)
        if meeting == 1 or (rng.random() >= MISSING and not (meeting == HELD and reporter in behind))
    }
    return Owed(frozenset(answered), frozenset({(behind[0], HELD)}))


class ReturnMaker:
    """Stores the returns of every reporter to every meeting, with their files and what was read from them."""

    def __init__(self, session: Session, files: FileStore, people: People, rng: Random) -> None:
        """Files are kept in `files`; the planner sends them all."""
        self._session, self._files, self._people, self._rng = session, files, people, rng

    def store(
        self, meetings: Sequence[MadeMeeting], owed: Owed, spoken: Spoken
    ) -> dict[tuple[int, int], int]:
        """Store them all; gives the id of the item that speaks of (risk, meeting), accepted returns only."""
        sources: dict[tuple[int, int], int] = {}
        for meeting in meetings:
            for reporter in self._people.reporters:
                key = (reporter.id, meeting.id)
                row = Return(meeting_id=meeting.id, reporter_id=reporter.id, illustrative=True)
                self._session.add(row)
                self._session.flush()
                if key in owed.answered or key in owed.waiting:
                    said = spoken.get(key, ())[:RISKS_IN_A_RETURN]
                    version = self._version(row, reporter, meeting, said, key in owed.answered)
                    if key in owed.answered:
                        sources |= {(risk, meeting.id): item for risk, item in _items(version, said)}
                elif meeting.id <= HELD:
                    row.state, row.state_reason = ReturnState.TO_FOLLOW, "The group has not met."
        self._session.flush()
        return sources

    def _version(
        self,
        row: Return,
        reporter: Reporter,
        meeting: MadeMeeting,
        said: Sequence[tuple[int, str]],
        accepted: bool,
    ) -> ReturnVersion:
        at = datetime.combine(meeting.held_on - timedelta(days=SENT_DAYS_BEFORE), time(16, 0), LONDON)
        content = self._content(reporter, meeting.held_on, [sentence for _, sentence in said])
        kept = self._files.keep(content)
        name = f"{reporter.slug} {meeting.slug}.docx"
        file = ReturnFile(
            return_id=row.id,
            original_name=name,
            stored_name=kept.name,
            sha256=kept.sha256,
            size=kept.size,
            received_at=at,
            received_by_id=self._people.planner.person_id,
            outcome=FileOutcome.READ,
        )
        self._session.add(file)
        self._session.flush()
        read = read_return(content, name)
        version = store_reading(self._session, self._people.planner, file, read, at=at)
        self._settle(row, version, at, accepted)
        return version

    def _settle(self, row: Return, version: ReturnVersion, at: datetime, accepted: bool) -> None:
        version.state = row.state = ReturnState.ACCEPTED if accepted else ReturnState.SUBMITTED
        version.submitted_at, version.submitted_by_id = at, self._people.planner.person_id
        version.receipt = f"R-{version.id:04d}"
        row.last_met_on = (at - timedelta(days=20)).date()
        if accepted:
            row.accepted_version_id = version.id
            version.moderated_at = at + timedelta(days=2)
            version.moderated_by_id = self._people.planner.person_id
            for item in version.items:
                item.decision = Decision.ACCEPTED

    def _content(self, reporter: Reporter, held_on: date, sentences: Sequence[str]) -> bytes:
        if reporter.kind is ReporterKind.CSP:
            return write_csp_update(self._update(reporter, held_on, sentences))
        return write_return(self._return(reporter, held_on, sentences))

    def _return(self, reporter: Reporter, held_on: date, sentences: Sequence[str]) -> ReturnFields:
        rng = self._rng
        information = rng.sample(words.INFORMATION, INFORMATION_IN_A_RETURN)
        return ReturnFields(
            title=f"Quarterly Report: {held_on:%B %Y}",
            group=reporter.name,
            chair="Superintendent, Cambridgeshire Constabulary",
            vice_chair="",
            objectives=("Bring partners together on the priority.", "Report each quarter."),
            key_rows=[RowFields([text], [rng.choice(words.ASKS) + "."]) for text in information],
            risk_rows=[RowFields([text], [rng.choice(words.ASKS) + "."]) for text in sentences]
            or [RowFields(["None of note"])],
            plans={name: PlanFields(f"Agreed {held_on:%B} {held_on.year - 1}") for name in PRODUCTS},
            commentary=(rng.choice(words.INFORMATION),),
        )

    def _update(self, reporter: Reporter, held_on: date, sentences: Sequence[str]) -> CspUpdateFields:
        done = self._rng.sample(words.INFORMATION, 2)
        priority = PriorityFields(
            priority="Anti-social behaviour",
            lead="Community safety manager",
            achievements=done,
            concerns=sentences or ["None of note"],
            recommendations=[self._rng.choice(words.ASKS) + "."],
        )
        return CspUpdateFields(f"Quarterly Progress Report: {held_on:%B %Y}", reporter.name, [priority])


def _items(version: ReturnVersion, said: Sequence[tuple[int, str]]) -> list[tuple[int, int]]:
    """(risk, item) for each sentence that was read as it was written."""
    by_words = {item.source_text: item.id for item in version.items if item.part in (Part.RISK, Part.CONCERN)}
    return [(risk, by_words[sentence]) for risk, sentence in said]
