"""Cleaning: what belongs to the page and not to the article is taken out, with a reason and its place."""

from translate.clean.article import Cleaned, clean, raw_span

__all__ = ["Cleaned", "clean", "raw_span"]
