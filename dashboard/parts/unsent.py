"""Words that a form could not take, as it shows them again: with why, and a button that throws them away. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from dash import html
from dash.development.base_component import Component

from dashboard.components.button import submit_button
from dashboard.components.content import flat
from dashboard.components.form import error_summary, post_form
from dashboard.components.panel import panel
from dashboard.components.question import written_words
from dashboard.links import discard_href
from data.questions.sentences import SENTENCES as OF_QUESTIONS
from data.register.sentences import SENTENCES as OF_STEPS
from data.typed import LONGEST_WORDS, TOO_LONG
from data.unsent import NOT_KEPT

LIMIT = f"{LONGEST_WORDS:,} characters at most."
WHY = {
    **OF_QUESTIONS,
    **OF_STEPS,
    "too-long": TOO_LONG,
    "not-kept": NOT_KEPT,
    "wrong-state": "Somebody else decided on it meanwhile. This is how it stands now.",
    "locked": "This return is locked. Reopen it first, with a reason.",
}
"""Why a form was refused, by the code of the refusal."""


@dataclass(frozen=True)
class Typed:
    """What the viewer typed into the forms of a page and could not send, by form, as (words, choice); and of the
    form that was refused just now: its name, and the code of the refusal.
    """

    unsent: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    form: str = ""
    code: str = ""

    def words(self, form: str) -> str:
        """The words that wait in a form, "" where none do."""
        return self.unsent.get(form, ("", ""))[0]

    def choice(self, form: str) -> str:
        """What was chosen or typed beside them."""
        return self.unsent.get(form, ("", ""))[1]

    def error(self, form: str) -> str | None:
        """Why a form was refused just now."""
        return WHY.get(self.code) if form == self.form else None

    def waits(self, form: str) -> bool:
        """Whether a form has something to show: words that were not sent, or why it was refused."""
        return form in self.unsent or self.error(form) is not None

    def hint(self, form: str, usual: str) -> str:
        """What stands under the label: what usually does, and that older words were not sent."""
        waits = form in self.unsent and not self.error(form)
        return f"{usual} These words were kept for you and are not sent yet." if waits else usual

    def discard(self, form: str, back: str, context: str | None = None) -> Component | None:
        """The button that throws away what waits in a form, for inside of it; None where nothing does."""
        if form not in self.unsent:
            return None
        way = discard_href(back)
        return submit_button(
            "Discard what I typed", alt=True, context=context, name="unsent", value=form, action=way
        )


def not_sent(typed: Typed, form: str, csrf_token: str, back: str) -> Component | None:
    """What was typed into a form that takes nothing now, for copying; None where nothing was."""
    button = typed.discard(form, back)
    if button is None:
        return None
    away = post_form(discard_href(back), csrf_token, button)
    return panel("warn", "Your words were not sent", written_words(typed.words(form)), away, level=3)


def nothing_to_decide(typed: Typed, form: str, csrf_token: str, back: str, id: str) -> Component | None:
    """What stands where a form stood that has nothing to decide on now: why it was refused, and what was typed."""
    error = typed.error(form)
    summary = error_summary([(error, None)]) if error else None
    shown = flat(summary, not_sent(typed, form, csrf_token, back))
    return html.Div(shown, id=id) if shown else None
