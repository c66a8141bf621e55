"""A noun phrase in English word order: heads, what they are of, adjectives before them, prepositions, names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarize.english.known_bodies import listed_words
from summarize.english.latin_names import transliterated
from summarize.english.pieces import Piece, Role

Head = tuple[Piece, list[str]]  # with its adjectives
# What begins with the sound of a vowel: "an unofficial", but "a union", "a UN", "a European".
_VOWEL = re.compile(r"(?!uni(?!n)|use|eu|one |un )[aeiou]", re.IGNORECASE)
_OWNED = ("his ", "her ", "its ", "their ", "our ", "my ")


def phrase(read: Sequence[Piece]) -> str:
    """The phrase in English, with its articles: «المرصد المحلي لحقوق الإنسان» is "the local observatory of human rights".

    "" where its head is not understood.
    """
    if not read or not (read[0].known or read[0].role in (Role.NOUN, Role.RANK)):
        return ""
    built, place = _group(read, 0)
    while place < len(read):
        one = read[place]
        if one.role is Role.PREPOSITION:
            following, after = _group(read, place + 1)
            if following:
                built = f"{built} {one.english} {following}"
            place = max(after, place + 1)
        elif one.particle == "and":
            following, place = _group(read, place)
            built = f"{built} and {following}"
        elif one.particle:
            following, place = _group(read, place)
            built = f"{built} {one.particle} {following}"
        else:
            break
    return built


def _group(read: Sequence[Piece], place: int) -> tuple[str, int]:
    """A head with its adjectives and what it is of, and where it ends."""
    heads: list[Head] = []
    while place < len(read):
        one = read[place]
        if heads and (one.particle or one.role in (Role.PREPOSITION, Role.VERB)):
            break
        if one.role is Role.ADJECTIVE and heads and not _nominal(one, heads):
            _owner(one, heads)[1].insert(0, one.english)
        else:
            heads.append((one, []))
        place += 1
        if heads[-1][0].article and place < len(read) and read[place].role is not Role.ADJECTIVE:
            break
    return _of(heads), place


def _nominal(one: Piece, heads: Sequence[Head]) -> bool:
    """Whether an adjective stands for a person: «شقيق المتوفى», the brother of the deceased."""
    return one.article and len(heads) == 1 and not heads[0][0].article and heads[0][0].role is Role.NOUN


def _owner(one: Piece, heads: Sequence[Head]) -> Head:
    """The head that an adjective belongs to: the last of its gender."""
    feminine = one.word.endswith("ة")
    alike = [head for head in reversed(heads) if head[0].word.endswith("ة") == feminine]
    if feminine and one.english[:1].isupper():
        # A nation is the first's: «وزارة المالية السعودية».
        alike.reverse()
    # «بنك السودان المركزي» is a central bank, not a central Sudan.
    return next((head for head in alike if not head[0].known), (*alike, heads[-1])[0])


def _of(heads: Sequence[Head]) -> str:
    if compound := _compound(heads):
        return compound
    parts: list[str] = []
    definite = bool(heads) and (
        heads[-1][0].article or heads[-1][0].role in (Role.NAME, Role.UNKNOWN) or bool(heads[-1][0].possessor)
    )
    for piece, adjectives in heads:
        if piece.role in (Role.NAME, Role.UNKNOWN):
            parts.append(_called(piece, adjectives) if piece.known else transliterated(piece.bare_word))
            continue
        words = " ".join([*adjectives, piece.english])
        if piece.english.startswith("two "):
            words = " ".join(["two", *adjectives, piece.english.removeprefix("two ")])
        if piece.possessor or words.startswith(_OWNED):
            parts.append(words if words.startswith(_OWNED) else f"{piece.possessor} {words}")
        elif definite and piece.english in listed_words("one_of_many") and len(heads) > 1:
            parts.append(words if piece.english == "one" else f"{_a(words)} {words}")
        elif definite and parts and not adjectives and (_plural(piece.english) or _is_mass(piece.english)):
            parts.append(f"the {words}" if parts[-1] == "one" else words)
        elif definite:
            # A noun with a capital is a name; an adjective with one is not ("the Syrian army").
            parts.append(f"the {words}" if piece.english[:1].islower() or not parts else words)
        else:
            alone = _plural(piece.english) or words in listed_words("uncountable")
            parts.append(words if alone else f"{_a(words)} {words}")
    return " of ".join(parts)


def _called(piece: Piece, adjectives: Sequence[str]) -> str:
    """A known name with what is said of it: "the Libyan Red Crescent"."""
    bare = piece.english.removeprefix("the ")
    return " ".join(
        ["the", *adjectives, bare] if adjectives and bare != piece.english else [*adjectives, piece.english]
    )


def _compound(heads: Sequence[Head]) -> str:
    """«هيئة النقل»: "the transport authority", as English puts a body and its field; "" where it does not."""
    if len(heads) != 2:
        return ""
    (body, own), (field, of_field) = heads
    noun = body.role is Role.NOUN and field.role is Role.NOUN
    if (
        not noun
        or of_field
        or body.english not in listed_words("bodies")
        or body.possessor
        or field.possessor
        or " " in field.english
    ):
        return ""
    words = " ".join([*own, field.english, body.english])
    if field.article:
        return f"the {words}"
    return words if _plural(body.english) else f"{_a(words)} {words}"


def _plural(noun: str) -> bool:
    head = noun.split(" of ")[0].split()
    last = head[-1] if head else ""
    return (last.endswith("s") and not last.endswith(("ss", "us", "is"))) or last in listed_words("plurals")


def _is_mass(noun: str) -> bool:
    """Whether a noun goes without an article behind "of": "of education", but "of the coalition"."""
    return noun.endswith(tuple(listed_words("mass"))) and noun.split()[-1] not in listed_words("counted")


def _a(words: str) -> str:
    return "an" if _VOWEL.match(words) else "a"
