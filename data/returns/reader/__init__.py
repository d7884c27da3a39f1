"""The reader: the bytes of a Word file or workbook in, a `ParsedReturn` or a refusal out. It knows no database."""
