"""What the database knows of its own tables, so that it takes the short way to a row."""

from django.conf import settings
from django.db import connection

LOOK_AT = 1000
"""Rows looked at in each index: enough to tell, and done in a moment however large the table."""


def look_again() -> None:
    """Let the database see how its tables have grown.

    Without it, SQLite takes any index for a good one, and would read through all of an
    organisation's rows to find one. PostgreSQL looks by itself, a minute or so later; the owner of
    the tables may ask it to look now, after many rows came at once.
    """
    if connection.vendor != "sqlite" and not settings.AS_OWNER:
        return
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"pragma analysis_limit={LOOK_AT}")
        cursor.execute("analyze")
