"""Resolve: from what the user asked for to an engine that runs, with the reason in words."""

from __future__ import annotations

from translate.engines.base import LoadedEngine
from translate.engines.embedded import open_embedded, prepare_embedded
from translate.engines.runtime import default_runtime
from translate.registry import load_registry
from translate.store import Progress, silent


def resolve_engine(
    name: str = "auto", *, offline: bool = False, on_progress: Progress | None = None
) -> LoadedEngine:
    """The engine of that name."""
    progress = on_progress or silent
    registry = load_registry()
    entry = registry["embedded" if name == "auto" else name]
    engine, lock, warning = open_embedded(prepare_embedded(progress), default_runtime())
    return LoadedEngine(
        engine=engine,
        reason="asked for by name",
        warning=warning,
        entry={**entry.as_text(), "revision": lock.revision},
    )
