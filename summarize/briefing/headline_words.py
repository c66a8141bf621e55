"""The English words of a headline: labels that outlets put before a title, and where a sentence may be cut."""

from __future__ import annotations

import re

# «عاجل», «بالفيديو», «صور», as translations have them.
_LABEL = re.compile(
    r"^(?:urgent|breaking(?: news)?|exclusive|watch|video|photos?|pictures?|in (?:pictures|photos|video)|by the numbers)"
    r"\s*[|:.!\-–]+\s*",
    re.IGNORECASE,
)
# Where a sentence may be cut: what stands before says something whole.
_TAIL = re.compile(
    r",? (?:while|after|as|which|who|whose|where|leaving|killing|injuring|according to|following|amid|before|until|during|"
    r"at the time|pending|in what|with)\b",
    re.IGNORECASE,
)


def unlabelled(title: str) -> str:
    """A title without an outlet's label and without its full stop, its first letter a capital."""
    bare = _LABEL.sub("", unstopped(title)).strip()
    return bare[:1].upper() + bare[1:]


def cut(text: str, most: int, least: int) -> str:
    """A sentence, without its full stop, cut at the last place within `most` words, from `least` on, where what stands
    before is whole; unchanged where there is none.
    """
    text = unstopped(text)
    if len(text.split()) <= most:
        return text
    for found in reversed(list(_TAIL.finditer(text))):
        kept = text[: found.start()].rstrip(" ,;")
        if least <= len(kept.split()) <= most and kept.count('"') % 2 == 0 and not kept.endswith(" that"):
            return kept
    return text


def unstopped(text: str) -> str:
    """Without the full stop at the end; an ellipsis or an abbreviation ("U.S.") keeps its own."""
    bare = text.rstrip()
    stopped = bare.endswith(".") and not bare.endswith("..") and "." not in bare.split()[-1][:-1]
    return bare[:-1] if stopped else bare
