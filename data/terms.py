"""The field's words as enums: each value is the word shown on screens, and the glossary explains it."""

from enum import StrEnum


class Role(StrEnum):
    """What a person is to the Board; rights follow from it in `data.people`."""

    MEMBER = "Board member"
    LEAD = "Lead"
    PLANNER = "Planner"
    ADMINISTRATOR = "Administrator"


class ReporterKind(StrEnum):
    """Who owes the Board a return (a delivery group) or an update (a CSP)."""

    DELIVERY_GROUP = "Delivery group"
    CSP = "Community Safety Partnership"


class BodyKind(StrEnum):
    """How a body stands to the Board under the Agreement."""

    RESPONSIBLE_AUTHORITY = "Responsible authority"
    PARTNER_BOARD = "Partner board"
    COMMISSIONER = "Commissioner"
    VOLUNTARY_SECTOR = "Voluntary sector"


class Rag(StrEnum):
    """A judgement with a written reason; the word always stands beside the colour."""

    RED = "Red"
    AMBER = "Amber"
    GREEN = "Green"
    BLUE = "Complete"
    GREY = "Superseded"
    NOT_RATED = "Not rated"


class Band(StrEnum):
    """Where a score falls on the grid; Unscored is a band of its own and the default."""

    SIGNIFICANT = "Significant"
    HIGH = "High"
    MODERATE = "Moderate"
    LOW = "Low"
    UNSCORED = "Unscored"


class Direction(StrEnum):
    """What a risk did since the previous accepted return, always in words."""

    WORSENING = "Worsening"
    IMPROVING = "Improving"
    STATIC = "Static"
    NEW = "New"
    CLOSED = "Closed"
    NOT_MENTIONED = "Not mentioned"
    NOT_SCORED = "Not scored"


class RiskKind(StrEnum):
    """An issue has happened; an event is a dated milestone: neither is a risk."""

    RISK = "Risk"
    ISSUE = "Issue"
    EVENT = "Event"


class RiskStatus(StrEnum):
    """A risk's life on the register."""

    PROPOSED = "Proposed"
    ON_REGISTER = "On register"
    ESCALATED = "Escalated"
    ACCEPTED = "Accepted"
    CLOSED = "Closed"


class ReturnState(StrEnum):
    """The fates of a return."""

    EXPECTED = "Expected"
    TO_FOLLOW = "To follow"
    DRAFT = "Draft"
    SUBMITTED = "Submitted"
    CHANGES_REQUESTED = "Changes requested"
    ACCEPTED = "Accepted"
    PUBLISHED = "Published"
    NIL_RETURN = "Nil return"
    SUPERSEDED = "Superseded"


class FileOutcome(StrEnum):
    """What became of the bytes that were sent; none is ever deleted."""

    READ = "Read"
    REFUSED = "Refused"
    ABANDONED = "Abandoned"


class AttachmentKind(StrEnum):
    """The kinds of file that can be attached to a return, told from their bytes."""

    PDF = "PDF"
    WORD = "Word document"
    EXCEL = "Excel workbook"
    POWERPOINT = "PowerPoint presentation"
    OPEN_TEXT = "OpenDocument text"
    OPEN_SHEET = "OpenDocument spreadsheet"
    OPEN_SLIDES = "OpenDocument presentation"
    CSV = "CSV table"
    TEXT = "Plain text"
    PNG = "PNG picture"
    JPEG = "JPEG picture"


class Verdict(StrEnum):
    """What the scanner for harmful files said last of some bytes."""

    NOT_SCANNED = "Not scanned"
    CLEAN = "Nothing found"
    HARMFUL = "Harmful, held back"


class PartFate(StrEnum):
    """What a planner made of one return of a back file."""

    WAITING = "Waiting"
    TAKEN_IN = "Taken in"
    LEFT_OUT = "Left out"


class Part(StrEnum):
    """The parts of a return, then those of a CSP update."""

    PERIOD = "Period"
    GROUP = "Group"
    CHAIR = "Chair"
    VICE_CHAIR = "Vice chair"
    OBJECTIVE = "Objective"
    KEY_INFORMATION = "Key information"
    RISK = "Register item"
    PLAN = "Plan or product"
    COMMENTARY = "Commentary"
    EXTRA = "Other section"
    FOOTNOTE = "Footnote"
    UNPLACED = "Not placed"
    PRIORITY = "Priority"
    ACHIEVEMENT = "Key achievement"
    CONCERN = "Area of concern"
    RECOMMENDATION = "Recommendation"
    PUBLICITY = "Item for publicity"
    ACTION_PLAN = "Action plan row"
    FIGURES = "Table of figures"


class Saying(StrEnum):
    """What a cell says: nil has five different states and none of them is guessed."""

    STATED = "Stated"
    NIL = "Nil"
    NOT_APPLICABLE = "Not applicable"
    FOR_INFORMATION = "For information"
    BLANK = "Blank"
    TO_FOLLOW = "To follow"


class Decision(StrEnum):
    """What a person decided about one item that the app read."""

    PENDING = "To check"
    ACCEPTED = "Accepted"
    CORRECTED = "Corrected"
    NOT_AN_ITEM = "Not an item"


class CarriedChoice(StrEnum):
    """What a lead says now of a risk, ask or action that was open last quarter."""

    STILL_OPEN = "still open"
    CHANGED = "changed"
    CLOSED = "closed because"


class Severity(StrEnum):
    """How much a problem stands in the way of submitting."""

    STOP = "Must answer"
    CHECK = "Check"
    LOOK = "Look"


class Product(StrEnum):
    """The governance products of the Agreement, 4.5, that a return speaks of (the sixth is the register)."""

    TERMS_OF_REFERENCE = "Terms of reference"
    STRATEGIC_ASSESSMENT = "Strategic assessment"
    JOINT_STRATEGY = "Joint strategy"
    DELIVERY_PLAN = "Delivery plan"
    PERFORMANCE = "Performance monitoring"


class ProductState(StrEnum):
    """The eight states of a product's row in a return."""

    STATED_UNDATED = "Stated without a date"
    STATED_DATED = "Stated with a date"
    LINK = "Link"
    EMBEDDED_FILE = "Embedded file"
    NARRATIVE = "Narrative"
    NOT_APPLICABLE = "Not applicable"
    BLANK = "Blank"
    ROW_MISSING = "Row missing"


class AskState(StrEnum):
    """A requested action is answered or it ages."""

    OPEN = "No answer yet"
    ANSWERED = "Answered"
    WITHDRAWN = "Withdrawn"


class LetterOutcome(StrEnum):
    """What became of one reminder by e-mail; without any, nobody knows either."""

    SENT = "Sent"
    REFUSED = "Refused by the mail server"
    NOT_SENT = "Not sent"
    UNKNOWN = "Not known whether it was sent"


class QuestionState(StrEnum):
    """What became of a question on an accepted return: the newest answer says which."""

    OPEN = "Open"
    ANSWERED = "Answered"
    ANSWERED_AT_MEETING = "Answered at the meeting"
    WITHDRAWN = "Withdrawn"


class Slot(StrEnum):
    """The kinds of place on a meeting's agenda."""

    STANDING = "Standing"
    DELIVERY_GROUP = "Delivery-group focus"
    PREVENTION = "Prevention focus"
    CSP = "CSP focus"
    OPEN = "Open"


class Marking(StrEnum):
    """Protective marking, printed in capitals."""

    OFFICIAL = "OFFICIAL"
    OFFICIAL_SENSITIVE = "OFFICIAL-SENSITIVE"


class PublicationPart(StrEnum):
    """Part A can be published; Part B is exempt, for members only."""

    A = "Part A"
    B = "Part B"
