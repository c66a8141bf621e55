"""A holder's English: known names, offices and kinds of sources, composed; never a guess at a person's name."""

from __future__ import annotations

from functools import cache, lru_cache

from summarize.claims.arabic_names import english, peoples
from summarize.claims.parties import listed_name
from summarize.words import fold_phrase, word_list
from translate.datafiles import Chosen, rows

_CHOSEN = Chosen(__package__, "renderings")

_PLACING = frozenset({"في", "بقياده", "علي", "لدي", "عبر", "الذي", "التي"})
_OUTLETS = frozenset({"شبكه", "قناه", "صحيفه", "وكاله", "هييه", "اذاعه", "موقع", "مجله", "تنظيم", "حركه"})


@cache
def _offices() -> dict[str, tuple[str, str]]:
    """Folded office → (English, what may follow)."""
    return {
        fold_phrase(row[0]): (row[1], row[2] if len(row) > 2 else "")
        for row in rows(__package__, "holders.tsv")
    }


@cache
def _demonyms() -> dict[str, str]:
    return {row[0]: row[1] for row in rows(__package__, "demonyms.tsv")}


@lru_cache(maxsize=1 << 14)
def listed_holder(holder: str) -> str:
    """The English of a holder that the data files know, with its article: "the Russian Defence Ministry"; "" else.

    Of a person with a known office only the office is given: «العقيد سالم العمري الناطق باسم الشرطة» is "the spokesman
    for the police".
    """
    words = fold_phrase(holder).split()
    # A party's name may be its country's: it is the government that speaks.
    known = english(holder) or _of_state(words) or listed_name(holder)
    if known:
        return known
    outlet = words[1:] if words and words[0] in _OUTLETS else words
    for width in range(min(_CHOSEN.whole("words"), len(outlet)), 1 if outlet is words else 0, -1):
        # «قوات سوريا الديمقراطية المدعومة من …», «شبكة "بي بي سي" البريطانية»: the name, then what is said of it.
        known = english(" ".join(outlet[:width])) or listed_name(" ".join(outlet[:width]))
        if known and (len(outlet) == width or outlet[width].startswith("ال")):
            return known
    for start in range(len(words)):
        if start and (
            not _opens(words[start])
            or not word_list(__package__, "beside_offices.txt").isdisjoint(words[:start])
        ):
            # «زوجة رئيس الوزراء», «مساعد وزير الصحة» speak for themselves.
            continue
        found = _office(tuple(words[start:]), whole=start == 0)
        if found:
            return found
    return ""


def _of_state(words: list[str]) -> str:
    """The English of a body with its nation and nothing else, «النظام السوري»: "the Syrian government"; "" else."""
    if len(words) != 2 or _offices().get(words[0], ("", ""))[1] != "*" or not nationality(words[1]):
        return ""
    return _office(tuple(words), whole=True)


def _opens(word: str) -> bool:
    """Whether an office may open in the middle of a holder's words: after a person's name."""
    return word in ("المتحدث", "الناطق", "المتحدثه", "الناطقه", "وزير", "رييس")


def _office(words: tuple[str, ...], *, whole: bool) -> str:
    for width in range(min(_CHOSEN.whole("words"), len(words)), 0, -1):
        name, kind = _offices().get(" ".join(words[:width]), ("", ""))
        if not name:
            continue
        rest = words[width:]
        if kind == "+":
            parts = (listed_holder(" ".join(rest[:size])) for size in range(len(rest), 0, -1))
            of = next(filter(None, parts), "")
            return _with_article(f"{name} {of}") if of else ""
        nation = nationality(rest[0]) if rest and kind == "*" else ""
        if rest and rest[0] in _PLACING:
            # «مسؤول محلي في محافظة …»: where, or under whom, is left to the Arabic.
            return _with_article(name)
        if rest and not nation and kind != "*":
            return ""
        if rest and not nation and whole and rest[0].startswith("ال"):
            # An adjective that is not known would make it another body's.
            return ""
        return _with_article(f"{nation} {name}".strip())
    return ""


def nationality(word: str) -> str:
    """The English adjective of a word such as «التركية»; "US" for the American."""
    if fold_phrase(word).removeprefix("ال").startswith(("اميركي", "امريكي")):
        return "US"
    return next((_demonyms()[land] for land in sorted(peoples(word)) if land in _demonyms()), "")


def _with_article(name: str) -> str:
    return name.replace("-", "", 1) if "-" in name.split()[0] or name.startswith("-") else f"the {name}"
