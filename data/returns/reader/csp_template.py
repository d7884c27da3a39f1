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

PRIORITY = re.compile(
    r"^priority(?:\s+area)?(?:\s*\d+)?\s*[:.–-]\s*(?P<said>.*)$|^priority(?:\s+area)?$", re.IGNORECASE
)
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
ACTION_PLAN = re.compile(r"(csp |quarterly )?action plan( update)?( \d{4}([-/]\d{2,4})?)? ?:?")
SPENDING = re.compile(r"\b(spend(ing)?|budget|funding|outturn|allocation)\b")

FIGURES_LABEL, SPENDING_LABEL = "Figures: ", "Spending: "
"""What a caption begins with where the writer says what its table is; it is no part of the title."""

# Columns of the action plan by their headings. A heading is the first that fits: "Action by" is who leads.
COLUMNS: dict[str, re.Pattern[str]] = {
    "number": re.compile(r"^(no\.?|number|ref(erence)?\.?|#|item( no\.?)?|action (no\.?|number|ref\.?))$"),
    "lead_agency": re.compile(r"^(leads?\b|led by\b|(action )?owner\b|action by\b|responsib|who\b)"),
    "action": re.compile(r"^((key|planned) )?(actions?|activit(y|ies)|tasks?)\b"),
    "milestones": re.compile(r"^(key )?(milestones?|steps?|targets?)\b"),
    "partners": re.compile(
        r"^((other|supporting|key) )?partners?\b|^(other|supporting|partner) (agenc(y|ies)|organisations?)\b"
    ),
    "update": re.compile(
        r"^(q[1-4] |quarter(ly)?( [1-4])? |this quarter('s)? |latest )?(update|progress|status|position)\b"
    ),
}

NUMBER = re.compile(r"\(?\d{1,3}(\.\d{1,3})*\.?[a-z]?[.)]?")
"""What a row or a milestone is numbered by: 1, 1.2, 1.2a."""

NOTHING = re.compile(
    r"there are no (specific )?concerns\b.*|no limited by purdah period\.?|no quarterly report as .*",
    re.DOTALL,
)
