"""Stigma is a bug. Our own pages do not use the words that docs/words.md leaves out."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2] / "beside"
NOT_OURS = re.compile(
    r"\b(patients?|clients?|non-?compliant|compliance|addicts?|junkie|discharged?|"
    r"committed suicide|failed attempt|suffer(s|ing)? from|mentally ill|high-functioning|"
    r"low-functioning|frequent flyers?|drug abuse|substance abuse|manipulative)\b",
    re.IGNORECASE,
)
TAGS = re.compile(r"{%.*?%}|{{.*?}}|<[^>]*>", re.DOTALL)
QUOTED = re.compile(r"""(?:translate|_\()\s*["“]([^"”]*)""")
TEMPLATES = sorted(path for path in ROOT.rglob("*.html") if "gallery" not in path.name)


def words_of(text):
    """What a person reads: plain text, and the words inside translation tags."""
    blocks = re.sub(r"{% (end)?blocktranslate.*?%}", " ", text)
    return " ".join([TAGS.sub(" ", blocks), *QUOTED.findall(text)])


@pytest.mark.once
@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_page_uses_person_first_words(path):
    found = NOT_OURS.findall(words_of(path.read_text()))
    assert not found, f"{path}: {found}"


@pytest.mark.once
def test_the_check_itself_can_see():
    assert NOT_OURS.search("The patient suffers from")
    assert "Save it" in words_of('{% translate "Save it" %}')
    assert not NOT_OURS.search(words_of('<a class="patient">{{ client.name }}</a>'))
