"""What the version that waits changes: at once in view of whoever decides on it. Pure."""

from dash import html
from dash.development.base_component import Component

from dashboard.components.section import section
from dashboard.parts.difference import changed_head, changed_items, counted, difference_href, which
from data.reports.returns.difference import VersionDifference

MOST_SHOWN = 12


def changes_section(found: VersionDifference) -> Component:
    """Return the changed items, products and facts, the first of them where they are many, and the way to all."""
    left = len(found.items.changed) - MOST_SHOWN
    href = difference_href(found.return_id, found.then.number, found.now.number)
    way = f"See the whole difference, with {left} more" if left > 0 else "See the whole difference"
    return section(
        f"What changed since {which(found)}",
        html.P(counted(found)),
        changed_items(found, MOST_SHOWN),
        changed_head(found.changed_facts, found.changed_products, found),
        html.P(html.A(way, href=href)),
        note="Underlined: put in. Struck through: taken out",
        id="changes",
    )
