"""What somebody hands in: what is taken, what is left out of it, and what is said when it is not."""

import io
import sys
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    NameObject,
    StreamObject,
    TextStringObject,
)

from beside.core import pdf_pages, uploads, washing

pytestmark = pytest.mark.once
EXIF_ORIENTATION, EXIF_MAKE, EXIF_GPS = 0x0112, 0x010F, 0x8825


def photo(kind="JPEG", size=(60, 40), **how):
    out = io.BytesIO()
    Image.new("RGB", size, (200, 40, 40)).save(out, kind, **how)
    return out.getvalue()


def with_exif(orientation=6):
    exif = Image.Exif()
    exif[EXIF_ORIENTATION], exif[EXIF_MAKE] = orientation, "SecretPhone"
    exif.get_ifd(EXIF_GPS)[1] = "N"
    return photo(exif=exif, comment=b"taken at home")


def a_pdf(dress=None, password="", pages=1):
    writer = PdfWriter()
    for _n in range(pages):
        writer.add_blank_page(200, 100)
    if dress:
        dress(writer)
    if password:
        writer.encrypt(password, algorithm="AES-256")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def taken(content, name="paper.pdf"):
    return uploads.clean(SimpleUploadedFile(name, content))


def refused(content, name="paper.pdf"):
    with pytest.raises(uploads.NotTaken) as problem:
        taken(content, name)
    return str(problem.value.says)


def test_a_photo_keeps_what_is_seen_and_nothing_else():
    clean = taken(with_exif(), "IMG_1.JPG")
    assert (clean.name, clean.media_type) == ("IMG_1.jpg", "image/jpeg")
    assert b"SecretPhone" not in clean.content and b"taken at home" not in clean.content
    with Image.open(io.BytesIO(clean.content)) as shown:
        assert shown.size == (40, 60), "it stands as it was held"
        assert not shown.getexif()


def test_a_png_loses_its_notes():
    from PIL.PngImagePlugin import PngInfo

    notes = PngInfo()
    notes.add_text("Author", "SecretAuthor")
    clean = taken(photo("PNG", pnginfo=notes), "scan.png")
    assert clean.media_type == "image/png" and b"SecretAuthor" not in clean.content


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGBA", "LA", "I;16"])
def test_every_way_of_keeping_a_picture(mode):
    out = io.BytesIO()
    Image.new(mode, (9, 7)).save(out, "PNG")
    with Image.open(io.BytesIO(taken(out.getvalue()).content)) as shown:
        assert shown.size == (9, 7)


def test_a_large_photo_becomes_one_that_is_large_enough():
    clean = taken(photo(size=(6400, 4800)))
    with Image.open(io.BytesIO(clean.content)) as shown:
        assert shown.size == (3000, 2250)


def _dress(writer):
    script = {"/S": NameObject("/JavaScript"), "/JS": TextStringObject("SecretScript")}
    js = DictionaryObject({NameObject(k): v for k, v in script.items()})
    both = ArrayObject([TextStringObject("a"), js])
    writer.add_attachment("SecretFile.txt", b"SecretAttachment")
    writer.add_metadata({"/Author": "SecretAuthor"})
    root = writer._root_object
    act = DictionaryObject(
        {NameObject("/S"): NameObject("/Launch"), NameObject("/F"): TextStringObject("SecretRun")}
    )
    root[NameObject("/OpenAction")] = act
    names = root["/Names"].get_object()
    names[NameObject("/JavaScript")] = DictionaryObject({NameObject("/Names"): both})
    xmp = StreamObject()
    xmp._data = b"<x:xmpmeta>SecretXmp</x:xmpmeta>"
    root[NameObject("/Metadata")] = writer._add_object(xmp)
    page = writer.pages[0]
    page[NameObject("/AA")] = DictionaryObject({NameObject("/O"): act})
    look = StreamObject()
    look._data = b"0 0 m 10 10 l S"
    stamp = {
        "/Type": NameObject("/Annot"),
        "/Subtype": NameObject("/Stamp"),
        "/A": act,
        "/AP": DictionaryObject({NameObject("/N"): writer._add_object(look)}),
        "/NM": TextStringObject("SecretName"),
    }
    link = {"/Type": NameObject("/Annot"), "/Subtype": NameObject("/Link"), "/A": act}
    rows = [DictionaryObject({NameObject(k): v for k, v in each.items()}) for each in (stamp, link)]
    page[NameObject("/Annots")] = ArrayObject(rows)


def test_a_document_keeps_its_pages_and_nothing_that_acts():
    dressed = a_pdf(_dress)
    assert b"SecretRun" in dressed and b"SecretAttachment" in _inflated(dressed)
    clean = taken(dressed, "my proof.pdf")
    assert b"Secret" not in _inflated(clean.content)
    reader = PdfReader(io.BytesIO(clean.content))
    root = reader.trailer["/Root"]
    assert not {"/OpenAction", "/AA", "/Names", "/Metadata", "/AcroForm"} & set(root)
    [mark] = reader.pages[0]["/Annots"]
    assert mark.get_object()["/Subtype"] == "/Stamp", "what can be seen stays"
    assert (reader.pages[0].mediabox.width, len(reader.pages)) == (200, 1)


def _inflated(content):
    """All that stands in a document, streams opened."""
    reader = PdfReader(io.BytesIO(content))
    streams = [content]
    for number in range(1, reader.trailer["/Size"]):
        thing = reader.get_object(number)
        if isinstance(thing, StreamObject):
            streams.append(thing.get_data())
    return b"\n".join(streams)


def test_a_name_of_the_authors_choice_is_no_action():
    def dress(writer):
        font = DictionaryObject({NameObject("/Type"): NameObject("/Font")})
        fonts = DictionaryObject({NameObject("/A"): writer._add_object(font)})
        writer.pages[0][NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})

    reader = PdfReader(io.BytesIO(taken(a_pdf(dress)).content))
    assert reader.pages[0]["/Resources"]["/Font"]["/A"]["/Type"] == "/Font"


def test_a_photo_inside_a_document_loses_its_place_too():
    def dress(writer):
        image = StreamObject()
        image._data = with_exif()
        image[NameObject("/Subtype")] = NameObject("/Image")
        image[NameObject("/Filter")] = NameObject("/DCTDecode")
        images = DictionaryObject({NameObject("/Im0"): writer._add_object(image)})
        of_page = DictionaryObject({NameObject("/XObject"): images})
        writer.pages[0][NameObject("/Resources")] = of_page

    dressed = a_pdf(dress)
    assert b"SecretPhone" in dressed
    clean = taken(dressed).content
    assert b"SecretPhone" not in clean and b"taken at home" not in clean
    reader = PdfReader(io.BytesIO(clean))
    bare = reader.pages[0]["/Resources"]["/XObject"]["/Im0"]._data
    with Image.open(io.BytesIO(bare)) as shown:
        shown.load()
        assert shown.size == (60, 40)


def test_what_is_no_jpeg_is_left_as_it_is():
    for odd in (b"", b"\xff", b"\xff\xd8", b"\xff\xd8\xff\xe1\x00", b"nothing of the kind"):
        assert pdf_pages.without_notes(odd) == odd


def test_a_locked_document_is_told_so():
    assert "password" in refused(a_pdf(password="hush"))


def test_a_document_that_only_forbids_printing_is_taken():
    writer = PdfWriter()
    writer.add_blank_page(10, 10)
    writer.encrypt("", owner_password="owner", algorithm="AES-256")
    out = io.BytesIO()
    writer.write(out)
    assert not PdfReader(io.BytesIO(taken(out.getvalue()).content)).is_encrypted


def test_too_many_pages():
    assert "100 pages" in refused(a_pdf(pages=washing.MOST_PAGES + 1))


def _zip():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr("a.txt", "hello")
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "name", "says"),
    [
        (b"<html><script>alert(1)</script></html>", "certificate.pdf", "not a PDF or a photo"),
        (_zip(), "scan.png", "not a PDF or a photo"),
        (b"GIF89a" + b"\0" * 40, "moving.gif", "not a PDF or a photo"),
        (b"", "empty.pdf", "is empty"),
        (b"%PDF-1.7\nand then nothing", "torn.pdf", "damaged"),
        (photo()[:200], "torn.jpg", "damaged"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "torn.png", "damaged"),
        (b"\0" * 10_000_001, "large.pdf", "11 MB"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_kind_word_for_what_is_not_taken(content, name, says):
    assert says in refused(content, name)


def test_a_picture_that_would_fill_the_memory():
    out = io.BytesIO()
    Image.new("1", (20_000, 20_000)).save(out, "PNG")
    assert len(out.getvalue()) < 100_000
    assert "too large to open" in refused(out.getvalue()) or "damaged" in refused(out.getvalue())
    out = io.BytesIO()
    Image.new("1", (8_000, 8_000)).save(out, "PNG")
    assert "too large to open" in refused(out.getvalue())


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\papers\\Proof.PDF", "Proof.pdf"),
        ("gro.exe\u202efdp.pdf", "gro.exe fdp.pdf"),
        ("a\nb\0c.pdf", "a b c.pdf"),
        ("...", "paper.pdf"),
        ("", "paper.pdf"),
        ("scan.html", "scan.pdf"),
        ('a"b<c>.pdf', "abc.pdf"),
        ("n" * 300 + ".pdf", "n" * 80 + ".pdf"),
        ("Zertifikat für Zoë.pdf", "Zertifikat für Zoë.pdf"),
    ],
)
def test_the_name_says_nothing_that_is_not_so(name, kept):
    assert uploads.plain_name(name, ".pdf") == kept


SCANNER = "import sys, pathlib; d = pathlib.Path(sys.argv[1]).read_bytes(); "


@pytest.mark.parametrize(
    ("does", "says"),
    [
        ("sys.exit(1)", "something harmful"),
        ("sys.exit(2)", "could not be checked"),
        ("import time; time.sleep(30)", "could not be checked"),
        ("sys.exit(0 if d.startswith(b'%PDF') else 2)", ""),
    ],
)
def test_the_scanner_is_asked(settings, tmp_path, does, says):
    script = tmp_path / "scan.py"
    script.write_text(SCANNER + does)
    settings.SCAN_COMMAND, settings.SCAN_SECONDS = f"{sys.executable} {script}", 5
    if "time" in does:
        settings.SCAN_SECONDS = 0.3
    assert says in refused(a_pdf()) if says else taken(a_pdf())


def test_a_scanner_that_is_not_there(settings):
    settings.SCAN_COMMAND = "/nowhere/scanner --quiet"
    assert "could not be checked" in refused(a_pdf())
