"""Where things are: the address of a group, a risk, a sentence or a list, so that every figure opens its own."""

from dashboard.address import address
from dashboard.components.slug import slug
from data.reports.asks.ask_lines import Source
from data.reports.reporters import ReporterName
from data.terms import Band, Direction, ReporterKind

DISCARD = "/unsent/discard"
ROOTS = {ReporterKind.DELIVERY_GROUP: "/groups", ReporterKind.CSP: "/csps"}


def reporter_href(reporter: ReporterName, quarter: str | None) -> str:
    """The page of a delivery group or CSP."""
    return address(f"{ROOTS[reporter.kind]}/{reporter.slug}", quarter)


def return_href(return_id: int, quarter: str | None = None) -> str:
    """A return, as sent and as read."""
    return address(f"/returns/{return_id}", quarter)


def sentence_href(source: Source, quarter: str | None = None) -> str:
    """The sentence at a Place of a return, marked in its document."""
    return address(f"/returns/{source.return_id}", quarter, place=source.place)


def upload_href(meeting: str, reporter: ReporterName) -> str:
    """The form that sends a return of one group or CSP to one meeting (its slug)."""
    return address("/returns/upload", meeting, group=reporter.slug)


def prefilled_href(reporter: ReporterName, quarter: str) -> str:
    """The Word file in which the next return of a group or CSP begins."""
    return f"/returns/pre-filled/{quarter}/{reporter.slug}.docx"


def blank_href(form: str) -> str:
    """A blank form, by its file name."""
    return f"/returns/blank/{form}"


def check_href(return_id: int, version: int, quarter: str | None) -> str:
    """The page on which a version of a return is checked and submitted."""
    return address(f"/returns/{return_id}/versions/{version}/check", quarter)


def risk_href(ref: str, quarter: str | None) -> str:
    """One risk."""
    return address(f"/risks/{ref}", quarter)


def risks_href(
    quarter: str | None,
    *,
    view: str = "",
    band: Band | None = None,
    direction: Direction | None = None,
    reporter: ReporterName | None = None,
    district: ReporterName | None = None,
) -> str:
    """The register narrowed to a saved view, a band, a direction, a group or a district."""
    return address(
        "/risks",
        quarter,
        view=view,
        band=slug(band) if band else None,
        direction=slug(direction) if direction else None,
        district=district.slug if district else None,
        **({"from": reporter.slug} if reporter else {}),
    )


def asks_href(
    quarter: str | None, *, view: str = "", body: str = "", reporter: ReporterName | None = None
) -> str:
    """Asks and actions: a saved view, narrowed by the body asked ("mine" for the viewer's) or the group."""
    who = {"from": reporter.slug} if reporter else {}
    return address("/asks", quarter, view=view, body=body, **who)


def returns_href(quarter: str | None, view: str = "") -> str:
    """The tracker of returns, narrowed to a saved view."""
    return address("/returns", quarter, view=view)


def upload_page_href(quarter: str | None) -> str:
    """The form that sends a return to one meeting, before a group is chosen."""
    return address("/returns/upload", quarter)


def chase_href(quarter: str | None, return_id: int | None = None, *, refused: str = "") -> str:
    """The chase list, at one return where one is given; `refused` is the code of a refusal to show."""
    return address("/returns/chase", quarter, f"return-{return_id}" if return_id else "", refused=refused)


def letters_href(quarter: str | None) -> str:
    """Every reminder of the returns to one meeting."""
    return address("/returns/letters", quarter)


def over_time_href(quarter: str | None, signal: str = "") -> str:
    """The signals of returns by group and over time."""
    return address("/returns/over-time", quarter, signal=signal)


def questions_href(
    quarter: str | None, *, view: str = "", reporter: ReporterName | None = None, page: int | None = None
) -> str:
    """Questions on returns: a saved view, narrowed to those on the returns of one group or CSP."""
    who = {"from": reporter.slug} if reporter else {}
    return address("/questions", quarter, view=view, page=page, **who)


def question_href(return_id: int, question_id: int, quarter: str | None = None) -> str:
    """One question, on the page of its return."""
    return address(f"/returns/{return_id}", quarter, f"question-{question_id}")


def discard_href(back: str) -> str:
    """Where the words that a form could not take are thrown away; `back` is where that form stands."""
    return address(DISCARD, back=back)


def run_sheet_href(meeting: str) -> str:
    """The run sheet of one meeting (its slug)."""
    return f"/meetings/{meeting}/run-sheet"


def plan_href(quarter: str | None, meeting: str = "") -> str:
    """The forward plan, at the column of one meeting (its slug) where one is given."""
    return address("/plan", quarter, f"meeting-{meeting.lower()}" if meeting else "")
