"""The register's own words, on its page and on that of one risk."""

from data.reports.register.query import RegisterView
from data.scoring import STANDING_RETURNS

VIEW_NAMES = {
    RegisterView.ALL: "All open",
    RegisterView.CANDIDATES: "Candidates",
    RegisterView.UNSCORED: "Unscored",
    RegisterView.NOT_MENTIONED: "Not mentioned",
    RegisterView.STANDING: "Standing",
    RegisterView.STUCK: "Stuck",
    RegisterView.TOLERANCE: "Over tolerance",
    RegisterView.MINE: "My organisation",
    RegisterView.CLOSED: "Closed",
}


def standing_words(meetings_raised: int) -> str:
    """Return why a risk is standing: for how many meetings, or in its return's own words."""
    if meetings_raised >= STANDING_RETURNS:
        return f"Standing, {meetings_raised} meetings"
    return "Standing, said to persist"
