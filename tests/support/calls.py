"""Counting the calls that a piece of work makes: how it grows shows in them, and a clock is not needed."""

import sys
from collections.abc import Callable
from typing import Any


def calls_of(work: Callable[[], Any]) -> int:
    """How many functions written in Python are called while `work` runs."""
    found, before = 0, sys.getprofile()

    def heard(_frame: Any, what: str, _more: Any) -> None:
        nonlocal found
        found += what == "call"

    sys.setprofile(heard)
    try:
        work()
    finally:
        sys.setprofile(before)
    return found
