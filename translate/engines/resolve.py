"""Resolve: from what the user asked for to an engine that runs, with the reason in words.

`auto` takes, in this order: what the user configured (`MUJAZ_MODEL`, or `default` in models.toml), the best
installed model, the best model that can be fetched if its server answers within seconds, the embedded one.
"""

from __future__ import annotations

import os
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlsplit

from translate.engines.base import LoadedEngine
from translate.engines.chat import Address
from translate.engines.endpoint import EndpointEngine
from translate.engines.loading import load_folder, load_reference
from translate.engines.prompts import load_prompt
from translate.errors import ModelError
from translate.models import (
    Entry,
    HubUnreachable,
    Interrupted,
    Progress,
    Registry,
    Source,
    address,
    disk_has_room,
    endpoint,
    is_installed,
    is_pulled,
    load_registry,
    models_dir,
    pull,
    pulled_folder,
    reachable,
    recently_unreachable,
    remember_unreachable,
    silent,
    switched_off,
)

REFERENCE = "reference:"


def resolve_engine(
    name: str = "auto",
    *,
    offline: bool = False,
    fetch: bool = True,
    on_progress: Progress | None = None,
) -> LoadedEngine:
    """The engine of a registry name, a model folder, a served model's URL, `reference:NAME` or `auto`.

    `offline` keeps it from asking the network; without `fetch` only `auto` does not, as a download of hundreds of
    megabytes is nothing to begin unasked. A URL may name the served model after a `#`.

    Raises:
        ModelError: there is no such model, or it cannot be fetched, verified or run.
        ConfigError: the user's registry file is malformed.
    """
    progress = on_progress or silent
    registry = load_registry()
    if name == "auto":
        return _automatic(registry, offline=offline, fetch=fetch, progress=progress)
    reason = f"{name} was asked for"
    if name.startswith(REFERENCE):
        return _reference(name.removeprefix(REFERENCE), registry, reason, offline=offline, progress=progress)
    return _named(name, registry, reason, offline=offline, progress=progress)


def _automatic(registry: Registry, *, offline: bool, fetch: bool, progress: Progress) -> LoadedEngine:
    if chosen := chosen_here(registry):
        name, why = chosen
        return _named(name, registry, f"{name} is {why}", offline=offline, progress=progress)
    wanted, why = to_fetch(registry, offline=offline, fetch=fetch)
    for number, entry in enumerate(wanted, 1):
        try:
            return _fetched(entry, progress)
        except KeyboardInterrupt:
            why = f"fetching {entry.name} was stopped; to finish it, run: mujaz models pull {entry.name}"
            break
        except ModelError as error:
            failed = str(error).rstrip(".")
            # The first place is the one whose failure explains most.
            why = why or f"no other model is installed and {failed}"
            if isinstance(error, HubUnreachable) and not isinstance(error, Interrupted):
                remember_unreachable(_server(entry))
            if number < len(wanted):
                progress(f"{failed}; trying another place that has the model")
    progress(f"using the embedded model: {why}")
    return _open(registry["embedded"], f"embedded, because {why}", offline=True, progress=progress)


def chosen_here(registry: Registry) -> tuple[str, str] | None:
    """What `auto` takes without asking anybody, and why: what is configured, else the best installed model; None where
    there is neither.
    """
    if configured := os.environ.get("MUJAZ_MODEL", ""):
        return configured, "what MUJAZ_MODEL says"
    if registry.default:
        return registry.default, "your configured default"
    best = next((entry for entry in registry.ranked() if is_installed(entry)), None)
    return (best.name, "the best installed model") if best else None


def to_fetch(registry: Registry, *, offline: bool, fetch: bool) -> tuple[list[Entry], str]:
    """The places that `auto` fetches a model from, one after the other until one succeeds; and why it tries none."""
    known = registry.to_pull()
    if not known:
        return [], "no model that can be fetched is registered"
    refused = [_why_not_fetched(entry, offline=offline, fetch=fetch) for entry in known]
    wanted = [entry for entry, why in zip(known, refused, strict=True) if not why]
    return wanted, "" if wanted else refused[0]


def _why_not_fetched(entry: Entry, *, offline: bool, fetch: bool) -> str:
    """Why `auto` does not fetch a model that is not here; "" where it does."""
    if offline:
        return "no other model is installed and the run is offline"
    if switched_off():
        return "no other model is installed and the network is switched off (HF_HUB_OFFLINE)"
    if entry.needs_torch and find_spec("torch") is None:
        return f"no other model is installed, and converting {entry.name} needs pip install 'mujaz[torch]'"
    if not fetch:
        size = f" ({entry.size_mb:,} MB)" if entry.size_mb else ""
        return (
            f"no other model is installed; to fetch the good one{size}, run: mujaz models pull {entry.name}"
        )
    if recently_unreachable(_server(entry)):
        return "no other model is installed and the model's server did not answer minutes ago"
    if not disk_has_room(models_dir(), entry.size_mb):
        return f"no other model is installed and the disk has no room for {entry.name} ({entry.size_mb:,} MB)"
    return ""


def _fetched(best: Entry, progress: Progress) -> LoadedEngine:
    """The model, fetched; its server has a few seconds to answer."""
    if best.source.archive:
        if not reachable(best.source.archive):
            raise HubUnreachable(f"{_server(best)} cannot be reached; check the network")
        reason = f"{best.name} is the best model that can be fetched"
    else:
        reason = f"{best.name} is the best model of the hub"
    size = f", {best.size_mb:,} MB," if best.size_mb else ""
    progress(
        f"no translation model is installed: fetching {best.name}{size} once (--offline or MUJAZ_OFFLINE=1 prevents it; "
        "Ctrl-C goes on with the embedded model)"
    )
    return _open(best, reason, offline=False, progress=progress)


def _server(entry: Entry) -> str:
    """The server that a model comes from."""
    return urlsplit(address(entry.source.archive)).netloc if entry.source.archive else endpoint()


def _named(name: str, registry: Registry, reason: str, *, offline: bool, progress: Progress) -> LoadedEngine:
    if name.startswith(("http://", "https://")):
        url, _, model = name.partition("#")
        served = replace(registry["endpoint"], source=Source(url=url), served_model=model)
        return _open(served, reason, offline=offline, progress=progress)
    if name not in registry.entries and (folder := Path(name).expanduser()).is_dir():
        return _open(_own_entry(folder), reason, offline=offline, progress=progress)
    entry = registry[name]
    if name == "endpoint" and (url := os.environ.get("MUJAZ_ENDPOINT_URL", "")):
        entry = replace(entry, source=Source(url=url))
    return _open(entry, reason, offline=offline, progress=progress)


def installed_folder(name: str, *, offline: bool, on_progress: Progress | None = None) -> tuple[Path, Entry]:
    """The folder and the entry of a model that runs here: a registry name or a model folder; pulled if need be.

    Raises:
        ModelError: there is no such model, it cannot be fetched, or it has no files of its own.
    """
    registry = load_registry()
    if name not in registry.entries and (folder := Path(name).expanduser()).is_dir():
        return folder, _own_entry(folder)
    entry = registry[name]
    if entry.kind in ("embedded", "endpoint"):
        raise ModelError(f"{name} is no model with a folder of its own; name another of `mujaz models list`")
    return _folder(entry, offline=offline, progress=on_progress or silent), entry


def _open(entry: Entry, reason: str, *, offline: bool, progress: Progress) -> LoadedEngine:
    if entry.kind == "endpoint":
        return _endpoint(entry, reason)
    if entry.kind == "embedded":
        return _embedded(entry, reason, progress)
    loaded = load_folder(_folder(entry, offline=offline, progress=progress), entry, on_progress=progress)
    licence = ""
    if not entry.commercial:
        licence = f"{entry.name} is licensed {entry.licence}: its output may not be used commercially."
    return LoadedEngine(
        engine=loaded.engine,
        reason=reason,
        warning=" ".join(filter(None, (loaded.warning, licence))),
        least_trust=entry.least_trust,
        entry={**entry.as_text(), "source": loaded.source, "revision": loaded.revision},
    )


def _folder(entry: Entry, *, offline: bool, progress: Progress) -> Path:
    """The folder of an entry's files, pulled if need be."""
    if entry.source.path:
        folder = Path(entry.source.path).expanduser()
        if not folder.is_dir():
            raise ModelError(f"{entry.name} should be in {folder}, which is no folder; correct models.toml")
        return folder
    if is_pulled(entry.name):
        return pulled_folder(entry.name)
    if offline:
        raise ModelError(f"{entry.name} is not installed; run: mujaz models pull {entry.name}")
    return pull(entry, on_progress=progress)


def _own_entry(folder: Path) -> Entry:
    return Entry(
        name=folder.resolve().name,
        kind="",
        source=Source(path=str(folder)),
        licence="not known",
        commercial=True,
        notes="a folder of yours",
    )


def _embedded(entry: Entry, reason: str, progress: Progress) -> LoadedEngine:
    from translate.engines.embedded import open_embedded, prepare_embedded
    from translate.engines.runtime import default_runtime

    engine, lock, warning = open_embedded(prepare_embedded(progress), default_runtime(), entry.golden)
    return LoadedEngine(
        engine, reason, warning, entry.least_trust, {**entry.as_text(), "revision": lock.revision}
    )


def _endpoint(entry: Entry, reason: str) -> LoadedEngine:
    url = entry.source.url
    model = entry.served_model or os.environ.get("MUJAZ_ENDPOINT_MODEL", "")
    if not model:
        raise ModelError(
            f"which model does {url} serve? Set MUJAZ_ENDPOINT_MODEL, or `served_model` in models.toml"
        )
    key = os.environ.get(entry.api_key_variable or "MUJAZ_ENDPOINT_KEY", "")
    engine = EndpointEngine(
        Address(url, model, key),
        load_prompt(entry.prompt or "translate-chat"),
        name=entry.name,
        max_source_tokens=entry.max_source_tokens or 1024,
    )
    described = {**entry.as_text(), "source": url, "model": model}
    return LoadedEngine(engine, reason, "", entry.least_trust, described)


def _reference(
    name: str, registry: Registry, reason: str, *, offline: bool, progress: Progress
) -> LoadedEngine:
    folder = Path(name).expanduser()
    entry = _own_entry(folder) if name not in registry.entries and folder.is_dir() else registry[name]
    if entry.kind in ("embedded", "endpoint"):
        raise ModelError(f"{name} has no reference engine; only models in transformers format have one")
    engine = load_reference(_folder(entry, offline=offline, progress=progress), entry)
    return LoadedEngine(engine, reason, "", entry.least_trust, entry.as_text())
