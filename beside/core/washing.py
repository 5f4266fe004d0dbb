"""Writes a picture or a document anew, such that only what can be seen is left."""

import io
import logging
from collections.abc import Callable
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps
from pypdf import PdfReader, PdfWriter

from . import pdf_pages

MOST_PIXELS = 50_000_000
MOST_PAGES = 100
WIDE_ENOUGH = (3000, 3000)
"""A photo of a page of paper is readable at this size."""
DAMAGED = _("This file is damaged and could not be opened. Please save or scan it again.")

logging.getLogger("pypdf").setLevel(logging.ERROR)  # it warns of every small untidiness


class CannotRead(ValueError):
    """It can't be opened, or is larger than anybody can read."""

    def __init__(self, says: str | Promise) -> None:
        super().__init__(says)
        self.says = says


def jpeg(content: bytes) -> bytes:
    """The picture, the right way up; without place, camera, comments or a second picture."""
    return _picture(content, "JPEG", quality=88)


def png(content: bytes) -> bytes:
    """The picture alone."""
    return _picture(content, "PNG")


def pdf(content: bytes) -> bytes:
    """The pages as they look. No script, no action, no attachment, no word about who made it."""
    try:
        reader = PdfReader(io.BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            raise CannotRead(_("This PDF asks for a password. Please save it without one."))
        if len(reader.pages) > MOST_PAGES:
            raise CannotRead(_("This PDF has more than 100 pages. Please keep those that matter."))
        if not reader.pages:
            raise CannotRead(DAMAGED)
        writer = PdfWriter()
        for page in reader.pages:
            writer.add_page(pdf_pages.only_what_is_seen(page))
        writer.metadata = None
        return _written(writer.write)
    except CannotRead:
        raise
    except Exception as problem:
        # A parser of other people's files may stumble in any way; all of them mean the same here.
        raise CannotRead(DAMAGED) from problem


def _picture(content: bytes, kind: str, **how: Any) -> bytes:
    try:
        with Image.open(io.BytesIO(content), formats=[kind]) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                raise CannotRead(_("This picture is too large to open. Please make it smaller."))
            opened.draft(None, WIDE_ENOUGH)
            upright = ImageOps.exif_transpose(opened)
            bare = _bare(upright, kind)
            bare.thumbnail(WIDE_ENOUGH)
        return _written(lambda out: bare.save(out, kind, **how))
    except CannotRead:
        raise
    except Exception as problem:
        raise CannotRead(DAMAGED) from problem


def _bare(image: Image.Image, kind: str) -> Image.Image:
    """The dots and nothing that was written beside them."""
    modes = ("L", "RGB") if kind == "JPEG" else ("1", "L", "LA", "RGB", "RGBA")
    see_through = "A" in image.getbands() or "transparency" in image.info
    shown = image if image.mode in modes else image.convert("RGBA" if see_through else "RGB")
    bare = shown if shown is not image else image.copy()
    bare.info = {}
    return bare


def _written(write: Callable[[io.BytesIO], object]) -> bytes:
    out = io.BytesIO()
    write(out)
    return out.getvalue()
