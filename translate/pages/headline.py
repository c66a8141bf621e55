"""The headline among a page's blocks, and what title and outlet are called.

Which block it is says a logistic regression on what `headline_features.py` counts; its weights stand in
`data/headlines.toml`, fitted by `python -m bench.pages.headlines --write` on the pages looked at.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from translate.clean import matching_key
from translate.datafiles import Chosen
from translate.pages.blocks import Block, ancestors
from translate.pages.chance import chance
from translate.pages.headline_features import HeadlineFeatures
from translate.pages.meta import Meta, names_an_outlet, outer_name, plain, split_title

_CHOSEN = Chosen(__package__, "headline")

# Before a headline, as channels set them: «🔴 …», «▪ …».
_SIGNS = re.compile(r"^[^\w\s«»\"'“”‘’()\[\]#%+.…-]+\s*")
_ARABIC = re.compile(r"[\u0620-\u064a]")


def find_headline(blocks: Sequence[Block], meta: Meta) -> Block | None:
    """The block that is the article's headline, or None where no block is likely one."""
    features = HeadlineFeatures(blocks, meta)
    counted = ((block, features.of(block)) for block in blocks)
    chances = [(chance("headlines.toml", found), -block.order, block) for block, found in counted if found]
    best = max(chances, key=lambda entry: entry[:2], default=None)
    return best[2] if best and best[0] > _CHOSEN("least") else None


def headline_text(found: Block | None, meta: Meta) -> str:
    """The headline as the page prints it, else as its head states it without the site's name."""
    if found is not None:
        return _SIGNS.sub("", plain(found.text))
    for title in meta.titles:
        if text := split_title(title, meta.site)[0]:
            return text
    return ""


def site_name(found: Block | None, meta: Meta) -> tuple[str, str]:
    """The outlet as the page's head names it, and where; two empty strings where it does not."""
    headline = plain(found.text) if found is not None else ""
    if meta.site and _ARABIC.search(meta.site):
        return (_fuller(headline, meta) if meta.logo else None) or (meta.site, "metadata")
    for title in reversed(meta.titles):
        at = title.find(headline)
        rests = (title[at + len(headline) :], title[:at]) if headline and at >= 0 else ()
        for rest in rests:
            if (name := outer_name(rest)) and (_ARABIC.search(name) or not meta.site):
                return name.strip(" :"), "page title"
        if not headline and (name := split_title(title, "")[1]):
            return name.strip(" :"), "page title"
    # A title without the headline is the site's own: «بوابة الدلتا - نسخة للطباعة».
    own = [
        name
        for title in meta.titles[-1:]
        if headline and headline not in title and (name := outer_name(title, arabic=True))
        if len(name.split()) <= _CHOSEN.whole("site_words")
    ]
    if own and names_an_outlet(own[0]):
        return own[0], "page title"
    if meta.rights:
        return meta.rights, "the page's line of rights"
    if meta.site:
        return meta.site, "metadata"
    return (own[0], "page title") if own else ("", "")


def _fuller(headline: str, meta: Meta) -> tuple[str, str] | None:
    """The whole name of a site that its logo alone names, and shortens: «وكالة سما فلسطين للأنباء» for «سما»."""
    for title in meta.titles:
        name = outer_name(title.replace(headline, " | ") if headline else title, arabic=True)
        if name != meta.site and names_an_outlet(name) and _holds(name, meta.site):
            return name, "page title"
    return None


def _holds(name: str, short: str) -> bool:
    """Whether the words of a short name stand in a fuller one, with an article or without: «النادي» in «نادي نسور القناة»."""
    words = {matching_key(word).removeprefix("ال") for word in name.split()}
    return {matching_key(word).removeprefix("ال") for word in short.split()} < words


def scope_of(first: Any, second: Any) -> Any:
    """The lowest element around both."""
    around = set(ancestors(first))
    return next(element for element in ancestors(second) if element in around)
