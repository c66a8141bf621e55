"""Lines that belong to the page and not to the article: buttons, captions, labels, links, credits."""

from __future__ import annotations

import re
from functools import cache

from translate.clean.lines import Line, Zone, matching_key
from translate.clean.phrases import choice, credit_tiles, outlet_keys, phrases, spellings, tiling
from translate.datafiles import Chosen
from translate.dates import read_date_line
from translate.records import RemovalReason

_CHOSEN = Chosen(__package__, "boilerplate")

_FILE_NAME = re.compile(r"^\S+\.(?:jpe?g|png|gif|webp|svg|bmp|mp4|webm)$", re.IGNORECASE)
_ADDRESS = re.compile(
    r"^(?:https?://\S+|www\.\S+|pic\.twitter\.com/\S+|t\.co/\S+|[\w.+-]+@[\w.-]+\.\w+|[@#]\w+)$"
)
_COUNTER = re.compile(r"^[^\w%٪+-]*\d+(?:[.,:٫٬]\d+)*[^\w%٪-]*$")
_WRITTEN_BY = re.compile(r"(?:كتب|كتبت)\s+(?!(?:في|علي|عن|ان|لـ|الي)\s)\w+\s+\w+")
_RULE = re.compile(r"^[\W_]+$")
_DELIMITER = r"\s*(?:[:|/»>…]|[-–—]+(?=\s|$)|\.{2,}|$)"
# «النهر - أرشيفية», «فيضان النهر. © أ ف ب (أرشيف)»
_CREDITED = re.compile(
    r"©|(?:^|[-–—(|:]\s*)(?:صوره\s+)?(?:ارشيفيه|من الارشيف|ارشيف|تعبيريه|توضيحيه)\s*\)?\s*$"
)
_LINK = re.compile(r"https?://\S+|www\.\S+")


@cache
def _tiles(table: str, name: str) -> re.Pattern[str]:
    return tiling(phrases(table, name))


@cache
def _labels() -> re.Pattern[str]:
    words = phrases("tags", "words")
    return tiling(words | {"و" + word for word in words})


@cache
def _credits() -> re.Pattern[str]:
    return tiling(credit_tiles())


@cache
def _opening(table: str, name: str, *, delimited: bool) -> re.Pattern[str]:
    return re.compile(rf"[\W_]*(?:{choice(phrases(table, name))})(?!\w){_DELIMITER if delimited else ''}")


@cache
def _anywhere() -> re.Pattern[str]:
    return re.compile(choice(phrases("promotion", "anywhere")))


def classify(line: Line, zone: Zone) -> RemovalReason | None:
    """Why a line is no part of the article, or None where it may be one."""
    for reason, test in _TESTS:
        if test(line, zone):
            return reason
    return None


def is_link_heading(line: Line) -> bool:
    """Whether a line only announces links that follow it: «مواضيع ذات صلة» and nothing else."""
    return line.key in phrases("read_also", "certain") | phrases("read_also", "delimited")


def is_caption_heading(line: Line) -> bool:
    """Whether a line only announces a caption: «التعليق على الصورة،»."""
    return line.key in phrases("images", "prefixes") and line.text.endswith(("،", ":"))


def is_buttons(key: str) -> bool:
    """Whether a key is a row of buttons and counters."""
    if (
        not key
        or key.count(" ") >= _CHOSEN.whole("longest_row")
        or not _tiles("buttons", "tiles").fullmatch(key)
    ):
        return False
    return key not in phrases("buttons", "weak")


def _date_line(line: Line, zone: Zone) -> bool:
    read = read_date_line(line.text)
    if read is None or not read.only_date:
        return False
    if zone == "body":
        # A day alone between paragraphs heads an entry of a chronology.
        return bool(read.label) and not read.rest
    absolute = read.mention is not None and read.mention.year_given
    return absolute or (not read.rest and (bool(read.label) or zone == "head"))


def _image(line: Line, zone: Zone) -> bool:
    if (
        line.words <= _CHOSEN.whole("longest_caption")
        and _CREDITED.search(line.folded.text)
        and not line.stopped
    ):
        return True
    if _FILE_NAME.match(line.text) or _tiles("images", "tiles").fullmatch(line.key):
        return not line.key.replace(" ", "").isdigit()
    caption = _opening("images", "prefixes", delimited=True).match(line.folded.text)
    return bool(caption or _captions().match(line.folded.text)) and line.words <= _CHOSEN.whole(
        "longest_promotion"
    )


@cache
def _captions() -> re.Pattern[str]:
    """«التعليق على الصورة، …»: a caption's label may end with a comma."""
    return re.compile(rf"[\W_]*(?:{choice(phrases('images', 'prefixes'))})\s*،")


def _button(line: Line, zone: Zone) -> bool:
    if not line.key:
        return bool(_RULE.match(line.text)) and not any(char in line.text for char in "…؟?!")
    if line.key.replace(" ", "").isdigit():
        return bool(_COUNTER.match(line.text))
    without_links = matching_key(_LINK.sub(" ", line.text))
    return is_buttons(line.key) or is_buttons(without_links)


def _read_also(line: Line, zone: Zone) -> bool:
    if line.words > _CHOSEN.whole("longest_link"):
        return False
    text = line.folded.text
    if _opening("read_also", "certain", delimited=True).match(text):
        return True
    if _opening("read_also", "certain", delimited=False).match(text):
        return not line.stopped
    return bool(_opening("read_also", "delimited", delimited=True).match(text)) and not line.stopped


def _promotion(line: Line, zone: Zone) -> bool:
    if _ADDRESS.match(line.text) or line.key in phrases("promotion", "tiles"):
        return True
    if line.words > _CHOSEN.whole("longest_promotion"):
        return False
    opening = _opening("promotion", "prefixes", delimited=False).match(line.folded.text)
    return bool(opening or _anywhere().search(line.folded.text)) and not _several_sentences(line)


def _several_sentences(line: Line) -> bool:
    return len(re.findall(r"[.!؟]\s+\w", line.folded.text)) >= 2


def _label(line: Line, zone: Zone) -> bool:
    if _opening("tags", "prefixes", delimited=True).match(line.folded.text):
        return line.words <= _CHOSEN.whole("longest_promotion") and not line.stopped
    if zone == "body" or line.stopped or not 0 < line.words <= _CHOSEN.whole("label_words"):
        return False
    if zone == "tail" and _opening("tags", "certain", delimited=False).match(line.folded.text):
        return True
    return bool(_labels().fullmatch(line.key))


def _byline(line: Line, zone: Zone) -> bool:
    if zone == "body" or line.words > _CHOSEN.whole("longest_credit"):
        return False
    text = line.folded.text
    if _opening("bylines", "prefixes", delimited=True).match(text):
        return True
    opening = _opening("bylines", "prefixes", delimited=False).match(text)
    if opening and not _opening("bylines", "delimited", delimited=False).match(text):
        return not line.stopped and line.words <= _CHOSEN.whole("byline_name") + 1
    if (
        zone == "head"
        and _WRITTEN_BY.match(text)
        and line.words <= _CHOSEN.whole("byline_name")
        and not line.stopped
    ):
        return True
    return is_credit(line) or is_masthead(line, zone) or bool(_signed().fullmatch(text))


@cache
def _signed() -> re.Pattern[str]:
    """«الخرطوم/ محمد الحسن/ الأناضول», alone on its line."""
    places, agencies = choice(spellings("places.txt")), choice(spellings("agencies.txt"))
    return re.compile(rf"(?:{places})\s*[/،–—-]\s*[^\d.:]{{3,40}}?\s*[/،–—-]\s*(?:{agencies})\s*[/-]?")


def is_credit(line: Line) -> bool:
    """Whether a line names agencies, outlets and places only, an agency or an outlet among them."""
    if not line.key or line.key.isdigit() or not _credits().fullmatch(line.key):
        return False
    named = spellings("agencies.txt") | frozenset(outlet_keys()) | phrases("bylines", "tiles")
    return not tiling(spellings("places.txt")).fullmatch(line.key) and any(
        re.search(rf"(?<!\w){key}(?!\w)", line.key) for key in named
    )


def is_masthead(line: Line, zone: Zone) -> bool:
    """Whether a line above the text is the outlet's name: «صحيفة …» and three words at most."""
    first, _, rest = line.key.partition(" ")
    known = line.key in outlet_keys()
    nouns = phrases("outlet_labels", "nouns")
    return zone == "head" and (
        known
        or (
            first in nouns
            and bool(rest)
            and line.words <= _CHOSEN.whole("masthead_words")
            and not line.stopped
        )
    )


_TESTS = (
    (RemovalReason.DATE_LINE, _date_line),
    (RemovalReason.PROMOTION, _promotion),
    (RemovalReason.IMAGE_ALT, _image),
    (RemovalReason.BUTTON, _button),
    (RemovalReason.READ_ALSO, _read_also),
    (RemovalReason.BYLINE, _byline),
    (RemovalReason.SECTION_LABEL, _label),
)
