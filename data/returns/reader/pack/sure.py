"""How sure it is that a part is one whole return, and why: in sentences for whoever decides."""

from data.returns.reader.pack.bounds import Bounds
from data.returns.reader.pack.parsed import Sureness
from data.returns.reader.pack.signs import Sign
from data.returns.reader.parsed import ParsedReturn
from data.returns.reader.written import Kind


def how_sure(bounds: Bounds, read: ParsedReturn, first: Sign) -> tuple[Sureness, tuple[str, ...]]:
    """Sure with a title, a known group and a marked end; unsure when nothing says where the part begins."""
    named = _is_known(read)
    begun = bounds.form.title is not None or first.head or first.officers
    why = (_form(bounds), _title(bounds, begun=begun), _group(read), _end(bounds))
    if bounds.form.title is not None and named and bounds.marked:
        return Sureness.SURE, why
    return Sureness.LIKELY if begun and (named or bounds.marked) else Sureness.UNSURE, why


def _is_known(read: ParsedReturn) -> bool:
    named = read.group or (read.csp_update.csp if read.csp_update else None)
    return named is not None and named.canonical is not None


def _form(bounds: Bounds) -> str:
    if bounds.form.kind is Kind.CSP_UPDATE:
        return f"{len(bounds.form.csp_parts)} of the 4 headings of a CSP’s update are there."
    return f"{len(set(bounds.form.parts))} of the 5 headings of a return are there."


def _title(bounds: Bounds, *, begun: bool) -> str:
    if bounds.form.title is not None:
        return "It begins with its title."
    return (
        "It has no title: it begins with its group or officers." if begun else "Nothing says where it begins."
    )


def _group(read: ParsedReturn) -> str:
    if _is_known(read):
        return "It names a group or CSP that we know."
    return "It names no group or CSP that we know."


def _end(bounds: Bounds) -> str:
    if bounds.marked:
        return "It is clear where it ends."
    return "Nothing marks its end: words below it may belong to the next paper."
