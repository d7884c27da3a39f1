"""The ready text of a reminder: the same for an e-mail and for a planner who writes in their own name. Pure."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from data.days import long_date
from data.terms import ReporterKind, ReturnState

SENTENCES = {
    ReturnState.EXPECTED: "Nothing has reached us yet.",
    ReturnState.TO_FOLLOW: "It is marked as to follow, and nothing has reached us yet.",
    ReturnState.DRAFT: "A draft is on the dashboard. It reaches us only when it is submitted.",
    ReturnState.CHANGES_REQUESTED: "We have asked for changes. What we asked stands beside it on the dashboard.",
}
"""How the return stands, in the words of a letter."""


@dataclass(frozen=True)
class Owing:
    """What is owed, by whom and by when. `left` counts working days to `due`, negative once it is over."""

    slug: str
    name: str
    short_name: str
    kind: ReporterKind
    quarter: str
    held_on: date
    due: date
    left: int
    state: ReturnState

    @property
    def what(self) -> str:
        """What a group, or a CSP, sends."""
        return "update" if self.kind is ReporterKind.CSP else "return"


@dataclass(frozen=True)
class Words:
    """The subject and the text of a letter."""

    subject: str
    text: str


def reminder(owing: Owing, site: str) -> Words:
    """The letter to the leads of what is owed; `site` is the address that people use."""
    overdue = owing.left < 0
    verb = "was" if overdue else "is"
    subject = f"{owing.short_name}: {owing.what} for {long_date(owing.held_on)} {verb} due on {long_date(owing.due)}"
    parts = [
        f"The Board meets on {_weekday(owing.held_on)}. The {owing.what} of the {owing.name} {verb} due on "
        f"{_weekday(owing.due)}: {left_words(owing.left)}. {SENTENCES[owing.state]}",
        f"Send it, or write it in the browser:\n{upload_address(owing, site)}",
        f"A Word file that begins where your last one ended:\n{prefilled_address(owing, site)}",
        "Both ask you to sign in first. Where there is nothing to tell, write “None of note”: that counts as an "
        "answer, and an empty part does not. If it has to come later, tell us when, and members will see that it "
        "is to follow.",
        "Office of the Police and Crime Commissioner, for the Countywide Community Safety Strategic Board",
    ]
    return Words(" ".join(subject.split()), "\n\n".join(parts) + "\n")


def left_words(left: int) -> str:
    """The working days to a deadline in words: "5 working days left", "due today", "1 working day late"."""
    if left == 0:
        return "due today"
    days = f"{abs(left)} working day{'' if abs(left) == 1 else 's'}"
    return f"{days} left" if left > 0 else f"{days} late"


def rung_words(rung: int) -> str:
    """A rung in words: "10 working days before", "on the day", "1 working day after"."""
    if rung == 0:
        return "on the day"
    days = f"{abs(rung)} working day{'' if abs(rung) == 1 else 's'}"
    return f"{days} before" if rung > 0 else f"{days} after"


def upload_address(owing: Owing, site: str) -> str:
    """The page on which it is sent."""
    wanted = urlencode({"quarter": owing.quarter, "group": owing.slug})
    return f"{site.rstrip('/')}/returns/upload?{wanted}"


def prefilled_address(owing: Owing, site: str) -> str:
    """The pre-filled return."""
    return f"{site.rstrip('/')}/returns/pre-filled/{owing.quarter}/{owing.slug}.docx"


def _weekday(day: date) -> str:
    return f"{day:%A} {long_date(day)}"
