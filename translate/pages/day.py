"""The day a page's article appeared: everything of its own that says one, weighed; sides of like weight make it uncertain."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from itertools import takewhile
from typing import Any

from translate.clean import matching_key
from translate.datafiles import Chosen
from translate.dates import WeekdayClue, find_dates, read_date_line, stated_zone, weekday_clue
from translate.pages.blocks import Block, ancestors
from translate.pages.headline import scope_of
from translate.pages.kinds import is_span, month_first
from translate.pages.marks import Layout
from translate.pages.meta import Meta, days_of
from translate.pages.words import says
from translate.records import DateSource, PublishedDate

_CHOSEN = Chosen(__package__, "day")

_ISO = re.compile(
    r"(?P<day>\d{4}-\d{2}-\d{2})(?:[T ]\s*(?P<clock>\d{2}:\d{2})(?::\d{2})?(?:[.,]\d+)?\s*(?P<zone>Z|[+-]\d{2}:?\d{2})?)?"
)
_CLOCK = re.compile(r"(?<!\d)\d{1,2}:\d\d(?!\d)")


@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing that says a day; `late` where it is a UTC time that may be the next day at the outlet; `of_address`: the
    page's address says it.
    """

    value: date
    weight: float
    words: str
    late: bool = False
    of_address: bool = False


def page_day(
    tree: Any, layout: Layout, meta: Meta, container: Any, text: Collection[Block], story_day: str = ""
) -> PublishedDate:
    """The day of publication with its evidence; unknown where nothing of the article's own says one.

    `text` are the blocks of the article's text.
    """
    stamps = [*(value for _, value in meta.published), *(value for _, value in meta.modified)]
    stamps += [stamp for item in meta.items for stamp in (item.published, item.modified)]
    stamps += tree.xpath("//time/@datetime")
    zone = stated_zone(stamps)
    address = f"address {meta.address}"
    found = [
        *_stated(tree, layout, meta, zone, story_day),
        *_elements(tree, layout, container, zone),
        *_visible(layout, container, text),
        *(Evidence(value, _CHOSEN("address"), address, of_address=True) for value in days_of(meta.address)),
    ]
    if not any(evidence.weight > _CHOSEN("modified") for evidence in found):
        found += _last_resort(layout, text)
    return weigh(found, weekday_clue([mention for block in text for mention in find_dates(block.text)]))


def weigh(found: Sequence[Evidence], clue: WeekdayClue | None = None) -> PublishedDate:
    """The day with the most weight, less for one that is not on the weekday that the text tells («اليوم الخميس»).

    Uncertain where another day weighs nearly as much or all of it is weak.
    """
    weights: defaultdict[date, float] = defaultdict(float)
    late = {e.value for e in found if e.late}
    for evidence in found:
        weights[evidence.value] += evidence.weight
    # Late in the evening by UTC it is the next day at the outlet, if the page shows that day; the address may be made of UTC.
    changed = {e.value for e in found if e.weight <= _CHOSEN("modified")}
    for value in late:
        following = value + timedelta(days=1)
        if (
            following in weights
            and following not in changed
            and all(e.late or e.of_address for e in found if e.value == value)
        ):
            weights[following] += weights.pop(value)
    if not weights:
        return PublishedDate()
    if clue is not None and any(value.isoweekday() == clue.weekday for value in weights.keys() - changed):
        for value in weights:
            weights[value] *= 1.0 if value.isoweekday() == clue.weekday else _CHOSEN("other_weekday")
    ranked = sorted(weights, key=lambda value: (-weights[value], value))
    chosen = ranked[0]
    own = sorted((e for e in found if e.value == chosen), key=lambda e: -e.weight)
    # The evening before, by UTC, is no other day.
    before = chosen - timedelta(days=1)
    eve = {before} if before in late else set()
    others = [e for e in found if e.value != chosen and not (e.value in eve and (e.late or e.of_address))]
    words = own[0].words
    rival = max((weights[value] for value in ranked[1:]), default=0.0)
    unsure = weights[chosen] < _CHOSEN("weak") or rival * _CHOSEN("ahead") > weights[chosen]
    if others:
        against = max(others, key=lambda e: e.weight)
        words += f"; against it {against.words}"
    return PublishedDate(chosen, DateSource.UNCERTAIN if unsure else DateSource.STATED, words)


def _of_stamp(stamp: str, weight: float, words: str, zone: timezone | None) -> Evidence | None:
    match = _ISO.match(stamp.strip())
    try:
        if not match:
            mention = next(
                (m for m in find_dates(stamp) if m.value and m.precision == "day" and m.year_given), None
            )
            return Evidence(mention.value, weight, words) if mention and mention.value else None
        value = date.fromisoformat(match["day"])
        utc = match["clock"] is not None and (match["zone"] or "").replace(":", "") in ("Z", "+0000", "-0000")
        if utc and zone is not None:
            moment = datetime.fromisoformat(f"{match['day']}T{match['clock']}+00:00")
            return Evidence(moment.astimezone(zone).date(), weight, f"{words} (the outlet's local day)")
        return Evidence(
            value, weight, words, late=utc and int(match["clock"][:2]) >= _CHOSEN.whole("late_hour")
        )
    except (ValueError, OverflowError):
        return None


def _stated(
    tree: Any, layout: Layout, meta: Meta, zone: timezone | None, story_day: str
) -> Iterator[Evidence]:
    headline = matching_key(layout.headline.text) if layout.headline is not None else ""
    articles = [item for item in meta.items if item.article and item.published]
    own = [
        item
        for item in articles
        if headline and matching_key(item.headline) and headline in matching_key(item.headline)
    ]
    if not own and len(articles) == 1 and not (headline and matching_key(articles[0].headline)):
        own = articles
    claims = [
        (item.published, _CHOSEN("linked"), f"metadata: datePublished {item.published}") for item in own
    ]
    claims += [
        (
            item.published,
            _CHOSEN("other_headline"),
            f"metadata: datePublished {item.published} of another title",
        )
        for item in articles
        if item not in own and len(articles) == 1
    ]
    claims += [
        (item.published, _CHOSEN("linked_page"), f"metadata: datePublished {item.published} of the page")
        for item in meta.items
        if not item.article and item.published
    ]
    for name, value in meta.published:
        worth = "named" if "published" in name.lower() else "loose"
        claims.append((value, _CHOSEN(worth), f"metadata: {name} {value}"))
    if story_day:
        claims.append((story_day, _CHOSEN("linked"), f"metadata: {story_day} in the page's data"))
    claims += [
        (value, _CHOSEN("microdata"), f"metadata: datePublished {value}")
        for value in _microdata(tree, layout)
    ]
    claims += [(value, _CHOSEN("modified"), f"metadata: {name} {value}") for name, value in meta.modified]
    for value, weight, words in claims:
        if evidence := _of_stamp(value, weight, words, zone):
            yield evidence


def _microdata(tree: Any, layout: Layout) -> Iterator[str]:
    """`itemprop=datePublished` of the article's item or of none; another item's is another article's."""
    for element in tree.xpath("//*[@itemprop='datePublished']"):
        scopes = [e for e in ancestors(element) if e.get("itemscope") is not None]
        own = bool(scopes) and layout.holds_headline(scopes[0])
        marked = not own and any(layout.marks.get(e, "page") != "page" for e in ancestors(element))
        other = bool(scopes) and layout.headline is not None and not own
        value = (
            element.get("content")
            or element.get("datetime")
            or element.get("title")
            # A link to that day's articles says it without doubt, where «09/07/2023» may be July or September.
            or next((str(day) for link in element.xpath(".//a/@href") for day in days_of(link)), "")
            or element.text_content()
        )
        if not marked and not other and value:
            yield value


def _elements(tree: Any, layout: Layout, container: Any, zone: timezone | None) -> Iterator[Evidence]:
    """Time elements of the article's own part of the page; of a live blog's entries the earliest counts."""
    if container is None:
        return
    scope = _scope(layout, container)
    bare = scope.tag in ("body", "html")
    headline = layout.headline.order if layout.headline is not None else 0
    for element in scope.iter("time", "amp-timeago", "relative-time", "abbr"):
        around = list(ancestors(element))
        # `abbr`: as microformats have it.
        stamp = element.get("title" if element.tag == "abbr" else "datetime") or ""
        if not stamp or any(e in layout.marks for e in around):
            continue
        place = _order(layout, element)
        if place >= layout.end:
            continue
        before = place < headline
        # In a page's header stands today's day; an hour with it, right above the headline, is an article's.
        right_above = place == headline - 1 and ":" in stamp
        if before and bare and not right_above:
            continue
        updated = says(element.getparent().text_content()[:80], "changed")
        weight = _CHOSEN("modified") if updated else _CHOSEN("above") if before else _CHOSEN("element")
        words = f"time element {stamp}"
        if evidence := _of_stamp(stamp, weight, words, zone):
            yield evidence
            if not updated:
                return


def _order(layout: Layout, element: Any) -> int:
    for around in ancestors(element):
        if blocks := layout.inside(around):
            return blocks[0].order
    return 0


def _scope(layout: Layout, container: Any) -> Any:
    return scope_of(layout.headline.element, container) if layout.headline is not None else container


def _visible(layout: Layout, container: Any, text: Collection[Block]) -> Iterator[Evidence]:
    """Dates printed between the headline and the text, right above the headline, or right below the text."""
    if container is None:
        return
    scope = _scope(layout, container)
    orders = sorted(block.order for block in text if block is not layout.headline)
    first, last = (orders[0], orders[-1]) if orders else (0, 0)
    # A standfirst may stand between the headline and the date.
    opening = orders[_CHOSEN.whole("opening")] if len(orders) > _CHOSEN.whole("opening") else first
    headline = layout.headline.order if layout.headline is not None else first
    for block in layout.inside(scope):
        if block in text or block is layout.headline or block.words > _CHOSEN.whole("line_words"):
            continue
        place = block.order
        labelled = (
            headline < place < opening and (read := read_date_line(block.text)) and read.label == "published"
        )
        if any(around.tag in ("figure", "figcaption") for around in ancestors(block.element)) or (
            layout.mark_of(block) is not None and not labelled
        ):
            continue
        # What stands above in a page's own header is not the article's.
        above = headline - _CHOSEN.whole("near") <= place < headline and scope.tag not in ("body", "html")
        timed = headline - _CHOSEN.whole("resort_near") <= place < headline and _CLOCK.search(block.text)
        below = last < place <= last + _CHOSEN.whole("near") and place < layout.end
        if headline < place < first or (place < first and layout.headline is None):
            yield from _of_line(block, _CHOSEN("visible"))
        elif first < place < opening:
            yield from _of_line(block, _CHOSEN("behind_standfirst"))
        elif above or below or timed:
            yield from _of_line(block, _CHOSEN("above") if above else _CHOSEN("below"))


def _last_resort(layout: Layout, text: Collection[Block]) -> Iterator[Evidence]:
    """Where nothing else says a day: the nearest date above the headline and below cards, or the issue's («العدد 214 – …»)."""
    headline = max(0, layout.headline_order)
    near = max(0, headline - _CHOSEN.whole("resort_near"))
    above = takewhile(lambda block: layout.mark_of(block) != "others", reversed(layout.blocks[near:headline]))
    issues = [block for block in layout.blocks if says(block.text, "issue")]
    for block in (*above, *issues):
        if block in text or layout.mark_of(block) == "comments":
            continue
        short = block.words <= _CHOSEN.whole("line_words")
        if short and (found := next(_of_line(block, _CHOSEN("resort")), None)):
            yield found
            return


def _of_line(block: Block, weight: float) -> Iterator[Evidence]:
    read = read_date_line(block.text)
    mentions = [m for m in find_dates(block.text) if m.value and m.precision == "day" and m.year_given]
    mention = (
        read.mention if read and read.mention and read.mention.year_given else next(iter(mentions), None)
    )
    if mention is None or mention.value is None or is_span(block.text, mentions):
        return
    before = " ".join(block.text[: mention.start].split()[-_CHOSEN.whole("label_words") :])
    if says(before, "not_the_article"):
        return
    label = read.label if read else ""
    if label == "published" or (says(block.text, "issue") and weight > _CHOSEN("resort")):
        weight = max(weight, _CHOSEN("labelled"))
    elif label == "updated" or says(before, "changed"):
        weight = min(weight, _CHOSEN("modified"))
    value = mention.value
    if mention.alternative and not mention.sure and month_first(block.element.getroottree()):
        value = mention.alternative
    yield Evidence(value, weight, f"date line «{block.text[:80]}»")
