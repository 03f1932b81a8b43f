"""Run by alembic: the revisions go through the connection that `upgrade.py` has opened and will commit."""

from alembic import context

context.configure(connection=context.config.attributes["connection"])
context.run_migrations()
