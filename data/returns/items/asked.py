"""Of whom something is asked, as an answer says it. Pure."""

OWN = "own"
"""The group itself: its own action."""

ALL_BODIES = "all"
"""All responsible authorities."""

BODY = "body:"
"""What the slug of one body comes after."""
