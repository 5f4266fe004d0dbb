"""A file arrives in memory, and never more of it than would be kept."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import RequestFactory

pytestmark = pytest.mark.once


def received(settings, *sizes):
    settings.UPLOAD_MOST_BYTES = 200_000
    files = {f"f{n}": SimpleUploadedFile(f"{n}.pdf", b"x" * size) for n, size in enumerate(sizes)}
    request = RequestFactory().post("/", {"typed": "My own words", **files})
    assert request.POST["typed"] == "My own words"
    return [request.FILES[name] for name in files]


def test_what_fits_is_there_whole(settings):
    [one, other] = received(settings, 120_000, 70_000)
    assert (len(one.read()), len(other.read())) == (120_000, 70_000)


def test_what_is_too_large_is_let_go_of_and_says_so(settings):
    [large] = received(settings, 900_000)
    assert (large.size, large.read()) == (900_000, b"")


def test_many_files_are_no_way_round(settings):
    """Together they may not hold more than one may alone; who comes too late says so."""
    files = received(settings, 150_000, 150_000, 40_000)
    assert [len(each.read()) for each in files] == [150_000, 0, 40_000]
    assert files[1].size > 200_000
