"""Words that could not be taken."""

from datetime import datetime

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from data.store.tables.base import Base


class UnsentText(Base):
    """Words that a person typed into a form and that could not be taken: kept for them until they are, or not needed.

    `form` names the form: "ask:12" on return 12, "answer:3" to question 3. `choice` is what was chosen beside them.
    """

    __tablename__ = "unsent_texts"
    __table_args__ = (UniqueConstraint("person_id", "form"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    form: Mapped[str] = mapped_column(String(60))
    text: Mapped[str] = mapped_column(Text)
    choice: Mapped[str] = mapped_column(String(40), default="")
    saved_at: Mapped[datetime]
