"""The sample year against the lists of facts from the Board's published papers."""

from datetime import date
from pathlib import Path

import yaml
from sqlalchemy import select
from sqlalchemy.orm import Session

from data.store.tables import ProductRow, ReturnItem
from data.terms import Part, ProductState, Saying
from tests.support.sample_year import OCTOBER, items, returns_at


def facts(board_shared: Path) -> dict[str, dict[str, object]]:
    text = (board_shared / "facts" / "returns_2018-10.yaml").read_text(encoding="utf-8")
    groups: dict[str, dict[str, object]] = yaml.safe_load(text)["groups"]
    return {slug: entry for slug, entry in groups.items() if "counts" in entry}


def test_october_counts_rows_as_the_published_returns_do(session: Session, board_shared: Path) -> None:
    for slug, entry in facts(board_shared).items():
        counts = entry["counts"]
        rows = items(session, slug, Part.RISK)
        risks = [item for item in rows if item.saying is Saying.STATED]
        wanted = counts.get("standing_in_prose") or (counts["risks"] if counts["risks"] != "N/A" else 0)
        assert len(items(session, slug, Part.KEY_INFORMATION)) == counts["key_information"], slug
        assert len(risks) == wanted, slug
        if counts.get("risk_cell") == "nil":
            assert [item.saying for item in rows] == [Saying.NIL], slug
        if counts["risks"] == "N/A":
            assert [item.saying for item in rows] == [Saying.NOT_APPLICABLE], slug


def test_october_states_its_periods_as_the_published_returns_do(session: Session, board_shared: Path) -> None:
    owed = returns_at(session, OCTOBER)
    for slug, entry in facts(board_shared).items():
        month, year = str(entry["period"]).split()
        written = owed[slug].versions[-1]
        assert written.period_month == date(int(year), {"May": 5, "September": 9, "October": 10}[month], 1)


PRODUCTS = {
    "stated without date": ProductState.STATED_UNDATED,
    "stated with date": ProductState.STATED_DATED,
    "stated": ProductState.STATED_DATED,
    "link": ProductState.LINK,
    "embedded file": ProductState.EMBEDDED_FILE,
    "narrative": ProductState.NARRATIVE,
    "N/A": ProductState.NOT_APPLICABLE,
    "blank": ProductState.BLANK,
    "row missing": ProductState.ROW_MISSING,
}


def state_in_facts(words: str) -> ProductState:
    return next(state for start, state in PRODUCTS.items() if words.startswith(start))


def test_october_says_of_each_product_what_the_published_returns_do(
    session: Session, board_shared: Path
) -> None:
    owed = returns_at(session, OCTOBER)
    for slug, entry in facts(board_shared).items():
        stored = session.scalars(
            select(ProductRow.state)
            .where(ProductRow.version_id == owed[slug].versions[-1].id)
            .order_by(ProductRow.id)
        ).all()
        assert stored == [state_in_facts(words) for words in entry["products"]], slug


def test_no_sentence_is_copied_from_the_returns_outside_the_repository(
    session: Session, board_shared: Path
) -> None:
    theirs = " ".join(
        path.read_text(encoding="utf-8") for path in sorted((board_shared / "returns").glob("*/*.yaml"))
    )
    theirs = " ".join(theirs.split()).casefold()
    written = session.scalars(select(ReturnItem.source_text).where(ReturnItem.part != Part.GROUP))
    long = [text for text in written if len(text.split()) > 6]
    sentences = {part.strip() for text in long for part in text.split(". ") if len(part.split()) > 6}
    assert sentences
    assert {part for part in sentences if part.casefold() in theirs} == set()
