"""One folder a page: `page.py` glues (PAGE, register, routes), `view.py` draws. Pages never import each other."""

from types import ModuleType

from dashboard.pages.overview import page as overview
from dashboard.pages.risks import page as risks

MODULES: tuple[ModuleType, ...] = (overview, risks)
"""Every page, in the order of the navigation; a page that is not listed is not served."""
