"""Pages from the web, one request a host at a time, within limits, never from private networks unless told.

In: addresses (http, https). Out: bytes with their type and final address; one line of error for each that fails.
"""

from translate.fetching.addresses import is_address
from translate.fetching.fetcher import Fetched, Fetcher

__all__ = ["Fetched", "Fetcher", "is_address"]
