"""What the Arabic says that the English must keep: who says it, doubt, denial."""

from __future__ import annotations

import re
from functools import cache

from summarize.claims import english, listed_holder
from summarize.english import holder_in_english
from summarize.framing import loaded_words
from summarize.records import Certainty, Claim
from translate.datafiles import table

_AFTER_PRONOUN = re.compile(r"\s+(?:(?:has|had|have|also|then|further|later)\s+)*", re.IGNORECASE)
# "the spokesman for the coalition" is a spokesman.
_AFTER_HEAD = re.compile(r",| (?:of|for|in|at|to|from|on|with|and) ")
_HE = re.compile(r"\b(?:he|she)$", re.IGNORECASE)
_PRONOUN_START = re.compile(r"^\W*(?:and\s+)?(?:he|she|it|they)\b", re.IGNORECASE)


def rendered(claim: Claim) -> tuple[str, tuple[str, ...]]:
    """The claim's English with its holder kept, and the warnings a reader needs.

    The words are the translation's own. Where the holder's English name is known, "According to …:" is added if the
    English names nobody, and the name in brackets if it names "he" or "she": "He [the mayor] added that …", "It [the
    statement of the ministry] added that …".
    """
    text, warnings = claim.translation.strip(), []
    if claim.holder:
        name = english(claim.holder)
        if name and name.removeprefix("The ").lower() in text.lower():
            pass
        elif not _has("reports", text):
            if name:
                text = f"According to {_inside(name)}: {text}"
            else:
                warnings.append(f"Attributed in the Arabic to {_named(claim)}.")
        elif (speaking := _speaking_pronoun(text)) and (
            known := listed_holder(claim.holder) or holder_in_english(claim.holder)
        ):
            text = f"{_as_a_thing(text[:speaking], known)} [{known}]{text[speaking:]}"
        elif opens_with_pronoun(text) or any(a.continued for a in claim.attributions[:1]):
            warnings.append(f"The speaker, from the sentence before, is {_named(claim)}.")
    if claim.via and claim.via not in claim.holder:
        warnings.append(f"Relayed in the Arabic by «{claim.via}».")
    if claim.certainty is Certainty.HEDGES and not _has("hedges", text):
        warnings.append("The Arabic says this with doubt.")
    if claim.certainty is Certainty.DENIES and not _has("denials", text):
        warnings.append("The Arabic reports a denial.")
    heavy = [word for word in loaded_words(claim.text) if word.strong]
    if heavy:
        listed = "; ".join(
            dict.fromkeys(
                f"«{word.word}» (neutral: {word.neutral.replace('; ', ' or ')})" for word in heavy[:3]
            )
        )
        warnings.append(f"Loaded wording in the Arabic: {listed}.")
    return text, tuple(warnings)


def opens_with_pronoun(text: str) -> bool:
    """Whether an English sentence begins with "he", "they" …: it leans on the one before."""
    return bool(_PRONOUN_START.match(text))


def _speaking_pronoun(text: str) -> int:
    """Where the pronoun ends that opens a sentence and speaks («He added that»); 0 where none does."""
    opening = _PRONOUN_START.match(text)
    verb = _AFTER_PRONOUN.match(text, opening.end()) if opening else None
    return opening.end() if opening and verb and _pattern("reports").match(text, verb.end()) else 0


def _as_a_thing(opening: str, known: str) -> str:
    """The opening pronoun of a sentence, "it" where who speaks is a body or a text: "He" of a statement."""
    head = _AFTER_HEAD.split(known, maxsplit=1)[0].split()[-1].lower()
    if head not in table(__package__, "english_voice.toml")["things"]:
        return opening
    return _HE.sub(lambda found: "It" if found.group()[0].isupper() else "it", opening)


def _named(claim: Claim) -> str:
    """The holder for a warning: in Arabic, after its English where that is known."""
    known = holder_in_english(claim.holder)
    return f"{known} («{claim.holder}»)" if known else f"«{claim.holder}»"


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    words = [
        re.escape(word).replace(r"\*", r"\w*") for word in table(__package__, "english_voice.toml")[kind]
    ]
    return re.compile(rf"(?:(?<!\w)|(?=n't))(?:{'|'.join(words)})(?!\w)", re.IGNORECASE)


def voice_words(kind: str, text: str) -> list[re.Match[str]]:
    """Where an English text has words that report ("reports"), doubt ("hedges") or deny ("denials")."""
    return list(_pattern(kind).finditer(text))


def _has(kind: str, text: str) -> bool:
    return bool(_pattern(kind).search(text))


def _inside(name: str) -> str:
    return f"the {name[4:]}" if name.startswith("The ") and name != "The Hague" else name
