"""Read one return, a Word file or a workbook, and print what it says."""

import argparse
import json
import sys
from pathlib import Path

from data.returns.contract import as_json
from data.returns.reader.problems import RefusedFile
from data.returns.reader.sandbox import read_file
from data.returns.summary import summary


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """FILE, and --json for the whole reading as one object."""
    parser.add_argument(
        "file", type=Path, metavar="FILE", help="a Word document (.docx) or an Excel workbook (.xlsx)"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def run(args: argparse.Namespace) -> int:
    """0 when the file was read; 2, with one sentence on standard error, when it cannot be used."""
    try:
        read = read_file(args.file)
    except RefusedFile as refusal:
        print(refusal.sentence, file=sys.stderr)
        return 2
    print(json.dumps(as_json(read), indent=2) if args.json else summary(read))
    return 0
