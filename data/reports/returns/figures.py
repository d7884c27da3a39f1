"""The headline figures of one meeting's returns."""

from collections.abc import Iterable
from dataclasses import dataclass

from data.reports.returns.owed import OwedReturn


@dataclass(frozen=True)
class Figures:
    """The headline figures of one meeting, as tracker and overview count them over delivery groups.

    `readable` counts the received returns whose contents this viewer may read: `fresh`, the parts and the copied
    share are of those. `compared` counts those with a copied share, `copied` is their average in per cent.
    """

    expected: int
    received: int
    on_time: int
    readable: int
    fresh: int
    stale: int
    answered: int
    required: int
    compared: int
    copied: int | None


def figures_of(returns: Iterable[OwedReturn]) -> Figures:
    """Count the returns to one meeting."""
    owed = tuple(one for one in returns if one.asked)
    received = [one for one in owed if one.received]
    read = [one for one in received if one.version is not None]
    versions = [one.version for one in read if one.version]
    shares = [version.copied_share for version in versions if version.copied_share is not None]
    return Figures(
        expected=len(owed),
        received=len(received),
        on_time=sum(not one.days_late for one in received),
        readable=len(read),
        fresh=sum(one.fresh is True for one in read),
        stale=sum(one.fresh is False for one in read),
        answered=sum(version.parts_answered for version in versions),
        required=sum(version.parts_required for version in versions),
        compared=len(shares),
        copied=round(sum(shares) / len(shares)) if shares else None,
    )
