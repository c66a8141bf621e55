"""The translation memory, and TMX in and out.

In: texts and an engine. Out: hypotheses, each computed once (`CachedEngine`); segments supplied by a TMX file.
"""

from translate.memory.cached_engine import CachedEngine, Hints, Request, decode_signature
from translate.memory.database import Supplied, TranslationMemory
from translate.memory.exchange import language_of, read_events
from translate.memory.opening import default_memory_path
from translate.memory.tmx import read_tmx, tmx

__all__ = [
    "CachedEngine",
    "Hints",
    "Request",
    "Supplied",
    "TranslationMemory",
    "decode_signature",
    "default_memory_path",
    "language_of",
    "read_events",
    "read_tmx",
    "tmx",
]
