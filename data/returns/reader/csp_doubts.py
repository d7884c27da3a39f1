"""Every doubt about a CSP's update as a Problem; the same for every kind of file."""

from collections.abc import Iterator

from data.returns.reader.doubts import quoted
from data.returns.reader.markings import marking_in, marking_of_file, where_marked
from data.returns.reader.money import pounds
from data.returns.reader.normalise import key
from data.returns.reader.parsed import CspUpdate, ParsedReturn
from data.returns.reader.places import WHOLE_FILE
from data.returns.reader.problems import Problem, problem
from data.returns.reader.spending import spending_of


def find_csp_doubts(read: ParsedReturn, update: CspUpdate) -> Iterator[Problem]:
    """The problems of an update, in the order of the form."""
    place = read.header_place or WHOLE_FILE
    if update.csp is None or update.csp.canonical is None:
        yield problem("csp_missing", update.csp.place if update.csp else place)
    if read.period is None:
        yield problem("period_missing", place)
    yield from _publicity(read, update)
    yield from _totals(update)
    for item in read.unplaced:
        yield problem("unplaced", item.place)
    if read.marking is not None and key(read.marking.text) != "official":
        yield problem("protective_marking", read.marking.place, text=read.marking.text)


def _publicity(read: ParsedReturn, update: CspUpdate) -> Iterator[Problem]:
    """Items for publicity that carry a marking: all of them where the file does, else each that does itself."""
    public = [item for priority in update.priorities for item in priority.publicity]
    of_file = marking_of_file(read)
    if of_file is not None and public:
        where = where_marked(of_file)
        yield problem("publicity_marked", public[0].place, text=of_file.text, where=where)
        return
    for item in public:
        marking = marking_in(item.text)
        if marking:
            yield problem("publicity_item_marked", item.place, text=quoted(item.text), marking=marking)


def _totals(update: CspUpdate) -> Iterator[Problem]:
    for table in update.spending:
        for one in spending_of(table).mismatches:
            heading = f" under “{one.heading}”" if one.heading else ""
            yield problem(
                "total_differs", one.place, stated=one.stated, heading=heading, sum=pounds(one.adds_up_to)
            )
