"""Places, peoples, organisations and other names that Arabic and English call differently."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from translate.datafiles import read_text, table
from translate.fidelity.words import fold

_CODE = 3


@dataclass(frozen=True, slots=True)
class Concepts:
    """`arabic_of`: English form in lower case → Arabic forms, folded. `english_of`: the other way round, of places.

    `sure`: English forms that are names even where they are everyday words too (Turkey, Chad).
    """

    arabic_of: dict[str, frozenset[str]]
    english_of: dict[str, frozenset[str]]
    sure: frozenset[str]
    longest: int


def _rows(name: str) -> Iterator[list[str]]:
    for line in read_text(__package__, name).splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def _lower(forms: str) -> list[str]:
    return [form.lower().replace("’", "'").replace("-", " ") for form in forms.split("|")]


def _without_codes(forms: str) -> str:
    """A city's names without its airport's code and other names as short: RSS, MBA, SUV are other things as often."""
    usual, *others = forms.split("|")
    return "|".join([usual, *(name for name in others if len(name) > _CODE)])


@cache
def _everyday() -> frozenset[str]:
    """Names that are everyday words as well: their absence from the Arabic says nothing."""
    return frozenset(table(__package__, "words.toml")["everyday"])


@cache
def concepts() -> Concepts:
    """The data files, joined: a country's name is supported by its people's name and the other way round."""
    arabic_of: dict[str, set[str]] = {}
    english_of: dict[str, set[str]] = {}
    places: dict[str, tuple[list[str], list[str]]] = {}
    sure: set[str] = set()
    for kind, english, arabic in _rows("places.tsv"):
        forms = arabic.split("|")
        names = _lower(_without_codes(english) if kind == "city" else english)
        places.setdefault(names[0], (names, forms))
        for name in names:
            arabic_of.setdefault(name, set()).update(forms)
        if kind == "country":
            sure.update(names)
        if kind in ("country", "city"):
            for form in forms:
                english_of.setdefault(form, set()).update(names)
    for country, english, arabic in _rows("nationalities.tsv"):
        names, forms = places.get(country.lower().replace("’", "'").replace("-", " "), ([], []))
        stems = arabic.split("|")
        sure.update(_lower(english))
        for name in (*names, *_lower(english), country.lower()):
            arabic_of.setdefault(name, set()).update((*stems, *forms))
        for form in forms:
            english_of.setdefault(form, set()).update((*names, *_lower(english)))
    for file in ("named.tsv", "organisations.tsv"):
        for english, arabic in _rows(file):
            for name in _lower(english):
                if file == "organisations.tsv":
                    sure.add(name)
                arabic_of.setdefault(name, set()).update(arabic.split("|"))
    for kind, english, arabic in _rows("known_names.tsv"):
        # Of one word the lists above have what is needed; here stand many that are everyday words too.
        if kind != "person" and " " in english.replace("-", " "):
            forms = [" ".join(map(fold, form.split())) for form in arabic.split("|")]
            arabic_of.setdefault(_lower(english)[0], set()).update(forms)
    return Concepts(
        {name: frozenset(forms) for name, forms in arabic_of.items()},
        {form: frozenset(names) for form, names in english_of.items()},
        frozenset(sure - _everyday()),
        max(len(name.split()) for name in arabic_of),
    )
