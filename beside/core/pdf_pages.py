"""The pages of somebody else's PDF, with only what makes them look as they do.

We name what stays, not what goes: whatever a format may learn to carry next is left out as well.
"""

from typing import Any

from pypdf import PageObject
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, StreamObject

OF_A_PAGE = {
    "/Type", "/MediaBox", "/CropBox", "/Rotate", "/UserUnit", "/Resources", "/Contents", "/Group",
    "/Parent", "/Annots",
}  # fmt: skip
OF_A_MARK = {
    "/Type", "/Subtype", "/Rect", "/AP", "/AS", "/F", "/Border", "/BS", "/C", "/IC", "/CA", "/DA",
    "/QuadPoints", "/InkList", "/L", "/Vertices", "/MK",
}  # fmt: skip
MARKS = {
    "/Widget", "/FreeText", "/Stamp", "/Ink", "/Highlight", "/Underline", "/Squiggly", "/StrikeOut",
    "/Square", "/Circle", "/Line", "/Polygon", "/PolyLine",
}  # fmt: skip
"""Marks on a page that can be seen: a filled-in field, a stamp, a signature drawn by hand."""
NOT_SEEN = {
    "/Metadata", "/PieceInfo", "/AF", "/EF", "/JS", "/AA", "/A", "/OpenAction", "/Alternates",
    "/OPI", "/Ref", "/LastModified", "/StructParent", "/StructParents", "/Parent", "/Thumb",
}  # fmt: skip
NAMES = {
    "/Font", "/XObject", "/ExtGState", "/ColorSpace", "/Pattern", "/Shading", "/Properties",
    "/CharProcs", "/Colorants", "/N", "/D", "/R",
}  # fmt: skip
"""Under these the keys are names of the author's own choice, and mean nothing."""


def only_what_is_seen(page: PageObject) -> PageObject:
    """The same page, lighter. It is changed in its place."""
    _keep(page, OF_A_PAGE)
    marks = [mark.get_object() for mark in _list(page.get("/Annots"))]
    seen = [mark for mark in marks if isinstance(mark, DictionaryObject) and _is_seen(mark)]
    for mark in seen:
        _keep(mark, OF_A_MARK)
    page[NameObject("/Annots")] = ArrayObject(seen)
    done: set[int] = set()
    for name in ("/Resources", "/Contents", "/Group", "/Annots"):
        _sweep(page.get(name), done)
    return page


def _is_seen(mark: DictionaryObject) -> bool:
    return mark.get("/Subtype") in MARKS and "/AP" in mark


def _keep(thing: DictionaryObject, names: set[str]) -> None:
    for name in set(thing) - names:
        del thing[name]


def _list(thing: Any) -> list[Any]:
    found = thing.get_object() if thing is not None else []
    return list(found) if isinstance(found, ArrayObject) else []


def _sweep(start: Any, done: set[int]) -> None:
    """Whatever hangs on a page, however deep: nothing in it acts, and nothing says more."""
    waiting = [(start, False)]
    while waiting:
        thing, is_names = waiting.pop()
        thing = thing.get_object() if thing is not None else None
        if id(thing) in done:
            continue
        done.add(id(thing))
        if isinstance(thing, ArrayObject):
            waiting.extend((each, False) for each in thing)
        elif isinstance(thing, DictionaryObject):
            if not is_names:
                _lighten(thing)
            waiting.extend((each, name in NAMES) for name, each in thing.items())


def _lighten(thing: DictionaryObject) -> None:
    for name in NOT_SEEN.intersection(thing):
        del thing[name]
    if isinstance(thing, StreamObject) and thing.get("/Filter") in ("/DCTDecode", ["/DCTDecode"]):
        thing._data = without_notes(thing._data)


def without_notes(jpeg: bytes) -> bytes:
    """A JPEG inside a document, without camera, place and comments; untouched if it is no JPEG."""
    kept, at = [jpeg[:2]], 2
    while jpeg[:2] == b"\xff\xd8" and at + 4 <= len(jpeg) and jpeg[at] == 0xFF:
        mark, length = jpeg[at + 1], int.from_bytes(jpeg[at + 2 : at + 4])
        if mark == 0xDA or length < 2:
            break
        if mark not in NOTES:
            kept.append(jpeg[at : at + 2 + length])
        at += 2 + length
    return b"".join([*kept, jpeg[at:]])


NOTES = {0xE1, 0xED, 0xFE}
"""Exif and XMP, Photoshop, comments. What says how colours are meant stays."""
