"""The words of the field for those who read the board, shorter than the glossary that developers keep."""

WORDS: tuple[tuple[str, str], ...] = (
    (
        "The Board",
        "The Countywide Community Safety Strategic Board. It coordinates, challenges and supports.",
    ),
    (
        "OPCC",
        "The Office of the Police and Crime Commissioner: keeps the register, accepts returns, plans the agenda.",
    ),
    ("Delivery group", "One of the nine groups, each for a theme, that report to the Board each quarter."),
    ("CSP", "A Community Safety Partnership: one of the six partnerships, each for a place."),
    (
        "Return, update",
        "What a delivery group, or a CSP, reports to one meeting, written in Word or in Excel.",
    ),
    ("Quarter", "A quarter of the financial year: 2018-19 Q3 is October to December 2018."),
    ("Place", "Where in the file something stands: “Table 2, row 3, right cell” or “Risks, cell C7”."),
    ("Accepted", "The OPCC has taken the return. Until then members see only that it was received."),
    ("To follow", "The group has said that its return will come late."),
    ("Fresh, stale", "Fresh: the period is not earlier than the month of the meeting before. Stale: it is."),
    (
        "Risk, issue, event",
        "What may happen; what has happened; a dated milestone. Only the first is scored.",
    ),
    ("Candidate", "A risk that a return puts forward and nobody has decided on."),
    ("Unscored", "No person has scored it. The app never makes a score out of prose."),
    ("Standing", "Raised in three returns running, or said to persist."),
    ("Stuck", "In the same High or Significant band at four meetings."),
    (
        "Not mentioned",
        "Open last quarter and absent from this return. It stays open and its lead must answer.",
    ),
    (
        "Question",
        "What somebody asks of an accepted return. Its lead answers; what is open goes onto the next run sheet.",
    ),
    ("Run sheet", "The agenda of one meeting in order, with its times and the questions that are open."),
    ("Ask", "An action that a return requests of one or more bodies. It is answered, or it ages."),
    ("Action", "A commitment with an owner and a due date. Its original date never changes."),
    (
        "Rating",
        "A person’s judgement in red, amber or green, with a written reason. The default is Not rated.",
    ),
    (
        "Suggested",
        "Worked out by the app, with its reasons. It counts for nothing until a person confirms it.",
    ),
    ("Part A, Part B", "Publishable; exempt, for members only."),
    ("Illustrative", "Made up to fill the sample year, and marked † wherever it is shown."),
)

ROLES: dict[str, str] = {
    "Board member": "Reads everything that is accepted and may ask questions on it; answers for their own body.",
    "Lead": "Sends and corrects the return of their own group or CSP, answers questions on it; reads as a member does.",
    "Planner": "OPCC staff: tracks and accepts returns, keeps the register, plans the agenda.",
    "Administrator": "Keeps people, roles and settings, and changes nothing that is reported.",
}

REACH: dict[str, str] = {
    "no": "No",
    "of a group or CSP that the person leads": "Own",
    "of the person's own body": "Own body",
    "of a group or CSP that the person leads, or of their own body": "Own, and own body",
    "where the person is on the need-to-know list": "If listed",
    "where listed, or of a group or CSP that the person leads": "If listed, or own",
    "all": "Yes",
}
"""How far a right goes (`data.people.Reach`), in the words of the table."""
