"""An entry of the sample year as the Word file that a lead would have sent."""

from typing import Any

from data.returns.forms.word_return import PlanFields, ReturnFields, RowFields, SectionFields, write_return
from data.returns.forms.word_update import (
    ActionFields,
    CspUpdateFields,
    PriorityFields,
    TableFields,
    write_csp_update,
)
from data.seed.lists import Entry

USUAL_OBJECTIVES = "Objectives of Countywide Delivery Group"


def return_file(group: Entry, entry: Entry) -> bytes:
    """A delivery group's return: `group` says how it heads its returns, `entry` what this one says."""
    head: Entry = {
        "title": entry["title"],
        "group": entry.get("name", group["name"]),
        "chair": group["chair"],
        "vice_chair": group.get("vice_chair"),
    }
    if entry.get("blank"):
        return write_return(ReturnFields(**head))
    return write_return(
        ReturnFields(
            **head,
            objectives_heading=group.get("objectives_heading", USUAL_OBJECTIVES),
            objectives=group["objectives"],
            key_rows=[_row(row) for row in entry["key"]],
            risk_rows=[_row(row) for row in entry["risks"]],
            plans={name: _plan(value) for name, value in entry["plans"].items()},
            commentary=entry.get("commentary", []),
            extra_sections=[SectionFields(**section) for section in entry.get("sections", [])],
        )
    )


def update_file(csp: str, entry: Entry) -> bytes:
    """A CSP's update."""
    return write_csp_update(
        CspUpdateFields(
            title=entry["title"],
            csp=csp,
            priorities=[PriorityFields(**priority) for priority in entry["priorities"]],
            action_plan=[ActionFields(**action) for action in entry["actions"]],
            figures=[TableFields(**table) for table in entry.get("figures", [])],
            spending=[TableFields(**table) for table in entry.get("spending", [])],
        )
    )


def _row(row: Entry) -> RowFields:
    return RowFields(said=row["said"], asked=row.get("asked", []))


def _plan(value: Any) -> PlanFields:
    if isinstance(value, str):
        return PlanFields(text=value)
    return PlanFields(**{name: said for name, said in value.items() if name != "continues"})
