"""The rules of the profession, and what they say about one worker.

Pure: no database, no Django, no clock. Rules are data in `packs/`; a worker is a `Case`; `explain`
says for each requirement whether it is met, what counted, what did not and why, what is missing and
by when, and where the rule comes from. A rule nobody could confirm is said to be unknown.
"""

from .case import Case, CaseFault, Entry, Hold, read_case
from .explaining import Explained, explain
from .needs import Answer
from .packs import Pack, PackFault, Row, load, shipped

__all__ = [
    "Answer",
    "Case",
    "CaseFault",
    "Entry",
    "Explained",
    "Hold",
    "Pack",
    "PackFault",
    "Row",
    "explain",
    "load",
    "read_case",
    "shipped",
]
