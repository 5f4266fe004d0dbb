"""The second wall, held by the database itself.

After every migration: each table with an organisation gets row-level security on PostgreSQL,
and each line of history can no longer be changed or removed, on PostgreSQL and SQLite alike.
"""

from typing import Any

from django.apps import apps
from django.db import connection as default_connection
from django.db import models

SETTING = "nullif(current_setting('beside.org', true), '')::uuid"


def tables_with_org() -> list[type[models.Model]]:
    """Every model whose rows belong to one organisation."""
    return [
        model
        for model in apps.get_models()
        if any(f.column == "org_id" for f in model._meta.concrete_fields)
    ]


def tables_of_history() -> list[type[models.Model]]:
    from .models import WriteOnce

    return [model for model in apps.get_models() if issubclass(model, WriteOnce)]


def raise_walls(connection: Any = default_connection) -> None:
    """Put every policy and trigger in place. Safe to run again at any time."""
    known = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        for model in tables_with_org():
            if connection.vendor == "postgresql" and model._meta.db_table in known:
                for statement in row_level_security(model._meta.db_table):
                    cursor.execute(statement)
        for model in tables_of_history():
            if model._meta.db_table in known:
                for statement in append_only(model._meta.db_table, connection.vendor):
                    cursor.execute(statement)


def row_level_security(table: str) -> list[str]:
    return [
        f'alter table "{table}" enable row level security',
        f'alter table "{table}" force row level security',
        f'drop policy if exists "own_org" on "{table}"',
        f'create policy "own_org" on "{table}" using (org_id = {SETTING}) '
        f"with check (org_id = {SETTING})",
    ]


def append_only(table: str, vendor: str) -> list[str]:
    if vendor == "sqlite":
        return [
            f'create trigger if not exists "{table}_no_{deed}" before {deed} on "{table}" '
            "begin select raise(abort, 'history is kept'); end"
            for deed in ("update", "delete")
        ]
    return [
        "create or replace function beside_history_is_kept() returns trigger language plpgsql "
        "as $$ begin raise exception 'history is kept'; end $$",
        f'drop trigger if exists "{table}_kept" on "{table}"',
        f'create trigger "{table}_kept" before update or delete on "{table}" '
        "for each row execute function beside_history_is_kept()",
        f'drop trigger if exists "{table}_whole" on "{table}"',
        f'create trigger "{table}_whole" before truncate on "{table}" '
        "for each statement execute function beside_history_is_kept()",
    ]


def let_in(role: str, connection: Any = default_connection) -> None:
    """Give the application's role what it needs and no more: it owns nothing."""
    history = {model._meta.db_table for model in tables_of_history()}
    with connection.cursor() as cursor:
        cursor.execute(f'grant usage on schema public to "{role}"')
        for table in connection.introspection.table_names(cursor):
            rights = "select, insert"
            if table not in history and table != "django_migrations":
                rights += ", update, delete"
            cursor.execute(f'revoke all on "{table}" from "{role}"')
            cursor.execute(f'grant {rights} on "{table}" to "{role}"')
        cursor.execute(f'grant usage, select on all sequences in schema public to "{role}"')


def faults(connection: Any = default_connection) -> list[str]:
    """What is wrong with the way we are connected; an empty list when the wall stands."""
    if connection.vendor != "postgresql":
        return []
    found = []
    with connection.cursor() as cursor:
        cursor.execute(
            "select rolname, rolsuper, rolbypassrls from pg_roles where rolname = current_user"
        )
        role, is_super, bypasses = cursor.fetchone()
        if is_super:
            found.append(f"The role {role} is a superuser: row-level security would not hold.")
        if bypasses:
            found.append(f"The role {role} has BYPASSRLS: row-level security would not hold.")
        cursor.execute(
            "select relname from pg_class c join pg_namespace n on n.oid = relnamespace "
            "where nspname = 'public' and relkind in ('r', 'p') "
            "and pg_has_role(current_user, relowner, 'member') order by 1"
        )
        owned = [name for (name,) in cursor.fetchall()]
        if owned:
            found.append(f"The role {role} owns tables ({owned[0]}, …): run as another role.")
        found += _open_tables(cursor)
    return found


def _open_tables(cursor: Any) -> list[str]:
    cursor.execute(
        "select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace "
        "join pg_attribute a on a.attrelid = c.oid and a.attname = 'org_id' "
        "where n.nspname = 'public' and c.relkind = 'r' and not (c.relrowsecurity "
        "and c.relforcerowsecurity and exists (select 1 from pg_policy where polrelid = c.oid))"
    )
    return [f"The table {name} has no row-level security." for (name,) in cursor.fetchall()]
