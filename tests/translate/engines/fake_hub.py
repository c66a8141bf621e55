"""A model hub on this machine: the few addresses a pull asks for, and the ways a real one fails."""

from __future__ import annotations

import hashlib
import json
import re
import threading
import time
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import unquote, urlsplit


@dataclass
class Hub:
    """Repositories by name: revision -> files. The other fields make it fail."""

    repositories: dict[str, dict[str, dict[str, bytes]]] = field(default_factory=dict)
    discussions: list[dict[str, Any]] = field(default_factory=list)
    # File name -> bytes sent before the connection breaks, each time.
    breaks: dict[str, int] = field(default_factory=dict)
    # File name -> bytes from its beginning that are given out at all.
    ends: dict[str, int] = field(default_factory=dict)
    # File names whose bytes arrive changed.
    damaged: set[str] = field(default_factory=set)
    hangs: bool = False
    status: int = 200
    gated: bool = False
    # What was asked, in order: "METHOD path range".
    asked: list[str] = field(default_factory=list)
    url: str = ""

    def start(self) -> ThreadingHTTPServer:
        hub = self

        class Handler(_Handler):
            owner = hub

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        server.daemon_threads = True
        self.url = f"http://127.0.0.1:{server.server_address[1]}"
        threading.Thread(target=server.serve_forever, daemon=True).start()
        return server

    def downloads(self, name: str) -> list[str]:
        """The byte ranges asked of a file ("" is all of it)."""
        wanted = [line for line in self.asked if line.startswith("GET") and line.split(" ")[1].endswith(name)]
        return [line.split(" ", 2)[2] for line in wanted]


def commit_of(files: dict[str, bytes]) -> str:
    """The commit hash of a revision: 40 hex digits that depend on the contents."""
    digest = hashlib.sha1()
    for name in sorted(files):
        digest.update(name.encode() + b"\0" + files[name])
    return digest.hexdigest()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    owner: Hub

    def log_message(self, format: str, *args: Any) -> None:
        """Says nothing."""

    def do_HEAD(self) -> None:
        self._answer(body=False)

    def do_GET(self) -> None:
        self._answer(body=True)

    def _answer(self, *, body: bool) -> None:
        hub = self.owner
        path = unquote(urlsplit(self.path).path)
        hub.asked.append(f"{self.command} {path} {self.headers.get('Range', '')}")
        if hub.hangs:
            time.sleep(30)
            return
        if hub.status != 200:
            self._send(hub.status, b'{"error": "out of order"}', body=body)
        elif match := re.fullmatch(r"/api/models/([^/]+/[^/]+)/discussions", path):
            found = {"discussions": hub.discussions, "count": len(hub.discussions), "start": 0}
            self._send_json(found, body=body)
        elif match := re.fullmatch(r"/api/models/([^/]+/[^/]+)/revision/(.+)", path):
            self._information(match[1], match[2], body=body)
        elif match := re.fullmatch(r"/api/models/([^/]+/[^/]+)/tree/([^/]+)(?:/.*)?", path):
            self._tree(match[1], match[2], body=body)
        elif match := re.fullmatch(r"/([^/]+/[^/]+)/resolve/([^/]+)/(.+)", path):
            self._file(match[1], match[2], match[3], body=body)
        else:
            self._send(404, b"{}", body=body)

    def _files(self, repository: str, revision: str) -> dict[str, bytes] | None:
        revisions = self.owner.repositories.get(repository, {})
        by_commit = {commit_of(files): files for files in revisions.values()}
        return revisions.get(revision) or by_commit.get(revision)

    def _information(self, repository: str, revision: str, *, body: bool) -> None:
        if self.owner.gated:
            self._send(403, b"{}", body=body, headers={"X-Error-Code": "GatedRepo"})
            return
        if repository not in self.owner.repositories:
            self._send(404, b"{}", body=body, headers={"X-Error-Code": "RepoNotFound"})
            return
        files = self._files(repository, revision)
        if files is None:
            self._send(404, b"{}", body=body, headers={"X-Error-Code": "RevisionNotFound"})
            return
        siblings = [
            {
                "rfilename": name,
                "size": len(data),
                "blobId": hashlib.sha1(data).hexdigest(),
                "lfs": {"sha256": hashlib.sha256(data).hexdigest(), "size": len(data), "pointerSize": 130},
            }
            for name, data in files.items()
        ]
        self._send_json({"id": repository, "sha": commit_of(files), "siblings": siblings}, body=body)

    def _tree(self, repository: str, revision: str, *, body: bool) -> None:
        files = self._files(repository, revision) or {}
        tree = [
            {"type": "file", "path": name, "size": len(data), "oid": hashlib.sha1(data).hexdigest()}
            for name, data in files.items()
        ]
        self._send_json(tree, body=body)

    def _file(self, repository: str, revision: str, name: str, *, body: bool) -> None:
        data = (self._files(repository, revision) or {}).get(name)
        if data is None:
            self._send(404, b"", body=body, headers={"X-Error-Code": "EntryNotFound"})
            return
        headers = {
            "X-Repo-Commit": revision,
            "ETag": f'"{hashlib.sha256(data).hexdigest()}"',
            "Accept-Ranges": "bytes",
        }
        sent = data
        if name in self.owner.damaged:
            sent = bytes([data[0] ^ 1]) + data[1:]
        status, start = 200, 0
        if wanted := self.headers.get("Range"):
            start = int(wanted.removeprefix("bytes=").split("-")[0])
            headers["Content-Range"] = f"bytes {start}-{len(data) - 1}/{len(data)}"
            sent, status = sent[start:], 206
        stop = self.owner.breaks.get(name)
        if name in self.owner.ends:
            stop = max(0, self.owner.ends[name] - start)
        self._send(status, sent, body=body, headers=headers, stop=stop)

    def _send_json(self, value: Any, *, body: bool) -> None:
        self._send(200, json.dumps(value).encode(), body=body, headers={"Content-Type": "application/json"})

    def _send(
        self,
        status: int,
        data: bytes,
        *,
        body: bool,
        headers: dict[str, str] | None = None,
        stop: int | None = None,
    ) -> None:
        self.send_response(status)
        for name, value in {"Content-Length": str(len(data)), **(headers or {})}.items():
            self.send_header(name, value)
        self.end_headers()
        if not body:
            return
        if stop is not None and stop < len(data):
            self.wfile.write(data[:stop])
            self.wfile.flush()
            self.close_connection = True
            self.connection.close()
            return
        self.wfile.write(data)
