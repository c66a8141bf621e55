"""Control characters made visible, so that article text cannot reorder or break the page around it."""

from __future__ import annotations

import re

# Embeddings, overrides and isolates reorder what follows them; C0, DEL and C1 have no business in text.
# The marks LRM, RLM and ALM and the joiners stay: Arabic needs them and they reach no further than a word.
_REORDERING = "\u202a-\u202e\u2066-\u2069"
_CONTROL = re.compile(f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f{_REORDERING}]")
_SEPARATOR = re.compile("[\r\u2028\u2029]")
_SURROGATE = re.compile("[\ud800-\udfff]")


def neutralise(text: str) -> str:
    """The text with control characters spelt out, ⟨U+202E⟩, and nothing in it that UTF-8 cannot hold."""
    text = _SEPARATOR.sub(" ", _SURROGATE.sub("\ufffd", text))
    return _CONTROL.sub(lambda match: f"⟨U+{ord(match[0]):04X}⟩", text)


def escape_json(text: str) -> str:
    """JSON source with control, separator and surrogate characters as \\uXXXX; it means the same."""
    return re.sub(
        f"[\x7f-\x9f\u2028\u2029\ud800-\udfff{_REORDERING}]", lambda match: f"\\u{ord(match[0]):04x}", text
    )


def one_line(text: str) -> str:
    """The neutralised text with every run of white space as one space."""
    return " ".join(neutralise(text).split())
