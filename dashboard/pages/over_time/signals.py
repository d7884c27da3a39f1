"""One signal of one return in a word and a shape, for a cell. Pure."""

from collections.abc import Callable
from dataclasses import dataclass

from dash import html

from dashboard.components.bar import bar_with_words
from dashboard.components.content import Content
from dashboard.components.number_words import many
from dashboard.components.state import state_tag, state_word
from data.reports.returns.figures import Figures
from data.reports.returns.over_time import Point


@dataclass(frozen=True)
class Signal:
    """A signal: its label, what it means, how a return shows it, and the county's figure as (part, whole, words).

    A whole of 0 means that there is nothing to count.
    """

    label: str
    meaning: str
    of_return: Callable[[Point], Content]
    of_county: Callable[[Figures], tuple[int, int, str]]


def _received(point: Point) -> Content:
    return state_word("Received", "ok") if point.owed.received else _not_here(point)


def _on_time(point: Point) -> Content:
    if not point.owed.received:
        return _not_here(point)
    late = point.owed.days_late
    if late is None:
        return _quiet("no deadline")
    return state_word(f"{many(late, 'day')} late", "warn") if late else state_word("On time", "ok")


def _complete(point: Point) -> Content:
    version = point.owed.version
    if version is None:
        return _unknown(point)
    if not version.parts_required:
        return _quiet("no part asked for")
    words = f"{version.parts_answered} of {version.parts_required}"
    return bar_with_words(version.parts_answered, version.parts_required, words)


def _fresh(point: Point) -> Content:
    if point.owed.version is None:
        return _unknown(point)
    if point.owed.fresh is None:
        return _quiet("cannot be told")
    return state_word("Fresh", "ok") if point.owed.fresh else state_word("Stale", "warn")


def _copied(point: Point) -> Content:
    version = point.owed.version
    if version is None:
        return _unknown(point)
    if version.copied_share is None:
        return _quiet("nothing to compare")
    return bar_with_words(version.copied_share, 100, f"{version.copied_share}%")


def _not_here(point: Point) -> Content:
    return state_word("Not sent", "warn") if point.overdue else state_tag(point.state)


def _unknown(point: Point) -> Content:
    return _quiet("not open yet") if point.owed.received else _not_here(point)


def _quiet(words: str) -> Content:
    return html.Span(words, className="small quiet")


def _rate(part: int, whole: int) -> tuple[int, int, str]:
    return part, whole, f"{part} of {whole}, {part / whole:.0%}" if whole else ""


def _average(figures: Figures) -> tuple[int, int, str]:
    words = f"{figures.copied}%, of {many(figures.compared, 'return')}"
    return (figures.copied, 100, words) if figures.copied is not None else (0, 0, "")


SIGNALS = {
    "reporting": Signal(
        "Received", "Sent to the OPCC at all.", _received, lambda one: _rate(one.received, one.expected)
    ),
    "on-time": Signal(
        "On time",
        "Sent by the deadline, in working days.",
        _on_time,
        lambda one: _rate(one.on_time, one.expected),
    ),
    "completeness": Signal(
        "Completeness",
        "Required parts answered or said to be nil.",
        _complete,
        lambda one: _rate(one.answered, one.required),
    ),
    "fresh": Signal(
        "Fresh",
        "Its period is not earlier than the month of the meeting before.",
        _fresh,
        lambda one: _rate(one.fresh, one.fresh + one.stale),
    ),
    "copied": Signal(
        "Words copied",
        "Words in whole sentences that stood in the last accepted return, of all words in whole sentences.",
        _copied,
        _average,
    ),
}
