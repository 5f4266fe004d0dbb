"""Is this the person the card was made for? They say what they are called here. A plain sum."""

import re
import unicodedata

SHORTEST = 2
"""Letters that a first word has to have to be enough by itself."""


def is_called(name: str, said: str) -> bool:
    """The whole name or the first word of it; capitals, accents and marks do not matter."""
    wanted, heard = _plain(name), _plain(said)
    first = wanted.split(" ")[0]
    return bool(heard) and (heard == wanted or heard == first and len(first) >= SHORTEST)


def _plain(text: str) -> str:
    bare = unicodedata.normalize("NFKD", text.casefold())
    kept = "".join(letter for letter in bare if not unicodedata.combining(letter))
    return " ".join(re.sub(r"[\W_]+", " ", kept).split())
