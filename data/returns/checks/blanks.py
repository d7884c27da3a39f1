"""A part that is left blank needs a reason; "nothing to report" is an answer, a blank is none."""

from collections.abc import Iterator, Sequence

from data.returns.checks.against import Against, CheckedReturn
from data.returns.items.completeness import completeness, says_something
from data.returns.reader.places import WHOLE_FILE
from data.returns.reader.problem_sentences import Severity
from data.returns.reader.problems import Problem
from data.returns.reader.template import Part as Section
from data.terms import Part, ProductState, ReporterKind

_PARTS = {
    Part.KEY_INFORMATION: ("key_blank", "Key information to raise to the Board", Section.KEY),
    Part.RISK: ("risks_blank", "Items to be added to the risk register", Section.RISK),
}


def blanks(sent: CheckedReturn, against: Against) -> Iterator[Problem]:
    """The sections with nothing in them, and in one problem all products left blank; of a CSP's update its parts.

    Nothing of a return that is empty altogether or of a section that the file does not have, which are problems of
    their own, and nothing of a file that is the other form.
    """
    of_csp, is_update = against.sent_for.kind is ReporterKind.CSP, sent.read.csp_update is not None
    if of_csp and is_update:
        yield from _parts_of_update(sent)
    if of_csp or is_update or "empty_return" in {one.code for one in sent.read.problems}:
        return
    yield from _sections(sent)
    blank = [one for one in sent.products if one.state is ProductState.BLANK]
    if blank:
        message = _left_blank([one.product.value for one in blank])
        yield Problem("products_blank", Severity.STOP, blank[0].place, message, "Say what the blank means.")


def _parts_of_update(sent: CheckedReturn) -> Iterator[Problem]:
    """The parts that the receipt counts as unanswered, all in one. It stops nothing: a CSP may have none of a part."""
    missing = completeness(ReporterKind.CSP, sent.items, ()).missing
    if missing:
        message = f"{_left_blank(missing)} What is left blank counts as not answered."
        action = "Write “None” where there is none, or say why it is left blank."
        yield Problem("update_parts_blank", Severity.CHECK, WHOLE_FILE, message, action)


def _left_blank(names: Sequence[str]) -> str:
    listed = " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
    return f"{listed} {'is' if len(names) == 1 else 'are'} left blank."


def _sections(sent: CheckedReturn) -> Iterator[Problem]:
    said = {one.part for one in sent.items if says_something(one)}
    lost = {one.about for one in sent.read.problems if one.code == "section_missing"}
    for part, (code, title, section) in _PARTS.items():
        if part not in said and section.value not in lost:
            message = f"“{title}” is left blank, and a blank does not say that there is nothing."
            yield Problem(code, Severity.STOP, WHOLE_FILE, message, "Say so, or give the reason.")
