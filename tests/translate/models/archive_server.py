"""A server that gives out one archive, with byte ranges, and the ways a real one fails."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class Store:
    """What it gives. `breaks` are the places at which a connection ends, one an answer; `lies` adds to the length."""

    data: bytes
    breaks: list[int] = field(default_factory=list)
    status: int = 200
    kind: str = "application/zip"
    lies: int = 0
    mark: str = '"one"'
    ranges: bool = True
    asked: list[str] = field(default_factory=list)
    url: str = ""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    store: Store

    def log_message(self, format: str, *args: Any) -> None:
        """Says nothing."""

    def do_HEAD(self) -> None:
        self.send_response(self.store.status)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def do_GET(self) -> None:
        store = self.store
        asked = self.headers.get("Range", "")
        store.asked.append(asked)
        begin = 0
        if store.status != 200:
            self.send_response(store.status)
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        same = self.headers.get("If-Range", store.mark) == store.mark
        if asked and store.ranges and same:
            begin = int(asked.removeprefix("bytes=").rstrip("-"))
            if begin >= len(store.data):
                self.send_response(416)
                self.send_header("Content-Length", "0")
                self.end_headers()
                return
            self.send_response(206)
            self.send_header("Content-Range", f"bytes {begin}-{len(store.data) - 1}/{len(store.data)}")
        else:
            self.send_response(200)
        self.send_header("Content-Type", store.kind)
        self.send_header("ETag", store.mark)
        self.send_header("Content-Length", str(len(store.data) - begin + store.lies))
        self.end_headers()
        end = len(store.data)
        if store.breaks:
            end = max(begin, store.breaks.pop(0))
        self.wfile.write(store.data[begin:end])
        if end < len(store.data) or store.lies:
            self.close_connection = True
            self.connection.close()


@contextmanager
def serving(data: bytes) -> Iterator[Store]:
    """A running server of `data`."""
    store = Store(data)
    handler = type("Handler", (_Handler,), {"store": store})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    store.url = f"http://127.0.0.1:{server.server_address[1]}/models/tiny.zip"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield store
    finally:
        server.shutdown()
        server.server_close()
