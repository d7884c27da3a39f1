"""The questions on a return: each with its answers, and the forms to ask, to answer and to withdraw. Pure."""

from dataclasses import dataclass, field

from dash import html
from dash.development.base_component import Component

from dashboard.address import address
from dashboard.components.button import submit_button
from dashboard.components.content import Content, flat
from dashboard.components.form import error_summary, post_form, select_field, textarea_field
from dashboard.components.number_words import clipped, many
from dashboard.components.question import asking, question_list
from dashboard.components.section import section
from dashboard.parts.as_read import TITLES
from dashboard.parts.questions import answer_fold, question_item
from dashboard.parts.unsent import LIMIT, Typed
from data.questions.about import About
from data.reports.questions.lines import QuestionLine
from data.reports.returns.one_return import ReturnRead
from data.returns.items.reading import is_at
from data.unsent import answer_form, ask_form

MOST_CHOICES = 200
"""Items to choose from at most: several times what a return holds. A question may always be about the whole return."""

SEEN_BY = "Everybody who may read this return sees it, with your post."


@dataclass(frozen=True)
class Asked:
    """What the section is drawn from, besides the return: its questions, who looks, and what they may do."""

    lines: tuple[QuestionLine, ...] = ()
    viewer_id: int | None = None
    may_ask: bool = False
    typed: Typed = field(default_factory=Typed)


def questions_section(found: ReturnRead, asked: Asked, place: str, csrf_token: str) -> Component | None:
    """The section; None where nothing is accepted, so that nothing can be asked, and nothing was."""
    error = _error(found, asked)
    if found.accepted_number is None and not asked.lines and error is None:
        return None
    items = [
        question_item(line, None, acts=_acts(line, asked, csrf_token), on_its_return=True)
        for line in asked.lines
    ]
    listed = (
        question_list(items) if items else html.P("Nobody has asked a question on it.", className="quiet")
    )
    return section(
        "Questions",
        error,
        listed,
        _ask(found, asked, place, csrf_token) if asked.may_ask else None,
        note=count_words(asked.lines),
        id="questions",
    )


def count_words(lines: tuple[QuestionLine, ...]) -> str:
    """How many there are and how many of them wait: "2 questions, 1 open"."""
    waiting = sum(line.is_open for line in lines)
    return f"{many(len(lines), 'question')}, {waiting} open" if lines else "None"


def _error(found: ReturnRead, asked: Asked) -> Component | None:
    typed = asked.typed
    if sentence := typed.error(ask_form(found.id)):
        return error_summary([(sentence, "#question-text" if found.accepted_number else None)])
    told = [
        (sentence, f"#words-{line.id}")
        for line in asked.lines
        if (sentence := typed.error(answer_form(line.id)))
    ]
    return error_summary(told) if told else None


def _acts(line: QuestionLine, asked: Asked, csrf_token: str) -> list[Content]:
    """What this person can do with a question: answer it, withdraw it, or put its answer away."""
    here = f"/questions/{line.id}"
    acts: list[Content] = []
    if line.may_answer:
        words = ("Better the answer", "A better answer") if line.answers else ("Answer", "Your answer")
        form = answer_form(line.id)
        on, to = f"/returns/{line.return_id}", f"{here}/answer"
        acts.append(answer_fold(line, csrf_token, asked.typed, form=form, here=on, action=to, words=words))
    if line.asked_by_id == asked.viewer_id and line.is_open:
        acts.append(_button(f"{here}/withdraw", csrf_token, "Withdraw the question"))
    if line.asked_by_id == asked.viewer_id and line.answers and not line.seen:
        acts.append(_button(f"{here}/put-away", csrf_token, "I have read the answer"))
    return acts


def _button(action: str, csrf_token: str, words: str) -> Component:
    return post_form(action, csrf_token, submit_button(words, alt=True, small=True), inline=True)


def _ask(found: ReturnRead, asked: Asked, place: str, csrf_token: str) -> Component | None:
    if found.version is None or found.version.number != found.accepted_number:
        if found.accepted_number is None:
            return None
        href = address(f"/returns/{found.id}", fragment="ask", version=found.accepted_number)
        words = html.A(f"version {found.accepted_number}", href=href)
        return html.P(["Questions are asked on ", words, ", which is accepted."], id="ask")
    form, typed = ask_form(found.id), asked.typed
    options, here = _choices(found, place), f"/returns/{found.id}#ask"
    kept = typed.choice(form)
    chosen = kept if kept in dict(options) else _at_place(found, place)
    fields = [
        select_field("about", "What it is about", options, chosen, id="question-about"),
        textarea_field(
            "text",
            "Your question",
            typed.hint(form, f"{LIMIT} {SEEN_BY}"),
            typed.error(form),
            typed.words(form),
            rows=3,
            id="question-text",
        ),
        html.Div(flat(submit_button("Ask the question"), typed.discard(form, here)), className="row"),
    ]
    return asking("Ask a question", post_form(f"/returns/{found.id}/questions", csrf_token, *fields))


def _choices(found: ReturnRead, place: str) -> list[tuple[str, str]]:
    """The whole return, then its items; the one at the Place that the page opened at is among them, however long."""
    choices = [("", "The whole return"), *((choice, words) for choice, words, _ in _said(found))]
    wanted = _at_place(found, place)
    return [one for at, one in enumerate(choices) if at <= MOST_CHOICES or one[0] == wanted]


def _at_place(found: ReturnRead, place: str) -> str:
    """The choice that means the words at a Place, "" for none."""
    if not place:
        return ""
    return next((choice for choice, _, at in _said(found) if is_at(at, place) or is_at(place, at)), "")


def _said(found: ReturnRead) -> list[tuple[str, str, str]]:
    """Everything in the accepted version that a question can be about: (choice, words, Place)."""
    told = []
    for item in found.version.lines.items if found.version else ():
        title = TITLES.get(item.part)
        if title and item.text:
            words = f"{title}, held back" if item.held_back else f"{title}: {_short(item.text)}"
            told.append((About(item.id).choice, words, item.place))
        if title and item.ask:
            choice = About(item.id, of_ask=True).choice
            told.append((choice, f"{title}, what it asks: {_short(item.ask)}", item.ask_place))
    return told


def _short(words: str) -> str:
    return clipped(" ".join(words.split()), 90)


def glance(asked: Asked) -> tuple[Content, Content]:
    """The line of the summary beside the document that leads to the section."""
    return "Questions", flat(html.A(count_words(asked.lines), href="#questions"))
