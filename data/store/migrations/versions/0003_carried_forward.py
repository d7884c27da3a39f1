"""What is checked of a return: problems about what was open last quarter, and the items that answers make."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0003"
down_revision: str | None = "0002"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Add the columns."""
    with op.batch_alter_table("return_versions") as versions:
        versions.add_column(sa.Column("met_on", sa.Date(), nullable=True))
        versions.add_column(
            sa.Column("met_as_written", sa.String(length=60), nullable=False, server_default="")
        )
    with op.batch_alter_table("return_problems") as problems:
        problems.add_column(sa.Column("about_kind", sa.String(length=20), nullable=False, server_default=""))
        problems.add_column(sa.Column("about_id", sa.Integer(), nullable=True))
        problems.add_column(sa.Column("suggested_item_id", sa.Integer(), nullable=True))
        problems.create_foreign_key(
            "fk_return_problems_suggested_item_id", "return_items", ["suggested_item_id"], ["id"]
        )
    with op.batch_alter_table("return_items") as items:
        items.add_column(sa.Column("continues_ask_id", sa.Integer(), nullable=True))
        items.add_column(sa.Column("answers_problem_id", sa.Integer(), nullable=True))
        items.create_foreign_key("fk_return_items_continues_ask_id", "asks", ["continues_ask_id"], ["id"])
        items.create_foreign_key(
            "fk_return_items_answers_problem_id", "return_problems", ["answers_problem_id"], ["id"]
        )


def downgrade() -> None:
    """Drop them."""
    with op.batch_alter_table("return_items") as items:
        items.drop_constraint("fk_return_items_answers_problem_id", type_="foreignkey")
        items.drop_constraint("fk_return_items_continues_ask_id", type_="foreignkey")
        items.drop_column("answers_problem_id")
        items.drop_column("continues_ask_id")
    with op.batch_alter_table("return_problems") as problems:
        problems.drop_constraint("fk_return_problems_suggested_item_id", type_="foreignkey")
        problems.drop_column("suggested_item_id")
        problems.drop_column("about_id")
        problems.drop_column("about_kind")
    with op.batch_alter_table("return_versions") as versions:
        versions.drop_column("met_as_written")
        versions.drop_column("met_on")
