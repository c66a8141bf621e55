"""Web pages: which part of a page is the article, and what the page says of its title, outlet and day.

In: a parsed page. Out: the article's text with what is left out of it and why, title, outlet, day and their evidence.
"""

from translate.pages.meta import host_of, rights_holder
from translate.pages.reading import Page, block_features, headline_features, read_page, what_stands_instead

__all__ = [
    "Page",
    "block_features",
    "headline_features",
    "host_of",
    "read_page",
    "rights_holder",
    "what_stands_instead",
]
