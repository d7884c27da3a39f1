"""Frozen dataclasses to plain JSON values and back, without loss: how a reading crosses a pipe or is stored."""

import dataclasses
import types
from enum import Enum
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")
_LATER = {
    "Problem": frozenset({"about"}),
    "ParsedReturn": frozenset({"carried"}),
    "EmbeddedObject": frozenset({"part", "modified"}),
    "CspPriority": frozenset({"nil"}),
    "FiguresTable": frozenset({"row_places"}),
    "PlanAction": frozenset({"number", "section", "goes_on", "others"}),
}


def to_wire(value: Any) -> Any:
    """The value with dataclasses as dicts, tuples as lists and enums as their values."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {f.name: to_wire(getattr(value, f.name)) for f in dataclasses.fields(value)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, (tuple, list)):
        return [to_wire(item) for item in value]
    return value


def from_wire(kind: type[T], data: Any) -> T:
    """The dataclass that `to_wire` was given. Raises TypeError, KeyError or ValueError when the data is another's."""
    result: T = _build(kind, data)
    return result


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


@cache
def _later(kind: type) -> frozenset[str]:
    """The fields that may be missing: a reading stored before they were thought of has their defaults."""
    return _LATER.get(kind.__name__, frozenset())


def _build(kind: Any, data: Any) -> Any:
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        known = {
            name: hint for name, hint in _hints(kind).items() if name in data or name not in _later(kind)
        }
        return kind(**{name: _build(hint, data[name]) for name, hint in known.items()})
    origin = get_origin(kind)
    if origin is tuple:
        return _build_tuple(get_args(kind), data)
    if origin in (Union, types.UnionType):
        return _build_optional(get_args(kind), data)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(data)
    return _plain(kind, data)


def _build_tuple(inner: tuple[Any, ...], data: Any) -> tuple[Any, ...]:
    if not isinstance(data, list):
        raise TypeError(f"a list was expected, not {type(data).__name__}")
    return tuple(_build(inner[0], item) for item in data)


def _build_optional(choices: tuple[Any, ...], data: Any) -> Any:
    if data is None and type(None) in choices:
        return None
    named = [choice for choice in choices if choice is not type(None)]
    plain = [choice for choice in named if isinstance(choice, type) and isinstance(data, choice)]
    return data if plain else _build(named[0], data)


def _plain(kind: Any, data: Any) -> Any:
    if not isinstance(data, kind) or (kind is int and isinstance(data, bool)):
        raise TypeError(f"{kind} was expected, not {type(data).__name__}")
    return data
