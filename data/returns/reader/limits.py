"""The limits that every upload is held to, in one place. A file past one of them is refused with a sentence."""

from data.returns.reader.parsed import Limit

MIB = 1024 * 1024

FILE_BYTES = 10 * MIB
UNPACKED_BYTES = 100 * MIB
PARTS = 1000
# A part counts as suspicious at more than 100:1, but only when it is big enough to hurt: small parts of Word's own
# (an empty settings list, say) pack tighter than that.
RATIO = 100
RATIO_FROM_BYTES = 256 * 1024
XML_DEPTH = 256
XML_ELEMENTS = 500_000
PARAGRAPHS = 10_000
CHARACTERS = 2_000_000
# Cells of tables and paragraphs outside them: each may become an item that somebody decides on, and a part of a page.
# The longest return known has 64.
CELLS = 2_000
# A pack holds every group's return and the papers between them: a whole year of board papers, and still read within
# the time below. What is read of each return is held to the limits of one return.
PACK_PARAGRAPHS = 15_000
PACK_CELLS = 15_000
TABLE_COLUMNS = 63  # Word's own most
SPAN = 1000  # a span past this is not from Word: damaged or hostile
NESTING = 20
# Of a workbook. Cells that hold nothing are not counted.
SHEETS = 50
SHEET_COLUMNS = 100
MERGES = 1_000
CELL_CHARACTERS = 20_000  # a box of the web form takes no more

# What an embedded file may unpack to. The scanner clamd has long taken no more than that, unless it was set otherwise.
TAKEN_OUT_BYTES = 25 * MIB

MEMORY_MIB = 768
CPU_SECONDS = 5
WALL_SECONDS = 10


def applied(paragraphs: int = PARAGRAPHS, cells: int = CELLS) -> tuple[Limit, ...]:
    """The limits of a reading, as they are shown with it."""
    return (
        Limit("file size, bytes", FILE_BYTES),
        Limit("unpacked size, bytes", UNPACKED_BYTES),
        Limit("parts in the file", PARTS),
        Limit("packing, to one", RATIO),
        Limit("depth of XML", XML_DEPTH),
        Limit("elements of XML", XML_ELEMENTS),
        Limit("paragraphs", paragraphs),
        Limit("table cells and paragraphs outside tables", cells),
        Limit("characters of text", CHARACTERS),
        Limit("columns of a table", TABLE_COLUMNS),
        Limit("tables within tables", NESTING),
        Limit("sheets of a workbook", SHEETS),
        Limit("filled cells in a row of a sheet", SHEET_COLUMNS),
        Limit("memory, MiB", MEMORY_MIB),
        Limit("processor time, seconds", CPU_SECONDS),
        Limit("time, seconds", WALL_SECONDS),
    )


def applied_to_pack() -> tuple[Limit, ...]:
    """The limits of reading a pack."""
    return applied(PACK_PARAGRAPHS, PACK_CELLS)
