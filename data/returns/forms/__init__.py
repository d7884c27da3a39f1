"""Writing the form: plain fields to a Word file or a workbook, which the reader reads back as the same fields."""
