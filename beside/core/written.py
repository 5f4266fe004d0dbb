"""Rows as they go into the database. Django would word the same sentence anew for each of them.

Nothing here asks whether a row may be written: that is asked before (see `record.py`).
"""

from collections.abc import Iterable
from typing import Any

from django.db import DatabaseError, connection, models, transaction


def insert(row: models.Model) -> None:
    """Write a new row, all of it."""
    fields = [field for field in row._meta.concrete_fields if not _counted(field)]
    columns = ", ".join(_name(field.column) for field in fields)
    blanks = ", ".join(["%s"] * len(fields))
    table = _name(row._meta.db_table)
    _run(
        f"insert into {table} ({columns}) values ({blanks})",  # noqa: S608
        [_told(row, field, adding=True) for field in fields],
    )
    row._state.adding, row._state.db = False, connection.alias


def update(row: models.Model, names: Iterable[str]) -> None:
    """Write these columns of a row that is there already."""
    wanted = set(names)
    fields = [field for field in row._meta.concrete_fields if field.name in wanted]
    if not fields:
        return
    changes = ", ".join(f"{_name(field.column)} = %s" for field in fields)
    values = [_told(row, field, adding=False) for field in fields]
    key: Any = row._meta.pk
    statement = f"update {_name(row._meta.db_table)} set {changes} where {_name(key.column)} = %s"  # noqa: S608
    if not _run(statement, [*values, key.get_db_prep_value(row.pk, connection)]):
        raise DatabaseError(f"There is no such {row._meta.verbose_name} to change.")


def _run(statement: str, values: list[Any]) -> int:
    """How many rows it was. After a failure nothing more can be done in this transaction."""
    with transaction.mark_for_rollback_on_error(connection.alias), connection.cursor() as cursor:
        cursor.execute(statement, values)
        return int(cursor.rowcount)


def _told(row: models.Model, field: Any, *, adding: bool) -> Any:
    return field.get_db_prep_save(field.pre_save(row, adding), connection)


def _name(name: str | None) -> str:
    return str(connection.ops.quote_name(name or ""))


def _counted(field: Any) -> bool:
    """The database counts these numbers itself."""
    return isinstance(field, models.AutoField)
