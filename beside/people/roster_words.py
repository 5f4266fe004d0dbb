"""The words a list of staff may use for its columns and for people's parts."""

import re
import unicodedata

ROLES = {
    "peer_worker": (
        "peer worker",
        "peer",
        "peer specialist",
        "peer support specialist",
        "peer support worker",
        "peer supporter",
        "certified peer specialist",
        "recovery coach",
    ),
    "supervisor": ("supervisor", "peer supervisor"),
    "coordinator": ("coordinator", "co ordinator", "programme coordinator", "program coordinator"),
    "manager": ("manager", "programme manager", "program manager"),
    "org_admin": (
        "org admin",
        "admin",
        "administrator",
        "organisation admin",
        "organization admin",
    ),
    "privacy_officer": ("privacy officer", "privacy", "auditor"),
}
"""Every part a list may give, and the words for it."""

EVERYWHERE = {"org_admin", "privacy_officer"}
"""Parts that belong to the whole organisation, never to one programme."""

NEVER_FROM_A_LIST = {"participant", "member", "client", "guardian", "funder", "service user"}
"""People who are never made from a list: they ask, or they are invited, themselves."""

COLUMNS = {
    "name": ("name", "full name", "preferred name", "display name", "staff name"),
    "email": ("email", "e mail", "email address", "e mail address", "mail", "work email"),
    "role": ("role", "part", "job", "position", "job role"),
    "programme": ("programme", "program", "team", "service", "site"),
    "supervisor_email": ("supervisor email", "supervisor", "supervisor e mail", "supervised by"),
    "pronouns": ("pronouns", "pronoun"),
    "languages": ("languages", "language", "speaks", "spoken languages"),
    "caseload_limit": ("caseload limit", "caseload", "room for", "max people", "most people"),
    "starts_on": ("starts on", "start date", "starts", "start", "since", "joined on", "hired on"),
}
"""Every column we read, and the words for it."""

NEEDED = ("name", "email", "role")
"""The columns no list can do without."""


def plain_key(words: str) -> str:
    """A heading or a part without case, marks and accents: `E-Mail:` and `e mail` are one."""
    letters = unicodedata.normalize("NFKD", words.casefold())
    kept = "".join(c for c in letters if not unicodedata.combining(c))
    return " ".join(re.sub(r"[\W_]+", " ", kept).split())
