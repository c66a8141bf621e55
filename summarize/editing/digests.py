"""What names a sentence of an article whatever number the article has."""

from __future__ import annotations

import hashlib

DIGITS = 16


def passage_digest(text: str) -> str:
    """The first 16 hexadecimal digits of the SHA-256 of a sentence on one line, in UTF-8."""
    line = " ".join(text.split())
    return hashlib.sha256(line.encode("utf-8", errors="surrogatepass")).hexdigest()[:DIGITS]
