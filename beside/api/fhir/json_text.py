"""JSON, read strictly: no repeated names, no numbers that are none, no bottomless nesting."""

import json
import re
from decimal import Decimal
from typing import Any

from beside.api.fhir.limits import Limits, TooLarge, Unreadable

_STRINGS = re.compile(rb'"[^"]*"')
_ONE_KIND = bytes.maketrans(b"{}", b"[]")
_NOT_BRACKETS = bytes(set(range(256)) - set(b'[]{}"'))


def weighed(text: str, limits: Limits) -> int:
    """In how many parts this is; what is too deep or in too many is turned away, unopened."""
    raw = text.encode("utf-8", "surrogatepass").replace(b"\\\\", b"").replace(b'\\"', b"")
    brackets = _STRINGS.sub(b"", raw.translate(_ONE_KIND, _NOT_BRACKETS))
    parts = brackets.count(b"[")
    if parts > limits.parts:
        raise TooLarge(f"It is in more than {limits.parts:,} parts. Send it in smaller files.")
    if _deeper_than(brackets, limits.depth):
        raise Unreadable(f"It is nested more than {limits.depth} levels deep.")
    return parts


def parsed(text: str) -> Any:
    """The value this text holds, or `Unreadable` with the place where it stops making sense."""
    try:
        return json.loads(
            text, object_pairs_hook=_object, parse_float=_number, parse_constant=_no_number
        )
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise Unreadable(f"This is not whole JSON: it stops making sense at {place}.") from None
    except RecursionError:
        raise Unreadable("It is nested too deep to read.") from None
    except Unreadable:
        raise
    except (ValueError, ArithmeticError):
        raise Unreadable("It holds a number that is too long to read.") from None


def written(value: Any) -> str:
    """The value as JSON again: same names, same order, every number as it was written."""
    if isinstance(value, dict):
        return "{" + ",".join(f"{json.dumps(k)}:{written(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(written, value)) + "]"
    return str(value) if isinstance(value, Decimal) else json.dumps(value)


def _deeper_than(brackets: bytes, depth: int) -> bool:
    """Peel one level of brackets at a time; what is left after `depth` peels was deeper."""
    for _ in range(depth):
        peeled = brackets.replace(b"[]", b"")
        if len(peeled) == len(brackets):
            break
        brackets = peeled
    return brackets.count(b"[") > depth or b"[]" in brackets


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise Unreadable(f"“{name[:60]}” is written twice in the same place.")
        found[name] = value
    return found


def _number(digits: str) -> Decimal:
    number = Decimal(digits)
    if not -400 < number.adjusted() < 400:
        raise Unreadable("It holds a number that is too large to read.")
    return number


def _no_number(word: str) -> None:
    raise Unreadable(f"It holds {word}, which is not a number JSON knows.")
