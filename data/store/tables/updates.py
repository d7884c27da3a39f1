"""What an item of a CSP's update says beyond its words."""

from typing import Any

from sqlalchemy import JSON, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from data.store.tables.base import Base


class UpdateItem(Base):
    """The cells of a row of the action plan or of a table, what keeps an item for publicity from the public, and the
    area of concern that a recommendation addresses, as a person chose it.

    `cells` is the reader's own value, with any correction; `spending` tells a table of spending from other figures.
    """

    __tablename__ = "update_items"

    item_id: Mapped[int] = mapped_column(ForeignKey("return_items.id"), primary_key=True)
    cells: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    spending: Mapped[bool] = mapped_column(default=False)
    held_back: Mapped[str] = mapped_column(String(160), default="")
    concern_item_id: Mapped[int | None] = mapped_column(ForeignKey("return_items.id"), index=True)
