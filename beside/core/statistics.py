"""What the database knows of its own tables, so that it takes the short way to a row."""

from django.db import connection

LOOK_AT = 1000
"""Rows looked at in each index: enough to tell, and done in a moment however large the table."""


def look_again() -> None:
    """Let SQLite see how its tables have grown. PostgreSQL does that by itself.

    Without it, SQLite takes any index for a good one, and would read through all of an
    organisation's rows to find one.
    """
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(f"pragma analysis_limit={LOOK_AT}")
            cursor.execute("analyze")
