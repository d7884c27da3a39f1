"""The CSP's update, described once: the older task-group form, still the shape of a CSP update."""

import re
from enum import StrEnum

TITLE = re.compile(
    r"(?:quarterly (?:progress )?(?:report|update)|csp (?:quarterly )?update|task group (?:report|update))",
    re.IGNORECASE,
)


class CspPart(StrEnum):
    """What a lead says about one priority."""

    ACHIEVEMENTS = "achievements"
    CONCERNS = "concerns"
    RECOMMENDATIONS = "recommendations"
    PUBLICITY = "publicity"


_QUARTER = r"( (during|in|for|of)? ?(this|the|last) quarter)?"
HEADINGS: dict[CspPart, re.Pattern[str]] = {
    CspPart.ACHIEVEMENTS: re.compile(rf"(key )?achievements?{_QUARTER} ?\u00b9? ?:?"),
    CspPart.CONCERNS: re.compile(r"areas? of concern( for (the )?(csp|cdrp|partnership|board) to note)? ?:?"),
    CspPart.RECOMMENDATIONS: re.compile(
        r"recommendations?( (to|for) (the )?(csp|cdrp|partnership|board))?( to address (the )?concerns?)? ?:?"
    ),
    CspPart.PUBLICITY: re.compile(r"(any )?items? for publicity( \(.*\))? ?:?"),
}

PRIORITY = re.compile(r"^priority(?:\s+area)?(?:\s*\d+)?\s*[:.–-]\s*(?P<said>.+)$|^priority$", re.IGNORECASE)
LEAD = re.compile(
    r"^(?:priority |task group )?lead(?: officer)?(?:/chair)?(?:\s*[:–-]\s*(?P<said>.*))?$", re.IGNORECASE
)
CSP_LABEL = re.compile(
    r"^(?:csp|cdrp|community safety partnership|partnership)(?: name)?\s*:\s*", re.IGNORECASE
)
CSP_NAME = re.compile(
    r"\b(csp|cdrp|community safety partnership|crime (and|&) disorder reduction partnership|safer \w+ partnership)\b",
    re.IGNORECASE,
)
ACTION_PLAN = re.compile(r"(csp |quarterly )?action plan( update)? ?:?")
SPENDING = re.compile(r"\b(spend(ing)?|budget|funding|outturn|allocation)\b")

# Columns of the action plan by how their headings begin.
COLUMNS: dict[str, re.Pattern[str]] = {
    "action": re.compile(r"^(key )?actions?\b"),
    "milestones": re.compile(r"^milestones?\b"),
    "lead_agency": re.compile(r"^lead\b"),
    "partners": re.compile(r"^(other |supporting )?partners?\b"),
    "update": re.compile(r"^(q[1-4] |quarterly )?(update|progress)\b|^update this quarter"),
}

NOTHING = re.compile(
    r"there are no (specific )?concerns\b.*|no limited by purdah period\.?|no quarterly report as .*",
    re.DOTALL,
)
