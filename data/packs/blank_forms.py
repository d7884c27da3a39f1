"""The blank forms to begin with: a delivery group's return and a CSP's update, each as a Word file and a workbook."""

from collections.abc import Callable
from functools import cache

from data.refusals import NotOpen
from data.returns.forms.word_return import ReturnFields, RowFields, write_return
from data.returns.forms.word_update import ActionFields, CspUpdateFields, PriorityFields, write_csp_update
from data.returns.forms.workbooks import write_csp_workbook, write_return_workbook

_ROWS = [RowFields()] * 4
_EMPTY = [""]
_PRIORITY = PriorityFields("", "", _EMPTY, _EMPTY, _EMPTY, _EMPTY)
_RETURN = ReturnFields(
    "Quarterly Report: ", "Delivery group: ", vice_chair="", key_rows=_ROWS, risk_rows=_ROWS
)
_UPDATE = CspUpdateFields(
    "Quarterly Progress Report: ",
    "CSP: ",
    priorities=[_PRIORITY] * 3,
    action_plan=[ActionFields("")] * 4,
)
_FORMS: dict[str, Callable[[], bytes]] = {
    "delivery-group-return.docx": lambda: write_return(_RETURN),
    "delivery-group-return.xlsx": lambda: write_return_workbook(
        ReturnFields("Quarterly Report: ", "", vice_chair="")
    ),
    "csp-update.docx": lambda: write_csp_update(_UPDATE),
    "csp-update.xlsx": lambda: write_csp_workbook(CspUpdateFields("Quarterly Progress Report: ", "")),
}


def blank_form(filename: str) -> bytes:
    """The form of that file name. Raises NotOpen where there is none."""
    if filename not in _FORMS:
        raise NotOpen
    return _written(filename)


def blank_forms() -> tuple[str, ...]:
    """The file names of the forms."""
    return tuple(_FORMS)


@cache
def _written(filename: str) -> bytes:
    return _FORMS[filename]()
