"""What a helpline row must be before anybody sees it: whole, dialable there, read in two places."""

import re
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlsplit

KINDS = (
    "EMERGENCY",
    "CRISIS",
    "TEXT",
    "CHAT",
    "DEAF",
    "WARMLINE",
    "YOUTH",
    "VETERAN",
    "ABUSE",
    "LGBTQ",
    "INDIGENOUS",
    "SUBSTANCE",
)
LONGEST_TRUST = timedelta(days=180)
EUROPEAN_UNION = frozenset(
    ("AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "EU", "FI", "FR", "GR", "HR")
    + ("HU", "IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK")
)
_NORTH_AMERICA = r"911|988|1-8\d\d-\d{3}-\d{4}"
_DIALS = {
    "US": _NORTH_AMERICA,
    "CA": _NORTH_AMERICA,
    "GB": r"999|112|111|116 \d{3}|0800 \d{4}|0[38]\d\d \d{3} \d{4}",
    "IE": r"112|999|116 \d{3}|1800 \d{3} \d{3}",
    "AU": r"000|13 \d\d \d\d|1[38]00 \d{2,3} \d{3,4}",
    "NZ": r"111|1737|0[58]\d\d \d{3} \d{3,4}",
    "ES": r"112|0\d\d|116 \d{3}|9\d\d \d{3} \d{3}",
    "IN": r"112|1\d\d|14416|1800[ -]\d{3}[ -]\d{4}",
    "MX": r"911|800 \d{3} \d{4}",
    "EU": r"112|116 \d{3}",
}
_TEXTS = {"AU": r"0\d{3} \d\d \d\d \d\d", "NZ": r"\d{3,4}"}
_REQUIRED = {"id", "country", "name", "kind", "hours", "languages", "free", "on_bill"}
_REQUIRED |= {"what_happens", "sources", "verified_by", "confidence"}
_OPTIONAL = {"region", "dial", "then", "also", "sms", "url", "tz", "verified_at", "expires_at"}
_OPTIONAL |= {"enabled", "disabled_because"}


class HelplineError(ValueError):
    """A helpline row cannot be trusted; the message says which and why."""


def check(rows: list[Any]) -> None:
    """Raise a HelplineError at the first row that is not whole."""
    seen: set[str] = set()
    for row in rows:
        name = row.get("id", "?") if isinstance(row, dict) else "?"
        twice = "is there twice" if name in seen else ""
        fault = _shape(row) or _reach(row) or _trust(row) or twice
        if fault:
            raise HelplineError(f"{name}: {fault}")
        seen.add(name)


def dial_fault(country: str, dial: str) -> str:
    """What is wrong with a number as it would be dialed in this country; empty when nothing is."""
    shape = _DIALS.get(country)
    if shape is None:
        return f"we do not know how numbers look in {country!r}"
    return "" if re.fullmatch(shape, dial) else f"{dial!r} is not how one dials in {country}"


def _shape(row: Any) -> str:
    if not isinstance(row, dict) or not _REQUIRED <= set(row) <= _REQUIRED | _OPTIONAL:
        return "a field is missing or unknown"
    if row["kind"] not in KINDS:
        return f"unknown kind {row['kind']!r}"
    if row["on_bill"] not in ("NO", "MAYBE"):
        return "on_bill is NO or MAYBE"
    if row["confidence"] not in ("official", "secondary"):
        return "confidence is official or secondary"
    if row["hours"] not in ("24/7", "UNKNOWN") and not row.get("tz"):
        return "hours need a time zone"
    return "" if len(row["what_happens"]) > 20 else "say what happens"


def _reach(row: dict[str, Any]) -> str:
    """A row must lead somewhere, in a form that can be dialed where it stands."""
    sms = row.get("sms")
    if not (row.get("dial") or sms or row.get("url")):
        return "leads nowhere"
    if not row.get("url", "https://").startswith("https://"):
        return "a link must be https"
    if sms and not re.fullmatch(_TEXTS.get(row["country"], r"\d{3,6}"), str(sms.get("number"))):
        return f"{sms!r} is not how one texts in {row['country']}"
    numbers = [row["dial"]] if row.get("dial") else []
    faults = (dial_fault(row["country"], number) for number in [*numbers, *row.get("also", ())])
    return next(filter(None, faults), "")


def _trust(row: dict[str, Any]) -> str:
    """Shown rows were read in two places not long ago; the others say why they are not shown."""
    if not row.get("enabled", True):
        return "" if row.get("disabled_because") else "say why it is disabled"
    hosts = {urlsplit(source["url"]).hostname for source in row["sources"]}
    if len(hosts) < 2:
        return "needs two independent sources"
    verified, expires = row.get("verified_at"), row.get("expires_at")
    if not isinstance(verified, date) or not isinstance(expires, date):
        return "needs the day it was verified and the day that ends"
    return "" if timedelta(0) < expires - verified < LONGEST_TRUST else "is trusted for too long"
