"""A question on a return as several pages draw it, and the forms that go with it."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.components.button import submit_button
from dashboard.components.content import Content, flat
from dashboard.components.dagger import dagger
from dashboard.components.dates import long_moment
from dashboard.components.form import post_form, textarea_field
from dashboard.components.number_words import clipped
from dashboard.components.panel import panel
from dashboard.components.question import QuestionItem, Said, act_fold, written_words
from dashboard.components.state import Tone, state_word
from dashboard.links import question_href, reporter_href, sentence_href
from dashboard.parts.meeting_words import meeting_day, meeting_month
from dashboard.parts.unsent import LIMIT, Typed, not_sent
from data.reports.questions.lines import AnswerLine, QuestionLine
from data.terms import QuestionState

TONES: dict[QuestionState, Tone] = {
    QuestionState.OPEN: "wait",
    QuestionState.ANSWERED: "ok",
    QuestionState.ANSWERED_AT_MEETING: "ok",
    QuestionState.WITHDRAWN: "wait",
}


def state_of(line: QuestionLine) -> Component:
    """Return the state of a question in its word."""
    return state_word(line.state.value, TONES[line.state])


def question_item(
    line: QuestionLine, quarter: str | None, *, acts: Sequence[Content] = (), on_its_return: bool = False
) -> QuestionItem:
    """Return a question for the list; away from its return it says on whose return it is, with the way there."""
    return QuestionItem(
        id=line.id,
        state=state_of(line),
        asked=Said(_asked(line, quarter, on_its_return), line.text),
        about=_about(line, quarter),
        answers=[Said(answered_by(one, line), one.text) for one in line.answers],
        acts=acts,
    )


def _asked(line: QuestionLine, quarter: str | None, on_its_return: bool) -> list[Content]:
    mark = dagger() if line.illustrative else None
    when: list[Content] = [f"asked by {line.asked_by}, {long_moment(line.asked_at)}", mark]
    if line.withdrawn_at is not None:
        when.append(f"; withdrawn {long_moment(line.withdrawn_at)}")
    if on_its_return:
        return when
    there = html.A(f"return for {meeting_month(line.meeting)}", href=question_href(line.return_id, line.id))
    group = html.A(line.reporter.short_name, href=reporter_href(line.reporter, quarter))
    return [group, ", ", there, ": ", *when]


def _about(line: QuestionLine, quarter: str | None) -> Content:
    if not line.place:
        return None
    words = html.Bdi(f"“{clipped(line.sentence)}”") if line.sentence else "its words are held back"
    if line.source is None:
        return [f"About {line.place} of version {line.version}, which has been replaced since: ", words]
    return ["About ", html.A(line.place, href=sentence_href(line.source, quarter)), ": ", words]


def answered_by(one: AnswerLine, line: QuestionLine) -> Content:
    """Return who answered and when, on whose behalf, or at which meeting it was said."""
    mark = dagger() if one.illustrative else None
    if one.meeting is not None:
        at = f"Said at the meeting of {meeting_day(one.meeting)}"
        return [f"{at}, taken down by {one.who}, {long_moment(one.at)}", mark]
    behalf = f" on behalf of {line.reporter.short_name}" if one.on_behalf else ""
    return [f"Answered by {one.who}{behalf}, {long_moment(one.at)}", mark]


def answer_fold(
    line: QuestionLine,
    csrf_token: str,
    typed: Typed,
    *,
    form: str,
    here: str,
    action: str,
    words: tuple[str, str],
) -> Component | None:
    """Return the form that answers a question, folded; `words` are those of its button and its field's label, `here`
    the page that it stands on.

    Words that could not be sent open it, after the answer that came in meanwhile. A question that was withdrawn
    meanwhile takes none: they are shown for copying.
    """
    waiting, error = typed.words(form), typed.error(form)
    back = f"{here}#question-{line.id}"
    if line.state is QuestionState.WITHDRAWN:
        return not_sent(typed, form, csrf_token, back)
    button, label = words
    hint, which = typed.hint(form, LIMIT), f"{label}, question by {line.asked_by}"
    field = textarea_field("text", label, hint, error, waiting, rows=4, id=f"words-{line.id}")
    buttons = html.Div(
        flat(submit_button("Send", context=which), typed.discard(form, back, which)), className="row"
    )
    conflict = _meanwhile(line) if typed.code == "conflict" and error else None
    whole = post_form(action, csrf_token, field, buttons, hidden={"row_version": str(line.row_version)})
    return act_fold(button, conflict, whole, opened=bool(waiting))


def _meanwhile(line: QuestionLine) -> Component | None:
    if not line.answers:
        return None
    newest = line.answers[0]
    who = html.P(flat(answered_by(newest, line)), className="small")
    said = html.Blockquote(written_words(newest.text), className="q")
    return panel("warn", "The answer that came in", who, said, level=3)
