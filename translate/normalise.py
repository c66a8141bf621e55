"""Normalising Arabic text: folding before encoding, keys for matching, and words.

`fold` changes what is only a way of writing (digits, vowel signs, tatweel, bidi controls, presentation forms)
and never a letter: ى, ة and the hamzas stay. `search_key` goes further and is for comparison only.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

NORMALISER_VERSION = "1"

_TATWEEL = "\u0640"
# Vowel signs, shadda, sukun and the dagger alef; U+0653–0655 (madda, hamza) are parts of letters.
_VOWEL_SIGNS = {"\u0670", *map(chr, range(0x64B, 0x653)), *map(chr, range(0x656, 0x660))}
_COMBINING_HAMZA = {"\u0653", "\u0654", "\u0655"}
_INVISIBLE = {
    *"\u200b\u200c\u200d\u200e\u200f\u061c\u2060\ufeff\u00ad\u034f\u180e",
    *map(chr, range(0x202A, 0x202F)),
    *map(chr, range(0x2061, 0x2065)),
    *map(chr, range(0x2066, 0x2070)),
}
_DIGIT_ROWS = (0x660, 0x6F0)
_NUMERIC = re.compile(r"(?<=[0-9])([٫٬])(?=[0-9])")
_LANGUAGE_CODE = re.compile(r">>|<<")
_PLAIN = re.compile(r"[ -~ء-غف-ي،؛؟«»]*")


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text. Character i of `text` comes from `offsets[i]` of the source; the last is its end."""

    text: str
    offsets: tuple[int, ...]

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """The source range that `text[start:end]` comes from, with the signs dropped after its letters.

        Raises IndexError outside 0 ≤ start ≤ end ≤ len(text).
        """
        if not 0 <= start <= end <= len(self.text):
            raise IndexError(f"span {start}:{end} is outside a text of {len(self.text)} characters")
        if start == end:
            return self.offsets[start], self.offsets[start]
        # Several characters may come from one ligature: the range ends where the next one begins.
        following = bisect_right(self.offsets, self.offsets[end - 1])
        return self.offsets[start], self.offsets[min(following, len(self.offsets) - 1)]


def fold(text: str) -> Folded:
    """Write digits in ASCII and ٫ ٬ between them, ٪ as . , %; drop what is not a letter or a mark.

    Dropped: tatweel, vowel signs, bidi and zero-width controls. Spaces and control characters become plain
    spaces, presentation forms their letters. Folding twice changes nothing more.
    """
    if _PLAIN.fullmatch(text):
        return Folded(text, tuple(range(len(text) + 1)))
    output: list[str] = []
    offsets: list[int] = []
    for position, char in enumerate(text):
        replacement = _fold_character(char)
        if replacement in _COMBINING_HAMZA and output:
            composed = unicodedata.normalize("NFC", output[-1] + replacement)
            if len(composed) == 1:
                output[-1] = composed
                continue
        output.extend(replacement)
        offsets.extend([position] * len(replacement))
    folded = _NUMERIC.sub(lambda match: "." if match[1] == "٫" else ",", "".join(output))
    return Folded(folded, (*offsets, len(text)))


@lru_cache(maxsize=4096)
def _fold_character(char: str) -> str:
    """What one character becomes: itself, nothing, or its plain form."""
    code = ord(char)
    if char == _TATWEEL or char in _VOWEL_SIGNS or char in _INVISIBLE:
        return ""
    for zero in _DIGIT_ROWS:
        if zero <= code < zero + 10:
            return chr(ord("0") + code - zero)
    if char == "٪":
        return "%"
    if 0xFE70 <= code <= 0xFE7F:
        # Vowel signs shown alone.
        return ""
    if 0xFB50 <= code <= 0xFDFF or 0xFE80 <= code <= 0xFEFC:
        plain = unicodedata.normalize("NFKC", char)
        return char if plain == char else "".join(_fold_character(part) for part in plain)
    category = unicodedata.category(char)
    if category == "Mn" and (0x610 <= code <= 0x61A or 0x6D6 <= code <= 0x6ED or 0x8CA <= code <= 0x8FF):
        # Marks of Quranic orthography.
        return ""
    return " " if category in ("Zs", "Zl", "Zp", "Cc") else char


# What OPUS-MT's training scripts do to a line before SentencePiece (Helsinki-NLP/OPUS-MT-train,
# scripts/preprocess-spm.sh): some typographic marks to ASCII, every control or format character to a space,
# spaces run together. «» stay. The script also turns «１» into a quotation mark, a slip left out here.
_OPUS_MARKS = str.maketrans(
    {
        "，": ",", "。": ". ", "、": ",", "”": '"', "“": '"', "∶": ":", "：": ":", "？": "?", "《": '"',
        "》": '"', "）": ")", "！": "!", "（": "(", "；": ";", "」": '"', "「": '"', "．": ". ", "～": "~",
        "’": "'", "…": "...", "━": "-", "〈": "<", "〉": ">", "【": "[", "】": "]", "％": "%",
        **{chr(0xFF10 + digit): str(digit) for digit in range(10)},
    }
)  # fmt: skip
_SPACES = re.compile(r"\s+")


def _opus(text: str) -> str:
    marked = text.translate(_OPUS_MARKS)
    return _plain("".join(" " if unicodedata.category(char)[0] == "C" else char for char in marked))


def _plain(text: str) -> str:
    return _SPACES.sub(" ", text).strip()


PROFILES: dict[str, Callable[[str], str]] = {"opus": _opus, "plain": _plain}


def encoder_input(text: str, profile: str = "plain") -> str:
    """What a model of the family `profile` is given: `text` folded, the family's own preprocessing done.

    `>>` and `<<` become » and «: Marian tokenizers take them for a language code and drop what they hold.
    Raises KeyError for a profile that `PROFILES` does not name.
    """
    prepared = PROFILES[profile](fold(text).text)
    return _LANGUAGE_CODE.sub(lambda match: "»" if match[0] == ">>" else "«", prepared)


# Letters that writers exchange: hamza seats, final ى/ي and ة/ه, Persian and Urdu shapes. Only for looking words up.
VARIANT_LETTERS = {
    **dict.fromkeys("أإآٱ", "ا"),
    **dict.fromkeys("ىیې", "ي"),
    **dict.fromkeys("ةۀہەھ", "ه"),
    **dict.fromkeys("کڪګ", "ك"),
    "ؤ": "و",
    "ئ": "ي",
}
_KEY_LETTERS = str.maketrans(VARIANT_LETTERS)


def search_fold(text: str) -> Folded:
    """`search_key` before its spaces are run together, with offsets back into `text`."""
    folded = fold(text)
    letters = folded.text.translate(_KEY_LETTERS)
    lowered = letters.lower()
    if len(lowered) != len(letters):
        # «İ» lowers to two characters, which would break the offsets.
        lowered = "".join(char.lower() if len(char.lower()) == 1 else char for char in letters)
    return Folded(lowered, folded.offsets)


def search_key(text: str) -> str:
    """Text for matching: folded, أإآٱ as ا, ى and ئ as ي, ة as ه, ؤ as و, lower case, single spaces."""
    return _SPACES.sub(" ", search_fold(text).text).strip()


# Words come again; whole texts do not.
_key_of = lru_cache(maxsize=1 << 14)(search_key)


@dataclass(frozen=True, slots=True)
class Word:
    """One word or number of a text: `source[start:end] == text`."""

    start: int
    end: int
    text: str

    @property
    def key(self) -> str:
        """`search_key` of the word."""
        return _key_of(self.text)


_SIGNS = "\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u200b-\u200f\u061c\u202a-\u202e\u2066-\u2069"
_SIGN = re.compile(f"[{_SIGNS}]")
_TO_ASCII = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٫٬", "01234567890123456789.,")


def without_signs(word: str) -> str:
    """An Arabic word as written, without vowel signs, tatweel and invisible controls."""
    return _SIGN.sub("", word)


def western_digits(text: str) -> str:
    """`text` with every digit and number separator in ASCII; unlike `fold`, the length does not change."""
    return text.translate(_TO_ASCII)


_WORDS = re.compile(
    r"[0-9٠-٩۰-۹]+(?:[.,٫٬:/][0-9٠-٩۰-۹]+)*"
    rf"|[^\W\d_][^\W\d_{_SIGNS}]*(?:[{_SIGNS}]+[^\W\d_]+)*(?:[{_SIGNS}]*)"
    r"(?:['’\-][A-Za-z]+)*"
)


def words(text: str) -> tuple[Word, ...]:
    """Words and numbers in order: vowel signs and tatweel inside a word do not end it, punctuation does.

    A number keeps its separators (3.500, ١٢/٣). Letters and digits written together («جنيف8») are two words.
    """
    return tuple(Word(*match.span(), match[0]) for match in _WORDS.finditer(text))
