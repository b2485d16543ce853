"""How Alembic runs here: on the runner's connection, as the owner, one transaction a revision."""

from alembic import context

from rolecall.infra.db.tables import metadata

config = context.config
owner = config.attributes["owner"]
lock_timeout = config.attributes["lock_timeout"]
preamble = (f"SET LOCAL ROLE {owner}", f"SET LOCAL lock_timeout = '{lock_timeout}'")
# Who asks whether the schema is the one that the code needs.
readable = f"GRANT SELECT ON alembic_version TO {', '.join(config.attributes['readers'])}"


def run_offline() -> None:
    """Print the SQL."""
    context.configure(dialect_name="postgresql", target_metadata=metadata, literal_binds=True)
    with context.begin_transaction():
        for statement in preamble:
            context.execute(statement)
        context.run_migrations()
        context.execute(readable)


def run_online() -> None:
    """Migrate on the connection that the runner holds its advisory lock with."""
    connection = config.attributes["connection"]
    context.configure(
        connection=connection, target_metadata=metadata, transaction_per_migration=False
    )
    with context.begin_transaction():
        for statement in preamble:
            connection.exec_driver_sql(statement)
        context.run_migrations()
        connection.exec_driver_sql(readable)


if context.is_offline_mode():
    run_offline()
else:
    run_online()
