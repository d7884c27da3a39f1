"""A part that is left blank needs a reason; "nothing to report" is an answer, a blank is none."""

from collections.abc import Iterator

from data.returns.checks.against import Against, CheckedReturn
from data.returns.items.completeness import says_something
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
    """The sections with nothing in them, and in one problem all products left blank.

    Nothing of a CSP's update, whose form says "None" by leaving a part out; nothing of a return that is empty
    altogether or of a section that the file does not have, which are problems of their own.
    """
    codes = {one.code for one in sent.read.problems}
    if (
        against.sent_for.kind is ReporterKind.CSP
        or sent.read.csp_update is not None
        or "empty_return" in codes
    ):
        return
    yield from _sections(sent)
    blank = [one for one in sent.products if one.state is ProductState.BLANK]
    if blank:
        names = [one.product.value for one in blank]
        listed = " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
        message = f"{listed} {'is' if len(names) == 1 else 'are'} left blank."
        yield Problem("products_blank", Severity.STOP, blank[0].place, message, "Say what the blank means.")


def _sections(sent: CheckedReturn) -> Iterator[Problem]:
    said = {one.part for one in sent.items if says_something(one)}
    lost = {one.about for one in sent.read.problems if one.code == "section_missing"}
    for part, (code, title, section) in _PARTS.items():
        if part not in said and section.value not in lost:
            message = f"“{title}” is left blank, and a blank does not say that there is nothing."
            yield Problem(code, Severity.STOP, WHOLE_FILE, message, "Say so, or give the reason.")
