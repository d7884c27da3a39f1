"""The name of a file as it came, made fit to be shown, kept and offered for download."""

import re
import unicodedata

NAME_LENGTH = 255
_UNSEEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}
"""What changes how a name reads without being seen in it: controls, marks of direction, halves, line ends."""


def safe_name(filename: str, nameless: str = "return.docx") -> str:
    """The last step of a path, without what cannot be seen, and not too long; `nameless` where nothing is left.

    A name is judged by what is left of it: what was taken away must not have hidden how it ends.
    """
    plain = "".join(letter for letter in filename if unicodedata.category(letter) not in _UNSEEN)
    plain = re.split(r"[/\\]", plain)[-1].strip(" .")
    if len(plain) > NAME_LENGTH:
        stem, dot, ending = plain.rpartition(".")
        plain = f"{stem[: NAME_LENGTH - 20]}{dot}{ending[:19]}" if dot else plain[:NAME_LENGTH]
    return plain or nameless
