"""The run sheet drawn: each item with its time, and the questions on returns under the item that takes them. Pure."""

from dash import html
from dash.development.base_component import Component

from dashboard.components.button import print_button
from dashboard.components.content import Content, flat
from dashboard.components.dagger import dagger, foot_note
from dashboard.components.dates import clock
from dashboard.components.empty import empty
from dashboard.components.form import error_summary
from dashboard.components.heading import crumbs, page_head
from dashboard.components.number_words import capital, many
from dashboard.components.question import QuestionItem, question_list
from dashboard.components.section import section
from dashboard.components.timeline import Moment, timeline
from dashboard.links import plan_href, questions_href, reporter_href, run_sheet_href
from dashboard.parts.meeting_words import meeting_day
from dashboard.parts.questions import answer_fold, question_item
from dashboard.parts.unsent import Typed
from data.reports.questions.lines import QuestionLine
from data.reports.run_sheet.run_sheet import RunSheet, SheetItem
from data.unsent import meeting_form

NO_PLACE = "The agenda has no standing item for questions on returns, so they stand here."
TOO_EARLY = "Answers can be taken down from the day of the meeting."


def run_sheet_screen(found: RunSheet, csrf_token: str, typed: Typed) -> list[Component]:
    """The whole page."""
    here = found.meeting.slug
    parts: list[Content] = [
        crumbs([("Forward plan", plan_href(here)), (f"Run sheet, {found.meeting.label}", None)]),
        _error(typed),
        page_head(f"Run sheet: {meeting_day(found.meeting)}", lead(found), actions=[print_button()]),
        _order(found, csrf_token, typed),
        None if found.has_place else _own_section(found, csrf_token, typed),
        foot_note() if found.illustrative else None,
    ]
    return [part for part in flat(*parts) if isinstance(part, Component)]


def lead(found: RunSheet) -> Content:
    """The sentence under the title: from when to when, how many of the minutes are given away."""
    meeting = found.meeting
    hours = "No date is set yet."
    if meeting.starts_at and meeting.ends_at:
        hours = f"{clock(meeting.starts_at)} to {clock(meeting.ends_at)}."
    without = f"; {many(found.unset, 'item')} without" if found.unset else ""
    mark = dagger() if any(item.line.minutes_illustrative for item in found.items) else None
    return [f"{hours} {found.minutes} of {meeting.minutes} minutes", mark, f"{without}."]


def _error(typed: Typed) -> Component | None:
    sentence = typed.error(typed.form)
    field = f"#words-{typed.form.partition(':')[2]}"
    return error_summary([(sentence, field)]) if sentence else None


def _order(found: RunSheet, csrf_token: str, typed: Typed) -> Component:
    if not found.items:
        words = "Nothing has been placed on the agenda of this meeting."
        back = ("See the forward plan", plan_href(found.meeting.slug))
        return section("Running order", empty("No agenda yet", words, back), id="order")
    numbered = any(item.line.number for item in found.items)
    note = (
        None if numbered else "Nobody has numbered the agenda yet: items stand in the order of their slots."
    )
    moments = [_moment(item, found, csrf_token, typed) for item in found.items]
    return section("Running order", timeline(moments), note=note, id="order")


def _moment(item: SheetItem, found: RunSheet, csrf_token: str, typed: Typed) -> Moment:
    line = item.line
    number = f"{line.number}. " if line.number else ""
    title: Content = line.title
    if line.reporter:
        title = html.A(line.title, href=reporter_href(line.reporter, found.meeting.slug))
    below: list[Content] = [html.P(_facts(item), className="small")]
    if line.decision:
        below.append(html.P(["The Board is asked to decide: ", line.decision]))
    if item.takes_questions:
        below += _questions(found, csrf_token, typed)
    when = clock(item.starts_at) if item.starts_at else ""
    return Moment(when, html.B(flat(number, title)), below)


def _facts(item: SheetItem) -> list[Component | str | int | float]:
    line = item.line
    minutes = "minutes not set" if line.minutes is None else many(line.minutes, "minute")
    mark = dagger() if line.minutes_illustrative else None
    by = f", {line.presenter_post}" if line.presenter_post else ""
    return flat(minutes, mark, f"{by}.")


def _own_section(found: RunSheet, csrf_token: str, typed: Typed) -> Component:
    words = html.P(NO_PLACE, className="quiet")
    return section("Questions on returns", words, *_questions(found, csrf_token, typed), id="questions")


def _questions(found: RunSheet, csrf_token: str, typed: Typed) -> list[Content]:
    """The open questions, then those that were answered at this meeting."""
    items = [_waiting(line, found, csrf_token, typed) for line in found.waiting]
    count = found.waiting_count
    verb = "is" if count == 1 else "are"
    until = "on returns up to this meeting"
    parts: list[Content] = [html.P(f"{capital(many(count, 'question'))} {verb} open {until}.")]
    if items:
        parts.append(None if found.has_come else html.P(TOO_EARLY, className="small"))
        parts.append(question_list(items))
    left = count - sum(line.is_open for line in found.waiting)
    if left > 0:
        href = questions_href(found.meeting.slug)
        parts.append(html.P(html.A(f"{left:,} more open questions", href=href)))
    if found.answered:
        parts.append(html.H3("Answered at this meeting"))
        parts.append(question_list([question_item(line, found.meeting.slug) for line in found.answered]))
    return parts


def _waiting(line: QuestionLine, found: RunSheet, csrf_token: str, typed: Typed) -> QuestionItem:
    if not found.may_record:
        return question_item(line, found.meeting.slug)
    here = run_sheet_href(found.meeting.slug)
    action = f"{here}/questions/{line.id}"
    words = ("Mark as answered at the meeting", "What was said")
    form = meeting_form(line.id)
    fold = answer_fold(line, csrf_token, typed, form=form, here=here, action=action, words=words)
    return question_item(line, found.meeting.slug, acts=[fold])
