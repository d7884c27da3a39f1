"""What Excel shows for a number, from its number format: dates, decimals, percentages, currencies.

Only what a return needs: a format that is not understood shows the number plainly, never another number.
"""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from functools import cache

GENERAL = "General"
# The formats that Excel knows by number alone (ECMA-376 part 1, 18.8.30); those of dates elsewhere are dates too.
BUILT_IN = {
    0: GENERAL, 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 14: "dd/mm/yyyy",
    15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm", 19: "h:mm:ss", 20: "h:mm", 21: "h:mm:ss",
    22: "dd/mm/yyyy h:mm", 37: "#,##0;-#,##0", 38: "#,##0;-#,##0", 39: "#,##0.00;-#,##0.00",
    40: "#,##0.00;-#,##0.00", 44: '"£"#,##0.00', 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss", 49: "@",
} | dict.fromkeys((*range(27, 37), *range(50, 59)), "dd/mm/yyyy")  # fmt: skip

_LAST_DAY = 2_958_465  # 31 December 9999, Excel's last
_LEAP_BUG = 60  # Excel's 1900 has a 29 February
_LITERAL = re.compile(r'"([^"]*)"|\\(.)|\[\$([^\]-]*)[^\]]*\]|\[[^\]]*\]|[_*].')
_BODY = re.compile(r"[0#?][0#?,.]*")
_MOST_DECIMALS = 6
_MOST_FIGURES = 15
_MARKS = 0xF0000  # characters that stand for a literal while a format is looked at


@dataclass(frozen=True)
class Shown:
    """The words for a number. `dated` is set when they are a date or a time."""

    text: str
    dated: bool = False


def shown(number: str, code: str, from_1904: bool = False) -> Shown | None:
    """A number, as it is stored, in the words of its format; None for what is no number or no day."""
    try:
        value = Decimal(number.strip())
    except InvalidOperation:
        return None
    if not value.is_finite() or value.adjusted() > 308:
        return None
    if _is_dated(code):
        text = _date(value, code, from_1904)
        return Shown(text, dated=True) if text else None
    return Shown(_number(value, code))


def hides(code: str) -> bool:
    """Whether a format shows nothing, whatever stands in the cell."""
    return code.startswith(";") and not code.strip("; ")


def day_of(number: str, from_1904: bool = False) -> str:
    """The day that a plain number would be in a cell with a date format: "11 October 2018"; "" for none."""
    found = shown(number, "d mmmm yyyy", from_1904)
    return found.text if found else ""


@cache
def _plain(code: str) -> str:
    """The first section of a format without its literals."""
    return _LITERAL.sub("", code.partition(";")[0]).lower()


def _is_dated(code: str) -> bool:
    plain = _plain(code)
    elapsed = re.search(r"\[(h+|m+|s+)\]", code.lower()) is not None
    return plain not in ("general", "@") and (elapsed or bool(set(plain.replace("am/pm", "")) & set("ymdhs")))


def _date(value: Decimal, code: str, from_1904: bool) -> str:
    if not 0 <= value <= _LAST_DAY:
        return ""
    if from_1904:
        begin = datetime(1904, 1, 1)
    else:
        begin = datetime(1899, 12, 31) if value < _LEAP_BUG else datetime(1899, 12, 30)
    try:
        moment = begin + timedelta(seconds=int((value * 86_400).to_integral_value(ROUND_HALF_UP)))
    except OverflowError:
        return ""
    return _worded(moment, _plain(code))


def _worded(moment: datetime, plain: str) -> str:
    """The day in words, as exact as the format shows it: to the day, the month or the year, with a time if shown."""
    month = moment.strftime("%B")
    day = ""
    if "d" in plain:
        day = f"{moment.day} {month}" + (f" {moment.year}" if "y" in plain else "")
    elif "y" in plain:
        day = f"{month} {moment.year}" if "m" in plain else f"{moment.year}"
    elif not set(plain) & set("hs"):
        day = month
    time = moment.strftime("%H:%M") if "h" in plain or "s" in plain else ""
    return " ".join(part for part in (day, time) if part)


def _number(value: Decimal, code: str) -> str:
    if value.adjusted() > _MOST_FIGURES:
        return plainly(value)
    sections = code.split(";")
    if value < 0 and len(sections) > 1:
        return _in_section(-value, sections[1])
    if value == 0 and len(sections) > 2:
        return _in_section(value, sections[2])
    written = _in_section(abs(value), sections[0])
    return f"-{written}" if value < 0 and written.strip("0.,% ") else written


def _in_section(value: Decimal, section: str) -> str:
    """The number with the section's literals round it; plainly when the section is not of the simple kind."""
    literals: list[str] = []

    def keep(match: re.Match[str]) -> str:
        literals.append(next((part for part in match.groups() if part), ""))
        return chr(_MARKS + len(literals) - 1)

    marked = _LITERAL.sub(keep, section)
    body = _BODY.search(marked)
    if body is None or set(body.group()) == {"?"}:
        return "".join(literals).strip() or plainly(value)
    before, after = marked[: body.start()], marked[body.end() :]
    if set("Ee/@") & set(before + after):
        return plainly(value)
    percent = "%" in after
    digits = _digits(value * 100 if percent else value, body.group())
    kept = {_MARKS + at: words for at, words in enumerate(literals)}
    return f"{before.translate(kept)}{digits}{after.translate(kept)}".strip()


def _digits(value: Decimal, body: str) -> str:
    whole, _, part = body.partition(".")
    scaled = len(whole) - len(whole.rstrip(","))
    most, least = min(len(part.replace(",", "")), _MOST_DECIMALS), part.count("0")
    rounded = (value / (Decimal(1000) ** scaled)).quantize(Decimal(1).scaleb(-most), ROUND_HALF_UP)
    text = f"{rounded:,f}" if "," in whole.rstrip(",") else f"{rounded:f}"
    figures, _, decimals = text.partition(".")
    decimals = decimals[:least] + decimals[least:].rstrip("0")
    figures = figures.rjust(whole.count("0"), "0")
    return f"{figures}.{decimals}" if decimals else figures


def plainly(value: Decimal) -> str:
    """A number as Excel's own general format shows it: "165", "0.3", never "0.30000000000000004"."""
    if value == value.to_integral_value() and abs(value) < Decimal(10) ** 15:
        return f"{value.to_integral_value():f}"
    return f"{float(value):.15g}"
