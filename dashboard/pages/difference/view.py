"""The difference between two versions of a return. Pure."""

from dash import html
from dash.development.base_component import Component

from dashboard.address import address
from dashboard.components.button import copy_link_button, print_button
from dashboard.components.content import Content, flat
from dashboard.components.dates import long_moment
from dashboard.components.empty import empty
from dashboard.components.filters import SelectField, filter_bar
from dashboard.components.heading import crumbs, page_head
from dashboard.components.section import section
from dashboard.components.state import state_tag
from dashboard.components.summary import summary_list
from dashboard.parts.difference import changed_head, changed_items, counted, unchanged_items
from dashboard.parts.meeting_words import meeting_day
from data.reports.returns.difference import VersionDifference, VersionName
from data.returns.difference.difference import ALIKE

CHOOSER = "versions"


def difference_screen(found: VersionDifference) -> list[Component]:
    """The whole page: how much changed, what the return says of itself, then the items."""
    here = f"/returns/{found.return_id}"
    way = crumbs(
        [
            ("Returns", address("/returns", found.meeting.slug)),
            (found.reporter.name, here),
            ("What changed", None),
        ]
    )
    title = (
        f"{found.reporter.short_name}: what changed from version {found.then.number} to {found.now.number}"
    )
    parts: list[Content] = [
        way,
        page_head(
            title,
            f"Return for {meeting_day(found.meeting)}. {counted(found)}",
            actions=[copy_link_button(), print_button()],
        ),
        _chooser(found) if len(found.versions) > 1 else None,
        section("The two versions", summary_list([_version(found.then, here), _version(found.now, here)])),
        section("Items", *_items(found), note="Underlined: put in. Struck through: taken out", id="items"),
        section("The return and its products", changed_head(found.facts, found.products, found), id="about"),
    ]
    return [part for part in flat(*parts) if isinstance(part, Component)]


def _chooser(found: VersionDifference) -> Component:
    options = [(str(one.number), f"Version {one.number}") for one in found.versions]
    return filter_bar(
        CHOOSER,
        [
            SelectField("from", "From", options, "The one sent before", str(found.then.number)),
            SelectField("to", "To", options, "The newest one sent", str(found.now.number)),
        ],
        f"/returns/{found.return_id}/difference",
        label="Choose the versions",
        mode="server",
    )


def _version(version: VersionName, here: str) -> tuple[Content, Content]:
    href = address(here, version=version.number)
    sent = f"Submitted {long_moment(version.submitted_at)}" if version.submitted_at else "Not submitted"
    return html.A(f"Version {version.number}", href=href), [state_tag(version.state), f" {sent}."]


def _items(found: VersionDifference) -> list[Content]:
    same = empty("No item changed", "Both versions say the same in every part.")
    how = (
        "Two items are taken as one when they have the same words, continue the same risk, stand at the same place "
        f"with some words in common, or have at least {ALIKE:.0%} of their words in common. Each says which."
    )
    return [changed_items(found) or same, unchanged_items(found), html.P(how, className="small quiet")]
