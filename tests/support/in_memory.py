"""Where tests keep their files: in memory where the machine offers enough of it, since nothing of them is to last.

The store writes every transaction through to the disk, as it must; on a slow disk that is half of a run's time.
"""

import os
import shutil
import tempfile
from pathlib import Path

MEMORY = Path("/dev/shm")
ENOUGH = 2 * 1024**3
"""Bytes that must be free there; a container often has 64 MiB, and then the disk is used."""


def use_memory() -> None:
    """Let temporary folders of this process and of those it starts lie in memory, unless TMPDIR says where."""
    if "TMPDIR" in os.environ or not os.access(MEMORY, os.W_OK):
        return
    if shutil.disk_usage(MEMORY).free >= ENOUGH:
        os.environ["TMPDIR"] = str(MEMORY)
        tempfile.tempdir = None  # asked for again
