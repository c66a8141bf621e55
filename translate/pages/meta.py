"""What a page's head says of it: titles, outlet, author, address and days, before any of it is believed."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import SplitResult, unquote, urlsplit

from translate.clean import matching_key
from translate.datafiles import Chosen
from translate.pages.linked import Item, linked_items
from translate.pages.words import outlet_nouns, title_rests

_CHOSEN = Chosen(__package__, "meta")

_SEPARATOR = re.compile(r"\s+[-–—|:•·»/]+\s+|\s*[|]+\s*|\s*::+\s*|\s+—\s*")
_ARABIC = re.compile(r"[\u0620-\u064a]")
_LOGO_WORDS = frozenset({"logo", "شعار", "الشعار", "الرييسيه", "الصفحه الرييسيه", "home"})
_SIGN = re.compile(r"©|\(c\)", re.IGNORECASE)
_WITH_RIGHTS = (
    "//body//*[text()[contains(., '©') or contains(., '(c)') or contains(., '(C)')]]"
    "[not(ancestor-or-self::script|ancestor-or-self::style|ancestor-or-self::figure|ancestor-or-self::article)]"
)
_YEARS = re.compile(r"(?:[12]\d{3}\s*[-–—/]\s*)?\b[12]\d{3}\b|[٠-٩]{4}")
_END_OF_RIGHTS = re.compile(
    r"[.|،,:–—]|\s-\s|\b(?:powered|proudly|designed|developed|created|tous|all rights|sarl|ltd|llc)\b"
    r"|تصميم|تطوير|برمجة|أنشئ|هاتف|أفضل مشاهدة",
    re.IGNORECASE,
)
_NOT_IN_RIGHTS = re.compile(
    r"(?:جميع|كافة|كل)?\s*(?:ال)?حقوق(?: النشر| الطبع| الملكية)*\s*(?:والنشر)?\s*(?:محفوظة|محفوظه)?\s*(?:لدى|لـ|ل(?=\s))?"
    r"|\bby\b|\bcopyright\b",
    re.IGNORECASE,
)
# «صدى بريس جريدة إلكترونية مغربية».
_TAGLINE = re.compile(
    r"(?<=\S)\s+(?:جريدة|صحيفة|مجلة|موقع|بوابة)\s+(?:إلكترونية?|الكترونية?|إخبارية?|اخبارية?|مستقلة?|يومية|شاملة?)\b"
)
# «العدد 214», "#57".
_ISSUE = re.compile(r"(?:ال)?عدد\b|.*#\s*\d")
# «أسواق الخليج» is the name's own marks, not a part of it.
_QUOTED = re.compile(r"«(?P<name>[^«»]+)»|\"(?P<other>[^\"]+)\"")
_BRACKETED = re.compile(r"\s*\([^)]*\)\s*$")
# What publishing systems call a site that nobody named, as a matching key.
_DEFAULT = re.compile(
    r"(?:my (?:web)?site|site|blog|(?:just another )?wordpress(?: site)?|untitled|exported data|index|home|موقعي|مدونتي)[ \d-]*"
    r"|my-site-?\d*"
)
_SAVED_FROM = re.compile(r"saved from url=\(\d+\)(\S+)")
_ESCAPED = re.compile(r"&(?:[a-z]+|#\d+|#x[0-9a-f]+);", re.I)
_PUBLISHED = re.compile(
    r"^(?:article:published_time|og:article:published_time|og:published_time|datepublished|date_published|pubdate"
    r"|publishdate|publish-date|publish_date|published_date|date|dc\.date|dc\.date\.issued|dcterms\.date|dcterms\.created"
    r"|dcterms\.issued|article\.published|parsely-pub-date|sailthru\.date|cxenseparse:recs:publishtime|publication_date)$",
    re.I,
)
_PATH_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)[/_-](\d{1,2})[/_-](\d{1,2})(?!\d)")
_PATH_FIGURES = re.compile(r"(?<!\d)((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)")
_MODIFIED = re.compile(
    r"^(?:article:modified_time|og:updated_time|datemodified|last-modified|dcterms\.modified)$", re.I
)


@dataclass(frozen=True, slots=True)
class Meta:
    """A page's own statements; titles in the order of their worth, `(name, content)` pairs of days; `logo`: what the site is
    called stands beside its logo alone.
    """

    titles: tuple[str, ...]
    site: str
    author: str
    description: str
    address: str
    published: tuple[tuple[str, str], ...]
    modified: tuple[tuple[str, str], ...]
    items: tuple[Item, ...]
    rights: str = ""
    logo: bool = False


def read_meta(tree: Any) -> Meta:
    """The statements of `<head>`, of microdata's `meta` elements and of JSON-LD."""
    named: dict[str, list[str]] = {}
    for element in tree.xpath("//meta[@content]"):
        name = element.get("property") or element.get("name") or ""
        if name and (content := plain(element.get("content"))):
            named.setdefault(name.lower(), []).append(content)
    items = tuple(linked_items(tree))
    articles = [item for item in items if item.article]

    def first(*names: str) -> str:
        return next((named[name][0] for name in names if name in named), "")

    titles = [first("og:title"), *(plain(item.headline) for item in articles), first("twitter:title")]
    titles += [plain(element.text_content()) for element in tree.xpath("//head/title")[:1]]
    publisher = next((plain(item.publisher) for item in articles if item.publisher), "")
    # A page's own microdata; of a list of other articles it is not.
    owners = tree.xpath("//*[@itemprop='publisher']//meta[@itemprop='name']/@content")
    stated = [first("og:site_name", "application-name"), publisher, next(map(plain, owners), "")]
    site = _arabic_first([*stated, *_logos(tree)])
    return Meta(
        tuple(dict.fromkeys(title for title in titles if title)),
        site,
        first("author", "article:author", "dc.creator")
        or next((plain(item.author) for item in articles if item.author), "")
        or next(filter(None, map(_short, tree.xpath("//*[@itemprop='author']|//a[@rel='author']"))), ""),
        first("og:description", "description", "twitter:description"),
        _address(tree, first("og:url")),
        tuple((name, value) for name, values in named.items() if _PUBLISHED.match(name) for value in values),
        tuple((name, value) for name, values in named.items() if _MODIFIED.match(name) for value in values),
        items,
        _rights_holder(tree),
        logo=bool(site) and site != _arabic_first(stated),
    )


def _rights_holder(tree: Any) -> str:
    """Whose the page's last line of rights says it is, in Arabic: «© 2022 مجلة أوتار. تصميم …»; "" where it names nobody.

    A line of rights has a year or says so; what is credited beside a picture or in the article is none.
    """
    lines = (plain(element.text_content()) for element in reversed(tree.xpath(_WITH_RIGHTS)))
    return next(filter(None, map(rights_holder, lines)), "")


def rights_holder(line: str) -> str:
    """Whose the rights are by a line that says so, in Arabic: «جميع الحقوق محفوظة © شبكة …»; "" where it names nobody."""
    said = "حقوق" in line
    if not (said or _YEARS.search(line)):
        return ""
    at = _SIGN.search(line)
    parts = (line[at.end() :], line[: at.start()] if said else "") if at else (line if said else "",)
    for part in parts:
        bare = _NOT_IN_RIGHTS.sub(" ", _END_OF_RIGHTS.split(_YEARS.sub(" ", part).strip(), maxsplit=1)[0])
        name = site_words(" ".join(bare.split()))
        # «محفوظة لصحيفة النهر», «محفوظة للجزيرة».
        if name.startswith("لل"):
            name = f"ال{name[2:]}"
        elif name.startswith("ل") and names_an_outlet(name[1:]):
            name = name[1:]
        if _ARABIC.search(name) and 0 < len(name.split()) <= _CHOSEN.whole("name_words"):
            return name
    return ""


def site_words(name: str) -> str:
    """A site's name without what stands around it: «شعار جمعية …», «… جريدة إلكترونية مغربية», an acronym in brackets, its other
    alphabet; "" for what a publishing system calls a site that has no name.
    """
    name = _BRACKETED.sub("", name).strip(" :،-–|")
    if quoted := _QUOTED.fullmatch(name):
        name = quoted["name"] or quoted["other"]
    if _DEFAULT.fullmatch(matching_key(name)):
        return ""
    words = name.split()
    if len(words) > 1 and matching_key(words[0]) in _LOGO_WORDS:
        words = words[1:]
    tagline = _TAGLINE.search(" ".join(words))
    if tagline and not names_an_outlet(words[0]):
        words = " ".join(words)[: tagline.start()].split()
    arabic = [word for word in words if _ARABIC.search(word)]
    other = [word for word in words if not _ARABIC.search(word)]
    halves = [" ".join(arabic), " ".join(other)]
    split = all(halves) and " ".join(words) in (" ".join(halves), " ".join(reversed(halves)))
    # «Manarapress منارة بريس» is one name twice; «BBC News عربي» and «إذاعة مقام FM» are one.
    twice = split and len(arabic) > 1 and len(halves[1]) > _CHOSEN.whole("initials")
    return halves[0] if twice else " ".join(words)


def _arabic_first(names: list[str]) -> str:
    """The first name in Arabic letters, else the first; without the colon that some themes print behind it."""
    given = [tidied for name in names if (tidied := site_words(_arabic_part(name)))]
    return next((name for name in given if _ARABIC.search(name)), given[0] if given else "")


def _arabic_part(name: str) -> str:
    """Of a name in two alphabets («Rifpress - ريف بريس») the Arabic half."""
    parts = [part for part in _SEPARATOR.split(name) if part.strip()]
    arabic = [part for part in parts if _ARABIC.search(part)]
    return arabic[0] if len(parts) > 1 and len(arabic) == 1 else name


def _logos(tree: Any) -> list[str]:
    """What the alternative text of the page's logo calls the site: a picture that links to the front page or is named so."""
    found = tree.xpath(
        "//a[@href='/' or @href='./' or @href='index.html' or @href='/ar' or @href='/ar/']//img/@alt"
        # WordPress puts «wp-custom-logo» on the body.
        "|//*[not(self::body or self::html)][contains(@class,'logo') or contains(@id,'logo')]//img/@alt"
        "|//img[contains(@class,'logo')]/@alt"
    )
    names = [plain(name) for name in found]
    return [
        name
        for name in names
        if 0 < len(name.split()) <= _CHOSEN.whole("name_words") and matching_key(name) not in _LOGO_WORDS
    ]


def _short(element: Any) -> str:
    name = plain(element.get("content") or element.text_content())
    return name if len(name.split()) <= _CHOSEN.whole("name_words") else ""


def plain(text: str) -> str:
    """A value's text: entities escaped twice or thrice are their characters, white space is single."""
    for _ in range(2):
        if not _ESCAPED.search(text):
            break
        text = html.unescape(text)
    return " ".join(text.split())


def _address(tree: Any, shared: str) -> str:
    for found in tree.xpath("//link[@rel='canonical']/@href"):
        if found.strip():
            return str(found).strip()
    if shared:
        return shared
    for comment in tree.xpath("//comment()|preceding::comment()"):
        if saved := _SAVED_FROM.search(comment.text or ""):
            return saved[1]
    return ""


def title_readings(title: str, site: str) -> list[str]:
    """What of a page's title can be the headline: whole, or without the parts before or behind it, longest first."""
    cuts = [match.span() for match in _SEPARATOR.finditer(title)][: _CHOSEN.whole("title_cuts")]
    starts, ends = [0, *(end for _, end in cuts)], [*(start for start, _ in cuts), len(title)]
    found = {title[start:end].strip() for start in starts for end in ends if start < end}
    own = matching_key(site)
    return sorted((part for part in found if part and matching_key(part) != own), key=len, reverse=True)


def split_title(title: str, site: str) -> tuple[str, str]:
    """A page's title without the names of site and section, and the site's name as it stands there."""
    parts = [part.strip() for part in _SEPARATOR.split(title) if part.strip()]
    if len(parts) < 2:
        return ("" if matching_key(title) == matching_key(site) else title.strip()), ""
    longest = max(parts, key=lambda part: len(part.split()))
    at = title.index(longest)
    return longest, outer_name(title[at + len(longest) :]) or outer_name(title[:at])


def outer_name(rest: str, *, arabic: bool = False) -> str:
    """The site's name in what stands beside a headline in a page's title: the part farthest from it, or the `arabic` one."""
    parts = [part.strip() for part in _SEPARATOR.split(f" {rest} ") if part.strip(" -–—|:•·»/")]
    names = [part for part in parts if matching_key(part) not in title_rests() and not _ISSUE.match(part)]
    names = [name for part in names if (name := site_words(part))]
    if arabic:
        names = [name for name in names if _ARABIC.search(name)] or names
    # «مجلة أوتار» says itself what it is.
    called = [name for name in names if names_an_outlet(name)]
    return (called or names)[-1] if names else ""


def names_an_outlet(name: str) -> bool:
    """Whether a name begins with what it is the name of: «نشرة المتداول»."""
    return matching_key(name.partition(" ")[0]) in outlet_nouns()


def host_of(address: str) -> str:
    """The host of an address without «www.»; "" where it has none or is no address («http://[x»)."""
    return (_parts(address).hostname or "").removeprefix("www.")


def path_of(address: str) -> str:
    """The path of an address, decoded; "" where it is no address."""
    return unquote(_parts(address).path)


def _parts(address: str) -> SplitResult:
    try:
        return urlsplit(address)
    except ValueError:
        return urlsplit("")


def days_of(address: str) -> list[date]:
    """The day that an address states («/2024/03/05/», «20240305»), if any."""
    path = path_of(address)
    for match in (*_PATH_DAY.finditer(path), *_PATH_FIGURES.finditer(path)):
        try:
            return [date(*(int(part) for part in match.groups()))]
        except ValueError:
            continue
    return []
