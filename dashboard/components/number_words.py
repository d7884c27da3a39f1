"""Small numbers in words, for headings and sentences; figures stay figures."""

from collections.abc import Sequence

_WORDS = (
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
)  # fmt: skip


def number_word(number: int) -> str:
    """Return "nine" for 9, and the figure itself beyond twelve."""
    return _WORDS[number] if 0 <= number < len(_WORDS) else f"{number:,}"


def many(number: int, noun: str, plural: str | None = None) -> str:
    """Return "1 ask", "3 asks" or "no asks"."""
    shown = "no" if number == 0 else f"{number:,}"
    return f"{shown} {noun if number == 1 else plural or noun + 's'}"


def ordinal(number: int) -> str:
    """Return "3rd" for 3."""
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def joined(names: Sequence[str]) -> str:
    """Return "A", "A and B" or "A, B and C"."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def capital(words: str) -> str:
    """Return the words with a capital first letter, the rest untouched."""
    return words[:1].upper() + words[1:]


def clipped(text: str, longest: int = 220) -> str:
    """Return a text cut at a word where it is longer than a list has room for; the whole is one click away."""
    if len(text) <= longest:
        return text
    return text[:longest].rsplit(" ", 1)[0].rstrip(",;:.") + "…"
