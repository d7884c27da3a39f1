"""A draft on the sample site, so that the check page has something to show: a return with doubts in it."""

import re
from urllib.parse import urlsplit

from playwright.sync_api import Page

from tests.makers_word import a_return, p, tr
from tests.support.packs import AGENDA, MINUTES, a_pack, an_update
from tests.support.site import WORD, Site, drawn, is_there, links, send_return, visit

RETURN = re.compile(r"/returns/(\d+)")
GROUP, MEETING = "dasv", "2018-19-Q4"
ACCEPTED_AT = "2018-19-Q3"
"""The meeting to which this group's return is accepted already."""


def draft() -> bytes:
    """A return as its lead might send it: a standing risk in prose, an ask, a period that is not the meeting's."""
    return a_return(
        title="Quarterly Report: December 2018",
        group="Domestic Abuse and Sexual Violence Delivery Board",
        officers=[tr("Chair: Head of Service", "")],
        objectives=p("Fewer people harmed at home") + p("People who were harmed find help early"),
        key=[
            (p("Referrals to the outreach service rose by a fifth since July 2018."), p("Information")),
            (
                p("The contract for the helpline ends in March 2019."),
                p("Cambridgeshire County Council to say by January whether it will be let again."),
            ),
            (p("Training reached 140 members of staff."), ""),
        ],
        risks=[
            (
                p(
                    "No new risks to flag. The waiting list for counselling goes on growing, as reported before."
                ),
                p("CCC to look at the funding of counselling."),
            ),
        ],
        plans={
            "TOR": "Completed: Yes",
            "Strategic assessment": "30 June 2017",
            "Joint strategic plan": "",
            "Performance information": "Reported to each meeting of the group",
        },
        commentary="The group met on 4 December 2018.",
    )


def leave_draft(site: Site) -> None:
    """Upload the draft as its lead, and leave it to be checked; as a planner a pack, and leave its returns waiting.

    The site remembers its check page, the receipt of the return that this lead sent before, the web form, and what
    a newer draft changes in an accepted return.
    """
    planner = site.open("planner")
    send_pack(planner, a_board_pack())
    planner.context.close()
    page = site.open("dasv.lead")
    site.unlinked.append(_web_form(page))
    site.unlinked.append(send_return(page, draft(), GROUP, MEETING))
    site.unlinked.append(_receipt(page))
    newer = send_return(page, draft(), GROUP, ACCEPTED_AT)
    site.unlinked.append(newer.replace("/versions/2/check", "/difference?from=1&to=2"))
    page.context.close()


def a_board_pack(words: str = "The plan for the year is agreed.") -> bytes:
    """A pack as the Board's papers are: an agenda, two returns, a return that names no group, a CSP's update."""
    road = a_return(group="Road Safety Partnership", key=[(p(words), p("Information"))])
    unnamed = a_return(group="", title="Quarterly Report: May 2016", key=[(p("Numbers are steady."), "")])
    return a_pack(AGENDA, draft(), MINUTES, road, MINUTES, unnamed, an_update())


def send_pack(page: Page, data: bytes) -> str:
    """Send a pack as a planner does; gives the address of its page."""
    visit(page, "/returns/back-file")
    page.set_input_files("input[type=file]", {"name": "Board pack.docx", "mimeType": WORD, "buffer": data})
    page.get_by_role("button", name="Send and read").click()
    page.wait_for_url(re.compile(r"/returns/back-file/\d+"))
    drawn(page)
    return urlsplit(page.url).path


def _web_form(page: Page) -> str:
    """The form of the same return: a button leads there, not a link."""
    visit(page, f"/returns/upload?quarter={MEETING}&group={GROUP}")
    page.get_by_role("button", name="Write it here instead").click()
    page.wait_for_url("**/form?*")
    return urlsplit(drawn(page).url).path


def _receipt(page: Page) -> str:
    """The receipt of a return that this lead sent before; the address as the submission gives it."""
    returns = {
        link[1] for address in links(visit(page, f"/groups/{GROUP}")) if (link := RETURN.match(address))
    }
    receipts = [f"/returns/{number}/receipt/1" for number in sorted(returns, key=int)]
    return next(address for address in receipts if is_there(page, address))
