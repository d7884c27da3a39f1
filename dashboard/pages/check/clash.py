"""Two people decided on the same thing: both texts in view, and what the second one typed is kept. Pure."""

from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from dashboard.components.content import Content, flat
from dashboard.components.panel import panel
from data.refusals import Conflict
from data.reports.returns.check_lines import CheckItem, CheckProblem
from data.returns.deciding.given import answer_in_words

NOTHING = "nothing"


@dataclass(frozen=True)
class Clash:
    """What came too late: about which item or problem, and both texts."""

    object_id: int
    of_problem: bool
    conflict: Conflict

    def is_of_item(self, item: CheckItem) -> bool:
        """Whether it is about the words of this item."""
        return not self.of_problem and item.id == self.object_id

    def is_of_problem(self, problem: CheckProblem) -> bool:
        """Whether it is about the answer to this problem."""
        return self.of_problem and problem.id == self.object_id

    def touches(self, item: CheckItem) -> bool:
        """Whether the item has to be drawn again to show it."""
        return self.is_of_item(item) or any(map(self.is_of_problem, item.problems))


def both_texts(conflict: Conflict) -> Component:
    """Return what an item says now; what was typed stands in the fields below."""
    now: list[Content] = ["It now says: ", html.Q(conflict.theirs or NOTHING), "."]
    if conflict.theirs_asked or conflict.yours_asked:
        now += [" It now asks: ", html.Q(conflict.theirs_asked or NOTHING), "."]
    words = html.P(flat(*now, " Yours is below: save it, or leave theirs."))
    return panel("warn", "Somebody else changed this", words, level=3)


def both_answers(problem: CheckProblem, clash: Clash) -> Component:
    """Return the answer that came too late beside the one that stands."""
    yours = answer_in_words(problem.question, clash.conflict.yours)
    stands: list[Content] = [html.Q(problem.answer_words), "." if problem.answer_words else ""]
    now: list[Content] = (
        ["It is answered now: ", *stands] if problem.answer_words else ["It has no answer now."]
    )
    mine: list[Content] = (
        [" You answered: ", html.Q(yours), ". Undo the other one to give yours."] if yours else []
    )
    return panel("warn", "Somebody else was first", html.P(flat(*now, *mine)), level=3)
