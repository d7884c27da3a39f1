"""The reader: the bytes of a Word file in, a `ParsedReturn` or a refusal out. Knows no database and no person."""
