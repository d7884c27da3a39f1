"""Looking at a file to be attached, and taking an embedded file out, each in a process of its own under limits."""

import json
import logging
from typing import Any

from data.returns.reader.opening_child import LOOK, TAKE_AS_IT_IS, TAKE_OUT
from data.returns.reader.problems import RefusedFile
from data.returns.reader.sandbox import a_place, child_command, run_limited
from data.returns.reader.taking_out import TakenOut
from data.returns.reader.unfit import unfit_to_attach, unfit_to_take_out
from data.terms import AttachmentKind

_log = logging.getLogger(__name__)


def look_at(content: bytes, name: str) -> AttachmentKind:
    """The kind of a file that can be attached. Raises RefusedFile with a plain sentence."""
    try:
        told, _ = _asked(LOOK, content, name)
    except RefusedFile as refusal:
        raise unfit_to_attach(refusal.code) from refusal
    if "refused" in told:
        raise unfit_to_attach(told["refused"])
    return AttachmentKind[told["kind"]]


def taken_out(original: bytes, part: str, *, as_it_is: bool = False) -> TakenOut:
    """The file embedded as `part` of a return as it was sent. Raises RefusedFile with a plain sentence."""
    try:
        told, content = _asked(TAKE_AS_IT_IS if as_it_is else TAKE_OUT, original, part)
    except RefusedFile as refusal:
        raise unfit_to_take_out(refusal.code) from refusal
    if "refused" in told:
        raise unfit_to_take_out(told["refused"])
    if len(content) != told["size"]:
        raise unfit_to_take_out("crashed")
    return TakenOut(told["name"], content)


def _asked(task: str, data: bytes, name: str) -> tuple[dict[str, Any], bytes]:
    with a_place():
        answer = run_limited(child_command("opening_child", task, name), data)
    line, _, content = answer.partition(b"\n")
    try:
        told: dict[str, Any] = json.loads(line)
    except ValueError:
        told = {"failed": "it did not answer in JSON"}
    if "failed" in told:
        _log.error("opening a file failed: %s", told["failed"])
        told = {"refused": "crashed"}
    return told, content
