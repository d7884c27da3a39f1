"""How long the long runs are: a twentieth in `make test`, in full with BOARD_SOAK=1 (`make soak`)."""

import os

from hypothesis import settings

SHORT_RUN_SHARE = 20


def full_length() -> bool:
    """Whether this run is the soak run."""
    return os.environ.get("BOARD_SOAK") == "1"


def rounds(full: int) -> int:
    """How many rounds a long test makes now, given how many the soak run makes; at least one."""
    return full if full_length() else max(1, full // SHORT_RUN_SHARE)


def use_hypothesis_lengths() -> None:
    """Property tests try 100 examples, and twenty times as many in the soak run; never against the clock."""
    examples = 100 * (SHORT_RUN_SHARE if full_length() else 1)
    settings.register_profile("board", max_examples=examples, deadline=None, derandomize=not full_length())
    settings.load_profile("board")
