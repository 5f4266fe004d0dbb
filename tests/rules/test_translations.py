"""Translations hold together: what is read is what was written, and nothing in it is half done.

English may run ahead: a new sentence is shown in English until somebody translates it.
"""

import ast
import gettext
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

LOCALES = Path("beside/locale")
CODES = sorted(folder.name for folder in LOCALES.iterdir() if folder.is_dir())
AT_LEAST = {"es": 0.97}
MARKS = re.compile(r"%\(\w+\)[sd]|%[sd%]|\{\w*\}|</?\w+[^>]*>")


@dataclass
class Entry:
    """One sentence in a .po file, and what stands for it in the other language."""

    flags: str = ""
    words: dict[str, str] = field(default_factory=dict)

    @property
    def said(self) -> list[str]:
        return [words for key, words in sorted(self.words.items()) if key.startswith("msgstr")]

    @property
    def key(self) -> str:
        context = self.words.get("msgctxt")
        return self.words["msgid"] if context is None else f"{context}\x04{self.words['msgid']}"


def read(code: str) -> list[Entry]:
    text = (LOCALES / code / "LC_MESSAGES/django.po").read_text("utf-8")
    entries = [entry_of(block) for block in text.split("\n\n")]
    return [entry for entry in entries if entry.words.get("msgid")]


def entry_of(block: str) -> Entry:
    entry, key = Entry(), ""
    for line in block.splitlines():
        if line.startswith("#,"):
            entry.flags += line
        elif not line.startswith("#") and line.strip():
            name, quoted = line.split('"', 1)
            key = name.strip() or key
            entry.words[key] = entry.words.get(key, "") + ast.literal_eval(f'"{quoted}')
    return entry


def compiled(code: str) -> dict[object, str]:
    with (LOCALES / code / "LC_MESSAGES/django.mo").open("rb") as file:
        catalogue = dict(gettext.GNUTranslations(file)._catalog)  # type: ignore[attr-defined]
    catalogue.pop("", None)
    return catalogue


def as_compiled(entries: list[Entry]) -> Iterator[tuple[object, str]]:
    for entry in entries:
        if all(entry.said):
            many = "msgid_plural" in entry.words
            for number, words in enumerate(entry.said):
                yield ((entry.key, number) if many else entry.key), words


def marks(words: str) -> list[str]:
    """The gaps and the markup in a sentence, which no translation may change."""
    return sorted(MARKS.findall(words))


@pytest.mark.once
@pytest.mark.parametrize("code", CODES)
def test_what_is_read_is_what_was_written(code):
    assert compiled(code) == dict(as_compiled(read(code)))


@pytest.mark.once
@pytest.mark.parametrize("code", CODES)
def test_every_gap_is_kept(code):
    for entry in read(code):
        one, many = entry.words["msgid"], entry.words.get("msgid_plural")
        for number, words in enumerate(entry.said):
            fits = [marks(many if many and number else one)]
            fits += [marks(many)] if many else []
            assert not words or marks(words) in fits, words


@pytest.mark.once
@pytest.mark.parametrize("code", CODES)
def test_nothing_is_guessed(code):
    assert [entry.key for entry in read(code) if "fuzzy" in entry.flags] == []


@pytest.mark.once
@pytest.mark.parametrize("code", CODES)
def test_most_of_it_is_translated(code):
    entries = read(code)
    done = sum(all(entry.said) for entry in entries)
    assert done / len(entries) >= AT_LEAST.get(code, 0)


@pytest.mark.once
def test_the_reader_reads():
    entry = entry_of('#, fuzzy\nmsgctxt "a"\nmsgid ""\n"One "\n"day"\nmsgstr "Un \\"d\u00eda\\""')
    assert (entry.key, entry.said, entry.flags) == ("a\x04One day", ['Un "día"'], "#, fuzzy")
    assert marks("<b>%(n)s</b> {who} 5 %%") == sorted(["<b>", "%(n)s", "</b>", "{who}", "%%"])


@pytest.mark.parametrize(
    ("page", "words"),
    [("/", "Ayuda ahora"), ("/now/", "Salir de esta página"), ("/start/", "¿Cómo te llamamos?")],
)
def test_pages_for_anybody_speak_spanish(cast, client, page, words):
    client.cookies["language"] = "es"
    html = client.get(page, follow=True).content.decode()
    assert '<html lang="es"' in html and words in html


def test_words_nobody_has_checked_say_so(cast, client, settings):
    client.cookies["language"] = "es"
    foot = "Nadie que haya crecido con este idioma"
    assert foot in client.get("/", follow=True).content.decode()
    settings.LANGUAGES_CHECKED = {"en", "es"}
    assert foot not in client.get("/", follow=True).content.decode()


def test_english_needs_no_such_line(cast, client):
    assert "grew up with this language" not in client.get("/", follow=True).content.decode()
