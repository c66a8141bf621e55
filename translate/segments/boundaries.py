"""Where the sentences of one paragraph end.

Every mark that may end a sentence is judged by what stands on both sides of it. The work for a mark is
bounded, so the time is linear in the length of the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from translate.datafiles import Chosen
from translate.segments.paired_marks import Pairs, pairs
from translate.segments.word_lists import BIDI, bare, tokens

_CHOSEN = Chosen(__package__, "boundaries")

_STOP = rf"[.!?؟…۔！？。‼⁇⁈⁉][.!?؟…۔！？。‼⁇⁈⁉{BIDI}]*"
# «؟ !» and «. . .» are one mark; «. .NET» is not.
_STOPS = re.compile(rf"{_STOP}(?:[ \u00a0]{{1,2}}{_STOP}(?![^\s\W]))*")
_CLOSERS = "»”’‘\"')]}›“﴾"
_NEVER_BEFORE = "،,؛;)]}%٪"
_NEVER_TIGHT_BEFORE = ":/\\_=&"
_WORD = re.compile(r"\w")
_FIRST_WORD = re.compile(r"[^\W\d_][\w\u064b-\u0652\u0670]*")
_FOOTNOTE = re.compile(
    r"\s{0,2}\[(?:\d{1,3}\]|[^\[\]\n]{1,30}\](?=\s?[.،]))|\s\([^()\n.]{1,40}[،,]\s?\d{4}\w?\)"
)
_NUMBER = re.compile(r"[(\[]?[0-9٠-٩۰-۹]+(?:[.,٫٬/:-][0-9٠-٩۰-۹]+)*[)\]]?")
# 3.5, ca.gov, x.y?z=1: nothing to judge.
_INSIDE_LATIN = re.compile(r"[0-9A-Za-z][.?][0-9A-Za-z]")
_ENUMERATOR = re.compile(r"[(\[]?(?:[0-9٠-٩۰-۹]{1,3}|[IVXivx]{1,4})(?:[.-][0-9٠-٩۰-۹]{1,2})*[)\]]?")
_LETTER_CHAIN = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")
# «الأحد 21 فبراير 2010 05:01 GMT الصحيفة: …»: a press review's time stamp and label stand alone.
_STAMPED_LABEL = re.compile(
    r"\s*(?=[^:؟!.«\"]{0,80}\d{1,2}:\d\d)[^:؟!.«\"]{0,80}\d{1,2}:\d\d\s*"
    r"(?:GMT|UTC|غرينتش|جرينتش|بتوقيت\s\S{2,12})(?:\s[^\s:.،؟!«\"]{1,20}){1,4}:(?=\s)"
)


def opens_sentence(text: str, position: int, *, verbs_only: bool = False) -> bool:
    """Whether the word at `position` begins a sentence: «وقال» and, unless `verbs_only`, «وفي», «أما»."""
    match = _FIRST_WORD.match(text, position)
    if match is None:
        return False
    word = bare(match[0])
    lists = tokens()
    return (word[:1] in ("و", "ف") and word[1:] in lists.verbs) or (not verbs_only and word in lists.openers)


def sentence_ends(text: str) -> list[int]:
    """Offsets just after each sentence of a paragraph but its last, closing marks included.

    `text` is one paragraph; a line break in it counts as a space.
    """
    first = _STOPS.search(text)
    if first is None:
        return []
    ends: list[int] = []
    start, scanned, worded = 0, 0, False
    label = _STAMPED_LABEL.match(text)
    if label is not None:
        ends.append(label.end())
        start = scanned = label.end()
    elif _WORD.search(text, first.end()) is None:
        return []
    matched = pairs(text)
    past = start
    for stop in _STOPS.finditer(text, start):
        if stop.start() < past or _INSIDE_LATIN.match(text, stop.start() - 1):
            continue
        end = past = _with_closers(text, stop.end(), matched)
        following = _skip_space(text, end)
        if following >= len(text):
            break
        # A segment needs a word; looking from where the last look ended keeps this linear.
        if not worded:
            worded = _WORD.search(text, scanned, end) is not None
            scanned = end
        if worded and _Mark(text, matched, start, stop.start(), stop.end(), end, following).ends_sentence():
            ends.append(end)
            start = scanned = end
            worded = False
    if ends and _WORD.search(text, start) is None:
        ends.pop()
    return ends


def _skip_space(text: str, position: int) -> int:
    while position < len(text) and (text[position].isspace() or text[position] in BIDI):
        position += 1
    return position


def _with_closers(text: str, end: int, matched: Pairs) -> int:
    """The offset after the closing quotes, brackets and footnote marks that belong to a stop at `end`."""
    while end < len(text):
        ahead = _skip_space(text, end)
        if ahead >= len(text):
            break
        char = text[ahead]
        if ahead in matched.opening:
            footnote = _FOOTNOTE.match(text, end)
            if footnote is None:
                break
            end = footnote.end()
        elif ahead in matched.closing or (char in _CLOSERS and ahead == end):
            end = ahead + 1
        elif ahead == end or char not in "»)]":
            break
        else:
            end = ahead + 1
    return end


@dataclass(frozen=True, slots=True)
class _Mark:
    """One run of stops (`first:last`), the closers after it (to `end`) and what follows (from `after`)."""

    text: str
    matched: Pairs
    start: int
    first: int
    last: int
    end: int
    after: int

    def ends_sentence(self) -> bool:
        """The verdict."""
        following = self.text[self.after]
        if following in _NEVER_BEFORE or self.matched.enclose(self.end) or self._belongs_to_bracket():
            return False
        stops = self.text[self.first : self.last].strip(BIDI)
        spaced = any(char.isspace() for char in self.text[self.end : self.after])
        if not spaced and (following in _NEVER_TIGHT_BEFORE or self._joins_token()):
            return False
        if "…" in stops or stops.count(".") > 1:
            asks = any(mark in stops for mark in "؟?!")
            # «..» is a pause more often than «...» is.
            return asks or opens_sentence(self.text, self._first_letter(), verbs_only=stops == "..")
        if stops[0] == ".":
            return self._full_stop()
        return self._question_or_exclamation()

    def _first_letter(self) -> int:
        """Where the next word begins, opening marks skipped."""
        position = self.after
        while position < len(self.text) - 1 and (
            position in self.matched.opening or self.text[position] in BIDI + "«“\"'(["
        ):
            position += 1
        return position

    def _belongs_to_bracket(self) -> bool:
        """Whether the stop ends only what a bracket inside the sentence holds: «(...)», «(Dynegy Inc.)»."""
        for position in range(self.last, self.end):
            opener = self.matched.opener_of.get(position)
            if opener is not None and self.text[position] in ")]}":
                return opener < self.first and not self._begins(opener)
        return False

    def _begins(self, position: int) -> bool:
        """Whether the sentence begins at `position`."""
        near = position - self.start < _CHOSEN.whole("opening_characters")
        return near and not self.text[self.start : position].strip(BIDI + " \u00a0\t")

    def _left(self) -> str:
        """The token before the stop, bare; empty after a closing mark or a space (but «د .» is a title)."""
        window = self.text[max(self.start, self.first - 28) : self.first].rstrip(BIDI)
        parts = window.rsplit(None, 1)
        if not parts or window[-1] in _CLOSERS:
            return ""
        if window[-1].isspace() and parts[-1].strip() not in tokens().titles:
            return ""
        return bare(parts[-1].strip(BIDI + "«»“”\"'()[]{}-–—ـ"))

    def _token_before(self, token_length: int) -> str:
        """The token before the last one."""
        window = self.text[max(self.start, self.first - token_length - 32) : self.first]
        parts = window.rsplit(None, 2)
        return bare(parts[-2].strip(BIDI + "«»“”\"'()[]{}")) if len(parts) > 1 else ""

    def _joins_token(self) -> bool:
        """Whether a stop with no space after it is part of a token: 3.5, ca.gov, أ.ف.ب, ملف.pdf, إيه.سي."""
        following = self.text[self.after]
        if self.end > self.last:
            if following.isascii() and self.text[self.first - 1].isascii():
                return True
            return not (following.isalpha() or self.after in self.matched.opening)
        if following in '«“"([' or self.after in self.matched.opening:
            return self.first > 0 and not self.text[self.first - 1].isalnum()
        if not following.isalnum():
            return True
        right = self.text[self.after : self.after + 24].split(None, 1)[0]
        word = _FIRST_WORD.match(right)
        if following.isascii():
            # «خبر.BBC» is a missing space; «ملف.pdf», «x.Y» and «15.3» are not.
            left = self._left() if following.isupper() else ""
            return len(left) < 3 or left[-1:].isascii()
        left = self._left()
        if word is None:
            return left == "" or _NUMBER.fullmatch(left) is not None or len(left) < 3 or "." in left
        if len(word[0]) < 2 or left == "":
            return left != ""
        lists = tokens()
        if left.rsplit(".", 1)[-1] in lists.letter_names and bare(word[0]) in lists.letter_names:
            return True
        if _NUMBER.fullmatch(left):
            return self._begins(self.first - len(left)) or len(word[0]) < 3
        return left in lists.titles or left in lists.before_number or len(left) < 2 or left[-1:].isascii()

    def _full_stop(self) -> bool:
        left = self._left()
        if left == "":
            return True
        lists = tokens()
        following = self.text[self.after]
        if self._begins(self.first - len(left)) and _ENUMERATOR.fullmatch(left):
            return False
        if left in lists.anywhere or (_LETTER_CHAIN.fullmatch(left) and left not in lists.titles):
            return opens_sentence(self.text, self._first_letter())
        if self.end > self.last:
            return not self._attributed()
        if following.islower() and left[-1:].isascii():
            return False
        if left in lists.before_number and (following.isdigit() or following in "(:"):
            return False
        if (len(left) == 1 and not left.isdigit()) or left in lists.titles:
            return self._after_letter(left)
        return not (left in lists.letter_names and self._is_spelled_initial(left))

    def _is_spelled_initial(self, left: str) -> bool:
        """Whether the letter name `left` is an initial («دبليو. سميث») and not the end of «بي بي سي.»."""
        before = self._token_before(len(left))
        if before.rstrip(".") in tokens().letter_names:
            return before.endswith(".")
        return left not in tokens().word_like_names and not opens_sentence(self.text, self._first_letter())

    def _after_letter(self, left: str) -> bool:
        """After «د.», «ج.», «J.»: an initial or a title, but not after a number or a classifying noun."""
        lists = tokens()
        before = self._token_before(len(left))
        if before in lists.lettered:
            return True
        if left in lists.measures and _NUMBER.fullmatch(before):
            return not self.text[self.after].isdigit()
        if len(left) == 1 and left.isascii() and not self.text[self._first_letter()].isascii():
            return True
        return opens_sentence(self.text, self._first_letter(), verbs_only=True)

    def _quotation(self) -> int | None:
        """Where the quotation that closes with this mark was opened."""
        openers = (self.matched.opener_of.get(at) for at in range(self.last, self.end))
        return next((opener for opener in openers if opener is not None), None)

    def _attributed(self) -> bool:
        """Whether the sentence goes on to name the speaker: «"لماذا؟" سأل أحمد»."""
        opener = self._quotation()
        match = _FIRST_WORD.match(self.text, self.after)
        if opener is None or match is None:
            return False
        word = bare(match[0])
        return word in tokens().sources or (word in tokens().speech and self._begins(opener))

    def _question_or_exclamation(self) -> bool:
        if self._left() in tokens().marked_names:
            return opens_sentence(self.text, self._first_letter())
        opener = self._quotation()
        if opener is None:
            return True
        if self._attributed():
            return False
        # «سؤال "من نحن؟" على …»: a short quoted title goes on; what a colon introduced has ended.
        before = self.text[max(self.start, opener - 4) : opener].rstrip(BIDI + " \u00a0\t")
        introduced = before.endswith(":") or self._begins(opener)
        long = len(self.text[opener : self.first].split()) > _CHOSEN.whole("title_words")
        return introduced or long or opens_sentence(self.text, self._first_letter())
