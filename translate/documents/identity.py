"""Names for documents: a file's stem, made unique by what is around it, not by the order of reading."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace

from translate.records import Document

_UNSAFE = re.compile(r"[^\w.+-]+")


def unique_ids(documents: Sequence[Document]) -> tuple[Document, ...]:
    """The documents with ids that differ: the stem; else with the ending, or the folder; else a number."""
    wanted = [_safe(document.id) for document in documents]
    alike: defaultdict[str, list[int]] = defaultdict(list)
    for index, identity in enumerate(wanted):
        alike[identity].append(index)
    for identity, members in alike.items():
        if len(members) == 1:
            continue
        for name in (_ending, _folder):
            added = {index: name(documents[index]) for index in members}
            if len(set(added.values())) == len(members) and all(added.values()):
                for index, extra in added.items():
                    wanted[index] = _joined(name, identity, extra)
                break
    return tuple(replace(d, id=i) for d, i in zip(documents, _numbered(wanted), strict=True))


def _joined(name: Callable[[Document], str], identity: str, extra: str) -> str:
    return f"{identity}-{extra}" if name is _ending else f"{extra}-{identity}"


def _ending(document: Document) -> str:
    return document.path.suffix.lstrip(".").lower() if document.path else ""


def _folder(document: Document) -> str:
    return _safe(document.path.resolve().parent.name) if document.path else ""


def _safe(identity: str) -> str:
    return _UNSAFE.sub("-", identity).strip("-.") or "article"


def _numbered(wanted: Sequence[str]) -> list[str]:
    taken, seen = set(wanted), Counter[str]()
    unique = []
    for identity in wanted:
        seen[identity] += 1
        number, name = seen[identity], identity
        while number > 1 and (name := f"{identity}-{number}") in taken:
            number += 1
        taken.add(name)
        unique.append(name)
    return unique
