"""Synthetic pairs: a small bilingual grammar that teaches copying of figures, dates, money and names.

The sentences are in `sentences.toml`, the rules for numbers and dates in `figures.py`.
"""

from __future__ import annotations

import gzip
import random
import re
from collections.abc import Callable
from pathlib import Path

from training.by_rule.figures import RULES, Sides, any_size, counted, grammar
from training.data import Pair
from translate.embedded import fold_for_model

SIZE = 10_000

_SLOT = re.compile(r"\{([A-Za-z_]+)(?:\.([a-z]+))?(2?)\}")
_GENDER = re.compile(r"\[([^|\]]*)\|([^:\]]*):([a-z]+2?)\]")
_FAMILY = re.compile(r"[A-Za-zÀ-ɏ'’ -]+")


def read_names(folder: Path, name: str) -> list[Sides]:
    """Usable (Arabic, English) names of one list."""
    result: list[Sides] = []
    with gzip.open(folder / f"{name}.tsv.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            arabic, _, english = line.rstrip("\n").partition("\t")
            arabic, english = fold_for_model(arabic), english.strip()
            if not arabic or not _FAMILY.fullmatch(english) or re.search(r"[:_()0-9A-Za-z/]", arabic):
                continue
            if (
                english.isupper()
                or english.islower()
                or any(len(w) > 3 and w.isupper() for w in english.split())
            ):
                english = " ".join(word.capitalize() for word in english.split())
            if abs(len(arabic.split()) - len(english.replace("-", " ").split())) <= 1:
                result.append((arabic, english))
    return result


class Names:
    """People and places of the name lists."""

    def __init__(self, folder: Path) -> None:
        titles = re.compile(r"^(السيدة|السيد|الرئيس|أستاذ) ")
        english_titles = re.compile(r"^(Mr|Ms|Mrs|President|Professor) ")
        people = read_names(folder, "ne_lexicon_hkiri_pers") + read_names(folder, "un_sanctions_list_names")
        self.full: list[Sides] = []
        for arabic, english in people:
            if bool(titles.search(arabic)) != bool(english_titles.search(english)):
                continue
            arabic, english = titles.sub("", arabic), english_titles.sub("", english)
            if len(arabic.split()) >= 2 and len(english.split()) >= 2:
                self.full.append((arabic, english))
        self.single = [
            (arabic, english)
            for arabic, english in read_names(folder, "google_ar2en_names")
            if len(english) > 2 and " " not in arabic + english and "'" not in english
        ]
        self.places = [
            pair
            for name in ("ne_lexicon_hkiri_loc", "syria_places_syrianarchive")
            for pair in read_names(folder, name)
            if pair[1][0].isupper()
        ]
        long_name = re.compile(
            r"Republic|Kingdom|State |Principality|Islands|Union|Commonwealth|Emirates|United"
        )
        self.countries = [
            pair for pair in read_names(folder, "world_countries_mledoze") if not long_name.search(pair[1])
        ]

    def person(self, pick: random.Random) -> Sides:
        if pick.random() < 0.5:
            return pick.choice(self.full)
        first, last = pick.choice(self.single), pick.choice(self.single)
        return f"{first[0]} {last[0]}", f"{first[1]} {last[1]}"

    def place(self, pick: random.Random) -> Sides:
        return pick.choice(self.places)


class Writer:
    """Fills the grammar's frames."""

    def __init__(self, names: Names, seed: int) -> None:
        self.names = names
        self.pick = random.Random(seed)

    def sentence(self) -> Sides:
        arabic, english = self.fill(*self.pick.choice(grammar()["frames"]["items"]))
        if not self.pick.randrange(12):
            arabic = arabic.rstrip(".")
            english = english.rstrip(".")
        return arabic, english[:1].upper() + english[1:]

    def fill(self, arabic: str, english: str) -> Sides:
        """Both sides with every slot filled alike and verbs agreeing with the gender of their subject."""
        genders: dict[str, str] = {}
        values: dict[str, Sides] = {}
        for slot, kind, second in _SLOT.findall(arabic):
            name = slot.lower() + ("." + kind if kind else "") + second
            if name not in values:
                values[name], genders[slot.lower() + second] = self.choose(slot.lower(), kind)

        def side(which: int) -> Callable[[re.Match[str]], str]:
            def replace(match: re.Match[str]) -> str:
                slot, kind, second = match.groups()
                text = values[slot.lower() + ("." + kind if kind else "") + second][which]
                return text[:1].upper() + text[1:] if slot[0].isupper() else text

            return replace

        arabic = _GENDER.sub(lambda m: m[2] if genders.get(m[3]) == "f" else m[1], arabic)
        return _SLOT.sub(side(0), arabic), _SLOT.sub(side(1), english)

    def choose(self, slot: str, kind: str) -> tuple[Sides, str]:
        """A slot's two sides, and the grammatical gender of its head word."""
        pick, data = self.pick, grammar()
        if slot == "event":
            return self.fill(*pick.choice(data["events"]["items"])), "m"
        if slot == "person":
            return self.names.person(pick), "m"
        if slot == "place":
            return self.names.place(pick), "f"
        if slot == "country":
            return pick.choice(self.names.countries), "f"
        if slot == "count":
            noun = data["nouns"][pick.choice(data["groups"].get(kind, [kind]))]
            return counted(noun, pick), noun[-1]
        if slot == "range":
            low = any_size(pick)
            high = low + max(1, low // pick.randint(2, 5))
            noun = data["nouns"][pick.choice(data["groups"].get(kind, [kind]))]
            return (f"{low} و{high} {noun[1]}", f"{low:,} and {high:,} {noun[6]}"), "m"
        if slot in RULES:
            return RULES[slot](pick), "m"
        choice = pick.choice(data["lists"][slot])
        return (choice[0], choice[1]), choice[2] if len(choice) > 2 else "m"


def synthetic_pairs(names: Path, seed: int, size: int = SIZE) -> list[Pair]:
    """`size` sentence pairs, and the places, countries and languages of the name lists as they are."""
    writer = Writer(Names(names), seed)
    pairs: list[Pair] = []
    while len(pairs) < size:
        arabic, english = writer.sentence()
        pairs.append(Pair("synthetic", fold_for_model(arabic), " ".join(english.split())))
    listed = read_names(names, "cldr_territories_languages") + read_names(names, "world_countries_mledoze")
    pairs += [Pair("synthetic", arabic, english) for arabic, english in listed]
    return pairs
