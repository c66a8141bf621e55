"""The words of a noun phrase, each read as noun, adjective, rank, name or preposition, with its English."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import cache

from summarize.claims import nationality, places
from summarize.english.known_bodies import in_runs, listed_words, needs_article, whole_name
from summarize.words import fold_word
from translate.datafiles import entries, rows, table
from translate.lexicon import PartOfSpeech, Reading, readings


class Role(Enum):
    """What a word is in the phrase."""

    NOUN = auto()
    ADJECTIVE = auto()
    RANK = auto()
    NAME = auto()
    PREPOSITION = auto()
    VERB = auto()
    UNKNOWN = auto()


@dataclass(frozen=True, slots=True)
class Piece:
    """One word with what it is and its English, "" for a name; `particle` the English of a preposition written onto it.

    `known`: a body or a place that the news has an English name for, of several words perhaps; `english` is that name.
    """

    word: str
    role: Role
    english: str = ""
    article: bool = False
    particle: str = ""
    possessor: str = ""
    place: bool = False
    known: bool = False

    @property
    def bare_word(self) -> str:
        """The word without a preposition written onto it."""
        if not self.particle:
            return self.word
        return f"ال{self.word[2:]}" if self.word.startswith("لل") else self.word[1:]


_ONTO = {"ب": "in", "ل": "of"}
_POSSESSORS = {"ه": "his", "ها": "its", "هم": "their", "هما": "their", "هن": "their", "نا": "our"}


def pieces(words: Sequence[str], named_so: Collection[str] = ()) -> list[Piece]:
    """The words of a phrase, each read by the tables and the lexicon; those of `named_so` are names, whatever they mean."""
    found: list[Piece] = []
    joined = _joined(words)
    for place, word in enumerate(joined):
        if (known := _known(word, found)) and word not in named_so:
            found.append(known)
            continue
        one = _piece(word, place)
        if one.role is Role.PREPOSITION and (behind := joined[place + 1 : place + 2]):
            channel = f"{word} {fold_word(behind[0].split()[0])}"
            one = replace(one, english=_channels().get(channel, one.english))
        if word in named_so and not one.place:
            one = Piece(word, Role.NAME)
        closed = bool(found) and (found[-1].known or found[-1].article)
        if (not found or closed) and _opens_a_name(word, joined[place + 1 : place + 2], closed=closed):
            one = Piece(word, Role.NAME)
        named = found and (
            found[-1].role is Role.RANK or (found[-1].role is Role.NAME and not found[-1].place)
        )
        # Behind a rank or a given name the rest of a person's name follows, whatever else its words may mean.
        # What a town or a district is called, «بلدية نهرين», is no word to translate.
        called = found and fold_word(found[-1].word) in _called() and one.role in (Role.NOUN, Role.ADJECTIVE)
        office = one.role is Role.NOUN and is_office(word)
        # «النائبة السابقة».
        said = one.role is Role.ADJECTIVE and one.article and is_office(word)
        office = office or (said and bool(found) and found[-1].role is Role.RANK)
        if (named or called) and not office and one.role not in (Role.RANK, Role.PREPOSITION, Role.VERB):
            one = Piece(word, Role.NAME)
        if named and found[-1].role is Role.NAME and word in listed_words("family_names"):
            # «زياد الحاج» is no pilgrim.
            one = Piece(word, Role.NAME)
        found.append(one)
    for place, one in enumerate(found):
        following = found[place + 1].role if place + 1 < len(found) else Role.PREPOSITION
        if one.role is Role.RANK and following in (Role.PREPOSITION, Role.ADJECTIVE):
            # «محامي القبطان», «العقيد في الشرطة»: nobody is named right behind it.
            english = one.english if one.english == "MP" else one.english.lower()
            found[place] = Piece(one.word, Role.NOUN, english, True)
    return _denied(found)


def is_office(word: str) -> bool:
    """Whether the table of holders knows a word, with its article or without."""
    return fold_word(word.removeprefix("ال")) in _table()


def _opens_a_name(word: str, behind: Sequence[str], *, closed: bool = False) -> bool:
    """Whether a word that is a given name too is one here: another name follows, «عمر علوش», «نور الدين».

    `closed`: what stands before it is whole («المنتخب المغربي وليد الركراكي»), so that a word with the article names too.
    """
    if word == "علي" and behind and closed:
        # The given name; «على» stands before what is no name.
        return _piece(behind[0], 1).role in (Role.NAME, Role.UNKNOWN)
    if word in _prepositions() or fold_word(word) not in _given_names() or not behind:
        return False
    following = fold_word(behind[0])
    if closed and behind[0].startswith("ال"):
        return True
    if following in _given_names() or following in _halves_of_names():
        return True
    return _piece(behind[0], 1).role in (Role.NAME, Role.UNKNOWN) and not places(behind[0], frozenset())


@cache
def _halves_of_names() -> frozenset[str]:
    return frozenset(map(fold_word, listed_words("halves_of_names")))


def _known(word: str, before: Sequence[Piece]) -> Piece | None:
    """The known body or place that a word or a run of words names; None for none, and inside a person's name."""
    in_a_name = before and (
        before[-1].role is Role.RANK or (before[-1].role is Role.NAME and not before[-1].place)
    )
    several = " " in word
    # «السلطات السعودية»: behind an article it is the adjective.
    if not several and (in_a_name or (before and before[-1].article and _is_adjective(word))):
        return None
    for start in (1, 2, 0) if before else (0,):
        # «للأمم المتحدة», «بالرقة»: what the particle leaves is a name by itself.
        particle = word[:start]
        if particle not in _PARTICLES:
            continue
        rest = f"ال{word[start:]}" if particle == "لل" else word[start:]
        if name := whole_name(rest):
            english = f"the {name.english}" if needs_article(name.english) else name.english
            sort = _piece(rest.split()[0], 0)
            if several and fold_word(sort.word) in _called() and sort.role is Role.NOUN:
                # «محافظة حمص» is listed as a whole since «حمص» is a word too; the airport is in the name.
                told = sort.english.lower() in english.lower()
                english = english if told else f"the {sort.english} of {english}"
            return Piece(word, Role.NAME, english, particle=_PARTICLES[particle], place=True, known=True)
    return None


def _is_adjective(word: str) -> bool:
    return bool(nationality(word)) or any(one.entry.part is PartOfSpeech.ADJECTIVE for one in readings(word))


# English of what is written onto a name.
_PARTICLES = {"": "", "ل": "of", "لل": "of", "ب": "in", "و": "and"}


def _denied(read: Sequence[Piece]) -> list[Piece]:
    """«غير» and the adjective behind it as one: "non-governmental"; other pieces as they are."""
    found: list[Piece] = []
    for one in read:
        before = found[-1] if found else None
        if before is not None and before.role is one.role is Role.ADJECTIVE and before.english.endswith("-"):
            adjective = table(__package__, "phrases.toml")["denied"].get(one.english, f"non-{one.english}")
            found[-1] = replace(one, word=f"{before.word} {one.word}", english=adjective)
        else:
            found.append(one)
    return found


def _joined(words: Sequence[str]) -> list[str]:
    """The words, those of one known name and two that are one office in English taken together («رئيس بلدية»)."""
    joined: list[str] = []
    for word in in_runs([word for word in words if fold_word(word) not in _silent()]):
        both = fold_word(f"{joined[-1]} {word}") if joined else ""
        # «الأمين العام» as «أمين عام».
        bare = fold_word(f"{joined[-1].removeprefix('ال')} {word.removeprefix('ال')}") if joined else ""
        of_both = both if joined and joined[-1].startswith("ال") != word.startswith("ال") else bare
        # «مقربون من», «شهود العيان».
        half = fold_word(f"{joined[-1]} {word.removeprefix('ال')}") if joined else ""
        known = next((one for one in (of_both, both, half) if one in _table()), "")
        # «مقربون من العائلة» are people, behind whom it goes on; «مصدر مقرب من» is one that is close to.
        alone = bool(known) and len(joined) == 1 and _table()[known][1] == "PREPOSITION"
        if (known and not alone) or (both[:1] in tuple("لبو") and both[1:] in _table()):
            joined[-1] = f"{joined[-1]} {word}"
        else:
            joined.append(word)
    return joined


def _piece(word: str, place: int) -> Piece:
    folded = fold_word(word)
    if place and word in _prepositions():
        return Piece(word, Role.PREPOSITION, _prepositions()[word])
    for before in ("", "ل", "ب", "و"):
        if before and not (place and word.startswith(before)):
            continue
        rest = word[len(before) :] if before else word
        if before == "ل" and rest.startswith("ل"):
            rest = f"ا{rest}"
        bare = " ".join(part.removeprefix("ال") for part in rest.split())
        told = _table().get(fold_word(rest)) or _table().get(fold_word(bare))
        if told is not None and len(bare) > 1:
            english, kind = told
            particle = _ONTO.get(before, "and" if before else "")
            whole = any(part.startswith("ال") for part in rest.split())
            definite = rest.startswith("ال") or (whole and english not in listed_words("never_definite"))
            return Piece(word, Role[kind], english, definite, particle)
    people = nationality(word)
    if people and place:
        return Piece(word, Role.ADJECTIVE, people, word.startswith("ال"))
    # «إرهابيي داعش»: a plural loses its ن before what it is of.
    found = readings(word) or (readings(f"{word}ن") if word.endswith("ي") else ())
    if not found:
        return Piece(
            word, Role.UNKNOWN, article=folded.startswith("ال"), place=bool(places(word, frozenset()))
        )
    if word.endswith("ة"):
        # «زوجة الصحفي» is no «زوجه».
        found = tuple(one for one in found if one.behind != "ه") or found
    best = found[0]
    particle = _particle(best) if place else ""
    article = best.article
    match best.entry.part:
        case PartOfSpeech.NAME:
            of_place = bool(places(word, frozenset()))
            return Piece(word, Role.NAME, best.entry.glosses[0], article, particle, place=of_place)
        case PartOfSpeech.ADJECTIVE:
            return Piece(word, Role.ADJECTIVE, best.entry.glosses[0], article, particle)
        case PartOfSpeech.NOUN | PartOfSpeech.NUMBER:
            possessor = _POSSESSORS.get(best.behind, "") if best.behind else ""
            return Piece(
                word, Role.NOUN, best.entry.glosses[0].removesuffix(" of"), article, particle, possessor
            )
        case PartOfSpeech.VERB:
            nominal = next(
                (r for r in found if r.entry.part in (PartOfSpeech.NOUN, PartOfSpeech.ADJECTIVE)), None
            )
            if nominal and not place:
                return Piece(word, Role.NOUN, nominal.entry.glosses[0], nominal.article)
            return Piece(word, Role.VERB, best.entry.glosses[0])
        case PartOfSpeech.PREPOSITION:
            return Piece(word, Role.PREPOSITION if place else Role.UNKNOWN, best.entry.glosses[0])
    return Piece(word, Role.UNKNOWN, best.entry.glosses[0], article=best.article)


def _particle(reading: Reading) -> str:
    """English of a preposition before the word, «بمحافظة» "in"; "" for none."""
    before = reading.before.removesuffix("ال")
    if reading.before == "لل" or before.endswith("ل"):
        return "of"
    if before.endswith("ب"):
        return "in"
    return "and" if before == "و" else ""


@cache
def _given_names() -> frozenset[str]:
    return frozenset(fold_word(word) for word in entries(__package__, "given_names.txt"))


@cache
def _called() -> frozenset[str]:
    return frozenset(fold_word(word) for word in entries(__package__, "places.txt"))


@cache
def _prepositions() -> dict[str, str]:
    return dict(table(__package__, "phrases.toml")["prepositions"])


@cache
def _silent() -> frozenset[str]:
    """«الشرطة التابعة للحوثيين»: what English says by "of" alone."""
    return frozenset(fold_word(word) for word in listed_words("silent"))


@cache
def _channels() -> dict[str, str]:
    """«على مواقع»: "on", what somebody is active on and speaks through."""
    channels = [fold_word(word) for word in listed_words("channels")]
    return {f"{word} {channel}": "on" for word in ("على", "عبر", "في") for channel in channels}


@cache
def _table() -> dict[str, tuple[str, str]]:
    """Folded word → (English, role): what holders are called in the news, before the lexicon's first gloss."""
    return {fold_word(row[0]): (row[1], row[2].upper()) for row in rows(__package__, "nouns.tsv")}
