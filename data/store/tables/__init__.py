"""The tables, one file a noun; importing this package makes `Base.metadata` whole."""

from data.store.tables.agenda import AgendaItem
from data.store.tables.asks import Action, Ask, AskAddressee
from data.store.tables.attachments import Attachment, Scan
from data.store.tables.audit import AuditEvent, StoreState
from data.store.tables.back_files import BackFile, BackFilePart, BackFileTaking
from data.store.tables.base import Base
from data.store.tables.bodies import Body, BodyAlias
from data.store.tables.drafts import DraftBox, DraftText
from data.store.tables.letters import HandReminder, Letter
from data.store.tables.measures import Measure, MeasureValue
from data.store.tables.meetings import Meeting
from data.store.tables.people import Lead, NeedToKnow, Person, SignInAttempt, SignInSession
from data.store.tables.questions import Question, QuestionAnswer
from data.store.tables.ratings import Rating
from data.store.tables.reopenings import Reopening
from data.store.tables.reporters import Reporter, ReporterAlias
from data.store.tables.returns import (
    ProductRow,
    Return,
    ReturnFile,
    ReturnItem,
    ReturnProblem,
    ReturnVersion,
)
from data.store.tables.risks import Risk, RiskArea, RiskAssessment
from data.store.tables.unsent import UnsentText
from data.store.tables.updates import UpdateItem

__all__ = [
    "Action",
    "AgendaItem",
    "Ask",
    "AskAddressee",
    "Attachment",
    "AuditEvent",
    "BackFile",
    "BackFilePart",
    "BackFileTaking",
    "Base",
    "Body",
    "BodyAlias",
    "DraftBox",
    "DraftText",
    "HandReminder",
    "Lead",
    "Letter",
    "Measure",
    "MeasureValue",
    "Meeting",
    "NeedToKnow",
    "Person",
    "ProductRow",
    "Question",
    "QuestionAnswer",
    "Rating",
    "Reopening",
    "Reporter",
    "ReporterAlias",
    "Return",
    "ReturnFile",
    "ReturnItem",
    "ReturnProblem",
    "ReturnVersion",
    "Risk",
    "RiskArea",
    "RiskAssessment",
    "Scan",
    "SignInAttempt",
    "SignInSession",
    "StoreState",
    "UnsentText",
    "UpdateItem",
]
