"""Alembic's entry: runs on the connection that `upgrade` holds open, inside its transaction."""

from alembic import context

from canvas_model.storage.tables import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
    transactional_ddl=False,  # `upgrade` owns the one transaction around the whole migration
    transaction_per_migration=False,
)
context.run_migrations()
