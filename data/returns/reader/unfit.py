"""The sentences for files that are not taken as an attachment, or that cannot be taken out of a return.

Each says what the file is and the way out.
"""

from data.returns.reader.problems import RefusedFile

_ATTACH = "then attach that"
_ASK = "Ask whoever sent the return for the file itself"

_SENTENCES = {
    "empty": "The file is empty. Check that it was saved, then attach it again.",
    "too_big": "The file is larger than 10 MB. Make it smaller or split it, then attach it again.",
    "program": "The file is a program, or is named like one. Programs are never taken: attach the document itself.",
    "script": "The file is a script, or is named like one. Scripts are never taken: attach the document itself.",
    "macros": f"The file contains macros, which are not taken. Save it without them (.docx, .xlsx, .pptx), {_ATTACH}.",
    "encrypted": f"The file is protected by a password, so it cannot be looked at. Take the password off, {_ATTACH}.",
    "old_office": "The file is in an old Office format (.doc, .xls, .ppt), which can hide macros. "
    f"Save it as .docx, .xlsx or .pptx, {_ATTACH}.",
    "e_mail": "The file is an e-mail message. Save the file that is attached to it, or the message as PDF, "
    f"{_ATTACH}.",
    "rtf": f"The file is in Rich Text Format (.rtf). Save it as a Word document (.docx), {_ATTACH}.",
    "picture": f"The picture is neither PNG nor JPEG. Save it as one of these, {_ATTACH}.",
    "svg": f"The file is an SVG drawing, which can hold scripts. Save it as PNG or PDF, {_ATTACH}.",
    "html": f"The file is a web page. Save it as PDF, {_ATTACH}.",
    "xml": f"The file is XML. Save it in the program that wrote it as a document or PDF, {_ATTACH}.",
    "archive": "The file is an archive, such as zip. Unpack it and attach the files inside it one by one.",
    "unknown": "The dashboard does not know this kind of file. Attach a PDF, Word, Excel, PowerPoint or OpenDocument "
    "file, a CSV table, plain text, or a PNG or JPEG picture.",
    "damaged": f"The file is damaged or cut short. Open it, save it under a new name, {_ATTACH}.",
    "unsafe": "The file is packed in a way that is not safe to open. Open it in the program that wrote it, save it "
    f"under a new name, {_ATTACH}.",
    "not_looked_at": "The file could not be looked at safely: that took too long, or it broke what looks at files. "
    f"Save it under a new name, {_ATTACH}.",
    "busy": "Too many files are being looked at at once. Nothing was kept: try again in a minute.",
    "object_gone": "The return does not hold this file, only its name. " + _ASK + ".",
    "object_empty": "There is nothing in this embedded file. " + _ASK + ".",
    "object_too_big": "The embedded file unpacks to more than 25 MB, so it is not taken out. "
    "Download the return itself, or ask whoever sent it.",
    "object_program": f"A program or a script is embedded here, which is never handed out. {_ASK}.",
    "object_macros": f"The embedded file contains macros, so it is not handed out. {_ASK} without macros.",
    "object_plain": "Word has wrapped this embedded file in a way that only the program that made it can open.",
    "object_cut": "The wrapper round this embedded file is damaged or cut short, so the file cannot be taken out.",
    "object_sizes": "The wrapper round this embedded file names a size that it does not have, so the file is not taken "
    "out of it.",
    "object_damaged": f"The return is packed in a way that is not safe to open, so nothing is taken out of it. {_ASK}.",
    "object_not_taken": "The embedded file could not be taken out safely: that took too long, or broke what takes it "
    f"out. {_ASK}.",
    "object_busy": "Too many files are being taken out at once. Try again in a minute.",
}

AS_IT_IS = frozenset({"object_plain", "object_cut", "object_sizes"})
"""Where the wrapper cannot be opened but can be handed out as the .bin file that it is."""

_UNSAFE = frozenset({"unpacked_too_big", "too_many_parts", "packed_too_tight", "bad_names", "too_deep"})
_NOT_LOOKED_AT = frozenset({"too_slow", "too_much_memory", "crashed"})


def unfit(code: str) -> RefusedFile:
    """The refusal of that code. Raises KeyError for a code that has no sentence."""
    return RefusedFile(_SENTENCES[code], code)


def unfit_to_attach(code: str) -> RefusedFile:
    """The same for any code of the reader's: what opening a package or running a child can meet."""
    if code in _UNSAFE:
        return unfit("unsafe")
    if code in _NOT_LOOKED_AT:
        return unfit("not_looked_at")
    return unfit("damaged" if code == "truncated" else code)


def unfit_to_take_out(code: str) -> RefusedFile:
    """The same, said of an embedded file."""
    if code in _SENTENCES and (code.startswith("object_") or code == "busy"):
        return unfit("object_busy" if code == "busy" else code)
    return unfit("object_not_taken" if code in _NOT_LOOKED_AT else "object_damaged")


def sentence_of(code: str) -> str:
    """The sentence of a code, "" for one that has none: codes come back in addresses."""
    return _SENTENCES.get(code, "")


def unfit_codes() -> tuple[str, ...]:
    """Every code with a sentence."""
    return tuple(_SENTENCES)
