"""`make bench`: prints one JSON object. Nothing here passes or fails; the figures are for reading and comparing."""

import argparse
import json
import sys
import tempfile
from pathlib import Path

from tests.bench.measure import Amount, measure


def main() -> int:
    """Measure as the arguments say, in a folder that is removed afterwards."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--scales", default="1,10,100", help="sizes of the county, parted by commas")
    parser.add_argument("--rounds", type=int, default=Amount.rounds, help="visits to each page at each size")
    parser.add_argument(
        "--warm", type=int, default=Amount.warm, help="times that a visit is sent again as it is"
    )
    parser.add_argument("--cold", type=int, default=Amount.cold, help="times that it is, after a change each")
    parser.add_argument("--only", default="", help="names of pages, parted by commas; all without it")
    given = parser.parse_args()
    scales = [int(scale) for scale in given.scales.split(",")]
    only = [name for name in given.only.split(",") if name]
    with tempfile.TemporaryDirectory(prefix="board-bench-") as folder:
        found = measure(Amount(scales, given.rounds, given.warm, given.cold, only=only), Path(folder))
    json.dump(found, sys.stdout, indent=1)
    print()
    return 0


if __name__ == "__main__":
    sys.exit(main())
