"""The sealed file of a backup: a tar of one JSON-lines file a table, and the checkpoints."""

import base64
import datetime as dt
import hashlib
import io
import json
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from itertools import islice
from pathlib import Path
from typing import Any
from uuid import UUID

from django.apps import apps
from django.conf import settings
from django.db import connection, models, transaction
from django.db.migrations.loader import MigrationLoader

from beside.core import checkpoint, clock, keys, statistics, tenancy
from beside.core.models import Org
from beside.core.resealing import at_once
from beside.core.walls import tables_with_org

LEFT_OUT = {
    "contenttypes.ContentType",
    "auth.Permission",
    "sessions.Session",
    "usersessions.UserSession",
}
"""Made anew by the migrations, or worthless in another place: nobody stays signed in."""


class Unusable(RuntimeError):
    """The file is not a backup, is damaged, or the database is not empty."""


def write(path: Path) -> dict[str, Any]:
    """Write everything to `path`, from one moment in time. Returns what was written."""
    with tempfile.TemporaryFile() as plain:
        with tarfile.open(fileobj=plain, mode="w:gz") as tar, _one_moment():
            counts = {model._meta.label: _add_table(tar, model) for model in kept()}
            for file in sorted(Path(settings.CHECKPOINTS).glob("*.jsonl")):
                tar.add(file, f"checkpoints/{file.name}")
            about = {
                "written_at": clock.now().isoformat(),
                "rows": counts,
                "shape": _shape(),
            }
            _add_bytes(tar, "about.json", json.dumps(about).encode())
        plain.seek(0)
        with path.open("xb") as sealed, keys.sealing(sealed) as out:
            while chunk := plain.read(1 << 20):
                out.write(chunk)
    path.chmod(0o600)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return {"file": str(path), "sha256": digest, **about}


@contextmanager
def opened(path: Path) -> Iterator[tarfile.TarFile]:
    """A backup that opens with our keys and is whole. Touches no database."""
    with tempfile.TemporaryFile() as plain:
        _unseal(path, plain)
        with tarfile.open(fileobj=plain, mode="r:gz") as tar:
            yield tar


def read(tar: tarfile.TarFile) -> dict[str, Any]:
    """Read a backup into the empty database we are connected to, and verify what arrived."""
    if Org.objects.exists():
        raise Unusable("This database holds an organisation already. Restore into an empty one.")
    about = json.load(_file(tar, "about.json"))
    _insist_on_shape(about)
    with transaction.atomic():
        arrived = {m._meta.label: _read_table(tar, m) for m in kept()}
    _read_checkpoints(tar)
    statistics.look_again()
    audits = [checkpoint.verify(org) for org in Org.objects.order_by("slug")]
    whole = arrived == about["rows"] and not any(audit["faults"] for audit in audits)
    return {"whole": whole, "written_at": about["written_at"], "rows": arrived, "audit": audits}


def kept() -> list[type[models.Model]]:
    """Every table that is kept. The order is free: rows are tied to each other at the end of the
    transaction, when all of them are there."""
    return [m for m in apps.get_models(include_auto_created=True) if _is_kept(m)]


def _is_kept(model: type[models.Model]) -> bool:
    return model._meta.managed and not model._meta.proxy and model._meta.label not in LEFT_OUT


def _shape() -> list[str]:
    """The last change made to each app's tables."""
    leaves = MigrationLoader(connection).graph.leaf_nodes()
    return sorted(f"{app}.{name}" for app, name in leaves)


def _insist_on_shape(about: dict[str, Any]) -> None:
    if other := sorted(set(about["shape"]) ^ set(_shape())):
        raise Unusable(
            "Another version of beside wrote this backup. Restore it with that version, then "
            f"upgrade. Where they differ: {', '.join(other)}."
        )


@contextmanager
def _one_moment() -> Iterator[None]:
    """All tables as they were at one moment, while others go on writing."""
    if connection.vendor == "sqlite":
        connection.transaction_mode = "DEFERRED"  # type: ignore[attr-defined]  # keeps no writer out
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("set transaction isolation level repeatable read")
        yield


def _rows(model: Any) -> Iterator[Any]:
    if model not in tables_with_org():
        yield from model._base_manager.order_by("pk").iterator(chunk_size=500)
        return
    for org in Org.objects.order_by("slug"):
        with tenancy.within(org.pk):
            rows = model._base_manager.filter(org_id=org.pk)
            yield from rows.order_by("pk").iterator(chunk_size=at_once(model, 500))


def _add_table(tar: tarfile.TarFile, model: type[models.Model]) -> int:
    count = 0
    with tempfile.TemporaryFile() as lines:
        for row in _rows(model):
            cells = {f.attname: _out(row.__dict__[f.attname]) for f in model._meta.concrete_fields}
            lines.write(json.dumps(cells, ensure_ascii=False).encode() + b"\n")
            count += 1
        info = tarfile.TarInfo(f"rows/{model._meta.label}.jsonl")
        info.size = lines.tell()
        lines.seek(0)
        tar.addfile(info, lines)
    return count


def _read_table(tar: tarfile.TarFile, model: type[models.Model]) -> int:
    count = highest = 0
    key = model._meta.pk
    lines = _file(tar, f"rows/{model._meta.label}.jsonl")
    while batch := [json.loads(line) for line in islice(lines, at_once(model))]:
        _insert(model, batch)
        count += len(batch)
        if isinstance(key, models.AutoField):
            highest = max(highest, *(row[key.attname] for row in batch))
    if highest:
        _number_on_from(model, highest)
    return count


def _number_on_from(model: type[models.Model], last: int) -> None:
    """The next row gets the number after `last`; SQLite sees to that by itself."""
    # Not Django's own reset: behind row-level security it would find no rows, and begin at 1.
    if connection.vendor == "postgresql":
        table, column = connection.ops.quote_name(model._meta.db_table), model._meta.pk.column
        with connection.cursor() as cursor:
            cursor.execute(
                "select setval(pg_get_serial_sequence(%s, %s), %s)", [table, column, last]
            )


def _insert(model: type[models.Model], rows: list[dict[str, Any]]) -> None:
    """Straight into the table: these rows are history being put back, not a new deed."""
    fields = model._meta.concrete_fields
    columns = ", ".join(connection.ops.quote_name(str(field.column)) for field in fields)
    marks = ", ".join(["%s"] * len(fields))
    table = connection.ops.quote_name(model._meta.db_table)
    by_org: dict[str, list[list[Any]]] = {}
    for row in rows:
        cells = [_in(field, row[field.attname]) for field in fields]
        by_org.setdefault(row.get("org_id") or "", []).append(cells)
    for org_id, cells_of_org in by_org.items():
        with _inside(org_id), connection.cursor() as cursor:
            cursor.executemany(
                f"insert into {table} ({columns}) values ({marks})",  # noqa: S608 names are ours
                cells_of_org,
            )


def _inside(org_id: str) -> Any:
    return tenancy.within(UUID(org_id)) if org_id else nullcontext()


def _out(value: Any) -> Any:
    if isinstance(value, bytes | memoryview):
        return {"base64": base64.b64encode(bytes(value)).decode()}
    if isinstance(value, dt.datetime | dt.date | dt.time):
        return value.isoformat()
    if isinstance(value, dict | list | int | str | float) or value is None:
        return value
    return str(value)


def _in(field: Any, value: Any) -> Any:
    if isinstance(field, models.BinaryField):
        raw = base64.b64decode(value["base64"]) if isinstance(value, dict) else b""
        return field.get_db_prep_value(raw, connection)
    return field.get_db_prep_save(field.to_python(value), connection)


def _unseal(path: Path, plain: Any) -> None:
    try:
        with path.open("rb") as sealed, keys.unsealing(sealed) as source:
            while chunk := source.read(1 << 20):
                plain.write(chunk)
    except keys.NoKeys:
        raise
    except Exception as problem:
        raise Unusable(
            "This file does not open with our key file: it is damaged, or the keys are others."
        ) from problem
    plain.seek(0)


def _read_checkpoints(tar: tarfile.TarFile) -> None:
    folder = Path(settings.CHECKPOINTS)
    folder.mkdir(parents=True, exist_ok=True)
    for member in tar.getmembers():
        name = Path(member.name)
        if name.parent == Path("checkpoints") and not (folder / name.name).exists():
            (folder / name.name).write_bytes(_file(tar, member.name).read())


def _file(tar: tarfile.TarFile, name: str) -> Any:
    try:
        return tar.extractfile(name)
    except KeyError:
        return io.BytesIO() if name.startswith("rows/") else _missing(name)


def _missing(name: str) -> Any:
    raise Unusable(f"This is not one of our backups: {name} is missing.")


def _add_bytes(tar: tarfile.TarFile, name: str, content: bytes) -> None:
    info = tarfile.TarInfo(name)
    info.size = len(content)
    tar.addfile(info, io.BytesIO(content))
