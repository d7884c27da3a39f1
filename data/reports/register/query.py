"""What can be asked of the register: a saved view, a cell of the grid, filters, an order and a page."""

from dataclasses import dataclass, replace
from enum import StrEnum

from data.reports.paging import IN_BROWSER
from data.terms import Band, Direction, RiskKind


class RegisterView(StrEnum):
    """The saved views, by their names in addresses."""

    ALL = "all"
    CANDIDATES = "candidates"
    UNSCORED = "unscored"
    NOT_MENTIONED = "not-mentioned"
    STANDING = "standing"
    STUCK = "stuck"
    TOLERANCE = "tolerance"
    MINE = "mine"
    CLOSED = "closed"


class RegisterSort(StrEnum):
    """What the list can be put in order by, as named in addresses."""

    CURRENT = "current"
    RISK = "risk"
    FROM = "from"
    SINCE = "since"
    MENTIONED = "mentioned"
    ASKS = "asks"


@dataclass(frozen=True)
class RegisterQuery:
    """One list of the register. The view and the cell narrow it; filters narrow it further.

    `reporter` and `district` are slugs; None or "" everywhere means no matter which. `page` counts from 1.
    """

    view: RegisterView = RegisterView.ALL
    likelihood: int | None = None
    impact: int | None = None
    words: str = ""
    reporter: str = ""
    band: Band | None = None
    direction: Direction | None = None
    kind: RiskKind | None = None
    district: str = ""
    sort: RegisterSort = RegisterSort.CURRENT
    descending: bool = True
    page: int = 1

    @property
    def filtered(self) -> bool:
        """Whether anything beyond the view and the cell narrows the list."""
        chosen = (self.words, self.reporter, self.band, self.direction, self.kind, self.district)
        return any(chosen)

    def for_list_of(self, total: int) -> "RegisterQuery":
        """The query to ask of a view of `total`: one that fits the browser is the same list whatever is filtered."""
        if total > IN_BROWSER:
            return self
        return RegisterQuery(self.view, self.likelihood, self.impact)

    def without_filters(self) -> "RegisterQuery":
        """The same view and cell, all of it, in the same order."""
        whole = RegisterQuery(self.view, self.likelihood, self.impact)
        return replace(whole, sort=self.sort, descending=self.descending)
