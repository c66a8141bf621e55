"""What the Arabic says that the English must keep: who says it, doubt, denial."""

from __future__ import annotations

import re

from summarize.framing import loaded_words
from summarize.names import english
from summarize.records import Certainty, Claim

_REPORTS = re.compile(
    r"\b(?:said|says|say|saying|told|according to|announced?s?|confirm(?:s|ed)?|stat(?:ed|es|ing)|statement|report(?:s|ed|ing)?|"
    r"add(?:s|ed)|explain(?:s|ed)|not(?:es|ed|ing)|stress(?:es|ed)|claim(?:s|ed)|alleg(?:es|ed)|accus(?:es|ed)|den(?:y|ies|ied)|admit(?:s|ted)|"
    r"acknowledg(?:es|ed)|recogni[sz](?:es|ed)|reveal(?:s|ed)|declar(?:es|ed)|point(?:s|ed) out|indicat(?:es|ed)|warn(?:s|ed)|"
    r"quot(?:es|ed|ing)|mention(?:s|ed)|condemn(?:s|ed)|demand(?:s|ed)|call(?:s|ed)|estimat(?:es|ed)|affirm(?:s|ed)|"
    r"consider(?:s|ed)|believ(?:es|ed)|expect(?:s|ed)|emphasi[sz](?:es|ed)|agreed?|published|spokes(?:man|woman|person))\b",
    re.IGNORECASE,
)
_HEDGES = re.compile(
    r"\b(?:may|might|could|can|possib\w*|probab\w*|likely|unlikely|perhaps|apparent\w*|alleged\w*|reported\w*|seem\w*|appear\w*|"
    r"suspect\w*|potential\w*|expected|believed|thought|estimat\w*|would|should|unconfirmed|uncertain|cannot|not sure|chance|rumou?rs?|"
    r"claim\w*|about to|predict\w*|scheduled|planned|supposed\w*)\b",
    re.IGNORECASE,
)
_DENIALS = re.compile(
    r"\b(?:not|no|never|none|without|den(?:y|ies|ied|ial)|reject\w*|refut\w*|dismiss\w*|false|untrue|disput\w*|neither|nor)\b|n't\b",
    re.IGNORECASE,
)
_PRONOUN_START = re.compile(r"^\W*(?:and\s+)?(?:he|she|it|they)\b", re.IGNORECASE)


def rendered(claim: Claim) -> tuple[str, tuple[str, ...]]:
    """The claim's English with its holder kept, and the warnings a reader needs.

    The words are the translation's own; only "According to …:" is added, where the English names nobody and the
    holder's English name is known.
    """
    text, warnings = claim.translation.strip(), []
    if claim.holder:
        name = english(claim.holder)
        if name and name.removeprefix("The ").lower() in text.lower():
            pass
        elif not _REPORTS.search(text):
            if name:
                text = f"According to {_inside(name)}: {text}"
            else:
                warnings.append(f"Attributed in the Arabic to «{claim.holder}».")
        elif _PRONOUN_START.match(text) or any(a.continued for a in claim.attributions[:1]):
            warnings.append(f"The speaker, from the sentence before, is «{claim.holder}».")
    if claim.via and claim.via not in claim.holder:
        warnings.append(f"Relayed in the Arabic by «{claim.via}».")
    if claim.certainty is Certainty.HEDGES and not _HEDGES.search(text):
        warnings.append("The Arabic says this with doubt.")
    if claim.certainty is Certainty.DENIES and not _DENIALS.search(text):
        warnings.append("The Arabic reports a denial.")
    heavy = [word for word in loaded_words(claim.text) if word.weight > 1]
    if heavy:
        listed = "; ".join(dict.fromkeys(f"«{word.word}» (neutral: {word.neutral})" for word in heavy[:3]))
        warnings.append(f"Loaded wording in the Arabic: {listed}.")
    return text, tuple(warnings)


def _inside(name: str) -> str:
    return f"the {name[4:]}" if name.startswith("The ") and name != "The Hague" else name
