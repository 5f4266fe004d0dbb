"""On PostgreSQL the database itself refuses two meetings of one person at one time.

The actions look first, under a lock; this holds even if one day something forgets to look.
`btree_gist` comes with PostgreSQL and may be switched on by the owner of the database.
"""

from django.db import migrations

HELD = "where (state in ('BOOKED', 'MET'))"
SPAN = "tstzrange(starts_at, ends_at) with &&"


def refuse(apps, schema_editor):
    if schema_editor.connection.vendor != "postgresql":
        return
    schema_editor.execute("create extension if not exists btree_gist")
    for who in ("worker", "participant"):
        schema_editor.execute(
            f"alter table encounters_encounter add constraint encounter_{who}_at_one_place "
            f"exclude using gist ({who}_id with =, {SPAN}) {HELD}"
        )


def allow(apps, schema_editor):
    if schema_editor.connection.vendor != "postgresql":
        return
    for who in ("worker", "participant"):
        schema_editor.execute(
            f"alter table encounters_encounter drop constraint encounter_{who}_at_one_place"
        )


class Migration(migrations.Migration):
    dependencies = [("encounters", "0001_initial")]
    operations = [migrations.RunPython(refuse, allow)]
