"""Doubts that only show once it is known whose return this is and for which meeting it was sent."""

from dataclasses import dataclass
from datetime import date

from data.days import long_date
from data.returns.checks.freshness import is_fresh
from data.returns.reader.parsed import ParsedReturn
from data.returns.reader.places import WHOLE_FILE
from data.returns.reader.problem_sentences import Severity
from data.returns.reader.problems import Problem
from data.returns.reader.written import GroupName, Kind
from data.terms import ReporterKind


@dataclass(frozen=True)
class SentFor:
    """Whose return was asked for, every name it goes by, and the day of this meeting and of the one before."""

    name: str
    names: frozenset[str]
    kind: ReporterKind
    held_on: date | None
    previous_held_on: date | None


def month_of(iso: str | None) -> date | None:
    """The first day of a month written "2018-10"."""
    return date.fromisoformat(f"{iso}-01") if iso else None


def problems_in_context(read: ParsedReturn, sent_for: SentFor) -> tuple[Problem, ...]:
    """The doubts: another form, another group's file, or a period before the previous meeting or after this one."""
    found = (_form(read, sent_for), _group(read, sent_for), _period(read, sent_for))
    return tuple(one for one in found if one is not None)


def _form(read: ParsedReturn, sent_for: SentFor) -> Problem | None:
    expected = Kind.CSP_UPDATE if sent_for.kind is ReporterKind.CSP else Kind.RETURN
    if read.kind is expected:
        return None
    forms = {Kind.RETURN: "a delivery group's return", Kind.CSP_UPDATE: "a CSP's update"}
    message = f"The file is {forms[read.kind]}, and {sent_for.name} sends {forms[expected]}."
    return Problem(
        "other_form",
        Severity.STOP,
        WHOLE_FILE,
        message,
        "Send the other form, or say that this one is meant.",
    )


def _group(read: ParsedReturn, sent_for: SentFor) -> Problem | None:
    named = _named(read)
    if named is None or named.canonical is None or named.canonical.casefold() in sent_for.names:
        return None
    message = f"The file says it is from {named.canonical}, and it was sent for {sent_for.name}."
    action = (
        f"Say that it is from {sent_for.name} all the same, or leave this draft and send it where it belongs."
    )
    return Problem("other_group", Severity.STOP, named.place, message, action)


def _named(read: ParsedReturn) -> GroupName | None:
    return read.group or (read.csp_update.csp if read.csp_update else None)


def _period(read: ParsedReturn, sent_for: SentFor) -> Problem | None:
    month = month_of(read.period.month) if read.period else None
    if read.period is None or month is None:
        return None
    if sent_for.held_on and month > sent_for.held_on.replace(day=1):
        message = f"The return says {_words(month)}, later than the meeting on {long_date(sent_for.held_on)}."
        return _period_problem("period_after_meeting", read.period.place, message)
    if any(one.code == "period_looks_stale" for one in read.problems):
        return None
    if is_fresh(month, sent_for.previous_held_on) is False and sent_for.previous_held_on:
        message = (
            f"The return says {_words(month)}, earlier than the meeting before, on "
            f"{long_date(sent_for.previous_held_on)}, so it counts as stale."
        )
        return _period_problem("period_before_meeting", read.period.place, message)
    return None


def _period_problem(code: str, place: str, message: str) -> Problem:
    return Problem(
        code, Severity.CHECK, place, message, "Choose the period it covers, or keep it as written."
    )


def _words(month: date) -> str:
    return f"{month:%B %Y}"
