"""Sending a return over HTTP and looking at its pages, as its lead, a planner or somebody else would."""

import io
import json

from sqlalchemy import select

from data.returns.forms.word_return import PlanFields, ReturnFields, RowFields, write_return
from data.store.tables import ReturnVersion
from tests.support import probe
from tests.support.visitor import Visitor

WORDS = "The shelter has eleven places."
JSON = {"Accept": "application/json"}


def a_file(words: str = WORDS, title: str = "Quarterly Report: October 2018") -> bytes:
    """A sound return of the group that this test's lead leads."""
    fields = ReturnFields(
        title=title,
        group="Dasv",
        chair="Head of Service",
        key_rows=[RowFields([words], ["None of note"])],
        risk_rows=[RowFields(["Funding may end in March 2019."], ["None of note"])],
        plans={name: PlanFields("Agreed July 2018") for name in ("tor", "strategic_assessment")},
    )
    return write_return(fields)


def who(board, name: str) -> Visitor:
    return Visitor(board).becomes(
        {"other lead": "other.lead@board.test"}.get(name, probe.PEOPLE.get(name, ""))
    )


def at(visitor: Visitor, location: str) -> str:
    """What somebody sees at an address that a route led to."""
    path, _, search = location.partition("#")[0].partition("?")
    return drawn(visitor, path, f"?{search}" if search else "")


def send(visitor: Visitor, content: bytes, group: str = "dasv", name: str = "return.docx", **headers: str):
    data = {"group": group, "quarter": "2018-19-Q3", "file": (io.BytesIO(content), name)}
    return visitor.post(
        "/returns/upload/file", data, headers=headers or {}, content_type="multipart/form-data"
    )


def one(store, table):
    with store.read() as session:
        row = session.scalars(select(table).order_by(table.id)).first()
        session.expunge_all()
    return row


def answer_all(store, board) -> None:
    """Answer what the reading of the newest file asks, so that it can be submitted."""
    lead = who(board, "lead")
    with store.read() as session:
        version = session.scalars(select(ReturnVersion).order_by(ReturnVersion.id.desc())).first()
        asked = [(row.id, row.row_version) for row in version.problems if row.severity.value == "Must answer"]
        owed, newest = version.return_id, version.number
    for number, row_version in asked:
        decide(lead, owed, "answer", number, row_version, fields={"choice": "checked"}, version=newest)


def submit_newest(store, board) -> str:
    """Answer what is asked of the newest version and submit it; its return's address."""
    answer_all(store, board)
    with store.read() as session:
        version = session.scalars(select(ReturnVersion).order_by(ReturnVersion.id.desc())).first()
        here, number = f"/returns/{version.return_id}", version.number
    answer = who(board, "lead").post(f"{here}/versions/{number}/submit")
    assert answer.location == f"{here}/receipt/{number}"
    return here


def decide(
    visitor: Visitor, owed: int, act: str, number: int, row_version: int, fields=None, version: int = 1
):
    data = {
        "return": str(owed),
        "number": str(version),
        "act": act,
        "object": str(number),
        "row_version": str(row_version),
        "fields": fields or {},
    }
    return visitor.call(
        {
            "output": "check-said.children",
            "outputs": {"id": "check-said", "property": "children"},
            "inputs": [{"id": "check-event", "property": "data", "value": data}],
            "changedPropIds": ["check-event.data"],
        }
    )


def said(answer) -> str:
    return json.loads(answer.text)["response"]["check-said"]["children"]


def drawn(visitor: Visitor, path: str, search: str = "") -> str:
    """The screen at an address, as Dash gets it."""
    name = "..board-screen.children...board-title.children.."
    body = {
        "output": name,
        "outputs": [
            {"id": "board-screen", "property": "children"},
            {"id": "board-title", "property": "children"},
        ],
        "inputs": [
            {"id": "board-location", "property": "pathname", "value": path},
            {"id": "board-location", "property": "search", "value": search},
        ],
        "changedPropIds": [],
    }
    return json.dumps(json.loads(visitor.call(body).text), ensure_ascii=False)
