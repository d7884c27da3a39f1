"""Read a Word document that holds several returns, and print each of them and what is in none."""

import argparse
import json
import sys
from pathlib import Path

from data.returns.contract import pack_as_json
from data.returns.reader.problems import RefusedFile
from data.returns.reader.sandbox import read_pack_file
from data.returns.summary import pack_summary


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """FILE, and --json for the whole reading as one object."""
    parser.add_argument(
        "file", type=Path, metavar="FILE", help="a Word document (.docx) with several returns"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def run(args: argparse.Namespace) -> int:
    """0 when at least one return was found; 2, with one sentence on standard error, when none was."""
    try:
        read = read_pack_file(args.file)
    except RefusedFile as refusal:
        print(refusal.sentence, file=sys.stderr)
        return 2
    print(json.dumps(pack_as_json(read), indent=2) if args.json else pack_summary(read))
    return 0
