"""Alembic's entry: runs on the connection that `data.store.migrate` hands over."""

from alembic import context

from data.store.tables import Base

connection = context.config.attributes["connection"]
context.configure(
    connection=connection, target_metadata=Base.metadata, render_as_batch=True, compare_type=True
)
with context.begin_transaction():
    context.run_migrations()
