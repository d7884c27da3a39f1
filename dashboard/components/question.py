"""A question with its answers: who asked what, of which words, and what was said to it, the newest answer first."""

from collections.abc import Sequence
from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from dashboard.components.content import Content, flat
from dashboard.components.marks import marks
from dashboard.components.number_words import many


@dataclass(frozen=True)
class Said:
    """Words as somebody wrote them, after who wrote them and when."""

    who: Content
    words: str


@dataclass(frozen=True)
class QuestionItem:
    """A question. `state` is a word (a component), `about` the sentence that it is about; `answers` come newest
    first, and the earlier ones are folded. `acts` are forms and buttons; they are left out on paper.
    """

    id: int
    state: Component
    asked: Said
    about: Content = None
    answers: Sequence[Said] = ()
    acts: Sequence[Content] = ()


def question_list(items: Sequence[QuestionItem]) -> Component:
    """Return the questions in the order given, each with its anchor `question-<id>`."""
    return html.Div([_question(item) for item in items], className="questions")


def written_words(words: str) -> Component:
    """Return words as they were typed: their lines kept, in whichever direction they are written."""
    return html.P(words, className="written", dir="auto")


def act_fold(words: str, *children: Content, opened: bool = False) -> Component:
    """Return a form folded under the words of a button; `opened` where something in it waits."""
    return html.Details([html.Summary(words), *flat(*children)], className="correct", open=opened)


def asking(title: str, form: Component) -> Component:
    """Return the form for a new question, at the anchor `ask`; it is left out on paper."""
    return html.Div([html.H3(title), form], id="ask", tabIndex=-1, className="asking")


def _question(item: QuestionItem) -> Component:
    head = html.P([item.state, " ", *flat(item.asked.who)], className="small")
    parts: list[Content] = [head, written_words(item.asked.words)]
    parts.append(html.P(flat(item.about), className="small quiet") if item.about is not None else None)
    parts += [_said(one) for one in item.answers[:1]]
    if len(item.answers) > 1:
        summary = html.Summary(many(len(item.answers) - 1, "earlier answer"), className="small")
        parts.append(html.Details([summary, *map(_said, item.answers[1:])]))
    acts = flat(*item.acts)
    parts.append(html.Div(acts, className="acts") if acts else None)
    anchor = f"question-{item.id}"
    return html.Article(flat(*parts), id=anchor, tabIndex=-1, **marks(data_place=anchor))


def _said(one: Said) -> Component:
    return html.Blockquote(
        [html.P(flat(one.who), className="small"), written_words(one.words)], className="q"
    )
