"""One folder a page: `page.py` glues (PAGE, register, routes), `view.py` draws. Pages never import each other."""

from types import ModuleType

from dashboard.pages.accessibility import page as accessibility
from dashboard.pages.asks import page as asks
from dashboard.pages.back_file import page as back_file
from dashboard.pages.chase import page as chase
from dashboard.pages.check import page as check
from dashboard.pages.csp import page as csp
from dashboard.pages.csps import page as csps
from dashboard.pages.difference import page as difference
from dashboard.pages.group import page as group
from dashboard.pages.groups import page as groups
from dashboard.pages.help import page as help_page
from dashboard.pages.letters import page as letters
from dashboard.pages.one_return import page as one_return
from dashboard.pages.over_time import page as over_time
from dashboard.pages.overview import page as overview
from dashboard.pages.plan import page as plan
from dashboard.pages.questions import page as questions
from dashboard.pages.receipt import page as receipt
from dashboard.pages.returns import page as returns
from dashboard.pages.risk import page as risk
from dashboard.pages.risks import page as risks
from dashboard.pages.run_sheet import page as run_sheet
from dashboard.pages.upload import page as upload
from dashboard.pages.web_form import page as web_form
from dashboard.pages.whats_new import page as whats_new

MODULES: tuple[ModuleType, ...] = (
    overview,
    risks,
    risk,
    groups,
    group,
    csps,
    csp,
    asks,
    plan,
    run_sheet,
    returns,
    over_time,
    chase,
    letters,
    upload,
    web_form,
    back_file,
    check,
    receipt,
    one_return,
    questions,
    difference,
    help_page,
    accessibility,
    whats_new,
)
"""Every page, in the order of the navigation; a page that is not listed is not served."""
