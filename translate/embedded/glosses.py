"""Glosses for the prompt: which of a text's words the model is shown a dictionary's English for."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from translate.datafiles import CHOSEN_FILE, Chosen, digest
from translate.embedded.vocabulary import Gloss, Hint, fold_for_model
from translate.lexicon import Glossed, glossed

_CHOSEN = Chosen(__package__, "glosses")


def glosses_for(text: str, hints: Sequence[Hint] = ()) -> tuple[tuple[int, Gloss], ...]:
    """(place in the text, gloss) of the rarest words that no hint tells, rarest first."""
    told = [fold_for_model(arabic) for arabic, _ in hints]
    rare = [one for one in glossed(text) if one.rank >= _CHOSEN.whole("commonest")]
    found = [one for one in rare if not any(fold_for_model(one.text) in arabic for arabic in told)]
    found.sort(key=lambda one: (-one.rank, one.start))
    return tuple(
        (one.start, gloss_of(one, _CHOSEN.whole("senses"))) for one in found[: _CHOSEN.whole("most")]
    )


@cache
def glosses_digest() -> str:
    """What the glosses of any text depend on, in eight hex digits: an answer given with others is another answer."""
    lexicon = [
        ("translate.lexicon", name) for name in ("news.tsv.gz", "terms.tsv", "plurals.tsv", CHOSEN_FILE)
    ]
    return digest(*lexicon, (str(__package__), CHOSEN_FILE))


def gloss_of(one: Glossed, senses: int) -> Gloss:
    """The passage with its `senses` likeliest meanings."""
    return one.text, one.glosses[:senses]
