"""Words that live in data files, printed as Python, so that the translators' tools can find them.

`python -m tests.translatable` writes the files; a test says when one of them is behind its data.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from beside.encounters import activities
from beside.people import vocabulary
from beside.safety import helplines
from beside.supervision import charter, frameworks, prompts

ROOT = Path(__file__).resolve().parent.parent
FILES: dict[Path, tuple[Path, Callable[[], Iterator[str]]]] = {
    ROOT / "beside/people/vocabulary_words.py": (vocabulary.SOURCE, vocabulary.translatable),
    ROOT / "beside/encounters/activities_words.py": (activities.SOURCE, activities.translatable),
    ROOT / "beside/safety/helplines_words.py": (helplines.SOURCE, helplines.translatable),
    ROOT / "beside/supervision/charter_words.py": (charter.SOURCE, charter.translatable),
    ROOT / "beside/supervision/frameworks_words.py": (frameworks.SOURCE, frameworks.translatable),
    ROOT / "beside/supervision/prompts_words.py": (prompts.SOURCE, prompts.translatable),
}
_HEAD = '''# ruff: noqa: E501
# fmt: off
"""The words of `{source}` for the translators' tools. Printed by tests/translatable.py."""

from django.utils.translation import gettext_noop as _

WORDS = (
{lines}
)
'''


def module_of(source: Path, words: Iterable[str]) -> str:
    """The Python file that names each of these words once, for translation."""
    quoted = (json.dumps(word, ensure_ascii=False) for word in dict.fromkeys(words))
    lines = "\n".join(f"    _({word})," for word in quoted)
    return _HEAD.format(source=source.name, lines=lines)


if __name__ == "__main__":
    for path, (source, words) in FILES.items():
        path.write_text(module_of(source, words()), encoding="utf-8")
