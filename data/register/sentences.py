"""What is said when a planner's step on a return is refused, by the code of the refusal."""

from typing import Never

from data.refusals import Refused

SENTENCES = {
    "no-changes": "Say what has to change: the lead reads it.",
    "no-reason-to-follow": "Say why it is to follow: members see it in the tracker.",
    "no-reason-to-reopen": "Say why it is reopened: its lead reads it, and it stays in the history.",
    "not-a-day": "Write the last day, such as 18 July 2018.",
    "past": "Choose a day that is not over.",
    "too-far": "Choose a day within the next three months.",
    "not-locked": "This return is not locked: a newer file can be sent as it is.",
}


def refuse(code: str) -> Never:
    """Refuse in the words of that code."""
    raise Refused(SENTENCES[code], code)
