"""What the database itself refuses: a row of the audit changes by linking, erasing and the end of its time alone.

This holds against a slip in the code, not against whoever holds the machine: for that there are the chain and its
witness. On SQLite alone so far.
"""

from sqlalchemy import Connection, inspect

_CHANGED = "NEW.{0} IS DISTINCT FROM OLD.{0}"


def _refusing(name: str, deed: str, table: str, when: str) -> str:
    return (
        f"CREATE TRIGGER {name} BEFORE {deed} ON {table} WHEN {when} "
        "BEGIN SELECT RAISE(ABORT, 'the audit is not changed'); END"
    )


def _any_changed(*columns: str) -> str:
    return " OR ".join(_CHANGED.format(column) for column in columns)


# A link is given once; words that may be erased become the word that says so, and their salt goes.
_ROW_CHANGED = (
    _any_changed("id", "person_id", "account_id", "action", "at", "mark", "hash")
    + " OR (OLD.link IS NOT NULL AND NEW.link IS DISTINCT FROM OLD.link)"
    + " OR (NEW.salt IS NOT NULL AND NEW.salt IS DISTINCT FROM OLD.salt)"
    + " OR (NEW.subject IS DISTINCT FROM OLD.subject AND (NEW.salt IS NOT NULL OR NEW.subject NOT LIKE '%:erased'))"
    + " OR (NEW.operator IS DISTINCT FROM OLD.operator AND (NEW.salt IS NOT NULL OR NEW.operator IS NOT 'erased'))"
)
# Emptied links are anchors: the time of their rows is over.
_ROW_KEPT = "NOT EXISTS (SELECT 1 FROM audit_links WHERE number = OLD.link AND members = '')"
_LINK_CHANGED = _any_changed("number", "at", "previous", "head") + " OR NEW.members <> ''"
_LINK_KEPT = "OLD.members <> '' OR NOT EXISTS (SELECT 1 FROM audit_links WHERE number > OLD.number)"

GUARDS = {
    "audit_changed": ("UPDATE", "audit", _ROW_CHANGED),
    "audit_deleted": ("DELETE", "audit", _ROW_KEPT),
    "audit_link_changed": ("UPDATE", "audit_links", _LINK_CHANGED),
    "audit_link_deleted": ("DELETE", "audit_links", _LINK_KEPT),
}


def put_up(connection: Connection) -> None:
    """Have the database refuse. Nothing is done where the tables are not there."""
    if connection.dialect.name != "sqlite" or not inspect(connection).has_table("audit_links"):
        return
    for name, (deed, table, when) in GUARDS.items():
        connection.exec_driver_sql(_refusing(name, deed, table, when))


def take_down(connection: Connection) -> None:
    """Before tables are made anew: SQLite renames none that a trigger speaks of."""
    if connection.dialect.name == "sqlite":
        for name in GUARDS:
            connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {name}")
