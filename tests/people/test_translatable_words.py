"""Words that live in data files reach the translators too."""

import pytest

from tests.translatable import FILES, module_of


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_the_file_for_translators_is_in_step_with_its_data(path):
    source, words = FILES[path]
    assert path.read_text(encoding="utf-8") == module_of(source, words()), (
        "run `python -m tests.translatable`"
    )
