"""What became of the sample year's risks, asks and ratings: judgements, answers and actions, all illustrative."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.people import Viewer
from data.questions.about import About
from data.questions.answering import answer_question
from data.questions.asking import ask_question
from data.seed.lists import Entry, at_noon, moment, read_list
from data.seed.sample_returns import SampleYear
from data.store.audit import Event, record
from data.store.tables import (
    Action,
    Ask,
    AskAddressee,
    Body,
    Meeting,
    Rating,
    Reporter,
    Return,
    ReturnItem,
    Risk,
)
from data.terms import AskState, Rag


def load_follow_up(year: SampleYear) -> None:
    """Owners and causes of risks, bodies' answers, and actions."""
    lists = read_list("sample_year/follow_up")
    bodies = {body.slug: body.id for body in year.session.scalars(select(Body))}
    for name, entry in lists["details"].items():
        _describe(year.session.get_one(Risk, year.risks[name]), entry, bodies)
    for entry in lists["answers"]:
        _answer(year.session, entry, bodies)
    owned = [(entry, slug) for entry in lists["actions"] for slug in entry["for_each"]]
    for number, (entry, slug) in enumerate(owned, 1):
        year.session.add(_action(year, entry, f"A18-{number:02d}", bodies[slug]))
    year.session.flush()
    for entry in lists["questions"]:
        _ask(year, entry)


def load_ratings(session: Session, planner: Viewer, meeting: Meeting) -> None:
    """The ratings that a planner gave at one meeting; a group without one is Not rated."""
    reporters = {reporter.slug: reporter.id for reporter in session.scalars(select(Reporter))}
    for entry in read_list(f"sample_year/{meeting.slug}").get("ratings", []):
        rating = Rating(
            reporter_id=reporters[entry["reporter"]],
            meeting_id=meeting.id,
            rag=Rag(entry["rag"]),
            reason=entry["reason"],
            rated_at=at_noon(meeting.held_on) if meeting.held_on else None,
            rated_by_id=planner.person_id,
            illustrative=True,
        )
        session.add(rating)
        told: dict[str, Any] = {"meeting": meeting.slug, "rag": entry["rag"], "reason": entry["reason"]}
        about = ("reporter", rating.reporter_id)
        record(session, Event.RATING_SET, actor_id=planner.person_id, about=about, **told)


def _describe(risk: Risk, entry: Entry, bodies: dict[str, int]) -> None:
    given = dict(entry)
    risk.illustrative = True  # the papers name no owner, cause or review
    risk.owner_body_id = bodies[given.pop("owner_body")]
    for name, value in given.items():
        setattr(risk, name, value)


def _answer(session: Session, entry: Entry, bodies: dict[str, int]) -> None:
    addressee = session.scalars(
        select(AskAddressee)
        .join(Ask, Ask.id == AskAddressee.ask_id)
        .where(Ask.text.contains(entry["ask"]), AskAddressee.body_id == bodies[entry["body"]])
    ).one()
    addressee.state, addressee.answer = AskState.ANSWERED, entry["answer"]
    addressee.answered_at = at_noon(entry["day"])


def _ask(year: SampleYear, entry: Entry) -> None:
    """A question and its answers, along the way that people's own take."""
    at, owed = _id(year.session, Meeting, entry["meeting"]), _id(year.session, Reporter, entry["reporter"])
    where = (Return.meeting_id == at, Return.reporter_id == owed)
    found = year.session.scalars(select(Return).where(*where)).one()
    item = select(ReturnItem.id).where(ReturnItem.version_id == found.accepted_version_id)
    item = item.where(ReturnItem.text.startswith(entry.get("about", ""), autoescape=True))
    about = About(year.session.scalars(item).one()) if "about" in entry else About()
    asker = year.people[entry["by"]]
    asked = ask_question(year.session, asker, found.id, entry["text"], about, at=moment(entry["asked"]))
    asked.illustrative = True
    for said in entry.get("answers", []):
        seen, day = asked.row_version, at_noon(said["day"])
        by = year.people[said["by"]]
        answered = answer_question(year.session, by, asked.id, said["text"], row_version=seen, at=day)
        answered.answers[-1].illustrative = True


def _action(year: SampleYear, entry: Entry, ref: str, owner_id: int) -> Action:
    return Action(
        ref=ref,
        text=entry["text"],
        owner_body_id=owner_id,
        reporter_id=_id(year.session, Reporter, entry["reporter"]),
        risk_id=year.risks[entry["risk"]],
        raised_meeting_id=_id(year.session, Meeting, entry["raised"]),
        original_due_on=entry["original_due_on"],
        due_on=entry["due_on"],
        revisions=entry.get("revisions", 0),
        started=entry.get("started", False),
        completed_on=entry.get("completed_on"),
        evidence=entry.get("evidence", ""),
        illustrative=True,
    )


def _id(session: Session, table: type[Reporter] | type[Meeting], slug: str) -> int:
    return session.scalars(select(table.id).where(table.slug == slug)).one()
