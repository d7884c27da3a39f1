"""A board to which a planner sends a pack: the pack, the meetings and groups it speaks of, and the forms."""

import io
from datetime import date
from typing import Any

from sqlalchemy import select
from werkzeug.test import TestResponse

from data.returns.forms.word_return import PlanFields, ReturnFields, RowFields, write_return
from data.store.session import Store
from data.store.tables import Lead, Reporter, ReporterAlias
from data.terms import Role
from tests.makers import a_meeting, a_person, a_reporter
from tests.support.packs import AGENDA, MINUTES, PREVENT, a_pack, an_update
from tests.support.visitor import Visitor

ROOT = "/returns/back-file"
WORDS = "The shelter has eleven places."


def a_return(group: str = "Dasv", title: str = "Quarterly Report: October 2018", words: str = WORDS) -> bytes:
    """A sound return of a group."""
    fields = ReturnFields(
        title=title,
        group=group,
        chair="Head of Service",
        key_rows=[RowFields([words], ["None of note"])],
        risk_rows=[RowFields(["Funding may end in March 2019."], ["None of note"])],
        plans={"tor": PlanFields("Agreed July 2018")},
    )
    return write_return(fields)


PACK = a_pack(
    AGENDA,
    a_return(),
    MINUTES,
    a_return(PREVENT, "Quarterly Report: May 2018", "Referrals rose."),
    an_update(),
)


def prepare(store: Store) -> None:
    """Two meetings, three who report under the names of the pack, and a lead of another group."""
    with store.write() as session:
        a_meeting(session, "2018-19-Q2", date(2018, 7, 19))
        a_meeting(session, "2018-19-Q3", date(2018, 10, 11), current=True)
        other = a_person(session, "other.lead@board.test", role=Role.LEAD)
        groups = {row.slug: row for row in session.scalars(select(Reporter))}
        session.add(Lead(person_id=other.id, reporter_id=groups["fenland"].id))
        session.add(ReporterAlias(reporter_id=groups["fenland"].id, name="Fenland CSP"))
        a_reporter(session, "prevent", PREVENT)
        # The pack's group is named as this group's alias.
        session.add(
            ReporterAlias(
                reporter_id=groups["dasv"].id, name="Domestic Abuse and Sexual Violence Delivery Board"
            )
        )


def send_pack(
    visitor: Visitor, content: bytes = PACK, name: str = "October pack.docx", **headers: str
) -> TestResponse:
    """Send a pack as the page's form does."""
    data = {"file": (io.BytesIO(content), name)}
    return visitor.post(f"{ROOT}/file", data, headers=headers, content_type="multipart/form-data")


def take(visitor: Visitor, pack: int, *choices: tuple[int, str, str, str]) -> TestResponse:
    """Press the button with (part, what, group, meeting) for each part."""
    data = {}
    for number, what, group, meeting in choices:
        data |= {f"what-{number}": what, f"group-{number}": group, f"meeting-{number}": meeting}
    return visitor.post(f"{ROOT}/{pack}/take-in", data)


def all_of(store: Store, table: Any) -> list[Any]:
    """Every row of a table, in order."""
    with store.read() as session:
        rows = session.scalars(select(table).order_by(*table.__mapper__.primary_key)).all()
        session.expunge_all()
    return list(rows)


ALL = (
    (1, "take", "dasv", "2018-19-Q3"),
    (2, "take", "prevent", "2018-19-Q3"),
    (3, "take", "fenland", "2018-19-Q3"),
)
