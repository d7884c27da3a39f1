"""The sentences for files that cannot be used: each says what the file is and the way out."""

from data.returns.reader.problems import RefusedFile

_SAVE_AS = "Open it in Word and save it as a Word document (.docx), then send that"
_SAVE_SHEETS = "Open it in Excel and save it as an Excel workbook (.xlsx), then send that"
_AGAIN = "Save it again in Word or Excel and send that"

_SENTENCES = {
    "empty": "The file is empty. Check that it was saved, then send it again.",
    "too_big": "The file is larger than 10 MB. Make its pictures smaller or take files out of it, then try again.",
    "truncated": "The file is cut short: its end is missing. Save it again in Word or Excel, then send the new copy.",
    "damaged": "The file is damaged and cannot be read. Open it, save it under a new name and send that.",
    "encrypted": "The file is protected by a password. Take the password off in Word or Excel, then send it again.",
    "macros": "The file contains macros, which are not accepted. Save it as a Word document (.docx) or an Excel "
    "workbook (.xlsx), then send that.",
    "old_word": f"The file is in the old Word format (.doc). {_SAVE_AS}.",
    "excel": "The file is an Excel workbook, and no part of a return was found in it. Fill in the blank workbook "
    "from the upload page, or send the return as a Word document (.docx).",
    "excel_pack": "The file is an Excel workbook. Send the board pack as a Word document (.docx).",
    "old_excel": f"The file is in the old Excel format (.xls). {_SAVE_SHEETS}.",
    "excel_binary": f"The file is in Excel's binary format (.xlsb). {_SAVE_SHEETS}.",
    "excel_xml": f"The file is in Excel's XML format, not .xlsx. {_SAVE_SHEETS}.",
    "opendocument_sheet": f"The file is an OpenDocument spreadsheet (.ods), not Excel. {_SAVE_SHEETS}.",
    "csv": "The file is a list of values (.csv), which cannot hold a return. Fill in the blank workbook from the "
    "upload page and send that as .xlsx.",
    "powerpoint": "The file is a PowerPoint presentation, not a return. Send the return as a Word document (.docx).",
    "outlook": "The file is an e-mail message. Save the Word document that is attached to it, then send that.",
    "ole": f"The file is in an old Office format. {_SAVE_AS}.",
    "rtf": f"The file is in Rich Text Format (.rtf), not Word. {_SAVE_AS}.",
    "pdf": "The file is a PDF, not Word. Send the Word document (.docx) that it was made from.",
    "html": f"The file is a web page, not Word. {_SAVE_AS}.",
    "opendocument": f"The file is an OpenDocument file (.odt), not Word. {_SAVE_AS}.",
    "word_xml": f"The file is in one of Word's XML formats, not .docx. {_SAVE_AS}.",
    "picture": "The file is a picture, not a Word document. Send the Word document (.docx) itself.",
    "plain_text": f"The file is plain text, whatever its name says. {_SAVE_AS}.",
    "zip": "The file is a zip archive, not a Word document or a workbook. Unpack it and send the one inside.",
    "unknown_type": f"The file is neither a Word document nor an Excel workbook. {_SAVE_AS}.",
    "unpacked_too_big": "The file unpacks to more than 100 MB. Make its pictures smaller, then send it again.",
    "too_many_parts": f"The file holds more than 1,000 parts; no return does. {_AGAIN}.",
    "packed_too_tight": "Part of the file unpacks to more than 100 times its size, so it is not safe to read. "
    f"{_AGAIN}.",
    "bad_names": "The file's inner parts have names that are not safe (doubled, or leading outside the file). "
    f"{_AGAIN}.",
    "dtd": "The file contains document type definitions or entities, which Office never writes and are not safe to "
    f"read. {_AGAIN}.",
    "too_deep": f"The file is nested too deeply to be read safely. {_AGAIN}.",
    "too_many_elements": "The file holds far more content than a return can. Check that it is the right file.",
    "too_many_paragraphs": "The file has more than 10,000 paragraphs. Check that it is the right file.",
    "too_many_cells": "The file has more than 2,000 table cells and paragraphs. Check that it is the right file.",
    "too_many_columns": "A sheet has a row of more than 100 filled cells. Check that it is the right file.",
    "too_many_sheets": "The workbook has more than 50 sheets. Check that it is the right file.",
    "too_many_merges": "A sheet has more than 1,000 merged cells. Take the merging off, then send it again.",
    "too_much_text": "The file has more than 2 million characters of text. Check that it is the right file.",
    "bad_span": "A table in the file has a cell that spans more columns than Word allows. "
    "Save it again in Word and send that.",
    "too_much_memory": f"The file could not be read within 768 MB of memory. {_AGAIN}.",
    "too_slow": f"The file could not be read within 10 seconds. {_AGAIN}.",
    "crashed": f"The file could not be read safely: the reader stopped. {_AGAIN}.",
    "pack_too_long": "The file has more than 15,000 paragraphs and table cells. "
    "Save it as two files in Word and send both.",
    "no_return_in_pack": "No return was found in the file. Check that it is the right file.",
    "busy": "Too many files are being read at once. Your file is kept: try again in a minute.",
    "not_a_return": "No part of a return was found in the file. Check that it is the right file.",
    "not_found": "There is no file of that name.",
}


def refused(code: str) -> RefusedFile:
    """The refusal of that code. Raises KeyError for a code that has no sentence."""
    return RefusedFile(_SENTENCES[code], code)


def refusal_codes() -> tuple[str, ...]:
    """Every code with a sentence."""
    return tuple(_SENTENCES)
