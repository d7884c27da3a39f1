"""Text that no database and no answer can hold: NUL characters and halves of letters.

No keyboard makes them. PostgreSQL refuses the one and UTF-8 the other, in the middle of whatever was being done; here
they are refused at the door. A text that begins with "?" is the query of an address, which holds a NUL as "%00".
"""

import re

from flask import Flask, abort, request

UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
REFUSED = "What was sent holds characters that cannot be kept. Type it again instead of pasting it."


def install(server: Flask) -> None:
    """Refuse such text in addresses, forms and calls. Comes after the forgery checks: it reads what was sent."""
    server.before_request(check)


def check() -> None:
    """Refuse the request, or let it through."""
    if request.method == "GET":
        sent: object = request.args.to_dict(flat=False)
    elif request.is_json:
        sent = request.get_json(silent=True)
    else:
        names = [file.filename or "" for file in request.files.values()]
        sent = [request.form.to_dict(flat=False), request.args.to_dict(flat=False), names]
    if not is_storable(sent):
        abort(400, REFUSED)


def is_storable(sent: object) -> bool:
    """Whether every text in `sent`, which came as JSON or as a form, can be kept; however deep it lies."""
    left = [sent]
    while left:
        part = left.pop()
        if isinstance(part, dict):
            left += [*part, *part.values()]
        elif isinstance(part, list):
            left += part
        elif isinstance(part, str) and (UNSTORABLE.search(part) or (part[:1] == "?" and "%00" in part)):
            return False
    return True
