"""Names: which English names the Arabic supports, and which Arabic names the English has lost."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from translate.fidelity.arabic_words import WordForms, without_particles
from translate.fidelity.concepts import concepts
from translate.fidelity.lexicon import read_text, table
from translate.fidelity.tokens import Token, TokenKind, fold, tokenize
from translate.fidelity.transliteration import arabic_letters, evidence, latin_letters, skeleton

_SENTENCE_BREAKS = frozenset(".!?:;\"“”«»…•–—(['‘")
# Log-odds beyond which no better match is looked for.
_CERTAIN = 1.2
_LEAST_LATIN, _LEAST_MISSPELT, _LEAST_COMPOUND = 3, 7, 8
_CAPITAL_INSIDE = ("Mc", "Mac", "O'", "O’", "D'", "D’", "De", "Di", "La", "Le", "Al")
# Endings of words that are formed in English and therefore translated, not transliterated.
_WORD_ENDINGS = (
    "ization", "isation", "ability", "ibility", "logical", "ological", "person", "ness", "ship", "ational", "mental",
    "ically", "iveness", "ology", "ologist", "ologists", "ograph", "ography", "metric", "istic", "istics",
)  # fmt: skip
# Two capitals together: HCFCs, eBPF.
_ACRONYM = re.compile("[A-Z]{2}")
# Written ends of names that are said otherwise: Bordeaux, Renault.
_SILENT_ENDINGS = (("eaux", "o"), ("eau", "o"), ("ault", "o"), ("x", ""))
_CONTRACTIONS = frozenset({"t", "re", "ve", "ll", "m", "d"})
_PREFIXES = frozenset(
    [
        "inter",
        "intra",
        "anti",
        "counter",
        "geo",
        "meta",
        "micro",
        "multi",
        "pre",
        "post",
        "sub",
        "super",
        "trans",
        "tele",
        "bio",
        "eco",
        "electro",
    ]
)


@dataclass(frozen=True, slots=True)
class Name:
    """`text == source[start:end]`. `kind`: place, person (after a title), organisation, or "" when only the form tells."""

    start: int
    end: int
    text: str
    kind: str = ""


@cache
def _thresholds() -> dict[str, float]:
    return {
        name: value for name, value in table("thresholds.toml")["names"].items() if isinstance(value, float)
    }


@cache
def english_words() -> frozenset[str]:
    """Lower-case English words that are no names."""
    return frozenset(line for line in read_text("english_words.txt").splitlines() if not line.startswith("#"))


@cache
def calendar_words() -> frozenset[str]:
    """Months and weekdays, which the dates' comparison looks after."""
    data = table("calendar.toml")
    days = {
        name + plural for names in data["weekdays"].values() for name in names["en"] for plural in ("", "s")
    }
    return frozenset(days | {name for names in data["months"].values() for name in names})


@cache
def _known_names() -> frozenset[str]:
    """English proper names, lower case."""
    return frozenset(line for line in read_text("english_names.txt").splitlines() if not line.startswith("#"))


@cache
def function_words() -> frozenset[str]:
    """Arabic words, folded, that are never a name's transliteration."""
    return frozenset(table("arabic_function_words.toml")["words"])


def similar(arabic: str, english: str) -> float:
    """How surely an Arabic and a Latin word are the same name, 0–1; 0.5 is the threshold of the gate.

    Particles and the article before the Arabic word, and a possessive on the English one, do not count. Of texts
    of several words, each English word is compared with its best Arabic word and the mean is given.
    """
    latin_words = [latin_letters(_singular(word)) for word in english.replace("-", " ").split()]
    keys = [fold(word) for word in arabic.split()]
    latin_words = [word for word in latin_words if word not in ("al", "el", "")] or latin_words
    if not keys or not latin_words:
        return 0.0
    best = [
        max(_best_evidence(keys, word), _best_evidence(["".join(keys)], "".join(latin_words)))
        for word in latin_words
    ]
    return sum(_certainty(value) for value in best) / len(best)


def _certainty(value: float) -> float:
    least = _thresholds()["evidence"]
    return min(1.0, max(0.0, 0.5 + (value - least) / 3.0))


def _singular(word: str) -> str:
    for ending in ("'s", "’s", "s'", "s’"):
        word = word.removesuffix(ending)
    return word


def _best_evidence(keys: Sequence[str], latin: str) -> float:
    """The best `evidence` of a Latin word (bare letters) with any of the folded Arabic words.

    Words of the same skeleton come first; when one is certain, no other is looked at.
    """
    classes = skeleton(latin)
    best = -9.0
    likely, possible = [], []
    for key in keys:
        if key in function_words():
            continue
        for form in without_particles(key):
            shape = skeleton(form)
            if shape == classes:
                likely.append(form)
            elif _may_match(classes, shape):
                possible.append(form)
    for form in (*likely, *possible):
        letters = arabic_letters(form)
        if letters:
            best = max(best, evidence(letters, latin))
            if best >= _CERTAIN:
                break
    return best


def _may_match(latin: str, arabic: str) -> bool:
    """Whether two skeletons are near enough for the dearer comparison."""
    if not latin or not arabic:
        return len(latin) + len(arabic) == 0
    shared = len(set(latin) & set(arabic))
    difference = abs(len(latin) - len(arabic))
    return shared * 2 >= min(len(set(latin)), len(set(arabic))) and difference <= max(
        1, min(len(latin), len(arabic)) // 2
    )


def english_names(text: str) -> tuple[Name, ...]:
    """Runs of capitalised words that are names or hold one; a lone common word that opens a sentence is none."""
    tokens = tokenize(text)
    return tuple(
        Name(run[0].start, run[-1].end, text[run[0].start : run[-1].end])
        for run in _runs(tokens)
        if _names_in(run, tokens)
    )


def _runs(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    run: list[Token] = []
    for token in tokens:
        if token.kind is TokenKind.LATIN and token.text[0].isupper():
            run.append(token)
        elif run and token.text in ".-'’" and token.joined:
            continue
        elif run:
            yield run
            run = []
    if run:
        yield run


def _names_in(run: Sequence[Token], tokens: Sequence[Token]) -> bool:
    known = concepts().arabic_of
    return any(_singular(t.key) in known or _singular(t.key) not in english_words() for t in run)


def unsupported(source: str, target: str) -> tuple[Name, ...]:
    """English names of `target` that nothing in the Arabic `source` supports."""
    arabic, english = tokenize(source), tokenize(target)
    return tuple(
        Name(token.start, token.end, target[token.start : token.end])
        for token in unsupported_tokens(arabic, english)
    )


def unsupported_tokens(arabic: Sequence[Token], english: Sequence[Token]) -> list[Token]:
    """The English tokens that are names without support; `arabic` and `english` are `tokenize`d texts."""
    forms = WordForms(arabic)
    copied = {token.key for token in arabic if token.kind is TokenKind.LATIN}
    joined = ["".join(pair) for pair in zip(forms.keys, forms.keys[1:], strict=False)]
    found = []
    for run in _runs(english):
        keys = [_singular(token.key) for token in run]
        covered = _covered_by_concepts(keys, forms)
        for at, token in enumerate(run):
            verdict = covered[at]
            if (
                verdict is True
                or keys[at] in copied
                or _is_plain(token, keys[at], verdict, keys[at - 1] if at else "")
            ):
                continue
            if keys[at] in calendar_words():
                continue
            if not _transliterated(keys, at, forms, joined):
                found.append(token)
    return found


def _covered_by_concepts(keys: Sequence[str], forms: WordForms) -> list[bool | None]:
    """For each word of a run: True when a known name it belongs to is in the Arabic, False when it is not, None unknown."""
    known = concepts()
    verdicts: list[bool | None] = [None] * len(keys)
    for length in range(min(known.longest, len(keys)), 0, -1):
        for start in range(len(keys) - length + 1):
            arabic = known.arabic_of.get(" ".join(keys[start : start + length]))
            if arabic is None or any(v is True for v in verdicts[start : start + length]):
                continue
            held = any(forms.holds(form) for form in arabic)
            if length > 1 and not held:
                continue
            if not held and keys[start] in english_words() and keys[start] not in known.sure:
                continue
            verdicts[start : start + length] = [held] * length
    return verdicts


def _is_surname(key: str, before: str) -> bool:
    """Whether an everyday word that is a surname too follows a given name: "Ryan Miller"."""
    return key in _surnames() and len(before) > 2 and before.isalpha() and before not in english_words()


@cache
def _surnames() -> frozenset[str]:
    return frozenset(
        word for line in read_text("surnames.txt").splitlines() if line[:1] != "#" for word in line.split()
    )


def _is_plain(token: Token, key: str, verdict: bool | None, before: str = "") -> bool:
    """Whether the word makes no claim to be a name that can be checked; `before` is the word before it in the run."""
    if verdict is False or _is_surname(key, before):
        return False
    letters = latin_letters(key)
    if len(letters) < _LEAST_LATIN or letters in english_words() or len(key.partition("'")[0]) < 2:
        return True
    if key.partition("'")[0] in english_words() and key.partition("'")[2] in _CONTRACTIONS:
        return True
    if token.text.isupper() or _ACRONYM.search(token.text):
        return True
    if any(char.isupper() for char in token.text[1:]) and len(letters) < 5:
        return True
    if letters in _known_names():
        return False
    return (
        any(part in english_words() for part in _without_endings(letters))
        or letters.endswith(_WORD_ENDINGS)
        or _is_compound(letters)
        or _misspelt(letters)
    )


@lru_cache(maxsize=16384)
def _is_compound(letters: str) -> bool:
    """ "Peacebuilding", "Metadata": two words, or a prefix and a word, written as one."""
    words = english_words()
    return any(
        letters[at:] in words and (letters[:at] in words or letters[:at] in _PREFIXES)
        for at in range(3, len(letters) - 3)
        if len(letters) >= _LEAST_COMPOUND
    )


@lru_cache(maxsize=16384)
def _misspelt(letters: str) -> bool:
    """A long word one letter away from an English one, or the beginning of one ("Botanic"): no name."""
    if len(letters) < _LEAST_MISSPELT:
        return False
    words, alphabet = english_words(), "abcdefghijklmnopqrstuvwxyz"
    cuts = [(letters[:i], letters[i:]) for i in range(len(letters) + 1)]
    return (
        any(letters + ending in words for ending in ("al", "e", "n", "s", "ly"))
        or any(left + right[1:] in words for left, right in cuts if right)
        or any(left + right[1] + right[0] + right[2:] in words for left, right in cuts if len(right) > 1)
        or any(left + letter + right in words for left, right in cuts for letter in alphabet)
    )


def _without_endings(letters: str) -> Iterator[str]:
    for ending in ("s", "es", "ers", "er", "ing", "ed", "ly", "ism", "ist", "ists"):
        if letters.endswith(ending) and len(letters) - len(ending) >= 4:
            yield letters[: -len(ending)]


def _adjective_stems(letters: str) -> Iterator[str]:
    yield letters
    for ending in (
        "s",
        "ian",
        "ians",
        "ean",
        "an",
        "ans",
        "ese",
        "ic",
        "ite",
        "ites",
        "i",
        "ish",
        "ism",
        "ist",
        "ists",
    ):
        if letters.endswith(ending) and len(letters) - len(ending) >= 3:
            yield letters[: -len(ending)]
    for ending, said in _SILENT_ENDINGS:
        if letters.endswith(ending) and len(letters) - len(ending) >= 3:
            yield letters[: -len(ending)] + said


def _transliterated(keys: Sequence[str], at: int, forms: WordForms, joined: Sequence[str]) -> bool:
    least = _thresholds()["evidence"]
    letters = latin_letters(keys[at])
    if any(_best_evidence(forms.keys, stem) >= least for stem in _adjective_stems(letters)):
        return True
    if len(letters) >= 6 and _best_evidence(joined, letters) >= least:
        return True
    neighbours = (keys[at - 1] if at else "", keys[at + 1] if at + 1 < len(keys) else "")
    for merged in (
        neighbours[0] + letters if neighbours[0] else "",
        letters + neighbours[1] if neighbours[1] else "",
    ):
        if merged and _best_evidence([*forms.keys, *joined], latin_letters(merged)) >= least:
            return True
    return False


@cache
def _single_words() -> tuple[dict[str, frozenset[str]], dict[tuple[str, ...], frozenset[str]]]:
    """Arabic names of places, of one word and of several, with their English forms."""
    doubtful = frozenset(read_text("doubtful_places.txt").split())
    single, several = {}, {}
    for form, names in concepts().english_of.items():
        words = tuple(form.split())
        if len(words) > 1:
            several[words] = names
        elif form not in doubtful and len(form) > 2:
            single[form] = names
    return single, several


@cache
def _openers() -> frozenset[str]:
    """First words of the places of several words."""
    return frozenset(words[0] for words in _single_words()[1])


def places(tokens: Sequence[Token]) -> list[tuple[Token, Token, frozenset[str]]]:
    """(first token, last token, English forms) of the places that an Arabic text names for certain."""
    single, several = _single_words()
    openers = _openers()
    found = []
    words = [token for token in tokens if token.kind is TokenKind.ARABIC]
    at = 0
    while at < len(words):
        step = 1
        opens = any(form in openers for form in without_particles(words[at].key))
        for length in (4, 3, 2) if opens else ():
            run = words[at : at + length]
            match = next((several[keys] for keys in _word_runs(run, length) if keys in several), None)
            if match is not None:
                found.append((run[0], run[-1], match))
                step = length
                break
        else:
            match = next((single[form] for form in without_particles(words[at].key) if form in single), None)
            if match is not None:
                found.append((words[at], words[at], match))
        at += step
    return found


def _word_runs(run: Sequence[Token], length: int) -> Iterator[tuple[str, ...]]:
    if len(run) == length:
        rest = tuple(token.key for token in run[1:])
        for first in without_particles(run[0].key):
            yield (first, *rest)


def lost(source: str, target: str) -> tuple[Name, ...]:
    """Places that the Arabic `source` names and the English `target` does not."""
    return tuple(
        Name(first.start, last.end, source[first.start : last.end], "place")
        for first, last, _ in lost_places(tokenize(source), tokenize(target))
    )


def lost_places(
    arabic: Sequence[Token], english: Sequence[Token]
) -> list[tuple[Token, Token, frozenset[str]]]:
    """The `places` of an Arabic text that no English word stands for."""
    latin = [token for token in english if token.kind is TokenKind.LATIN]
    keys = {_singular(token.key) for token in latin} | {token.key.replace(".", "") for token in latin}
    running = " " + " ".join(_singular(token.key) for token in latin) + " "
    capitalised = [latin_letters(_singular(token.key)) for token in latin if token.text[0].isupper()]
    missing = []
    for first, last, names in places(arabic):
        if any((name in keys) if " " not in name else f" {name} " in running for name in names):
            continue
        written = [token.key for token in arabic if first.start <= token.start <= last.start]
        if any(
            _best_evidence(written, stem) >= _thresholds()["evidence"]
            for word in capitalised
            for stem in _adjective_stems(word)
        ):
            continue
        missing.append((first, last, names))
    return missing[_unread_acronyms(arabic, latin) :]


def _unread_acronyms(arabic: Sequence[Token], latin: Sequence[Token]) -> int:
    """How many English acronyms may hold a place's name (OSCE, UNFICYP): those the Arabic neither has nor explains."""
    known = concepts().arabic_of
    copied = {token.key for token in arabic if token.kind is TokenKind.LATIN}
    return len(
        {
            token.key
            for token in latin
            if len(token.text) > 3
            and token.text.isupper()
            and token.key not in copied
            and token.key not in known
        }
    )
