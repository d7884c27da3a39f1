"""Of whom something is asked, and what a return is marked, as an answer says it. Pure."""

OWN = "own"
"""The group itself: its own action."""

ALL_BODIES = "all"
"""All responsible authorities."""

BODY = "body:"
"""What the slug of one body comes after."""

MARKING_LOWER, MARKING_CARRIED = "marking_lower", "marking_lower_carried"
"""What is asked of a return's marking: because of its file, and because of what it carries forward."""

MARKING_CODES = frozenset({MARKING_LOWER, MARKING_CARRIED})

PLANNER = "planner:"
"""The return is OFFICIAL-SENSITIVE, and the planner of that id moderates it."""

OFFICIAL = "official"
