"""The delivery group's return, described once: its headings, labels, nil phrases and tolerances.

Patterns are matched against `normalise.key`: lower case, plain quotes and dashes, single spaces, none round "/".
Where a pattern is a heading it must match from the start of a paragraph or cell; the rest is that part's content.
"""

import re
from enum import StrEnum


class Part(StrEnum):
    """The parts of a return, in the order they are written."""

    HEAD = "head"
    OBJECTIVES = "objectives"
    KEY = "key information"
    RISK = "risk register items"
    PLANS = "plans"
    COMMENTARY = "additional commentary"
    EXTRA = "extra section"


TITLE = re.compile(r"quarterly (report|return|update)\b(?! on )")

_MORE = r"( ?-? ?\(?(continued|cont'?d?\.?)\)?| ?\([^()]{1,60}\))?"
_TO_BOARD = r"( (to raise|to be raised|for raising))?( (to|with|for|at) the (countywide )?(board|ccssb))?"
HEADINGS: dict[Part, re.Pattern[str]] = {
    Part.OBJECTIVES: re.compile(r"(aims (and|&) )?objectives( (of|for) [^:.]{1,120}|\b)" + _MORE + r" ?:?"),
    Part.KEY: re.compile(r"key (information|points|messages|issues)" + _TO_BOARD + _MORE + r" ?:?"),
    Part.RISK: re.compile(
        r"(items|risks) (to be added|to add|for addition|for inclusion) (to|on|in) (the )?"
        r"((ccssb|countywide|board|board's|partnership) )*risk register" + _MORE + r" ?:?"
    ),
    Part.PLANS: re.compile(
        r"(plans,? actions,? (and|&) performance"
        r"|quarterly updates? on (the )?(delivery group('s)? )?plans,? (and|&) actions)" + _MORE + r" ?:?"
    ),
    Part.COMMENTARY: re.compile(
        r"(any )?(additional|further) (commentary|comments?)"
        r"( (on|about) (the )?plans,? actions,? (and|&) performance)?" + _MORE + r" ?:?"
    ),
}

RIGHT_HEADING = re.compile(
    r"requested actions?( (by|from|of|for) (the )?responsible authorities(/| and | or )(the )?board chairs?)?"
    + _MORE
    + r" ?:?"
)

# Sections seen in real returns that the form does not have.
EXTRA_HEADING = re.compile(
    r"(generic|general|other|further) updates?|any other (business|information|items?|matters?)"
    r"|good news( stor(y|ies))?"
)

PRODUCTS = (
    "tor",
    "strategic_assessment",
    "joint_strategic_plan",
    "partnership_delivery_plan",
    "performance_information",
)

PRODUCT_LABELS: dict[str, re.Pattern[str]] = {
    "tor": re.compile(r"(t\.?o\.?r\.?s?|terms of reference)"),
    "strategic_assessment": re.compile(r"(joint )?strategic (needs )?assessments?"),
    "joint_strategic_plan": re.compile(r"(joint )?(strategic|strategy) plans?|joint strategy"),
    "partnership_delivery_plan": re.compile(r"(partnership )?delivery plans?"),
    "performance_information": re.compile(r"performance (information|data|report|monitoring)"),
}

PRODUCT_NAMES: dict[str, str] = {
    "tor": "TOR",
    "strategic_assessment": "Strategic assessment",
    "joint_strategic_plan": "Joint strategic plan",
    "partnership_delivery_plan": "Partnership delivery plan",
    "performance_information": "Performance information",
}

CHAIR_LABEL = r"co[- ]?chaired by|co[- ]?chairs?(?: ?persons?)?|chairs?(?:person|man|woman)?|chaired by"
VICE_LABEL = r"(?:vice|deputy)[- ]?chairs?(?:person|man|woman)?"

_NONE = r"none( of note| at this time| at present| to report| to note| identified| this quarter)?"
NIL = re.compile(
    rf"({_NONE}|n/?a|n\.a\.?|not applicable|nil|-|nothing (to report|of note|at this time)"
    r"|no new risks?( (to (flag|report|note|add|raise)|identified))?( (at this time|this quarter))?) ?[.;]?"
)
FOR_INFORMATION = re.compile(r"(for )?(info(rmation)?( only)?|noting|to note) ?[.;]?")
NOT_APPLICABLE = re.compile(r"(n/?a|n\.a\.?|not applicable) ?[.;]?")
VACANT = re.compile(r"(vacant|vacancy|tbc|tba|to be (confirmed|agreed|appointed|advised)|not known)\.?")
STANDING = re.compile(r"no (new|additional|further|other) (items?|risks?)\b")

PLACEHOLDER = re.compile(
    r"(click|tap)( or (tap|click))?( here)? to (enter|add|choose|select|insert)( (a|some))?( (text|date|item|name))?\.?"
    r"|choose an item\.?|\[(name|insert|enter|add|type|month|date|group)\b[^\]]*\]"
)

MARKING = re.compile(
    r"(official[- ]sensitive|official|not protectively marked|restricted|confidential|secret|protect)\b"
)
