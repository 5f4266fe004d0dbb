"""PostgreSQL holds the wall a second time, whatever the application forgets."""

import pytest
from django.db import connection, transaction
from django.db.utils import DatabaseError, ProgrammingError

from beside.core import tenancy, walls


def tables():
    return [model._meta.db_table for model in walls.tables_with_org()]


def test_the_catalogue_agrees_with_the_models(db):
    """Every table that has an org_id column is one we know, and is walled."""
    with connection.cursor() as cursor:
        found = {
            name
            for name in connection.introspection.table_names(cursor)
            if "org_id"
            in [c.name for c in connection.introspection.get_table_description(cursor, name)]
        }
    assert found == set(tables())


def test_it_is_safe_to_serve(db):
    assert walls.faults() == []


if connection.vendor == "postgresql":

    @pytest.mark.parametrize("table", tables())
    def test_a_table_has_its_policy_and_is_empty_without_a_scope(table, cast):
        with connection.cursor() as cursor:
            cursor.execute(
                "select relrowsecurity, relforcerowsecurity from pg_class where relname = %s",
                [table],
            )
            assert cursor.fetchone() == (True, True)
            cursor.execute("select set_config('beside.org', '', true)")
            cursor.execute(f'select count(*) from "{table}"')
            assert cursor.fetchone() == (0,)

    def test_another_organisations_rows_cannot_be_read_or_written_even_with_sql(cast):
        with tenancy.within(cast.here.pk), connection.cursor() as cursor:
            cursor.execute("select count(*) from people_person where org_id = %s", [cast.there.pk])
            assert cursor.fetchone() == (0,)
            with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
                cursor.execute(
                    "insert into core_chain (org_id, name, seq, head) values (%s, 'x', 0, '')",
                    [cast.there.pk],
                )

    def test_the_scope_ends_with_the_transaction(transactional_db):
        from tests.cast import assemble

        cast = assemble()
        with tenancy.within(cast.here.pk), connection.cursor() as cursor:
            cursor.execute("select count(*) from people_person")
            assert cursor.fetchone()[0] > 0
        with connection.cursor() as cursor:
            cursor.execute("select count(*) from people_person")
            assert cursor.fetchone() == (0,), "the same connection, after the block"

    def test_history_cannot_be_truncated_or_rewritten_by_the_application(cast):
        for deed in ("truncate core_event", "update core_event set name = ''"):
            with (
                tenancy.within(cast.here.pk),
                pytest.raises(DatabaseError),
                transaction.atomic(),
                connection.cursor() as cursor,
            ):
                cursor.execute(deed)

    @pytest.mark.parametrize("url", ["BESIDE_OWNER_DATABASE_URL"])
    def test_the_owner_is_refused(url, db):
        """Connected as the role that owns the tables, we do not serve."""
        import json
        import os
        import subprocess
        import sys

        env = {**os.environ, "BESIDE_DATABASE_URL": os.environ[url]}
        told = subprocess.run(
            [sys.executable, "-m", "beside", "check"], env=env, capture_output=True, text=True
        )
        report = json.loads(told.stdout)
        assert told.returncode == 1 and not report["ok"]
        assert any("owns tables" in fault for fault in report["faults"])
