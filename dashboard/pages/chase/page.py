"""The chase list and the plain route that marks somebody as reminded by hand."""

from flask import Flask, redirect, request
from werkzeug.wrappers import Response

from dashboard.access import ask, board, csrf_token, do, route_right
from dashboard.links import chase_href
from dashboard.page import Page, Screen
from dashboard.pages.chase.view import chase_screen
from data.people import Right
from data.refusals import NotOpen, Refused
from data.reminders.letters import remind_by_hand
from data.reports.returns.chase import chase_list
from data.terms import Marking


def layout(*, quarter: str | None, refused: str | None) -> Screen:
    """Draw the list of the meeting in view."""
    found = ask(chase_list, quarter)
    sensitive = any(row.owed.marking is Marking.OFFICIAL_SENSITIVE for row in found.rows)
    settings = board().settings
    site = settings.site or request.host_url
    content = chase_screen(found, csrf_token(), site, settings.reminders, came=refused == "wrong-state")
    return Screen("Chase list", content, sensitive=sensitive)


PAGE = Page("chase", "/returns/chase", "returns", Right.MODERATE, layout, query=("refused",))


def routes(server: Flask) -> None:
    """What the list posts."""
    reminded = "/returns/<int(max=2147483647):return_id>/reminded"
    server.add_url_rule(reminded, "remind_by_hand", mark_reminded, methods=["POST"])


@route_right(Right.MODERATE)
def mark_reminded(return_id: int) -> Response:
    """Record that its leads were reminded by hand, and come back to the same return."""
    quarter = request.form.get("quarter")
    try:
        do(remind_by_hand, return_id)
    except NotOpen:
        raise
    except Refused as refusal:
        return redirect(chase_href(quarter, refused=refusal.code), 303)
    return redirect(chase_href(quarter, return_id), 303)
