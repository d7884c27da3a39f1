"""One folder a page: `page.py` glues (PAGE, register, routes), `view.py` draws. Pages never import each other."""

from types import ModuleType

from dashboard.pages.check import page as check
from dashboard.pages.overview import page as overview
from dashboard.pages.risk import page as risk
from dashboard.pages.risks import page as risks
from dashboard.pages.upload import page as upload

MODULES: tuple[ModuleType, ...] = (overview, risks, risk, upload, check)
"""Every page, in the order of the navigation; a page that is not listed is not served."""
