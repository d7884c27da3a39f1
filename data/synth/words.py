"""Sentences out of word lists: plain enough to filter, sort and wrap like real ones."""

from random import Random

SUBJECTS = (
    "Supported housing for people leaving custody",
    "The out-of-hours advice line",
    "Outreach work with rough sleepers",
    "Night-time transport from town centres",
    "The young people's mentoring scheme",
    "Street lighting in underpasses",
    "Data sharing between housing and health",
    "The shared case management system",
    "Specialist advocates for victims",
    "Volunteer cover for the road watch",
    "Training for licensed premises staff",
    "The school safety programme",
    "Interpreters for frightened witnesses",
    "Refuge places with disabled access",
    "Support for families of prisoners",
    "Patrols at the river in summer",
    "The drug testing contract",
    "Cold-calling checks on older residents",
    "Joint visits to shared houses",
    "The bicycle marking scheme",
    "Care leavers' accommodation",
    "The knife amnesty",
    "Neighbour mediation",
    "Town centre radio",
    "Work placements for people on licence",
    "Checks on car washes",
    "The hospital link worker post",
    "Counselling after hate crime",
    "Late summer event stewarding",
    "The rural watch network",
)
PROBLEMS = (
    "loses its grant",
    "falls short of what is asked of it",
    "depends on one post that is empty",
    "is outgrown by new estates",
    "cannot be measured, so nobody knows if it works",
    "is cut while demand grows",
    "waits for a decision by another board",
    "moves to a provider that is not ready",
    "is turned away from by those who need it most",
    "stops at the county boundary",
    "is not open at the hours that matter",
    "has no agreed owner",
    "slips behind its plan",
    "is put off until a review ends",
    "relies on volunteers who are leaving",
)
TAILS = (
    "",
    "",
    "",
    " from April",
    " over the winter",
    " in the market towns",
    " where three agencies meet",
    ", and the gap is widening",
    " in rural parishes",
    " for a second year",
    " although the need was known when the plan was agreed and every partner signed it",
)
CAUSES = (
    "the money was agreed for one year only",
    "two organisations each thought the other would pay",
    "the numbers rose faster than the forecast",
    "the law changed and the guidance has not come",
    "staff left and recruiting takes six months",
    "the contract was written before the need was understood",
    "systems do not speak to each other",
)
CONSEQUENCES = (
    "people come to harm who could have been helped early",
    "services meet the same people later and in crisis",
    "the public loses trust in what partners promise",
    "costs move to the police and the hospitals",
    "the priority is missed and the Board cannot say why",
    "offending rises where it had been falling",
)
CONTROLS = (
    "A monthly call between the leads; a waiting list kept by need",
    "Short-term funding to the end of the year",
    "Cover borrowed from a neighbouring district",
    "A shared log, looked at every fortnight",
    "",
)
ASKS = (
    "Say who will pay after March",
    "Name a lead officer",
    "Send the figures for the last year",
    "Agree one way to record it",
    "Put it on the agenda of your own board",
    "Say what your organisation can lend",
    "Support the bid in writing",
    "Tell us by when a decision can be had",
)
ANSWERS = (
    "A lead officer is named and has met the group.",
    "The figures were sent; the trend is flat.",
    "Funding is agreed for one more year.",
    "This is not ours to give; the county council leads on it.",
)
ACTIONS = (
    "Write an options paper",
    "Map who does what",
    "Agree a protocol and sign it",
    "Run the awareness week again",
    "Bring a costed plan to the Board",
    "Test the new form in one district",
    "Report the first quarter's figures",
)
INFORMATION = (
    "The plan was refreshed and every partner has signed it.",
    "A joint event brought residents and services together; it will be repeated.",
    "Referrals rose for the third quarter, most of them from schools.",
    "The new contract began and its first report is due at the next meeting.",
    "Attendance was looked at over two years and is good but for one partner.",
    "A bid was sent for two years of work with families.",
    "Training has reached most of the staff who need it.",
    "A review of the pathway found three places where people are lost.",
)
MEASURES = (
    "Recorded offences",
    "Repeat victims",
    "Referrals accepted",
    "People seen within ten days",
    "Collisions with serious injury",
    "First-time entrants",
    "Cases closed with a plan",
    "Calls for service",
)


def title(rng: Random) -> str:
    """What a risk is called: one of about five thousand."""
    return f"{rng.choice(SUBJECTS)} {rng.choice(PROBLEMS)}{rng.choice(TAILS)}"


def sentence(rng: Random, name: str) -> str:
    """What a return first says of a risk of that name."""
    return f"{name}: {rng.choice(CAUSES)}, so that {rng.choice(CONSEQUENCES)}."


def again(rng: Random, name: str) -> str:
    """What a later return says of it."""
    return f"We restate this one. {name}, because {rng.choice(CAUSES)}."
