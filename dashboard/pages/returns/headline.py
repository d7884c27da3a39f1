"""The headline figures of the tracker, each with its arithmetic and the list behind it. Pure."""

from dash.development.base_component import Component

from dashboard.components.dates import long_month
from dashboard.components.kpis import Kpi, kpis
from dashboard.components.number_words import many
from dashboard.pages.returns.saved_views import CSPS, tracker_href
from data.reports.returns.figures import Figures
from data.reports.returns.tracker import Tracker, TrackerRow
from data.terms import ReturnState


def headline(found: Tracker, of: str) -> Component:
    """The five figures, with what each was at the meeting before."""
    now, before = (found.csp_figures, found.csp_before) if of == CSPS else (found.figures, found.before)
    when = long_month(found.previous.held_on) if found.previous and found.previous.held_on else ""
    due = f"by {found.due.on.day} {found.due.on:%B}" if found.due else "in time"
    what = "updates" if of == CSPS else "returns"
    told = [
        (
            "Reporting rate", share(now.received, now.expected), "received",
            f"{now.received} of {now.expected} {what} in{_was(before, 'received', 'expected', when)}",
        ),
        (
            "On-time rate", share(now.on_time, now.expected), "on-time",
            f"{now.on_time} of {now.expected} {due}{_was(before, 'on_time', 'expected', when)}",
        ),
        (
            "Completeness", share(now.answered, now.required), "incomplete",
            f"{now.answered} of {now.required} parts answered or nil{_unread(now)}"
            f"{_was(before, 'answered', 'required', when)}",
        ),
        ("Fresh", f"{now.fresh} of {now.readable}", "fresh", _stale_words(found, of, before, when)),
        ("Words copied", copied_words(now), "copied", _copied_from(now, before, when)),
    ]  # fmt: skip
    return kpis(
        [
            Kpi(label, figure, tracker_href(found.meeting, view, of), words)
            for label, figure, view, words in told
        ]
    )


def headline_words(found: Tracker, of: str) -> list[tuple[str, str]]:
    """The figures of the sentence under the title, each with the view that it opens."""
    rows, figures = _of(found, of)
    follow = sum(row.state is ReturnState.TO_FOLLOW for row in rows)
    said = [
        (f"{figures.expected} expected", "all"),
        (f"{figures.received} received", "received"),
        (f"{follow} to follow", "to-follow"),
    ]
    labels = _stale_labels(rows)
    if len(labels) == 1:
        said.append((f"1 labelled {labels[0]}, so stale", "stale"))
    elif labels:
        said.append((f"{len(labels)} stale", "stale"))
    return said


def share(part: int, whole: int) -> str:
    """A rate in per cent; in words where nothing was due."""
    return f"{part / whole:.0%}" if whole else "None due"


def copied_words(figures: Figures) -> str:
    """The average copied share, in words where nothing could be compared."""
    return "None yet" if figures.copied is None else f"{figures.copied}%"


def _of(found: Tracker, of: str) -> tuple[tuple[TrackerRow, ...], Figures]:
    return (found.csps, found.csp_figures) if of == CSPS else (found.groups, found.figures)


def _unread(now: Figures) -> str:
    """What this viewer's figure leaves out: before a return is accepted not everybody may read it."""
    left_out = now.received - now.readable
    return (
        f", without {left_out} that {'is' if left_out == 1 else 'are'} not open to you yet"
        if left_out
        else ""
    )


def _stale_labels(rows: tuple[TrackerRow, ...]) -> list[str]:
    return [
        row.owed.version.period_as_written for row in rows if row.owed.fresh is False and row.owed.version
    ]


def _stale_words(found: Tracker, of: str, before: Figures | None, when: str) -> str:
    was = (
        f"; was {before.fresh} of {before.readable} in {when}" if before and before.readable and when else ""
    )
    labels = _stale_labels(_of(found, of)[0])
    if not labels:
        return f"None is stale{was}"
    return f"{len(labels)} labelled {', '.join(labels)}{was}"


def _copied_from(now: Figures, before: Figures | None, when: str) -> str:
    if not now.compared:
        return "Nothing to compare with the return before"
    was = f"; was {before.copied}% in {when}" if before and before.copied is not None and when else ""
    return f"Average of {many(now.compared, 'return')} beside the one before{was}"


def _was(before: Figures | None, part: str, whole: str, when: str) -> str:
    if before is None or not when or not getattr(before, whole):
        return ""
    return f"; was {share(getattr(before, part), getattr(before, whole))} in {when}"
