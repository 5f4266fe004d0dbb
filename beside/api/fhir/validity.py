"""Is a record whole? Checked against FHIR R4 by the library that knows it, told in plain words."""

import re
from typing import Any, NamedTuple

from beside.api.fhir.fields import Body, each, exact, plain

READ_KINDS = frozenset(
    (
        "ServiceRequest",
        "Task",
        "Patient",
        "RelatedPerson",
        "Practitioner",
        "PractitionerRole",
        "Organization",
        "Consent",
        "Location",
        "HealthcareService",
        "MessageHeader",
    )
)
"""The kinds we read. Others are kept with the referral they belong to, unread."""

_NOT_CHECKED = {"fhir_comments", "extension", "modifierExtension", "contained"}
_ONE_OF = re.compile(r"from this list \[(.*?)\], but got multiple")
_WORDS = {
    "missing": "is missing",
    "model_field_validation.missing": "is missing",
    "string_type": "is not text",
    "list_type": "must be a list",
    "bool_type": "must be true or false",
    "bool_parsing": "must be true or false",
}


class Checked(NamedTuple):
    """Why a record cannot be read, if it cannot; and the fields in it that FHIR does not know.

    Fields FHIR does not know are no reason to turn a record away: they are left out, and said.
    """

    why: str = ""
    unknown: tuple[str, ...] = ()


def checked(body: Body) -> Checked:
    """Check a record and those inside it; the first thing wrong is told, with its place."""
    unknown: list[str] = []
    for part in (body, *each(body, "contained")):
        kind = exact(part, "resourceType")
        where = kind if part is body else f"{exact(body, 'resourceType')}.contained {kind}"
        for error in _errors(kind, part) if kind in READ_KINDS else ():
            if error["type"] != "extra_forbidden":
                return Checked(_sentence(where, error))
            unknown.append(_path(where, error["loc"]))
    return Checked(unknown=tuple(unknown))


def _errors(kind: str, body: Body) -> list[Any]:
    from fhir.resources.R4B import get_fhir_model_class
    from pydantic import ValidationError

    try:
        told = {name: part for name, part in body.items() if name != "text"}
        get_fhir_model_class(kind).model_validate(_bare(told))
    except ValidationError as error:
        return list(error.errors(include_url=False, include_input=False))
    except Exception:  # the library raises many sorts on hostile input; each means the same to us
        return [{"type": "unreadable", "loc": (), "msg": ""}]
    return []


def _bare(value: Any) -> Any:
    """The record without what we do not check: comments, drawings, extensions, what is empty."""
    if isinstance(value, dict):
        kept = {k: _bare(v) for k, v in value.items() if k not in _NOT_CHECKED and k[:1] != "_"}
        return {name: part for name, part in kept.items() if not _is_empty(part)}
    if isinstance(value, list):
        return [part for part in map(_bare, value) if not _is_empty(part)]
    return value


def _is_empty(value: Any) -> bool:
    return value is None or (isinstance(value, dict | list) and not value)


def _sentence(kind: str, error: Any) -> str:
    several = _ONE_OF.search(error["msg"])
    if several:
        names = several[1].replace("'", "")
        return f"{kind} has more than one of {names}, where only one may stand."
    words = _WORDS.get(error["type"], "is not written the way FHIR R4 asks")
    return f"{_path(kind, error['loc'])} {words}."


def _path(kind: str, loc: tuple[Any, ...]) -> str:
    path = kind
    for step in loc:
        if isinstance(step, int):
            path += f"[{step}]"
        elif step != "root":
            path += "." + plain(str(step).removesuffix("_fhir"), most=40)
    return path
