"""Whether an ask names a body that could answer it.

Words for everybody ("partners", "organisations", "members", "the Board") name nobody in particular.
"""

import re

_BODIES = re.compile(
    r"\b(constabulary|police|opcc|pcc|commissioner|county council|city council|district councils?|county|ccc|pcc"
    r"|scdc|ecdc|hdc|fdc|cambridge city|south cambs?\w*|east cambs?\w*|fenland|hunts|huntingdonshire"
    r"|peterborough city|fire|nhs|ccg|cpft|integrated care|public health|health services?|hospitals?|probation"
    r"|nps|crc|prisons?|hmp|housing (associations?|providers?)|yos|youth justice board|youth offending"
    r"|safeguarding|early help|csps?|cdrps?|community safety partnerships?|delivery groups?|lead officer|schools"
    r"|colleges?|universit\w+|cps|courts?|local authorit\w+|responsible authorities|home office|ministry|crisis care"
    r"|road safety partnership|drug and alcohol|combined authority|trading standards|voluntary sector|ambulance)\b",
    re.IGNORECASE,
)


def names_a_body(text: str) -> bool:
    """Whether the words name at least one body."""
    return _BODIES.search(text) is not None
