"""What an answer does to its version, and how that is taken back."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.returns import questions
from data.returns.context import month_of
from data.returns.decisions import is_about, open_problems_of, restore, tell_version
from data.returns.items import PRODUCT_OF
from data.returns.reader.template import PRODUCT_NAMES
from data.returns.typed_dates import date_in_words
from data.returns.versions import reading_of, set_product
from data.store.tables import ProductRow, ReturnItem, ReturnProblem
from data.terms import Decision, Part, ProductState, RiskKind, Saying

JOIN = ": "
_BELONGS = {"commentary": Part.COMMENTARY, "key-information": Part.KEY_INFORMATION, "risk": Part.RISK}


@dataclass(frozen=True)
class Given:
    """An answer: the value chosen, and the words typed with it where it asks for some."""

    choice: str
    words: str = ""

    @classmethod
    def parse(cls, kept: str) -> "Given | None":
        """The answer as kept in a problem's row; None while there is none. A body's value holds a colon of its own."""
        if not kept:
            return None
        choice, joined, words = kept.partition(JOIN)
        return cls(choice, words if joined else "")

    def __str__(self) -> str:
        """The answer as it is kept."""
        return self.choice + (JOIN + self.words if self.words else "")


def apply(
    session: Session, problem: ReturnProblem, given: Given, person_id: int | None, at: datetime
) -> None:
    """Do what an answer says: set the period, complete a product, or change the item that it is about."""
    if questions.is_period(problem.code):
        problem.of.period_month = month_of(given.choice)
    elif problem.code in _ON_PRODUCT:
        _ON_PRODUCT[problem.code](_product_row(session, problem), given)
    else:
        for item in _changed_items(problem):
            _ON_ITEM[problem.code](item, given)
            if item.decision is Decision.PENDING:
                item.decision = Decision.ACCEPTED
            item.decided_at, item.decided_by_id = at, person_id


def take_back(session: Session, problem: ReturnProblem) -> None:
    """Put back, as it was read, whatever the answer had changed."""
    read = reading_of(problem.of)
    if questions.is_period(problem.code):
        problem.of.period_month = month_of(read.period.month) if read.period else None
    elif problem.code in _ON_PRODUCT:
        row = _product_row(session, problem)
        key = next(key for key, product in PRODUCT_OF.items() if product is row.product)
        set_product(row, read.plan(key))
    else:
        for item in _changed_items(problem):
            restore(item)


def settle_item(problem: ReturnProblem, person_id: int | None, at: datetime) -> None:
    """Accept the item that a problem is about once its last open problem is answered: it was looked at."""
    item = item_of(problem)
    if item is not None and item.decision is Decision.PENDING and not open_problems_of(item):
        item.decision, item.decided_at, item.decided_by_id = Decision.ACCEPTED, at, person_id


def unsettle_item(problem: ReturnProblem) -> None:
    """Leave the item to be decided again when an answer about it is taken back."""
    item = item_of(problem)
    if item is not None and item.decision is Decision.ACCEPTED:
        item.decision, item.decided_at, item.decided_by_id = Decision.PENDING, None, None


def item_of(problem: ReturnProblem) -> ReturnItem | None:
    """The first item that a problem is about; None for one about the whole return."""
    return next((item for item in problem.of.items if is_about(problem, item)), None)


def _set_kind(item: ReturnItem, given: Given) -> None:
    item.kind = RiskKind[given.choice.upper()]
    if given.words:
        item.text, item.saying, item.decision = given.words, Saying.STATED, Decision.CORRECTED


def _set_standing(item: ReturnItem, given: Given) -> None:
    item.standing = given.choice == "standing"
    if item.standing:
        item.kind = RiskKind.RISK
    else:
        item.decision = Decision.NOT_AN_ITEM


def _set_officer(item: ReturnItem, given: Given) -> None:
    words = {"vacant": "Vacant", "none": "None"}
    item.text = given.words or words[given.choice]
    item.saying, item.decision = Saying.STATED, Decision.CORRECTED
    tell_version(item)


def _set_part(item: ReturnItem, given: Given) -> None:
    item.part = _BELONGS.get(given.choice, item.part)


def _hold_back(item: ReturnItem, given: Given) -> None:
    if given.choice == "hold":
        item.decision = Decision.NOT_AN_ITEM


def _changed_items(problem: ReturnProblem) -> list[ReturnItem]:
    if problem.code not in _ON_ITEM:
        return []
    if problem.code == "publicity_marked":
        return [item for item in problem.of.items if item.part is Part.PUBLICITY]
    item = item_of(problem)
    return [item] if item else []


def _product_row(session: Session, problem: ReturnProblem) -> ProductRow:
    """The product that a problem speaks of: the sentence names it as the form does."""
    named = (key for key, name in PRODUCT_NAMES.items() if f"“{name}”" in problem.message)
    product = PRODUCT_OF[next(named, "performance_information")]
    where = (ProductRow.version_id == problem.version_id, ProductRow.product == product)
    return session.scalars(select(ProductRow).where(*where)).one()


def _set_date(row: ProductRow, given: Given) -> None:
    if given.choice == "dated":
        row.dated, row.precision = date_in_words(given.words)
        row.state = ProductState.STATED_DATED


def _set_state(row: ProductRow, given: Given) -> None:
    states = {"exists": ProductState.STATED_UNDATED, "not-applicable": ProductState.NOT_APPLICABLE}
    row.state, row.text = states.get(given.choice, ProductState.BLANK), given.words


_ON_ITEM: dict[str, Callable[[ReturnItem, Given], None]] = {
    "chair_missing": _set_officer,
    "vice_chair_blank": _set_officer,
    "officer_unclear": _set_officer,
    "standing_risk": _set_standing,
    "event_not_risk": _set_kind,
    "issue_not_risk": _set_kind,
    "unplaced": _set_part,
    "publicity_marked": _hold_back,
}
_ON_PRODUCT: dict[str, Callable[[ProductRow, Given], None]] = {
    "performance_undated": _set_date,
    "plan_row_missing": _set_state,
}
