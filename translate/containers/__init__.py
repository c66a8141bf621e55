"""Files that hold pages: what browsers save in one file (.mhtml, .webarchive), feeds (RSS, Atom) and lists of feeds (OPML).

In: bytes. Out: the page inside with its address and charset; a feed's items; the addresses of feeds.
"""

from translate.containers.archives import SavedPage, from_mhtml, from_webarchive
from translate.containers.feeds import Feed, Item, looks_like_feed, read_feed

__all__ = ["Feed", "Item", "SavedPage", "from_mhtml", "from_webarchive", "looks_like_feed", "read_feed"]
