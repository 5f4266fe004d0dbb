"""Style, fonts and script under names that change with their content."""

import logging
from functools import cache

from whitenoise.storage import CompressedManifestStaticFilesStorage

log = logging.getLogger("beside")


class Files(CompressedManifestStaticFilesStorage):
    """A file nobody has gathered keeps its plain name: a page without its look is still a page,
    above all the one that says where help is."""

    def stored_name(self, name: str) -> str:
        try:
            return super().stored_name(name)
        except ValueError:
            _say_once(name)
            return name


@cache
def _say_once(name: str) -> None:
    """Every page asks for the same few files: one line in the log for each is enough."""
    log.warning("%s is not among the gathered files. See `beside serve`.", name)
