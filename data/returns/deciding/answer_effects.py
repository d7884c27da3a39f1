"""What an answer does to its version, and how that is taken back."""

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.people import Viewer
from data.refusals import Refused
from data.returns.checks.context import month_of
from data.returns.checks.stored import PRODUCT
from data.returns.deciding import choices
from data.returns.deciding.answered_items import add_answered_item, adds_item, remove_answered_item
from data.returns.deciding.decisions import is_about, open_problems_of, restore, tell_version
from data.returns.deciding.given import Given
from data.returns.deciding.marking_answers import mark, unmark
from data.returns.deciding.typed_dates import date_in_words
from data.returns.items.asked import MARKING_CODES
from data.returns.items.of_return import KEY_OF, PRODUCT_OF
from data.returns.items.update_cells import follow_words
from data.returns.reader.parsed import ParsedReturn
from data.returns.reader.template import PRODUCT_NAMES
from data.returns.reader.written import PlanState, Precision
from data.returns.versions import reading_of, set_product
from data.store.tables import ProductRow, ReturnItem, ReturnProblem, ReturnVersion
from data.terms import Decision, Part, Product, ProductState, RiskKind, Saying

LONGEST_WRITTEN_DAY = 60
_MEANS = {
    "none": (ProductState.NARRATIVE, "There is none yet"),
    "not-applicable": (ProductState.NOT_APPLICABLE, "Not applicable"),
    "to-follow": (ProductState.NARRATIVE, "To follow"),
}
_BELONGS = {"commentary": Part.COMMENTARY, "key-information": Part.KEY_INFORMATION, "risk": Part.RISK}


def apply(session: Session, problem: ReturnProblem, given: Given, viewer: Viewer, at: datetime) -> None:
    """Do what an answer says: set the period or the marking, complete a product, add or change an item."""
    if choices.is_period(problem.code):
        problem.of.period_month = month_of(given.choice)
    elif problem.code == "last_met":
        _set_last_met(problem.of, given)
    elif problem.code in MARKING_CODES:
        mark(session, problem, given, viewer)
    elif adds_item(problem):
        add_answered_item(session, problem, given, viewer, at)
    elif problem.code == "products_blank":
        for row in _blank_products(session, problem):
            _set_blank(row, given)
    elif problem.code in _ON_PRODUCT:
        _ON_PRODUCT[problem.code](_product_row(session, problem), given)
    else:
        for item in _changed_items(problem):
            _ON_ITEM[problem.code](item, given)
            if item.decision is Decision.PENDING:
                item.decision = Decision.ACCEPTED
            item.decided_at, item.decided_by_id = at, viewer.person_id


def put_back(session: Session, problem: ReturnProblem, viewer: Viewer) -> None:
    """Put back, as it was read, whatever the answer had changed."""
    read = reading_of(problem.of)
    if choices.is_period(problem.code):
        problem.of.period_month = month_of(read.period.month) if read.period else None
    elif problem.code == "last_met":
        problem.of.met_on, problem.of.met_as_written = None, ""
    elif problem.code in MARKING_CODES:
        unmark(session, problem, viewer)
    elif adds_item(problem):
        remove_answered_item(session, problem)
    elif problem.code == "products_blank":
        for row in _blank_products(session, problem):
            _restore_product(row, read)
    elif problem.code in _ON_PRODUCT:
        _restore_product(_product_row(session, problem), read)
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
    """An item for publicity stays held back; or it gets words without a marking, refused while they still carry one."""
    if given.choice != "correct" or item.update_item is None:
        return
    item.text, item.decision = given.words, Decision.CORRECTED
    follow_words(item, item.update_item, reading_of(item.of))
    if item.update_item.held_back:
        raise Refused("These words still carry a marking. Take it out, or hold the item back.", "marked")


def _changed_items(problem: ReturnProblem) -> list[ReturnItem]:
    if problem.code not in _ON_ITEM:
        return []
    if problem.code == "publicity_marked":
        return [item for item in problem.of.items if item.part is Part.PUBLICITY]
    item = item_of(problem)
    return [item] if item else []


def _set_last_met(version: ReturnVersion, given: Given) -> None:
    day, precision = date_in_words(given.words) if given.choice == "met" else (None, "")
    version.met_on = day if precision == Precision.DAY.value else None
    version.met_as_written = given.words[:LONGEST_WRITTEN_DAY]


def _restore_product(row: ProductRow, read: ParsedReturn) -> None:
    set_product(row, read.plan(KEY_OF[row.product]))


def _blank_products(session: Session, problem: ReturnProblem) -> list[ProductRow]:
    """The products that were read as blank, whatever has been answered since."""
    read = reading_of(problem.of)
    blank = [product for key, product in PRODUCT_OF.items() if read.plan(key).state is PlanState.BLANK]
    where = (ProductRow.version_id == problem.version_id, ProductRow.product.in_(blank))
    return list(session.scalars(select(ProductRow).where(*where).order_by(ProductRow.id)))


def _set_blank(row: ProductRow, given: Given) -> None:
    """What a blank means. "There is none" and "to follow" are said, so they are no blank; a reason leaves it one."""
    row.state, row.text = _MEANS.get(given.choice, (ProductState.BLANK, given.words))


def _product_row(session: Session, problem: ReturnProblem) -> ProductRow:
    """The product that a problem is about. Raises LookupError where it is about none."""
    if problem.about_kind == PRODUCT:
        return session.get_one(ProductRow, problem.about_id)
    where = (ProductRow.version_id == problem.version_id, ProductRow.product == _product_named(problem))
    return session.scalars(select(ProductRow).where(*where)).one()


def _product_named(problem: ReturnProblem) -> Product:
    """The product that the code or the sentence of a problem names: those kept earlier say it nowhere else."""
    if problem.code == "performance_undated":
        return Product.PERFORMANCE
    for key, name in PRODUCT_NAMES.items():
        if f"“{name}”" in problem.message or f"“{PRODUCT_OF[key].value}”" in problem.message:
            return PRODUCT_OF[key]
    raise LookupError(f"Problem {problem.id} ({problem.code}) is about no product.")


def _set_date(row: ProductRow, given: Given) -> None:
    if given.choice in ("dated", "reviewed"):
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
    "publicity_item_marked": _hold_back,
}
_ON_PRODUCT: dict[str, Callable[[ProductRow, Given], None]] = {
    "performance_undated": _set_date,
    "product_past_review": _set_date,
    "plan_row_missing": _set_state,
}
