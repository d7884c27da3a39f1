"""The lists of this package, as written in its YAML files."""

from datetime import date, datetime
from importlib import resources
from typing import Any

import yaml

from data.clock import LONDON

Entry = dict[str, Any]


def read_list(name: str) -> Any:
    """The content of one file: "reference/bodies" or "sample_year/2018-19-Q3"."""
    text = resources.files(__package__).joinpath(f"{name}.yaml").read_text(encoding="utf-8")
    return yaml.safe_load(text)


def moment(text: str) -> datetime:
    """A moment as written, "2018-09-27 11:20", on a clock in Cambridgeshire."""
    return datetime.strptime(text, "%Y-%m-%d %H:%M").replace(tzinfo=LONDON)


def at_noon(day: date) -> datetime:
    """Noon of a day in Cambridgeshire, for what has a day and no hour."""
    return datetime(day.year, day.month, day.day, 12, 0, tzinfo=LONDON)
