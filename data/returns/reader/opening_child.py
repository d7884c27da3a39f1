"""A process of its own that looks at a file to be attached, or takes an embedded file out of a return.

Started by `data.returns.files.opening` under the same limits as the reader's child. It answers with one line of
JSON, and after it the bytes that were taken out.
"""

import json
import sys
from typing import Any

from data.returns.reader.child import apply_limits, close_off, fault

LOOK, TAKE_OUT, TAKE_AS_IT_IS = "look", "take-out", "take-as-it-is"


def main() -> None:
    """Do what the first argument says with the bytes on standard input; the second is a name."""
    apply_limits()
    task, name = sys.argv[1:3]
    content = b""
    try:
        told, content = _done(task, sys.stdin.buffer.read(), name)
    except MemoryError:
        told = {"refused": "too_much_memory"}
    except Exception as error:
        told = {"failed": fault(error)}
    sys.stdout.buffer.write(json.dumps(told).encode() + b"\n" + content)
    sys.stdout.buffer.flush()


def _done(task: str, data: bytes, name: str) -> tuple[dict[str, Any], bytes]:
    # Imported under the limits: loading counts too.
    from data.returns.reader.attachable import attachable_kind
    from data.returns.reader.problems import RefusedFile
    from data.returns.reader.taking_out import take_out

    close_off()
    try:
        if task == LOOK:
            return {"kind": attachable_kind(data, name).name}, b""
        found = take_out(data, name, as_it_is=task == TAKE_AS_IT_IS)
    except RefusedFile as refusal:
        return {"refused": refusal.code}, b""
    except RecursionError:
        return {"refused": "too_deep"}, b""
    return {"name": found.name, "size": len(found.content)}, found.content
