"""Whether a call of a callback is one that its declaration allows. Pure: no request, no database.

Dash runs whatever inputs a browser sends under whatever ids; here each must be one that was declared, so that
a callback's arguments are of the kinds its author thought of.
"""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from dash.dependencies import ALL, ALLSMALLER, MATCH, DashDependency, Wildcard

from dashboard.access import CallbackRule

PARTS = {"output", "outputs", "inputs", "state", "changedPropIds", "parsedChangedPropsIds"}
LONGEST_ID = 200
MANY = (ALL, ALLSMALLER)

Bound = dict[str, Any]
"""What the MATCH parts of ids stand for in one call: the same everywhere."""


def is_allowed(rule: CallbackRule, body: dict[str, Any]) -> bool:
    """Whether `body` asks for exactly the outputs, inputs and state of `rule`, for reasons among its inputs."""
    bound: Bound = {}
    return (
        set(body) <= PARTS
        and _outputs_match(rule.outputs, body.get("outputs"), bound)
        and _all_match(rule.inputs, body.get("inputs", []), bound)
        and _all_match(rule.state, body.get("state") or [], bound)
        and _reasons_match(rule.inputs, body.get("changedPropIds", []))
    )


def _outputs_match(declared: Sequence[DashDependency], given: object, bound: Bound) -> bool:
    if not declared:
        return given in (None, [])
    if len(declared) == 1 and not _is_listed(declared[0], given):
        given = [given]
    return _all_match(declared, given, bound)


def _is_listed(declared: DashDependency, given: object) -> bool:
    """Whether a single output was sent in a list, as for a callback that declared its one output in a list."""
    first = given[0] if isinstance(given, list) and given else None
    return isinstance(first, list) if _is_many(declared) else isinstance(given, list)


def _all_match(declared: Sequence[DashDependency], given: object, bound: Bound) -> bool:
    if not isinstance(given, list) or len(given) != len(declared):
        return False
    return all(_matches(one, found, bound) for one, found in zip(declared, given, strict=True))


def _matches(declared: DashDependency, given: object, bound: Bound) -> bool:
    if _is_many(declared):
        return isinstance(given, list) and all(_is_one(declared, found, bound) for found in given)
    return _is_one(declared, given, bound)


def _is_one(declared: DashDependency, given: object, bound: Bound) -> bool:
    """Whether `given` is {"id", "property", "value"} of the declared component and property, and no more."""
    if not isinstance(given, dict) or not {"id", "property"} <= set(given) <= {"id", "property", "value"}:
        return False
    prop = given["property"]
    # A duplicate output carries "@" and a hash after its property.
    same = isinstance(prop, str) and prop.partition("@")[0] == declared.component_property
    return same and _is_id(declared.component_id, given["id"], bound)


def _is_id(declared: object, given: object, bound: Bound) -> bool:
    if not isinstance(declared, dict):
        return type(given) is str and given == declared
    if not isinstance(given, dict) or set(given) != set(declared):
        return False
    return all(_is_part(key, part, given[key], bound) for key, part in declared.items())


def _is_part(key: str, declared: object, given: object, bound: Bound) -> bool:
    if not isinstance(declared, Wildcard):
        return type(given) is type(declared) and given == declared
    if not isinstance(given, str | int | float) or len(str(given)) > LONGEST_ID:
        return False
    return declared is not MATCH or _same(bound.setdefault(key, given), given)


def _same(one: object, other: object) -> bool:
    return type(one) is type(other) and one == other


def _is_many(declared: DashDependency) -> bool:
    parts: Iterable[object] = ()
    if isinstance(declared.component_id, dict):
        parts = declared.component_id.values()
    return any(part in MANY for part in parts if isinstance(part, Wildcard))


def _reasons_match(inputs: Sequence[DashDependency], reasons: object) -> bool:
    """Whether each reason ("id.property", as `dash.ctx.triggered` shows it) is of a declared input."""
    if not isinstance(reasons, list):
        return False
    return all(any(_is_reason(one, reason) for one in inputs) for reason in reasons)


def _is_reason(declared: DashDependency, reason: object) -> bool:
    if not isinstance(reason, str) or "." not in reason:
        return False
    name, _, prop = reason.rpartition(".")
    if prop != declared.component_property:
        return False
    return _is_id(
        declared.component_id, _id_of(name) if isinstance(declared.component_id, dict) else name, {}
    )


def _id_of(name: str) -> object:
    try:
        return json.loads(name)
    except (ValueError, RecursionError):
        return None
