"""Rows of the register for many made-up risks, as plain values ready to be inserted."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Any

from data.synth import words
from data.synth.calendar import HELD, MadeMeeting
from data.synth.lives import Life
from data.terms import AskState, Marking, RiskStatus

Row = dict[str, Any]

SENSITIVE = 0.01
ASKS_OF_A_RISK = ((0, 0.35), (1, 0.4), (2, 0.2), (3, 0.05))
ANSWERED, WITHDRAWN = 0.4, 0.05
ACTED_ON, DONE, STARTED, MOVED = 0.5, 0.4, 0.7, 0.25
AREAS = ((0, 0.15), (1, 0.3), (2, 0.15), (6, 0.4))


@dataclass(frozen=True)
class County:
    """What the rows point to, by id: CSPs, bodies, and the meetings in order."""

    csps: tuple[int, ...]
    bodies: tuple[int, ...]
    meetings: tuple[MadeMeeting, ...]

    def day(self, meeting: int) -> date:
        """When a meeting is held."""
        return self.meetings[meeting - 1].held_on


@dataclass
class Batch:
    """Rows of each table for some risks, in the order in which tables may be filled."""

    risks: list[Row] = field(default_factory=list)
    assessments: list[Row] = field(default_factory=list)
    areas: list[Row] = field(default_factory=list)
    asks: list[Row] = field(default_factory=list)
    addressees: list[Row] = field(default_factory=list)
    actions: list[Row] = field(default_factory=list)


class RegisterRows:
    """Gives every row its id, so that rows can point to each other before any of them is stored."""

    def __init__(self, rng: Random, county: County, sources: Mapping[tuple[int, int], int]) -> None:
        """`sources` holds the id of the return's item that speaks of (risk, meeting), where there is one."""
        self._rng, self._county, self._sources = rng, county, sources
        self._ids = Counter[str]()
        self._refs = Counter[int]()

    def batch(self, lives: Sequence[tuple[int, Life, str]]) -> Batch:
        """The rows of these risks, each given as (id, life, title)."""
        made = Batch()
        for risk, life, title in lives:
            made.risks.append(self._risk(risk, life, title))
            made.assessments += self._assessments(risk, life)
            made.areas += self._areas(risk)
            self._add_asks(made, risk, life)
            self._add_action(made, risk, life)
        return made

    def _next(self, name: str) -> int:
        self._ids[name] += 1
        return self._ids[name]

    def _ref(self, meeting: int) -> str:
        year = self._county.day(meeting).year % 100
        self._refs[year] += 1
        return f"R{year:02d}-{self._refs[year]:03d}"

    def _risk(self, risk: int, life: Life, title: str) -> Row:
        rng, last = self._rng, life.moments[-1]
        settled = last.status is not RiskStatus.PROPOSED
        closed = not life.open
        return {
            "id": risk,
            "ref": self._ref(life.raised),
            "title": title,
            "kind": life.kind,
            "status": last.status,
            "reporter_id": life.reporter,
            "raised_meeting_id": life.raised,
            "cause": rng.choice(words.CAUSES) if settled else "",
            "event": title[0].lower() + title[1:] if settled else "",
            "consequence": rng.choice(words.CONSEQUENCES) if settled else "",
            "controls": rng.choice(words.CONTROLS) if settled else "",
            "owner_body_id": rng.choice(self._county.bodies) if settled else None,
            "owner_post": "Head of service" if settled else "",
            "next_review_on": self._county.day(HELD + 1) if settled and not closed else None,
            "closed_at": _at(self._county.day(last.meeting)) if closed else None,
            "closed_reason": "Mitigated: the group reports that the gap is filled." if closed else "",
            "marking": Marking.OFFICIAL_SENSITIVE if rng.random() < SENSITIVE else Marking.OFFICIAL,
            "illustrative": True,
        }

    def _assessments(self, risk: int, life: Life) -> Iterator[Row]:
        mentioned: int | None = None
        for moment in life.moments:
            mentioned = moment.meeting if moment.stand.mentioned else mentioned
            stand, judged = moment.stand, moment.judged
            yield {
                "id": self._next("assessment"),
                "risk_id": risk,
                "meeting_id": moment.meeting,
                "reporter_id": life.reporter,
                "open": stand.open,
                "status": moment.status,
                "mentioned": stand.mentioned,
                "last_mentioned_meeting_id": mentioned,
                "band": stand.band,
                "score": stand.score,
                "likelihood": moment.likelihood,
                "impact": moment.impact,
                "direction": judged.direction,
                "standing": judged.standing,
                "stuck": judged.stuck,
                "meetings_raised": judged.meetings_raised,
                "meetings_in_band": judged.meetings_in_band,
                "source_item_id": self._sources.get((risk, moment.meeting)),
                "illustrative": True,
            }

    def _areas(self, risk: int) -> Iterator[Row]:
        for csp in self._rng.sample(self._county.csps, self._drawn(AREAS)):
            yield {"id": self._next("area"), "risk_id": risk, "csp_id": csp}

    def _add_asks(self, made: Batch, risk: int, life: Life) -> None:
        last = life.moments[-1].meeting
        for _ in range(self._drawn(ASKS_OF_A_RISK)):
            states = (AskState.ANSWERED, AskState.WITHDRAWN, AskState.OPEN)
            state = self._rng.choices(states, (ANSWERED, WITHDRAWN, 1 - ANSWERED - WITHDRAWN))[0]
            ask = self._next("ask")
            made.asks.append(
                {
                    "id": ask,
                    "text": self._rng.choice(words.ASKS),
                    "reporter_id": life.reporter,
                    "meeting_id": last,
                    "first_heard_meeting_id": life.raised,
                    "meetings_heard": last - life.raised + 1,
                    "state": state,
                    "risk_id": risk,
                    "illustrative": True,
                }
            )
            made.addressees += self._addressees(ask, state, last)

    def _addressees(self, ask: int, state: AskState, meeting: int) -> Iterator[Row]:
        for body in self._rng.sample(self._county.bodies, self._rng.choice((1, 1, 1, 2, 3))):
            answered = state is AskState.ANSWERED
            yield {
                "id": self._next("addressee"),
                "ask_id": ask,
                "body_id": body,
                "state": state,
                "answer": self._rng.choice(words.ANSWERS) if answered else "",
                "answered_at": _at(self._county.day(meeting)) if answered else None,
            }

    def _add_action(self, made: Batch, risk: int, life: Life) -> None:
        rng = self._rng
        if rng.random() >= ACTED_ON:
            return
        progress = self._progress(self._county.day(life.raised))
        number = self._next("action")
        made.actions.append(
            {
                "id": number,
                "ref": f"A{number:05d}",
                "text": rng.choice(words.ACTIONS),
                "owner_body_id": rng.choice(self._county.bodies),
                "reporter_id": life.reporter,
                "risk_id": risk,
                "raised_meeting_id": life.raised,
                "illustrative": True,
                **progress,
            }
        )

    def _progress(self, raised: date) -> Row:
        """How far an action has come; due on a Monday, like most."""
        rng, today = self._rng, self._county.day(HELD)
        due = raised + timedelta(days=rng.randint(20, 260))
        due -= timedelta(days=due.weekday())
        moved = rng.random() < MOVED
        done = due <= today and rng.random() < DONE
        return {
            "original_due_on": due,
            "due_on": due + timedelta(days=49) if moved else due,
            "revisions": int(moved),
            "started": done or rng.random() < STARTED,
            "completed_on": due if done else None,
            "evidence": "The minutes of the group record it." if done else "",
        }

    def _drawn(self, shares: Sequence[tuple[int, float]]) -> int:
        return self._rng.choices([one for one, _ in shares], [share for _, share in shares])[0]


def _at(day: date) -> datetime:
    return datetime.combine(day, time(10, 0), UTC)
