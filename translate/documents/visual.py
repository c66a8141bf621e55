"""Text as it looks rather than as it is read: presentation forms, and lines stored from left to right."""

from __future__ import annotations

import re
import unicodedata

from translate.datafiles import Chosen
from translate.documents.language import function_words

_CHOSEN = Chosen(__package__, "visual")

_FORMS = re.compile(r"[\ufb50-\ufdff\ufe70-\ufefc]+")
_PART = r"[0-9A-Za-z٠-٩۰-۹.,:/%@_+٫٬&'-]*[0-9A-Za-z٠-٩۰-۹%]"
# A number, a Latin word, or several Latin words in a row.
_LEFT_TO_RIGHT = re.compile(rf"[A-Za-z](?:{_PART})?(?: +[A-Za-z0-9](?:{_PART})?)*|[0-9٠-٩۰-۹](?:{_PART})?")
_MIRRORED = str.maketrans("()[]{}<>«»‹›", ")(][}{><»«›‹")


def has_forms(text: str) -> bool:
    """Whether a text is written in presentation forms, as text copied out of old PDF files is."""
    return len(_FORMS.findall(text)) >= _CHOSEN.whole("runs_of_forms")


def in_reading_order(text: str) -> tuple[str, bool]:
    """Text with presentation forms as letters and, where lines stand as they look, in reading order.

    Numbers and Latin words inside a turned line keep their own direction. The flag says if lines were turned.
    """
    turned = _is_reversed(_letters(text))
    if turned:
        text = "\n".join(_turned(line) for line in text.split("\n"))
    return "\n".join(" ".join(line.split()) for line in _letters(text).split("\n")), turned


def _letters(text: str) -> str:
    return _FORMS.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text)


def _is_reversed(text: str) -> bool:
    words = re.findall(r"[^\W\d_]+", text)
    listed = {word for word in function_words()["Arabic"] if len(word) > 1}
    mirrored = {word[::-1] for word in listed} - listed
    forward = sum(word in listed or word.startswith("ال") for word in words)
    backward = sum(word in mirrored or (word.endswith("لا") and len(word) > 3) for word in words)
    return bool(backward > _CHOSEN("ahead") * forward and backward >= _CHOSEN.whole("least_backward"))


def _turned(line: str) -> str:
    mirrored = line[::-1].translate(_MIRRORED)
    # Reversed, a Latin phrase still is one run; its words come back in order with it.
    return _LEFT_TO_RIGHT.sub(lambda match: match[0][::-1], mirrored)
