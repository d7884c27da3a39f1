"""What kind of file is embedded, in plain words, from what Word says of it: the file itself is not opened. Pure."""

from data.reports.returns.attachments import EmbeddedLine

LINKED = "linked, not embedded"
WRAPPED = "File wrapped by Word"

_PROGRAMS = (
    ("word.documentmacroenabled", "Word document with macros"),
    ("word.document.8", "Word document, old format"),
    ("word.document", "Word document"),
    ("excel.sheetmacroenabled", "Excel workbook with macros"),
    ("excel.sheetbinary", "Excel workbook, binary"),
    ("excel.sheet.8", "Excel workbook, old format"),
    ("excel.sheet", "Excel workbook"),
    ("excel.chart", "Excel chart"),
    ("powerpoint.", "PowerPoint presentation"),
    ("acroexch.", "PDF"),
    ("acrobat.", "PDF"),
    ("foxit", "PDF"),
    ("visio.", "Visio drawing"),
    ("msproject.", "Project plan"),
    ("outlook.", "E-mail message"),
    ("mailmsgatt", "E-mail message"),
    ("msgraph.", "Chart"),
    ("equation.", "Equation"),
    ("paint.", "Picture"),
    ("pbrush", "Picture"),
    ("package", WRAPPED),
)
_CONTENT_TYPES = (
    ("wordprocessingml", "Word document"),
    ("spreadsheetml", "Excel workbook"),
    ("presentationml", "PowerPoint presentation"),
    ("application/pdf", "PDF"),
    ("oleobject", WRAPPED),
)


def embedded_kind(line: EmbeddedLine) -> str:
    """The kind by the program that shows it, then by the type that the package declares."""
    if line.content_type == LINKED:
        return "Link to a file elsewhere"
    program = line.program.lower()
    found = next((words for start, words in _PROGRAMS if program.startswith(start)), "")
    found = found or next((words for part, words in _CONTENT_TYPES if part in line.content_type.lower()), "")
    return found or f"File of the program “{line.program}”"
