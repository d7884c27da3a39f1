"""Attributes of an element as Dash takes them."""

from typing import Any


def marks(**given: object) -> dict[str, Any]:
    """Return the attributes that have a value, with `aria_label` named `aria-label` and `data_place` named
    `data-place`. None leaves an attribute out, True and False of those two kinds are written as words.
    """
    return {_name(key): _value(key, value) for key, value in given.items() if value is not None}


def _name(key: str) -> str:
    return key.replace("_", "-") if key.startswith(("aria_", "data_")) else key


def _value(key: str, value: object) -> object:
    # React would drop `data-x={true}`, and aria attributes are words, not booleans.
    return str(value).lower() if isinstance(value, bool) and key.startswith(("aria_", "data_")) else value
