"""Columns that are encrypted at rest and bound to their row: words, and whole files."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import FieldError
from django.db import models

from . import keys


class Sealed(bytes):
    """Words as they lie in the database. They open only in their own row and column."""


class SealedText(models.BinaryField):
    """Private words: `note.words` reads and writes plain text; the database holds ciphertext.

    Raises FieldError when someone tries to search it: what is sealed cannot be compared.
    """

    # For the type checker: what one reads and writes is plain text.
    _pyi_private_set_type: str
    _pyi_private_get_type: str  # type: ignore[assignment]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("default", b"")
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    def contribute_to_class(self, cls: Any, name: str, private_only: bool = False) -> None:
        super().contribute_to_class(cls, name, private_only)
        setattr(cls, self.attname, _Opening(self))

    def bound_to(self, pk: object) -> str:
        return f"{self.model._meta.db_table}.{self.column}:{pk}"

    nothing: Any = ""
    seal: Callable[[Any, str], bytes] = staticmethod(keys.seal)
    unseal: Callable[[bytes, str], Any] = staticmethod(keys.unseal)

    def opened(self, value: Any, pk: object) -> Any:
        return self.unseal(bytes(value), self.bound_to(pk)) if isinstance(value, Sealed) else value

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Any:
        return self.nothing if value is None or len(value) == 0 else Sealed(value)

    def pre_save(self, model_instance: models.Model, add: bool) -> bytes:
        words = getattr(model_instance, self.attname)
        return self.seal(words, self.bound_to(model_instance.pk)) if words else b""

    def get_default(self) -> Any:
        return self.nothing

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        # A column that is added later begins empty. Words never come this way: see `pre_save`.
        return super().get_db_prep_value(b"" if value == "" else value, connection, prepared)

    def get_lookup(self, lookup_name: str) -> Any:
        raise FieldError(f"{self.name} is sealed; it cannot be searched or compared.")


class SealedBytes(SealedText):
    """A whole file: `paper.content` reads and writes bytes. Leave it out of lists with `defer`."""

    _pyi_private_set_type: bytes  # type: ignore[assignment]
    _pyi_private_get_type: bytes  # type: ignore[assignment]

    nothing = b""
    seal = staticmethod(keys.seal_bytes)
    unseal = staticmethod(keys.unseal_bytes)


class _Opening:
    def __init__(self, field: SealedText) -> None:
        self.field = field

    def __get__(self, instance: models.Model | None, owner: Any = None) -> Any:
        if instance is None:
            return self
        value = instance.__dict__.get(self.field.attname)
        if value is None:
            if self.field.attname not in instance.__dict__ and not instance._state.adding:
                instance.refresh_from_db(fields=[self.field.attname])
                return self.__get__(instance)
            return self.field.nothing
        if isinstance(value, Sealed):
            value = self.field.opened(value, instance.pk)
            instance.__dict__[self.field.attname] = value
        return value

    def __set__(self, instance: models.Model, value: Any) -> None:
        instance.__dict__[self.field.attname] = value
