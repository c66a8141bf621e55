"""What no reader sees: bidi and zero-width controls, stray tags, Markdown's signs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from translate.records import RemovalReason

Found = tuple[int, int, RemovalReason]

_CONTROLS = re.compile(
    "[\u0000-\u0008\u000e-\u001b\u007f-\u0084\u0086-\u009f\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffd"
    # Tag characters and the further variation selectors: a text written in them is read by machines alone.
    "\U000e0000-\U000e0fff]+"
)
_TAG = re.compile(
    r"<(?P<block>script|style)\b[^<>]*>.*?</(?P=block)\s*>|<!--.*?-->"
    r"|</?(?:p|br|div|span|a|b|i|u|strong|em|h[1-6]|img|li|ul|ol|table|tr|td|th|font|center|section|article|figure"
    r"|figcaption|iframe|blockquote|hr)\b[^<>]{0,500}>",
    re.IGNORECASE | re.DOTALL,
)
_MARKDOWN = (
    (re.compile(r"!\[[^\]\n]*\]\([^)\n]*\)"), RemovalReason.IMAGE_ALT),
    (re.compile(r"(?m)^[ \t]{0,3}(?:#{1,6}[ \t]+|>[ \t]?)+"), RemovalReason.MARKUP),
    (re.compile(r"(?m)[ \t]+#+[ \t]*$"), RemovalReason.MARKUP),
    (re.compile(r"(?m)^[ \t]{0,3}(?:-{3,}|\*{3,}|_{3,}|={3,})[ \t]*$"), RemovalReason.MARKUP),
    (
        re.compile(r"\*{1,3}(?=\S)|(?<=\S)\*{1,3}|(?<!\w)_{1,2}(?=\w)|(?<=\w)_{1,2}(?!\w)|`+"),
        RemovalReason.MARKUP,
    ),
)
_MARKDOWN_LINK = re.compile(r"(\[)[^\]\[\n]+(\]\([^)\n]*\))")


def without_controls(text: str) -> str:
    """Text without invisible controls, for what is shown apart from its article."""
    return _CONTROLS.sub("", text)


def find_controls(raw: str) -> Iterator[Found]:
    """Runs of invisible controls and of the replacement character."""
    for match in _CONTROLS.finditer(raw):
        yield *match.span(), RemovalReason.CONTROL


def find_markup(raw: str, *, markdown: bool = False) -> Iterator[Found]:
    """Stray HTML tags, scripts with what they hold and, in Markdown, its signs (a link's words stay)."""
    for match in _TAG.finditer(raw):
        yield *match.span(), RemovalReason.MARKUP
    if not markdown:
        return
    for expression, reason in _MARKDOWN:
        for match in expression.finditer(raw):
            yield *match.span(), reason
    for match in _MARKDOWN_LINK.finditer(raw):
        if raw[max(0, match.start() - 1)] != "!" or match.start() == 0:
            yield *match.span(1), RemovalReason.MARKUP
            yield *match.span(2), RemovalReason.MARKUP


def blanked(raw: str, ranges: list[Found]) -> str:
    """`raw` with the ranges as spaces, so that offsets stay and lines are what a reader sees.

    Invisible controls stay: folding drops them, and a space would part a word.
    """
    parts, last = [], 0
    for start, end, reason in sorted(ranges):
        if reason is RemovalReason.CONTROL or start < last:
            continue
        parts += [raw[last:start], re.sub(r"[^\n\r]", " ", raw[start:end])]
        last = end
    return "".join([*parts, raw[last:]])
