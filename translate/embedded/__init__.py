"""The embedded default: gemma-3-270m from a package index, made into a small CTranslate2 model offline.

In: the package's weights and an adapter. Out: a folder that an engine opens (`build`).
"""

from translate.embedded.adapter import SETTINGS_FILE, SHIPPED, WEIGHTS_FILE, default_adapter, read_adapter
from translate.embedded.build import (
    BASE_FILE,
    BASE_SHA256,
    COMPACT_PROMPT,
    assemble_base,
    build,
    is_built,
    pruned_base,
    vocabulary_sha256,
)
from translate.embedded.glosses import gloss_of, glosses_digest, glosses_for
from translate.embedded.tokenizer import always_kept, build_tokenizer, closed, kept_ids
from translate.embedded.vocabulary import (
    TOKENIZER_FILE,
    Decoding,
    Gloss,
    Hint,
    Vocabulary,
    fold_for_model,
)
from translate.embedded.weights import LINEAR, Architecture, plain_name, read_base

__all__ = [
    "BASE_FILE",
    "BASE_SHA256",
    "COMPACT_PROMPT",
    "LINEAR",
    "SETTINGS_FILE",
    "SHIPPED",
    "TOKENIZER_FILE",
    "WEIGHTS_FILE",
    "Architecture",
    "Decoding",
    "Gloss",
    "Hint",
    "Vocabulary",
    "always_kept",
    "assemble_base",
    "build",
    "build_tokenizer",
    "closed",
    "default_adapter",
    "fold_for_model",
    "gloss_of",
    "glosses_digest",
    "glosses_for",
    "is_built",
    "kept_ids",
    "plain_name",
    "pruned_base",
    "read_adapter",
    "read_base",
    "vocabulary_sha256",
]
