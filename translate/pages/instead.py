"""Pages that show something instead of an article: a login, a notice of cookies, an empty frame for JavaScript."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from translate.datafiles import Chosen
from translate.pages.body import Part
from translate.pages.words import is_gate

_CHOSEN = Chosen(__package__, "instead")


def is_wall(tree: Any, parts: Sequence[Part]) -> bool:
    """Whether what was taken for the article only asks for something: to log in, to subscribe, to accept cookies."""
    prose = [part.block for part in parts if part.reason is None and part.block.mass]
    if not prose:
        return False
    asking = sum(block.mass for block in prose if is_gate(block.text))
    if asking > _CHOSEN("asking") * sum(block.mass for block in prose):
        return True
    return (
        bool(_passwords(tree))
        and len(prose) <= 1
        and (asking > 0 or prose[0].words < _CHOSEN.whole("few_words"))
    )


def what_stands_instead(tree: Any) -> str:
    """What a page without an article shows, in a few words that follow its name."""
    text = tree.text_content()
    if _passwords(tree):
        return "shows a login and no article"
    if is_gate(text[: _CHOSEN.whole("looked_at")]):
        return "shows a notice (cookies, subscription or JavaScript) and no article"
    if tree.xpath("//script"):
        return "holds no article text: JavaScript builds it in the browser"
    return "holds no article text"


def _passwords(tree: Any) -> Any:
    return tree.xpath("//input[translate(@type,'PASWORD','pasword')='password']")
