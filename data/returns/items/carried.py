"""What was open last quarter as items: what the lead chose in Word is the lead's own word about it."""

from collections.abc import Iterator

from data.returns.items.reading import ItemReading
from data.returns.reader.carried import CarriedItem, CarriedKind
from data.returns.reader.parsed import ParsedReturn
from data.returns.reader.written import Kind
from data.terms import CarriedChoice, Part, Saying


def carried_items(read: ParsedReturn) -> Iterator[ItemReading]:
    """The items of the rows carried forward. A row in which nothing was chosen and written gives none."""
    part = Part.CONCERN if read.kind is Kind.CSP_UPDATE else Part.RISK
    for one in read.carried:
        if one.choice is not None:
            yield chosen(one, part)
        if one.words and one.choice in (None, CarriedChoice.STILL_OPEN):
            yield _note(one, one.words, one.words_place)


def chosen(one: CarriedItem, part: Part) -> ItemReading:
    """The item that a choice makes; a risk goes on in `part`. For one row in which something was chosen."""
    new = one.choice is not CarriedChoice.STILL_OPEN and bool(one.words)
    words, place = (one.words, one.words_place) if new else (one.wording, one.wording_place)
    if one.kind is CarriedKind.ACTION or one.choice is CarriedChoice.CLOSED:
        return _note(one, words, place)
    if one.kind is CarriedKind.ASK:
        return ItemReading(
            Part.EXTRA,
            "",
            "",
            one.place,
            Saying.BLANK,
            label=_label(one),
            ask=words,
            ask_place=place,
            ask_saying=Saying.STATED,
            continues_ask=_matched(one),
        )
    return ItemReading(part, words, words, place, continues=_matched(one))


def _note(one: CarriedItem, words: str, place: str) -> ItemReading:
    """Words about it that raise nothing: why it is closed, how an action stands, a remark."""
    of_risk = one.kind is CarriedKind.RISK and one.choice is CarriedChoice.CLOSED
    continues = _matched(one) if of_risk else ""
    return ItemReading(Part.EXTRA, words, words, place, label=_label(one), continues=continues)


def _label(one: CarriedItem) -> str:
    return f"{one.name}: {one.choice.value if one.choice else 'nothing chosen'}"


def _matched(one: CarriedItem) -> str:
    """Its reference. Of two rows with one reference neither is matched: a person must say which."""
    return "" if one.repeated else one.reference
