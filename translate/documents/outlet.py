"""Which outlet an article is from, where something says so: metadata, address, masthead, stamp, file name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from translate.clean import (
    credit_tiles,
    matching_key,
    outlet_keys,
    outlets,
    phrases,
    spellings,
    tiling,
    without_outlet,
)
from translate.datafiles import Chosen
from translate.dates import find_dates
from translate.pages import host_of, rights_holder
from translate.records import Removal, RemovalReason

_CHOSEN = Chosen(__package__, "outlet")

_PARTS = re.compile(r"\s*[|•·–—/]\s*|\s+-\s+|\s*[\[(]\s*")
_QUOTED = re.compile(r"[«\"“](?P<name>[^«»\"“”\n]{2,40})[»\"”]")
# Arabic consonants and the Latin ones that transliterations write for them, without vowels and ع ء.
_CONSONANTS = dict(zip("بتثجحخدذرزسشصضطظغفقكلمنه", "bttjhkddrzscsdtzgfqqlmnh", strict=True))
_LATIN = (
    ("sh", "c"),
    ("ch", "c"),
    ("th", "t"),
    ("kh", "k"),
    ("dh", "d"),
    ("gh", "g"),
    ("k", "q"),
    ("p", "b"),
    ("v", "f"),
)


def find_outlet(
    raw: str, removed: Sequence[Removal], *, stated: str = "", url: str = "", title: str = "", name: str = ""
) -> tuple[str, str]:
    """The outlet and what says so in words; two empty strings where nothing does.

    `stated` and `url` are metadata, `title` the title as given (an outlet's name may follow it), `name` the
    file's name without its ending.
    """
    if stated.strip():
        return _known(stated) or " ".join(stated.split()), "metadata"
    if found := _by_address(url):
        return found, f"address {url}"
    if found := without_outlet(title)[1]:
        return found, "page title"
    for removal in removed:
        if found := _by_removal(removal):
            return found, f"«{' '.join(removal.text.split())}»"
    if found := _by_label(raw):
        return found, "label in the text"
    return _by_file_name(name, raw)


def _known(text: str) -> str:
    return outlet_keys().get(matching_key(text), "")


def _by_address(url: str) -> str:
    host = host_of(url)
    for outlet in outlets():
        if any(
            "." in domain and (host == domain or host.endswith("." + domain)) for domain in outlet.domains
        ):
            return outlet.name
    return ""


def _by_removal(removal: Removal) -> str:
    text = " ".join(removal.text.split())
    if removal.reason is RemovalReason.BYLINE:
        return _masthead(text)
    if removal.reason is RemovalReason.DATE_LINE:
        return _beside_date(text)
    if removal.reason is RemovalReason.PROMOTION:
        return _in_rights(text)
    if removal.reason is RemovalReason.DATELINE:
        quoted = _QUOTED.search(text)
        return _not_agency(_known(quoted["name"]) or quoted["name"]) if quoted else _known_part(text)
    return ""


def _masthead(text: str) -> str:
    """«صحيفة …», «المصدر: الجزيرة نت», «الجزيرة نت - خاص»."""
    key = matching_key(text)
    if key.partition(" ")[0] in phrases("outlet_labels", "nouns") and len(key.split()) <= _CHOSEN.whole(
        "name_words"
    ):
        return _known(text) or text
    return _known_part(text.partition(":")[2] or text)


def _known_part(text: str) -> str:
    for part in _PARTS.split(text):
        if found := _not_agency(_known(part)):
            return found
    return ""


def _not_agency(name: str) -> str:
    # A paper prints an agency's name over its copy; that does not make the agency the outlet.
    return "" if matching_key(name) in spellings("agencies.txt") else name


def _beside_date(text: str) -> str:
    """«صوت المدينة | ١٢ آذار ٢٠٢٥», «العرب [نُشر في 2017/11/15]»: a name before the date."""
    if found := _known_part(text):
        return found
    first = _PARTS.split(text)[0].strip()
    key = matching_key(first)
    stamped = "[" in text
    words = set(key.split())
    plain = first and not find_dates(first) and not any(char.isdigit() for char in first)
    if (
        not plain
        or not 0 < len(key.split()) <= _CHOSEN.whole("name_words")
        or tiling(credit_tiles()).fullmatch(key)
    ):
        return ""
    named = words & (phrases("outlet_labels", "words") | phrases("outlet_labels", "nouns"))
    return first if stamped or named else ""


def _in_rights(text: str) -> str:
    """«جميع الحقوق محفوظة © شبكة …»."""
    name = rights_holder(text)
    first = matching_key(name).partition(" ")[0]
    return _known(name) or (name if first in phrases("outlet_labels", "nouns") else "")


def _by_label(raw: str) -> str:
    for line in raw.splitlines()[: _CHOSEN.whole("head_lines")]:
        label, colon, name = line.partition(":")
        if (
            colon
            and matching_key(label) in phrases("outlet_labels", "names")
            and len(name) <= _CHOSEN.whole("name_characters")
        ):
            return _known(name) or name.strip()
    return ""


def _by_file_name(name: str, raw: str) -> tuple[str, str]:
    words = [word for word in re.split(r"[^A-Za-z\u0620-\u064a]+", name.lower()) if word]
    slugs = {slug: outlet.name for outlet in outlets() for slug in outlet.domains if "." not in slug}
    for word in words:
        if word in slugs:
            return slugs[word], f"file name {name}"
    if name and (found := _known(name)):
        return found, f"file name {name}"
    # A transliterated file name and the same name quoted in the text: «مراسل «المنارة»» in almanara.txt.
    wanted = "".join(_latin_skeleton(word) for word in words)
    if len(wanted) < _CHOSEN.whole("least_consonants"):
        return "", ""
    for quoted in _QUOTED.finditer(raw):
        if len(quoted["name"].split()) <= _CHOSEN.whole("name_words") and _skeleton(quoted["name"]) == wanted:
            return quoted["name"].strip(), f"file name {name} and «{quoted['name'].strip()}» in the text"
    return "", ""


def _skeleton(name: str) -> str:
    words = [word.removeprefix("ال") for word in matching_key(name).split()]
    # ه at a word's end is ة, which transliterations write as a vowel.
    return "".join(_CONSONANTS.get(char, "") for word in words for char in word.removesuffix("ه"))


def _latin_skeleton(word: str) -> str:
    word = word.removeprefix("al").removesuffix("h") if len(word) > 3 else word
    for written, consonant in _LATIN:
        word = word.replace(written, consonant)
    return "".join(char for char in word if char in "bcdfghjklmnqrstz")
