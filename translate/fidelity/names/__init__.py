"""Names of both languages: lists, transliteration, peoples and places.

In: tokens. Out: names, whether two spellings are one name (`similar`), names lost or unsupported.
"""

from translate.fidelity.names.concepts import concepts
from translate.fidelity.names.gazetteer import all_peoples, english_peoples, english_places, is_english_place
from translate.fidelity.names.known_names import KnownName, known_names_in
from translate.fidelity.names.likeness import best_evidence, least_evidence, similar
from translate.fidelity.names.matching import english_names, lost, names, unsupported, unsupported_tokens
from translate.fidelity.names.places import known_words, lost_places, places
from translate.fidelity.names.transliteration import arabic_letters, latin_letters

__all__ = [
    "KnownName",
    "all_peoples",
    "arabic_letters",
    "best_evidence",
    "concepts",
    "english_names",
    "english_peoples",
    "english_places",
    "is_english_place",
    "known_names_in",
    "known_words",
    "latin_letters",
    "least_evidence",
    "lost",
    "lost_places",
    "names",
    "places",
    "similar",
    "unsupported",
    "unsupported_tokens",
]
