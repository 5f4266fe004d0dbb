"""How a file arrives: in memory, never on a disk, and never more than we would keep.

A file that is too large is read to its end and let go of, so that the page can answer: with a kind
error at the field, and with everything else that was typed still there.
"""

import io
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler


class UpToTheMost(FileUploadHandler):
    """Keeps `UPLOAD_MOST_BYTES` of each request, over all its files together."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.room = settings.UPLOAD_MOST_BYTES

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.kept = io.BytesIO()
        self.is_whole = True

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        if len(raw_data) > self.room:
            self.room += self.kept.tell()
            self.kept, self.is_whole = io.BytesIO(), False
        if self.is_whole:
            self.kept.write(raw_data)
            self.room -= len(raw_data)

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        """The file; one that was let go of is empty, and still says how large it was."""
        self.kept.seek(0)
        size = file_size if self.is_whole else max(file_size, settings.UPLOAD_MOST_BYTES + 1)
        return InMemoryUploadedFile(
            self.kept, self.field_name, self.file_name, self.content_type, size, self.charset
        )
