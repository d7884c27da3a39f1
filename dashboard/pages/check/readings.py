"""One item as read, with its problems and what can be done: drawn with the page, and again after each decision."""

from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.components.act import act_button
from dashboard.components.content import Content, flat
from dashboard.components.form import select_field, text_field, textarea_field
from dashboard.components.marks import marks
from dashboard.components.native import hidden_input
from dashboard.components.pair import PairState, reading
from dashboard.components.severity import severity_tag
from dashboard.components.state import Tone, state_word
from dashboard.pages.check.clash import Clash, both_answers, both_texts
from dashboard.pages.check.update import addressed_concern, cells_of, held_back, plan_fields
from dashboard.pages.check.words import DECIDED, SAYS_NOTHING, title_of
from data.refusals import Conflict
from data.reports.returns.check_lines import CheckItem, CheckProblem, CheckRow, ReturnCheck
from data.returns.deciding.choices import HEAD_PARTS, NOT_AN_ITEM, Choice
from data.terms import Decision, Part, RiskKind, Saying, Severity

ASKING = frozenset({"unplaced"})
"""Problems to look at that still have a question."""


def item_id(number: int) -> str:
    """The id of an item's reading, by which a decision draws it again."""
    return f"check-item-{number}"


def place_words(place: str) -> str:
    """A Place as it is shown: the first paragraph of a cell is the cell."""
    return place.removesuffix(", paragraph 1") or "Not in the document"


def row_state(row: CheckRow) -> PairState:
    """The edge of a pair: must answer, check, or neither."""
    problems = [problem for item in row.items for problem in item.problems]
    if any(problem.stops for problem in problems):
        return "stop"
    return "check" if any(problem.open for problem in problems) else "plain"


def item_reading(item: CheckItem, check: ReturnCheck, clash: Clash | None = None) -> Component:
    """One item. With a `clash` about it or one of its problems both texts are shown, and yours is kept."""
    title = title_of(item)
    drawn: Any = reading(title, place_words(item.place), *_said(item), *_asked_of_lead(item, check, clash))
    drawn.tabIndex = -1
    for name, value in marks(data_fields=True, data_item=str(item.id)).items():
        setattr(drawn, name, value)
    made: Component = drawn
    return made


def problem_answer(
    problem: CheckProblem, editable: bool, suggested: RiskKind | None = None, clash: Clash | None = None
) -> Component:
    """A problem's question with its answers, or the answer given with who gave it; with a `clash` yours beside it."""
    if clash and clash.is_of_problem(problem):
        return html.Div([both_answers(problem, clash), problem_answer(problem, editable, suggested)])
    if problem.choice:
        return _answered(problem, editable)
    if not editable:
        return html.P("Not answered.", className="small quiet")
    needs = marks(data_fields=True, data_needs=problem.open or None)
    return html.Div(flat(*_question(problem, suggested)), className="acts", **needs)


def _said(item: CheckItem) -> list[Content]:
    left = cells_of(item) or _words(item.text, item.saying)
    if item.decision is Decision.NOT_AN_ITEM:
        left = html.P(html.S(item.text or "Left blank."), className="quiet")
    said: list[Content] = [left]
    if item.part in (Part.ACHIEVEMENT, Part.CONCERN, Part.RECOMMENDATION, Part.PUBLICITY, Part.PRIORITY):
        said.append(html.P(item.label, className="small quiet") if item.label else None)
    said.append(held_back(item))
    if item.decision is Decision.CORRECTED and item.text != item.source_text and item.row is None:
        source = item.source_text or "nothing"
        said.append(html.P(["In the document: ", html.Q(source)], className="small quiet"))
    if item.part in (Part.KEY_INFORMATION, Part.RISK) and item.ask_saying is not Saying.BLANK:
        said += [html.H3("Asked"), _words(item.ask, item.ask_saying)]
        if item.decision is Decision.CORRECTED and item.ask != item.ask_source_text:
            said.append(html.P(["In the document: ", html.Q(item.ask_source_text)], className="small quiet"))
    said.append(_kind(item))
    return said


def _words(text: str, saying: Saying) -> Component:
    if saying in SAYS_NOTHING:
        as_written = f" “{text}” as written." if text else ""
        return html.P(SAYS_NOTHING[saying] + as_written, className="quiet")
    lines = text.split("\n")
    return html.P(flat(*[part for line in lines for part in (line, html.Br())][:-1]))


def _kind(item: CheckItem) -> Component | None:
    if item.part is not Part.RISK or item.saying is not Saying.STATED:
        return None
    if item.kind:
        standing = ", standing" if item.standing else ""
        scored = "; Unscored, nothing is guessed" if item.kind is RiskKind.RISK else ""
        return html.P(f"Kind: {item.kind.value.lower()}{standing}{scored}.", className="small quiet")
    if item.suggested_kind:
        words = f"Suggested: {item.suggested_kind.value.lower()}, because {item.suggestion_reason}."
        return html.P(words, className="small quiet")
    return html.P("Kind: risk. Unscored: nothing is guessed.", className="small quiet")


def _asked_of_lead(item: CheckItem, check: ReturnCheck, clash: Clash | None) -> list[Content]:
    conflict = clash.conflict if clash and clash.is_of_item(item) else None
    parts: list[Content] = []
    asked = item.decision is not Decision.NOT_AN_ITEM
    for problem in item.problems:
        if asked and problem.choice != NOT_AN_ITEM:
            parts.append(_problem(problem, check.editable, item.suggested_kind, clash))
    parts += [_continues(item, check), addressed_concern(item, check)] if asked else []
    if conflict:
        parts.append(both_texts(conflict))
    parts.append(_decision(item, check.editable, conflict))
    return parts


def _problem(
    problem: CheckProblem, editable: bool, suggested: RiskKind | None, clash: Clash | None
) -> Component:
    tag = None if problem.choice else severity_tag(problem.severity)
    said = html.P(flat(tag, html.Span(problem.message)), className="item-problem")
    if problem.severity is Severity.LOOK and problem.code not in ASKING:
        return said
    return html.Div([said, problem_answer(problem, editable, suggested, clash)])


def _question(problem: CheckProblem, suggested: RiskKind | None) -> list[Content]:
    question, name = problem.question, f"answer-{problem.id}"
    button = act_button("Save answer", "answer", problem.id, problem.row_version, context=problem.message)
    if len(question.choices) == 1 and not question.choices[0].asks_for:
        only = question.choices[0]
        field: Component = hidden_input("choice", only.value)
        words = only.words if only.as_written else f"{only.words[0].lower()}{only.words[1:]}"
        words = f"{question.label}: {words}"
        return [field, act_button(words, "answer", problem.id, problem.row_version, context=problem.message)]
    hint = suggested.value.lower() if suggested else None
    options = [("", "Choose"), *((one.value, _option(one, hint)) for one in question.choices)]
    chooser = select_field("choice", question.label, options, id=name)
    asking = [choice for choice in question.choices if choice.asks_for]
    typed = [_typed(problem, asking)] if asking else []
    return [chooser, *typed, button]


def _option(choice: Choice, suggested: str | None) -> str:
    return f"{choice.words} (suggested)" if choice.value == suggested else choice.words


def _typed(problem: CheckProblem, asking: list[Choice]) -> Component:
    """The one field for the answers that need words."""
    answers = " or ".join(f"“{choice.words}”" for choice in asking)
    hint = f"With {answers} only."
    return text_field("words", asking[0].asks_for, hint=hint, id=f"words-{problem.id}", autocomplete="off")


def _answered(problem: CheckProblem, editable: bool) -> Component:
    who = f" by {problem.answered_by}" if problem.answered_by else ""
    words = f"{problem.answer_words}." if problem.closed else f"{problem.answer_words}. Answered{who}"
    parts: list[Content] = [state_word(words, "ok", small=True)]
    if editable and not problem.closed:
        parts.append(
            act_button(
                "Undo", "withdraw", problem.id, problem.row_version, context=problem.message, plain=True
            )
        )
    return html.Div(flat(*parts), className="acts")


def _continues(item: CheckItem, check: ReturnCheck) -> Component | None:
    """Which risk of the register the item speaks of again: without a word of it, that risk would be silent."""
    if item.part not in (Part.RISK, Part.CONCERN) or item.saying is not Saying.STATED:
        return None
    known = next((risk for risk in check.open_risks if risk.id == item.continues), None)
    if not check.editable:
        return html.P(f"Continues {known.ref}: {known.title}", className="small quiet") if known else None
    if not check.open_risks:
        return None
    options = [
        ("", "No, it is new"),
        *((str(risk.id), f"{risk.ref}: {risk.title}") for risk in check.open_risks),
    ]
    label = "Already on the register?"
    chosen = str(known.id) if known else ""
    chooser = select_field("risk", label, options, chosen, id=f"continues-{item.id}")
    button = act_button("Save", "continue", item.id, item.row_version, context=f"{label} {title_of(item)}")
    return html.Div([chooser, button], className="acts", **marks(data_fields=True))


def _decision(item: CheckItem, editable: bool, conflict: Conflict | None) -> Component | None:
    title = title_of(item)
    if item.decision is not Decision.PENDING and not conflict:
        tone: Tone = "wait" if item.decision is Decision.NOT_AN_ITEM else "ok"
        who = f" by {item.decided_by}" if item.decided_by else ""
        done: list[Content] = [state_word(DECIDED[item.decision] + who, tone, small=True)]
        if editable:
            done.append(act_button("Undo", "undo", item.id, item.row_version, context=title, plain=True))
        return html.Div(flat(*done), className="acts")
    if not editable:
        return html.Div(state_word("As read", "wait", small=True), className="acts")
    if any(problem.stops for problem in item.problems) and not conflict:
        return (
            html.Div(flat(*_leave_out(item, title)), className="acts")
            if item.part not in HEAD_PARTS
            else None
        )
    acts: list[Content] = [act_button("Accept", "accept", item.id, item.row_version, context=title)]
    acts += _leave_out(item, title)
    acts.insert(1, _correct(item, title, conflict))
    return html.Div(flat(*acts), className="acts", **marks(data_needs=True))


def _leave_out(item: CheckItem, title: str) -> list[Content]:
    if item.part in HEAD_PARTS:
        return []
    return [act_button("Not an item", "leave-out", item.id, item.row_version, context=title, plain=True)]


def _correct(item: CheckItem, title: str, conflict: Conflict | None) -> Component | None:
    if item.part is Part.GROUP:
        return None
    head = html.Summary(["Correct", html.Span(f": {title}", className="sr")])
    save = act_button("Save correction", "correct", item.id, item.row_version, context=title)
    if item.row is not None:
        yours = html.P(["Yours: ", html.Q(conflict.yours)]) if conflict else None
        cells = flat(yours, *plan_fields(item, item.row))
        return html.Details([head, *cells, save], open=bool(conflict), className="correct")
    text, asked = (conflict.yours, conflict.yours_asked) if conflict else (item.text, item.ask)
    rows = min(8, max(2, len(text) // 60 + text.count("\n") + 1))
    fields: list[Content] = [
        textarea_field("text", "It should say", value=text, rows=rows, id=f"text-{item.id}"),
    ]
    if item.part in (Part.KEY_INFORMATION, Part.RISK):
        fields.append(textarea_field("ask", "It asks", value=asked, rows=2, id=f"ask-{item.id}"))
    return html.Details([head, *flat(*fields), save], open=bool(conflict), className="correct")
