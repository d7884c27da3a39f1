"""The reader's own process: bytes in, one JSON answer out, under limits it cannot lift.

Started by `sandbox` for each file. It limits itself before it reads a byte, and closes itself off from the network,
from starting programs and from writing files: a document that breaks the reader breaks only this process.
"""

import json
import os
import resource
import sys
import traceback
from typing import Any

from data.returns.reader import limits

A_RETURN, A_PACK = "return", "pack"
_MIB = limits.MIB
_FORBIDDEN = (
    "socket.",
    "subprocess.",
    "os.exec",
    "os.fork",
    "os.posix_spawn",
    "os.system",
    "os.remove",
    "os.rename",
)
_RECURSION = 6000


def apply_limits(memory_mib: int = limits.MEMORY_MIB, cpu_seconds: int = limits.CPU_SECONDS) -> None:
    """Limit this process: address space, processor time, no core dump, no file writing, no new processes."""
    resource.setrlimit(resource.RLIMIT_AS, (memory_mib * _MIB, memory_mib * _MIB))
    resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconds, cpu_seconds + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NPROC, (0, 0))


def close_off() -> None:
    """Refuse, from here on, to open sockets, start programs or open a file for writing."""
    sys.addaudithook(_refuse)


def _refuse(event: str, args: tuple[Any, ...]) -> None:
    if event.startswith(_FORBIDDEN):
        raise PermissionError(event)
    if event == "open" and isinstance(args[2], int) and args[2] & (os.O_WRONLY | os.O_RDWR):
        raise PermissionError(event)


def main() -> None:
    """Answer on standard output: {"read": …}, {"refused": {"code"}} or {"failed": what went wrong in our own code}."""
    sys.setrecursionlimit(_RECURSION)
    apply_limits()
    name, what = sys.argv[-1], sys.argv[1]
    try:
        answer = _answer(sys.stdin.buffer.read(), name, what)
    except MemoryError:
        answer = {"refused": {"code": "too_much_memory"}}
    except Exception as error:
        answer = {"failed": fault(error)}
    sys.stdout.write(json.dumps(answer))
    sys.stdout.flush()


def fault(error: Exception) -> str:
    """What failed and where, for our log. Never the error's words: they can quote the document."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} in {frame.name} ({os.path.basename(frame.filename)}, line {frame.lineno})"


def _answer(data: bytes, name: str, what: str) -> dict[str, Any]:
    # Imported under the limits: loading the reader counts too.
    from data.returns.reader.interpret import read_return
    from data.returns.reader.pack.read import read_pack
    from data.returns.reader.problems import RefusedFile
    from data.returns.reader.wire import to_wire

    close_off()
    read = read_pack if what == A_PACK else read_return
    try:
        return {"read": to_wire(read(data, name))}
    except RefusedFile as refusal:
        return {"refused": {"code": refusal.code}}
    except RecursionError:
        return {"refused": {"code": "too_deep"}}
