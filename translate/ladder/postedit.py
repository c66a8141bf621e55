"""Repairs of what translation models and services habitually leave in English text.

Only repairs that `bench/postedit.py` finds to help, and never to harm, on stored outputs of seven systems.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

_ENTITY = re.compile(r"&(?:apos|quot|amp|lt|gt|nbsp|#0*39|#0*34|#x0*27|#x0*22);", re.IGNORECASE)
# OPUS-MT and Argos write the apostrophe as a token of its own: "Alonso &apos; s car", "coup d &apos; état".
_SPACED_GENITIVE = re.compile(r"(?<=\w) (['’]) ?(s|re|ve|ll)\b(?!['’])|(?<=n) (['’]) (t)\b")
_PLURAL = re.compile(r"(?<=[^\W\d_]s) ['’] (?=[^\W\d_])")
_ELISION = re.compile(r"\b([dlDL]) (['’]) (?=[^\W\d_])")
_QUOTED = re.compile(r'(?:(?<=\s)|^)" ([^"]*?) "(?=[\s,.;:!?)]|$)')
# Not before a colon after a figure: "2 : 1".
_SPACE_BEFORE = re.compile(
    r"(?<=[\w)\]\"'’”%]) +(?=[,;!?](?:\s|$)|\.(?:\s*$|\s+[A-Z])|\)(?:[\s,.;:!?]|$))"
    r"|(?<=[^\W\d]) +(?=:(?:\s|$))"
)
_SPACE_AFTER_OPENING = re.compile(r"(?<=[(\[]) +(?=\S)")
_DOUBLED = re.compile(
    r"([,;:!])(?:\s*\1)+|(?<![.?])\?(?:\s*\?)+|(?<!\.)\.(?:\s+\.)+(?=\s*$)|(?<![.\s])\.\.(?!\.)"
)
_CLASHING = re.compile(r"[,;:]\s*(?=\.(?!\.)\s*$)")
_SPACES = re.compile(r"[ \t\u00a0]{2,}")
Rule = tuple[str, Callable[[str], str]]
_ARABIC_POINTS = str.maketrans({"،": ",", "؛": ";", "؟": "?", "٪": "%"})


@dataclass(frozen=True, slots=True)
class Edited:
    """A text after repair, and the names of the repairs that changed it."""

    text: str
    edits: tuple[str, ...] = ()


def _genitives(text: str) -> str:
    text = _SPACED_GENITIVE.sub(lambda m: (m[1] or m[3]) + (m[2] or m[4]), text)
    text = _ELISION.sub(r"\1\2", text)
    # "ten years ' imprisonment"; two of them may be quotation marks.
    return _PLURAL.sub("' ", text) if len(re.findall(r"(?<!\w)['’]|['’](?!\w)", text)) == 1 else text


def _doubled(text: str) -> str:
    return _CLASHING.sub("", _DOUBLED.sub(lambda m: m.group().strip()[0], text))


RULES: tuple[Rule, ...] = (
    ("HTML entity", lambda text: _ENTITY.sub(lambda m: html.unescape(m.group().lower()), text)),
    ("Arabic punctuation", lambda text: text.translate(_ARABIC_POINTS)),
    ("apostrophe", _genitives),
    ("spaces inside quotation marks", lambda text: _QUOTED.sub(r'"\1"', text)),
    ("space before punctuation", lambda text: _SPACE_BEFORE.sub("", text)),
    ("space after a bracket", lambda text: _SPACE_AFTER_OPENING.sub("", text)),
    ("doubled punctuation", _doubled),
    ("spaces", lambda text: _SPACES.sub(" ", text).strip()),
)


def post_edit(text: str, rules: Sequence[Rule] = RULES) -> Edited:
    """`text` repaired; repairing it again changes nothing.

    Every rule shortens the text or replaces characters one for one, so the repetition ends.
    """
    edits: dict[str, None] = {}
    while True:
        before = text
        for name, rule in rules:
            after = rule(text)
            if after != text:
                if name != "spaces":
                    edits[name] = None
                text = after
        if text == before:
            return Edited(text, tuple(edits))
