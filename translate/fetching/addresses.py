"""Which addresses may be asked: http and https, on public networks."""

from __future__ import annotations

import ipaddress
import socket
from urllib.parse import urlsplit

from translate.errors import InputError

_SCHEMES = ("http", "https")


def is_address(text: str) -> bool:
    """Whether an input is the address of a page rather than of a file."""
    return text.lower().startswith(("http://", "https://"))


def check_address(url: str, *, allow_local: bool) -> None:
    """Refuses what is no web address, and hosts in private, loopback and other special networks.

    Raises InputError with one line; a host that cannot be found is one too.
    """
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise InputError(f"{url} is no web address ({error}); check it") from error
    if parts.scheme not in _SCHEMES or not host:
        raise InputError(f"{url} is no web address; give one that begins with https://")
    if allow_local:
        return
    try:
        found = socket.getaddrinfo(host, port or parts.scheme, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise InputError(f"{url}: there is no host {host}; check the address") from error
    for *_, place in found:
        check_peer(url, str(place[0]))


def check_peer(url: str, peer: str) -> None:
    """Refuses a network address that is not public. Raises InputError."""
    address = ipaddress.ip_address(peer.partition("%")[0])
    if isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped is not None:
        address = address.ipv4_mapped
    if not address.is_global or address.is_multicast:
        raise InputError(f"{url} is on a private network ({address}); pass --allow-local if it is meant")
