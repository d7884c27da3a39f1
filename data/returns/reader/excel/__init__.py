"""An Excel workbook as a tree of paragraphs and tables, one table a sheet, and the sheets of the workbook form.

Everything is read from the XML, cell by cell, as it stands: nothing is calculated, and nothing is believed that the
file says of its own size.
"""
