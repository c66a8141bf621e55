"""What is counted of a block's line by itself: its length, its end, its signs, its words, how it is set. See `features.py`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from translate.clean import matching_key
from translate.dates import find_dates
from translate.pages.blocks import Block, ancestors
from translate.pages.kinds import is_heading
from translate.pages.words import asks, is_gate, words_of

_ARABIC = re.compile(r"[\u0620-\u064a]")
_LABEL = re.compile(r"^([^:：]{2,40})[:：]\s*\S")
_CONTACT = re.compile(r"@|https?:|www\.|\.com|\+?\d[\d\s-]{7,}\d|©|#\w")
_QUOTE = re.compile(r"^[«\"“‹]")
_DASH = re.compile(r"\s[-–—|/•·]\s?|\|")
_NUMBERED = re.compile(r"^[(\[]?[\d٠-٩]{1,2}\s?[-–.)\]ـ/]\s*[^\W\d]")
# A tatweel is a letter to `re`: a rule of them would be tried in every way there is.
_INITIALS = re.compile(r"^[^\w]*(?:[^\W\dـ]\.?(?:[\s./ـ-]+|$)){2,6}$")
_STARS = re.compile(r"^\W*[*#=_-]{2,}")
_STYLE = re.compile(r"background|border|padding|font-size|font-style|color|float")
_TAGS = {"p": ("p",), "div": ("div",), "item": ("li", "dd", "dt"), "cell": ("td", "th", "tr")}
# Lengths of lines in words; a label, a heading, a line, a paragraph.
LENGTHS = ((1, 1), (2, 3), (4, 6), (7, 12), (13, 25), (26, 10**6))
SHORT = 12


def of_line(block: Block) -> Iterator[tuple[str, float]]:
    """How a line looks."""
    text, words = block.text, block.words
    for low, high in LENGTHS:
        yield f"words_{low}", low <= words <= high
    yield "linked", block.linked
    yield "all_linked", block.linked > 0.8
    yield "holds_link", bool(block.links)
    yield "stopped", block.stopped
    yield "prose", block.prose
    yield "colon", text.endswith((":", "："))
    yield "question", text.endswith(("؟", "?"))
    yield "listed_on", text.endswith(("؛", ";", "،"))
    yield "digits", sum(char.isdigit() for char in text) / len(text)
    yield "no_letters", not any(char.isalpha() for char in text)
    yield "no_arabic", not _ARABIC.search(text)
    yield "dated", words <= 25 and any(m.precision == "day" for m in find_dates(text))
    label = _LABEL.match(text)
    yield "label", label is not None and len(label[1].split()) <= 4
    yield "contact", bool(_CONTACT.search(text))
    yield "numbered", bool(_NUMBERED.match(text))
    yield "initials", bool(_INITIALS.match(text))
    yield "starred", bool(_STARS.match(text))
    yield "quotes", bool(_QUOTE.match(text))
    yield "bracket_ends", text.rstrip(" .").endswith((")", "]"))
    yield "dashed", words <= SHORT and bool(_DASH.search(text))
    yield "dashed_twice", words <= SHORT and len(_DASH.findall(text)) > 1
    element = block.element
    for name, tags in _TAGS.items():
        yield f"tag_{name}", element.tag in tags
    yield "tag_heading", is_heading(block)
    yield "small", any(e.tag == "small" for e in (*element.iter("small"), *ancestors(element)))
    style = element.get("style") or ""
    yield "italic", "italic" in style or _wholly(block, "em") or _wholly(block, "i")
    yield "bold", block.bold > 0.9
    yield "styled", bool(_STYLE.search(style))


def of_words(block: Block) -> Iterator[tuple[str, float]]:
    """What a line's words speak for."""
    words = matching_key(block.text).split()
    lists = ("credits", "requests", "own", "reader")
    counted = {name: sum(word in words_of(name) for word in words) for name in lists}
    yield "credit", counted["credits"] > 0
    yield "opens_credit", bool(words) and words[0] in words_of("credits")
    yield "request", counted["requests"] > 0
    yield "opens_request", bool(words) and words[0] in words_of("requests")
    yield "own", min(1.0, counted["own"] / 2)
    yield "reader", min(1.0, counted["reader"] / 2)
    yield "gate", is_gate(block.text)
    yield "asks", asks(block.text)
    yield "goes_on", len(words) > 3 and words[0].startswith("و")


def _wholly(block: Block, tag: str) -> bool:
    return any(" ".join(e.text_content().split()) == block.text for e in block.element.iter(tag))
