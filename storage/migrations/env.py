"""Alembic's entry: it works on the connection that storage/schema.py hands over, or on the URL of the ini section."""

from alembic import context

import storage.schema
from storage.base import Base

connection = context.config.attributes.get("connection")
if connection is None:
    raise SystemExit("Migrations are run by `chibo`, which hands over the connection: see storage/schema.py.")
assert storage.schema
context.configure(connection=connection, target_metadata=Base.metadata, render_as_batch=True, compare_type=True)
with context.begin_transaction():
    context.run_migrations()
