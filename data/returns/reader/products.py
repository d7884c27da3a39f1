"""The labels of the plans part: "TOR", "Strategic assessment: Completed" and so on."""

from data.returns.reader.headings import after_label
from data.returns.reader.template import PRODUCT_LABELS
from data.returns.reader.tree import Paragraph


def find_product(lines: tuple[Paragraph, ...]) -> tuple[str, tuple[Paragraph, ...]] | None:
    """The product that the paragraphs begin with, and the rest of them."""
    filled = tuple(line for line in lines if line.text)
    for name, label in PRODUCT_LABELS.items():
        found = after_label(filled, label)
        if found is not None:
            return name, found[1]
    return None
