"""A file that somebody hands in, read whole before it is kept.

    clean = uploads.clean(upload)      # a Clean, or NotTaken with a sentence for who sent it

What a file is follows from its content, never from its name. What comes out was written anew: no
place where a photo was taken, no script in a document, nothing that was only attached to it.
"""

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from pathlib import PurePosixPath

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from . import scanning, washing
from .washing import CannotRead

KINDS = {
    "application/pdf": (".pdf", washing.pdf),
    "image/jpeg": (".jpg", washing.jpeg),
    "image/png": (".png", washing.png),
}
"""What may be handed in: how its name ends, and what writes it anew."""
LONGEST_NAME = 80
NOT_A_KIND = _("This is not a PDF or a photo (JPEG or PNG). Please save it as one of these.")


class NotTaken(ValueError):
    """This file is not kept. The message is fit to show whoever sent it."""

    def __init__(self, says: str | Promise) -> None:
        super().__init__(says)
        self.says = says


@dataclass(frozen=True)
class Clean:
    """A file that was read, looked at and written anew."""

    name: str
    media_type: str
    content: bytes

    @property
    def size(self) -> int:
        return len(self.content)

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


def clean(upload: UploadedFile) -> Clean:
    """The same document or picture, and nothing else that was in the file. Raises NotTaken."""
    size = upload.size or 0
    if size > settings.UPLOAD_MOST_BYTES:
        raise NotTaken(_too_large(size))
    if not size:
        raise NotTaken(_("This file is empty. Please choose it again."))
    upload.seek(0)
    content = upload.read()
    media_type = kind_of(content)
    _insist_on_clean(content)
    ending, wash = KINDS[media_type]
    try:
        washed = wash(content)
    except CannotRead as problem:
        raise NotTaken(problem.says) from problem
    return Clean(plain_name(upload.name or "", ending), media_type, washed)


def kind_of(content: bytes) -> str:
    """The media type that the content itself shows. Raises NotTaken for any other."""
    if content.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if content.lstrip(b"\xef\xbb\xbf \t\r\n\0")[:5] == b"%PDF-":
        return "application/pdf"
    raise NotTaken(NOT_A_KIND)


def plain_name(name: str, ending: str) -> str:
    """The name without a path, without signs that hide or turn letters, ending as it is."""
    last = re.split(r"[\\/]", unicodedata.normalize("NFC", name))[-1]
    shown = "".join(" " if unicodedata.category(c)[0] in "CZ" else c for c in last)
    shown = re.sub(r'[<>:"|?*]', "", shown)
    stem = PurePosixPath(" ".join(shown.split()).strip(". ") or "paper").stem
    return f"{stem[:LONGEST_NAME].strip('. ') or 'paper'}{ending}"


def _too_large(size: int) -> str:
    mega = 1_000_000
    return gettext(
        "This file has %(size)s MB; we keep up to %(most)s MB. A photo at a lower quality, or only "
        "the pages that matter, will fit."
    ) % {"size": -(-size // mega), "most": settings.UPLOAD_MOST_BYTES // mega}


def _insist_on_clean(content: bytes) -> None:
    found = scanning.scan(content)
    if found == scanning.INFECTED:
        raise NotTaken(_("The virus scanner found something harmful in this file. It is not kept."))
    if found == scanning.UNKNOWN:
        raise NotTaken(_("This file could not be checked just now. Please try again later."))
