"""What a page's scripts hold as data: schema.org items, and the story in the state of a page built by JavaScript."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from translate.clean import matching_key
from translate.datafiles import Chosen
from translate.dates import find_dates

_CHOSEN = Chosen(__package__, "linked")

_ARTICLE = re.compile(r"Article|NewsArticle|Report|BlogPosting|LiveBlogPosting|Posting$", re.I)
_STATE = re.compile(r"(?:window\.|self\.|var\s+|globalThis\.)[\w.$\[\]\"']{2,60}\s*=\s*(?=[{\[])")
_FLIGHT = re.compile(r"__next_f\.push\((\[.*?\])\)\s*;?\s*$", re.S)
_ARABIC = re.compile(r"[\u0620-\u064a]")
_DAY_KEY = re.compile(r"publish|creat|issue|^date$|pubdate|postdate|postedat", re.I)
_PUBLISHED_KEY = re.compile(r"^(?:first|date)?_?publish", re.I)
_SHOWN_DAY_KEY = re.compile(
    r"display.*date|date.*display|formatted.*date|date.*formatted|readable.*date", re.I
)
# Blocks of a body that show a post, a picture or a film.
_SHOWN_KIND = re.compile(r"embed|social|tweet|image|photo|gallery|video|audio|advert|related", re.I)
_CHANGED_KEY = re.compile(r"modif|updat|expir|crawl|lastpub|last_pub", re.I)
_BODY_KEY = re.compile(
    r"body|content|text|html|story|paragraph|description_full|components|blocks|cards|sections|paragraphs",
    re.I,
)
_STANDFIRST_KEY = re.compile(r"^(?:summary|standfirst|deck|subtitle|sub_?title|lead)$", re.I)
_TEASER_KEY = re.compile(r"relat|latest|most|popular|trend|recommend|teaser|menu|sidebar", re.I)
# Seconds of the year 1990; more than the second is no count of seconds.
_EARLIEST, _MILLISECONDS = 631_152_000, 100_000_000_000
_TITLE_KEYS = ("headline", "title", "name", "heading")


@dataclass(frozen=True, slots=True)
class Item:
    """A schema.org item of an article's or a page's kind; "" where it says nothing."""

    kind: str
    headline: str
    published: str
    modified: str
    author: str
    publisher: str
    body: str

    @property
    def article(self) -> bool:
        """Whether it is an article rather than the page around it."""
        return bool(_ARTICLE.search(self.kind))


@dataclass(frozen=True, slots=True)
class Story:
    """An article found in a script's data; `body` may hold HTML."""

    title: str
    body: str
    published: str
    author: str


def linked_items(tree: Any) -> list[Item]:
    """The items of the page's JSON-LD that are articles or web pages, in order."""
    found = []
    for script in tree.xpath("//script[contains(@type,'ld+json')]/text()"):
        for item in _items(_loads(script)):
            kind = item.get("@type")
            kinds = (
                " ".join(kind) if isinstance(kind, list) and all(isinstance(k, str) for k in kind) else kind
            )
            if isinstance(kinds, str) and (_ARTICLE.search(kinds) or "WebPage" in kinds):
                found.append(
                    Item(
                        kinds,
                        _string(item.get("headline") or item.get("name")),
                        _string(item.get("datePublished")),
                        _string(item.get("dateModified")),
                        _named(item.get("author")),
                        _named(item.get("publisher")),
                        _string(item.get("articleBody")),
                    )
                )
    return found


def _loads(text: str) -> Any:
    try:
        return json.loads(text.strip().removesuffix(";"), strict=False)
    except (ValueError, RecursionError):
        return None


def _items(data: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    if depth > _CHOSEN.whole("depth"):
        return
    if isinstance(data, list):
        for entry in data:
            yield from _items(entry, depth + 1)
    elif isinstance(data, dict):
        yield data
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _items(data.get(key), depth + 1)


def _string(value: Any) -> str:
    return value.strip() if isinstance(value, str) else ""


def _named(value: Any) -> str:
    if isinstance(value, list):
        return "، ".join(name for name in map(_named, value) if name)
    return _string(value.get("name")) if isinstance(value, dict) else _string(value)


def find_story(tree: Any, title: str) -> Story | None:
    """The article in the page's scripts; `title`, where given, is what its title should say.

    Of several the one whose title agrees, then the longest; None where no object holds a title and an Arabic text.
    """
    wanted = matching_key(title)
    best: tuple[bool, int] = (False, 0)
    chosen = None
    for data in _states(tree):
        for story, held in _stories(data):
            key = matching_key(story.title)
            agrees = bool(key) and bool(wanted) and (key in wanted or wanted in key)
            if held and not agrees:
                continue
            rank = (agrees, len(_ARABIC.findall(story.body)))
            if rank > best and rank[1] >= _CHOSEN.whole("least_letters"):
                best, chosen = rank, story
    return chosen


def _states(tree: Any) -> Iterator[Any]:
    decoder = json.JSONDecoder(strict=False)
    tries = _CHOSEN.whole("script_objects")
    for script in tree.xpath("//script[not(@src)]"):
        text = (script.text or "").strip()
        kind = script.get("type") or ""
        if not text or "ld+json" in kind:
            continue
        if "json" in kind:
            yield _loads(text)
        elif flight := _FLIGHT.search(text):
            yield _loads(flight[1])
        else:
            for start in _STATE.finditer(text):
                try:
                    yield decoder.raw_decode(text, start.end())[0]
                except (ValueError, RecursionError):
                    tries -= 1
                    if tries >= 0:
                        yield _object(text[start.end() :])


def _object(text: str) -> Any:
    """The object that a script's text begins with, written as JavaScript has it: names without quotes, single quotes."""
    import chompjs

    try:
        return chompjs.parse_js_object(text, json_params={"strict": False})
    except (ValueError, RecursionError):
        return None


def _stories(data: Any) -> Iterator[tuple[Story, bool]]:
    """Objects with a title and a text, and whether a list of other articles holds them."""
    stack: list[tuple[Any, bool, int]] = [(data, False, 0)]
    while stack:
        value, held, depth = stack.pop()
        if depth > _CHOSEN.whole("state_depth"):
            continue
        if isinstance(value, list):
            stack += [(entry, held, depth + 1) for entry in value]
        elif isinstance(value, dict):
            if story := _story(value):
                yield story, held
            stack += [
                (entry, held or bool(_TEASER_KEY.search(key)), depth + 1) for key, entry in value.items()
            ]


def _story(item: dict[str, Any]) -> Story | None:
    title = next((_string(item.get(key)) for key in _TITLE_KEYS if _string(item.get(key))), "")
    bodies = [_text(value) for key, value in item.items() if _BODY_KEY.search(key)]
    body = max(bodies, key=len, default="")
    if not title or not body:
        return None
    above = next((_string(value) for key, value in item.items() if _STANDFIRST_KEY.search(key)), "")
    if len(above.split()) > _CHOSEN.whole("standfirst_words") and matching_key(above)[
        :40
    ] not in matching_key(body):
        body = f"<p>{above}</p>{body}" if "<" in body else f"{above}\n{body}"
    # What the page shows is the outlet's own day, a stamp may be in UTC; published is said before created.
    days = [*_keys(item, _SHOWN_DAY_KEY), *_keys(item, _PUBLISHED_KEY), *_keys(item, _DAY_KEY)]
    published = next(filter(_dates, (_moment(item[key]) for key in days)), "")
    author = next((_named(item[key]) for key in ("author", "authors", "byline", "writer") if key in item), "")
    return Story(title, body, published, author)


def _dates(moment: str) -> bool:
    """Whether a value says a day: «منذ 3 ساعات» does not."""
    return bool(re.match(r"\d{4}-\d\d-\d\d", moment)) or any(
        mention.precision == "day" and mention.year_given for mention in find_dates(moment)
    )


def _keys(item: dict[str, Any], wanted: re.Pattern[str]) -> list[str]:
    return [key for key in item if wanted.search(key) and not _CHANGED_KEY.search(key)]


def _moment(value: Any) -> str:
    """A time as text; seconds or milliseconds since 1970 as ISO in UTC."""
    if not isinstance(value, (int, float)) or isinstance(value, bool):
        return _string(value)
    seconds = value / 1000 if value > _MILLISECONDS else value
    if not _EARLIEST <= seconds < _MILLISECONDS / 10:
        return ""
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _text(value: Any, depth: int = 0) -> str:
    """The text of a body: a string, or a list of strings or of objects with one."""
    if depth > _CHOSEN.whole("depth"):
        return ""
    if isinstance(value, str):
        return value if _ARABIC.search(value) else ""
    if isinstance(value, list):
        return "\n".join(part for part in (_text(entry, depth + 1) for entry in value) if part)
    if isinstance(value, dict) and _SHOWN_KIND.search(_string(value.get("type"))):
        return ""
    if isinstance(value, dict):
        held = [
            _text(entry, depth + 1) for key, entry in value.items() if _BODY_KEY.search(key) or key == "value"
        ]
        return "\n".join(part for part in held if part)
    return ""
